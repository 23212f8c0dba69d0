"""Made-up answers with everything that may befall them, and whether two tallies agree."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

WORDS = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it")
_ODD = (None, "", " ", "don't know", "n/a", "  I like it ", "I EXPECT IT")
_OPTIONS: Mapping[str, str] = {"wave": "wave", "by": "persona", "weight": "weight"}


def wide(seed: int, people: int = 60) -> tuple[pd.DataFrame, dict[str, Any]]:
    """A wide table and the options it is read with: waves, groups, weights, ratings and blocks by turns."""
    rng = np.random.default_rng(seed)
    found: dict[str, Any] = {}
    for feature in ("map", "seat", "bell")[: 1 + seed % 3]:
        for side in ("fun", "dys"):
            found[f"{feature}_{side}"] = _answers(rng, people, numbers=seed % 4 == 3)
        if seed % 2:
            found[f"{feature}_importance"] = rng.choice([1.0, 3.0, 5.0, np.nan], people)
    silent = rng.random(people) < 0.15
    for column in [name for name in found if not name.endswith("importance")]:
        found[column][silent] = None
    options = _about(rng, people, found, seed)
    if seed % 5 == 4:
        found["kano_block"] = _texts(rng, people, ("1", "2", "random", None))
        for column in ("map_fun", "map_dys"):
            found[column][found["kano_block"] == "2"] = None
    return pd.DataFrame(found), options


def long(seed: int, people: int = 40) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The same as a long table, where nobody has a row about every feature; a row an answer for every third."""
    frame, options = wide(seed, people)
    rng = np.random.default_rng(seed)
    beside = [name for name in options.values() if name in frame]
    parts = []
    for feature in ("seat", "map", "bell")[: 2 + seed % 2]:
        answers = {
            "functional": _answers(rng, people, numbers=seed % 4 == 3),
            "dysfunctional": _answers(rng, people, numbers=seed % 4 == 3),
        }
        part = pd.DataFrame({"respondent": range(people), "feature": feature, **answers, **frame[beside]})
        parts.append(part[rng.random(people) < 0.8])
    found = pd.concat(parts)
    silent = found["respondent"] % 9 == 0
    found.loc[silent, ["functional", "dysfunctional"]] = None
    if seed % 3 == 2:
        kept = ["respondent", "feature", *beside]
        sides = [
            found[kept].assign(question=side, answer=found[side]) for side in ("functional", "dysfunctional")
        ]
        found = pd.concat(sides)
    return found.sample(frac=1, random_state=seed).reset_index(drop=True), options


def agree(one: Any, other: Any) -> None:
    """That two tallies are the same cell for cell: people exactly, weights to the last digits."""
    assert [each.key for each in one.features] == [each.key for each in other.features]
    assert (one.waves, one.segments, one.by) == (other.waves, other.segments, other.by)
    np.testing.assert_array_equal(one.n, other.n)
    np.testing.assert_array_equal(one.not_asked, other.not_asked)
    np.testing.assert_allclose(one.w, other.w, rtol=1e-12, atol=0)
    np.testing.assert_allclose(one.w2, other.w2, rtol=1e-12, atol=0)
    assert one.ratings.keys() == other.ratings.keys()
    for name in one.ratings:
        np.testing.assert_allclose(one.ratings[name], other.ratings[name], rtol=1e-12, atol=0)


def _answers(rng: np.random.Generator, people: int, *, numbers: bool) -> Any:
    if numbers:
        return rng.choice(np.array([1, 2, 3, 4, 5, None], dtype=object), people)
    return _texts(rng, people, (*WORDS, *WORDS, *_ODD))


def _texts(rng: np.random.Generator, people: int, texts: tuple[str | None, ...]) -> Any:
    return rng.choice(np.array(texts, dtype=object), people)


def _about(rng: np.random.Generator, people: int, found: dict[str, Any], seed: int) -> dict[str, Any]:
    found["wave"] = _texts(rng, people, ("2026-01", "2026-02", "2026-02", None if seed % 2 else "2026-01"))
    found["persona"] = _texts(rng, people, ("novice", "expert 10", "expert 9", None, ""))
    found["weight"] = rng.choice([0.0, 0.1, 0.7, 1.0, 3.3], people) + (seed % 2) * 0.01
    wanted = [name for k, name in enumerate(_OPTIONS) if seed >> k & 1 or seed > 7]
    return {name: _OPTIONS[name] for name in wanted}
