"""An attacker who looks for people in groups too small to be shown, with integer constraints.

`python tests/safety/recover.py 10000` makes so many random tables and prints what their reports give away.
The attacker knows every number printed, how many people the file has, the least size of a group, and how the
program hides. Unknown are whole numbers; where the total holds more people than the groups shown, what they
differ by is an equation. Each unknown is then minimised and maximised by scipy.optimize.milp.
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from kano.analyses.privacy import unnamed
from kano.api.verbs import classify, drift
from kano.errors import AnalysisError
from kano.questionnaire import Feature
from kano.responses import Wave
from kano.tally import Categories

LEAST = 10
PARTS = 8
"""What a group's people are divided into: six categories, no answer, not asked."""


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


def found(seen: np.ndarray, true: np.ndarray) -> Iterator[tuple[float, float, int]]:
    """Least and most that each hidden number can be, and how many people its group has who were asked."""
    for w in range(len(seen)):
        hidden = np.isnan(seen[w, 1:, :, 0])
        for f in range(hidden.shape[1]):
            groups = np.flatnonzero(hidden[:, f])
            left = seen[w, 0, f] - np.nansum(seen[w, 1:, f], axis=0)
            told = ~np.isnan(left) & (np.nansum(left[:6]) > 0)
            if not told.any():
                # The total holds nobody of these groups: all they share is that they are few.
                size = int(true[w, groups].sum(-1).max()) if len(groups) else 0
                yield from ((0, min(LEAST - 1, size), int(true[w, g, f, :7].sum())) for g in groups)
                continue
            yield from _solved(left, told, true[w, groups, f])


def _solved(left: np.ndarray, told: np.ndarray, people: np.ndarray) -> Iterator[tuple[float, float, int]]:
    count = len(people)
    sums = [np.kron(np.ones(count), np.eye(PARTS)[c]) for c in np.flatnonzero(told)]
    asked = [np.kron(np.eye(count)[g], [1.0] * 7 + [0.0]) for g in range(count)]
    equal = LinearConstraint(np.array(sums), left[told], left[told])
    few = LinearConstraint(np.array(asked), 0, LEAST - 1)
    box = Bounds(0, np.inf if told.all() else 1e4)
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


def campaign(tables: int, seed: int = 20261128, every: int = 20) -> dict[str, int]:
    """What is found in so many random tables, and what hiding costs; some are compared over waves too."""
    rng = np.random.default_rng(seed)
    total: dict[str, int] = {"tables": 0, "hidden": 0, "determined": 0, "narrow": 0}
    while total["tables"] < tables:
        counts = unnamed(table(rng), LEAST)
        seen = printed(counts)
        if seen is None:
            continue
        reports: list[np.ndarray | None] = [seen]
        if len(counts.waves) > 1 and total["tables"] % every == 0:
            reports.append(compared(counts))
        for report in (each for each in reports if each is not None):
            for low, high, people in found(report, truth(counts)):
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
