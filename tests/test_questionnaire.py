"""The TOML form of a questionnaire: what it can say, and every way in which it can be wrong."""

from pathlib import Path

import pytest

from kano.errors import QuestionnaireError, UsageError
from kano.questionnaire import Feature, Question
from kano.questionnaire_file import load_questionnaire, questionnaire, shipped_questionnaires
from kano.scale import Component

WHOLE = """
key = "maps"
system = "X1"
topic = "product"
title = { nl = "Kaarten", en = "Maps" }
about.en = "About maps."
source = "our own"
wording = { nl = "nl-standard", en = "en-like-expect" }

[[groupings]]
key = "phase"
title = { nl = "Fase", en = "Phase" }
values = [{ key = "b", nl = "Bé", en = "Bee" }, { key = "a", en = "Ay" }]

[[features]]
key = "offline"
label = { nl = "Kaart zonder net", en = "Offline map" }
groups = { phase = "b", owner = "marketing" }
expected = "bijzonder"
expected_source = "hypothesis"
audience = "employee"
questions.en = { functional = "with?", dysfunctional = "without?" }
questions.nl-u = { functional = "met?", dysfunctional = "zonder?" }

[[features]]
key = "spam"
control = true
questions."" = { functional = "spam?", dysfunctional = "no spam?" }
"""

PAIR = 'questions.en = { functional = "a?", dysfunctional = "b?" }'
PHASE = '{ key = "p", values = [{ key = "x" }] }'
HEAD = 'key = "k"\ntitle.en = "T"\n'


def load(folder: Path, text: str) -> object:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_questionnaire(path)


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    own = load(tmp_path, WHOLE)
    assert (own.key, own.system, own.topic, own.sources[""]) == ("maps", "X1", "product", "our own")
    assert dict(own.titles) == {"nl": "Kaarten", "en": "Maps"}
    assert dict(own.about) == {"en": "About maps."}
    assert dict(own.wordings) == {"nl": "nl-standard", "en": "en-like-expect"}
    (phase,) = own.groupings
    assert (phase.key, dict(phase.titles)) == ("phase", {"nl": "Fase", "en": "Phase"})
    assert list(phase.values) == ["b", "a"]
    assert dict(phase.values["b"]) == {"nl": "Bé", "en": "Bee"}
    offline, spam = own.features
    assert offline == own.feature("offline")
    assert (offline.label("nl"), offline.label("fr")) == ("Kaart zonder net", "Kaart zonder net")
    assert dict(offline.groups) == {"phase": "b", "owner": "marketing"}
    assert (offline.expected, offline.expected_source) == (Component.BIJZONDER, "hypothesis")
    assert (offline.audience, offline.control) == ("employee", False)
    assert offline.questions["en"] == Question("with?", "without?")
    assert (spam.label(), spam.expected, spam.control) == ("spam", None, True)


def test_a_questionnaire_is_found_by_key_or_by_file(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(WHOLE, encoding="utf-8")
    assert questionnaire(str(tmp_path / "own.toml")).key == "maps"
    assert questionnaire("six-basics").system == "S08"
    with pytest.raises(UsageError, match=r'"six-basic"(.|\n)*Did you mean "six-basics"'):
        questionnaire("six-basic")
    with pytest.raises(UsageError, match="Or name a TOML file"):
        questionnaire("zzz")
    with pytest.raises(KeyError):
        questionnaire("six-basics").feature("zzz")


def test_a_feature_without_labels_is_called_by_its_key() -> None:
    assert Feature("map").label("nl") == "map"


WRONG = [
    ('title.en = "T"\n[[features]]\nkey = "a"\n' + PAIR, '"key" is missing', "a text"),
    ('key = "k"\n[[features]]\nkey = "a"\n' + PAIR, '"title" is missing', "texts by language"),
    (HEAD, '"features" is missing', "a list of tables"),
    (HEAD + "features = []", '"features" is missing', "a list of tables"),
    (HEAD + 'features = "map"', '"features" is not of the right kind', "a list of tables"),
    (
        'key = "k"\ntitle = "T"\n[[features]]\nkey = "a"\n' + PAIR,
        '"title" is not of the right kind',
        "language",
    ),
    ('key = "k"\ntitle.en = 3\n[[features]]\nkey = "a"\n' + PAIR, '"title" holds something', "language"),
    (HEAD + 'titel = "x"\n[[features]]\nkey = "a"\n' + PAIR, 'no "titel" here', 'Did you mean "title"?'),
    (HEAD + 'features = ["map"]', '"key" is missing', "feature 1 (no key)"),
    (HEAD + "[[features]]\n" + PAIR, '"key" is missing', "feature 1 (no key)"),
    (HEAD + '[[features]]\nkey = "a"', '"questions" is missing', "feature 1 (a)"),
    (
        HEAD + f'[[features]]\nkey = "a"\n{PAIR}\n[[features]]\nkey = "a"\n{PAIR}',
        "stands twice",
        "feature 2 (a)",
    ),
    (HEAD + '[[features]]\nkey = "a"\nquestions.en.functional = "a?"', "questions.en must give", "Two unlike"),
    (HEAD + '[[features]]\nkey = "a"\nquestions.en = "a?"', "questions.en must give", "Two unlike"),
    (HEAD + f'[[features]]\nkey = "a"\n{PAIR.replace("b?", " ")}', "questions.en must give", "Two unlike"),
    (HEAD + f'[[features]]\nkey = "a"\n{PAIR.replace("b?", "a?")}', "questions.en must give", "Two unlike"),
    (
        HEAD + f'[[features]]\nkey = "a"\n{PAIR.replace(" }", ", x = 1 }")}',
        "questions.en must give",
        "Two unlike",
    ),
    (HEAD + f'[[features]]\nkey = "a"\nexpected = "M"\n{PAIR}', 'expected = "M"', "basis, beleving, bijzonder"),
    (HEAD + f'[[features]]\nkey = "a"\nlabels.en = "A"\n{PAIR}', 'no "labels" here', 'Did you mean "label"?'),
    (
        HEAD + f'[[features]]\nkey = "a"\ncontrol = "yes"\n{PAIR}',
        '"control" is not of the right kind',
        "true or false",
    ),
    (HEAD + f'[[features]]\nkey = ["a"]\n{PAIR}', '"key" is not of the right kind', "a text"),
    (HEAD + f'groupings = ["phase"]\n[[features]]\nkey = "a"\n{PAIR}', "grouping can't be read", "grouping 1"),
    (
        HEAD + f'groupings = [{{ key = "p", values = ["x"] }}]\n[[features]]\nkey = "a"\n{PAIR}',
        "grouping can't be read",
        "grouping 1",
    ),
    (
        HEAD + f'groupings = [{PHASE.replace("{", "{ title = 3,", 1)}]\n[[features]]\nkey = "a"\n{PAIR}',
        "grouping can't be read",
        "grouping 1",
    ),
    *(
        (
            HEAD + f'[[features]]\nkey = "a"\n{name} = {empty}\n{PAIR}',
            f'"{name}" is not of the right kind',
            more,
        )
        for name, empty, more in [("groups", "[]", "a table of texts"), ("expected", "{}", "a text")]
    ),
    (
        HEAD + f'groupings = [{PHASE}]\n[[features]]\nkey = "a"\ngroups.p = "y"\n{PAIR}',
        'groups.p = "y" is none',
        "Known: x",
    ),
]


@pytest.mark.parametrize(("text", "what", "more"), WRONG, ids=range(len(WRONG)))
def test_each_mistake_is_named(tmp_path: Path, text: str, what: str, more: str) -> None:
    with pytest.raises(QuestionnaireError) as caught:
        load(tmp_path, text)
    assert what in caught.value.problems[0].what
    assert more in str(caught.value)
    assert all(problem.where.startswith("own.toml") for problem in caught.value.problems)


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    features = f'[[features]]\nexpected = "wow"\n{PAIR}\n[[features]]\nkey = "b"\nextra = 1'
    with pytest.raises(QuestionnaireError) as caught:
        load(tmp_path, HEAD + features)
    assert [(problem.where, problem.what) for problem in caught.value.problems] == [
        ("own.toml, feature 1 (no key)", '"key" is missing'),
        ("own.toml, feature 2 (b)", 'there is no "extra" here'),
        ("own.toml, feature 2 (b)", '"questions" is missing'),
    ]


def test_what_is_no_toml_says_where(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match=r"own\.toml: .*line 2"):
        load(tmp_path, 'key = "k"\ntitle = \n')
    with pytest.raises(QuestionnaireError, match=r"missing\.toml: .*No such file"):
        load_questionnaire(tmp_path / "missing.toml")


def test_shipped_questionnaires_come_in_the_order_of_their_names() -> None:
    keys = [each.key for each in shipped_questionnaires()]
    assert keys == sorted(keys)
    assert len(keys) == len({*keys}) == 18
