"""What JSON holds of an audit."""

from collections.abc import Sequence
from typing import Annotated, Literal

from kano.analyses.auditing.audit import Audit
from kano.analyses.auditing.rows import AuditRow, Checked, Choices
from kano.analyses.row import Row
from kano.provenance import Provenance
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, SETTINGS, Excluded, Format, Sources, Version, Warned, origin
from kano.values import dataclass
from kano.version import __version__


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """How far the answers of a Kano survey can be trusted.

    Signs of careless respondents, counted, and questions that may have gone wrong. Numbers are raw; shares from
    0 to 1, null where undefined. Nothing is said of a respondent but the row.
    """

    format: Format = FORMAT
    kind: Annotated[Literal["audit"], KIND] = "audit"
    kano: Version = __version__
    settings: Annotated[Choices, SETTINGS]
    sources: Sources
    features: Annotated[tuple[AuditRow, ...], "one entry a feature, over all waves and files"]
    respondents: Annotated[
        tuple[Checked, ...], "the respondents of each file or sheet; empty where there are only counts"
    ]
    excluded: Excluded
    warnings: Warned


def data(result: Audit, provenance: Provenance, rows: Sequence[AuditRow]) -> Data:
    """The content, and a row a feature."""
    content = Content(
        settings=result.settings, features=tuple(rows), respondents=result.checked, **origin(provenance)
    )
    return Data(content, rows)
