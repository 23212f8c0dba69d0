"""Made-up surveys, written and read back: what is found must be what was made."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kano as library
from kano.analyses.planning.simulation import AFTER, BEFORE
from kano.analyses.planning.truth import true_verdicts
from kano.errors import UsageError

Kano = Callable[..., Any]


def drift(files: list[Path], **options: Any) -> dict[str, Any]:
    return {record["feature"]: record for record in library.drift(*files, **options).records()}


def test_a_clear_drift_is_found_in_the_files_and_is_the_truth(kano: Kano, tmp_path: Path) -> None:
    options = ("--course", "drift", "--respondents", "900", "--features", "4", "--moving", "0.5", "--seed", "5")
    assert kano("simulate", *options, "-o", tmp_path / "made").code == 0
    truth = json.loads((tmp_path / "made" / "truth.json").read_text("utf-8"))
    found = drift(sorted((tmp_path / "made").glob("*.xlsx")))
    words = {each["feature"]: each["verdict"] for each in truth["features"]}
    assert list(words.values()) == ["drifting", "drifting", "stable", "stable"]
    assert {key: record["verdict"] for key, record in found.items()} == words
    assert {key: record["route"] for key, record in found.items()} == {
        each["feature"]: each["route"] for each in truth["features"]
    }


def test_a_step_all_the_way_to_basis_is_degraded(kano: Kano, tmp_path: Path) -> None:
    options = ("--course", "step", "--drift", "A60 O20 I20 > M60 O20 I20", "--features", "3", "--to", "csv")
    assert kano("simulate", *options, "-o", tmp_path / "made").code == 0
    truth = json.loads((tmp_path / "made" / "truth.json").read_text("utf-8"))
    found = drift(sorted((tmp_path / "made").glob("*.csv")))
    assert {each["verdict"] for each in truth["features"]} == {"degraded"}
    assert {record["verdict"] for record in found.values()} == {"degraded"}
    assert [wave["category"] for wave in truth["features"][0]["waves"]] == ["A", "A", "M", "M"]


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("place", ["folder", "book.xlsx", "rows.csv"])
def test_what_is_counted_is_what_was_made(kano: Kano, tmp_path: Path, lang: str, place: str) -> None:
    options = ("--non-response", "0.1", "--weights", "0.8", "--waves", "3", "--features", "4")
    made = kano("simulate", *options, "--respondents", "60", "--lang", lang, "-o", tmp_path / place)
    assert made.code == 0, made.err
    *files, told = map(Path, made.out.split())
    weight = {"en": "Weight", "nl": "Weging"}[lang]
    wave = {"en": "Wave", "nl": "Meting"}[lang] if place == "rows.csv" else ""
    records = drift(files, weight=weight, wave=wave)
    truth = json.loads(told.read_text("utf-8"))["features"]
    assert [*records] == [each["feature"] for each in truth]
    for feature in truth:
        seen = records[feature["feature"]]["waves"]
        assert [each["n"] for each in seen] == [sum(each["counts"].values()) for each in feature["waves"]]
        for one, other in zip(seen, feature["waves"], strict=True):
            total = sum(other["weighted"].values())
            assert one["date"] == other["date"]
            assert one["shares"] == pytest.approx({k: v / total for k, v in other["weighted"].items()})


def test_classifying_a_file_gives_the_counts_of_the_truth(kano: Kano, tmp_path: Path) -> None:
    options = ("--waves", "1", "--non-response", "0.2", "--features", "12", "--truth", tmp_path / "t.csv")
    made = kano("simulate", *options, "-o", tmp_path / "one.xlsx")
    assert made.code == 0, made.err
    with (tmp_path / "t.csv").open(encoding="utf-8") as file:
        truth = {row["feature"]: row for row in csv.DictReader(file)}
    records = library.classify(tmp_path / "one.xlsx").records()
    assert len(records) == len(truth) == 12
    for record in records:
        row = truth[record["feature"]]
        assert record["counts"] == {k: int(row[f"count_{k}"]) for k in "MOAIRQ"}
        assert record["no_answer"] == int(row["no_answer"])


def test_the_answers_in_memory_are_those_of_the_files(tmp_path: Path) -> None:
    made = library.simulate(course="walk", panel=True, weights=0.5, non_response=0.1, features=5, seed=9)
    files = [*made.save(tmp_path / "made")][:-1]
    options: dict[str, Any] = {"panel": True, "respondent": "Respondent"}
    held = library.drift(*made.responses, panel=True).records()
    read = library.drift(*files, **options, weight="Weight").records()
    assert [record["waves"] for record in held] == [record["waves"] for record in read]
    assert [record["verdict"] for record in held] == [record["verdict"] for record in read]


def test_a_panel_keeps_its_people_and_others_do_not() -> None:
    panel, fresh = (
        [set(wave.ids or ()) for wave in library.simulate(panel=panel, features=1).responses]
        for panel in (True, False)
    )
    assert 0.7 * 200 < len(panel[0] & panel[1]) < 200
    assert not fresh[0] & fresh[1]


def test_the_same_seed_gives_the_same_bytes() -> None:
    def content(seed: int) -> list[bytes]:
        made = library.simulate(course="walk", weights=0.3, waves=2, features=2, respondents=20, seed=seed)
        return [*made.files("a.xlsx").values(), *made.files("b", to="csv").values()]

    assert content(1) == content(1)
    assert all(one != other for one, other in zip(content(1), content(2), strict=True))


@pytest.mark.parametrize(
    ("start", "end", "word"),
    [
        (BEFORE, AFTER, "drifting"),
        (AFTER, BEFORE, "renewed"),
        (BEFORE, BEFORE, "stable"),
        ([0.1, 0.1, 0.2, 0.6, 0, 0], [0.1, 0.1, 0.6, 0.2, 0, 0], "emerging"),
        ([0.1, 0.1, 0.6, 0.2, 0, 0], [0.1, 0.1, 0.2, 0.6, 0, 0], "fading"),
        ([0.1, 0.2, 0.5, 0.2, 0, 0], [0.6, 0.2, 0.1, 0.1, 0, 0], "degraded"),
        ([0.1, 0.2, 0.5, 0.2, 0, 0], [0.1, 0.1, 0.2, 0.1, 0.5, 0], "shifted"),
    ],
)
def test_the_true_word(start: Any, end: Any, word: str) -> None:
    shares = np.linspace(np.asarray(start), np.asarray(end), 4)[:, None]
    assert true_verdicts(shares).tolist() == [word]


def test_everything_wrong_is_said_at_once(kano: Kano, tmp_path: Path) -> None:
    ended = kano("simulate", "--waves", "61", "--non-response", "2", "--lang", "fr", "-o", tmp_path / "a")
    assert ended.code == 2
    assert all(option in ended.err for option in ("--waves", "--non-response", "--lang"))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--course", "drfit"), 'Did you mean "drift"?'),
        (("--drift", "much"), "usual"),
        (("--drift", "A50 > A100"), "together 100"),
        (("--drift", "A50 X50 > A100"), "together 100"),
        (("--start", "soon"), "--start"),
        (("--wording", "zh"), "--wording"),
        (("--truth", "t.txt"), "--truth"),
        (("-o", "a.ods"), "xlsx, csv"),
        (("-o", "a.csv", "--truth", "a.csv"), "of its own"),
    ],
)
def test_what_cannot_be_is_refused(
    kano: Kano, options: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = kano("simulate", *options)
    assert ended.code == 2
    assert said in ended.err
    assert not [*tmp_path.iterdir()]


def test_older_waves_in_the_folder_are_not_mixed_in(tmp_path: Path) -> None:
    library.simulate(waves=3, features=1).save(tmp_path)
    with pytest.raises(UsageError, match="2025-01"):
        library.simulate(waves=2, features=1).save(tmp_path)
    assert len(library.simulate(waves=3, features=1, seed=2).save(tmp_path)) == 4
