"""The command `kano compare`."""

from __future__ import annotations

from kano.cli.given import FILES, Command, Given


def compare(files: list[str], given: Given) -> None:
    """Which features differ between groups of respondents (persona, channel, phase), how, and how sure that is.

    Several columns share one chance of a false alarm: 5 %.
    """
    from kano.api import comparing
    from kano.cli.opening import open_survey
    from kano.cli.output import emit, target_of

    target, by = target_of(given), ",".join(given["by"] or ())
    survey = open_survey(files, given, by=by)
    emit(comparing.compare(survey).composed(columns=given["show_columns"]), target, files)


COMPARE = Command("compare", compare, FILES, first="by weight wave exclude lang to output show_columns")
