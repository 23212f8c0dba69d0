"""Groups too small to be shown: what few people said is no business of a report."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kano.analyses.kinds import Kind
from kano.analyses.row import Declared
from kano.counts import Counts
from kano.tally import Categories

Bools = NDArray[np.bool_]
C = TypeVar("C", bound=Counts)

HIDDEN = -1
"""What stands for a hidden count or category."""
OTHERS = "*"
"""Name of the small groups that were put together."""
OWN_WORDS = 3
"""A group of fewer people isn't named: the name may be their own words, or their address."""


def too_few(categories: Categories, least: int) -> Bools:
    """Which waves × segments × features are answered by fewer people than may be shown: (W, S, F).

    Everybody together is always shown.
    """
    asked = categories.n.sum(-1) + categories.no_answer
    named = np.array([bool(segment) for segment in categories.segments])
    hidden: Bools = (asked < least) & named[None, :, None]
    return hidden


def hide(values: Any, declared: Declared, hidden: Bools) -> Any:  # noqa: ANN401 - arrays of any kind
    """The values of a column without those that are hidden: undefined, or False for a flag."""
    if declared.kind is Kind.FLAG:
        return values & ~hidden
    mask = hidden[..., None] if declared.keys else hidden
    undefined = HIDDEN if np.issubdtype(values.dtype, np.integer) else np.nan
    return np.where(mask, undefined, values)


def shown_groups(categories: Categories, least: int) -> tuple[Categories, Bools, tuple[str, ...]]:
    """The same counts without those of groups too small to be shown; which, and these groups with their waves.

    Those that nobody was asked in are hidden too, (W, S, F), but aren't named.
    """
    asked = categories.n.sum(-1) + categories.no_answer
    small = too_few(categories, least)
    hidden = small & (asked > 0)
    if not hidden.any():
        return categories, small, ()
    names = tuple(
        f"{categories.segments[s]} {categories.waves[w].key}".strip()
        for w, s in np.argwhere(hidden.any(axis=-1))
    )
    shown = ~hidden
    rest = replace(
        categories,
        n=categories.n * shown[..., None],
        w=categories.w * shown[..., None],
        w2=categories.w2 * shown[..., None],
        no_answer=categories.no_answer * shown,
        not_asked=categories.not_asked * shown,
    )
    return rest, small, names


def unnamed(counts: C, least: int) -> C:
    """The counts with groups of one or two people put together without their names."""
    limit = min(OWN_WORDS, least)
    small = [segment for segment in counts.segments if segment and 0 < _people(counts, [segment]) < limit]
    return _together(counts, small) if small else counts


def folded(counts: C, least: int) -> tuple[C, tuple[str, ...]]:
    """The counts with groups of too few people put together, and the names of these groups.

    A group is as small as in the smallest wave that has it, and as the fewest who were asked about a feature
    there, if anybody was. Where those put together still are too few, the next smallest group joins them.
    """
    sizes = {segment: _fewest(counts, [segment]) for segment in counts.segments if segment}
    small = [segment for segment, size in sizes.items() if size < least]
    larger = sorted(sizes.keys() - set(small), key=lambda segment: (-sizes[segment], segment))
    while small and larger and _fewest(counts, small) < least:
        small.append(larger.pop())
    return (_together(counts, small) if small else counts), tuple(small)


def _people(counts: Counts, segments: Collection[str]) -> int:
    return int(_each(counts, segments)[1].max(axis=-1).sum())


def _fewest(counts: Counts, segments: Collection[str]) -> int:
    """People in these segments together, in the smallest wave and about the feature that has the fewest."""
    asked, everyone = _each(counts, segments)
    sizes = np.concatenate([asked.ravel(), everyone.max(axis=-1)])
    return int(sizes[sizes > 0].min()) if sizes.any() else 0


def _each(counts: Counts, segments: Collection[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """People in these segments who were asked, and all of them: (waves, features)."""
    places = [counts.segments.index(segment) for segment in segments]
    answered = counts.n.reshape(*counts.not_asked.shape, -1).sum(-1) + getattr(counts, "no_answer", 0)
    asked, passed = (array[:, places].sum(axis=1) for array in (answered, counts.not_asked))
    return asked, asked + passed


def _together(counts: C, small: Collection[str]) -> C:
    """These segments as one, behind the others."""
    merged = [segment for segment in counts.segments if segment in small or segment == OTHERS]
    kept = [segment for segment in counts.segments if segment not in merged]
    rest = replace(counts.select(segments=merged).total(), by=counts.by, segments=(OTHERS,))
    return counts.select(segments=kept) + rest if kept else rest
