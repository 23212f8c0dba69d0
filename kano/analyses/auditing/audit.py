"""How far the answers can be trusted: careless respondents, and features whose questions went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kano.analyses.auditing.exclusion import Part, places
from kano.analyses.auditing.suspects import USUAL_Q, careless_of
from kano.analyses.classifying.classification import as_categories
from kano.analyses.result import Kind, Result, column, stated
from kano.counts import Counts
from kano.provenance import Provenance
from kano.responses import Responses
from kano.scale import CATEGORIES, Category
from kano.settings.study import Settings

Floats = NDArray[np.float64]

FEWEST = 10
"""Answer pairs, or people asked, from which a share of them is worth telling."""
MOSTLY = 0.5
OPEN = 0.1
"""Share of people who left a question open from which it deserves a look."""
CONTROL = 0.1
"""Share of people who want what nearly everybody should reject."""
FINDINGS = ("swapped", "reverse", "questionable", "open", "control")
"""Keys of what may be wrong with a feature."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How many respondents of a file show one sign of careless answers."""

    key: str
    count: int | None
    """None where the file can't tell."""
    where: tuple[str, ...] = ()
    """The first few rows."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The respondents of one file."""

    file: str
    sheet: str | None
    respondents: int
    suspicious: int
    """How many show any sign."""
    median_seconds: float | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True, eq=False)
class Audit(Result):
    """The quality of the answers about each feature, and of the respondents of each file."""

    name: ClassVar[str] = "audit"

    n: NDArray[np.int64] = column(Kind.COUNT, "people who answered both questions")
    no_answer: NDArray[np.int64] = column(Kind.COUNT, "people who left one or both questions open")
    not_asked: NDArray[np.int64] = column(Kind.COUNT, "people who were never asked")
    open: Floats = column(Kind.SHARE, "part of those asked who left one or both questions open")
    questionable: Floats = column(
        Kind.SHARE, "part of the pairs that contradict themselves; up to 5 % is usual"
    )
    reverse: Floats = column(
        Kind.SHARE, "part of the pairs that say the opposite of what the questions suppose"
    )
    wanted: Floats = column(Kind.SHARE, "part of the pairs that want the feature: M, O and A")
    checked: tuple[Checked, ...] = ()

    def more(self, language: str = "") -> Mapping[str, Any]:
        """The respondents of each file, counted by the signs that they show."""
        del language
        return {"respondents": [_plain(each) for each in self.checked]}

    def _record(self, w: int, s: int, f: int, language: str) -> dict[str, Any]:
        record = super()._record(w, s, f, language)
        record["control"] = self.features[f].control
        record["findings"] = [key for key in FINDINGS if _FOUND[key](record)]
        return record


def audit(
    parts: Sequence[Part], origins: Sequence[Provenance], counts: Counts, settings: Settings | None = None
) -> Audit:
    """Look for careless respondents in each part, and for questions that went wrong in all of them together.

    `counts` are those of all parts. Counts without respondents are looked at by feature only.
    """
    settings = settings or Settings()
    whole = as_categories(counts, settings.table).total().pooled()
    base = whole.n.sum(-1)
    asked = base + whole.no_answer
    people = zip(parts, origins, strict=True)
    return Audit(
        waves=whole.waves,
        segments=whole.segments,
        features=whole.features,
        by="",
        settings=stated(table=settings.table, exclude=settings.exclude or None, weighted=whole.weighted),
        n=base,
        no_answer=whole.no_answer,
        not_asked=whole.not_asked,
        open=_part(whole.no_answer, asked),
        questionable=_part(whole.n[..., CATEGORIES.index(Category.QUESTIONABLE)], base),
        reverse=_part(whole.n[..., CATEGORIES.index(Category.REVERSE)], base),
        wanted=_part(sum(whole.n[..., i] for i, each in enumerate(CATEGORIES) if each.component), base),
        checked=tuple(
            _checked(part, origin, settings) for part, origin in people if isinstance(part, Responses)
        ),
    )


def _part(some: Any, all_of: NDArray[np.int64]) -> Floats:  # noqa: ANN401 - counts of any shape
    share = np.full(all_of.shape, np.nan)
    np.divide(some, all_of, out=share, where=all_of > 0)
    return share


def _checked(part: Responses, origin: Provenance, settings: Settings) -> Checked:
    found = careless_of(part, settings)
    source = origin.sources[0] if origin.sources else None
    return Checked(
        file=source.file if source else "",
        sheet=source.sheet if source else None,
        respondents=len(part),
        suspicious=int(found.suspicious.sum()),
        median_seconds=None if part.seconds is None else float(np.nanmedian(part.seconds)),
        signs=tuple(
            Sign(key, None) if mask is None else Sign(key, int(mask.sum()), places(part, mask))
            for key, mask in found.signs.items()
        ),
    )


def _plain(checked: Checked) -> dict[str, Any]:
    signs = [{"sign": each.key, "count": each.count, "where": list(each.where)} for each in checked.signs]
    return {**asdict(checked), "signs": signs}


def _much(record: dict[str, Any], name: str, limit: float) -> bool:
    return record["n"] >= FEWEST and (record[name] or 0.0) > limit


_FOUND: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    "swapped": lambda record: not record["control"] and _much(record, "reverse", MOSTLY),
    "reverse": lambda record: not record["control"] and _reversed(record),
    "questionable": lambda record: _much(record, "questionable", USUAL_Q),
    "open": lambda record: record["n"] + record["no_answer"] >= FEWEST and (record["open"] or 0.0) > OPEN,
    "control": lambda record: record["control"] and _much(record, "wanted", CONTROL),
}


def _reversed(record: dict[str, Any]) -> bool:
    """More people reject the feature than want it, though not most of all."""
    return _much(record, "reverse", record["wanted"] or 0.0) and not _much(record, "reverse", MOSTLY)
