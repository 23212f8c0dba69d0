"""Ratings asked in words, such as how important a feature is: to which pair of questions they belong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kano.provenance import frozen_map
from kano.readers.columns.header import Header
from kano.readers.columns.names import asked, is_rating_question, same_stem
from kano.readers.pairs.neighbours import grid_label
from kano.readers.pairs.pair import Pair
from kano.words.negation import Questions

_ALIKE, _APART = 0.25, 0.1
"""How much of a rating's question a pair's question must share, and how much more than any other's."""


def with_ratings(
    header: Header, pairs: Sequence[Pair], free: Sequence[int]
) -> tuple[list[Pair], tuple[int, ...]]:
    """The pairs with the columns that rate them, and the columns that rate nobody knows what."""
    rated = {i: rating for i in free if (rating := is_rating_question(header.name(i)))}
    found: dict[int, dict[str, int]] = {}
    unmatched = []
    for i, rating in rated.items():
        owner = _owner(header, i, pairs, rated)
        if owner is None or rating in {**pairs[owner].ratings, **found.get(owner, {})}:
            unmatched.append(i)
        else:
            found.setdefault(owner, {})[rating] = i
    new = [
        replace(pair, ratings=frozen_map({**pair.ratings, **found.get(k, {})})) for k, pair in enumerate(pairs)
    ]
    return new, tuple(unmatched)


def _owner(header: Header, i: int, pairs: Sequence[Pair], rated: Mapping[int, str]) -> int | None:
    """Position of the pair that a column rates: by its label in a grid, by its place, by its text."""
    name = header.name(i)
    label = same_stem((grid_label(name) or name.partition(":")[2] or _quoted(name)).rstrip("?？ "))
    by_label = [k for k, pair in enumerate(pairs) if label and label in _names(pair)]
    if len(by_label) == 1:
        return by_label[0]
    beside = _beside(i, pairs, rated)
    return _by_text(header, i, pairs, rated) if beside is None else beside


def _quoted(name: str) -> str:
    """What stands in typographic quotation marks: “Quick help”."""
    found = re.search(r"[“„«](.+?)[”“»]", name)
    return found[1] if found else ""


def _names(pair: Pair) -> set[str]:
    """Everything that a file may call the feature of a pair."""
    known = (pair.feature.key, *pair.feature.labels.values()) if pair.feature else ()
    return {same_stem(each) for each in (pair.name, pair.label, *known) if each}


def _beside(i: int, pairs: Sequence[Pair], rated: Mapping[int, str]) -> int | None:
    """The pair whose columns lie right before this column, unless it is one of a block of ratings."""
    if len(pairs) > 1 and (i - 1 in rated or i + 1 in rated):
        return None
    return next((k for k, pair in enumerate(pairs) if max(pair.functional, pair.dysfunctional) == i - 1), None)


def _by_text(header: Header, i: int, pairs: Sequence[Pair], rated: Mapping[int, str]) -> int | None:
    """The pair whose functional question is most like this one, where one stands out."""
    text = asked(header.name(i))[-1]
    texts = [asked(header.name(pair.functional))[-1] for pair in pairs]
    questions = Questions([*texts, *(asked(header.name(each))[-1] for each in rated)])
    alike = sorted(((questions.contrast(text, each).alike, k) for k, each in enumerate(texts)), reverse=True)
    if not alike or alike[0][0] < _ALIKE or (len(alike) > 1 and alike[1][0] > alike[0][0] - _APART):
        return None
    return alike[0][1]
