"""The readers' front door: a file in, what its people answered out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kano.errors import DataError, Problem, Proposal, Question, did_you_mean
from kano.provenance import Notice, frozen_map
from kano.readers.files.sheet import Sheet
from kano.readers.files.source import comes_in_blocks, sheets
from kano.readers.tables.outcome import Reading
from kano.settings.panels.study import Settings
from kano.settings.toml import toml_text

if TYPE_CHECKING:
    import pandas as pd

    from kano.readers.tables.understood import Understood

__all__ = ["Reading", "chosen", "read", "surveys", "understand"]

_ALL = ("", "*")


def read(
    source: str | Path | BinaryIO | pd.DataFrame, settings: Settings | None = None, *, sheet: str = ""
) -> tuple[Reading, ...]:
    """Everything that a file, an open file or a DataFrame holds of a Kano survey, one reading a sheet.

    `sheet` names one sheet, or several with commas between them; "*" takes all that hold a survey. Without it,
    the sheets that the settings' waves name are read, else the one sheet that holds a survey.

    Raises:
        DataError: where the file can't be read or understood; names everything that is wrong at once.
    """
    before = _stamp(source)
    try:
        found = _readings(source, settings or Settings(), sheet)
    except Exception as error:
        # It is read in several passes, which fit together only while it stays as it is.
        if _stamp(source) != before:
            raise _changed(source) from None
        if not isinstance(error, OSError):
            raise
        name = str(source) if isinstance(source, str | Path) else "stdin"
        raise DataError(f"it can't be read: {error.strerror or error}", name) from error
    if _stamp(source) != before:
        raise _changed(source)
    return found


def _stamp(source: object) -> tuple[int, ...]:
    """What changes of a file when somebody writes to it, or puts another in its place."""
    try:
        told = Path(source).stat() if isinstance(source, str | Path) else None
    except (OSError, ValueError):
        return ()
    return (told.st_ino, told.st_size, told.st_mtime_ns) if told else ()


def _changed(source: object) -> DataError:
    what = "the file changed while it was read"
    return DataError(Problem(what, str(source), todo="Try again once the other program is done with it."))


def understand(sheet: Sheet, settings: Settings, others: Sequence[Sheet] = ()) -> Understood:
    """What one sheet is and what is unclear about it, with its reading where nothing is; in one pass.

    `others` are the sheets beside it, which may explain its answers.
    """
    # What understands a sheet is loaded once the sheet is: a large one is loaded while these are.
    from kano.readers.columns.table import table_of
    from kano.readers.tables.engines.counts_shape import is_counts
    from kano.readers.tables.understanding import understand_table
    from kano.readers.tables.understood import Understood
    from kano.readers.tallies.tally_shape import is_tally

    known = Understood(sheet, table_of(sheet, settings, others))
    if is_counts(sheet):
        return replace(known, layout="tally").then(_counts)
    return replace(known, layout="tally").then(_tally) if is_tally(sheet) else understand_table(known)


def read_counts(source: str | Path, settings: Settings, *, least: int) -> Reading | None:
    """The counts of a file of more than `least` rows, read in blocks; None where rows are needed."""
    if not comes_in_blocks(source):
        return None
    from kano.readers.columns.table import table_of
    from kano.readers.tables.understanding import count_table
    from kano.readers.tables.understood import Understood
    from kano.readers.tallies.tally_shape import is_tally

    found = sheets(source, encoding=settings.encoding)
    if len(found) > 1 or found[0].blocks is None or found[0].length <= least or is_tally(found[0]):
        return None
    counted = count_table(Understood(found[0], table_of(found[0], settings)))
    people = counted.source.respondents if counted else None
    return counted if people and people > least else None


def chosen(found: tuple[Sheet, ...], wanted: str) -> tuple[Sheet, ...]:
    """The sheets of a file that are wanted: one name, several with commas between, all for "" and "*"."""
    if not found:
        raise DataError("the workbook has no visible sheet with cells in it")
    if wanted in _ALL:
        return found
    by_name = {each.name or "": each for each in found}
    names = [wanted] if wanted in by_name else [name.strip() for name in wanted.split(",")]
    known = [name for name in by_name if name]
    if missing := [name for name in names if name not in by_name]:
        raise DataError(
            Problem(
                f'there is no visible sheet "{name}"',
                found[0].file,
                allowed=f"There are: {', '.join(known)}." if known else "This file has no sheets.",
                todo=did_you_mean(name, known),
            )
            for name in missing
        )
    return tuple(by_name[name] for name in names)


def surveys(found: Sequence[Understood], *, every: bool) -> tuple[Reading, ...]:
    """Of several sheets, the one that holds a survey, or every one that does.

    Raises:
        DataError: where a survey can't be read, none of them is one, or several are and one was wanted.
    """
    if len(found) == 1:
        return _all_read(found)
    if both := _halves(halves := _may_be_halves(found)):
        return surveys((both, *(each for each in found if each not in halves)), every=every)
    if features := _features([each for each in found if each.layout != "none"]):
        return surveys((features, *(each for each in found if each.layout == "none")), every=every)
    file = found[0].sheet.file
    without = [each.sheet.name or "" for each in found if each.layout == "none"]
    problems = [
        _elsewhere(problem, found) for each in found if each.layout != "none" for problem in each.problems
    ]
    tried = [each.reading for each in found if each.reading]
    names = [each.sheet.name or "" for each in found if each.layout != "none"]
    if problems:
        # Which sheet is meant is asked at once with what is unclear in them.
        raise DataError([_which(file, names), *problems] if len(names) > 1 and not every else problems)
    if not tried:
        what = f"none of the sheets holds pairs of Kano questions: {', '.join(without)}"
        raise DataError([Problem(what, file), *_without_questions(found)])
    if len(tried) > 1 and not every:
        raise DataError(_which(file, names))
    if not without:
        return tuple(tried)
    notice = Notice("sheets_without_survey", frozen_map({"sheets": tuple(without)}), warning=False)
    return tuple(replace(each, notices=(*each.notices, notice)) for each in tried)


def _elsewhere(problem: Problem, found: Sequence[Understood]) -> Problem:
    """The same of a column that isn't there, with the sheets where it is."""
    from kano.readers.columns.references import columns_named

    if not (name := re.fullmatch(r'there is no column "(.+)"', problem.what)):
        return problem
    sheets = [each.sheet.name or "" for each in found if columns_named(each.header, name[1])]
    return replace(problem, todo=f"It stands on sheet {', '.join(sheets)}.") if sheets else problem


def _without_questions(found: Sequence[Understood]) -> list[Problem]:
    return [problem for each in found for problem in each.problems if not problem.questions]


def read_halves(
    sources: Sequence[str | Path | BinaryIO | pd.DataFrame], settings: Settings
) -> tuple[Reading, ...]:
    """The survey of which two files are the two halves; nothing where they aren't."""
    found = [sheets(source, encoding=settings.encoding) for source in sources]
    known = [_may_be_halves([understand(each, settings) for each in file]) for file in found]
    both = _halves([each for file in known for each in file]) if all(len(each) == 1 for each in known) else None
    return _all_read([both]) if both else ()


def _may_be_halves(found: Sequence[Understood]) -> list[Understood]:
    """The sheets that can't be read alone, and hold answers of which no two are known to be a pair."""
    from kano.readers.pairs.halves import one_sided

    return [each for each in found if each.reading is None and one_sided(each.table)]


def _halves(found: Sequence[Understood]) -> Understood | None:
    """Two sheets of half a survey each as the whole that they are; None where they aren't."""
    if len(found) != 2:
        return None
    from kano.readers.tables.halves import joined

    sheet = joined(*found)
    return None if sheet is None else understand(sheet, found[0].settings)


def _features(found: Sequence[Understood]) -> Understood | None:
    """Sheets of which each is a feature as the survey that they are; None where they are anything else."""
    if len(found) < 2 or any(len(each.pairing.pairs) != 1 for each in found):
        return None
    from kano.readers.tables.stacked import stacked

    sheet = stacked(found)
    return None if sheet is None else understand(sheet, found[0].settings)


def _readings(
    source: str | Path | BinaryIO | pd.DataFrame, settings: Settings, sheet: str
) -> tuple[Reading, ...]:
    found = sheets(source, encoding=settings.encoding)
    wanted = sheet or settings.sheet or _named_by_waves(found, settings)
    known = tuple(
        understand(each, settings, [other for other in found if other is not each])
        for each in chosen(found, wanted)
    )
    readings = surveys(known, every=wanted == "*") if wanted in _ALL else _all_read(known)
    return _beside_marks(readings, found)


def _beside_marks(readings: tuple[Reading, ...], found: Sequence[Sheet]) -> tuple[Reading, ...]:
    """The readings with a word of the other sheets that hold marks of their features."""
    read = {each.source.sheet for each in readings}
    others = [each for each in found if each.name not in read]
    if not others:
        return readings
    from kano.readers.tables.marks_file import marks_sheets

    features = {feature.key: feature for each in readings for feature in each.data.features}
    if not (names := marks_sheets(others, list(features.values()))):
        return readings
    told = Notice("marks_sheets", frozen_map({"sheets": names}), warning=False)
    return tuple(replace(each, notices=(*_without(each.notices, names), told)) for each in readings)


def _without(notices: Sequence[Notice], names: Collection[str]) -> Iterator[Notice]:
    """The notices, in which these sheets are not left out."""
    for each in notices:
        if each.key != "sheets_without_survey":
            yield each
        elif left := tuple(name for name in each.texts("sheets") if name not in names):
            yield replace(each, values=frozen_map({"sheets": left}))


def _tally(known: Understood) -> Understood:
    from kano.readers.tallies.tally_rows import tally_and_source

    return known.read_as(Reading(*tally_and_source(known.sheet), notices=known.sheet.notices))


def _counts(known: Understood) -> Understood:
    from kano.readers.tables.engines.counts_file import read_counts_file

    return known.read_as(read_counts_file(known))


def _all_read(known: Sequence[Understood]) -> tuple[Reading, ...]:
    if problems := [problem for each in known if each.reading is None for problem in each.problems]:
        raise DataError(problems)
    return tuple(each.reading for each in known if each.reading)


def _named_by_waves(found: tuple[Sheet, ...], settings: Settings) -> str:
    """Sheets that the settings give to waves, joined by commas."""
    names = {each.sheet for each in settings.waves if each.sheet}
    return ",".join(each.name for each in found if each.name in names)


def _which(file: str, names: Sequence[str]) -> Problem:
    """Which sheet is meant, where several hold a survey."""
    what = f"several sheets hold a survey: {', '.join(names)}"
    todo = 'Name one with --sheet, or give each its wave in kano.toml as [waves.NAME] with sheet = "…".'
    proposals = tuple(Proposal(name, f"sheet = {toml_text(name)}") for name in [*names, "*"])
    return Problem(what, file, todo=todo, questions=(Question("sheet", file, what, proposals),))
