"""What is said of a study as a whole, and the choices a user has."""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib.resources import files

import jsonschema
import numpy as np
import pytest

from kano import Settings, drift
from kano.analyses.drifting.outlook import horizon_dates, later
from kano.cli.output import Target, emit
from kano.errors import UsageError
from kano.render.json_text import json_text
from kano.render.terminal import render
from tests.support.courses import BASIC, DELIGHT, DULL, PERFORM, between, waves

SCHEMA = json.loads((files("kano") / "data" / "schemas" / "drift.schema.json").read_text("utf-8"))


def verdicts(found):
    return [record["verdict"] for record in found.records()]


def test_each_route_gets_its_word():
    found = drift(
        waves(
            between(DELIGHT, BASIC, 4),
            between(BASIC, DELIGHT, 4),
            between(DULL, DELIGHT, 4),
            between(DELIGHT, DULL, 4),
            [PERFORM] * 4,
            between((44, 22, 22, 8, 2, 2), (8, 8, 8, 8, 60, 8), 4),
            scale=3,
        )
    )
    assert verdicts(found) == ["degraded", "renewed", "emerging", "fading", "stable", "shifted"]
    directions = [record["direction"] for record in found.records()]
    assert directions == ["basis", "bijzonder", "interest", "indifference", None, None]


def test_the_early_warning_comes_before_the_letter_changes():
    found = drift(waves(between((10, 16, 52, 20, 1, 1), (22, 24, 34, 18, 1, 1), 4), [DULL] * 4, scale=4))
    record = found.records()[0]
    assert (record["verdict"], record["route"], record["changes"]) == ("drifting", ["A"], [])
    shown = str(found)
    assert (
        "Early warning, moving toward basis without being a lower component yet: f0 (still bijzonder" in shown
    )
    assert found.result.supply.leaving == ("f0",)


def test_a_letter_lost_to_indifference_by_a_hair_is_an_early_warning_not_a_loss():
    course = between((50, 80, 210, 140, 10, 10), (85, 115, 138, 144, 10, 10), 4)
    found = drift(waves(course, [DULL] * 4))
    record = found.records()[0]
    assert (record["verdict"], record["route"]) == ("drifting", ["A", "I"])
    assert "f0 (bijzonder and indifferent nearly level)" in str(found)
    assert (found.result.supply.lost, found.result.supply.leaving) == ((), ())


def test_supply_of_delighters_dries_up_when_more_go_than_come():
    lost = drift(waves(between(DELIGHT, BASIC, 4), [DELIGHT] * 4, scale=3)).result.supply
    assert (lost.lost, lost.found, lost.left, lost.dries_up) == (("f0",), (), ("f1",), True)
    both = drift(waves(between(DELIGHT, BASIC, 4), between(DULL, DELIGHT, 4), scale=3)).result.supply
    assert (both.lost, both.found, both.dries_up) == (("f0",), ("f1",), False)


def test_delighters_are_due_after_six_months_and_late_after_twelve():
    data = waves([DELIGHT] * 3, [BASIC] * 3)
    assert "again by 2023-01, and by 2023-07 at the latest" in str(drift(data))
    assert drift(data, today="2022-12-31").result.overdue == ()
    due = drift(data, today="2023-01-01").result.overdue
    assert [(each.feature, each.wave, each.late) for each in due] == [("f0", "2022-07", False)]
    assert drift(data, today="2023-07-01").result.overdue[0].late
    assert "f0 (since 2022-07" in str(drift(data, today="2023-07-01"))
    assert drift(data, today="2022-09-01", review=(1, 2)).result.overdue[0].late


def test_a_delighter_that_later_waves_leave_out_is_due_by_itself():
    n = [DELIGHT, DELIGHT, (0,) * 6, (0,) * 6]
    due = drift(waves(n, [BASIC] * 4)).result.overdue
    assert [(each.feature, str(each.date)) for each in due] == [("f0", "2022-04-01")]


def test_months_later_stay_in_their_month():
    assert later(dt.date(2024, 2, 29), 12) == dt.date(2025, 2, 28)
    assert later(dt.date(2023, 12, 15), 1) == dt.date(2024, 1, 15)
    assert later(dt.date(2023, 11, 30), 1) == dt.date(2023, 12, 30)


def test_a_horizon_is_steps_or_a_date():
    quarters = [dt.date(2024, month, 1) for month in (1, 4, 7, 10)]
    assert [str(date) for date in horizon_dates(quarters, "3")] == ["2025-01-01", "2025-04-01", "2025-07-01"]
    assert [str(date) for date in horizon_dates(quarters, "2025-06-15")] == [
        "2025-01-01",
        "2025-04-01",
        "2025-06-15",
    ]
    uneven = [dt.date(2024, 1, 3), dt.date(2024, 1, 17), dt.date(2024, 1, 31)]
    assert [str(date) for date in horizon_dates(uneven, "2")] == ["2024-02-14", "2024-02-28"]
    with pytest.raises(UsageError, match="no date after the last wave"):
        horizon_dates(quarters, "2024-10-01")


def test_forecasts_are_probabilities_with_ranges_inside_one_another():
    found = drift(waves(between(DELIGHT, PERFORM, 5), [BASIC] * 5), horizon="Q4 2023").records()
    ahead = found[0]["forecast"]
    assert [each["date"] for each in ahead] == ["2023-04-01", "2023-07-01", "2023-10-01"]
    for each in ahead:
        assert sum(each["category_probabilities"].values()) == pytest.approx(1)
        assert each["still_p"] == each["category_probabilities"][each["still"]]
        for share in each["shares"].values():
            ends = [share[key] for key in ("low95", "low80", "high80", "high95")]
            assert ends == sorted(ends)
    stable = [each["shares"]["M"] for each in found[1]["forecast"]]
    widths = [share["high95"] - share["low95"] for share in stable]
    assert widths == sorted(widths)


def test_two_waves_give_no_forecast_and_say_what_it_takes():
    found = drift(waves(between(DELIGHT, BASIC, 2)))
    assert found.records()[0]["forecast"] == []
    assert "It takes a third." in str(found)
    assert "Forecast" not in [section.title for section in found.report().sections]


def test_looking_again_costs_and_planned_looks_share_one_error():
    data = waves(*[[PERFORM] * 6] * 3)
    free, planned = drift(data).result.looks, drift(data, looks=5).result.looks
    drawn = np.random.default_rng(6).standard_normal((40_000, 6))
    dates = [np.arange(size) - (size - 1) / 2 for size in range(2, 7)]
    z = np.stack([drawn[:, : len(date)] @ date / np.sqrt(date @ date) for date in dates])
    assert free.any_false_alarm == pytest.approx((np.abs(z) > 1.96).any(axis=0).mean(), abs=0.006)
    assert planned.any_false_alarm == pytest.approx(0.05, abs=0.002)
    assert 0 < planned.level < 0.05
    over = drift(data, looks=2)
    assert over.result.looks.level == 0
    assert "The 2 planned looks are used up" in str(over)


def test_adjustments_order_as_they_should():
    drawn = np.random.default_rng(3).multinomial(150, np.array(PERFORM) / 100, size=(4, 8)).transpose(1, 0, 2)
    data = waves(*drawn.tolist())
    by_method = {m: [r["p_adjusted"] for r in drift(data, adjust=m).records()] for m in ("none", "bh", "holm")}
    for none, bh, holm in zip(*by_method.values(), strict=True):
        assert none <= bh <= holm
    assert by_method["none"] == [record["p"] for record in drift(data).records()]
    noise = drift(data).result.settings.wave_noise
    assert all(len(record["tests"]) == 5 + (noise > 0) for record in drift(data).records())


def test_a_wider_margin_calls_more_stable():
    data = waves(between((20, 30, 30, 16, 2, 2), (26, 32, 24, 14, 2, 2), 4), scale=4)
    assert verdicts(drift(data, equivalence=0.4)) == ["stable"]
    assert verdicts(drift(data, equivalence=0.01)) != ["stable"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("adjust", "bonferroni"), ("equivalence", 1.5), ("looks", -1), ("horizon", "soon"), ("today", "x")],
)
def test_choices_that_wont_do_are_named(name, value):
    with pytest.raises(UsageError, match=f"--{name}"):
        drift(waves([DELIGHT] * 3), settings=Settings().override(**{name: value}))


def test_same_input_same_bytes():
    data = waves(between(DELIGHT, BASIC, 5), [PERFORM] * 5)
    assert json_text(drift(data).composed().data) == json_text(drift(data).composed().data)


@pytest.mark.parametrize("count", [2, 5])
def test_the_json_keeps_to_its_schema(count):
    data = waves(between(DELIGHT, BASIC, count), [PERFORM] * count, between(DULL, (0,) * 6, count))
    jsonschema.validate(json.loads(json_text(drift(data).composed().data)), SCHEMA)


def test_a_tidy_frame_has_a_row_a_wave_and_feature():
    frame = drift(waves(between(DELIGHT, BASIC, 4), [PERFORM] * 4)).to_frame()
    assert len(frame) == 8
    assert frame.groupby("feature")["verdict"].nunique().eq(1).all()
    assert {"share_M", "fitted_share_A", "ladder", "better_change", "forecast_still_p"} <= set(frame.columns)


def test_fifty_waves_of_forty_features_stay_readable():
    rng = np.random.default_rng(4)
    drawn = rng.multinomial(200, rng.dirichlet([3, 3, 4, 3, 0.4, 0.4], 40)[:, None].repeat(50, axis=1))
    found = drift(waves(*drawn.tolist(), every=1))
    text = render(found.report(), width=80, colour=False)
    rows = [line for line in text.splitlines() if re.match(r"f\d+ ", line)]
    assert len(rows) == 40
    assert max(map(len, text.splitlines())) <= 80
    assert "12 of the 50 waves are shown" in text
    assert len(text.splitlines()) < 80


def test_flips_of_the_largest_category_stand_beside_what_sampling_gives():
    even = (25, 25, 25, 21, 2, 2)
    found = drift(waves([even] * 2 + [(24, 26, 25, 21, 2, 2)] * 2)).records()[0]
    assert found["flips"]["seen"] == 1
    assert found["flips"]["expected"] > 1


def test_asked_verdicts_fail_a_run_and_are_listed(kano, samples):
    outer = [samples / f"gmail_{name}.csv" for name in ("2004-04", "2016-11")]
    ended = kano("drift", *outer, "--fail-on", "drifting,degraded", "-q")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "kano: degraded: 1 GB free e-mail storage\n"
    assert kano("drift", *outer, "--fail-on", "drifting", "-q").code == 0
    wrong = kano("drift", *outer, "--fail-on", "sinking")
    assert wrong.code == 2
    assert "degraded" in wrong.err


def test_settings_of_a_study_hold_for_everybody(kano, survey, tmp_path):
    files_ = survey("2023.csv", {"map": "A" * 40 + "I" * 10}), survey("2024.csv", {"map": "M" * 40 + "I" * 10})
    (tmp_path / "kano.toml").write_text(
        '[drift]\nadjust = "holm"\nequivalence = 0.2\nfail_on = "degraded"\nreview = [3, 9]\n', encoding="utf-8"
    )
    ended = kano("drift", *files_, "--to", "json")
    found = json.loads(ended.out)
    assert ended.code == 1
    assert (found["settings"]["adjust"], found["settings"]["equivalence"]) == ("holm", 0.2)
    assert found["study"]["review"]["months"] == [3, 9]
    (tmp_path / "kano.toml").write_text(
        '[drift]\nadjust = "x"\nmargin = 1\n[targets.a]\nb = 0.5\n', encoding="utf-8"
    )
    wrong = kano("drift", *files_)
    assert wrong.code == 3
    for said in ("bh, holm, none", '"margin"', "add up to 0.5"):
        assert said in wrong.err


def test_the_workbook_has_its_sheets_and_charts_and_the_same_bytes_twice(tmp_path):
    from zipfile import ZipFile

    from python_calamine import CalamineWorkbook

    found = drift(waves(between(DELIGHT, BASIC, 5), [PERFORM] * 5))
    for name in ("one.xlsx", "two.xlsx"):
        found.save(tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    names = CalamineWorkbook.from_path(str(tmp_path / "one.xlsx")).sheet_names
    assert {"Drift", "Waves", "Forecast", "Tests"} <= set(names)
    with ZipFile(tmp_path / "one.xlsx") as book:
        charts = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == 3
        assert all(b"lineChart" in book.read(name) for name in charts)


def test_output_goes_where_it_is_told(tmp_path, capsys):
    composed = drift(waves(between(DELIGHT, BASIC, 3))).composed()
    emit(composed, Target.of("", [str(tmp_path / "x.md")], quiet=False))
    assert "degraded" in (tmp_path / "x.md").read_text("utf-8")
    assert "1 degraded" in capsys.readouterr().out
