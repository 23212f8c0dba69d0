"""What JSON holds of a drift analysis."""

from collections.abc import Sequence
from typing import Annotated, Literal

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.rows import BackTestRow, Choices, DriftRow, NoiseRow, Review, StudyRow, StudyWave
from kano.analyses.row import Row
from kano.provenance import Provenance
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, SETTINGS, Excluded, Format, Sources, Version, Warned, origin
from kano.values import dataclass
from kano.version import __version__


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """What became of each feature between the waves of a Kano survey.

    Numbers are raw: shares and probabilities from 0 to 1, null where undefined.
    """

    format: Format = FORMAT
    kind: Annotated[Literal["drift"], KIND] = "drift"
    kano: Version = __version__
    settings: Annotated[Choices, SETTINGS]
    sources: Sources
    features: Annotated[tuple[DriftRow, ...], "one entry a feature and group"]
    excluded: Excluded
    warnings: Warned
    study: Annotated[StudyRow, "what is said of the study as a whole"]


def data(result: Drift, provenance: Provenance, rows: Sequence[DriftRow]) -> Data:
    """The content, and rows that each give a line a wave."""
    content = Content(settings=result.settings, features=tuple(rows), study=study(result), **origin(provenance))
    return Data(content, rows)


def study(result: Drift) -> StudyRow:
    """What is said of the waves together."""
    noise = result.noise
    return StudyRow(
        waves=tuple(StudyWave(wave.key, wave.date, wave.wording or None) for wave in result.waves if wave.date),
        noise=NoiseRow(noise.q2**0.5 if noise.estimated else None, noise.features),
        looks=result.looks,
        common=result.common,
        backtest=BackTestRow(result.backtest.right, result.backtest.of),
        season=result.season,
        supply=result.supply,
        review=Review(result.review, result.today, result.overdue),
    )
