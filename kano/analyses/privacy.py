"""Groups too small to be shown: what few people said is no business of a report."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.analyses.result import Column, Kind
from kano.counts import Counts
from kano.errors import AnalysisError, Problem
from kano.tally import Categories

Bools = NDArray[np.bool_]

HIDDEN = -1
"""What stands for a hidden count or category."""


def too_few(categories: Categories, least: int) -> Bools:
    """Which waves × segments × features are answered by fewer people than may be shown: (W, S, F).

    Everybody together is always shown. Raises AnalysisError where no segment is large enough for anything.
    """
    asked = categories.n.sum(-1) + categories.no_answer
    named = np.array([bool(segment) for segment in categories.segments])
    hidden: Bools = (asked < least) & named[None, :, None]
    if named.any() and hidden[:, named].all():
        what = f'no group of "{categories.by}" has {least} respondents'
        todo = "Choose a column with fewer groups, or set min_group in kano.toml."
        raise AnalysisError(Problem(what, "--by", todo=todo))
    return hidden


def hide(values: Any, declared: Column, hidden: Bools) -> Any:  # noqa: ANN401 - arrays of any kind
    """The values of a column without those that are hidden: undefined, or False for a flag."""
    if declared.kind is Kind.FLAG:
        return values & ~hidden
    mask = hidden[..., None] if declared.keys else hidden
    undefined = HIDDEN if np.issubdtype(values.dtype, np.integer) else np.nan
    return np.where(mask, undefined, values)


def folded(counts: Counts, least: int) -> tuple[Counts, tuple[str, ...]]:
    """The counts with groups of fewer people put together with those who didn't say, and their names.

    A group is as small as in the smallest wave that has it. Where those put together still are too few, the
    next smallest group joins them.
    """
    if counts.segments == ("",):
        return counts, ()
    sizes = {segment: _size(counts, i) for i, segment in enumerate(counts.segments) if segment}
    small = {segment for segment, size in sizes.items() if size < least}
    order = sorted(sizes, key=lambda segment: sizes[segment])
    while small and len(small) < len(order) and _size(counts, *_places(counts, small)) < least:
        small.add(next(segment for segment in order if segment not in small))
    if not small:
        return counts, ()
    return _merged(counts, small), tuple(segment for segment in counts.segments if segment in small)


def _places(counts: Counts, small: set[str]) -> list[int]:
    return [i for i, segment in enumerate(counts.segments) if segment in small or not segment]


def _size(counts: Counts, *places: int) -> int:
    """People in these segments together, in the smallest wave that has any."""
    answered = counts.n.reshape(*counts.not_asked.shape, -1).sum(-1) + getattr(counts, "no_answer", 0)
    people = (answered + counts.not_asked)[:, list(places)].max(axis=-1).sum(axis=1)
    return int(people[people > 0].min(initial=np.iinfo(np.int64).max)) if people.any() else 0


def _merged(counts: Any, small: set[str]) -> Any:  # noqa: ANN401 - the kind that came in
    from dataclasses import replace

    keep = [segment for segment in counts.segments if segment and segment not in small]
    rest = counts.select(segments=[s for s in counts.segments if s in small or not s]).total()
    together = replace(rest, by=counts.by)
    return counts.select(segments=keep) + together if keep else together
