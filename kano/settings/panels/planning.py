"""Options before a survey: what a planned or a made-up one is like."""

from kano.settings.kinds import NUMBER, TRUTH, WHOLE
from kano.settings.option import OUTPUT, Option, declared
from kano.values import dataclass
from kano.words.languages import covering, either

AIMS, TRUTHS, PEOPLE = "What it should tell", "What is true", "Who is asked"
_BOTH, _POWER, _SIMULATE = ("power", "simulate"), ("power",), ("simulate",)


@dataclass(frozen=True)
class FieldWork:
    """What is true and who is asked; each field's meaning is that of its option."""

    drift: str = declared(
        "usual", on=_BOTH, panel=TRUTHS, metavar="DRIFT",
        help='From first to last wave: usual (default), or shares such as "A42 O16 M10 I32 > A30 O24 M16 I30".',
    )  # fmt: skip
    noise: float = declared(
        0.0, kind=NUMBER, on=_BOTH, panel=TRUTHS, metavar="SD",
        help="How much field work of waves differs: sd in log shares, 0 (default).",
    )  # fmt: skip
    waves: int = declared(
        4, kind=WHOLE, on=_BOTH, help="Waves, 4 (default); power of 1: until all is clear.", panel=PEOPLE,
        metavar="N",
    )  # fmt: skip
    respondents: int = declared(
        200, kind=WHOLE, on=_BOTH, help="Respondents a wave, 200 (default).", panel=PEOPLE, metavar="N"
    )
    non_response: float = declared(
        0.0, kind=NUMBER, on=_BOTH, panel=PEOPLE, metavar="SHARE",
        help="Part of questions left open, 0 (default).",
    )  # fmt: skip
    weights: float = declared(
        0.0, kind=NUMBER, on=_BOTH, panel=PEOPLE, metavar="CV",
        help="Coefficient of variation of survey weights, 0 (default): none.",
    )  # fmt: skip
    seed: int = declared(
        0, kind=WHOLE, on=_BOTH, help="Seed of what is drawn, 0 (default).", panel=OUTPUT, metavar="N"
    )


@dataclass(frozen=True)
class PlanOptions(FieldWork):
    """What `power` takes."""

    margin: float = declared(
        0.1, kind=NUMBER, on=_POWER, panel=AIMS, metavar="MARGIN",
        help="Know Better and Worse within this, 0.1 (default).",
    )  # fmt: skip
    power: float = declared(
        0.8, kind=NUMBER, on=_POWER, panel=AIMS, metavar="P",
        help="Probability of finding the drift, 0.8 (default).",
    )  # fmt: skip
    features: int = declared(
        30, kind=WHOLE, on=_POWER, help="Features asked, 30 (default).", panel=PEOPLE, metavar="N"
    )
    moving: int = declared(
        0, kind=WHOLE, on=_POWER, panel=TRUTHS, metavar="N",
        help="Features that drift; the others keep still. One in ten (default).",
    )  # fmt: skip
    deff: float = declared(
        1.0, kind=NUMBER, on=_POWER, panel=PEOPLE, metavar="NUMBER",
        help="Design effect of clusters, 1 (default): people drawn one by one.",
    )  # fmt: skip
    lang: str = declared("en", meaning=f"Language of the report: {' or '.join(covering('power'))}.")


@dataclass(frozen=True)
class SimulateOptions(FieldWork):
    """What `simulate` takes."""

    course: str = declared(
        "stable", on=_SIMULATE, panel=TRUTHS, metavar="COURSE",
        help="How true shares move: stable (default), drift, walk (at random), step (all at once).",
    )  # fmt: skip
    moving: float = declared(
        1.0, kind=NUMBER, on=_SIMULATE, panel=TRUTHS, metavar="SHARE",
        help="Part of features that drift, 1 (default).",
    )  # fmt: skip
    features: int = declared(
        10, kind=WHOLE, on=_SIMULATE, help="Features asked, 10 (default).", panel=PEOPLE, metavar="N"
    )
    panel: bool = declared(
        False, kind=TRUTH, on=_SIMULATE, panel=PEOPLE, help="Ask the same people in every wave.",
    )  # fmt: skip
    start: str = declared(
        "2024-01", on=_SIMULATE, help="First wave, 2024-01 (default).", panel=PEOPLE, metavar="DATE"
    )
    every: int = declared(
        6, kind=WHOLE, on=_SIMULATE, help="Months between waves, 6 (default).", panel=PEOPLE, metavar="MONTHS"
    )
    lang: str = declared(
        "en", on=_SIMULATE, help=f"Language: {either(covering('made_up'))}.", panel=OUTPUT, metavar="LANG"
    )
    wording: str = declared("", on=_SIMULATE, help="Answer wording.", panel=OUTPUT, metavar="KEY")


WRITTEN = (
    Option(
        name="output", default="simulated", on=_SIMULATE, flags=("-o", "--output"), panel=OUTPUT,
        metavar="PLACE", help="Folder for a file a wave (simulated), or one .xlsx or .csv.",
    ),
    Option(
        name="to", default="xlsx", on=_SIMULATE, panel=OUTPUT, metavar="FORMAT",
        help="In a folder: xlsx (default) or csv.",
    ),
    Option(
        name="truth", on=_SIMULATE, panel=OUTPUT, metavar="FILE", help="File of the truth, .json or .csv.",
    ),
)  # fmt: skip
