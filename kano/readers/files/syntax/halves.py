"""Exports in two files: the answers as codes, and a syntax file that tells what columns and codes mean.

LimeSurvey writes survey_1_SPSS_data_file.dat with survey_1_SPSS_syntax_file.sps, and survey_1_R_data_file.csv
with survey_1_R_syntax_file.R. Source: LimeSurvey 6, application/controllers/admin/Export.php and
application/core/plugins/ExportR.
"""

from pathlib import Path

from kano.readers.files.raw import Raw
from kano.values import dataclass

_SYNTAX = {".sps": ("SPSS", ".dat"), ".r": ("R", ".csv")}
_DATA = {".dat": ("SPSS", ".sps"), ".csv": ("R", ".R")}


@dataclass(frozen=True, eq=False)
class Halves:
    """The two files of an export, of which one was named."""

    program: str
    """SPSS or R."""
    data: str
    syntax: str
    """Their names, without folders."""
    is_syntax: bool
    """Whether the syntax file was named."""
    other: Path | None
    """The file that was not named; None where it isn't there."""
    is_table: bool = False
    """Whether the file that was named can be read without the other."""


def halves_of(raw: Raw) -> Halves | None:
    """The two files that this one is half of; None where it stands alone.

    A file of data for R says by itself which column is which: without its syntax file, it stands alone. No path
    in a file is followed: the other half has the same name but for its end, and is in the same folder.
    """
    ending = raw.ending
    if ending not in _DATA and ending not in _SYNTAX:
        return None
    folder = raw.path.parent if raw.path else None
    stem = Path(raw.name).stem
    if ending in _SYNTAX:
        program, others = _SYNTAX[ending]
        data = _swapped(stem, "syntax_file", "data_file") + others
        return Halves(program, data, raw.name, is_syntax=True, other=_beside(folder, data))
    program, others = _DATA[ending]
    is_named_so = f"_{program}_data_file".casefold() in stem.casefold()
    if program == "R" and not is_named_so:
        return None
    syntax = _swapped(stem, "data_file", "syntax_file") + others
    other = _beside(folder, syntax)
    is_table = program == "R" or not is_named_so
    return Halves(program, raw.name, syntax, False, other, is_table) if other or not is_table else None


def other_half(path: Path) -> Path | None:
    """The file that is read together with this one; None where it stands alone."""
    halves = halves_of(Raw(path.name, path))
    return halves.other if halves else None


def _swapped(stem: str, old: str, new: str) -> str:
    """The name with one word for another, in whatever letters it is written."""
    at = stem.casefold().rfind(old)
    return stem if at < 0 else stem[:at] + new + stem[at + len(old) :]


def _beside(folder: Path | None, name: str) -> Path | None:
    """The file of this name, in capitals or small letters."""
    if folder is None:
        return None
    found = (path for path in folder.iterdir() if path.name.casefold() == name.casefold() and path.is_file())
    return min(found, default=None, key=lambda path: (path.name != name, path.name))
