"""What is said to differ between groups, and that nobody is found by comparing them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

import kano
from kano.analyses.comparing.masking import masked
from kano.errors import AnalysisError, UsageError
from kano.questionnaire import Feature
from kano.resources import DATA
from kano.responses import Group, Responses
from kano.tally import Tally

PAIRS = {"A": (0, 2), "O": (0, 4), "M": (2, 4), "I": (2, 2)}
SAMPLE = "3b_examples.csv"


def people(answers: dict[str, list[str]], **groups: list[str]) -> Responses:
    """Respondents who say these letters about these features, in these groups."""
    features = tuple(Feature(key) for key in answers)
    said = np.array([[PAIRS[letter] for letter in letters] for letters in answers.values()], dtype=np.int8)
    told = {}
    for name, values in groups.items():
        labels = tuple(dict.fromkeys(value for value in values if value))
        told[name] = Group(labels, np.array([labels.index(value) if value else -1 for value in values]))
    return Responses(features, said.transpose(1, 0, 2), groups=told)


def test_another_component_is_told_with_its_certainty(samples: Path) -> None:
    found = kano.compare(samples / SAMPLE, by="Persona")
    rows = {row["feature"]: row for row in found.records()}
    row = rows["auto_kilometers"]
    assert row["verdict"] == "component"
    letters = {group["segment"]: (group["category"], group["n"]) for group in row["groups"]}
    assert letters == {"private": ("O", 75), "business": ("M", 43)}
    assert row["certainty"] == pytest.approx(0.99, abs=0.005)
    assert "Many free kilometres is basis for business, beleving for private (98% sure)." in str(found)
    assert [each["verdict"] for each in rows.values()].count("not shown") == 13


def test_another_degree_is_no_other_component() -> None:
    letters = ["M"] * 55 + ["I"] * 5 + ["M"] * 40 + ["O"] * 20
    found = kano.compare(people({"map": letters}, team=["a"] * 60 + ["b"] * 60), by="team")
    (row,) = found.records()
    assert row["verdict"] == "degree"
    assert row["certainty"] is None
    assert (row["better"]["high"], row["better"]["low"]) == ("b", "a")
    assert row["better"]["gap"] == pytest.approx(1 / 3)
    assert "map: Better is 0.33 for b, 0.00 for a." in str(found)


def test_the_gap_has_newcombes_interval() -> None:
    """Newcombe 1998, table II, (a): 56/70 against 48/80, method 10: 0.0524 to 0.3339."""
    letters = ["O"] * 56 + ["M"] * 14 + ["O"] * 48 + ["M"] * 32
    found = kano.compare(people({"map": letters}, team=["a"] * 70 + ["b"] * 80), by="team")
    gap = found.records()[0]["better"]
    assert gap["gap"] == pytest.approx(0.2)
    assert (gap["gap_low"], gap["gap_high"]) == (
        pytest.approx(0.0524, abs=1e-4),
        pytest.approx(0.3339, abs=1e-4),
    )


def test_alike_is_a_finding() -> None:
    """Two one-sided tests of 5 %: 90 % interval of a difference of shares, by Newcombe's method 10.

    Of 480 of 800 against 392 of 700, Wilson's 90 % limits are .5713, .6280 and .5290, .5905; so the difference
    of .04 lies below .04 + √(.0280² + .0310²) = .0818.
    """
    letters = ["O"] * 480 + ["M"] * 320 + ["O"] * 392 + ["M"] * 308
    survey = people({"map": letters}, team=["a"] * 800 + ["b"] * 700)
    (row,) = kano.compare(survey, by="team").records()
    assert (row["verdict"], row["alike_within"]) == ("alike", pytest.approx(0.0818, abs=2e-4))
    said = str(kano.compare(survey, by="team"))
    assert "Surely alike in all groups (one component, Better and Worse less than 0.12 apart): map." in said
    (row,) = kano.compare(survey, by="team", equivalence=0.08).records()
    assert row["verdict"] == "not shown"
    assert "may lie up to 0.08 apart" in str(kano.compare(survey, by="team", equivalence=0.08))


def test_few_people_are_not_alike() -> None:
    survey = people({"map": ["O"] * 38 + ["M"] * 2}, team=["a", "b"] * 20)
    (row,) = kano.compare(survey, by="team").records()
    assert (row["verdict"], row["better"]["gap"]) == ("not shown", 0.0)


def test_channels_should_be_consistent() -> None:
    survey = people({"map": ["M"] * 40 + ["A"] * 40}, Kanaal=["web"] * 40 + ["winkel"] * 40)
    assert "Kanalen zijn niet consistent (Kanaal): map." in str(kano.compare(survey, by="Kanaal", lang="nl"))
    assert "consistent" not in str(
        kano.compare(people({"map": ["M"] * 40 + ["A"] * 40}, team=["a"] * 40 + ["b"] * 40), by="team")
    )


def test_small_and_blank_groups_take_no_part() -> None:
    letters = ["M"] * 40 + ["A"] * 40 + ["I"] * 9 + ["O"] * 20
    survey = people({"map": letters}, team=["a"] * 40 + ["b"] * 40 + ["c"] * 9 + [""] * 20)
    (row,) = kano.compare(survey, by="team").records()
    assert [group["segment"] for group in row["groups"]] == ["a", "b"]
    assert kano.compare(survey, by="team").composed().data.payload()["warnings"][0]["values"]["groups"] == ["c"]


def test_more_columns_share_one_error(samples: Path) -> None:
    one = kano.compare(samples / SAMPLE, by="Persona").records()
    two = kano.compare(samples / SAMPLE, by="Persona,Channel").records()
    assert len(two) == 2 * len(one)
    at = next(i for i, row in enumerate(one) if row["verdict"] == "component")
    assert two[at]["p"] == one[at]["p"]
    assert two[at]["p_adjusted"] == pytest.approx(28 / 14 * one[at]["p_adjusted"])


def test_nobody_is_found_from_several_columns(tmp_path: Path) -> None:
    """What a group that one column hides answered changes no byte of what is said by another."""
    rng = np.random.default_rng(3)
    team = ["large"] * 60 + ["other"] * 40 + ["small"] * 6
    half = ["x", "y"] * 53
    seen = []
    base = list(rng.choice(list("MOAI"), 100))
    for letter in "MOAI":
        found = kano.compare(people({"map": base + [letter] * 6}, team=team, half=half), by="team,half")
        found.save(tmp_path / "out.json")
        seen.append((tmp_path / "out.json").read_text("utf-8"))
    assert all(each == seen[0] for each in seen)


def test_a_study_hides_a_small_group_in_all_its_parts(tmp_path: Path) -> None:
    """Everybody less the groups shown would give back what a small group answered and how it rated."""
    rng = np.random.default_rng(5)
    base, team = list(rng.choice(list("MOAI"), 100)), ["large"] * 60 + ["other"] * 40 + ["small"] * 6
    seen = set()
    for letter in "MOAI":
        survey = people({"map": base + [letter] * 6, "sun": base[::-1] + ["M"] * 6}, team=team)
        marks = np.full((106, 2), 7.0)
        marks[100:] = ord(letter) % 9
        told = replace(survey, ratings={"fulfilment": marks})
        found = kano.study(told, segments=("team",))
        found.save(tmp_path / "out.json")
        assert found.classification.records()[0]["n"] == 100
        seen.add((tmp_path / "out.json").read_text("utf-8"))
        assert "small" in str(found)
    assert len(seen) == 1


def test_all_columns_count_the_same_people() -> None:
    rng = np.random.default_rng(4)
    for _ in range(20):
        size = 90
        columns = {
            name: list(rng.choice(list("abcdefg")[:k], size)) for name, k in (("p", 7), ("q", 3), ("r", 5))
        }
        answers = {key: list(rng.choice(list("MOAI"), size)) for key in ("map", "sun")}
        (kept,) = masked([people(answers, **columns)], tuple(columns), 13).parts
        counts = [Tally.of(kept, name) for name in columns]
        sums = [each.n.sum(axis=(0, 1, 3, 4)) for each in counts]
        assert all((one == other).all() for one, other in itertools.pairwise(sums))
        sizes = np.concatenate([each.n.sum(axis=(0, 3, 4)).ravel() for each in counts])
        assert not ((sizes > 0) & (sizes < 13)).any()


@pytest.mark.parametrize(
    ("by", "error", "said"),
    [
        ("", UsageError, "--by persona"),
        ("same", AnalysisError, "no two groups"),
        ("none", AnalysisError, "there is no"),
    ],
)
def test_what_cannot_be_compared_is_told(by: str, error: type[Exception], said: str) -> None:
    survey = people({"map": ["M"] * 30}, same=["a"] * 30)
    with pytest.raises(error, match=said):
        kano.compare(survey, **({"by": by} if by else {}))


def test_saved_counts_are_compared_by_their_column(kano_: Any, samples: Path, tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    assert kano_("tally", samples / SAMPLE, "--by", "Persona", "-o", counts).code == 0
    told = kano_("compare", counts, "--by", "Persona", "--to", "json")
    assert told.code == 0, told.err
    assert (
        json.loads(told.out)["features"]
        == json.loads(kano_("compare", samples / SAMPLE, "--by", "Persona", "--to", "json").out)["features"]
    )
    assert kano_("compare", counts, "--by", "Persona", "--by", "Channel").code == 4


@pytest.fixture(name="kano_")
def _kano(kano: Callable[..., Any]) -> Callable[..., Any]:
    return kano


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_json_fits_its_schema(kano_: Any, samples: Path, lang: str) -> None:
    said = kano_(
        "compare", samples / SAMPLE, "--by", "Persona", "--by", "Channel", "--to", "json", "--lang", lang
    )
    schema = json.loads((DATA / "schemas" / "comparison.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(said.out), schema)


def test_csv_has_a_line_a_group(kano_: Any, samples: Path) -> None:
    lines = kano_("compare", samples / SAMPLE, "--by", "Channel", "--to", "csv").out.splitlines()
    assert len(lines) == 1 + 14 * 3
    assert lines[0].startswith("by,feature,label,segment,n,effective_n,category")
