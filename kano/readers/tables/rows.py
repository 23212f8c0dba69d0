"""What wide and long sheets have in common: rows left out, the description of the wave and of the source."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, PairUsed, Source
from kano.questionnaire import Question
from kano.readers.answers.meaning import Meanings
from kano.readers.columns.header import Header
from kano.readers.files.sheet import Sheet
from kano.readers.tables.understood import SHOWN
from kano.resources import facts
from kano.responses import Wave
from kano.settings.study import Settings
from kano.words.wordings import OWN


def rows_excluded(reason: str, rows: NDArray[np.int64], header: Header) -> Exclusion:
    """Rows below the header that take no part, counted, the first few named."""
    where = tuple(f"row {row + header.start + 1}" for row in rows[:SHOWN])
    return Exclusion(reason, len(rows), where)


def total_words() -> frozenset[str]:
    """What the first cell of a row of totals says."""
    return frozenset(facts("suffixes")["totals"]["words"])


def wave_template(
    meanings: Meanings, questionnaire: str, settings: Settings, questions: Mapping[str, Question]
) -> Wave:
    """What all waves of a sheet have in common."""
    languages = dict.fromkeys(wording.language for wording in meanings.wordings if wording.language)
    return Wave(
        wording=wording_keys(meanings),
        scale=meanings.scale,
        language=", ".join(languages),
        questionnaire=questionnaire,
        weighting=settings.weight,
        questions=questions,
    )


def wording_keys(meanings: Meanings) -> str:
    """Keys of the wordings in use."""
    keys = [wording.key for wording in meanings.wordings]
    return ", ".join([*keys, *([OWN] if meanings.own else [])])


def no_answers(sheet: Sheet, meanings: Meanings) -> DataError:
    """The error for a sheet in which nobody answered."""
    if meanings.errors:
        errors = ", ".join(sorted(meanings.errors))
        todo = "Mend the formulas in the file and save it anew."
        return DataError(
            Problem(f"the answer columns hold nothing but error values ({errors})", sheet.place, todo=todo)
        )
    return DataError(Problem("no respondent gave any answer", sheet.place))


def source_of(
    sheet: Sheet, meanings: Meanings, *, layout: str, respondents: int | None, pairs: tuple[PairUsed, ...]
) -> Source:
    """Where the data came from and how they were understood."""
    return Source(
        file=sheet.file,
        sheet=sheet.name,
        respondents=respondents,
        layout=layout,
        wording=wording_keys(meanings),
        scale=meanings.scale,
        encoding=sheet.encoding,
        pairs=pairs,
    )
