"""Clusters, strata and design effects must reach every range, certainty and test, and be told."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kano as library
from kano.measures.survey.design import student_factor

Kano = Callable[..., Any]
PAIRS = {"M": (2, 5), "O": (1, 5), "A": (1, 3), "I": (3, 3)}


def survey(path: Path, *, sites: int = 12, size: int = 15, alike: bool = True, seed: int = 3) -> Path:
    """A survey whose sites differ much, or not at all; everybody of a site weighs the same."""
    rng = np.random.default_rng(seed)
    with path.open("w", newline="", encoding="utf-8") as file:
        write = csv.writer(file)
        write.writerow(["site", "region", "w", "wifi_functional", "wifi_dysfunctional"])
        for site in range(sites):
            lead = 0.8 if alike and site % 2 else 0.2 if alike else 0.5
            for _ in range(size):
                letter = rng.choice(list("AMOI"), p=[lead, 0.9 - lead, 0.05, 0.05])
                write.writerow([f"s{site}", f"r{site % 3}", 1 + site % 2, *PAIRS[letter]])
    return path


def row(path: Path, **options: Any) -> dict[str, Any]:
    return library.classify(path, scale="1-5", **options).records()[0]


def width(found: dict[str, Any]) -> float:
    return float(found["better_high"] - found["better_low"])


def test_people_who_answer_alike_say_less(tmp_path: Path) -> None:
    path = survey(tmp_path / "a.csv")
    blind, seeing = row(path), row(path, cluster="site")
    assert width(seeing) > 2 * width(blind)
    assert seeing["effective_n"] < blind["effective_n"] / 4
    assert seeing["category_p"] < blind["category_p"]
    assert seeing["better"] == blind["better"]


def test_sites_that_do_not_differ_cost_little_more_than_students(tmp_path: Path) -> None:
    path = survey(tmp_path / "a.csv", sites=40, alike=False)
    blind, seeing = row(path), row(path, cluster="site")
    assert 1 <= blind["effective_n"] / seeing["effective_n"] / student_factor(39) < 1.5


def test_a_given_design_effect_divides_the_people(tmp_path: Path) -> None:
    path = survey(tmp_path / "a.csv")
    assert row(path, deff=2.5)["effective_n"] == pytest.approx(row(path)["effective_n"] / 2.5)


def test_the_report_tells_clusters_errors_and_how_alike_people_answer(kano: Kano, tmp_path: Path) -> None:
    path = survey(tmp_path / "a.csv")
    told = tmp_path / "a.json"
    for lang, words in (("en", "Clusters and strata"), ("nl", "Clusters en strata")):
        options = ("--scale", "1-5", "--cluster", "site", "--weight", "w", "--lang", lang)
        assert kano("classify", path, *options, "-o", tmp_path / "a.md").code == 0
        assert words in (tmp_path / "a.md").read_text("utf-8")
    assert kano("classify", path, *options, "-o", told).code == 0
    design = json.loads(told.read_text("utf-8"))["design"]
    assert (design["cluster"], design["clusters"], design["df"]) == ("site", 12, 11)
    assert design["features"][0]["icc"] > 0.1
    assert "s3" not in told.read_text("utf-8")


def test_errors_are_those_of_the_design_whatever_the_order_of_rows(tmp_path: Path) -> None:
    from kano.analyses.sampling import design_of

    path = survey(tmp_path / "a.csv")
    lines = path.read_text("utf-8").splitlines()
    other = tmp_path / "b.csv"
    other.write_text("\n".join([lines[0], *sorted(lines[1:], reverse=True)]), "utf-8")
    found = []
    for each in (path, other):
        read = library.read(each, scale="1-5", cluster="site", strata="region", weight="w")
        design = design_of(read.parts, read.settings)
        assert design
        found.append(design.told.features[0])
    assert found[0].better_se == pytest.approx(found[1].better_se)
    assert found[0].better_se > 0.05


def test_a_saved_tally_keeps_what_clusters_cost(kano: Kano, tmp_path: Path) -> None:
    path, saved = survey(tmp_path / "a.csv"), tmp_path / "t.csv"
    assert kano("tally", path, "--scale", "1-5", "--cluster", "site", "-o", saved).code == 0
    again = library.classify(saved).records()[0]
    seen = row(path, cluster="site")
    for name in ("better_low", "better_high", "category_p", "effective_n"):
        assert again[name] == pytest.approx(seen[name])


DESIGN = {"cluster": "site", "strata": "region", "weight": "w"}
CHOSEN = tuple(part for name, column in DESIGN.items() for part in (f"--{name}", column))


def saved_as(kano: Kano, path: Path, *options: str) -> Path:
    saved = path.with_suffix(".tally.csv")
    assert kano("tally", path, "--scale", "1-5", *options, "-o", saved).code == 0
    return saved


def all_that_is_told(found: Any) -> Any:
    told = json.loads(json.dumps(found.composed().data.payload()))
    return [told[name] for name in ("design", "features")]


def close(one: Any, other: Any) -> bool:
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(close, one, other))
    return one == pytest.approx(other, rel=1e-9) if isinstance(one, float) else bool(one == other)


def test_saved_counts_tell_the_design_as_the_answers_do(kano: Kano, tmp_path: Path) -> None:
    path = survey(tmp_path / "a.csv", sites=30)
    saved = saved_as(kano, path, *CHOSEN)
    answers = library.classify(path, scale="1-5", **DESIGN)
    assert close(all_that_is_told(library.classify(saved)), all_that_is_told(answers))
    assert all_that_is_told(answers)[0]["features"][0]["deff"] > 1.5
    assert not any(f"s{site}" in saved.read_text("utf-8") for site in range(30))
    again = tmp_path / "again.csv"
    assert kano("tally", saved, "-o", again).code == 0
    assert again.read_bytes() == saved.read_bytes()


def test_waves_of_saved_counts_move_as_those_of_answers(kano: Kano, tmp_path: Path) -> None:
    months = [
        survey(tmp_path / f"survey_2025-{month}.csv", seed=seed) for month, seed in (("03", 3), ("06", 4))
    ]
    answers = library.drift(*months, scale="1-5", cluster="site")
    saved = library.drift(*(saved_as(kano, path, "--cluster", "site") for path in months))
    one, other = (each.composed().data.payload()["features"] for each in (saved, answers))
    assert close(json.loads(json.dumps(one)), json.loads(json.dumps(other)))


def test_merged_counts_hold_the_clusters_of_both_and_say_so(kano: Kano, tmp_path: Path) -> None:
    paths = [survey(tmp_path / f"{name}.csv", seed=seed) for name, seed in (("a", 3), ("b", 4))]
    ended = kano(
        "tally", *(saved_as(kano, path, "--cluster", "site") for path in paths), "-o", tmp_path / "m.csv"
    )
    assert "taken for different ones" in ended.err
    merged = library.classify(tmp_path / "m.csv")
    one, other = (
        (found.composed().data.payload()["design"], found.records()[0])
        for found in (merged, library.classify(*paths, scale="1-5", cluster="site"))
    )
    # Two files are two strata once they are saved, which takes one degree of freedom.
    assert (one[0]["clusters"], one[0]["df"]) == (24, 22)
    assert (other[0]["clusters"], other[0]["df"]) == (24, 23)
    assert one[1]["effective_n"] == pytest.approx(other[1]["effective_n"], rel=0.1)
    added = library.read(paths[0], scale="1-5", cluster="site").kept()[0]
    assert (added + added).clusters[0].clusters == 24
    with pytest.raises(library.KanoError, match="the other doesn't"):
        added + library.read(paths[1], scale="1-5").kept()[0]


def test_people_saved_without_clusters_are_clusters_of_their_own(kano: Kano, tmp_path: Path) -> None:
    one, other = survey(tmp_path / "a.csv"), survey(tmp_path / "b.csv", seed=4, alike=False)
    alone = saved_as(kano, other)
    mixed = library.read(one, alone, scale="1-5", cluster="site").design
    assert mixed
    assert mixed.told.clusters == 12 + 180
    clustered = library.read(one, scale="1-5", cluster="site").design
    assert clustered
    assert 1 < mixed.costs["wifi"] < clustered.costs["wifi"]


def test_few_clusters_keep_what_they_cost_and_nothing_of_each(kano: Kano, tmp_path: Path) -> None:
    path = survey(tmp_path / "a.csv", sites=6)
    saved = saved_as(kano, path, "--cluster", "site")
    assert "covariance" not in saved.read_text("utf-8")
    seen, again = row(path, cluster="site"), library.classify(saved).records()[0]
    assert again["effective_n"] == pytest.approx(seen["effective_n"])
    assert "covariance" in saved_as(kano, path, "--cluster", "site", "--keep-small").read_text("utf-8")


def test_counts_that_tell_no_clusters_say_so(kano: Kano, tmp_path: Path) -> None:
    for month, seed in (("03", 3), ("06", 4)):
        saved = saved_as(kano, survey(tmp_path / f"survey_2025-{month}.csv", seed=seed))
        ended = kano("classify", saved, "--cluster", "site")
        assert "tell of no clusters" in ended.out
    assert "tell of no clusters" in kano("drift", *tmp_path.glob("*.tally.csv"), "--cluster", "site").out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",clusters,12", ",clusters,1", "isn't whole"),
        (",clusters,12", ",clusters,many", "isn't whole"),
        ("covariance,,,wifi,,,M,,,,M,", "covariance,,,tv,,,M,,,,M,", "no covariance"),
        ("covariance,,,wifi,,,M,,,,O,", "covariance,,,wifi,,,M,,,,M,", "no covariance|before"),
        (",table,berger", ",grid,berger", 'no "grid"'),
    ],
)
def test_a_design_that_cannot_be_is_refused(kano: Kano, tmp_path: Path, old: str, new: str, said: str) -> None:
    saved = saved_as(kano, survey(tmp_path / "a.csv"), "--cluster", "site")
    text = saved.read_text("utf-8")
    assert old in text
    saved.write_text(text.replace(old, new), "utf-8")
    ended = kano("classify", saved)
    assert ended.code == 3
    assert re.search(said, ended.err)


def test_clusters_counted_by_another_table_are_refused(kano: Kano, tmp_path: Path) -> None:
    saved = saved_as(kano, survey(tmp_path / "a.csv"), "--cluster", "site")
    ended = kano("classify", saved, "--table", "pouliot")
    assert ended.code == 4
    assert "Save the counts again" in ended.err


def test_clusters_of_two_files_are_not_the_same(tmp_path: Path) -> None:
    one, other = (survey(tmp_path / f"{name}.csv", seed=seed) for name, seed in (("a", 3), ("b", 4)))
    read = library.read(one, other, scale="1-5", cluster="site")
    assert read.design
    assert read.design.told.clusters == 24


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--cluster", "town"), "town"),
        (("--deff", "0.5"), "is no design effect"),
    ],
)
def test_what_cannot_be_is_refused(kano: Kano, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    ended = kano("classify", survey(tmp_path / "a.csv"), "--scale", "1-5", *options)
    assert ended.code != 0
    assert said in ended.err


def test_one_cluster_tells_nothing_and_is_refused(kano: Kano, tmp_path: Path) -> None:
    path = survey(tmp_path / "a.csv", sites=1)
    ended = kano("classify", path, "--scale", "1-5", "--cluster", "site")
    assert ended.code != 0
    assert "tell no error" in ended.err


def test_waves_of_clusters_find_less_and_say_so(kano: Kano, tmp_path: Path) -> None:
    for month, seed in (("03", 3), ("06", 4), ("09", 5)):
        survey(tmp_path / f"survey_2025-{month}.csv", seed=seed)
    files = sorted(tmp_path.glob("*.csv"))
    blind = library.drift(*files, scale="1-5").records()[0]
    seeing = library.drift(*files, scale="1-5", cluster="site").records()[0]
    given = library.drift(*files, scale="1-5", deff=4.0).records()[0]
    assert seeing["p"] >= blind["p"]
    for found in (seeing, given):
        assert found["effect"]["better"]["high"] - found["effect"]["better"]["low"] > 1.5 * (
            blind["effect"]["better"]["high"] - blind["effect"]["better"]["low"]
        )
    ended = kano("drift", *files, "--scale", "1-5", "--cluster", "site", "-o", tmp_path / "d.md")
    assert ended.code in (0, 1)
    assert "Drawn by site" in (tmp_path / "d.md").read_text("utf-8")
