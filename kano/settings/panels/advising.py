"""What a study decides about its advice: the table [advice] of the settings, and what its owner decided."""

from kano.errors import Problem
from kano.provenance import frozen_map
from kano.settings.kinds import TRUTH, Kind, is_number
from kano.settings.option import CHOICES, READING, declared, one_of
from kano.values import dataclass

SCALES = {
    "0-10": (0.0, 10.0),
    "1-10": (1.0, 10.0),
    "1-7": (1.0, 7.0),
    "1-5": (1.0, 5.0),
    "percent": (0.0, 100.0),
}
"""Lowest and highest mark of each scale that marks are asked on."""
DECISIONS = ("first", "next", "drop", "leave")
"""What an owner can decide about a feature in place of the advice; "leave": none of the others."""
_ON = ("advise",)


def mark_scales() -> tuple[str, ...]:
    """The scales that marks are asked on."""
    return tuple(SCALES)


def _wrong_mark(mark: float, where: str) -> Problem | None:
    """A number above 0, up to the top of the highest scale; 0 leaves it to the scale."""
    return None if 0 <= mark <= 100 else Problem(f"{mark:g} is no mark", where, "Allowed: above 0, up to 100.")


_PASS = Kind(
    fits=is_number, python="float", typed=float, wanted="It must be a number.",
    schema=frozen_map({"type": "number", "minimum": 0, "maximum": 100}),
)  # fmt: skip


@dataclass(frozen=True)
class AdviceSettings:
    """How advice is given; each field's meaning is that of its option."""

    marks: str = declared(
        "", on=_ON, panel=READING, metavar="FILE",
        help="How well each feature is done now: a sheet of features and marks, or of people's marks.",
        meaning="File of marks: feature, mark and, where known, n, sd and cost; or a row a respondent.",
    )  # fmt: skip
    mark_scale: str = declared(
        "", allowed=mark_scales, check=one_of("scale of marks", mark_scales), on=_ON, panel=READING,
        metavar="SCALE", help="Scale of the marks: {allowed}; found by the marks themselves otherwise.",
        meaning="Scale that marks are asked on; found by the marks where it isn't given.",
    )  # fmt: skip
    pass_mark: float = declared(
        0.0, kind=_PASS, check=_wrong_mark, on=_ON, panel=CHOICES, metavar="MARK",
        help="Mark from which basis is in order; default: 8 of 10, 4 of 5, 80 of 100.",
        meaning="Mark from which basis is in order, on the scale of the marks; 0: eight tenths of the highest.",
    )  # fmt: skip
    strict: bool = declared(
        False, kind=TRUTH, on=_ON, panel=CHOICES, help="Basis must be flawless: nothing but the top mark.",
        meaning="Whether basis is in order only where everybody gives the top mark.",
    )  # fmt: skip


@dataclass(frozen=True)
class OverrideSettings:
    """What the owner of a feature decided in place of the advice, and why."""

    key: str
    advice: str
    reason: str
