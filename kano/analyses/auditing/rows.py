"""What an audit says of one feature, and of the respondents of one file."""

from dataclasses import dataclass
from typing import Annotated, Literal

from kano.analyses.kinds import (
    Exclude,
    Feature,
    Flag,
    Kind,
    Label,
    Limits,
    OneOf,
    People,
    Segment,
    Share,
    Table,
    Text,
    WaveName,
    Weighted,
)
from kano.analyses.row import Row
from kano.settings.signs import SIGNS

Finding = Literal["swapped", "reverse", "questionable", "open", "control"]


@dataclass(frozen=True, slots=True)
class AuditRow(Row):
    """The quality of the answers about one feature."""

    feature: Feature
    label: Label
    wave: WaveName
    segment: Segment
    n: Annotated[People, "people who answered both questions"]
    no_answer: Annotated[People, "people who left one or both questions open"]
    not_asked: Annotated[People, "people who were never asked"]
    open: Annotated[Share, "part of those asked who left one or both questions open"]
    questionable: Annotated[Share, "part of the pairs that contradict themselves; up to 5 % is usual"]
    reverse: Annotated[Share, "part of the pairs that say the opposite of what the questions suppose"]
    wanted: Annotated[Share, "part of the pairs that want the feature: M, O and A"]
    control: Annotated[Flag, "whether the feature was put in so that nearly everybody should reject it"]
    findings: Annotated[tuple[Finding, ...], "what may be wrong with its questions"] = ()


@dataclass(frozen=True, slots=True)
class Sign(Row):
    """How many respondents of a file show one sign of careless answers."""

    sign: Annotated[str, OneOf(SIGNS), "key of the sign"]
    count: Annotated[int | None, Kind.COUNT, "how many show it; null where the file can't tell"]
    where: Annotated[tuple[str, ...], "the first few rows of the file"] = ()


@dataclass(frozen=True, slots=True)
class Checked(Row):
    """The respondents of one file, counted by the signs that they show."""

    file: Annotated[Text, "name without folders"]
    sheet: Annotated[str | None, "sheet of a workbook; null where there is none to tell apart"]
    respondents: Annotated[People, "people looked at"]
    suspicious: Annotated[People, "people who show any of the signs"]
    median_seconds: Annotated[float | None, Limits(0), "median time; null where the file has no times"]
    signs: Annotated[tuple[Sign, ...], "each sign, whether anybody shows it or not"]


@dataclass(frozen=True, slots=True)
class Choices(Row):
    """The choices that an audit depends on."""

    table: Table
    exclude: Exclude
    weighted: Weighted
