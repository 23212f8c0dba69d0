"""What is asked where nobody can be: one list, one block to paste, and the same as data."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.contact.run import Ended, cases, differences, folder_of, run
from tests.support.pasted import with_columns

CASES = {case["name"]: case for case in cases()}
SCHEMAS = files("kano") / "data" / "schemas"
TURNED = {
    "scale_turned": 'scale = "5-1"',
    "scale_turned_one_side": 'scale_dysfunctional = "5-1"',
    "scale_from_zero": 'scale = "0-4"',
    "two_survey_sheets": 'sheet = "Main"',
}
PAIRS = ("limesurvey_codes", "notion_marks", "codes_28_1", "swapped_and_unclear", "two_unclear_of_five")


def pasted(ended: Ended) -> str:
    """The block that was printed, which stands behind the last colon at the end of a line."""
    block = ended.err.rpartition(":\n")[2]
    return "\n".join(line.removeprefix("  ") for line in block.splitlines()) + "\n"


def filled(block: str, case: dict[str, Any]) -> str:
    """The block with what is offered chosen as the case declares."""
    line = TURNED.get(case["name"], "")
    if line:
        others = [re.sub("^(?=[a-z])", "# ", each) for each in block.splitlines()]
        return "\n".join(line if each == f"# {line}" else each for each in others)
    true = {row["functional"] for row in case["truth"] if "functional" in row}
    for first, second in re.findall(r'functional = "(.*)"\ndysfunctional = "(.*)"', block):
        if second in true:
            old = f'functional = "{first}"\ndysfunctional = "{second}"'
            block = block.replace(old, f'functional = "{second}"\ndysfunctional = "{first}"')
    block = with_columns(block, true)
    for text, meaning in (case.get("answers", {}) | case["settle"].get("answers", {})).items():
        block = block.replace(f'"{text}" = "?"', f'"{text}" = "{meaning}"')
    return block


@pytest.mark.parametrize("name", [*PAIRS, *TURNED, "letters_without_legend", "tally_nice_to_have"])
def test_pasting_what_was_printed_settles_it(name: str) -> None:
    case = CASES[name]
    with folder_of(case) as folder:
        asked = run(case["command"], *case["files"])
        block = pasted(asked)
        tomllib.loads(block)
        (folder / "kano.toml").write_text(filled(block, case), encoding="utf-8")
        ended = run(case["command"], *case["files"], "--to", "json")
    assert (asked.code, ended.code) == (3, 0), ended.err
    assert differences(case, json.loads(ended.out)) == ""


@pytest.mark.parametrize("name", [*PAIRS, *TURNED])
def test_questions_come_as_data(name: str) -> None:
    case = CASES[name]
    with folder_of(case):
        ended = run(case["command"], *case["files"], "--to", "json")
    told = json.loads(ended.out)
    jsonschema.validate(told, json.loads((SCHEMAS / "questions.schema.json").read_text("utf-8")))
    assert (told["kind"], told["code"], ended.code) == ("questions", 3, 3)
    assert tomllib.loads(told["paste"]) == tomllib.loads(pasted(ended))
    assert all(tomllib.loads(each["toml"]) for row in told["questions"] for each in row["proposals"])


@pytest.mark.parametrize(
    ("words", "code"),
    [(["classify", "nowhere.csv"], 3), (["classify", "nowhere.csv", "--rule", "mod"], 2)],
)
def test_every_error_comes_as_data(words: list[str], code: int) -> None:
    ended = run(*words, "--to", "json")
    told = json.loads(ended.out)
    jsonschema.validate(told, json.loads((SCHEMAS / "error.schema.json").read_text("utf-8")))
    assert (told["kind"], told["code"], ended.code) == ("error", code, code)


def test_pairs_and_answers_are_asked_together(tmp_path: Path) -> None:
    file = tmp_path / "app.csv"
    file.write_text(
        "Pay by card?,Pay in cash?\n"
        + "Splendid if so,I dislike it that way\nI like it that way,I am neutral\n" * 9,
        "utf-8",
    )
    ended = run("classify", str(file))
    assert re.findall(r"^ +(\d)\. ", ended.err, re.MULTILINE) == ["1", "2"]
    assert set(tomllib.loads(pasted(ended))) == {"features", "answers"}


def test_two_files_are_asked_about_together(tmp_path: Path) -> None:
    for name, text in (("a", "Meh"), ("b", "So so")):
        rows = f"map_fun,map_dys\n{text},I dislike it that way\nI like it that way,I am neutral\n"
        (tmp_path / f"{name}.csv").write_text(rows, "utf-8")
    ended = run("classify", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"))
    assert tomllib.loads(pasted(ended)) == {"answers": {"Meh": "?", "So so": "?"}}
