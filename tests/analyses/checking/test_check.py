"""What is reached, missed and undecided."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kano
from kano.errors import QuestionnaireError, UsageError
from kano.questionnaire import Feature
from kano.responses import Wave
from kano.settings.target_file import load_targets, parse_targets
from kano.tally import Categories


def counted(*features: list[int], date: dt.date | None = None, **ratings: Any) -> Categories:
    """A survey of these counts of M, O, A, I, R, Q a feature: a, b, …"""
    n = np.array([[list(features)]])
    return Categories(
        waves=(Wave("now", date),),
        segments=("",),
        features=tuple(Feature("abcdefgh"[i]) for i in range(len(features))),
        n=n,
        w=n.astype(float),
        w2=n.astype(float),
        not_asked=np.zeros(n.shape[:3], dtype=np.int64),
        ratings={name: np.array([[values]], dtype=float) for name, values in ratings.items()},
    )


def outcomes(survey: Categories, targets: dict[str, Any], **more: Any) -> list[tuple[str, str | None, str]]:
    found = kano.check(survey, targets=targets, **more)
    return [(row["check"], row["feature"], row["outcome"]) for row in found.records()]


def one(survey: Categories, targets: dict[str, Any], **more: Any) -> dict[str, Any]:
    (row,) = kano.check(survey, targets=targets, **more).records()
    return row


def test_the_probability_is_that_of_the_posterior() -> None:
    row = one(counted([30, 24, 10, 8, 1, 1]), {"features": {"a": {"component": "basis"}}})
    drawn = np.random.default_rng(1).dirichlet(np.array([31, 25, 11, 9, 2, 2]), 200_000)
    assert row["p"] == pytest.approx((drawn.argmax(axis=1) == 0).mean(), abs=0.004)
    assert (row["outcome"], row["reason"]) == ("undecided", "unclear")


@pytest.mark.parametrize(
    ("component", "outcome"),
    [("basis", "passed"), ("bijzonder", "failed"), (["bijzonder", "basis"], "passed"), ("reverse", "failed")],
)
def test_a_component_is_reached_or_missed(component: Any, outcome: str) -> None:
    assert (
        one(counted([80, 5, 5, 10, 0, 0]), {"features": {"a": {"component": component}}})["outcome"] == outcome
    )


def test_certainty_decides_what_is_undecided() -> None:
    survey = counted([30, 24, 10, 8, 1, 1])
    lenient = {"features": {"a": {"component": "basis", "certainty": 0.6}}}
    assert one(survey, lenient)["outcome"] == "passed"
    assert one(survey, {"certainty": 0.6, "features": {"a": {"component": "basis"}}})["outcome"] == "passed"
    assert not kano.check(survey, targets={"features": {"a": {"component": "basis"}}}).passed
    unsure = {"undecided": "pass", "features": {"a": {"component": "basis"}}}
    assert kano.check(survey, targets=unsure).passed


MARKS = [[100, 100, 860, 7500], [100, 100, 640, 4200], [0, 0, 0, 0]]
"""Means of 8.6 and 6.4, and none."""


def test_one_failing_basis_feature_is_found_though_the_mean_is_fine() -> None:
    basis, delight = [80, 5, 5, 10, 0, 0], [5, 5, 80, 10, 0, 0]
    survey = counted(basis, basis, delight, fulfilment=MARKS)
    assert outcomes(survey, {"basis_mark": 8}) == [("basis", "a", "passed"), ("basis", "b", "failed")]
    survey = counted(basis, delight, basis, fulfilment=MARKS)
    assert outcomes(survey, {"basis_mark": 8}) == [("basis", "a", "passed"), ("basis", "c", "undecided")]


def test_marks_of_features() -> None:
    survey = counted(*[[10, 50, 10, 10, 0, 0]] * 3, fulfilment=MARKS)
    targets = {"features": {"a": {"mark": 8}, "b": {"mark": 6.5}, "c": {"mark": 6}}}
    rows = kano.check(survey, targets=targets).records()
    assert [(row["outcome"], row["reason"]) for row in rows] == [
        ("passed", None),
        ("undecided", "unclear"),
        ("undecided", "no marks"),
    ]
    assert rows[0]["value"] == pytest.approx(8.6)


def test_numbers_are_compared_and_the_worst_feature_is_named() -> None:
    survey = counted([80, 5, 5, 10, 0, 0], [20, 5, 5, 10, 0, 10])
    targets = {"respondents": 60, "questionable": 0.1}
    assert outcomes(survey, targets) == [("respondents", "b", "failed"), ("questionable", "b", "failed")]
    assert outcomes(survey, {"respondents": 50}) == [("respondents", "b", "passed")]
    assert outcomes(survey, {"features": {"a": {"respondents": 100}}}) == [("respondents", "a", "passed")]


def test_a_feature_that_is_gone_is_missed() -> None:
    assert outcomes(counted([9, 1, 1, 1, 0, 0]), {"features": {"z": {"mark": 8}}}) == [("asked", "z", "failed")]


@pytest.mark.parametrize(
    ("today", "outcome", "months"),
    [("2025-03-31", "passed", 2.0), ("2025-07-31", "passed", 6.0), ("2025-08-01", "failed", 6 + 1 / 31)],
)
def test_age_is_counted_in_months(today: str, outcome: str, months: float) -> None:
    survey = counted([9, 1, 1, 1, 0, 0], date=dt.date(2025, 1, 31))
    row = one(survey, {"months": 6}, today=today)
    assert (row["outcome"], row["value"]) == (outcome, pytest.approx(months))


def test_today_is_told_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    survey = counted([9, 1, 1, 1, 0, 0], date=dt.date(2025, 1, 31))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740700800")  # 28 February 2025
    assert one(survey, {"months": 6})["value"] == 1.0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(UsageError, match="soon"):
        kano.check(survey, targets={"months": 6})
    assert one(counted([9, 1, 1, 1, 0, 0]), {"months": 6}, today="2025-01-01")["reason"] == "no date"


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    """A bijzonder feature, one of beleving and one near a tie, saved as a tally."""
    before = counted([10, 30, 90, 20, 0, 0], [20, 90, 30, 10, 0, 0], [10, 50, 52, 30, 0, 0])
    path = tmp_path / "before.json"
    kano.classify(before).save(path)
    return path


def test_what_sank_is_told_from_chance(baseline: Path) -> None:
    now = counted([20, 95, 30, 5, 0, 0], [20, 92, 30, 8, 0, 0], [10, 52, 50, 30, 0, 0], [5, 5, 90, 10, 0, 0])
    rows = kano.check(now, targets={"degraded": True}, baseline=baseline).records()
    assert [(row["outcome"], row["reason"]) for row in rows] == [
        ("failed", None),
        ("passed", None),
        ("undecided", "may be chance"),
        ("undecided", "not in the baseline"),
    ]
    assert rows[0]["before"] == "A"
    assert rows[0]["category"] == "O"
    assert rows[0]["sunk_p"] < 1e-6


def test_a_weighted_report_is_worth_its_effective_number(tmp_path: Path) -> None:
    plain = counted([10, 30, 90, 20, 0, 0])
    weighted = Categories(**{**vars(plain), "w": plain.w * 2, "w2": plain.w * 8})
    path = tmp_path / "before.json"
    kano.classify(weighted).save(path)
    from kano.readers.tallies.report_file import report_counts

    found = report_counts(path)
    assert found.w.sum() == pytest.approx(75)
    assert found.n.sum() == 150


def test_without_a_baseline_nothing_can_have_sunk() -> None:
    with pytest.raises(UsageError, match="baseline"):
        kano.check(counted([9, 1, 1, 1, 0, 0]), targets={"degraded": True})


WRONG = {
    "certainty": 1,
    "undecided": "maybe",
    "respondents": -3,
    "questionable": 5,
    "component": "basis",
    "features": {
        "a": {"component": "delight", "mrk": 3},
        "b": {"certainty": 0.9},
        "c": 3,
        "d": {"component": ["basis", 3], "mark": "high"},
    },
}


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(QuestionnaireError) as told:
        parse_targets(WRONG)
    said = str(told.value)
    for part in (
        "certainty: 1 won't do", 'undecided = "maybe"', "respondents: -3 won't do", "questionable: 5 won't do",
        'no "component"', 'component: "delight" is no component', 'there is no "mrk" here', "it sets no target",
        "must be a table", "[features.d]", "mark: ",
    ):  # fmt: skip
        assert part in said, part


@pytest.mark.parametrize("content", [{}, {"certainty": 0.9}, {"features": {}}, {"features": 3}])
def test_targets_that_ask_nothing_are_refused(content: dict[str, Any]) -> None:
    with pytest.raises(QuestionnaireError):
        parse_targets(content)


def test_lines_of_a_file_are_known(tmp_path: Path) -> None:
    path = tmp_path / "targets.toml"
    path.write_text('respondents = 3\n\n[features.a]\nmark = 8\n[features."b c"]  # x\nmark = 8\n', "utf-8")
    assert dict(load_targets(path).lines) == {"": 1, "a": 3, "b c": 5}


def test_the_schema_and_the_program_agree() -> None:
    import json

    import jsonschema

    from kano.resources import DATA

    schema = json.loads((DATA / "schemas" / "targets.schema.json").read_text("utf-8"))
    valid = jsonschema.Draft202012Validator(schema)
    valid.validate({"months": 6, "features": {"a": {"component": ["basis", "beleving"], "mark": 8.5}}})
    valid.validate({"outcomes": {"gunfactor": {"mark": 7, "respondents": 100}}})
    wrong = [
        {"outcomes": {"gunfactor": {"component": "basis"}}},
        {"certainty": 1},
        {"undecided": "maybe"},
        {"respondents": -3},
        {"features": {"a": {"mrk": 1}}},
    ]
    for each in [*wrong, {"features": {"a": {"component": "delight"}}}, {"component": "basis"}]:
        assert list(valid.iter_errors(each)), each


def test_pilots_of_the_blueprint_and_the_brand_are_targets() -> None:
    from dataclasses import replace

    from kano.questionnaire import questionnaire

    blueprint = questionnaire("loyalty-blueprint").feature("lb5_proactief")
    brand = questionnaire("brand-consistency").feature("mc3_waarde")
    survey = replace(counted([5, 10, 90, 5, 0, 0], [60, 20, 10, 10, 0, 0]), features=(blueprint, brand))
    pilots = {
        "features": {
            "lb5_proactief": {"component": "bijzonder"},
            "mc3_waarde": {"component": ["beleving", "bijzonder"]},
        }
    }
    found = kano.check(survey, targets=pilots)
    assert [row["outcome"] for row in found.records()] == ["passed", "failed"]
    assert not found.passed
