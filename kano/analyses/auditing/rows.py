"""What an audit says of one feature, and of the respondents of one file."""

from typing import Annotated, Literal

from kano.analyses import kinds as k
from kano.analyses.row import Row
from kano.settings.signs import SIGNS
from kano.values import dataclass

Finding = Literal["swapped", "reverse", "questionable", "open", "control"]


@dataclass(frozen=True)
class AuditRow(Row):
    """The quality of the answers about one feature."""

    feature: k.Feature
    label: k.Label
    wave: k.WaveName
    segment: k.Segment
    n: Annotated[k.People, "people who answered both questions"]
    no_answer: Annotated[k.People, "people who left one or both questions open"]
    not_asked: Annotated[k.People, "people who were never asked"]
    open: Annotated[k.Share, "part of those asked who left one or both questions open"]
    questionable: Annotated[k.Share, "part of the pairs that contradict themselves; up to 5 % is usual"]
    reverse: Annotated[k.Share, "part of the pairs that say the opposite of what the questions suppose"]
    wanted: Annotated[k.Share, "part of the pairs that want the feature: M, O and A"]
    control: Annotated[k.Flag, "whether the feature was put in so that nearly everybody should reject it"]
    findings: Annotated[tuple[Finding, ...], "what may be wrong with its questions"] = ()


@dataclass(frozen=True)
class Sign(Row):
    """How many respondents of a file show one sign of careless answers."""

    sign: Annotated[str, k.OneOf(SIGNS), "key of the sign"]
    count: Annotated[int | None, k.Kind.COUNT, "how many show it; null where the file can't tell"]
    where: Annotated[tuple[str, ...], "the first few rows of the file"] = ()


@dataclass(frozen=True)
class Checked(Row):
    """The respondents of one file, counted by the signs that they show."""

    file: Annotated[k.Text, "name without folders"]
    sheet: Annotated[str | None, "sheet of a workbook; null where there is none to tell apart"]
    respondents: Annotated[k.People, "people looked at"]
    suspicious: Annotated[k.People, "people who show any of the signs"]
    median_seconds: Annotated[float | None, k.Limits(0), "median time; null where the file has no times"]
    signs: Annotated[tuple[Sign, ...], "each sign, whether anybody shows it or not"]


@dataclass(frozen=True)
class Choices(Row):
    """The choices that an audit depends on."""

    table: k.Table
    exclude: k.Exclude
    weighted: k.Weighted
