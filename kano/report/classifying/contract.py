"""What JSON holds of a classification."""

from collections.abc import Sequence
from typing import Annotated, Literal

from kano.analyses.classifying.changed import Since
from kano.analyses.classifying.classification import Classification
from kano.analyses.classifying.rows import Choices, FeatureRow
from kano.analyses.grouping.rows import GroupedRow
from kano.analyses.kinds import Only
from kano.analyses.ranking.ranking import RankRow
from kano.analyses.row import Row
from kano.analyses.sampling import DesignTold
from kano.provenance import Provenance
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, SETTINGS, Excluded, Format, Sources, Version, Warned, origin
from kano.values import dataclass
from kano.version import __version__

KEPT = Only(("feature", "wave", "segment", "category", "component", "category_p", "n"))


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """What each feature of a Kano survey is, and how sure that is.

    Numbers are raw: shares and probabilities from 0 to 1, null where undefined.
    """

    format: Format = FORMAT
    kind: Annotated[Literal["classification"], KIND] = "classification"
    kano: Version = __version__
    settings: Annotated[Choices, SETTINGS]
    sources: Sources
    features: Annotated[tuple[FeatureRow, ...], "one entry a wave, segment and feature"]
    design: Annotated[DesignTold | None, "clusters and strata; null where the settings name none"]
    with_everybody: Annotated[
        tuple[FeatureRow, ...] | None, KEPT, "the same with those left out elsewhere; null where nobody is"
    ]
    since: Annotated[Since | None, "what is new since a baseline; null without one"]
    groups: Annotated[
        tuple[GroupedRow, ...], "features rolled up by a grouping; empty where none was asked for"
    ]
    ranks: Annotated[tuple[RankRow, ...], "places of features; empty where no ranking was asked for"]
    excluded: Excluded
    warnings: Warned


def data(
    result: Classification,
    provenance: Provenance,
    rows: Sequence[FeatureRow],
    shown: Sequence[FeatureRow],
    more: tuple[Sequence[GroupedRow], Sequence[RankRow]] = ((), ()),
) -> Data:
    """The content with these rows and `more`, groups and ranks; as a table those shown where they are all."""
    before = None if result.before is None else tuple(result.before.rows())
    content = Content(
        settings=result.settings,
        features=tuple(rows),
        design=result.design,
        with_everybody=before,
        since=result.since,
        groups=tuple(more[0]),
        ranks=tuple(more[1]),
        **origin(provenance),
    )
    return Data(content, shown if len(rows) == len(shown) else rows)
