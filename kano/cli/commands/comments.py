"""The command `kano comments`."""

from pathlib import Path

import typer

from kano.cli.given import FILES, Command, Given
from kano.errors import UsageError

ENDINGS = (".csv", ".xlsx")


def comments(files: list[str], given: Given) -> None:
    """A working sheet for yourself: each open answer beside the features its writer feels strongest about.

    No feeling is guessed from the words. It holds what people wrote: keep it, and share the reports instead.
    """
    from kano.api.commenting import comments as api
    from kano.cli.kept import kept, named
    from kano.cli.opening import open_survey
    from kano.render.formats import save
    from kano.report.language import words

    output, column = given["output"], given["column"]
    if not column:
        raise UsageError("which column holds the comments isn't said", "--column", todo='--column "Remarks"')
    if Path(output).suffix.lower() not in ENDINGS:
        todo = f"It holds people's own words: name a file of your own, {' or '.join(ENDINGS)}."
        raise UsageError("a working sheet goes into a file", "-o", todo=todo)
    survey = open_survey(files, given, by=column)
    save(api(survey, column), Path(output), inputs=kept([*files, *named(given)]))
    if not given["quiet"]:
        typer.echo(f"wrote {output}", err=True)
    typer.echo(words(survey.settings.lang, "comments")("comments.private"), err=True)


COMMENTS = Command("comments", comments, FILES, first="column output")
