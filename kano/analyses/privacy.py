"""Groups too small to be shown: what few people said is no business of a report."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from kano.analyses.kinds import Kind
from kano.analyses.row import Declared
from kano.counts import BLANK, EVERYBODY, Counts
from kano.provenance import frozen_map
from kano.responses import NOT_APPLICABLE, Responses
from kano.tally import Categories, Tally

Bools = NDArray[np.bool_]
C = TypeVar("C", bound=Counts)
Part: TypeAlias = Responses | Tally | Categories

HIDDEN = -1
"""What stands for a hidden count or category."""
OTHERS = "*"
"""Name of the small groups that were put together."""
OWN_WORDS = 3
"""A group of fewer people isn't named: the name may be their own words, or their address."""


def too_few(counts: Counts, least: int) -> Bools:
    """Which waves × segments × features are answered by fewer people than may be shown: (W, S, F).

    Everybody together is never too few: `shown` leaves out of them whom nobody may find.
    """
    named = np.array([bool(segment) for segment in counts.segments], dtype=bool)
    hidden: Bools = (people_asked(counts) < least) & named[None, :, None]
    return hidden


def shown(counts: C, least: int, *, steady: bool = False) -> C:
    """Everybody together, then the groups, without any number of a group too small to be shown.

    Who is hidden is left out of the total as well, so that no subtraction gives them back: what is returned,
    and all that is computed of it, is the same whatever they answered. Margins of the published cells alone
    need no further cells hidden, as true ones do (Cox 1980, J. Amer. Statist. Assoc. 75, 377-385; Fischetti &
    Salazar 2001, Management Science 47, 1008-1027).
    Ratings of a group of which too few gave one are left out in the same way.
    A `steady` total leaves a group out in all waves if it does in one, so that hiding changes no mix.
    Counts with a total are returned as they are.
    """
    if EVERYBODY in counts.segments:
        return counts
    counts = rated_enough(counts, least)
    kept = only(counts, ~too_few(counts, least))
    total = only(counts, in_total(counts, least, steady=steady)).total()
    return replace(replace(total, by=counts.by) + kept, by=counts.by)


def rated_enough(counts: C, least: int) -> C:
    """The counts without the ratings of a group of which too few gave one, though enough answered its pair."""
    named = np.array([bool(segment) for segment in counts.segments], dtype=bool)[None, :, None, None]
    told = {
        name: moments * ~((moments[..., :1] < least) & named & (name != NOT_APPLICABLE))
        for name, moments in counts.ratings.items()
    }
    return replace(counts, ratings=frozen_map(told))


def in_total(counts: Counts, least: int, *, steady: bool = False) -> Bools:
    """Which waves × segments × features are part of the total: (W, S, F)."""
    asked, small = people_asked(counts), too_few(counts, least)
    told = asked.sum(axis=1, keepdims=True) > 0
    lost = (small & told & (asked + counts.not_asked > 0)).any(axis=0, keepdims=True)
    kept: Bools = ~(small | (lost & steady & (least > 1)))
    return kept


def only(counts: C, kept: Bools) -> C:
    """The counts with zeros in all other waves × segments × features."""
    return counts.mapped(lambda array: array * kept.reshape(*kept.shape, *[1] * (array.ndim - 3)))


def without_hidden(parts: Sequence[Part], counts: Counts, least: int) -> tuple[Part, ...]:
    """The parts without the respondents of groups that `counts` somewhere are too small to be shown."""
    small = too_few(counts, least) & (people_asked(counts) + counts.not_asked > 0)
    large = [segment for s, segment in enumerate(counts.segments) if not small[:, s].any()]
    return tuple(_in(part, counts.by, large) for part in parts)


def _in(part: Part, by: str, segments: Collection[str]) -> Part:
    """The respondents of a part who are in one of these segments; counts as they are."""
    if isinstance(part, Counts) or by not in part.groups:
        return part
    group = part.groups[by]
    known = np.array([label in segments for label in (*group.labels, BLANK)])
    return part.take(known[group.codes])


def small_groups(counts: Counts, least: int) -> tuple[str, ...]:
    """Names of the groups that somewhere are too small to be shown, each with its wave."""
    people = too_few(counts, least) & (people_asked(counts).sum(axis=1, keepdims=True) > 0)
    people &= people_asked(counts) + counts.not_asked > 0
    return tuple(
        f"{counts.segments[s]} {counts.waves[w].key}".strip() for w, s in np.argwhere(people.any(axis=-1))
    )


def beside(before: C, after: C, least: int) -> tuple[C, Bools]:
    """The total of `before`, of whom `after` lacks some, over the groups that the total of `after` has.

    And where the two may not be shown beside each other, since fewer than `least` people make the difference:
    (W, 1, F).
    """
    gone = [segment for segment in before.segments if segment not in after.segments]
    before = _together(before, gone) if gone and OTHERS in after.segments else before
    places = before.select(segments=after.segments, waves=[wave.key for wave in after.waves])
    kept = in_total(after, least)
    one, other = (only(each, kept).total() for each in (places, after))
    apart = people_asked(one) - people_asked(other)
    close: Bools = (apart > 0) & (apart < least)
    return one, close


def people_asked(counts: Counts) -> NDArray[np.int64]:
    """People who were asked, whether they answered or not: (W, S, F)."""
    n = counts.n
    asked: NDArray[np.int64] = n.sum(axis=tuple(range(counts.not_asked.ndim, n.ndim)))
    return asked + getattr(counts, "no_answer", 0)


def hide(values: Any, declared: Declared, hidden: Bools) -> Any:  # noqa: ANN401 - arrays of any kind
    """The values of a column without those that are hidden: undefined, or False for a flag."""
    if declared.kind is Kind.FLAG:
        return values & ~hidden
    mask = hidden[..., None] if declared.keys else hidden
    undefined = HIDDEN if np.issubdtype(values.dtype, np.integer) else np.nan
    return np.where(mask, undefined, values)


def unnamed(counts: C, least: int) -> C:
    """The counts with groups of one or two people put together without their names."""
    limit = min(OWN_WORDS, least)
    small = [segment for segment in counts.segments if segment and 0 < _people(counts, [segment]) < limit]
    return _together(counts, small) if small else counts


def folded(counts: C, least: int) -> tuple[C, tuple[str, ...]]:
    """The counts with groups of too few people put together, and the names of these groups.

    The counts remember these names; those of one or two people, which may be their own words, as "*".
    A group is as small as in the smallest wave that has it, and as the fewest who were asked about a feature
    there, if anybody was. Where those put together still are too few, the next smallest group joins them.
    """
    counts = rated_enough(counts, least)
    sizes = {segment: _fewest(counts, [segment]) for segment in counts.segments if segment}
    small = [segment for segment, size in sizes.items() if size < least]
    larger = sorted(sizes.keys() - set(small), key=lambda segment: (-sizes[segment], segment))
    while small and larger and _fewest(counts, small) < least:
        small.append(larger.pop())
    if not small:
        return counts, ()
    named = {segment for segment in small if _people(counts, [segment]) >= OWN_WORDS}
    known = sorted({*counts.folded, *(named or {OTHERS}), *({OTHERS} if len(named) < len(small) else ())})
    return replace(_together(counts, small), folded=tuple(known)), tuple(small)


def folded_as(part: Part, by: str, kept: Counts) -> Part:
    """The part with those groups put together that may be among the ones put together in `kept`.

    Both can then be added: each of their groups holds all of its people, or is among the others.
    """
    names = part.segments if isinstance(part, Counts) else part.groups[by].labels if by in part.groups else ()
    unknown = OTHERS in kept.folded
    new = [each for each in names if each not in ("", OTHERS) and each not in kept.segments]
    small = [each for each in new if unknown or each in kept.folded]
    if not small:
        return part
    return _together(part, small) if isinstance(part, Counts) else _as_others(part, by, small)


def _as_others(part: Responses, by: str, small: Collection[str]) -> Responses:
    """The respondents of these groups as those of the others."""
    group = part.groups[by]
    names = [OTHERS if each in small else each for each in group.labels]
    labels = tuple(dict.fromkeys(names))
    codes = np.array([labels.index(each) for each in names])[group.codes]
    merged = replace(group, labels=labels, codes=np.where(group.codes < 0, -1, codes))
    return replace(part, groups=frozen_map({**part.groups, by: merged}))


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
    asked, passed = (array[:, places].sum(axis=1) for array in (people_asked(counts), counts.not_asked))
    return asked, asked + passed


def _together(counts: C, small: Collection[str]) -> C:
    """These segments as one, behind the others."""
    merged = [segment for segment in counts.segments if segment in small or segment == OTHERS]
    kept = [segment for segment in counts.segments if segment not in merged]
    rest = replace(counts.select(segments=merged).total(), by=counts.by, segments=(OTHERS,))
    return counts.select(segments=kept) + rest if kept else rest
