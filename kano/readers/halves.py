"""Exports in two files: the answers as codes, and a syntax file that tells what columns and codes mean.

LimeSurvey writes survey_1_SPSS_data_file.dat with survey_1_SPSS_syntax_file.sps, and survey_1_R_data_file.csv with
survey_1_R_syntax_file.R. Source: LimeSurvey 6, application/controllers/admin/Export.php and core/plugins/ExportR.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kano.readers.raw import Raw

_SYNTAX = {".sps": ("SPSS", ".dat"), ".r": ("R", ".csv")}
_DATA = {".dat": ("SPSS", ".sps"), ".csv": ("R", ".R")}


@dataclass(frozen=True)
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


def halves_of(raw: Raw) -> Halves | None:
    """The two files that this one is half of; None where it stands alone.

    A file of data for R says by itself which column is which: where its syntax file isn't there, it stands alone.
    """
    stem = Path(raw.name).stem
    folder = raw.path.parent if raw.path else None
    if raw.ending in _SYNTAX:
        program, ending = _SYNTAX[raw.ending]
        data = stem.replace("syntax_file", "data_file") + ending
        return Halves(program, data, raw.name, is_syntax=True, other=_beside(folder, data))
    if raw.ending not in _DATA:
        return None
    program, ending = _DATA[raw.ending]
    named = f"_{program}_data_file".lower() in raw.name.lower()
    syntax = stem.replace("data_file", "syntax_file") + ending
    other = _beside(folder, syntax) if named or program == "SPSS" else None
    if other is None and not (named and program == "SPSS"):
        return None
    return Halves(program, raw.name, syntax, is_syntax=False, other=other)


def other_half(path: Path) -> Path | None:
    """The file that is read together with this one; None where it stands alone."""
    halves = halves_of(Raw(path.name, path))
    return halves.other if halves else None


def _beside(folder: Path | None, name: str) -> Path | None:
    path = folder / name if folder else None
    return path if path and path.is_file() else None
