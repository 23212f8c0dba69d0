"""A decision rule is added by one file and one entry: help, results, schemas and reports know it then."""

from __future__ import annotations

import json

import jsonschema
import pytest

RULES = "kano/analyses/classifying/rules"
STRICT = '''"""The largest share where it is over half; otherwise indifferent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.analyses.classifying.rule import Rule

if TYPE_CHECKING:
    from kano.analyses.classifying.grounds import Grounds
    from kano.measures.special import Floats
    from kano.measures.survey.categories import Indices


def _category(grounds: Grounds) -> Indices:
    import numpy as np

    from kano.measures.survey.categories import UNDEFINED, I, shares

    share = shares(grounds.categories.w)
    chosen = np.where(share.max(axis=-1) > 0.5, share.argmax(axis=-1), I)
    return np.where(np.isnan(share[..., I]), UNDEFINED, chosen)


def _probabilities(grounds: Grounds) -> Floats:
    """As good as certain, to be told from every other rule's."""
    import numpy as np

    return np.where(np.arange(6) == _category(grounds)[..., None], 0.875, 0.025)


STRICT_MODE = Rule(
    "strict-mode",
    _category,
    _probabilities,
    meaning="the largest share above a half, else I",
    boundaries="half is not above a half",
    gives="MOAI",
)
'''
COUNTS = "feature,M,O,A,I,R,Q\nMaps,60,20,10,10,0,0\nStars,40,30,20,10,0,0\nTies,50,50,0,0,0,0\n"


@pytest.fixture
def strict(copied_tree):
    """The copy with one more rule, and a file of counts."""
    copied_tree.add(f"{RULES}/strict_mode.py", STRICT)
    line = f"from {RULES.replace('/', '.')}.strict_mode import STRICT_MODE"
    copied_tree.insert(f"{RULES}/__init__.py", line, after="from kano.analyses.classifying.rule import Rule")
    copied_tree.insert(f"{RULES}/__init__.py", "    STRICT_MODE,", after="    CONTINUOUS,")
    assert copied_tree.took("a decision rule") <= 2
    (copied_tree.folder / "counts.csv").write_text(COUNTS, encoding="utf-8")
    return copied_tree


def answered(copied_tree, *options: str):
    said = copied_tree.run("classify", "counts.csv", "--to", "json", *options)
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


def test_it_gives_its_own_category_and_certainty(strict) -> None:
    content = answered(strict, "--rule", "strict-mode")
    assert content["settings"]["rule"] == "strict-mode"
    assert [each["category"] for each in content["features"]] == ["M", "I", "I"]
    assert [each["category_p"] for each in content["features"]] == [0.875] * 3
    assert [each["rules"]["strict-mode"] for each in content["features"]] == ["M", "I", "I"]
    assert {"mode", "moai"} <= set(content["features"][1]["rules_disagree"])


def test_it_disagrees_with_the_others(strict) -> None:
    features = answered(strict)["features"]
    assert [each["category"] for each in features] == ["M", "M", "M"]
    assert ["strict-mode" in each["rules_disagree"] for each in features] == [False, True, True]


def test_help_init_and_messages_know_it(strict) -> None:
    assert "continuous, strict-mode." in strict.run("classify", "--help").stdout
    assert "continuous, strict-mode\n" in strict.run("init", "sample_data/3b_examples.csv").stdout
    wrong = strict.run("classify", "counts.csv", "--rule", "strict-mod")
    assert wrong.returncode == 2
    assert 'Did you mean "strict-mode"?' in wrong.stderr


def test_the_schemas_know_it(strict) -> None:
    for script in ("docs/schemas.py", "docs/settings_files.py"):
        made = strict.script(script)
        assert made.returncode == 0, made.stderr
    folder = strict.folder / "kano" / "data" / "schemas"
    for name, content in (
        ("classification", answered(strict, "--rule", "strict-mode")),
        ("kano", {"rule": "strict-mode"}),
    ):
        schema = json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(content)


@pytest.mark.parametrize(("language", "words"), [("en", "largest share"), ("nl", "grootste aandeel")])
def test_a_language_without_its_name_shows_its_key(strict, language: str, words: str) -> None:
    said = strict.run("classify", "counts.csv", "--rule", "strict-mode", "--lang", language)
    assert said.returncode == 0, said.stderr
    assert ": strict-mode" in said.stdout
    assert words in said.stdout
