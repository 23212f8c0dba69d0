"""Whatever the counts: no crash, no warning, output keeps to the contract; what must not matter doesn't."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files

import jsonschema
import numpy as np
import pytest

from kano import drift
from kano.counts import BLANK
from kano.errors import AnalysisError
from kano.questionnaire import Feature
from kano.render.json_text import json_text
from kano.responses import Wave
from kano.tally import Categories

SCHEMA = json.loads((files("kano") / "data" / "schemas" / "drift.schema.json").read_text("utf-8"))


def made_up(seed):
    """Few or many people, empty waves, features and groups, weights of any size."""
    rng = np.random.default_rng(seed)
    waves, features, groups = int(rng.integers(2, 7)), int(rng.integers(1, 5)), int(rng.choice([1, 3]))
    people = int(rng.choice([1, 3, 10, 100, 2000]))
    n = rng.multinomial(people, rng.dirichlet([0.3] * 6, size=features), size=(waves, groups, features))
    n[rng.random((waves, groups, features)) < 0.25] = 0
    scale = rng.choice([1.0, 3.7, 0.01])
    w = n * scale * rng.uniform(0.5, 1.5, size=(waves, 1, 1, 1)) if rng.random() < 0.5 else n.astype(float)
    days = [
        dt.date(2020, 1, 1) + dt.timedelta(days=int(day))
        for day in sorted(rng.choice(2000, waves, replace=False))
    ]
    return Categories(
        waves=tuple(Wave(str(day), day) for day in days),
        segments=("",) if groups == 1 else ("a", "b", BLANK),
        by="" if groups == 1 else "s",
        features=tuple(Feature(f"f{i}") for i in range(features)),
        n=n,
        w=w,
        w2=np.where(w == n, w, w * scale * 1.1),
        not_asked=np.zeros(n.shape[:3], dtype=np.int64),
    )


@pytest.mark.parametrize("seed", range(25))
def test_the_output_keeps_to_the_contract(seed):
    data = made_up(seed)
    options = {"standardise": ("s",)} if data.by and seed % 2 else {}
    if not ((data.n.sum(axis=(1, 3)) > 0).sum(axis=0) > 1).any():
        with pytest.raises(AnalysisError, match="two waves"):
            drift(data, **options)
        return
    fewest = data.n.sum(axis=-1).max(axis=2).min()
    if data.by and fewest < 10:
        # Whoever is in a group too small to be shown is in no total either, which may leave nothing to compare.
        with suppress(AnalysisError):
            drift(data, **options)
        return
    found = drift(data, lang=("en", "nl")[seed % 2], looks=seed % 4, **options)
    jsonschema.validate(json.loads(json_text(found.composed().data)), SCHEMA)
    assert str(found)
    for record in found.records():
        probabilities = [record["p"], record["p_adjusted"], record["stable_p"]]
        probabilities += [test[key] for test in record["tests"] for key in ("p", "p_adjusted")]
        assert all(0 <= each <= 1 for each in probabilities if each is not None)


def base():
    rng = np.random.default_rng(11)
    n = rng.multinomial(120, [[0.3, 0.2, 0.3, 0.16, 0.02, 0.02]] * 3, size=(4, 1, 3))
    n[:, 0, 0, 0] += np.arange(4) * 25
    return Categories(
        waves=tuple(Wave(f"2024-0{i + 1}", dt.date(2024, i + 1, 1)) for i in range(4)),
        segments=("",),
        features=tuple(Feature(f"f{i}") for i in range(3)),
        n=n,
        w=n * 1.5,
        w2=n * 2.6,
        not_asked=np.zeros(n.shape[:3], dtype=np.int64),
    )


def assert_alike(one, other):
    for mine, yours in zip(one.records(), other.records(), strict=True):
        assert mine["verdict"] == yours["verdict"]
        assert mine["p"] == pytest.approx(yours["p"])
        assert mine["effect"]["better"] == pytest.approx(yours["effect"]["better"])


def test_the_scale_of_weights_doesnt_matter_not_even_of_one_wave():
    data = base()
    factor = np.array([1.0, 40.0, 0.2, 7.0])[:, None, None, None]
    scaled = replace(data, w=data.w * factor, w2=data.w2 * factor**2)
    assert_alike(drift(data), drift(scaled))


def test_the_order_of_waves_and_parts_doesnt_matter():
    data = base()
    parts = [data.select(waves=[wave.key]) for wave in data.waves]
    assert_alike(drift(*reversed(parts)), drift(data))


def test_fieldwork_in_two_parts_is_one_wave():
    data = base()
    half = replace(data, n=data.n // 2, w=data.w / 2, w2=data.w2 / 2)
    rest = replace(data, n=data.n - half.n, w=data.w / 2, w2=data.w2 / 2)
    assert_alike(drift(half, rest), drift(data))


def test_groups_that_are_alike_change_nothing():
    data = base()
    pair = replace(
        data,
        segments=("a", "b"),
        by="s",
        **{name: np.concatenate([getattr(data, name)] * 2, axis=1) for name in ("n", "w", "w2", "not_asked")},
        no_answer=np.concatenate([data.no_answer] * 2, axis=1),
    )
    records = drift(pair).records()
    assert {record["segment"] for record in records} == {None, "a", "b"}
    alone = drift(data).records()
    assert [r["p"] for r in records if r["segment"] == "a"] == [r["p"] for r in alone]
