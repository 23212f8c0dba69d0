"""Pairs that a study sets aside, since only a person can tell their two questions apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.provenance import Exclusion
from kano.readers.answers.borne_out import not_borne_out
from kano.readers.files.sheet import column_letters
from kano.readers.tables.understood import Understood


def without_doubted(known: Understood, counts: NDArray[np.int64]) -> Understood | None:
    """The sheet without the pairs whose counts (F, 6, 6) don't bear out their order, where settings say so.

    None where there are no such pairs, or no others.
    """
    pairing = known.pairing
    doubted = not_borne_out(pairing.pairs, counts) if known.settings.set_aside else []
    if not doubted or len(doubted) == len(pairing.pairs):
        return None
    couples = [(min(each.first, each.second), max(each.first, each.second)) for each in doubted]
    gone = {i for couple in couples for i in couple}
    kept = tuple(pair for pair in pairing.pairs if pair.functional not in gone)
    return replace(known, pairing=replace(pairing, pairs=kept, aside=(*pairing.aside, *couples)))


def set_aside(known: Understood) -> Iterator[Exclusion]:
    """What was set aside, each with how many people answered it: pairs, and columns without a partner."""
    every = known.pairing.aside
    counts = dict(zip(every, _answered(known, every), strict=True)) if every else {}
    for reason, size in (("set_aside", 2), ("set_aside_alone", 1)):
        where = tuple(f"{_named(each)} (n = {n})" for each, n in counts.items() if len(each) == size)
        if where:
            yield Exclusion(reason, len(where), where)


def _answered(known: Understood, aside: Sequence[Sequence[int]]) -> list[int]:
    coded = known.sheet.encode(known.header.start, aside)
    return [int((each.codes != 0).all(axis=1).sum()) for each in coded]


def _named(columns: Sequence[int]) -> str:
    return " + ".join(map(column_letters, columns))
