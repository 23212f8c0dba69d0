"""Why a sheet holds no survey: what it is instead, or what each of its columns seems to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from kano.errors import Problem
from kano.readers.columns.header import Kind
from kano.readers.columns.patterns import likely_patterns
from kano.readers.files.sheet import column_letters
from kano.readers.tables.reshaped.direct import category_of
from kano.readers.tables.reshaped.melted import at
from kano.readers.tables.understood import Understood
from kano.resources import facts
from kano.scale import CATEGORIES
from kano.words.folding import normal, number
from kano.words.wordings import other_scale

_SHOWN = 12
_KINDS = {
    Kind.ANSWERS: "Kano answers",
    Kind.NUMBERS: "small numbers",
    Kind.BLANK: "nothing",
    Kind.FEW: "few texts, again and again",
    Kind.OTHER: "other texts or numbers",
}


def nothing_problem(known: Understood) -> Problem:
    """The problem of a sheet without pairs of questions."""
    what, todo = _instead(known) or ("no pairs of Kano questions found", "")
    functional, dysfunctional = likely_patterns(_answering(known)) or ("*_yes", "*_no")
    pattern = f"kano classify FILE --functional {quote(functional)} --dysfunctional {quote(dysfunctional)}"
    name = f"A survey has two columns a feature; name them, * standing for the feature: {pattern}"
    return Problem(what, known.place, "\n".join(_columns(known)), todo or name)


def _answering(known: Understood) -> list[str]:
    """The names of columns that may hold answers."""
    kinds, may = known.table.kinds, (Kind.ANSWERS, Kind.NUMBERS, Kind.FEW)
    return [text for text, kind in zip(known.header.texts, kinds, strict=False) if text and kind in may]


def _columns(known: Understood) -> Iterator[str]:
    """What each column seems to be."""
    header, kinds = known.header, known.table.kinds
    named = [(i, text) for i, text in enumerate(header.texts) if text and i < len(kinds)]
    for i, text in named[:_SHOWN]:
        yield f'{column_letters(i)}  "{text[:60]}"  {_KINDS[kinds[i]]}'
    if len(named) > _SHOWN:
        yield f"and {len(named) - _SHOWN} more"


def _instead(known: Understood) -> tuple[str, str] | None:
    """What a sheet holds in place of answers, and what is missing; None where nothing is recognised."""
    header, below = known.header, known.sheet.head[known.header.start :]
    columns = [[at(row, i).strip() for row in below] for i in range(len(header.texts))]
    names = " | ".join(normal(text) for text in header.texts)
    words = facts("suffixes")["instead"]
    if _holds(names, words["coefficients"]):
        return "a table of coefficients", "The counts of answers or categories behind them are missing."
    if _holds(names, words["means"]):
        return "a table of mean scores", "The answers behind them are missing."
    if any(_are_letters(column) for column in columns):
        return "a table of categories, one a feature", "How many people gave each category is missing."
    for column in columns:
        texts = [text for text in column if text and number(text) is None]
        if _holds(" | ".join(map(normal, texts)), words["priorities"]):
            return (
                "a list of priorities, no survey",
                "Kano reads people's answers to two questions a feature.",
            )
        if len(texts) > 1 and (title := other_scale(texts)):
            return (
                f"the answers are those of {title}",
                "A Kano survey has two questions a feature.",
            )
    return None


def _holds(text: str, words: Sequence[str]) -> bool:
    """Whether at least two of these words occur."""
    return sum(word in text for word in words) >= 2


def _are_letters(column: Sequence[str]) -> bool:
    said = [text for text in column if text]
    known = {each.value for each in CATEGORIES}
    found = [text for text in said if text.upper() in known or category_of(text)]
    return len(said) > 1 and len(found) == len(said) and len(set(found)) > 1
