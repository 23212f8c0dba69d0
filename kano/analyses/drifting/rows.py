"""What is said of the drift of one feature, and of the study as a whole: the types of it, nothing computed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from kano.analyses import kinds as k
from kano.analyses.drifting.comparability import Difference
from kano.analyses.drifting.outlook import Overdue
from kano.analyses.drifting.strand import Undecided
from kano.analyses.drifting.whole_study import CommonRow, Looks, Supply
from kano.analyses.row import Row, flatten, plain
from kano.measures.waves.verdict import Verdict
from kano.scale import Category
from kano.settings.panels.drift import ADJUSTMENTS
from kano.values import dataclass

WITHOUT_FEATURE = k.Only(("what", "waves", "said"))
Direction = Literal["basis", "bijzonder", "interest", "indifference"]
Shares = Annotated[
    Mapping[Category, k.Share], k.Kind.SHARE, k.Named("shares", "a share or probability for each category")
]
Transitions = Mapping[
    Category, Annotated[Mapping[Category, k.People], k.Named("people", "people by category in their last wave")]
]
TEST_NAMES = (
    "ladder", "birth", "change", "trend", "stuart_maxwell", "unusable", "bowker", "mcnemar_M", "mcnemar_A",
    "sampling_only",
)  # fmt: skip
"""Names of the tests there are; sampling_only is all in one budget, as if field works didn't differ."""


@dataclass(frozen=True)
class WaveRow(Row):
    """A feature in one wave."""

    wave: Annotated[k.Text, "key of the wave"]
    date: Annotated[dt.date, "when it began"]
    too_few: Annotated[k.Flag, "whether the segment is too small here to be shown; all numbers are then null"]
    n: Annotated[k.Count, "people who answered both questions; 0 where the wave lacks the feature"]
    effective_n: Annotated[k.Amount, "how many equally weighted people that is worth"]
    category: Annotated[k.Letter, "by the fitted shares; by the wave's own where the feature isn't compared"]
    category_p: Annotated[k.Probability, "probability that it is the largest true share; null unless fitted"]
    largest: Annotated[k.Letter, "category with the largest share in this wave alone"]
    shares: Annotated[Shares, "weighted shares in this wave"]
    fitted_shares: Annotated[Shares, "shares fitted over all waves"]
    ladder: Annotated[k.Share, "place on the ladder from bijzonder (0) to basis (1), fitted"]
    better: Annotated[k.Better, "(A+O)/(A+O+M+I) in this wave"]
    worse: Annotated[k.Worse, "-(O+M)/(A+O+M+I) in this wave"]


@dataclass(frozen=True)
class StepRow(Row):
    """One change of the fitted category."""

    from_: Annotated[k.Letter, "before"]
    to: Annotated[k.Letter, "after"]
    waves: Annotated[tuple[str, str], "last wave with the one and first with the other"]
    dates: Annotated[tuple[dt.date, dt.date], "their dates"]
    probability: Annotated[k.Probability, "probability of the one before and the other after"]


@dataclass(frozen=True)
class Moved(Row):
    """Change over the period along the fitted line."""

    change: Annotated[k.Change, "last minus first"] = None
    low: Annotated[k.Change, "lower end of the 95 % interval"] = None
    high: Annotated[k.Change, "upper end"] = None


Movement = Annotated[Moved, k.Named("change", "change over the period along the fitted line")]


@dataclass(frozen=True)
class Effect(Row):
    """How far a feature moved."""

    better: Annotated[Movement, "of Better"] = Moved()
    worse: Annotated[Movement, "of Worse"] = Moved()


@dataclass(frozen=True)
class TestRow(Row):
    """One test."""

    __test__ = False

    name: Annotated[str, k.OneOf(TEST_NAMES), "which test"]
    statistic: Annotated[k.Statistic, "z, t or chi-square; people who joined minus left for McNemar"]
    p: Annotated[k.PValue, "its own p"]
    p_adjusted: Annotated[k.PValue, "adjusted over the features"]
    budget: Annotated[float, k.Kind.SHARE, "its share of the feature's error budget; 0 where it only informs"]


@dataclass(frozen=True)
class Flips(Row):
    """Changes of the largest share from wave to wave."""

    seen: Annotated[k.Count, "how many there were"] = None
    expected: Annotated[k.Amount, "how many sampling alone would give"] = None


@dataclass(frozen=True)
class Range(Row):
    """A share to come, with its 80 and 95 % intervals."""

    mean: Annotated[k.Share, "expected share"]
    low80: Annotated[k.Share, "lower end of the 80 % interval"]
    high80: Annotated[k.Share, "upper end"]
    low95: Annotated[k.Share, "lower end of the 95 % interval"]
    high95: Annotated[k.Share, "upper end"]


Ranges = Mapping[
    Category, Annotated[Range, k.Named("range", "a share to come, with its 80 and 95 % intervals")]
]


@dataclass(frozen=True)
class AheadRow(Row):
    """One date ahead."""

    step: Annotated[int, k.Limits(1), "how many steps after the last wave"]
    date: Annotated[dt.date, "the date"]
    shares: Annotated[Ranges, "the shares by then"]
    category_probabilities: Annotated[Shares, "probability of each category to be the largest by then"]
    still: Annotated[k.Letter, "what it is now"]
    still_p: Annotated[k.Probability, "probability that it is still that"]


@dataclass(frozen=True)
class DriftRow(Row):
    """What became of one feature in one group."""

    feature: Annotated[k.Text, "key"]
    label: Annotated[k.Text, "short name in the language asked for"]
    segment: Annotated[str | None, "group of respondents; null for everybody"]
    too_few: Annotated[k.Flag, "whether the segment is too small to show two waves; the verdict is then null"]
    verdict: Annotated[Verdict | None, "what happened; null where the segment is too small to be shown"]
    direction: Annotated[Direction | None, "down the ladder, up, into or out of what people care about"]
    undecided_by: Annotated[Undecided | None, "why it is inconclusive; null for other verdicts"]
    moving: Annotated[
        bool | None, "whether it is shown to move still, in the later half; null with two waves"
    ] = None
    route: Annotated[tuple[k.Letter, ...], "fitted categories in order of time, repeats left out"] = ()
    p: Annotated[k.PValue, "p of any movement: all tests in one error budget"] = None
    p_adjusted: Annotated[k.PValue, "adjusted over the features"] = None
    p_apart: Annotated[k.PValue, "adjusted p of movement beyond what all features shared, if they did"] = None
    by_little: Annotated[bool | None, "whether it moved while Better and Worse kept inside the margin"] = None
    stable_p: Annotated[k.PValue, "p of the equivalence tests: to 0.05, it moved less than the margin"] = None
    findable: Annotated[
        k.Amount, "of an inconclusive feature: change of Better or Worse that would be found with 80 %"
    ] = None
    waves: Annotated[tuple[WaveRow, ...], "every wave, oldest first"] = ()
    changes: Annotated[tuple[StepRow, ...], "intervals in which the fitted category changed on balance"] = ()
    effect: Annotated[Effect, "how far it moved"] = Effect()
    tests: Annotated[tuple[TestRow, ...], "every test with its own p"] = ()
    flips: Annotated[Flips, "changes of the largest share from wave to wave"] = Flips()
    forecast: Annotated[tuple[AheadRow, ...], "dates ahead; empty with fewer than three waves"] = ()
    transitions: Annotated[Transitions | None, "people of a panel, by first category and last"] = None
    differences: Annotated[tuple[Difference, ...], WITHOUT_FEATURE, "why it isn't compared"] = ()

    def lines(self) -> Iterator[dict[str, Any]]:
        """A flat line a wave; what is said of the feature stands in each."""
        last = self.forecast[-1] if self.forecast else None
        told = {
            **{name: plain(getattr(self, name)) for name in ("verdict", "direction", "moving")},
            **{name: getattr(self, name) for name in ("p", "p_adjusted", "p_apart", "by_little", "stable_p")},
            "findable": self.findable,
            "route": " ".join(filter(None, self.route)) or None,
            **flatten(self.effect.plain()),
            "flips_seen": self.flips.seen,
            "flips_expected": self.flips.expected,
            "forecast_date": last and str(last.date),
            "forecast_still_p": last and last.still_p,
        }
        for wave in self.waves:
            about = {"feature": self.feature, "label": self.label, "segment": self.segment}
            yield about | flatten(wave.plain()) | told


@dataclass(frozen=True)
class Choices(Row):
    """The choices that a comparison of waves depends on."""

    table: Annotated[k.Text, "evaluation table"]
    adjust: Annotated[str, k.OneOf(ADJUSTMENTS), "how p is adjusted for the number of features"]
    equivalence: Annotated[float, "change that is still called stable"]
    looks: Annotated[int | None, "planned looks; null where none are planned"]
    panel: Annotated[k.Flag, "whether the same people answered"]
    accept_wording: Annotated[k.Flag, "whether changed wording was accepted"]
    standardise: Annotated[str | None, "columns that the mix of respondents is held by"]
    weighted: Annotated[k.Flag, "whether anybody counts for more or less than one"]
    by: k.By
    min_group: k.MinGroup
    wave_noise: Annotated[k.Amount, "sd of log shares between field works; null where it can't be estimated"]


@dataclass(frozen=True)
class StudyWave(Row):
    """One wave of a study."""

    wave: Annotated[k.Text, "key"]
    date: Annotated[dt.date, "date"]
    wording: Annotated[str | None, "answer wording; null where unknown"]


@dataclass(frozen=True)
class NoiseRow(Row):
    """Differences between field works."""

    sd: Annotated[k.Amount, "sd of log shares; null where only sampling error is covered"]
    features: Annotated[k.People, "features it was pooled over"]


@dataclass(frozen=True)
class Review(Row):
    """When bijzonder features should be measured again."""

    months: Annotated[tuple[float, ...], "after how many months they should, and must"]
    today: Annotated[dt.date, "the day to which that is counted"]
    overdue: Annotated[tuple[Overdue, ...], "not measured for longer"]


@dataclass(frozen=True)
class BackTestRow(Row):
    """Categories of the last waves, each foretold from the waves before it."""

    right: Annotated[k.People, "how many were so"]
    of: Annotated[k.People, "how many were foretold; 0 with fewer than four waves"]


@dataclass(frozen=True)
class StudyRow(Row):
    """What is said of the study as a whole."""

    waves: Annotated[tuple[StudyWave, ...], "the waves, oldest first"]
    noise: Annotated[NoiseRow, "differences between field works"]
    looks: Annotated[Looks, "looking again after each wave"]
    common: Annotated[CommonRow, "what all features did together, among everybody"]
    backtest: Annotated[BackTestRow, "how well earlier waves would have been foretold"]
    season: Annotated[tuple[int, ...], "months of the waves, 1 to 12, where a season could pass for drift"]
    supply: Annotated[Supply, "bijzonder features, by key, among everybody"]
    review: Annotated[Review, "when bijzonder features should be measured again"]
