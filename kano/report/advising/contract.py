"""What JSON holds of advice."""

from collections.abc import Sequence
from typing import Annotated, Literal

from kano.analyses.advising.advice import Advice
from kano.analyses.advising.rows import (
    PARTS,
    AnswerRow,
    Choices,
    ExpectedRow,
    GateRow,
    LineRow,
    Parts,
    RenewalRow,
)
from kano.analyses.row import Row
from kano.analyses.scoring.rows import ContrastRow, OutcomeRow
from kano.provenance import Provenance
from kano.report.advising.outcomes import labelled
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, SETTINGS, Excluded, Format, Sources, Version, Warned, origin
from kano.values import dataclass
from kano.version import __version__


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """What to do first, next, not at all, and what is not known, as lines with evidence, n and certainty.

    Advice, not orders: what an owner decided otherwise stands beside what was measured. Numbers are raw; shares
    and probabilities from 0 to 1, null where undefined.
    """

    format: Format = FORMAT
    kind: Annotated[Literal["advice"], KIND] = "advice"
    kano: Version = __version__
    settings: Annotated[Choices, SETTINGS]
    sources: Sources
    answers: Annotated[tuple[AnswerRow, ...], "the four short answers"]
    proposition: Annotated[Parts, PARTS, "features of the proposition by component"]
    expected: Annotated[ExpectedRow, "what the team expected beside what was measured"]
    gate: Annotated[GateRow, "whether the basis works"]
    renewal: Annotated[RenewalRow, "the supply of bijzonder features, and when to measure again"]
    outcomes: Annotated[tuple[OutcomeRow, ...], "means of what everybody was asked once, about no feature"]
    contrasts: Annotated[tuple[ContrastRow, ...], "those outcomes of some people beside those of the others"]
    lines_: Annotated[tuple[LineRow, ...], "one entry a statement, in the order of the five steps"]
    excluded: Excluded
    warnings: Warned


def data(result: Advice, provenance: Provenance, rows: Sequence[LineRow], language: str) -> Data:
    """The content, and a row a statement."""
    outcomes, contrasts = labelled(result, language)
    content = Content(
        settings=result.settings,
        answers=result.answers,
        proposition=result.proposition,
        expected=result.expected,
        gate=result.gate,
        renewal=result.renewal,
        outcomes=tuple(outcomes),
        contrasts=tuple(contrasts),
        lines_=tuple(rows),
        **origin(provenance),
    )
    return Data(content, rows)
