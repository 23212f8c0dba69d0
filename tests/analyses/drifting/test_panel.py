"""The same people in several waves."""

from __future__ import annotations

import json

import numpy as np
import pytest

FIRST = "A" * 60 + "O" * 20 + "I" * 20
SECOND = "A" * 30 + "O" * 20 + "M" * 10 + "O" * 15 + "M" * 5 + "I" * 14 + "M" * 6
IDS = [f"p{i:03d}" for i in range(100)]


def read(ended):
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


@pytest.fixture
def files(survey):
    turned = np.random.default_rng(2).permutation(100)
    late = {"map": "".join(SECOND[i] for i in turned)}
    return (
        survey("2023.csv", {"map": FIRST}, Id=IDS),
        survey("2024.csv", late, Id=[IDS[i] for i in turned]),
    )


def test_paired_tests_agree_with_statsmodels(kano, files):
    from statsmodels.stats.contingency_tables import SquareTable, mcnemar

    found = read(kano("drift", *files, "--panel", "Id", "--to", "json"))
    feature = found["features"][0]
    letters = "MOAI"
    table = np.array(
        [[sum(a + b == i + j for a, b in zip(FIRST, SECOND, strict=True)) for j in letters] for i in letters]
    )
    seen = np.array([[feature["transitions"][i][j] for j in letters] for i in letters])
    assert seen.tolist() == table.tolist()
    tests = {each["name"]: each for each in feature["tests"]}
    square = SquareTable(table, shift_zeros=False)
    homogeneity = square.homogeneity(method="stuart_maxwell")
    assert tests["stuart_maxwell"]["statistic"] == pytest.approx(homogeneity.statistic)
    assert tests["stuart_maxwell"]["p"] == pytest.approx(homogeneity.pvalue)
    basis = letters.index("M")
    left, joined = table[basis].sum() - table[basis, basis], table[:, basis].sum() - table[basis, basis]
    exact = mcnemar([[0, left], [joined, 0]], exact=True)
    assert tests["mcnemar_M"]["p"] == pytest.approx(exact.pvalue)
    off = [(i, j) for i in range(4) for j in range(i) if table[i, j] + table[j, i]]
    bowker = sum((table[i, j] - table[j, i]) ** 2 / (table[i, j] + table[j, i]) for i, j in off)
    assert tests["bowker"]["statistic"] == pytest.approx(bowker)
    assert feature["verdict"] in {"degraded", "drifting"}


def test_a_feature_of_two_waves_is_tested_between_these_two(kano, survey):
    """Of three waves the last didn't ask about the map: its moves are those from the first to the second."""
    from statsmodels.stats.contingency_tables import SquareTable

    files = [
        survey("2022.csv", {"map": "I" * 70 + "M" * 30, "app": FIRST}, Id=IDS),
        survey("2023.csv", {"map": "R" * 40 + "I" * 30 + "M" * 30, "app": FIRST}, Id=IDS),
        survey("2024.csv", {"app": FIRST}, Id=IDS),
    ]
    found = read(kano("drift", *files, "--panel", "Id", "--to", "json"))
    feature = next(each for each in found["features"] if each["feature"] == "map")
    tests = {each["name"]: each for each in feature["tests"]}
    expected = SquareTable(np.array([[30, 40], [0, 0]]), shift_zeros=False).homogeneity(method="stuart_maxwell")
    assert tests["stuart_maxwell"]["statistic"] == pytest.approx(expected.statistic)
    assert tests["stuart_maxwell"]["p"] == pytest.approx(expected.pvalue)
    assert (tests["stuart_maxwell"]["budget"], tests["trend"]["budget"]) == (0.15, 0.0)
    assert feature["verdict"] == "shifted"


def test_where_nobody_answered_both_waves_the_trend_has_the_budget(kano, survey):
    others = [f"q{i}" for i in range(100)]
    files = [
        survey("2022.csv", {"map": "I" * 70 + "M" * 30, "app": FIRST}, Id=IDS),
        survey("2023.csv", {"app": FIRST}, Id=[*IDS[:50], *others[:50]]),
        survey("2024.csv", {"map": "R" * 40 + "I" * 30 + "M" * 30, "app": FIRST}, Id=others),
    ]
    found = read(kano("drift", *files, "--panel", "Id", "--to", "json"))
    feature = next(each for each in found["features"] if each["feature"] == "map")
    tests = {each["name"]: each for each in feature["tests"]}
    assert tests["stuart_maxwell"]["p"] is None
    assert (tests["stuart_maxwell"]["budget"], tests["trend"]["budget"]) == (0.0, 0.15)
    assert feature["verdict"] == "shifted"


def test_the_same_ids_without_panel_give_a_warning(kano, files, tmp_path):
    (tmp_path / "kano.toml").write_text('respondent = "Id"\n', encoding="utf-8")
    found = read(kano("drift", *files, "--to", "json"))
    assert {"key": "drift.same_ids", "warning": True, "values": {"n": 100}} in found["warnings"]
    assert found["features"][0]["transitions"] is None


NUMBERS = [str(i + 1) for i in range(100)]
UUIDS = [f"uuid-{i:04}" for i in range(100)]


@pytest.mark.parametrize(
    ("column", "ids", "shared"),
    [
        ("respondent", IDS, 100),
        ("Participant ID", NUMBERS, 100),
        ("respondent", [*IDS[:80], *[""] * 20], 80),
        ("_uuid", UUIDS, 100),
        ("id", NUMBERS, 0),  # every export of LimeSurvey counts its submissions from 1
        ("Response ID", NUMBERS, 0),
        ("E-mail", IDS, 0),  # nobody said that this column tells people apart
    ],
)
def test_the_same_ids_are_seen_without_settings(kano, survey, column, ids, shared):
    names = "2023.csv", "2024.csv"
    files = [
        survey(name, {"map": each}, **{column: ids}) for name, each in zip(names, (FIRST, SECOND), strict=True)
    ]
    warnings = read(kano("drift", *files, "--to", "json"))["warnings"]
    told = [each["values"]["n"] for each in warnings if each["key"] == "drift.same_ids"]
    assert told == ([shared] if shared else [])


def test_the_same_ids_are_seen_in_one_file_of_two_waves(kano, survey):
    waves = ["2023"] * 100 + ["2024"] * 100
    file = survey("all.csv", {"map": FIRST + SECOND}, respondent=[*IDS, *IDS], wave=waves)
    found = read(kano("drift", file, "--wave", "wave", "--to", "json"))
    assert {"key": "drift.same_ids", "warning": True, "values": {"n": 100}} in found["warnings"]


def test_ids_of_other_people_give_no_warning(kano, survey):
    files = (
        survey("2023.csv", {"map": FIRST}, respondent=IDS),
        survey("2024.csv", {"map": SECOND}, respondent=[f"q{i}" for i in IDS]),
    )
    keys = [each["key"] for each in read(kano("drift", *files, "--to", "json"))["warnings"]]
    assert "drift.same_ids" not in keys


@pytest.mark.parametrize(("name", "warns"), [("respondent", True), ("response id", False)])
def test_numbers_of_submissions_in_long_tables_give_no_warning(kano, tmp_path, name, warns):
    files = []
    for k, wave in enumerate(("2023", "2024"), 2):
        rows = [f"{i},map,{1 + i % k},{4 + i % 2}\n{i},search,{1 + i % 3},5\n" for i in range(1, 61)]
        path = tmp_path / f"{wave}.csv"
        path.write_text(f"{name},feature,functional,dysfunctional\n{''.join(rows)}", encoding="utf-8")
        files.append(path)
    found = read(kano("drift", *files, "--to", "json"))
    assert ("drift.same_ids" in {each["key"] for each in found["warnings"]}) is warns


def test_other_people_are_no_panel(kano, survey):
    files = (
        survey("2023.csv", {"map": FIRST}, Id=IDS),
        survey("2024.csv", {"map": SECOND}, Id=[f"q{i}" for i in IDS]),
    )
    ended = kano("drift", *files, "--panel", "Id")
    assert ended.code == 4
    assert "no respondent's id occurs in two waves" in ended.err


def test_repeated_ids_count_once_and_are_told(kano, survey):
    ids = [*IDS[:99], IDS[0]]
    files = survey("2023.csv", {"map": FIRST}, Id=IDS), survey("2024.csv", {"map": SECOND}, Id=ids)
    found = read(kano("drift", *files, "--panel", "Id", "--to", "json"))
    values = {each["key"]: each["values"] for each in found["warnings"]}
    assert values["drift.panel_repeated"] == {"n": 1}
    people = sum(sum(row.values()) for row in found["features"][0]["transitions"].values())
    assert people == 99


def test_the_workbook_has_the_transitions(kano, files, tmp_path):
    from python_calamine import CalamineWorkbook

    assert kano("drift", *files, "--panel", "Id", "-q", "-o", tmp_path / "panel.xlsx").code == 0
    book = CalamineWorkbook.from_path(str(tmp_path / "panel.xlsx"))
    rows = book.get_sheet_by_name("Transitions").to_python()
    assert ["map", "bijzonder", 10, 20, 30, 0, 0, 0, 60] in rows


def test_equal_weights_of_any_size_change_nothing(kano, survey):
    def run(name, *options, **columns):
        one, two = ({**columns, "Id": IDS} for _ in range(2))
        files = (
            survey(f"{name}/2023.csv", {"map": FIRST}, **one),
            survey(f"{name}/2024.csv", {"map": SECOND}, **two),
        )
        return read(kano("drift", *files, "--panel", "Id", *options, "--to", "json"))["features"][0]

    plain, weighted = run("plain"), run("weighted", "--weight", "W", W=["2.5"] * 100)
    tests = [{each["name"]: each["p"] for each in found["tests"]} for found in (plain, weighted)]
    assert tests[1]["ladder"] == pytest.approx(tests[0]["ladder"])
    assert tests[1]["trend"] == pytest.approx(tests[0]["trend"])
    assert weighted["verdict"] == plain["verdict"]
