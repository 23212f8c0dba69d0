"""Options of commands that are no settings of a study, most of them about where the report goes."""

from kano.settings import names
from kano.settings.kinds import TEXTS, TRUTH
from kano.settings.option import CHOICES, FILES, OUTPUT, READING, REPORTS, Option

SHARED = (
    Option(
        name="wave", kind=TEXTS, on=("drift", "plot"), panel=READING, metavar="COLUMN|KEY=FILE", repeat=True,
        help="Column that tells the wave; or a file's wave: 2024-03=march.xlsx, repeatable.",
    ),
    Option(
        name="by", kind=TEXTS, on=("compare",), panel=CHOICES, metavar="COLUMN", repeat=True,
        help="Compare the groups that this column makes; repeatable.",
    ),
    Option(
        name="panel", on=("drift",), panel=CHOICES, metavar="COLUMN",
        help="The same people, told by this column: paired tests.",
    ),
    Option(
        name="settings", on=FILES, panel=READING, metavar="FILE",
        help="Settings file; default: kano.toml beside the first file, or here.",
    ),
    Option(
        name="sort", default="component", on=("classify",), panel=OUTPUT, metavar="KEY",
        help="Order of features: component (default), file, name, better, worse, sure, importance.",
    ),
    Option(
        name="sort", default="verdict", on=("drift",), panel=OUTPUT, metavar="KEY",
        help="Order of features: verdict (default), file, name, better, worse.",
    ),
    Option(
        name="to", on=tuple(each for each in REPORTS if each != "check"), panel=OUTPUT, metavar="FORMAT",
        allowed=names.formats,
        help="Format on stdout: {allowed}.",
    ),
    Option(
        name="to", on=("check",), panel=OUTPUT, metavar="FORMAT", allowed=names.finding_formats,
        help="Format on stdout: {allowed}; junit is .xml, github marks lines of a change.",
    ),
    Option(
        name="output", kind=TEXTS, on=REPORTS, flags=("-o", "--output"), panel=OUTPUT, metavar="FILE",
        repeat=True, help="Write a file as well, in the format of its ending, or of md:FILE; repeatable.",
    ),
    Option(
        name="output", on=("tally",), flags=("-o", "--output"), metavar="FILE",
        help="File to write; stdout otherwise.",
    ),
    Option(
        name="column", on=("comments",), metavar="COLUMN",
        help="Column of open answers: its header or its letters.",
    ),
    Option(
        name="output", on=("comments",), flags=("-o", "--output"), metavar="FILE",
        help="Working sheet to write, .csv or .xlsx.",
    ),
    Option(
        name="add", default=False, kind=TRUTH, on=("tally",),
        help="Add to the file of -o what it doesn't count yet; files are known again by their content.",
    ),
    Option(
        name="keep_small", default=False, kind=TRUTH, on=("tally",),
        help="Keep groups too small to be shown, for a file that only you will read; reports hide them.",
    ),
    Option(
        name="dialect", on=("sql",), needed=True, metavar="NAME",
        help="Of the warehouse: bigquery, databricks, duckdb, mysql, postgres, redshift, snowflake, spark, …",
    ),
    Option(
        name="from_table", default="survey", on=("sql",), flags=("--from",), metavar="TABLE", shown=True,
        help="Name of the table there, dots between its parts.",
    ),
    Option(
        name="question", on=("sql",), metavar="COLUMN",
        help="Where each row is an answer: column of the questions' ids, which kano.toml names.",
    ),
    Option(
        name="answer", on=("sql",), metavar="COLUMN", help="Where each row is an answer: column of answers.",
    ),
    Option(
        name="output", on=("sql",), flags=("-o", "--output"), metavar="FILE",
        help="File to write; stdout otherwise.",
    ),
    Option(
        name="output", on=("init",), flags=("-o", "--output"), metavar="FILE",
        help="File to write, such as kano.toml; stdout otherwise.",
    ),
    Option(
        name="accept", default=False, kind=TRUTH, on=("report",), panel=CHOICES,
        help="Make what is known now the baseline.",
    ),
    Option(
        name="study", default=False, kind=TRUTH, on=("init",),
        help="Start a study: what kano report reads and writes.",
    ),
    Option(
        name="plot", default=False, kind=TRUTH, on=("classify", "drift"), panel=OUTPUT,
        help="Draw the plane in letters as well.",
    ),
    Option(
        name="show_columns", default=False, kind=TRUTH, on=("classify", "advise", "compare", "audit", "drift"),
        panel=OUTPUT, help="List the pairs of columns that were used.",
    ),
)  # fmt: skip
QUIET = (
    Option(
        name="no_input", default=False, kind=TRUTH, on=(*FILES, "init"), panel=OUTPUT,
        help="Never ask anything; without a terminal nothing is asked anyway.",
    ),
    Option(
        name="quiet", default=False, kind=TRUTH,
        on=(*(each for each in REPORTS if each != "demo"), "tally", "comments", "init", "form", "simulate",
            "new", "plot", "sql"),
        flags=("--quiet", "-q"), panel=OUTPUT, help="Print no report and no progress; files are written.",
    ),
)  # fmt: skip
"""The last of every command."""
