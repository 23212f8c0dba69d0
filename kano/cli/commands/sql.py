"""The command `kano sql`."""

from kano.cli.given import Command, Given, argument

ROWS = argument(
    "file",
    str,
    metavar="FILE",
    help="Some rows of the table as a file, or a settings file (.toml) that names the columns of each feature.",
)


def sql(file: str, given: Given) -> None:
    """The one statement that counts a survey in a warehouse: only counts leave it.

    Run it there, save what it gives as CSV, and read that as any file: kano classify counts.csv.
    """
    from pathlib import Path

    from kano.api import warehousing as api
    from kano.cli.kept import named
    from kano.cli.output import put
    from kano.settings.file import load_settings

    settings = load_settings(Path(given["settings"])) if given["settings"] else None
    answers = (given["question"], given["answer"])
    asked = {"dialect": given["dialect"], "table": given["from_table"], "answers": answers}
    text = api.sql(file, settings=settings, **asked, **given.settings())
    put(text, given["output"], [file, *named(given)], quiet=given["quiet"])


SQL = Command("sql", sql, ROWS, first="dialect from_table weight wave by question answer respondent output")
