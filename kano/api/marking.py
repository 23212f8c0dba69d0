"""Where the marks of a survey stand beside its answers: in a file, or on a sheet of its own workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kano.errors import DataError, Problem, Proposal, Question
from kano.settings.toml import toml_text
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.api.surveying.survey import Survey


@dataclass(frozen=True)
class MarksPlace:
    """A file of marks, or a sheet of marks in it."""

    path: Path
    sheet: str = ""
    beside: bool = False
    """Whether respondents gave marks themselves, which count; only costs are read then."""


def marks_place(survey: Survey, *, marked: bool) -> MarksPlace | None:
    """Where the settings say that marks stand, else the sheet of marks beside the last wave; None without.

    `marked` says whether respondents gave marks themselves. Raises DataError where two sheets could be meant.
    """
    named, found = survey.settings.advice.marks, _sheets(survey)
    if named:
        file = Path(named)
        of_sheet = [path for path, sheet in found if sheet == named]
        return MarksPlace(of_sheet[0], named) if of_sheet and not file.is_file() else MarksPlace(file)
    if len(found) > 1 and not marked:
        raise DataError(_which(found))
    return MarksPlace(*found[0], beside=marked) if len(found) == 1 else None


def _sheets(survey: Survey) -> list[tuple[Path, str]]:
    """The sheets of marks in the workbooks of the last wave."""
    from kano.analyses.advising.advice import last_wave

    waves = {wave.key: wave for part in survey.parts for wave in part.waves}
    last = [*waves.values()][last_wave([*waves.values()])].key
    found = {
        (Path(source.path), sheet): None
        for part, origin in zip(survey.whole or survey.parts, survey.origins, strict=False)
        if last in {wave.key for wave in part.waves}
        for notice in origin.notices
        if notice.key == "marks_sheets"
        for source in origin.sources
        if source.path
        for sheet in notice.texts("sheets")
    }
    return list(found)


def _which(found: list[tuple[Path, str]]) -> Problem:
    names = list(dict.fromkeys(sheet for _, sheet in found))
    what = f"several sheets hold marks: {', '.join(names)}"
    todo = 'Name one with --marks, or in kano.toml under [advice] as marks = "…".'
    proposals = tuple(Proposal(name, f"[advice]\nmarks = {toml_text(name)}") for name in names)
    where = ", ".join(dict.fromkeys(path.name for path, _ in found))
    return Problem(what, where, todo=todo, questions=(Question("sheet", where, what, proposals),))
