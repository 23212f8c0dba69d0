"""Files for importers that can't be run here keep their documented rules; each rule finds its own fault."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from kano.forms.choices import Choices
from kano.forms.making import make_form
from kano.forms.platforms.platforms import FORMATS, fitted
from kano.questionnaire_file import questionnaire, shipped_questionnaires
from tests.support.forms.rules import RULES, Rule
from tests.support.forms.spoiling import SPOILT

PAIRS = [(key, rule) for key, rules in RULES.items() for rule in rules]
SHAPES = [
    {},
    {"layout": "blocks", "randomise": True, "importance": True},
    {"randomise": True, "fulfilment": True, "importance": True, "control": True, "page_size": 1},
    {"subset": 2, "wave": "voorjaar é", "segments": ('Wie [[bent]] "u"?=A & B|C < D',)},
    {"address": "je", "wordings": ("nl-formal", "en-granted"), "wave": "2"},
]


def written(key: str, bank: str, choices: dict[str, object]) -> bytes:
    return _written(key, bank, tuple(choices.items()))


@cache
def _written(key: str, bank: str, items: tuple[tuple[str, object], ...]) -> bytes:
    target, choices = FORMATS[key], dict(items)
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


@pytest.mark.parametrize(("key", "rule"), PAIRS, ids=lambda each: getattr(each, "__name__", each))
def test_each_rule_finds_its_fault(key: str, rule: Rule) -> None:
    content = written(key, "moments-of-truth", {"importance": True, "languages": ("en", "nl")})
    broken = SPOILT[rule.__name__](content)
    assert broken != content
    assert list(rule(broken))


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_google_script_is_javascript(tmp_path) -> None:
    for i, shape in enumerate(SHAPES):
        file = tmp_path / f"form{i}.js"
        file.write_bytes(written("google", "moments-of-truth", shape))
        subprocess.run(["node", "--check", file], check=True, capture_output=True)


def test_a_wording_that_there_is_not_is_said_where_it_stands(kano, tmp_path) -> None:
    bank = (Path(__file__).parents[2] / "surveys" / "six-basics.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(bank.replace('wording.nl = "nl-standard"', 'wording.nl = "nl-standart"'), encoding="utf-8")
    ended = kano("form", own, "--lang", "nl", "--to", "html", "-o", tmp_path / "form.html")
    assert ended.code == 2
    assert 'six-basics, wording.nl: er is geen formulering "nl-standart"' in ended.err
    assert kano("form", own, "--lang", "en", "--to", "html", "-o", tmp_path / "form.html").code == 0
