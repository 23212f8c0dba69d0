"""An attacker who looks for people in groups too small to be shown, with integer constraints.

`python tests/safety/recover.py 10000` makes so many random tables and prints what their reports give away.
The attacker knows every number printed, how many people the file has, the least size of a group, and how the
program hides. Unknown are whole numbers; where the total holds more people than the groups shown, what they
differ by is an equation; so are the numbers of documents, comparisons, pictures and workbooks. Each unknown is
then minimised and maximised by scipy.optimize.milp.
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from kano.analyses.privacy import unnamed
from kano.api.verbs import classify, drift
from kano.errors import AnalysisError
from kano.questionnaire import Feature
from kano.responses import Wave
from kano.tally import Categories
from tests.safety.printed import COUNTS, LEAST, PARTS, Seen, seen_elsewhere


def table(rng: np.random.Generator) -> Categories:
    """A random table of one to three waves with at least one small group."""
    waves, groups, features = (int(rng.integers(*each)) for each in ((1, 4), (2, 7), (1, 4)))
    sizes = rng.integers(1, 60, (waves, groups))
    sizes[:, 0] = rng.integers(1, LEAST, waves)
    sizes[:, 1] = rng.integers(LEAST, 60, waves)
    mix = rng.dirichlet(np.full(6, 0.6), features)
    cells = np.zeros((waves, groups, features, PARTS), dtype=np.int64)
    for w, s, f in np.ndindex(cells.shape[:3]):
        unasked = rng.choice([0, 0, 0.1, 0.9])
        shares = np.array([*mix[f] * 0.95, 0.05])
        cells[w, s, f] = rng.multinomial(sizes[w, s], [*shares / shares.sum() * (1 - unasked), unasked])
    n = cells[..., :6]
    return Categories(
        tuple(Wave(str(2020 + w), date(2020 + w, 1, 1)) for w in range(waves)),
        tuple(f"group {s}" for s in range(groups)),
        tuple(Feature(f"f{f}") for f in range(features)),
        n, n * 1.0, n * 1.0, cells[..., 7], by="team", no_answer=cells[..., 6], table="berger",
    )  # fmt: skip


def truth(counts: Categories) -> np.ndarray:
    """People by wave, group, feature and part."""
    return np.concatenate([counts.n, counts.no_answer[..., None], counts.not_asked[..., None]], axis=-1)


def printed(counts: Categories) -> np.ndarray | None:
    """What a classification prints, everybody first: (W, 1 + S, F, 8); NaN where it is hidden."""
    if not (truth(counts)[..., :7].sum(-1) >= LEAST).any():
        return None
    rows = classify(counts, by="team", min_group=LEAST).records()
    places = [[*row["counts"].values(), row["no_answer"], row["not_asked"]] for row in rows]
    shape = (len(counts.waves), 1 + len(counts.segments), len(counts.features), PARTS)
    return np.array(places, dtype=float).reshape(shape)


def compared(counts: Categories) -> np.ndarray | None:
    """The people by category that a comparison of waves prints: n times each share; the rest isn't printed."""
    out = np.full((len(counts.waves), 1 + len(counts.segments), len(counts.features), PARTS), np.nan)
    order = [None, *counts.segments]
    try:
        rows = drift(counts, by="team", min_group=LEAST).records()
    except AnalysisError:
        return None
    for row in rows:
        s, f = order.index(row["segment"]), [each.key for each in counts.features].index(row["feature"])
        for w, each in enumerate(row["waves"]):
            if not each["too_few"]:
                out[w, s, f, :6] = [(each["n"] or 0) * (share or 0) for share in each["shares"].values()]
    return np.round(out)


def found(seen: Seen) -> Iterator[tuple[float, float, int]]:
    """Least and most that each hidden number can be, and how many people its group has who were asked."""
    hidden = np.isnan(seen.groups[..., 0])
    for f in range(hidden.shape[1]):
        groups = np.flatnonzero(hidden[:, f])
        left = seen.total[f] - np.nansum(seen.groups[:, f], axis=0)
        told = ~np.isnan(left)
        if not told.any() or np.nansum(left[:6]) <= 0:
            # The total holds nobody of these groups: all they share is that they are few. It may hold fewer
            # than those shown, as a group that is small in one wave is in the total of none.
            # Of a group that is hidden as too few of it are in no small group of another column, not even that.
            for g in groups:
                asked, size = int(seen.true[g, f, :7].sum()), int(seen.true[groups].sum(-1).max())
                yield 0, min(max(LEAST - 1, asked), size), asked
            continue
        yield from _solved(left[told], seen.of[told], seen.true[groups, f])


def _solved(left: np.ndarray, of: np.ndarray, people: np.ndarray) -> Iterator[tuple[float, float, int]]:
    count = len(people)
    equal = LinearConstraint(np.kron(np.ones(count), of), left, left)
    asked = [np.kron(np.eye(count)[g], [1.0] * 7 + [0.0]) for g in range(count)]
    few = LinearConstraint(np.array(asked), 0, LEAST - 1)
    box = Bounds(0, np.inf if len(of) == PARTS else 1e4)
    for g in range(count):
        for c in range(6):
            unknown = np.zeros(count * PARTS)
            unknown[g * PARTS + c] = 1
            ends = [
                milp(
                    sign * unknown, constraints=(equal, few), integrality=np.ones_like(unknown), bounds=box
                ).fun
                for sign in (1, -1)
            ]
            yield ends[0], -ends[1], int(people[g, :7].sum())


def cost(counts: Categories, seen: np.ndarray) -> Mapping[str, int]:
    """Cells hidden beyond small groups, the fewest that true totals would want hidden, and people left out."""
    true = truth(counts)
    asked = true[..., :7].sum(-1)
    hidden = np.isnan(seen[:, 1:, :, 0])
    wanted = sum(
        _fewest(true[w, :, f], asked[w, :, f] < LEAST) for w, f in np.ndindex(asked.shape[0], asked.shape[2])
    )
    everybody, shown = asked.sum(), np.nansum(seen[:, 0, :, :7])
    large = asked >= LEAST
    return {
        "cells": asked.size, "small": int((~large).sum()), "beyond": int((hidden & large).sum()),
        "wanted": wanted, "people": int(everybody), "lost": int(everybody - shown),
        "small people": int(asked[~large].sum()),
    }  # fmt: skip


def _fewest(people: np.ndarray, small: np.ndarray) -> int:
    """The fewest further groups to hide, for every hidden number to have room for its whole group."""
    if not small.any():
        return 0
    large = np.flatnonzero(~small)
    asked = people[:, :7].sum(-1)
    for many in range(len(large) + 1):
        for more in combinations(large, many):
            hidden = [*np.flatnonzero(small), *more]
            if (people[hidden, :6].sum(0) >= asked[np.flatnonzero(small)].max()).all():
                return many
    return len(large)


def _waves(seen: np.ndarray, counts: Categories) -> Iterator[Seen]:
    """What is printed of each wave."""
    for each, true in zip(seen, truth(counts), strict=True):
        yield Seen(each[0], each[1:], COUNTS, true)


def campaign(tables: int, seed: int = 20261128, every: int = 10) -> dict[str, int]:
    """What is found in so many random tables, and what hiding costs; now and then in other reports as well."""
    rng = np.random.default_rng(seed)
    total: dict[str, int] = {"tables": 0, "hidden": 0, "determined": 0, "narrow": 0}
    while total["tables"] < tables:
        counts = unnamed(table(rng), LEAST)
        seen = printed(counts)
        if seen is None:
            continue
        reports = [*_waves(seen, counts)]
        if len(counts.waves) > 1 and total["tables"] % every == 0 and (over := compared(counts)) is not None:
            reports += _waves(over, counts)
        if total["tables"] % every == 1:
            reports += seen_elsewhere(rng, total["tables"] // every)
        for low, high, people in chain.from_iterable(map(found, reports)):
            total["hidden"] += 1
            total["determined"] += int(low == high and people > 0)
            total["narrow"] += int(high - low < people)
        for name, value in cost(counts, seen).items():
            total[name] = total.get(name, 0) + value
        total["tables"] += 1
    return total


if __name__ == "__main__":
    for name, value in campaign(int(sys.argv[1])).items():
        print(f"{value:>10,} {name}")
