"""The options of the commands, each declared once: an option means the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from kano.analyses.classifying.rules import rule_keys
from kano.render.formats import FORMATS
from kano.words.languages import either, languages

READING = "How to read the files"
CHOICES = "Choices of the analysis"
OUTPUT = "Output"

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help="Survey exports, saved tallies or tables of category counts; - reads from stdin.",
        show_default=False,
    ),
]


def option(*names: str, panel: str, text: str, **more: Any) -> Any:  # noqa: ANN401 - typer's own type
    """An option in a panel of the help."""
    return typer.Option(*names, help=text, rich_help_panel=panel, show_default=False, **more)


def listed(keys: Iterable[str], *, default: str = "") -> str:
    """Allowed values of an option, as its help names them."""
    return ", ".join(f"{key} (default)" if key == default else key for key in keys)


By = Annotated[str, option("--by", panel=CHOICES, text="Divide respondents by this column.", metavar="COLUMN")]
Weight = Annotated[str, option("--weight", panel=CHOICES, text="Column of survey weights.", metavar="COLUMN")]
Wave = Annotated[str, option("--wave", panel=CHOICES, text="Column that tells the wave.", metavar="COLUMN")]
Table = Annotated[
    str,
    option(
        "--table",
        panel=CHOICES,
        text="Evaluation table: berger (default), pouliot, three-level, or a CSV file with your own.",
        metavar="TABLE",
    ),
]
Rule = Annotated[
    str,
    option(
        "--rule",
        panel=CHOICES,
        text=f"Decision rule: {listed(rule_keys(), default='mode')}.",
        metavar="RULE",
    ),
]
Margin = Annotated[
    float | None,
    option(
        "--margin",
        panel=CHOICES,
        text="For moai: categories this close tie, as a share of n (0.06); 0 is exact ties only (default).",
        metavar="SHARE",
    ),
]
Cut = Annotated[
    str,
    option("--cut", panel=CHOICES, text="For quadrant: where it cuts, 0.5 (default) or mean.", metavar="CUT"),
]
Clear = Annotated[
    float | None,
    option(
        "--clear",
        panel=CHOICES,
        text="Probability from which a category is clear, 0.95 (default).",
        metavar="P",
    ),
]
Exclude = Annotated[
    str,
    option(
        "--exclude",
        panel=CHOICES,
        text='Leave out careless respondents: "questionable>3,speeders"; also straightliners, same, random, '
        "duplicates, control.",
        metavar="SIGNS",
    ),
]
Respondent = Annotated[
    str,
    option(
        "--respondent", panel=READING, text="Column of ids, to find those that come twice.", metavar="COLUMN"
    ),
]
Survey = Annotated[
    str,
    option(
        "--survey",
        panel=READING,
        text="Questionnaire the questions come from: a key, or a TOML file.",
        metavar="KEY",
    ),
]
Scale = Annotated[
    str,
    option(
        "--scale",
        panel=READING,
        text="How bare numbers read: 1-5 (default, 1 = like), 5-1, 0-4, 4-0, three-level, …",
        metavar="SCALE",
    ),
]
Wording = Annotated[
    str,
    option("--wording", panel=READING, text="Answer wording, where several fit.", metavar="KEY"),
]
Functional = Annotated[
    str,
    option(
        "--functional",
        panel=READING,
        text='Headers of functional questions, * being the feature: "Q*_yes".',
        metavar="PATTERN",
    ),
]
Dysfunctional = Annotated[
    str,
    option(
        "--dysfunctional", panel=READING, text='Headers of dysfunctional questions: "Q*_no".', metavar="PATTERN"
    ),
]
Sheet = Annotated[str, option("--sheet", panel=READING, text="Sheet of a workbook.", metavar="NAME")]
Encoding = Annotated[str, option("--encoding", panel=READING, text="Encoding of a text file.", metavar="NAME")]
SettingsFile = Annotated[
    str,
    option(
        "--settings",
        panel=READING,
        text="Settings file; default: kano.toml beside the first file, or here.",
        metavar="FILE",
    ),
]
Lang = Annotated[
    str, option("--lang", panel=OUTPUT, text=f"Language of the report: {either(languages())}.", metavar="LANG")
]
Sort = Annotated[
    str,
    option(
        "--sort",
        panel=OUTPUT,
        text="Order of features: component (default), file, name, better, worse, sure, importance.",
        metavar="KEY",
    ),
]
To = Annotated[
    str,
    option("--to", panel=OUTPUT, text=f"Format on stdout: {listed(FORMATS)}.", metavar="FORMAT"),
]
Out = Annotated[
    list[str] | None,
    option(
        "-o",
        "--output",
        panel=OUTPUT,
        text="Write a file as well, in the format of its ending; repeatable.",
        metavar="FILE",
    ),
]
ShowColumns = Annotated[
    bool, option("--show-columns", panel=OUTPUT, text="List the pairs of columns that were used.")
]
Quiet = Annotated[
    bool, option("--quiet", "-q", panel=OUTPUT, text="Print no report and no progress; files are written.")
]
