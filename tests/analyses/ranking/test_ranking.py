"""Features in order, with the ranks they may truly have; and what weights change."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kano as program
from kano.errors import DataError
from kano.measures.survey.coefficients import better_variance
from kano.measures.survey.ranks import rank_intervals
from kano.questionnaire import Feature
from kano.readers.tables.beside.feature_groups import read_scores
from kano.responses import Wave
from kano.tally import Categories

SAMPLE = "3b_voorbeelden.xlsx"


def ranks(found: Any) -> dict[str, dict[str, Any]]:
    return {row["feature"]: row["ranks"] for row in found.composed().data.payload()["ranks"]}


def test_places_are_those_of_the_values_and_their_errors(samples: Path) -> None:
    found = program.classify(samples / SAMPLE, rank=True)
    rows = [row for row in found.records() if row["feature"] != "b6_belastend_r"]
    counts = np.array([[row["counts"][letter] for letter in "MOAIRQ"] for row in rows], dtype=float)
    told = rank_intervals([row["better"] for row in rows], better_variance(counts, counts))
    places = ranks(found)
    for row, *expected in zip(rows, told.rank, told.low, told.high, strict=True):
        place = places[row["feature"]]["better"]
        assert [place["rank"], place["low"], place["high"]] == expected
        assert place["value"] == pytest.approx(row["better"])
    worst = min(rows, key=lambda row: row["worse"])
    assert places[worst["feature"]]["worse"]["rank"] == 1
    assert "b6_belastend_r" not in places


def test_gain_is_what_the_mark_leaves(samples: Path) -> None:
    found = program.classify(samples / SAMPLE, rank=True)
    row = next(row for row in found.records() if row["feature"] == "schoenen_retour")
    place = ranks(found)["schoenen_retour"]["gain"]
    assert place["value"] == pytest.approx((row["better"] - row["worse"]) * (10 - row["fulfilment"]) / 9)
    assert place["rank"] == 1


def test_importance_that_people_stated(samples: Path) -> None:
    found = program.classify(samples / "3b_examples.csv", rank=True)
    places = ranks(found)
    importance = {row["feature"]: row["importance"] for row in found.records() if row["feature"] in places}
    first = max(importance, key=lambda key: importance[key])
    assert places[first]["importance"]["rank"] == 1
    assert all(place["gain"]["rank"] is None for place in places.values())


def test_without_the_option_nothing_is_ranked(samples: Path) -> None:
    assert ranks(program.classify(samples / SAMPLE)) == {}


def test_a_score_from_elsewhere(kano: Callable[..., Any], samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "maxdiff.csv"
    path.write_text("feature;score\nSchone hotelkamer;12,5\nhotel_nespresso;30\n", "utf-8")
    told = json.loads(kano("classify", samples / SAMPLE, "--scores", path, "--to", "json").out)
    places = {row["feature"]: row["ranks"]["score"] for row in told["ranks"]}
    assert places["hotel_nespresso"] == {"value": 30.0, "rank": 1, "low": 1, "high": 1}
    assert places["hotel_schoon"]["rank"] == 2
    assert places["vlucht_stoel"]["rank"] is None
    assert "Score" in kano("classify", samples / SAMPLE, "--scores", path).out


def test_what_is_wrong_with_scores(tmp_path: Path, samples: Path) -> None:
    features = program.classify(samples / SAMPLE).result.features
    path = tmp_path / "scores.csv"
    path.write_text("feature,score\nhotel_schoon,high\n", "utf-8")
    with pytest.raises(DataError, match="no number"):
        read_scores(path, features)


def weighted() -> Categories:
    n = np.array([[[[40, 50, 5, 5, 0, 0], [10, 10, 60, 20, 0, 0]]]])
    w = n * np.array([2.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    return Categories(
        waves=(Wave(weighting="value"),), segments=("",), features=(Feature("map"), Feature("sun")), n=n, w=w,
        w2=n * np.array([4.0, 1.0, 1.0, 1.0, 1.0, 1.0]), not_asked=np.zeros((1, 1, 2), dtype=np.int64),
    )  # fmt: skip


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "map (basis, without weights beleving)"), ("nl", "map (basis, zonder gewichten beleving)")],
)
def test_both_results_stand_side_by_side(tmp_path: Path, lang: str, said: str) -> None:
    found = program.classify(weighted(), lang=lang)
    assert said in str(found)
    found.save(tmp_path / "out.xlsx")
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO((tmp_path / "out.xlsx").read_bytes()))[
        "With and without weights" if lang == "en" else "Met en zonder gewichten"
    ]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    row = next(row for row in cells if row[0] == "map")
    assert row[2] == pytest.approx(55 / 140)
    assert row[5] == pytest.approx(0.55)


def test_both_orders_stand_side_by_side_where_people_have_weights() -> None:
    rows = program.classify(weighted(), rank=True).composed().data.payload()["ranks"]
    n = weighted().n[0, 0].astype(float)
    plain = (n[:, 1] + n[:, 2]) / n[:, :4].sum(axis=1)
    assert [row["unweighted"]["better"]["value"] for row in rows] == pytest.approx(plain.tolist())
    assert [row["unweighted"]["better"]["rank"] for row in rows] == [1 + sum(plain > each) for each in plain]
    assert "Better without weights" in str(program.classify(weighted(), rank=True))
    alike = replace(weighted(), w=weighted().n * 1.0, w2=weighted().n * 1.0)
    assert "without weights" not in str(program.classify(alike, rank=True))
