"""From sums over texts to a tally: what each text means, which wave and which group it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.counts import BLANK, EVERYBODY
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.readers.answers.meaning import Meanings
from kano.readers.answers.rotation import DRAWN
from kano.readers.columns.extras import natural
from kano.readers.columns.wave_column import Waves
from kano.readers.tables.wide.sums import Key, Sums, grown
from kano.scale import Answer
from kano.tally import Tally
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Axes:
    """What the codes of the sums stand for."""

    features: tuple[Feature, ...]
    waves: Waves
    """Its `wave` is by text."""
    texts: tuple[str, ...]
    meanings: Meanings
    keyed: Mapping[str, tuple[str, ...]]
    """The texts of each part of a key."""
    by: str
    """Name of the column of segments, "" where nobody is divided."""
    absent: bool = False
    """Whether people who aren't counted about a feature were not asked about it, as in long tables."""


def tally_of(sums: Sums, axes: Axes) -> Tally:
    """The counts of answers in each wave and segment."""
    answer = [
        np.eye(6)[[known.get(text, Answer.NO_ANSWER) for text in axes.texts]] for known in axes.meanings.answers
    ]

    def folded(counts: NDArray[np.number]) -> NDArray[np.float64]:
        return np.asarray(np.einsum("kfab,ai,bj->kfij", counts, *answer, optimize=True))

    n = folded(sums.n)
    w, w2 = (folded(sums.w), folded(sums.w2)) if sums.weighted else (n.copy(), n.copy())
    unasked = _unasked(sums.keys, n, axes.keyed["block"])
    not_asked = np.where(unasked, n[..., 5, 5], 0)
    for each in (n, w, w2):
        each[..., 5, 5][unasked] = 0
    if axes.absent:
        not_asked = sums.people[:, None] - n.sum(axis=(2, 3))
    segments, places = _placed(sums, axes)
    shape = (len(axes.waves.waves), len(segments))

    def put(array: NDArray[np.float64]) -> NDArray[np.float64]:
        out = np.zeros((*shape, *array.shape[1:]))
        for k, place in places.items():
            out[place] += array[k]
        return out

    return Tally(
        waves=axes.waves.waves,
        segments=segments,
        features=axes.features,
        n=put(n).astype(np.int64),
        w=put(w),
        w2=put(w2),
        not_asked=put(not_asked).astype(np.int64),
        by=axes.by,
        ratings=frozen_map(
            {name: put(grown(each, (len(n), *each.shape[1:]))) for name, each in sums.ratings.items()}
        ),
    )


def _placed(sums: Sums, axes: Axes) -> tuple[tuple[str, ...], Mapping[int, tuple[int, int]]]:
    """The segments, and wave and segment of each key of people who take part."""
    taking = {key: k for key, k in sums.keys.items() if sums.people[k]}
    wave = axes.waves.wave
    texts, present = axes.keyed["segment"], {segment for _, _, segment in taking}
    segments: Sequence[str] = [EVERYBODY]
    if axes.by:
        named = sorted({texts[code] for code in present if code}, key=natural)
        segments = [*dict.fromkeys([*named, *([BLANK] if 0 in present else [])])]
    where = {code: segments.index(texts[code] or BLANK) if axes.by else 0 for code in present}
    placed = {k: (0 if wave is None else int(wave[key[1]]), where[key[2]]) for key, k in taking.items()}
    return tuple(segments), placed


def _unasked(keys: Mapping[Key, int], n: NDArray[np.float64], blocks: Sequence[str]) -> NDArray[np.bool_]:
    """(keys, F): where those who gave no answer were never asked, as their block of the form says."""
    found = np.zeros(n.shape[:2], dtype=bool)
    everybody, blank = n.sum(axis=(2, 3)), n[..., 5, 5]
    of_block: dict[int, list[int]] = {}
    for key, k in keys.items():
        of_block.setdefault(key[0], []).append(k)
    for code, members in of_block.items():
        if blocks[code].casefold() == DRAWN:
            found[members] = True
        elif blocks[code]:
            found[members] = (everybody[members] == blank[members]).all(axis=0)
    return found
