"""A survey platform is added by one file: its exports are recognised, timed and cleaned from then on."""

from __future__ import annotations

import json

import pytest

QUESTI = """# An example.

name = "Questi"
signs = [["questi no."], ["questi channel"]]
metadata = ["questi no.", "questi channel", "rung up", "hung up", "state"]
left-out = [{ reason = "preview", names = ["state"], values = ["rehearsal"] }]
unfinished = { names = ["state"], values = ["hung up early"] }
spans = [{ start = ["rung up"], end = ["hung up"] }]
ids = ["questi no."]
repeats = [" (key)"]
second-row = ["alone"]
"""
HEAD = ("Questi no.", "Questi channel", "Rung up", "Hung up", "State")
ASKED = ("Maps_fun", "Maps_dys", "Stars_fun", "Stars_dys")
ANSWERS = ("I like it that way", "I dislike it that way", "I am neutral", "I am neutral")
PEOPLE = 30


@pytest.fixture
def with_questi(copied_tree):
    """The copy with one more platform, and an export of it whose last two rows are set apart."""
    states = [*["complete"] * (PEOPLE - 2), "rehearsal", "hung up early"]
    rows = [
        (f"{1000000 + i // 2 * 2}", "phone", "2024-01-31 10:00:00", f"2024-01-31 10:0{5 - i % 3}:00", state)
        for i, state in enumerate(states)
    ]
    lines = [(*HEAD, *ASKED), ("",) * 5 + ("alone",) * 4, *((*row, *ANSWERS) for row in rows)]
    text = "".join(";".join(line) + "\n" for line in lines)
    (copied_tree.folder / "export.csv").write_text(text, encoding="utf-8")
    unknown = copied_tree.run("classify", "export.csv", "--to", "json")
    assert "Questi" not in unknown.stdout
    copied_tree.add("kano/data/platforms/questi.toml", QUESTI)
    assert copied_tree.took("a platform") == 1
    return copied_tree


def test_it_is_recognised_and_its_rows_are_set_apart(with_questi) -> None:
    said = with_questi.run("classify", "export.csv", "--to", "json")
    assert said.returncode == 0, said.stderr
    content = json.loads(said.stdout)
    assert [each["platform"] for each in content["sources"]] == ["Questi"]
    assert [(each["category"], each["n"]) for each in content["features"]] == [
        ("O", PEOPLE - 1),
        ("I", PEOPLE - 1),
    ]
    assert {each["reason"]: each["count"] for each in content["excluded"]}["preview"] == 1
    assert "unfinished" in said.stdout


def test_it_tells_how_long_people_took_and_who_comes_twice(with_questi) -> None:
    said = with_questi.run("audit", "export.csv", "--to", "json")
    assert said.returncode == 0, said.stderr
    (people,) = json.loads(said.stdout)["respondents"]
    assert people["median_seconds"] == 240
    assert {each["sign"]: each["count"] for each in people["signs"]}["duplicates"] == PEOPLE // 2 - 1


def test_init_knows_its_ids(with_questi) -> None:
    assert '# respondent = "Questi no."' in with_questi.run("init", "export.csv").stdout
