"""What a report says of all features together, of seasons, of two waves, and of what moved by little."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import numpy as np
import pytest

from kano import drift
from kano.render.plain import plain
from tests.support.courses import BASIC, DELIGHT, PERFORM, between, waves
from tests.validation._profiles import DISLIKED, LIKED, SINKING, features, line, step


def study(log_weights, people=400, **kind):
    """Exactly the expected answers of these log weights (waves, features, 6)."""
    weights = np.exp(log_weights)
    counts = np.rint(people * weights / weights.sum(axis=-1, keepdims=True)).astype(int)
    return waves(*np.moveaxis(counts, 1, 0).tolist(), **kind)


def lines(found, word, lang="en"):
    return [line for line in plain(found.report(lang=lang)).splitlines() if word in line]


def shifted(count=20, size=0.4):
    return features(count) + size * step(4) * LIKED


def test_a_movement_of_all_is_told_first_and_nobody_is_blamed():
    found = drift(study(shifted()))
    assert {each["verdict"] for each in found.records()} == {"moved with all others"}
    text = plain(found.report()).splitlines()
    assert text[3] == "20 moved with all others"
    assert text[4].startswith("! Better rose together in 20 of 20 features, by 0.1")
    assert "Another house, panel or season does this" in text[4]
    assert found.result.common.moved
    assert found.result.common.directions[0].change == pytest.approx(0.11, abs=0.02)
    assert len(lines(found, "! Better steeg in 20 van de 20 kenmerken samen, met 0,1", "nl")) == 1


def test_what_went_further_than_all_others_is_found():
    moved = shifted()
    moved[:, 0] += 2 * line(4)[:, 0] * SINKING
    found = drift(study(moved, 600))
    first, *others = found.records()
    assert first["verdict"] in {"drifting", "degraded"}
    assert first["p_apart"] < 0.01
    assert {each["verdict"] for each in others} == {"moved with all others"}


def test_stronger_words_leave_their_mark_and_ageing_another():
    style = drift(study(features(20) + 0.4 * step(4) * (LIKED + DISLIKED)))
    assert lines(style, "use stronger or weaker words")
    ageing = drift(study(features(20) + 0.4 * step(4) * (DISLIKED - LIKED)))
    assert lines(ageing, "taken for granted")
    assert lines(ageing, "gewoon worden", "nl")
    assert ageing.result.common.mark == "ageing"


@pytest.mark.parametrize(
    ("moves", "cause", "said"),
    [(True, "answering", "The control items moved along"), (False, "real", "The control items kept still")],
)
def test_control_items_tell_the_cause(moves, cause, said):
    moved = shifted()
    if not moves:
        moved[:, 18:] = features(20)[18:]
    data = study(moved, 2000)
    controls = tuple(replace(each, control=at >= 18) for at, each in enumerate(data.features))
    found = drift(replace(data, features=controls))
    assert found.result.common.cause == cause
    assert lines(found, said)
    reserved = {each["verdict"] for each in found.records()} == {"moved with all others"}
    assert reserved == moves


def test_few_features_are_told_once_that_nothing_can_be_told():
    found = drift(study(shifted(4)))
    assert len(lines(found, "! With 4 features it can't be told whether all moved together")) == 1
    assert found.result.common.moved is None
    assert len(lines(drift(waves([PERFORM] * 3)), "! With one feature it can't be told")) == 1
    assert not lines(drift(study(shifted(12, 0.0))), "can't be told")


def test_supply_keeps_what_went_with_all_others_apart():
    away = features(20) - 1.2 * step(4) * LIKED
    supply = drift(study(away, 1000)).result.supply
    assert supply.together
    assert supply.lost == ()
    assert not supply.dries_up
    assert lines(drift(study(away, 1000)), "came or went as all features moved")


def test_a_delighter_that_sank_by_little_is_named_so_and_lost():
    found = drift(waves(between((320, 120, 410, 130, 10, 10), (410, 120, 320, 130, 10, 10), 4), scale=3))
    record = found.records()[0]
    assert (record["verdict"], record["by_little"]) == ("degraded", True)
    assert found.result.supply.lost == ("f0",)
    assert lines(found, "by little: Better and Worse moved less than 0.12")
    assert lines(found, "maar weinig: Better en Worse veranderden minder dan 0,12", "nl")
    assert not lines(drift(waves(between(DELIGHT, BASIC, 4), scale=4)), "by little")


def test_a_close_race_is_inconclusive_for_its_letter_alone():
    found = drift(waves([(100, 120, 121, 100, 5, 5), (100, 121, 120, 100, 5, 5)], scale=2))
    assert found.records()[0]["undecided_by"] == "letter"
    assert lines(found, "two categories are too close to know which leads: f0")


def test_unlike_months_are_named_and_like_ones_not():
    trough_to_peak = drift(waves([PERFORM] * 3, every=3))
    assert trough_to_peak.result.season == (1, 4, 7)
    assert len(lines(trough_to_peak, "! The waves fall in unlike months (January, April, July)")) == 1
    assert len(lines(trough_to_peak, "maanden (januari, april, juli)", "nl")) == 1
    assert not lines(drift(waves([PERFORM] * 3, every=12)), "unlike months")


def test_two_waves_are_warned_of_loudly():
    assert lines(drift(waves([PERFORM] * 2)), "! Only sampling error is covered")
    assert not lines(drift(waves([PERFORM] * 3)), "! Only sampling error is covered")


def test_json_of_a_study_that_moved_keeps_to_its_schema(tmp_path):
    schema = json.loads((files("kano") / "data" / "schemas" / "drift.schema.json").read_text("utf-8"))
    found = drift(study(shifted()))
    target = tmp_path / "drift.json"
    found.save(target)
    content = json.loads(target.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(content)
    assert content["study"]["common"]["cause"] == "untold"
