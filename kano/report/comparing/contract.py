"""What JSON holds of a comparison of groups."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from kano.analyses import kinds as k
from kano.analyses.comparing.comparison import Comparison
from kano.analyses.comparing.rows import Choices, CompareRow
from kano.analyses.row import Row, flatten
from kano.provenance import Provenance
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, SETTINGS, Excluded, Format, Sources, Version, Warned, origin
from kano.values import dataclass
from kano.version import __version__


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """Which features of a Kano survey differ between groups of respondents, how, and how sure that is.

    Numbers are raw: shares and probabilities from 0 to 1, null where undefined.
    """

    format: Format = FORMAT
    kind: Annotated[Literal["comparison"], KIND] = "comparison"
    kano: Version = __version__
    settings: Annotated[Choices, SETTINGS]
    sources: Sources
    wave: k.WaveName
    features: Annotated[tuple[CompareRow, ...], "one entry a column of respondents and feature"]
    excluded: Excluded
    warnings: Warned


@dataclass(frozen=True)
class Line(Row):
    """A group of a feature, with what is said of the feature."""

    row: CompareRow

    def lines(self) -> Iterator[dict[str, Any]]:
        """A flat line a group."""
        told = self.row.plain()
        groups = told.pop("groups")
        gaps = {f"{name}_{key}": value for name in ("better", "worse") for key, value in told.pop(name).items()}
        for group in groups:
            yield {**_first(told), **flatten(group), **_rest(told), **gaps}


FIRST = ("by", "feature", "label")


def _first(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in FIRST}


def _rest(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in FIRST}


def data(result: Comparison, provenance: Provenance, rows: Sequence[CompareRow]) -> Data:
    """The content, and a row a group of a feature."""
    content = Content(
        settings=result.settings,
        wave=result.waves[-1].key or None,
        features=tuple(rows),
        **origin(provenance),
    )
    return Data(content, [Line(row) for row in rows])
