"""Plans must agree with formulas where there are some, with simulation elsewhere, and say what they rest on."""

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
import numpy as np
import pytest

import kano as library
from kano.analyses.drifting.assessment import assess
from kano.analyses.planning.judging import _some, judged, moved
from kano.analyses.planning.move import USUAL_MOVE, move_of
from kano.analyses.planning.plan import Study, _worlds
from kano.analyses.planning.power import found, margin_of, people_for_margin, people_needed, rates, studies
from kano.analyses.planning.simulation import AFTER, BEFORE
from kano.analyses.planning.threshold import relative_error, threshold

Kano = Callable[..., Any]
SCHEMA = json.loads((files("kano") / "data" / "schemas" / "power.schema.json").read_text("utf-8"))


@cache
def quick(seed: int = 0) -> library.Power:
    return library.power(features=100, respondents=250, seed=seed)


def test_the_usual_drift_is_that_of_the_checks() -> None:
    assert USUAL_MOVE.before == pytest.approx(BEFORE)
    assert USUAL_MOVE.after == pytest.approx(AFTER)
    assert move_of("A42 O16 M10 I28 R2 Q2 > A31, O24, M16, I26, R2, Q1").after == pytest.approx(AFTER)
    assert USUAL_MOVE.scaled(1).after == pytest.approx(AFTER)
    assert USUAL_MOVE.scaled(0).after == pytest.approx(BEFORE)
    assert np.log(USUAL_MOVE.scaled(2).after / BEFORE)[:2] - np.log(USUAL_MOVE.scaled(2).after / BEFORE)[
        2:4
    ] == pytest.approx(2 * (np.log(AFTER / BEFORE)[:2] - np.log(AFTER / BEFORE)[2:4]))


def test_the_search_finds_the_power_of_a_test_of_two_shares() -> None:
    from statsmodels.stats.power import NormalIndPower

    test = NormalIndPower()
    for effect, power in ((0.2, 0.8), (0.05, 0.9), (0.6, 0.5)):
        root = threshold(
            lambda root, effect=effect: float(test.power(effect, root**2, 0.05)),
            power, limits=(3, 120), start=14, trials=1000,
        )  # fmt: skip
        assert root is not None
        assert root**2 == pytest.approx(test.solve_power(effect, power=power, alpha=0.05), rel=0.03)


def test_the_search_knows_its_limits() -> None:
    assert threshold(lambda _: 0.3, 0.8, limits=(3, 100), start=10, trials=500) is None
    assert threshold(lambda _: 0.9, 0.8, limits=(3, 100), start=10, trials=500) == 3


def test_the_error_of_the_search_is_that_of_repeated_searches() -> None:
    from statsmodels.stats.power import NormalIndPower

    rng, trials, wanted = np.random.default_rng(1), 600, 0.8
    test, found = NormalIndPower(), []
    for _ in range(150):
        draws = rng.random(trials)

        def chance(root: float, draws: Any = draws) -> float:
            return float((draws < test.power(0.2, root**2, 0.05)).mean())

        found.append(threshold(chance, wanted, limits=(3, 120), start=14, trials=trials) or 0)
    spread = np.std(found) / np.mean(found)
    # What counts as near enough adds a little.
    assert relative_error(wanted, trials) == pytest.approx(spread, rel=0.3)


def test_the_ladder_test_has_the_power_of_its_formula() -> None:
    """Cochran-Armitage for a trend among two categories: z has mean slope · √(n Σd² p(1−p)) near equality."""
    from scipy.stats import norm

    people, low, high = 300, 0.45, 0.56
    worlds = _worlds(Study(), move_of(f"A{100 - 100 * low:g} M{100 * low:g} > A44 M56"))
    found = rates(worlds, Study(people, 4, 60, moving=12).plan(), 100, seed=2)
    dates = np.arange(4.0) - 1.5
    shares = 1 / (1 + np.exp(-np.linspace(np.log(low / (1 - low)), np.log(high / (1 - high)), 4)))
    p = shares.mean()
    z = people * (dates @ shares) / np.sqrt(people * (dates**2).sum() * p * (1 - p))
    expected = norm.sf(1.96 - z) + norm.cdf(-1.96 - z)
    assert 0.3 < expected < 0.95
    assert found.directed == pytest.approx(expected, abs=4 * found.error(expected))


def test_a_wilson_interval_of_so_many_answers_is_that_wide() -> None:
    from statsmodels.stats.proportion import proportion_confint

    study = Study(respondents=100, features=100, non_response=0.2, weights=0.5)
    people = study.answers(USUAL_MOVE)
    assert people == pytest.approx(100 * 0.8 * 0.96 / 1.25)
    low, high = proportion_confint(people / 2, people, method="wilson")
    assert float(margin_of(people)) == pytest.approx((high - low) / 2)


def test_non_response_weights_and_noise_cost_respondents() -> None:
    def needed(**worse: float) -> tuple[int, int]:
        study = Study(features=40, moving=10, **worse)  # type: ignore[arg-type]
        needed = people_needed(_worlds(study, USUAL_MOVE), study.plan(), 60)
        return needed or 0, study.respondents_for(people_for_margin(0.1), USUAL_MOVE)

    (drift, margin), (harder, wider) = needed(), needed(non_response=0.2, weights=0.7)
    assert harder / drift == pytest.approx(1.49 / 0.8, rel=0.25)
    assert wider / margin == pytest.approx(1.49 / 0.8, rel=0.02)
    assert needed(noise=0.08)[0] > 1.15 * drift


def test_it_keeps_to_its_schema_and_its_seed() -> None:
    content = json.loads(json.dumps(quick().payload()))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    study = Study(features=10, moving=2)
    one, again, other = (rates(_worlds(study, USUAL_MOVE), study.plan(), 50, seed=seed) for seed in (0, 0, 1))
    assert one == again
    assert one != other


def test_a_plan_and_the_comparison_of_waves_say_the_same() -> None:
    """The words of many studies at once are those of each: what is planned is what will be found."""
    study = Study(150, features=20, moving=4)
    for waves, count in studies(_worlds(study, USUAL_MOVE), study.plan(), 12, seed=3):
        quickly, _ = judged(waves, count, stable=True)
        each = np.concatenate([assess(_some(waves, np.array([i]), count)).verdict for i in range(count)])
        assert (moved(quickly) == moved(each)).all()
        for word in ("stable", "inconclusive", "moved with all others"):
            assert ((quickly == word) == (each == word)).all()
        assert 0.1 < moved(each).reshape(count, -1)[:, :4].mean() < 0.9


def test_the_fewer_features_move_the_more_people_it_takes() -> None:
    found = [
        rates(_worlds(study, USUAL_MOVE), study.plan(), count).moved
        for moving, count in ((1, 300), (5, 60))
        for study in [Study(300, features=20, moving=moving)]
    ]
    assert found[0] + 0.08 < found[1]


def test_it_keeps_its_promise_of_false_alarms() -> None:
    content = quick().payload()["plan"]
    assert content["false_alarm"] <= 0.05 + 2 * content["false_alarm_error"]
    assert content["ladder_test"] >= content["found"]


def test_where_all_drift_it_says_that_they_are_taken_together(kano: Kano, tmp_path: Any) -> None:
    options = ("--features", "12", "--moving", "12", "--respondents", "400")
    ended = kano("power", *options, "-o", tmp_path / "p.json")
    assert "12 of 12 features drift alike" in ended.out
    plan = json.loads((tmp_path / "p.json").read_text("utf-8"))["plan"]
    assert plan["found"] < 0.1
    assert plan["false_alarm"] is None


def test_where_nothing_helps_it_says_so(kano: Kano, tmp_path: Any) -> None:
    drift = "A42 O16 M10 I30 Q2 > A42 O16.5 M10 I29.5 Q2"
    options = ("--drift", drift, "--features", "30", "--respondents", "12800", "--noise", "1")
    ended = kano("power", *options, "-o", tmp_path / "p.json")
    assert ended.code == 0
    assert "No number of respondents" in ended.out
    assert "finds no drift of this kind" in ended.out
    content = json.loads((tmp_path / "p.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    assert content["plan"]["smallest"] is None
    assert {each["respondents"] for each in content["needed"]} == {None}


def test_two_waves_cannot_tell_noise_from_drift(kano: Kano) -> None:
    ended = kano("power", "--waves", "2", "--noise", "0.3", "--features", "8", "--power", "0.5")
    assert "No number of respondents" in ended.out
    assert "since so few waves" in ended.out


def test_a_single_survey_is_told_how_many_make_its_features_clear(kano: Kano, tmp_path: Any) -> None:
    ended = kano("power", "--waves", "1", "--features", "14", "-o", tmp_path / "p.json")
    assert ended.code == 0
    assert "Until 80% of features like these are clear" in ended.out
    content = json.loads((tmp_path / "p.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    found = {each["respondents"]: each for each in content["sortings"]}
    assert found[100]["clear"] < found[400]["clear"] < found[1600]["clear"]
    assert all(each["wrong"] <= 0.05 for each in found.values())
    assert 800 < content["clear_needed"] < 3200
    assert content["plan"] is None


def test_features_with_a_wide_lead_are_clear_sooner_than_close_ones() -> None:
    wide, close = (
        library.power(waves=1, features=8, drift=shares).payload()["clear_needed"]
        for shares in ("A60 I25 O10 M5", "A42 I36 O12 M10")
    )
    assert wide < 100
    assert close is None or close > 300


@pytest.mark.parametrize("to", ["text", "md", "csv"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_format_in_both_languages(to: str, lang: str) -> None:
    from kano.render.formats import format_named

    shown = format_named(to).render(quick().composed(lang=lang))
    assert str(quick().planned.needed[2].respondents) in str(shown)


def test_the_workbook_has_a_sheet_a_question(tmp_path: Any) -> None:
    from python_calamine import load_workbook

    quick().save(tmp_path / "p.xlsx")
    with load_workbook(str(tmp_path / "p.xlsx")) as book:
        assert len(book.sheet_names) == 6
        rows = book.get_sheet_by_name("To classify").to_python()
    assert [0.1, 97.0, 93.0] in rows


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--waves", "0", "--margin", "0"), "--waves"),
        (("--drift", "A50 I50 > A50 I50"), "nothing moves"),
        (("--power", "1"), "--power"),
        (("--seed", "-1"), "--seed"),
        (("--lang", "fr"), "--lang"),
    ],
)
def test_what_cannot_be_is_refused(kano: Kano, options: tuple[str, ...], said: str) -> None:
    ended = kano("power", *options)
    assert ended.code == 2
    assert said in ended.err


def test_what_is_looked_for_alone_is_what_is_found_among_all() -> None:
    study = Study(600, features=20, moving=4)
    worlds = _worlds(study, USUAL_MOVE)
    assert found(worlds, study.plan(6), 10, seed=4) == rates(worlds, study.plan(6), 10, seed=4).moved
