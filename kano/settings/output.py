"""Options of commands that are no settings of a study, most of them about where the report goes."""

from __future__ import annotations

from kano.settings.kinds import TEXTS, TRUTH
from kano.settings.option import CHOICES, FILES, OUTPUT, READING, REPORTS, Option

SHARED = (
    Option(
        name="wave",
        kind=TEXTS,
        on=("drift",),
        help="Column that tells the wave; or a file's wave: 2024-03=march.xlsx, repeatable.",
        panel=READING,
        metavar="COLUMN|KEY=FILE",
        repeat=True,
    ),
    Option(
        name="panel",
        on=("drift",),
        help="The same people, told by this column: paired tests.",
        panel=CHOICES,
        metavar="COLUMN",
    ),
    Option(
        name="settings",
        on=FILES,
        help="Settings file; default: kano.toml beside the first file, or here.",
        panel=READING,
        metavar="FILE",
    ),
    Option(
        name="sort",
        default="component",
        on=("classify",),
        help="Order of features: component (default), file, name, better, worse, sure, importance.",
        panel=OUTPUT,
        metavar="KEY",
    ),
    Option(
        name="sort",
        default="verdict",
        on=("drift",),
        help="Order of features: verdict (default), file, name, better, worse.",
        panel=OUTPUT,
        metavar="KEY",
    ),
    Option(
        name="to",
        on=REPORTS,
        help="Format on stdout: text, md, json, csv, xlsx.",
        panel=OUTPUT,
        metavar="FORMAT",
    ),
    Option(
        name="output",
        kind=TEXTS,
        on=REPORTS,
        flags=("-o", "--output"),
        help="Write a file as well, in the format of its ending; repeatable.",
        panel=OUTPUT,
        metavar="FILE",
        repeat=True,
    ),
    Option(
        name="output",
        on=("tally",),
        flags=("-o", "--output"),
        help="File to write; stdout otherwise.",
        metavar="FILE",
    ),
    Option(
        name="output",
        on=("init",),
        flags=("-o", "--output"),
        help="File to write, such as kano.toml; stdout otherwise.",
        metavar="FILE",
    ),
    Option(
        name="show_columns",
        default=False,
        kind=TRUTH,
        on=("classify", "audit", "drift"),
        help="List the pairs of columns that were used.",
        panel=OUTPUT,
    ),
)
QUIET = (
    Option(
        name="quiet",
        default=False,
        kind=TRUTH,
        on=(*(each for each in REPORTS if each != "demo"), "tally", "init", "form", "simulate", "new"),
        flags=("--quiet", "-q"),
        help="Print no report and no progress; files are written.",
        panel=OUTPUT,
    ),
)
"""The last of every command."""
