"""The answers to both questions as codes; texts that are none, or may be several, are asked about at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem, Proposal, Question
from kano.provenance import frozen_map
from kano.readers.answers.meaning import Meanings, interpret
from kano.readers.answers.sides import Sides, Texts
from kano.readers.answers.suggestions import suggested
from kano.readers.columns.legend import told_scale
from kano.readers.columns.table import Table
from kano.readers.files.sheet import column_letters
from kano.scale import ANSWERS, Answer
from kano.settings.panels.study import Settings
from kano.settings.toml import toml_text
from kano.words.folding import number
from kano.words.wordings import other_scale, scale_answers, scales

_LONGEST = 200
"""Characters of a text that an error shows, and that can be an answer."""
_LISTED = 40
_KEYS = ", ".join(answer.key for answer in Answer)
_FEW = 12
"""Of a column without any known answer, more texts than these are not shown: they may be people's own words."""


def decoded(sides: Sides, table: Table) -> tuple[tuple[NDArray[np.int8], NDArray[np.int8]], Meanings]:
    """Answers to either question, shaped as its texts are, and how the texts were understood.

    Raises:
        DataError: asks about every text that is no answer, with its first cell, the nearest answer and the
            settings that settle it.
    """
    texts = (sides[0].said(), sides[1].said())
    meanings = interpret(texts, explained(table))
    if any(meanings.unknown) or meanings.ambiguous:
        raise DataError(_problems(sides, meanings, table))
    functional, dysfunctional = (
        _looked_up(side, known) for side, known in zip(sides, meanings.answers, strict=True)
    )
    return (functional, dysfunctional), meanings


def so_far(sides: Sides, table: Table) -> NDArray[np.int8]:
    """The answers (N, F, 2) as far as their texts are understood; no answer where they aren't."""
    known = interpret((sides[0].said(), sides[1].said()), explained(table)).answers
    return np.stack([_looked_up(side, each) for side, each in zip(sides, known, strict=True)], axis=2)


def explained(table: Table) -> Settings:
    """The settings with what the sheet itself says of its answers, where they say nothing of it."""
    settings = table.settings
    words = {text: answer for text, answer in table.legend.items() if number(text) is None}
    named = settings.scale or settings.scale_dysfunctional
    answers = frozen_map({**words, **settings.answers})
    return replace(settings, answers=answers, scale=settings.scale if named else told_scale(table.legend))


def _looked_up(side: Texts, known: Mapping[str, Answer]) -> NDArray[np.int8]:
    lookup = np.array([known.get(text, Answer.NO_ANSWER) for text in side.vocabulary], dtype=np.int8)
    return lookup[side.codes]


def _problems(sides: Sides, meanings: Meanings, table: Table) -> list[Problem]:
    """What stands among the answers and can't be read, by its cure; each text is a question of its own."""
    if found := _other_wording(sides, table):
        return [found]
    return [*_unknown(sides, meanings, table.place), *_ambiguous(sides, meanings, table.place)]


def _other_wording(sides: Sides, table: Table) -> Problem | None:
    """That the settings name another wording than the one in which every text is an answer; else None."""
    named = table.settings.wording
    if not named:
        return None
    free = interpret((sides[0].said(), sides[1].said()), replace(table.settings, wording=""))
    if any(free.unknown) or free.ambiguous or not free.wordings:
        return None
    found = ",".join(each.key for each in free.wordings)
    what = f"the answers are put as in {found}, but the settings say {named}"
    both = f'wording = "{named},{found}"'
    todo = f"Name both in kano.toml or with --wording, as {both}, or neither."
    question = Question("wording", table.place, what, (Proposal(f"{named} and {found}", both),), likely=True)
    return Problem(what, table.place, todo=todo, questions=(question,))


def _unknown(sides: Sides, meanings: Meanings, place: str) -> Iterator[Problem]:
    if not any(meanings.unknown):
        return
    each = (side.in_order(texts) for side, texts in zip(sides, meanings.unknown, strict=True))
    unknown = list(dict.fromkeys(chain.from_iterable(each)))
    if title := other_scale(unknown):
        shown = ", ".join(f'"{text}"' for text in unknown[:5])
        todo = "A Kano question has five answers of its own; if these are meant so, say which under [answers]."
        what = f"the answers are those of {title}, not of a Kano question: {shown}"
        asked = tuple(_asked(text, sides, place) for text in unknown[:_LISTED])
        yield Problem(what, place, todo=todo, questions=asked)
        return
    numbers = [text for text in unknown if number(text) is not None]
    words = [text for text in unknown if number(text) is None]
    if numbers:
        yield _unknown_numbers(numbers, sides, meanings, place)
    if words:
        yield _unknown_words(words, sides, meanings, place)


def _unknown_numbers(numbers: Sequence[str], sides: Sides, meanings: Meanings, place: str) -> Problem:
    seen = [{value for text in side.said() if (value := number(text)) is not None} for side in sides]
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
        proposals = tuple(Proposal(f"the scale {key}", f'scale = "{key}"') for key in fitting)
        asked: tuple[Question, ...] = (Question("scale", place, f"{what}\n{listed}", proposals),)
    elif len(every := sorted(seen[0] | seen[1])) == len(ANSWERS):
        # Five numbers of an unknown order: none of them means what it would mean on a known scale.
        spoken = [text for value in every for text in _said(value, sides)]
        lines = "\n".join(f'"{text}" = "?"' for text in spoken)
        listed = "\n".join(f"{text}  {_counted(text, sides)}" for text in spoken)
        todo = f"Say what they mean in kano.toml ({_KEYS}):\n[answers]\n{lines}"
        asked = tuple(_asked(text, sides, place) for text in spoken)
    else:
        lines = "\n".join(f'"{text}" = "no-answer"' for text in numbers)
        todo = f"Say what they mean in kano.toml:\n[answers]\n{lines}"
        asked = tuple(_asked(text, sides, place, Answer.NO_ANSWER) for text in numbers)
    return Problem(what, place, listed, todo, asked)


def _said(value: float, sides: Sides) -> list[str]:
    """The texts that are this number."""
    return list(dict.fromkeys(text for side in sides for text in side.said() if number(text) == value))


def _unknown_words(words: Sequence[str], sides: Sides, meanings: Meanings, place: str) -> Problem:
    shown = [text for text in words if _may_show(text, sides, meanings)]
    hidden = len(words) - len(shown)
    hints = suggested([text for text in words if len(text) <= _LONGEST][: 2 * _LISTED], meanings)
    listed, lines, asked = [], [], []
    for text in shown[:_LISTED]:
        if len(text) > _LONGEST:
            listed.append(f'"{text[:_LONGEST]}…"  {_counted(text, sides)}; {len(text):,} characters')
            continue
        near = hints.get(text)
        listed.append(f'"{text}"  {_counted(text, sides)}' + (f'; nearest: "{near[0]}"' if near else ""))
        lines.append(f'{toml_text(text)} = "{near[1].key if near else "?"}"')
        asked.append(_asked(text, sides, place, *([near[1]] if near else [])))
    if len(shown) > _LISTED:
        listed.append(f"and {len(shown) - _LISTED} more")
    if hidden:
        column = column_letters(_where(next(text for text in words if text not in shown), sides)[1])
        listed.append(
            f"{hidden} different texts in column {column} and others like it, which hold no Kano answers"
        )
    many = f"{len(words)} texts are" if len(words) > 1 else "a text is"
    todo = f"Say what they mean in kano.toml ({_KEYS}), after a look at each:\n[answers]\n" + "\n".join(lines)
    what = f"{many} none of the five answers:"
    return Problem(what, place, "\n".join(listed), todo if lines else "", tuple(asked))


def _asked(text: str, sides: Sides, place: str, *near: Answer) -> Question:
    """What a text means: one of the five answers or none, those that are near first."""
    order = dict.fromkeys([*near, *Answer])
    proposals = (Proposal(each.key, f'[answers]\n{toml_text(text)} = "{each.key}"') for each in order)
    return Question("answer", place, f'"{text}"  {_counted(text, sides)}', tuple(proposals), bool(near))


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
    place = sides[0].address(_where(text, sides))
    return f"{count} times, first in {place}" if count > 1 else f"once, in {place}"


def _ambiguous(sides: Sides, meanings: Meanings, place: str) -> Iterator[Problem]:
    for text, options in meanings.ambiguous:
        listed = "\n".join(f"{answer.key} in {key}" for key, answer in options.items())
        lines = [f'wording = "{key}"' for key in options]
        todo = f"Name the wording in kano.toml: {' or '.join(lines)}."
        what = f'"{text}" ({_counted(text, sides)}) may mean:'
        proposals = tuple(map(Proposal, listed.splitlines(), lines))
        yield Problem(what, place, listed, todo, (Question("wording", place, what, proposals),))
