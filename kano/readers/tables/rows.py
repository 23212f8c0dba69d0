"""What wide and long sheets have in common: rows left out, the description of the wave and of the source."""

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.provenance import Exclusion, PairUsed, Source
from kano.readers.answers.meaning import Meanings
from kano.readers.columns.header import total_words
from kano.readers.columns.wave_column import Waves
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.features import Features
from kano.readers.tables.outcome import SHOWN
from kano.responses import Wave
from kano.scale import NOT_ASKED, Answer
from kano.settings.panels.study import Settings
from kano.words.wordings import OWN


def rows_excluded(reason: str, rows: NDArray[np.int64], start: int) -> Exclusion:
    """Rows that take no part, counted from row `start` of the sheet; the first few are named."""
    where = tuple(f"row {row + start + 1}" for row in rows[:SHOWN])
    return Exclusion(reason, len(rows), where)


def answering(
    answers: NDArray[np.int8], waves: Waves, rows: NDArray[np.int64], start: int, excluded: list[Exclusion]
) -> NDArray[np.bool_]:
    """Respondents with an answer, and with a wave where there are waves; the others are counted.

    Args:
        answers: shape (N, F, 2).
        waves: of all rows of the sheet.
        rows: row below the header by respondent, shape (N,).
        start: where the first of the rows stands in the sheet.
        excluded: gets those who are left out.
    """
    keep: NDArray[np.bool_] = ((answers != Answer.NO_ANSWER) & (answers != NOT_ASKED)).any(axis=(1, 2))
    if not keep.all():
        excluded.append(rows_excluded("no_answers", rows[~keep], start))
    if waves.wave is not None:
        lost = keep & (waves.wave[rows] < 0)
        if lost.any():
            excluded.append(rows_excluded("no_wave", rows[lost], start))
        keep &= ~lost
    return keep


def totals_below(first: Coded) -> NDArray[np.bool_]:
    """Rows of totals: the last ones, and their first cell says so."""
    words = total_words()
    found = np.zeros(len(first.codes), dtype=bool)
    for row in range(len(found) - 1, -1, -1):
        text = first.vocabulary[first.codes[row, 0]].strip(" :.").casefold()
        if text and text not in words:
            break
        found[row] = bool(text)
    return found


def wave_template(meanings: Meanings, features: Features, settings: Settings) -> Wave:
    """What all waves of a sheet have in common."""
    languages = dict.fromkeys(wording.language for wording in meanings.wordings if wording.language)
    return Wave(
        wording=wording_keys(meanings),
        scale=meanings.scale,
        language=", ".join(languages),
        questionnaire=features.questionnaire,
        weighting=settings.weight,
        questions=features.questions,
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
        return DataError(f"the answer columns hold nothing but error values ({errors})", sheet.place, todo=todo)
    return DataError("no respondent gave any answer", sheet.place)


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
