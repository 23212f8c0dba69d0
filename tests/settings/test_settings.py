"""kano.toml: what it can say, and every way in which it can be wrong, all at once."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from kano.errors import QuestionnaireError
from kano.scale import Answer
from kano.settings.file import find_settings, load_settings, parse_settings
from kano.settings.panels.study import FeatureSettings, Settings, WaveSettings

WHOLE = """
table = "pouliot"
rule = "moai"
margin = 0.05
cut = 0.4
clear = 0.9
survey = "3b-examples"
scale = "1-5"
wording = "nl-standard"
encoding = "cp1252"
sheet = "Blad1"
functional = "* met"
dysfunctional = "* zonder"
by = "persona"
weight = "w"
wave = "Meting"
respondent = "id"
lang = "nl"

[answers]
"Top!" = "like"
"Weet niet" = "no-answer"
functional = { "Moet" = "must-be" }
dysfunctional = { "Moet" = "dislike" }

[features.map]
functional = "Q1"
dysfunctional = "C"
label = "Kaart"
importance = "Q3"
fulfilment = "Q4"

[labels]
map = "Kaart"

[aliases]
map = ["kaart", "Karte"]
search = "zoeken"

[waves.2024]
date = 2024-03-01
file = "a.xlsx"
sheet = "maart"
[waves.2025]
date = "2025-03-02"
[waves.2026]
"""


def parse(text: str) -> Settings:
    return parse_settings(tomllib.loads(text), Path("kano.toml"))


def test_everything_that_can_be_said_is_read() -> None:
    settings = parse(WHOLE)
    assert (settings.table, settings.rule, settings.margin, settings.clear) == ("pouliot", "moai", 0.05, 0.9)
    assert settings.cut == "0.4"
    assert (settings.survey, settings.scale, settings.wording) == ("3b-examples", "1-5", "nl-standard")
    assert (settings.encoding, settings.sheet, settings.lang) == ("cp1252", "Blad1", "nl")
    assert (settings.functional, settings.dysfunctional) == ("* met", "* zonder")
    assert (settings.by, settings.weight, settings.wave, settings.respondent) == (
        "persona",
        "w",
        "Meting",
        "id",
    )
    assert dict(settings.answers) == {"Top!": Answer.LIKE, "Weet niet": Answer.NO_ANSWER}
    assert dict(settings.answers_functional) == {"Moet": Answer.MUST_BE}
    assert dict(settings.answers_dysfunctional) == {"Moet": Answer.DISLIKE}
    assert settings.features == (FeatureSettings("map", "Q1", "C", "Kaart", "Q3", "Q4"),)
    assert dict(settings.labels) == {"map": "Kaart"}
    assert dict(settings.aliases) == {"kaart": "map", "Karte": "map", "zoeken": "search"}
    assert settings.waves == (
        WaveSettings("2024", dt.date(2024, 3, 1), "a.xlsx", "maart"),
        WaveSettings("2025", dt.date(2025, 3, 2)),
        WaveSettings("2026"),
    )
    assert settings.path == "kano.toml"


def test_a_time_of_day_is_dropped_from_a_date() -> None:
    assert parse("[waves.a]\ndate = 2024-03-01T09:30:00").waves[0].date == dt.date(2024, 3, 1)


WRONG = [
    ("tabel = 'berger'", 'no setting "tabel"', 'Did you mean "table"?'),
    ("path = 'x'", 'no setting "path"', "Known: by, weight"),
    ("survey = 3", "survey = 3", "a text"),
    ("margin = '0.05'", "margin = '0.05'", "a number"),
    ("clear = true", "clear = True", "a number"),
    ("cut = false", "cut = False", "a number"),
    ("margin = nan", "margin = nan", "a number"),
    (f"clear = 1{'0' * 400}", "clear = 1000", "a number"),
    (f"targets.channel.web = 1{'0' * 400}", "a share is no number above 0", "[targets.channel]"),
    ("drift.horizon = '\N{SUPERSCRIPT TWO}'", "horizon: ", "a number of steps"),
    ("by = ['persona']", "by = ['persona']", "a text"),
    ("answers = 3", "answers must be a table", "[answers]"),
    ("waves = ['a']", "waves must be a table", "[waves]"),
    ("answers.Ja = 'yes'", "\"Ja\" = 'yes'", "Allowed: like, must-be"),
    ("answers.Ja = 1", '"Ja" = 1', "Allowed: like"),
    ("answers.Ja = ['like']", "\"Ja\" = ['like']", "Allowed: like"),
    ("answers.functional.Ja = 'yes'", "\"Ja\" = 'yes'", "[answers.functional]"),
    ("answers.functional.deep.Ja = 'like'", '"deep"', "Allowed: like"),
    ("features.map = 'Q1'", "features.map must be a table", ""),
    ("features.map.functional = 'Q1'", '"dysfunctional" is missing', "header text or letter"),
    (
        "features.map = {functional = 'A', dysfunctional = 'B', labl = 'x'}",
        'no "labl"',
        'Did you mean "label"?',
    ),
    ("features.map = {functional = 1, dysfunctional = 'B'}", "functional = 1 is no text", "[features.map]"),
    ("features.map = {functional = '', dysfunctional = 'B'}", "functional = '' is no text", "[features.map]"),
    ("labels.map = 3", "map = 3 is no text", "[labels]"),
    ("aliases.map = 3", "map = 3 is no text", "[aliases]"),
    ("aliases.map = ['kaart', 3]", "map = ['kaart', 3] is no text", "[aliases]"),
    ("aliases = {map = ['k'], search = 'k'}", '"k" is an alias of both map and search', "[aliases]"),
    ("waves.a.date = 'spring'", "date = 'spring' is no date", "2024-01-31"),
    ("waves.a.date = '2024-02-30'", "date = '2024-02-30' is no date", "2024-01-31"),
    ("waves.a.date = 2024", "date = 2024 is no date", "2024-01-31"),
    ("waves.a.file = 3", "file = 3 is no text", "[waves.a]"),
    ("waves.a.dat = '2024-01-01'", 'no "dat"', 'Did you mean "date"?'),
]


@pytest.mark.parametrize(("text", "what", "more"), WRONG, ids=[row[0] for row in WRONG])
def test_each_mistake_is_named(text: str, what: str, more: str) -> None:
    with pytest.raises(QuestionnaireError) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert what in problem.what
    assert more in str(problem)
    assert problem.where.startswith("kano.toml")


def test_all_mistakes_are_listed_at_once() -> None:
    text = """
        tabel = "berger"
        clear = "high"
        answers.Ja = "yes"
        features.map.functional = "Q1"
        features.search = "Q2"
        labels.map = 3
        waves.2024.date = "spring"
        waves.2025.sheets = "a"
    """
    with pytest.raises(QuestionnaireError) as caught:
        parse(text)
    wrong = ["tabel", "clear", "Ja", "dysfunctional", "features.search", "map = 3", "spring", "sheets"]
    assert len(caught.value.problems) == len(wrong)
    for problem, word in zip(caught.value.problems, wrong, strict=True):
        assert word in problem.what


def test_toml_that_cannot_be_parsed_says_where(tmp_path: Path) -> None:
    path = tmp_path / "kano.toml"
    path.write_text("table = berger\n", encoding="utf-8")
    with pytest.raises(QuestionnaireError, match=r"kano\.toml: .*line 1"):
        load_settings(path)


@pytest.mark.parametrize("text", [f"margin = {'9' * 5000}", "by = " + "[" * 5000])
def test_numbers_and_nesting_beyond_reason_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kano.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionnaireError, match=r"kano\.toml: the settings can't be read"):
        load_settings(path)


@pytest.mark.parametrize("text", ["tool = 3", "tool.kano = nan"])
def test_settings_of_a_project_that_are_no_table_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionnaireError, match=r"tool\.kano must be a table\n  Write it as \[tool\.kano\]"):
        load_settings(path)


def test_settings_that_are_no_utf8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "kano.toml"
    path.write_bytes(b"by = 'kl\xe9ant'")
    with pytest.raises(QuestionnaireError, match=r"kano\.toml"):
        load_settings(path)


def test_files_are_named_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "grid.csv").write_text("", encoding="utf-8")
    path = tmp_path / "kano.toml"
    path.write_text("table = 'grid.csv'\nsurvey = 'other.toml'", encoding="utf-8")
    settings = load_settings(path)
    assert settings.table == str(tmp_path / "grid.csv")
    assert settings.survey == "other.toml"


def test_settings_lie_beside_the_data_or_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, here = tmp_path / "data", tmp_path / "here"
    data.mkdir()
    here.mkdir()
    monkeypatch.chdir(here)
    assert find_settings(data / "x.csv") == Settings()
    (here / "pyproject.toml").write_text("[project]\nname = 'x'", encoding="utf-8")
    assert find_settings(data / "x.csv") == Settings()
    (here / "pyproject.toml").write_text("[tool.kano]\nrule = 'block'", encoding="utf-8")
    assert find_settings(data / "x.csv").rule == "block"
    assert find_settings(None).path == "pyproject.toml"
    (data / "kano.toml").write_text("rule = 'moai'", encoding="utf-8")
    assert find_settings(data / "x.csv").rule == "moai"


def test_options_that_were_given_win_over_settings() -> None:
    settings = Settings(rule="moai", margin=0.05, by="persona")
    changed = settings.override(rule="block", margin=0.0, by=None, lang="")
    assert (changed.rule, changed.margin, changed.by, changed.lang) == ("block", 0.0, "persona", "en")
    assert settings.rule == "moai"
