"""Classification as a whole: groups, weights, ties, cuts and bases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kano.analyses.classifying.classification import classify
from kano.counts import BLANK
from kano.errors import AnalysisError, DataError
from kano.evaluation import table
from kano.questionnaire import Feature
from kano.responses import Group, Responses, Wave
from kano.settings.panels.study import Settings
from kano.tally import Categories, Tally

LIKE, NEUTRAL, DISLIKE = 0, 2, 4


def survey(codes: list[int], labels: tuple[str, ...], weight: list[float] | None = None) -> Responses:
    """People who all find the one feature bijzonder, in these groups; −1 is an empty cell."""
    answers = np.tile(np.array([[[LIKE, NEUTRAL]]], dtype=np.int8), (len(codes), 1, 1))
    return Responses(
        (Feature("map"),),
        answers,
        weight=None if weight is None else np.array(weight),
        groups={"channel": Group(labels, np.array(codes))},
    )


def people(tally: Tally) -> dict[str, int]:
    result = classify(tally, Settings(by="channel", min_group=1))
    return dict(zip(result.segments, result.n[0, :, 0].tolist(), strict=True))


def test_a_group_that_is_called_by_a_question_mark_keeps_its_people():
    tally = Tally.of(survey([0] * 30 + [1] * 30 + [-1] * 30, ("web", "?")), "channel")
    assert people(tally) == {"": 90, "web": 30, "?": 30, BLANK: 30}


def test_everybody_doesnt_depend_on_the_order_of_files():
    blank = Tally.of(survey([-1] * 60, ("web",)), "channel")
    named = Tally.of(survey([0] * 60, ("web",)), "channel")
    assert people(blank + named)[""] == people(named + blank)[""] == 120


def test_an_exact_tie_is_told():
    counts = np.array([[[[20, 0, 20, 5, 0, 0], [20, 0, 19, 5, 0, 0]]]])
    result = classify(_categories(counts))
    assert result.tied[0, 0].tolist() == [True, False]


def test_a_mean_of_two_features_is_no_cut():
    counts = np.array([[[[20, 0, 20, 5, 0, 0], [20, 0, 19, 5, 0, 0]]]])
    with pytest.raises(AnalysisError, match="no cut"):
        classify(_categories(counts), Settings(rule="quadrant", cut="mean"))


def test_the_mean_cut_is_everybodys_for_every_group():
    counts = np.array([[[[20, 10, 20, 50, 0, 0], [80, 0, 10, 10, 0, 0], [0, 10, 80, 10, 0, 0]]]])
    parts = np.concatenate([counts, counts[:, :, ::-1]], axis=1)
    result = classify(_categories(parts, ("web", "app")), Settings(rule="quadrant", cut="mean", min_group=1))
    assert result.category[0, 1].tolist() == result.category[0, 2, ::-1].tolist()


def test_a_margin_says_nothing_under_the_rule_mode():
    counts = np.array([[[[40, 38, 5, 5, 0, 0]]]])
    plain, with_margin = (classify(_categories(counts), Settings(margin=each)) for each in (0.0, 0.06))
    assert (with_margin.category_p == plain.category_p).all()
    near = classify(_categories(counts), Settings(rule="moai", margin=0.06))
    assert near.category_p.item() != plain.category_p.item()


def test_a_quadrant_rests_on_the_answers_it_looks_at():
    counts = np.array([[[[0, 0, 1, 0, 199, 0]]]])
    assert not classify(_categories(counts), Settings(rule="quadrant")).enough.any()
    assert classify(_categories(counts)).enough.all()


def test_fongs_test_has_no_weights():
    responses = survey([0] * 40, ("web",), [1.0] * 20 + [3.0] * 20)
    result = classify(Tally.of(responses))
    assert np.isnan(result.fong_critical).all()
    assert result.effective_n[0, 0, 0] == pytest.approx(80**2 / 200)


def test_counts_of_two_tables_of_one_wave_dont_add_up():
    tally = Tally.of(survey([0] * 5, ("web",)))
    with pytest.raises(DataError, match="pouliot"):
        tally.categories(table("berger")) + tally.categories(table("pouliot"))


def _categories(counts: np.ndarray, segments: tuple[str, ...] = ("",)) -> Categories:
    features = tuple(Feature(f"f{i}") for i in range(counts.shape[2]))
    n = counts.astype(np.int64)
    return Categories(
        waves=(Wave(),),
        segments=segments,
        features=features,
        n=n,
        w=n.astype(float),
        w2=n.astype(float),
        not_asked=np.zeros(n.shape[:3], dtype=np.int64),
        by="" if segments == ("",) else "channel",
    )


def test_a_few_people_who_stand_for_a_population_dont_join_people_who_stand_for_themselves():
    heavy = Tally.of(survey([0] * 30, ("web",), [5000.0] * 30))
    light = Tally.of(survey([0] * 500, ("web",), [1.0] * 500))
    with pytest.raises(DataError, match="weights average"):
        heavy + light


@pytest.mark.parametrize("design", [{"cluster": "channel"}, {"deff": 1.5}])
def test_people_who_were_drawn_together_are_not_called_weighted(design: dict[str, Any]) -> None:
    import kano
    from kano.resources import shipped

    found = kano.classify(shipped("sample_data") / "3b_examples.csv", **design)
    assert not found.result.settings.weighted
    assert "weight" not in str(found).lower()
    assert "effective_n" in str(found.report().sections)
