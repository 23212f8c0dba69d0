"""Counting in a warehouse: the statement for it, whose result every verb reads as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kano.errors import Problem, UsageError
from kano.settings.file import find_settings, load_settings
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    from kano.readers.tables.engines.asked import Asked


def sql(
    source: Any,  # noqa: ANN401 - a path, or a table as the verbs take them
    *,
    dialect: str,
    table: str = "survey",
    answers: tuple[str, str] = ("", ""),
    settings: Settings | None = None,
    **options: Any,  # noqa: ANN401 - of the kinds that settings have
) -> str:
    """The one statement that counts a table in a warehouse; its result, as CSV, is read by every verb.

    Args:
        source: some rows of the table, as a file or a frame, by which its columns are understood; or a settings
            file that names the columns of each feature.
        dialect: of the warehouse: postgres, snowflake, bigquery and others that an error lists.
        table: its name there, with dots between its parts; quoted as it is written.
        answers: of a table with a row an answer: the column of the questions' ids, which the settings name as
            the columns of features, and that of answers.
        settings: default as in `read`.
        **options: fields of `Settings`, such as `weight`, `wave`, `by`, `respondent`.

    Raises:
        UsageError: for a dialect that there isn't, or where SQLGlot (extra `sql`) isn't installed.
        DataError: where the columns aren't clear, or the settings ask for what takes the rows of respondents.
    """
    from kano.readers.tables.engines.statement import statement

    path = Path(source) if isinstance(source, str | Path) else None
    if settings is None:
        settings = load_settings(path) if _is_settings(path) and path else find_settings(path)
    chosen = settings.override(**options)
    if any(answers) and not all((*answers, chosen.respondent)):
        what = "of a table with a row an answer, three columns are named: of questions, answers and respondents"
        raise UsageError(Problem(what, "--question", todo="--question ID --answer VALUE --respondent RESPONSE"))
    return statement(_asked(source, path, chosen, answers), table, dialect)


def _is_settings(path: Path | None) -> bool:
    return path is not None and path.suffix == ".toml"


def _asked(source: Any, path: Path | None, settings: Settings, answers: tuple[str, str]) -> Asked:  # noqa: ANN401
    from kano.readers.columns.table import table_of
    from kano.readers.files.source import sheets
    from kano.readers.reading import chosen
    from kano.readers.tables.engines.asked import asked_of_settings, asked_of_sheet

    question, answer = answers
    if question or _is_settings(path):
        asked = asked_of_settings(settings)
        respondent = settings.respondent if question else ""
        return replace(asked, question=question, answer=answer, respondent=respondent)
    found = chosen(sheets(source, encoding=settings.encoding), settings.sheet)
    return asked_of_sheet(found[0], table_of(found[0], settings))
