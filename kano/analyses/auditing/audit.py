"""How far the answers can be trusted: careless respondents, and features whose questions went wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, get_args

import numpy as np
from numpy.typing import NDArray

from kano.analyses.auditing.exclusion import Part, places
from kano.analyses.auditing.rows import AuditRow, Checked, Choices, Finding, Sign
from kano.analyses.auditing.suspects import USUAL_Q, careless_of
from kano.analyses.classifying.classification import as_categories
from kano.analyses.result import Arrays
from kano.counts import Counts
from kano.evaluation import table
from kano.provenance import Provenance
from kano.responses import Responses
from kano.scale import CATEGORIES, Category
from kano.settings.panels.study import Settings
from kano.values import dataclass

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FEWEST = 10
"""Answer pairs, or people asked, from which a share of them is worth telling."""
MOSTLY = 0.5
OPEN = 0.1
"""Share of people who left a question open from which it deserves a look."""
CONTROL = 0.1
"""Share of people who want what nearly everybody should reject."""
FINDINGS: tuple[Finding, ...] = get_args(Finding)
"""Keys of what may be wrong with a feature."""


@dataclass(frozen=True, eq=False)
class Audit(Arrays[AuditRow]):
    """The quality of the answers about each feature, and of the respondents of each file.

    `AuditRow` says what each array holds.
    """

    name: ClassVar[str] = "audit"
    row: ClassVar[type[AuditRow]] = AuditRow

    settings: Choices
    n: Ints
    no_answer: Ints
    not_asked: Ints
    open: Floats
    questionable: Floats
    reverse: Floats
    wanted: Floats
    checked: tuple[Checked, ...] = ()

    def rows(self, language: str = "") -> list[AuditRow]:
        """A row a feature, with what may be wrong with it."""
        controls = {feature.key: feature.control for feature in self.features}
        return [_judged(AuditRow(**cell, control=controls[cell["feature"]])) for cell in self._cells(language)]


def audit(
    parts: Sequence[Part], origins: Sequence[Provenance], counts: Counts, settings: Settings | None = None
) -> Audit:
    """Look for careless respondents in each part, and for questions that went wrong in all of them together.

    `counts` are those of all parts. Counts without respondents are looked at by feature only.
    """
    settings = settings or Settings()
    whole = as_categories(counts, table(settings.table)).total().pooled()
    base = whole.n.sum(-1)
    asked = base + whole.no_answer
    people = zip(parts, origins, strict=True)
    return Audit(
        waves=whole.waves,
        segments=whole.segments,
        features=whole.features,
        by="",
        settings=Choices(
            table=whole.table or table(settings.table).key,
            exclude=settings.exclude or None,
            weighted=whole.people_weighted,
        ),
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


def _judged(row: AuditRow) -> AuditRow:
    return replace(row, findings=tuple(key for key in FINDINGS if _FOUND[key](row)))


def _much(row: AuditRow, share: float | None, limit: float) -> bool:
    return row.n >= FEWEST and (share or 0.0) > limit


_FOUND: Mapping[Finding, Callable[[AuditRow], bool]] = {
    "swapped": lambda row: not row.control and _much(row, row.reverse, MOSTLY),
    "reverse": lambda row: not row.control and _reversed(row),
    "questionable": lambda row: _much(row, row.questionable, USUAL_Q),
    "open": lambda row: row.n + row.no_answer >= FEWEST and (row.open or 0.0) > OPEN,
    "control": lambda row: row.control and _much(row, row.wanted, CONTROL),
}


def _reversed(row: AuditRow) -> bool:
    """More people reject the feature than want it, though not most of all."""
    return _much(row, row.reverse, row.wanted or 0.0) and not _much(row, row.reverse, MOSTLY)
