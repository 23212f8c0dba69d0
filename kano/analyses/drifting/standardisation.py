"""Waves brought to one mix of respondents, so that another mix isn't taken for another opinion."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.errors import AnalysisError, Problem, did_you_mean
from kano.provenance import Notice, frozen_map
from kano.responses import Responses
from kano.tally import Categories
from kano.values import dataclass

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_ROUNDS = 1000
_CLOSE = 1e-10
_MISFIT = 1e-6
"""What a share may differ from its target after the last round."""
_LARGE = 5.0
"""Weights above this many times the mean deserve a warning."""


@dataclass(frozen=True)
class Column:
    """A column of all respondents of a wave, and the shares that its groups are brought to."""

    codes: Ints
    target: Floats


def rake(weight: Floats, columns: Sequence[Column]) -> Floats:
    """Weights under which each column's groups have their target shares: (people,), same sum as before.

    Groups without anybody leave their share to the others; no weight at all where nobody is in a group with
    a share. One column is direct standardisation; several are raked in turn until all fit.
    Source: Deming & Stephan 1940, Ann. Math. Statist. 11, 427-444.

    >>> column = Column(np.array([0, 0, 0, 1]), np.array([0.5, 0.5]))
    >>> rake(np.ones(4), [column]).round(3).tolist()
    [0.667, 0.667, 0.667, 2.0]
    """
    total = weight.sum()
    found = weight.copy()
    for _ in range(_ROUNDS if len(columns) > 1 else 1):
        largest = 0.0
        for column in columns:
            now = np.bincount(column.codes, weights=found, minlength=len(column.target))
            wanted = _wanted(now, column)
            factor = np.divide(wanted * total, now, out=np.zeros_like(now), where=now > 0)
            found = found * factor[column.codes]
            largest = max(largest, float(np.abs(factor[now > 0] - 1).max(initial=0.0)))
        if largest < _CLOSE:
            break
    return found


def _wanted(now: Floats | Ints, column: Column) -> Floats:
    """Target shares of the groups that somebody is in."""
    held = np.where(now > 0, column.target, 0.0)
    return held / (held.sum() or 1.0)


def _raked(weight: Floats, columns: Mapping[str, Column], wave: str) -> Floats:
    """Weights that fit; AnalysisError where there are none."""
    found = rake(weight, list(columns.values()))
    names, total = ", ".join(columns), found.sum()
    if total == 0:
        empty = [name for name, column in columns.items() if not rake(weight, [column]).any()]
        raise _nobody(", ".join(empty) or names, wave)
    # Weights that shrink round by round may end as zero: who should count is told beforehand.
    counts = (weight > 0) & np.all([column.target[column.codes] > 0 for column in columns.values()], axis=0)
    misfit = 0.0
    for column in columns.values():
        held, now = (np.bincount(column.codes, each, len(column.target)) for each in (counts, found))
        misfit = max(misfit, float(np.abs(now / total - _wanted(held, column)).max()))
    if misfit > _MISFIT:
        raise AnalysisError(
            f'no weights give wave "{wave}" the wanted shares of {names} at once',
            allowed=f"After {_ROUNDS} rounds a share is off by {misfit:.1%}.",
            todo="Standardise by fewer columns, or change [targets].",
        )
    return found


def _nobody(columns: str, wave: str) -> AnalysisError:
    return AnalysisError(
        f'in wave "{wave}" nobody is in a group of {columns} that has a share to be brought to',
        todo="Leave out the wave or the column, or give its groups shares in [targets].",
    )


def standardised(
    parts: Sequence[Responses],
    columns: Sequence[str],
    targets: Mapping[str, Mapping[str, float]],
    first: str,
    *,
    least: int = 0,
) -> tuple[tuple[Responses, ...], tuple[Notice, ...]]:
    """The same answers, weighted such that every wave has the mix of wave `first`, or the given targets.

    Groups of fewer than `least` people in a wave are left out of all: their weight would tell of them, and so
    would how many of them answered.
    AnalysisError lists columns and groups that aren't there, or names the wave that no weights can fit.
    """
    labels, codes = _labels(parts, columns)
    waves = [_waves(part) for part in parts]
    where, people = np.concatenate(waves), [len(part) for part in parts]
    weight = np.concatenate([np.ones(len(part)) if part.weight is None else part.weight for part in parts])
    large = {column: _large(codes[column], where, len(labels[column]), least) for column in columns}
    wanted = {
        column: _target(column, labels[column], targets, (codes[column], weight * (where == first)))
        * large[column]
        for column in columns
    }
    kept = np.all([large[column][codes[column]] for column in columns], axis=0)
    weight = np.where(kept, weight, 0.0)
    out = weight.copy()
    for wave in np.unique(where):
        rows = where == wave
        asked = {each: Column(codes[each][rows], wanted[each]) for each in columns}
        out[rows] = _raked(weight[rows], asked, str(wave))
    notices = tuple(_remarks(where, weight, out, {c: (labels[c], codes[c], wanted[c]) for c in columns}))
    name = "standardised by " + ", ".join(columns)
    ends = np.cumsum(people)[:-1]
    changed = tuple(
        replace(
            part,
            weight=each,
            waves=tuple(replace(wave, weighting=wave.weighting or name) for wave in part.waves),
        ).take(np.flatnonzero(those))
        for part, each, those in zip(parts, np.split(out, ends), np.split(kept, ends), strict=True)
    )
    return changed, notices


def standardised_counts(
    counts: Categories, targets: Mapping[str, Mapping[str, float]], first: int
) -> Categories:
    """Counts divided by one column, summed over its segments in the shares of wave `first`, or of a target.

    Each feature's segments are weighted by themselves; segments that nobody answered in leave their share
    to the others.
    """
    people = counts.w.sum(axis=-1)
    if (given := targets.get(counts.by)) is None:
        size, everyone = people[first].sum(axis=0), people.sum(axis=0)
        pooled = np.divide(everyone, everyone.sum(axis=0), out=np.zeros_like(everyone), where=everyone > 0)
        target = np.divide(people[first], size, out=pooled, where=size > 0)
    else:
        _check(counts.by, counts.segments, given)
        shares = np.array([given.get(segment, 0.0) for segment in counts.segments])
        target = np.broadcast_to(shares[:, None], people.shape[1:])
    wanted = np.where(people > 0, target, 0.0)
    total = wanted.sum(axis=1, keepdims=True)
    lost = people.any(axis=(1, 2)) & ~total.any(axis=(1, 2))
    if lost.any():
        raise _nobody(counts.by, counts.waves[int(lost.argmax())].key)
    wanted = np.divide(wanted, total, out=np.zeros_like(wanted), where=total > 0)
    size = people.sum(axis=1, keepdims=True)
    factor = np.divide(wanted * size, people, out=np.zeros_like(people), where=people > 0)[..., None]
    return replace(counts, w=counts.w * factor, w2=counts.w2 * factor**2).total()


def _labels(parts: Sequence[Responses], columns: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, Ints]]:
    problems = [
        Problem(f'there is no column "{c}" to standardise by', todo=did_you_mean(c, part.groups))
        for part in parts
        for c in columns
        if c not in part.groups
    ]
    if problems:
        raise AnalysisError(problems[:1])
    labels: dict[str, list[str]] = {}
    codes: dict[str, Ints] = {}
    for column in columns:
        groups = [part.groups[column] for part in parts]
        known = list(dict.fromkeys(label for group in groups for label in group.labels))
        blank = any((group.codes < 0).any() for group in groups)
        labels[column] = [*known, ""] if blank else known
        maps = [np.array([*(known.index(label) for label in group.labels), len(known)]) for group in groups]
        codes[column] = np.concatenate([each[group.codes] for each, group in zip(maps, groups, strict=True)])
    return labels, codes


def _waves(part: Responses) -> NDArray[np.str_]:
    keys = np.array([wave.key for wave in part.waves])
    return keys[np.zeros(len(part), dtype=np.int64) if part.wave is None else part.wave]


def _large(codes: Ints, where: NDArray[np.str_], groups: int, least: int) -> NDArray[np.bool_]:
    """Which groups are no smaller in any wave that has them."""
    held = [np.bincount(codes[where == wave], minlength=groups) for wave in np.unique(where)]
    fit: NDArray[np.bool_] = np.all([(each == 0) | (each >= least) for each in held], axis=0)
    return fit


def _target(
    column: str, labels: list[str], targets: Mapping[str, Mapping[str, float]], seen: tuple[Ints, Floats]
) -> Floats:
    if column in targets:
        _check(column, labels, targets[column])
        return np.array([targets[column].get(label, 0.0) for label in labels])
    held = np.bincount(seen[0], weights=seen[1], minlength=len(labels))
    return np.asarray(held / held.sum())


def _check(column: str, labels: Sequence[str], target: Mapping[str, float]) -> None:
    problems = [
        Problem(
            f'[targets] of {column}: there is no group "{label}" in the data',
            allowed=f"There are: {', '.join(labels)}.",
            todo=did_you_mean(label, labels),
        )
        for label in target
        if label not in labels
    ]
    if problems:
        raise AnalysisError(problems)


def _remarks(
    where: NDArray[np.str_],
    before: Floats,
    after: Floats,
    columns: Mapping[str, tuple[list[str], Ints, Floats]],
) -> list[Notice]:
    """Groups that a wave lacks, people whose group has no target, and weights that got large."""
    found = []
    for column, (labels, codes, target) in columns.items():
        for wave in dict.fromkeys(where):
            held = np.bincount(codes[where == wave], minlength=len(labels)) > 0
            for key, strange in (("absent", (target > 0) & ~held), ("dropped", (target == 0) & held)):
                names = tuple(label or "?" for label, is_so in zip(labels, strange, strict=True) if is_so)
                if names:
                    values = {"column": column, "wave": str(wave), "groups": names}
                    found.append(Notice(f"drift.standardise_{key}", frozen_map(values)))
    ratio = np.divide(after, before, out=np.ones_like(after), where=before > 0)
    if ratio.max() > _LARGE:
        found.append(Notice("drift.standardise_large", frozen_map({"times": round(float(ratio.max()), 1)})))
    return found
