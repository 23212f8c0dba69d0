"""Files for importers that can't be run here keep the rules that those document; each rule finds its own fault."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import pytest
from rules import RULES, Rule

from kano.forms.choices import Choices
from kano.forms.formats import FORMATS, fitted
from kano.forms.making import make_form
from kano.questionnaire import questionnaire, shipped_questionnaires

PAIRS = [(key, rule) for key, rules in RULES.items() for rule in rules]
SHAPES = [
    {},
    {"layout": "blocks", "randomise": True, "importance": True},
    {"randomise": True, "fulfilment": True, "importance": True, "control": True, "page_size": 1},
    {"subset": 3, "wave": "voorjaar é", "segments": ('Wie [[bent]] "u"?=A & B|C < D',)},
    {"address": "je", "wordings": ("nl-formal", "en-granted"), "wave": "2"},
]


def written(key: str, bank: str, choices: dict[str, object]) -> bytes:
    target = FORMATS[key]
    if choices.get("subset") and not target.subsets:
        choices = {name: value for name, value in choices.items() if name != "subset"}
    found = fitted(Choices(**{"languages": ("nl", "en"), **choices}), target)
    content = target.write(make_form(questionnaire(bank), found))
    return content.encode() if isinstance(content, str) else content


@pytest.mark.parametrize("shape", range(len(SHAPES)))
@pytest.mark.parametrize(("key", "rule"), PAIRS, ids=lambda each: getattr(each, "__name__", each))
def test_forms_keep_the_rule(key: str, rule: Rule, shape: int) -> None:
    for bank in ("moments-of-truth", "3b-examples"):
        assert list(rule(written(key, bank, SHAPES[shape]))) == []


@pytest.mark.parametrize("bank", [each.key for each in shipped_questionnaires()])
def test_every_shipped_questionnaire_keeps_every_rule(bank: str) -> None:
    for key, rules in RULES.items():
        content = written(key, bank, {"importance": True})
        assert [list(rule(content)) for rule in rules] == [[] for _ in rules]


def spoilt(content: bytes, name: str) -> bytes:
    """The file with the one fault that the rule of this name is about."""

    def change(old: str, new: str) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode())

    match name:
        case "lime_utf8":
            return content.decode("utf-8-sig").encode("cp1252", "replace").replace(b"Zero", b"Z\xe9ro")
        case "lime_header":
            return content.replace(b"\t", b";")
        case "lime_classes":
            return change("\nQ\tF\t", "\nQ\tZ\t")
        case "lime_settings_first":
            return change("surveyls_title", "surveyls_name")
        case "lime_languages_alike":
            return content[: content.rindex(b"\nA\t")] + b"\n"
        case "lime_codes":
            return change("\nQ\tF\t", "\nQ\tF\tm_")
        case "lime_unique":
            rows = content.decode().split("\n")
            place = next(i for i, row in enumerate(rows) if row.startswith("Q\tF"))
            return "\n".join([*rows[:place], rows[place], *rows[place:]]).encode()
        case "lime_groups_first":
            return b"\n".join(line for line in content.split(b"\n") if not line.startswith(b"G\t"))
        case "lime_groups_numbered":
            return content[::-1].replace(b"1\tG\n", b"7\tG\n", 1)[::-1]
        case "lime_arrays":
            return b"\n".join(line for line in content.split(b"\n") if not line.startswith(b"SQ\t"))
        case "qualtrics_first":
            return content[1:]
        case "qualtrics_tags":
            return change("[[ID:", "[[ ID:")
        case "qualtrics_questions":
            return change("[[AdvancedChoices]]\n", "[[AdvancedChoices]]\n\n")
        case "qualtrics_ids":
            return change("_dys]]", "_fun]]")
        case "qualtrics_embedded_data":
            return content + b"\n\n[[ED:late:1]]\n"
        case "google_methods":
            return change("setChoiceValues", "setChoices")
        case "google_scales":
            return content.replace(b"setBounds(1, 9)", b"setBounds(1, 12)")
        case "google_choices":
            return change('["', '["",  "')
        case "google_functions":
            return change("function createKanoForm()", "function createOther()")
    parts = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(parts, "w") as new:
        for each in old.namelist():
            text = old.read(each).decode()
            if name == "word_questions":
                text = text.replace(">2. ", ">3. ")
            elif each == "_rels/.rels":
                continue
            new.writestr(each, text)
    return parts.getvalue()


@pytest.mark.parametrize(("key", "rule"), PAIRS, ids=lambda each: getattr(each, "__name__", each))
def test_each_rule_finds_its_fault(key: str, rule: Rule) -> None:
    content = written(key, "moments-of-truth", {"importance": True, "languages": ("en", "nl")})
    broken = spoilt(content, rule.__name__)
    assert broken != content
    assert list(rule(broken))


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_google_script_is_javascript(tmp_path) -> None:
    for i, shape in enumerate(SHAPES):
        file = tmp_path / f"form{i}.js"
        file.write_bytes(written("google", "moments-of-truth", shape))
        subprocess.run(["node", "--check", file], check=True, capture_output=True)
