"""What a study decides about its report: the table [report] of the settings."""

from kano.settings.kinds import TEXTS
from kano.settings.option import CHOICES, OUTPUT, declared
from kano.values import dataclass

_ON = ("report",)


@dataclass(frozen=True)
class ReportSettings:
    """What the report of a study is made of; each field's meaning is that of its option."""

    title: str = declared(
        "", on=_ON, panel=OUTPUT, metavar="TEXT", help="Title of the report.", meaning="Title of the report."
    )
    segments: tuple[str, ...] = declared(
        (), kind=TEXTS, on=_ON, flags=("--by",), panel=CHOICES, metavar="COLUMN", repeat=True,
        help="Show groups of this column as well; repeatable.",
        meaning="Columns that divide respondents into groups, each with a section of its own.",
    )  # fmt: skip
    baseline: str = declared(
        "", on=("classify", *_ON), flags=("--against",), panel=CHOICES, metavar="FILE",
        help="Say what is new since this: a saved tally, or a report as .json.",
        meaning="Saved tally, or report as .json, since which is told what is new.",
    )  # fmt: skip
    targets_file: str = declared(
        "", on=_ON, flags=("--targets",), panel=CHOICES, metavar="FILE",
        help="Say which targets are reached; default: a targets.toml beside the first file about its features.",
        meaning="File of targets of which the report says what is reached.",
    )  # fmt: skip
    files: tuple[str, ...] = declared(
        (), kind=TEXTS, meaning="Surveys, or folders of surveys; may hold *. A dated file is a wave."
    )
    outputs: tuple[str, ...] = declared(
        (), kind=TEXTS, meaning="Files to write, in the formats of their endings."
    )
