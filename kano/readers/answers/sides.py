"""Answer columns as codes of the five answers; everything that is no answer is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.answers.meaning import Meanings, interpret
from kano.readers.files.sheet import cell, column_letters
from kano.scale import Answer
from kano.settings.study import Settings
from kano.settings.toml import toml_text
from kano.words.folding import normal, number
from kano.words.wordings import answer_sets, other_scale, scale_answers, scales

Codes: TypeAlias = NDArray[np.unsignedinteger[Any]]

_LONGEST = 200
"""Characters of a text that an error shows, and that can be an answer."""
_LISTED = 40
_FEW = 12
"""Of a column without any known answer, more texts than these are not shown: they may be people's own words."""


@dataclass(frozen=True, eq=False)
class Texts:
    """The cells of the functional or of the dysfunctional questions."""

    codes: Codes
    """(rows, columns) positions in `vocabulary`; 0 is blank."""
    vocabulary: tuple[str, ...]
    columns: tuple[int, ...]
    """Where each column of codes stands in the sheet."""
    rows: NDArray[np.int64]
    """Where each row of codes stands in the sheet."""

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How often each text of the vocabulary occurs."""
        # Column by column: counting makes a wide copy of what it counts.
        none = np.zeros(len(self.vocabulary), dtype=np.int64)
        return sum((np.bincount(column, minlength=len(none)) for column in self.codes.T), none)

    def said(self) -> list[str]:
        """The texts that occur, without the blank."""
        return [text for text, count in zip(self.vocabulary, self.counts, strict=True) if count and text]

    def in_order(self, texts: Sequence[str]) -> list[str]:
        """These texts by where they first occur."""
        codes, places = np.unique(self.codes, return_index=True)
        first = {self.vocabulary[code]: place for code, place in zip(codes, places, strict=True)}
        return sorted(texts, key=first.__getitem__)

    def first(self, text: str) -> tuple[int, int]:
        """Row and column in the sheet of the first cell that says this."""
        row, column = np.argwhere(self.codes == self.vocabulary.index(text))[0]
        return int(self.rows[row]), self.columns[int(column)]


Sides: TypeAlias = tuple[Texts, Texts]


def decoded(
    sides: Sides, settings: Settings, place: str
) -> tuple[tuple[NDArray[np.int8], NDArray[np.int8]], Meanings]:
    """Answers to either question, shaped as its texts are, and how the texts were understood.

    Raises:
        DataError: lists every text that is no answer, with its first cell, the nearest answer and the settings
            that settle it.
    """
    texts = (sides[0].said(), sides[1].said())
    meanings = interpret(texts, settings)
    problems = [*_unknown(sides, meanings, place), *_ambiguous(sides, meanings, place)]
    if problems:
        raise DataError(_other_wording(texts, settings, place) or problems)
    functional, dysfunctional = (
        _looked_up(side, known) for side, known in zip(sides, meanings.answers, strict=True)
    )
    return (functional, dysfunctional), meanings


def notices_of(sides: Sides, meanings: Meanings) -> Iterator[Notice]:
    """What a reader should know about how the texts were understood."""
    if meanings.assumed:
        yield Notice("numbers_assumed", frozen_map({"scale": meanings.scale}), warning=False)
    for key, texts in (("no_opinion", meanings.opinions), ("error_cells", meanings.errors)):
        found = [(side, text) for side in sides for text in side.said() if text in texts]
        if found:
            places = [side.first(text) for side, text in found]
            values = {
                "count": sum(int(side.counts[side.vocabulary.index(text)]) for side, text in found),
                "texts": tuple(dict.fromkeys(text for _, text in found)),
                "first": cell(*min(places)),
            }
            yield Notice(key, frozen_map(values), warning=key == "error_cells")


def _other_wording(
    texts: tuple[Sequence[str], Sequence[str]], settings: Settings, place: str
) -> Problem | None:
    """That the settings name another wording than the one in which every text is an answer; else None."""
    if not settings.wording:
        return None
    free = interpret(texts, replace(settings, wording=""))
    if any(free.unknown) or free.ambiguous or not free.wordings:
        return None
    found = ",".join(each.key for each in free.wordings)
    what = f"the answers are put as in {found}, but the settings say {settings.wording}"
    todo = f'Name both in kano.toml or with --wording, as wording = "{settings.wording},{found}", or neither.'
    return Problem(what, place, todo=todo)


def _looked_up(side: Texts, known: Mapping[str, Answer]) -> NDArray[np.int8]:
    lookup = np.array([known.get(text, Answer.NO_ANSWER) for text in side.vocabulary], dtype=np.int8)
    return lookup[side.codes]


def _unknown(sides: Sides, meanings: Meanings, place: str) -> Iterator[Problem]:
    if not any(meanings.unknown):
        return
    each = (side.in_order(texts) for side, texts in zip(sides, meanings.unknown, strict=True))
    unknown = list(dict.fromkeys(chain.from_iterable(each)))
    if title := other_scale(unknown):
        shown = ", ".join(f'"{text}"' for text in unknown[:5])
        todo = "A Kano question has five answers of its own; if these are meant so, say which under [answers]."
        yield Problem(f"the answers are those of {title}, not of a Kano question: {shown}", place, todo=todo)
        return
    numbers = [text for text in unknown if number(text) is not None]
    words = [text for text in unknown if number(text) is None]
    if numbers:
        yield _unknown_numbers(numbers, sides, meanings, place)
    if words:
        yield _unknown_words(words, sides, meanings, place)


def _unknown_numbers(numbers: Sequence[str], sides: Sides, meanings: Meanings, place: str) -> Problem:
    seen = [{number(text) for text in side.said()} - {None} for side in sides]
    fitting = [key for key in scales() if all(seen[side] <= scale_answers(key, side).keys() for side in (0, 1))]
    listed = "\n".join(f"{text}  {_counted(text, sides)}" for text in numbers)
    if meanings.scale:
        what = f"these numbers are not on the scale {meanings.scale}:"
    else:
        what = "these numbers stand among answers in words:"
    if fitting:
        todo = (
            f'Name the scale: {" or ".join(fitting)}, with --scale or in kano.toml as scale = "{fitting[0]}".'
        )
    else:
        todo = "Say what they mean in kano.toml:\n[answers]\n" + "\n".join(
            f'"{text}" = "no-answer"' for text in numbers
        )
    return Problem(what, place, listed, todo)


def _unknown_words(words: Sequence[str], sides: Sides, meanings: Meanings, place: str) -> Problem:
    shown = [text for text in words if _may_show(text, sides, meanings)]
    hidden = len(words) - len(shown)
    listed, lines = [], []
    for text in shown[:_LISTED]:
        if len(text) > _LONGEST:
            listed.append(f'"{text[:_LONGEST]}…"  {_counted(text, sides)}; {len(text):,} characters')
            continue
        near = _nearest(text, meanings)
        listed.append(f'"{text}"  {_counted(text, sides)}' + (f'; nearest: "{near[0]}"' if near else ""))
        lines.append(f'{toml_text(text)} = "{near[1].key if near else "?"}"')
    if len(shown) > _LISTED:
        listed.append(f"and {len(shown) - _LISTED} more")
    if hidden:
        column = column_letters(_where(next(text for text in words if text not in shown), sides)[1])
        listed.append(
            f"{hidden} different texts in column {column} and others like it, which hold no Kano answers"
        )
    many = f"{len(words)} texts are" if len(words) > 1 else "a text is"
    keys = ", ".join(answer.key for answer in Answer)
    todo = f"Say what they mean in kano.toml ({keys}), after a look at each:\n[answers]\n" + "\n".join(lines)
    return Problem(f"{many} none of the five answers:", place, "\n".join(listed), todo if lines else "")


def _may_show(text: str, sides: Sides, meanings: Meanings) -> bool:
    """Not where the column holds many texts and none is an answer: those may be people's own words."""
    for side, known in zip(sides, meanings.answers, strict=True):
        if text in side.vocabulary:
            code = side.vocabulary.index(text)
            for k in np.flatnonzero((side.codes == code).any(axis=0)):
                present = [side.vocabulary[i] for i in np.unique(side.codes[:, k]) if i]
                if len(present) > _FEW and not any(known.get(each, 5) < 5 for each in present):
                    return False
    return True


def _where(text: str, sides: Sides) -> tuple[int, int]:
    return min(side.first(text) for side in sides if text in side.said())


def _counted(text: str, sides: Sides) -> str:
    count = sum(int(side.counts[side.vocabulary.index(text)]) for side in sides if text in side.vocabulary)
    place = cell(*_where(text, sides))
    return f"{count} times, first in {place}" if count > 1 else f"once, in {place}"


def _nearest(text: str, meanings: Meanings) -> tuple[str, Answer] | None:
    """The known answer most like the text, of the wordings in use where there are any; only ever a hint."""
    keys = {wording.key for wording in meanings.wordings}
    known = {
        plain: answer
        for each in answer_sets()
        if not keys or each.wording.key in keys
        for side in each.texts
        for plain, answer in side.items()
    }
    found = get_close_matches(normal(text), list(known), n=1, cutoff=0.75)
    return (found[0], known[found[0]]) if found else None


def _ambiguous(sides: Sides, meanings: Meanings, place: str) -> Iterator[Problem]:
    for text, options in meanings.ambiguous:
        listed = "\n".join(f"{answer.key} in {key}" for key, answer in options.items())
        keys = " or ".join(f'wording = "{key}"' for key in options)
        todo = f"Name the wording in kano.toml: {keys}."
        yield Problem(f'"{text}" ({_counted(text, sides)}) may mean:', place, listed, todo)
