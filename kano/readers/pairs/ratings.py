"""Ratings asked in words, such as how important a feature is: to which pair of questions they belong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kano.provenance import frozen_map
from kano.readers.columns.header import Header
from kano.readers.columns.names import asked, is_rating_question, same_stem
from kano.readers.pairs.neighbours import grid_label
from kano.readers.pairs.pair import Pair
from kano.resources import facts
from kano.responses import FULFILMENT
from kano.words.negation import Questions

_SCALE = re.compile(r"[(\[]\s*\d+\s*(?:[-–/]|t/m|to|tot)\s*\d+\s*[)\]]")
"""A scale in a name: (0-10)."""
_COUNTED = re.compile(r"(?<=\D)[._ ]\d+$")
"""What sets columns of one name apart: cijfer.1, cijfer_2."""
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
    for owner, i in _marks_by_name(header, pairs, [i for i in free if i not in rated]).items():
        found.setdefault(owner, {}).setdefault(FULFILMENT, i)
    new = [
        replace(pair, ratings=frozen_map({**pair.ratings, **found.get(k, {})})) for k, pair in enumerate(pairs)
    ]
    return new, tuple(unmatched)


def _marks_by_name(header: Header, pairs: Sequence[Pair], free: Sequence[int]) -> dict[int, int]:
    """Columns whose names have a word for a mark: by the feature beside it, else by their place behind pairs.

    A bare word such as "score" may be anything, unless one stands behind each of most pairs.
    """
    named = {i: rest for i in free if (rest := _beside_mark(header.name(i))) is not None}
    unmarked = [k for k, pair in enumerate(pairs) if FULFILMENT not in pair.ratings]
    found = {
        owners[0]: i
        for i, rest in named.items()
        if rest and len(owners := [k for k in unmarked if same_stem(rest) in _names(pairs[k])]) == 1
    }
    behind = {max(pairs[k].columns): k for k in unmarked if k not in found}
    bare = {behind[i - 1]: i for i, rest in named.items() if not rest and i - 1 in behind}
    return found | bare if len(bare) > 1 and 2 * len(bare) >= len(pairs) else found


def _beside_mark(name: str) -> str | None:
    """What stands beside a word for a mark in a column's name, "" where nothing does; None without such a word.

    >>> [_beside_mark(each) for each in ("cijfer.1", "Score (0-10)", "Mark (1-7): Maps", "Maps")]
    ['', '', 'Maps', None]
    """
    plain = _COUNTED.sub("", _SCALE.sub(" ", name)).strip(" ?.:")
    words = "|".join(facts("suffixes")["bare"]["marks"])
    if re.fullmatch(words, plain, re.IGNORECASE):
        return ""
    found = re.fullmatch(rf"(?:{words})[\s:_–—-]+(.+)|(.+?)[\s:_–—-]+(?:{words})", plain, re.IGNORECASE)
    return (found[1] or found[2]) if found else None


def _owner(header: Header, i: int, pairs: Sequence[Pair], rated: Mapping[int, str]) -> int | None:
    """Position of the pair that a column rates: by its label in a grid, by its place, by its text."""
    name = header.name(i)
    told = grid_label(name) or name.partition(":")[2] or _quoted(name) or _beside_mark(name) or ""
    label, whole = (same_stem(each.rstrip("?？ ")) for each in (told, name))
    by_label = [k for k, pair in enumerate(pairs) if label and label in _names(pair)]
    at_end = [k for k, pair in enumerate(pairs) if any(whole.endswith(f" {each}") for each in _names(pair))]
    for owners in (by_label, at_end):
        if len(owners) == 1:
            return owners[0]
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
