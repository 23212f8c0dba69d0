"""What everybody was asked once: its mean, and who gives more of it, against SciPy."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from kano.api.advising import advise
from kano.api.checking import check
from kano.api.studying import study
from kano.api.surveying.opening import read
from kano.errors import DataError

LIKE, MUST, NEUTRAL, DISLIKE = "I like it", "I expect it", "I am neutral", "I dislike it"
PAIRS = {"M": (MUST, DISLIKE), "A": (LIKE, NEUTRAL), "I": (NEUTRAL, NEUTRAL)}
BASIS, DELIGHT = ("clean", "seat"), "coffee"


@pytest.fixture
def people() -> pd.DataFrame:
    """120 people: two basis features with marks of their own, a delighter, a recommendation, three personas."""
    chance = np.random.default_rng(3)
    found = pd.DataFrame({"persona": ["a"] * 80 + ["b"] * 36 + ["c"] * 4})
    for key in (*BASIS, DELIGHT):
        letters = chance.choice(["A" if key == DELIGHT else "M", "I"], 120, p=[0.8, 0.2])
        found[f"{key}_fun"], found[f"{key}_dys"] = zip(*(PAIRS[each] for each in letters), strict=True)
        found[f"mark {key}"] = chance.integers(5, 11, 120)
    spoilt = (found[[f"mark {key}" for key in BASIS]] < 8).any(axis=1)
    found["nps"] = np.where(spoilt, chance.integers(2, 8, 120), chance.integers(5, 11, 120)).astype(object)
    found.loc[:4, "nps"] = ""
    return found


def given(people: pd.DataFrame, who: pd.Series) -> np.ndarray:
    return pd.to_numeric(people["nps"], errors="coerce")[who].dropna().to_numpy()


def test_the_mean_has_its_n_interval_and_spread(people) -> None:
    (row,) = advise(people, outcome="nps").result.outcomes
    marks = given(people, people["nps"] != "")
    error = stats.sem(marks)
    assert (row.outcome, row.n, row.segment) == ("nps", 115, None)
    assert row.mean == pytest.approx(marks.mean())
    assert row.spread == pytest.approx(marks.std(ddof=1))
    assert (row.low, row.high) == pytest.approx(stats.t.interval(0.95, 114, marks.mean(), error))


def test_those_for_whom_basis_fails_are_held_against_the_others(people) -> None:
    rows = {(row.about, row.feature): row for row in advise(people, outcome="nps").result.contrasts}
    below = people[[f"mark {key}" for key in BASIS]] < 8
    sides = {
        ("basis", None): below.any(axis=1),
        **{("basis", key): below[f"mark {key}"] for key in BASIS},
        ("delight", DELIGHT): people[f"{DELIGHT}_fun"] == LIKE,
    }
    assert rows.keys() == sides.keys()
    tests = {
        key: stats.ttest_ind(given(people, who), given(people, ~who), equal_var=False)
        for key, who in sides.items()
    }
    for key, who in sides.items():
        row, (low, high) = rows[key], tests[key].confidence_interval(0.95)
        assert (row.n, row.others) == (len(given(people, who)), len(given(people, ~who)))
        assert (row.difference, row.low, row.high) == pytest.approx(
            (given(people, who).mean() - given(people, ~who).mean(), low, high)
        )
        assert row.p == pytest.approx(tests[key].pvalue, rel=1e-6)
    smallest = min(rows.values(), key=lambda row: row.p)
    assert smallest.p_adjusted == pytest.approx(min(1, len(rows) * smallest.p))


def test_a_group_too_small_to_be_shown_is_in_no_number(people) -> None:
    result = advise(people, outcome="nps", by="persona", min_group=10).result
    assert [(row.segment, row.n) for row in result.outcomes] == [(None, 111), ("a", 75), ("b", 36)]
    assert all(row.n + row.others <= 111 for row in result.contrasts)
    people.loc[people["persona"] == "c", "nps"] = 10
    assert advise(people, outcome="nps", by="persona", min_group=10).result.outcomes == result.outcomes
    whole = study(people, outcome="nps", by="persona", min_group=10).advice.result
    assert [row.n for row in whole.outcomes] == [111, 75, 36]


def test_a_group_of_which_too_few_gave_one_is_in_no_number(people) -> None:
    people.loc[people.index[84:116], "nps"] = ""
    rows = advise(people, outcome="nps", by="persona", min_group=5).result.outcomes
    assert [(row.segment, row.n) for row in rows] == [(None, 75), ("a", 75)]


def test_few_people_on_a_side_say_nothing(people) -> None:
    people[[f"mark {key}" for key in BASIS]] = 9
    people.loc[10:12, "mark clean"] = 3
    rows = advise(people, outcome="nps", min_group=5).result.contrasts
    assert {row.feature for row in rows} == {DELIGHT}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Outcomes",
                "anywhere in the basis below 8",
                "from those who give less than 8 anywhere in the basis",
            ),
        ),
        (
            "nl",
            ("Uitkomsten", "ergens in de basis onder 8", "van wie ergens in de basis minder dan een 8 geeft"),
        ),
    ],
)
def test_the_report_says_it(people, language, said) -> None:
    found = advise(people, outcome="nps", lang=language)
    text = str(found)
    for part in said:
        assert part in text
    told = found.composed().data.payload()
    assert [row["n"] for row in told["outcomes"]] == [115]
    assert told["contrasts"][0]["feature"] is None


def test_targets_are_set_on_outcomes(people) -> None:
    wanted = {"outcomes": {"nps": {"mark": 3, "respondents": 100}, "bond": {"mark": 3}}}
    rows = [
        (row.check, row.feature, row.outcome)
        for row in check(people, outcome="nps", targets=wanted).result.checks
    ]
    assert rows == [("outcome", "nps", "passed"), ("respondents", "nps", "passed"), ("asked", "bond", "failed")]
    wanted = {"outcomes": {"nps": {"mark": 9}}}
    assert not check(people, outcome="nps", targets=wanted).passed


def test_rows_of_one_person_count_once(people) -> None:
    told = {"functional": "fun", "dysfunctional": "dys"}
    rows = [
        {"respondent": f"p{i}", "feature": key, "nps": row["nps"]}
        | {name: row[f"{key}_{side}"] for name, side in told.items()}
        for i, row in people.iterrows()
        for key in (*BASIS, DELIGHT)
    ]
    (found,) = read(pd.DataFrame(rows), outcome="nps").parts[0].outcomes
    assert np.isfinite(found.marks).sum() == 115
    nameless = pd.DataFrame(rows).drop(columns="respondent")
    with pytest.raises(DataError, match="tells people apart"):
        read(nameless, outcome="nps")


def test_a_column_named_by_letters_is_called_what_its_header_says(people) -> None:
    letter = "ABCDEFGHIJKLMNOP"[list(people.columns).index("nps")]
    result = advise(people, outcome=letter).result
    assert [(each.key, each.label()) for each in result.asked] == [(letter, "nps")]
    named = advise(people, outcome="nps", labels={"nps": "Recommendation"}).result
    assert [each.label() for each in named.asked] == ["Recommendation"]


def test_a_column_that_is_not_there_is_asked_for(people) -> None:
    with pytest.raises(DataError, match='there is no column "npz"'):
        read(people, outcome="npz")
