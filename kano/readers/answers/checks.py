"""Signs that answers or questions were read the wrong way round."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.evaluation import table
from kano.provenance import Notice, frozen_map
from kano.questionnaire import Feature
from kano.scale import CATEGORIES, Answer, Category

_STANDARD = table("berger")
FEWEST = 10
"""Answer pairs from which a sign is worth telling."""


def pairs_of(answers: NDArray[np.int8]) -> NDArray[np.int64]:
    """How many people gave each pair of answers about each feature, of their answers (N, F, 2): (F, 6, 6)."""
    return np.array([_pairs(answers[:, f]) for f in range(answers.shape[1])]).reshape(-1, 6, 6)


def turned_round(features: Sequence[Feature], pairs: NDArray[np.int64], scale: str) -> Iterator[Notice]:
    """Warnings that a scale of numbers or the two questions of a feature look reversed.

    Reading a scale from the wrong end turns A, O and M into R, and so does exchanging the two questions.
    Numbers look reversed where all features together hold more pairs read as R than as A, O and M; a feature
    looks swapped where more than half of its pairs are R, unless it is a control that should be. `pairs` are
    as `pairs_of` counts them.
    """
    shares = _STANDARD.count(pairs)
    reverse = shares[:, CATEGORIES.index(Category.REVERSE)]
    forward = shares[:, [CATEGORIES.index(each) for each in CATEGORIES if each.component]].sum(axis=1)
    if scale and reverse.sum() > forward.sum() and shares.sum() >= FEWEST:
        values = {"scale": scale, "reverse": int(reverse.sum()), "forward": int(forward.sum())}
        yield Notice("numbers_look_reversed", frozen_map(values))
        return
    for feature, count, n in zip(features, reverse, shares.sum(axis=1), strict=True):
        if n >= FEWEST and count > n / 2 and not feature.control:
            values = {"feature": feature.label(), "key": feature.key, "share": float(count / n), "n": int(n)}
            yield Notice("looks_swapped", frozen_map(values))


def _pairs(answers: NDArray[np.int8]) -> NDArray[np.int64]:
    functional, dysfunctional = answers[:, 0].astype(np.int64), answers[:, 1].astype(np.int64)
    both = (functional >= 0) & (dysfunctional >= 0)
    pair = functional[both] * (Answer.NO_ANSWER + 1) + dysfunctional[both]
    return np.bincount(pair, minlength=36).reshape(6, 6)
