"""What JSON holds of a check."""

from collections.abc import Sequence
from typing import Annotated, Literal

from kano.analyses import kinds as k
from kano.analyses.checking.check import Check
from kano.analyses.checking.rows import CheckRow, Choices
from kano.analyses.row import Row
from kano.provenance import Provenance
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, SETTINGS, Excluded, Format, Sources, Version, Warned, origin
from kano.values import dataclass
from kano.version import __version__


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """Whether a Kano survey shows what it must: targets, and what was found.

    Numbers are raw: shares and probabilities from 0 to 1, null where undefined.
    """

    format: Format = FORMAT
    kind: Annotated[Literal["check"], KIND] = "check"
    kano: Version = __version__
    settings: Annotated[Choices, SETTINGS]
    sources: Sources
    passed: Annotated[k.Flag, "whether a run that asks for these targets passes"]
    checks: Annotated[tuple[CheckRow, ...], "one entry a target"]
    excluded: Excluded
    warnings: Warned


def data(result: Check, provenance: Provenance, rows: Sequence[CheckRow]) -> Data:
    """The content, and a row a target."""
    content = Content(
        settings=result.settings,
        passed=result.passed,
        checks=tuple(rows),
        **origin(provenance),
    )
    return Data(content, tuple(rows))
