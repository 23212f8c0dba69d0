"""What advice says: a typed line a statement, the four answers, and what the whole of it depends on."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from kano.analyses import kinds as k
from kano.analyses.row import Row
from kano.measures.waves.verdict import Verdict
from kano.scale import Component
from kano.settings.panels.advising import DECISIONS
from kano.values import dataclass

Step = Literal["what", "basis", "beleving", "bijzonder", "renewal", "wrong", "unsure"]
Statement = Literal[
    "confirmed", "refuted", "undecided",
    "failing", "doubtful", "unmarked", "sound",
    "invest",
    "fuel", "held", "unproven",
    "sinking", "nearest",
    "indifferent", "reverse", "control", "control_failed",
    "two_minds", "unclear", "too_few",
]  # fmt: skip
State = Literal["shut", "unsure", "unmarked", "open", "none"]
"""Of the gate: a basis feature fails; may fail; has no mark; none fails; there is none."""
Question = Literal["first", "next", "drop", "unsure"]
Said = Literal[
    "repair", "check", "mark", "invest", "delight", "hold", "drop", "unsure", "decided", "settled",
    "nothing",
]  # fmt: skip
"""What an answer says; "settled": an owner decided otherwise about all that it would have been about."""


@dataclass(frozen=True, kw_only=True)
class LineRow(Row):
    """One statement about one feature, with its evidence and how sure it is."""

    step: Annotated[Step, "which of the five steps it belongs to, or wrong efforts, or what is unsure"]
    statement: Annotated[Statement, "what is said"]
    rank: Annotated[
        int | None, k.Limits(1), "place among the lines of its kind, 1 first; null where not ranked"
    ]
    feature: k.Feature
    label: k.Label
    segment: k.Segment
    category: Annotated[k.Letter, "Kano category under the chosen rule"]
    certainty: Annotated[k.Probability, "probability of that category"]
    clear: Annotated[k.Flag, "whether that reaches the threshold"]
    runner_up: Annotated[k.Letter, "the next most probable category"]
    runner_up_p: Annotated[k.Probability, "its probability"]
    n: Annotated[k.Count, "people who answered both questions"]
    better: Annotated[k.Better, "(A+O)/(A+O+M+I)"]
    worse: Annotated[k.Worse, "-(O+M)/(A+O+M+I)"]
    mark: Annotated[k.Mark, "mean mark for how well it is done now; null where nobody gave one"]
    mark_low: Annotated[k.Mark, "lower end of its 95 % interval; null below two marks"]
    mark_high: Annotated[k.Mark, "upper end"]
    marks: Annotated[k.Count, "people who gave a mark"]
    not_applicable: Annotated[k.Count, "people to whom the mark does not apply"]
    stake: Annotated[k.Gain, "better + |worse|: from nothing to all of it"]
    gain: Annotated[k.Gain, "what of that is still to be gained at the present mark"]
    gain_low: Annotated[k.Gain, "lower end of its 95 % interval"]
    gain_high: Annotated[k.Gain, "upper end"]
    worth: Annotated[k.Gain, "by what it is ranked: gain (stake without a mark) by importance over its mean"]
    importance: Annotated[k.Mean, "mean importance that respondents stated"]
    cost: Annotated[float | None, k.Kind.AMOUNT, "cost of the investment, as given with the marks"]
    frontier: Annotated[k.Flag, "whether nothing that costs as little or less gains as much"]
    share: Annotated[k.Share, "the share that the statement rests on: of O for sinking, of I, R or O+A+M"]
    needed: Annotated[k.Count, "answers from which the category would be clear if shares stay as they are"]
    expected: Annotated[Component | None, k.Kind.COMPONENT, "component that the team expected"]
    drift: Annotated[Verdict | None, "what became of it between waves; null with one wave"]
    elsewhere: Annotated[tuple[str, ...], "segments in which it clearly is something else"]
    decision: Annotated[str | None, k.OneOf(DECISIONS), "what was decided in place of the advice"]
    reason: Annotated[str | None, "why"]


@dataclass(frozen=True)
class AnswerRow(Row):
    """The short answer to one question."""

    question: Annotated[Question, "what first, what next, what to drop, what is unsure"]
    says: Annotated[Said, "what the answer is"]
    features: Annotated[tuple[str, ...], "keys of the features that it is about, the most pressing first"]
    segments: Annotated[tuple[str | None, ...], "of each: the segment that it is about; null for everybody"]


@dataclass(frozen=True)
class GateRow(Row):
    """Whether the basis works, which comes before everything else."""

    state: Annotated[
        State,
        "shut: one fails; unsure: one may fail; unmarked: one has no mark; open: none fails; none: no basis",
    ]
    limit: Annotated[float, k.Kind.MARK, "mark from which a basis feature is in order"]
    scale: Annotated[str, "scale of the marks"]
    strict: Annotated[k.Flag, "whether only the top mark will do"]
    failing: Annotated[k.People, "basis features, of a segment too, whose mark is wholly below the limit"]
    doubtful: Annotated[k.People, "whose interval includes it"]
    unmarked: Annotated[k.People, "without a mark"]
    sound: Annotated[k.People, "whose mark is wholly at or above it"]


@dataclass(frozen=True)
class RenewalRow(Row):
    """The supply of bijzonder features, and when to measure again."""

    first: Annotated[dt.date | None, "day of the first answer; null where the file doesn't say"]
    last: Annotated[dt.date | None, "day of the last answer, or today where the file doesn't say"]
    soon: Annotated[dt.date | None, "when bijzonder features should be measured again"]
    late: Annotated[dt.date | None, "when they must be"]
    due: Annotated[k.Flag, "whether the first of these days has passed"]
    bijzonder: Annotated[k.People, "bijzonder features now"]
    leaving: Annotated[k.People, "of which sinking between waves"]
    lost: Annotated[int | None, k.Kind.COUNT, "bijzonder features lost between waves; null with one wave"]
    found: Annotated[int | None, k.Kind.COUNT, "and found"]
    owed: Annotated[k.People, "new ideas that keep the supply as it is"]


@dataclass(frozen=True)
class ExpectedRow(Row):
    """What was expected beside what was measured."""

    confirmed: Annotated[k.People, "features that clearly are what was expected"]
    refuted: Annotated[k.People, "features that clearly are something else"]
    undecided: Annotated[k.People, "features of which that isn't clear"]


Parts = Mapping[Component, Annotated[int, k.Kind.COUNT]]
PARTS = k.Keys(tuple(Component), "features that are {}")


@dataclass(frozen=True)
class Choices(Row):
    """The choices that advice depends on."""

    table: k.Table
    rule: Annotated[str, "decision rule that gives the category"]
    clear: Annotated[float, k.Kind.SHARE, "from which probability on a category is called clear"]
    mark_scale: Annotated[str | None, "scale of the marks; null where there are none"]
    fits_seven: Annotated[
        k.Flag, "whether the marks fit a scale from 1 to 7 as well, and nobody said which it is"
    ]
    pass_mark: Annotated[float | None, k.Kind.MARK, "mark from which basis is in order"]
    strict: Annotated[k.Flag, "whether only the top mark will do"]
    marks_from: Annotated[str | None, "file of the marks; null where the survey asked for them"]
    weighted: k.Weighted
    by: k.By
    min_group: k.MinGroup
    exclude: k.Exclude
