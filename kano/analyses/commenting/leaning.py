"""Where each respondent leans most: the features about which they feel strongest."""

from collections.abc import Iterator

import numpy as np

from kano.evaluation import table
from kano.measures.survey.continuous import DYSFUNCTIONAL_SCORES, FUNCTIONAL_SCORES
from kano.responses import Responses
from kano.scale import CATEGORIES, Category
from kano.values import dataclass

MOST = 3
"""Features that stand beside a comment."""


@dataclass(frozen=True)
class Leaning:
    """What one person feels about one feature."""

    feature: str
    category: Category


@dataclass(frozen=True)
class Comment:
    """What one person wrote, and where they lean most, the strongest first."""

    row: int | None
    """Row of the sheet."""
    text: str
    leanings: tuple[Leaning, ...]


def comments(responses: Responses, column: str, key: str = "berger") -> Iterator[Comment]:
    """Everybody who wrote something in a column, with the features that they feel strongest about.

    The strength of a pair is the sum of its two DuMouchel scores (Berger et al. 1993), without its sign; what
    neither answer moves is left out. Nothing is guessed from the text.
    """
    strength, category = strengths(responses), categories(responses, key)
    group = responses.groups[column]
    for person in np.flatnonzero(group.codes >= 0):
        order = np.argsort(-strength[person], kind="stable")[:MOST]
        chosen = [f for f in order if strength[person, f] > 0 and category[person, f] >= 0]
        leanings = (Leaning(responses.features[f].key, CATEGORIES[category[person, f]]) for f in chosen)
        row = None if responses.rows is None else int(responses.rows[person])
        yield Comment(row, group.labels[group.codes[person]], tuple(leanings))


def strengths(responses: Responses) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """(N, F): how strongly each feels about each feature; 0 where a pair is incomplete."""
    pairs = responses.answers.astype(np.int64)
    told = (pairs >= 0) & (pairs < len(FUNCTIONAL_SCORES))
    kept = np.where(told, pairs, 2)
    scores = np.array(FUNCTIONAL_SCORES)[kept[..., 0]] + np.array(DYSFUNCTIONAL_SCORES)[kept[..., 1]]
    return np.asarray(np.where(np.asarray(told).all(axis=2), np.abs(scores), 0.0))


def categories(responses: Responses, key: str) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """(N, F): position of the category of each pair, -1 where it has none."""
    cells = table(key).count(np.eye(36).reshape(36, 6, 6))
    of_pair = np.where(cells.any(axis=1), cells.argmax(axis=1), -1)
    pairs = responses.answers.astype(np.int64)
    asked = (pairs >= 0).all(axis=2)
    places = np.where(asked, pairs[..., 0] * 6 + pairs[..., 1], 35)
    return np.asarray(np.where(asked, of_pair[places], -1))
