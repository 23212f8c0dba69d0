"""Features rolled up by their groups, and expectations that the settings name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kano as program
from kano.errors import AnalysisError, DataError
from kano.readers.tables.beside.feature_groups import read_groups

SAMPLE = "3b_voorbeelden.xlsx"
GROUPS = """feature;fase;owner
Schone hotelkamer;1 Orienteren;Facilitair
hotel_nespresso;1 Orienteren;Facilitair
Zekerheid van een stoel;2 Kopen;Sales
Goed licht bij passen;2 Kopen;Winkel
Schoenen gratis retour;3 Gebruiken;Logistiek
klacht_opgelost;3 Gebruiken;Service
"""


@pytest.fixture
def study(samples: Path, tmp_path: Path) -> Path:
    """A survey with marks, and a sheet of groups."""
    shutil.copy(samples / SAMPLE, tmp_path)
    (tmp_path / "groups.csv").write_text(GROUPS, "utf-8")
    return tmp_path / SAMPLE


def groups(found: Any) -> dict[str | None, dict[str, Any]]:
    return {row["group"]: row for row in found.composed().data.payload()["groups"]}


def test_the_groups_of_a_questionnaire(samples: Path) -> None:
    found = groups(program.classify(samples / SAMPLE, group_by="object", lang="nl"))
    hotel = found["hotel"]
    assert hotel["title"] == "Hotel"
    assert {key: count for key, count in hotel["counts"].items() if count} == {"M": 1, "O": 1, "A": 1}
    assert hotel["shares"]["M"] == pytest.approx(1 / 3)
    rows = {row["feature"]: row for row in program.classify(samples / SAMPLE).records()}
    assert hotel["better"] == pytest.approx(sum(rows[key]["better"] for key in hotel["features"]) / 3)
    assert hotel["order"] is None
    assert [key for key, row in found.items() if row["bottleneck"]] == ["online-shoes"]
    assert found["online-shoes"]["failing"] == ["schoenen_retour"]
    assert None in found
    assert "b6_belastend_r" not in found[None]["features"]


def test_a_sheet_of_groups_in_their_order(study: Path) -> None:
    found = program.classify(study, group_by="fase", groups_file=str(study.parent / "groups.csv"), lang="nl")
    rows = groups(found)
    assert [(row["group"], row["order"], row["last"]) for row in rows.values()] == [
        ("1 Orienteren", 1, False), ("2 Kopen", 2, False), ("3 Gebruiken", 3, True), (None, None, False),
    ]  # fmt: skip
    assert rows["3 Gebruiken"]["owners"] == ["Logistiek", "Service"]
    said = str(found)
    assert "in 3 Gebruiken schiet de basis tekort: Schoenen gratis retour. Voor: Logistiek." in said
    assert "3 Gebruiken (laatste contact)" in said


def test_what_is_lost_is_the_missing_part_of_the_mark(study: Path) -> None:
    row = groups(program.classify(study, group_by="object"))["online-shoes"]
    shoes = next(row for row in program.classify(study).records() if row["feature"] == "schoenen_retour")
    assert row["lost"] == pytest.approx(-shoes["worse"] * (10 - shoes["fulfilment"]) / 9)


def test_kano_toml_says_groups_and_expectations(kano: Callable[..., Any], study: Path) -> None:
    (study.parent / "kano.toml").write_text(
        'groups_file = "groups.csv"\n[expected]\nhotel_nespresso = "basis"\nklacht_opgelst = "basis"\n'
        '[groups.owner]\nhotel_schoon = "Jan"\n',
        "utf-8",
    )
    said = json.loads(kano("classify", study, "--group-by", "owner", "--to", "json").out)
    assert "Facilitair" in {row["group"] for row in said["groups"]}
    rows = {row["feature"]: row for row in said["features"]}
    assert (rows["hotel_nespresso"]["expected"], rows["hotel_nespresso"]["hypothesis"]) == ("basis", "refuted")
    assert rows["hotel_nespresso"]["expected_p"] < 1e-6
    assert rows["hotel_schoon"]["hypothesis"] == "confirmed"
    assert {each["key"] for each in said["warnings"]} >= {"features_unknown"}
    text = kano("classify", study).out
    assert "Expected and measured: 11 of 12 confirmed." in text
    assert "Nespresso in the room (basis expected, bijzonder measured, >99% sure)" in text


def test_without_marks_nobody_knows_the_bottleneck(samples: Path) -> None:
    found = program.classify(samples / "3b_examples.csv", group_by="object")
    assert not any(row["bottleneck"] for row in groups(found).values())
    assert "nobody gave marks" in str(found)


def test_a_grouping_that_there_is_not(kano: Callable[..., Any], samples: Path) -> None:
    ended = kano("classify", samples / SAMPLE, "--group-by", "objekt")
    assert ended.code == 4
    assert 'Did you mean "object"?' in ended.err
    with pytest.raises(AnalysisError, match="object"):
        program.classify(samples / SAMPLE, group_by="phase").report()


def test_what_is_wrong_with_a_sheet_of_groups(tmp_path: Path, samples: Path) -> None:
    features = program.classify(samples / SAMPLE).result.features
    path = tmp_path / "groups.csv"
    path.write_text("name,phase\nx,1\n", "utf-8")
    with pytest.raises(DataError, match="no column feature"):
        read_groups(path, features)
    with pytest.raises(DataError):
        read_groups(tmp_path / "none.csv", features)


def test_names_that_the_survey_does_not_ask_about_are_told(kano: Callable[..., Any], study: Path) -> None:
    (study.parent / "groups.csv").write_text(GROUPS + "hotel_schon;2 Kopen;Sales\n", "utf-8")
    scores = study.parent / "scores.csv"
    scores.write_text("feature;score\nnobody;3\nhotel_schoon;4\n", "utf-8")
    options = ("--groups", study.parent / "groups.csv", "--scores", scores, "--group-by", "fase")
    ended = kano("classify", study, *options)
    assert ended.code == 0, ended.err
    assert "There are no such features in this survey: hotel_schon, nobody." in ended.out


@pytest.mark.parametrize(
    "text",
    [
        '[expected]\na = "wow"',
        "[expected]\na = 3",
        "groups = 3",
        "[groups]\nphase = 3",
        "[groups.phase]\na = 1",
    ],
)
def test_wrong_settings_are_wrong_for_program_and_schema(text: str) -> None:
    import tomllib

    import jsonschema

    from kano.resources import DATA
    from kano.settings.file import parse_settings

    schema = json.loads((DATA / "schemas" / "kano.schema.json").read_text("utf-8"))
    content = tomllib.loads(text)
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(content))
    with pytest.raises(program.KanoError):
        parse_settings(content, Path("kano.toml"))


@pytest.mark.parametrize("names", [("1 Zoeken", "2 Kopen", "10 Nazorg"), ("zoeken", "kopen", "nazorg")])
def test_groups_come_as_their_numbers_or_their_sheet_say(study: Path, names: tuple[str, ...]) -> None:
    """Not as the survey asks about their features: here the first is of the last group."""
    first, second, third = names
    lines = ("kenmerk;fase", f"schoenen_retour;{first}", f"kleding_licht;{second}", f"hotel_schoon;{third}")
    (study.parent / "own.csv").write_text("\n".join(lines), "utf-8")
    found = groups(program.classify(study, group_by="fase", groups_file=str(study.parent / "own.csv")))
    assert [key for key in found if key] == list(names)
    assert [key for key, row in found.items() if row["last"]] == [third]


def test_who_owns_a_group_is_not_said_twice(study: Path) -> None:
    sheet = str(study.parent / "groups.csv")
    said = str(program.classify(study, group_by="owner", groups_file=sheet))
    assert "in Logistiek the basis fails most: Free shoe returns.\n" in said
