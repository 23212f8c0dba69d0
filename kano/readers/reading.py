"""The readers' front door: a file in, what its people answered out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kano.errors import DataError, Problem, did_you_mean
from kano.provenance import Notice, frozen_map
from kano.readers.files.sheet import Sheet
from kano.readers.files.source import sheets
from kano.readers.tables.understood import Reading
from kano.settings.study import Settings

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Reading", "read"]


def read(
    source: str | Path | BinaryIO | pd.DataFrame, settings: Settings | None = None, *, sheet: str = ""
) -> tuple[Reading, ...]:
    """Everything that a file, an open file or a DataFrame holds of a Kano survey, one reading a sheet.

    `sheet` names one sheet, or several with commas between them; "*" takes all that hold a survey. Without it,
    the sheets that the settings' waves name are read, else the one sheet that holds a survey.

    Raises:
        DataError: where the file can't be read or understood; names everything that is wrong at once.
    """
    try:
        return _readings(source, settings or Settings(), sheet)
    except OSError as error:
        name = str(source) if isinstance(source, str | Path) else "stdin"
        raise DataError(Problem(f"it can't be read: {error.strerror or error}", name)) from error


def _readings(
    source: str | Path | BinaryIO | pd.DataFrame, settings: Settings, sheet: str
) -> tuple[Reading, ...]:
    found = sheets(source, encoding=settings.encoding)
    if not found:
        raise DataError(Problem("the workbook has no visible sheet with cells in it"))
    wanted = sheet or settings.sheet or _named_by_waves(found, settings)
    if wanted and wanted != "*":
        return tuple(_read(each, settings) for each in _chosen(found, wanted))
    if len(found) == 1:
        return (_read(found[0], settings),)
    return _read_those_with_pairs(found, settings, every=wanted == "*")


def _read(sheet: Sheet, settings: Settings) -> Reading:
    """One sheet, by the first layout that fits; DataError where it holds no survey."""
    # What understands a sheet is loaded once the sheet is: a large one is loaded while these are.
    from kano.readers.tables.understanding import read_sheet

    reading = read_sheet(sheet, settings)
    if reading is None:
        todo = (
            "A survey has two columns a feature. Name them in kano.toml, or by --functional and --dysfunctional"
            " with * for the feature, such as *_fun and *_dys."
        )
        raise DataError(Problem("no pairs of Kano questions found", sheet.place, todo=todo))
    return reading


def _named_by_waves(found: tuple[Sheet, ...], settings: Settings) -> str:
    """Sheets that the settings give to waves, joined by commas."""
    names = {each.sheet for each in settings.waves if each.sheet}
    return ",".join(each.name for each in found if each.name in names)


def _chosen(found: tuple[Sheet, ...], wanted: str) -> list[Sheet]:
    by_name = {each.name or "": each for each in found}
    names = [wanted] if wanted in by_name else [name.strip() for name in wanted.split(",")]
    known = [name for name in by_name if name]
    missing = [name for name in names if name not in by_name]
    if missing:
        raise DataError(
            Problem(
                f'there is no visible sheet "{name}"',
                found[0].file,
                allowed=f"There are: {', '.join(known)}." if known else "This file has no sheets.",
                todo=did_you_mean(name, known),
            )
            for name in missing
        )
    return [by_name[name] for name in names]


def _read_those_with_pairs(found: tuple[Sheet, ...], settings: Settings, *, every: bool) -> tuple[Reading, ...]:
    """Of several sheets, the one that holds a survey, or all of them where all are asked for."""
    tried, without = _tried(found, settings)
    if not tried:
        names = ", ".join(without)
        raise DataError(Problem(f"none of the sheets holds pairs of Kano questions: {names}", found[0].file))
    if len(tried) > 1 and not every:
        names = ", ".join(reading.source.sheet or "" for reading in tried)
        todo = 'Name one with --sheet, or give each its wave in kano.toml as [waves.NAME] with sheet = "…".'
        raise DataError(Problem(f"several sheets hold a survey: {names}", found[0].file, todo=todo))
    if not without:
        return tuple(tried)
    notice = Notice("sheets_without_survey", frozen_map({"sheets": tuple(without)}), warning=False)
    return tuple(replace(each, notices=(*each.notices, notice)) for each in tried)


def _tried(found: tuple[Sheet, ...], settings: Settings) -> tuple[list[Reading], list[str]]:
    """The readings of the sheets that hold a survey, and the names of those that don't."""
    from kano.readers.pairs.evidence import NoPairsError
    from kano.readers.tables.understanding import read_sheet

    tried: list[Reading] = []
    without: list[str] = []
    problems: list[Problem] = []
    for each in found:
        reading = None
        try:
            reading = read_sheet(each, settings)
        except NoPairsError:
            pass
        except DataError as error:
            problems += error.problems
            continue
        tried += [] if reading is None else [reading]
        without += [each.name or ""] if reading is None else []
    if problems:
        raise DataError(problems)
    return tried, without
