"""People who stand in two files, since both are exports of one running survey: counted once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kano.analyses.auditing.counted_files import files_once, name_of, unknown_again
from kano.analyses.auditing.equal_rows import Rows, equal_rows, longest, shifts
from kano.analyses.auditing.same_counts import people, same_counts
from kano.provenance import Exclusion, Notice, Provenance, frozen_map
from kano.responses import Responses
from kano.tally import Categories, Tally
from kano.values import dataclass

Part: TypeAlias = Responses | Tally | Categories
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
RowsOf: TypeAlias = Callable[[Responses, tuple[str, ...]], Rows]

_CERTAIN = -9.0
"""Logarithm (base 10) of the chance of as many equal rows one after another, below which they are the same."""
_LIKELY = -4.0
"""The same, below which it is said that they may be the same."""
_FEWEST = 5
"""Equal rows one after another that are looked at."""
_SURE = 0.9
"""Share of rows with the same marks that have the same answers, from which they are the same submissions."""
_RARE, _SHIFTS = 3, 3
_MIXED = np.int64(0x2545F4914F6CDD1D)
"""Odd, so that mixing keeps what is apart apart."""
_SHOWN = 5


@dataclass(frozen=True, eq=False)
class Once:
    """The parts with everybody counted once."""

    parts: tuple[Part, ...]
    origins: tuple[Provenance, ...]


def counted_once(parts: Sequence[Part], origins: Sequence[Provenance], *, dated: bool) -> Once:
    """The same parts without the respondents who stand in an earlier one.

    The same are rows whose answers are equal and which agree in all that is their own (ids, moments); or, where
    nothing of the kind is told, rows equal one after another as chance never makes. `dated` parts are waves:
    the earliest keeps its people, and rows of people known by their ids are a panel's. Of saved tallies the
    fingerprints of their files tell; DataError where two count a file, each beside others.
    """
    kept, told = files_once(parts, origins)
    order = sorted(range(len(kept)), key=lambda k: _when(kept[k]))
    rows_of = cache(equal_rows)
    for at, later in enumerate(order):
        for earlier in order[:at]:
            one, other = kept[earlier], kept[later]
            if isinstance(one, Responses) and isinstance(other, Responses) and len(other):
                gone = _the_same(one, other, rows_of, dated=dated)
                if gone.certain.any():
                    kept[later] = other.take(~gone.certain)
                    told[later] = _told(told[later], other, gone.certain)
                elif gone.maybe:
                    told[later] = _doubted(told[later], told[earlier], gone.maybe)
    once = _without_same_counts(kept, told, dated=dated)
    unseen = Provenance(notices=unknown_again(once.parts, once.origins))
    return replace(once, origins=(*once.origins[:-1], once.origins[-1] + unseen))


def _without_same_counts(parts: Sequence[Part], origins: Sequence[Provenance], *, dated: bool) -> Once:
    """The same without counts that are those of a part before; of waves it is only said."""
    kept, told = list[Part](), list[Provenance]()
    for part, origin in zip(parts, origins, strict=True):
        same = next((k for k, each in enumerate(kept) if same_counts(each, part)), None)
        if same is None or dated:
            kept.append(part)
            told.append(origin if same is None else origin + _said("same_counts", origin, told[same]))
        else:
            excluded = Exclusion("counted_before", people(part), (), name_of(origin))
            told[same] = told[same] + Provenance(excluded=(excluded,))
    return Once(tuple(kept), tuple(told))


def _when(part: Part) -> str:
    dates = [str(wave.date) for wave in part.waves if wave.date]
    return min(dates, default="")


@dataclass(frozen=True, eq=False)
class _Gone:
    """Respondents of a part who are in an earlier one too."""

    certain: Bools
    maybe: int = 0
    """How many others may be."""


def _the_same(one: Responses, other: Responses, rows_of: RowsOf, *, dated: bool) -> _Gone:
    """Which respondents of the other are in this one too."""
    keys = tuple(feature.key for feature in one.features if feature.key in {f.key for f in other.features})
    nobody = _Gone(np.zeros(len(other), dtype=bool))
    if not keys:
        return nobody
    rows = rows_of(one, keys), rows_of(other, keys)
    stamps = [_stamps(each) for each in (one, other)]
    if all(each.any() for each in stamps):
        again = np.isin(stamps[1], stamps[0]) & (stamps[1] != 0)
        both = [mark * _MIXED + each.code for mark, each in zip(stamps, rows, strict=True)]
        equal: Bools = again & np.isin(both[1], both[0])
        # Where the same marks answer otherwise, they are those of people who were asked again.
        if equal.sum() >= _SURE * again.sum() > 0:
            return _Gone(equal)
    if dated and one.marks is not None and other.marks is not None and np.isin(other.marks, one.marks).any():
        return nobody
    return _in_a_row(*rows)


def _stamps(responses: Responses) -> Ints:
    """The mark of each respondent's row, 0 where its sheet tells nothing."""
    if responses.stamps is None or responses.rows is None:
        return np.zeros(len(responses), dtype=np.int64)
    start, marks = responses.stamps()
    return marks[responses.rows - start - 1] if len(marks) else np.zeros(len(responses), dtype=np.int64)


def _in_a_row(one: Rows, other: Rows) -> _Gone:
    """The rows of the longest stretch that is equal in both, where chance can't, or hardly, have made it."""
    stretches = [longest(one, other, shift) for shift in shifts(one, other, rare=_RARE)[:_SHIFTS]]
    start, end = max(stretches, key=lambda each: each[1] - each[0], default=(0, 0))
    chance = np.log10(other.often[start:end] / max(len(other.code), 1)).sum() + np.log10(
        max(len(one.code) * len(other.code), 1)
    )
    gone = np.zeros(len(other.code), dtype=bool)
    if end - start >= _FEWEST and chance < _CERTAIN:
        gone[start:end] = True
    return _Gone(gone, end - start if end - start >= _FEWEST and chance < _LIKELY else 0)


def _told(origin: Provenance, part: Responses, gone: Bools) -> Provenance:
    count = int(gone.sum())
    rows = () if part.rows is None else tuple(f"row {row}" for row in part.rows[gone][:_SHOWN])
    sources = tuple(
        replace(each, respondents=None if each.respondents is None else each.respondents - count)
        for each in origin.sources
    )
    return replace(
        origin,
        sources=sources,
        excluded=(*origin.excluded, Exclusion("counted_before", count, rows, name_of(origin))),
    )


def _doubted(origin: Provenance, earlier: Provenance, count: int) -> Provenance:
    return origin + _said("maybe_counted_before", origin, earlier, count=count)


def _said(key: str, origin: Provenance, earlier: Provenance, **values: object) -> Provenance:
    names = {"file": name_of(origin), "other": name_of(earlier), **values}
    return Provenance(notices=(Notice(key, frozen_map(names)),))
