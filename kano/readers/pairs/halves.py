"""Half a survey: questions about features that are there, without those about the same features missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from kano.readers.columns.header import Header, Kind
from kano.readers.columns.names import RATINGS, asked, names, same_stem
from kano.readers.columns.table import Table
from kano.readers.pairs.codes import code_of, coded_couples
from kano.readers.pairs.suffixes import marked_sides, side_names
from kano.resources import facts
from kano.words.folding import has_ideographs
from kano.words.negation import Questions, fold, words_of

SIDES = ("functional", "dysfunctional")
_CODE = re.compile(r"[^\W\d_]{0,4}[\s_.-]*\d+")
"""A name that says nothing of what is asked."""
ALIKE = 0.6
"""Share of the content of two questions about one thing that they have in common at least."""
_FEWEST = 3
"""Columns of answers from which they are looked at as half a survey."""


def half_columns(table: Table) -> tuple[int, ...]:
    """The columns of answers of a table that holds one of the two questions alone; else ()."""
    columns = one_sided(table)
    texts = [asked(table.header.name(i))[-1] for i in columns]
    if len(columns) < _FEWEST or all(map(_CODE.fullmatch, texts)):
        return ()
    own = _own_words(texts)
    half = len(own) // 2
    couples = ((own[k], own[k + by]) for by in {1, half} for k in range(len(own) - by))
    # Where any two that may be a pair speak of one thing, they may be the two questions about it.
    return () if any(one & other for one, other in couples) else columns


def one_sided(table: Table) -> tuple[int, ...]:
    """The columns of answers of a table where no code, mark or negation makes two of them a pair; else ().

    Small numbers are answers where their names bear a mark or a code.
    """
    header = table.header
    columns = tuple(i for i, kind in enumerate(table.kinds) if kind is Kind.ANSWERS and header.name(i))
    if not columns:
        numbers = [i for i, kind in enumerate(table.kinds) if kind is Kind.NUMBERS]
        marked = marked_sides(header, numbers)
        columns = tuple(i for i in numbers if i in marked or code_of(header, i))
    if header.row is None or len(columns) < 2 or coded_couples(header, columns):
        return ()
    if len(set(marked_sides(header, columns).values())) > 1:
        return ()
    return () if _negates_another([asked(header.name(i))[-1] for i in columns]) else columns


def _negates_another(texts: Sequence[str]) -> bool:
    """Whether one question says the same as another but for a negation."""
    questions = Questions(texts)
    compared = (questions.contrast(one, other) for one, other in combinations(texts, 2))
    return any(each.negated is not None and each.same for each in compared)


def _own_words(texts: Sequence[str]) -> list[set[str]]:
    """The words of each question that most of the others don't have."""
    skip = set(facts("negations")["function-words"]["words"])
    words = [_words(fold(text)) - skip for text in texts]
    often = Counter(word for each in words for word in each)
    return [{word for word in each if often[word] <= max(2, len(texts) / 2)} for each in words]


def _words(text: str) -> set[str]:
    """Words, or pairs of signs in writing without spaces."""
    return {text[k : k + 2] for k in range(len(text) - 1)} if has_ideographs(text) else set(words_of(text))


def same_feature(one: Header, columns: Sequence[int], other: Header, others: Sequence[int]) -> dict[int, int]:
    """By column of one half: that of the other with the same name, stem beside a mark, question or code.

    A code is believed where what stands behind it speaks of one thing.
    """
    for key in (_named, _stemmed, _question, _coded):
        keys = [{key(header, i): i for i in each} for header, each in ((one, columns), (other, others))]
        found = {i: keys[1][text] for text, i in keys[0].items() if text and text in keys[1]}
        if found and (key is not _coded or _speak_of_one_thing(one, other, found)):
            return found
    return {}


def _speak_of_one_thing(one: Header, other: Header, found: Mapping[int, int]) -> bool:
    """Whether the questions of each couple are alike, where they are more than a code."""
    couples = [(_question(one, i), _question(other, j)) for i, j in found.items()]
    told = [couple for couple in couples if all(couple)]
    questions = Questions([text for couple in told for text in couple])
    return all(questions.contrast(*couple).alike >= ALIKE for couple in told)


def _named(header: Header, column: int) -> str:
    return same_stem(header.name(column))


def _stemmed(header: Header, column: int) -> str:
    return next((same_stem(name.stem) for name in side_names(header, column)), "")


def _question(header: Header, column: int) -> str:
    """The question without its code or number; "" where that is all there is."""
    text = same_stem(asked(header.name(column))[-1])
    return "" if text == same_stem(header.name(column)) and code_of(header, column) else text


def _coded(header: Header, column: int) -> str:
    code = code_of(header, column)
    return code[0].casefold() if code else ""


def side_of_half(table: Table, columns: Sequence[int], called: Sequence[str]) -> str:
    """Which question a half holds, as its sheet or file is `called`, else by its texts."""
    for name in called:
        roles = {role for word in re.findall(r"[^\W\d_]+", name) for role in _roles(word)}
        if len(roles) == 1:
            return roles.pop()
    marks = set(marked_sides(table.header, columns).values())
    return marks.pop() if len(marks) == 1 else ""


def _roles(word: str) -> set[str]:
    return {name.role for name in names(word) if not name.stem and name.role not in RATINGS and len(word) > 2}
