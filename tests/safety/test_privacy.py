"""Who people are and what they wrote themselves is in no output, no error and no log of any command."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from kano.analyses.privacy import folded, unnamed
from kano.api.surveying.opening import read
from kano.api.verbs import classify
from kano.errors import AnalysisError
from kano.questionnaire import Feature
from kano.responses import Group, Responses
from kano.scale import NOT_ASKED
from kano.tally import Tally
from tests.support.careless import attentive

PEOPLE = 60
NAMES = [f"Jannie Zwart{i}nagel" for i in range(PEOPLE)]
MAILS = [f"zwart{i}@nagelsma.example" for i in range(PEOPLE)]
WORDS = [f"Mijn buurvrouw Kwakkelstein{i} is boos" for i in range(PEOPLE)]
PHONES = [f"06-1234{i:04}" for i in range(PEOPLE)]
PLANTED = ("Zwart", "nagel", "Kwakkelstein", "boos", "06-1234", ".example")
FORMATS = ("text", "md", "json", "csv", "xlsx")


@pytest.fixture
def survey(write):
    """People with names and words of their own, some of them careless, in two teams and two waves."""
    answers = attentive(PEOPLE)
    answers[:6] = np.arange(6)[:, None, None] % 5
    answers[20] = answers[21]
    return write(
        answers,
        **{
            "Respondent ID": [*MAILS[:-1], MAILS[0]],
            "Naam": NAMES,
            "E-mail": MAILS,
            "Telefoon": PHONES,
            "Opmerking": WORDS,
            "Team": ["north", "south"] * (PEOPLE // 2),
            "Waarom": [*WORDS[:4], *["no reason"] * (PEOPLE - 4)],
            "Wave": ["2024-01", "2024-07"] * (PEOPLE // 2),
            "Duration": [300 + i for i in range(PEOPLE)],
        },
    )


def says(ended, *written: Path) -> str:
    """Everything that a command wrote anywhere, workbooks unpacked."""
    parts = [ended.out, ended.err]
    for file in written:
        content = file.read_bytes() if file.exists() else b""
        if content.startswith(b"PK"):
            book = zipfile.ZipFile(io.BytesIO(content))
            content = b"\n".join(book.read(name) for name in book.namelist())
        parts.append(content.decode("utf-8", "replace"))
    return "\n".join(parts)


def refuse_planted(text: str) -> None:
    # The names of the columns themselves are no one's.
    found = [planted for planted in PLANTED if planted in text.replace("E-mail", "")]
    assert not found


COMMANDS = (
    ("classify",),
    ("classify", "--by", "Team", "--exclude", "straightliners,duplicates,questionable>1"),
    ("classify", "--wave", "Wave", "--show-columns"),
    ("audit",),
    ("audit", "--respondent", "E-mail", "--lang", "nl"),
    ("drift", "--wave", "Wave", "--by", "Team"),
    ("drift", "--wave", "Wave", "--panel", "Respondent ID"),
)
"""What is new joins with a line; what costs most is tried in one format that says all, and in pictures."""
DOORS = (
    ("advise", "--by", "Team", "-o", "out.md", "-o", "out.json"),
    ("advise", "--by", "Waarom", "-o", "out.html"),
    ("compare", "--by", "Team", "-o", "out.md", "-o", "out.json"),
    ("compare", "--by", "Team,Waarom", "-o", "out.html"),
    ("report", "--by", "Team", "--by", "Waarom", "--wave", "Wave", "-o", "out.html", "-o", "out.json"),
    ("report", "--against", "out.csv", "--accept", "--by", "E-mail"),
    ("check", "--targets", "goals.toml", "--to", "github", "-o", "out.xml", "-o", "out.json"),
    ("check", "--init", "-o", "out.toml"),
    ("classify", "--by", "Opmerking", "-o", "out.svg"),
    ("plot", "plane", "-o", "out.svg"),
    ("plot", "segments", "--by", "Waarom", "-o", "out.svg"),
    ("plot", "segments", "--by", "Naam", "-o", "out.svg"),
    ("plot", "answers", "--feature", "f0", "--by", "Opmerking", "-o", "out.svg"),
    ("plot", "trajectory", "--wave", "Wave", "-o", "out.svg"),
    ("init", "--study", "-o", "out.toml"),
)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nobody_is_in_a_report(kano, survey, tmp_path, command, to):
    out = tmp_path / f"report.{'txt' if to == 'text' else to}"
    ended = kano(command[0], survey, *command[1:], "-o", out, *(["-q"] if to == "xlsx" else ["--to", to]))
    assert ended.code in {0, 3, 4}, ended.err
    refuse_planted(says(ended, out))


@pytest.mark.parametrize("door", DOORS, ids=" ".join)
def test_nobody_is_behind_any_door(kano, survey, tmp_path, monkeypatch, door):
    monkeypatch.chdir(tmp_path)
    Path("goals.toml").write_text("respondents = 10\n", encoding="utf-8")
    words = [survey.name, *door[1:]] if door[0] != "plot" else [door[1], survey.name, *door[2:]]
    ended = kano(door[0], *words)
    assert ended.code in {0, 1, 4}, ended.err
    refuse_planted(says(ended, *(Path(word) for word in door if word.startswith("out."))))


def test_own_words_go_to_a_file_of_ones_own_alone(kano, survey, tmp_path):
    """Without the names beside them, and nowhere but there."""
    out = tmp_path / "sheet.csv"
    ended = kano("comments", survey, "--column", "Opmerking", "-o", out)
    assert ended.code == 0, ended.err
    refuse_planted(says(ended))
    written = out.read_text(encoding="utf-8")
    assert WORDS[0] in written
    assert not [planted for planted in (*NAMES, *MAILS, *PHONES) if planted in written]
    for words in (("-o", tmp_path / "sheet.html"), ("-o", tmp_path / "sheet.json"), ()):
        ended = kano("comments", survey, "--column", "Opmerking", *words)
        assert ended.code == 2
        refuse_planted(says(ended))
    assert {each.name for each in tmp_path.iterdir()} == {survey.name, "sheet.csv"}


@pytest.mark.parametrize("options", [(), ("--by", "Team"), ("--by", "E-mail"), ("--by", "Waarom")])
def test_nobody_is_in_a_tally(kano, survey, tmp_path, options):
    out = tmp_path / "counts.csv"
    ended = kano("tally", survey, *options, "-o", out)
    assert ended.code == 0
    refuse_planted(says(ended, out))


def test_nobody_is_in_settings(kano, survey, tmp_path):
    out = tmp_path / "new.toml"
    refuse_planted(says(kano("init", survey, "-o", out), out))


@pytest.mark.parametrize("to", FORMATS[:-1])
@pytest.mark.parametrize("column", ["Naam", "E-mail", "Opmerking", "Waarom", "Respondent ID"])
@pytest.mark.parametrize("command", [("classify",), ("drift", "--wave", "Wave")], ids=" ".join)
def test_groups_of_one_are_not_named(kano, survey, command, column, to):
    ended = kano(command[0], survey, *command[1:], "--by", column, "--to", to)
    assert ended.code in {0, 4}, ended.err
    refuse_planted(says(ended))


@pytest.mark.parametrize("option", ["--weight", "--wave"])
@pytest.mark.parametrize("column", ["Naam", "E-mail", "Opmerking", "Telefoon"])
def test_errors_name_cells_not_people(kano, survey, option, column):
    ended = kano("classify", survey, option, column)
    assert ended.code == 3
    refuse_planted(says(ended))


@pytest.mark.parametrize("command", ["classify", "audit", "tally", "init"])
def test_a_column_of_words_under_a_question_is_not_shown(kano, tmp_path, command):
    path = tmp_path / "survey.csv"
    rows = ["Naam,Map_fun,Map_dys,Wifi_fun,Wifi_dys"]
    rows += [
        f"{name},{words},I dislike it,I like it,I dislike it" for name, words in zip(NAMES, WORDS, strict=True)
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    refuse_planted(says(kano(command, path)))


def test_a_wrong_answer_is_shown_with_its_cell_and_nothing_beside_it(kano, tmp_path):
    path = tmp_path / "survey.csv"
    rows = ["Naam,Map_fun,Map_dys", *[f"{name},I like it,I dislike it" for name in NAMES]]
    rows[7] = f"{NAMES[6]},I liek it,I dislike it"
    path.write_text("\n".join(rows), encoding="utf-8")
    ended = kano("classify", path)
    assert ended.code == 3
    assert "B8" in ended.err
    assert "I liek it" in ended.err
    refuse_planted(says(ended))


def test_rows_of_a_long_table_are_named_by_number(kano, tmp_path):
    path = tmp_path / "long.csv"
    rows = ["respondent,feature,functional,dysfunctional"]
    rows += [f"{mail},map,I like it,I dislike it" for mail in [*MAILS, MAILS[0]]]
    path.write_text("\n".join(rows), encoding="utf-8")
    ended = kano("classify", path)
    assert ended.code == 3
    assert "row 62" in ended.err
    refuse_planted(says(ended))


def grouped(sizes: dict[str, int], waves: int = 1) -> Tally:
    """A tally of one feature with groups of these sizes."""
    people = sum(sizes.values())
    codes = np.repeat(np.arange(len(sizes)), list(sizes.values()))
    answers = np.tile(np.array([0, 4], dtype=np.int8), (people, 1, 1))
    responses = Responses((Feature("map"),), answers, groups={"team": Group(tuple(sizes), codes)})
    assert waves == 1
    return Tally.of(responses, "team")


def test_small_groups_are_too_few_to_show():
    found = classify(grouped({"a": 30, "b": 10, "c": 9}), by="team").records()
    shown = {record["segment"]: record for record in found}
    assert not shown["b"]["too_few"]
    assert (shown["b"]["n"], shown["b"]["counts"]["O"], shown["b"]["category"]) == (10, 10, "O")
    small = shown["c"]
    assert small["too_few"]
    flat = {name: value for name, value in small.items() if not isinstance(value, (dict, list))}
    told = {name for name, value in flat.items() if value is not None and value is not False}
    assert told == {"feature", "label", "segment", "too_few"}
    for name in ("counts", "shares", "rules"):
        assert set(small[name].values()) == {None}
    assert (shown[None]["n"], shown[None]["too_few"]) == (40, False)


def test_the_smallest_size_is_a_setting():
    counts = grouped({"a": 30, "c": 9})
    assert not any(record["too_few"] for record in classify(counts, by="team", min_group=9).records())
    assert sum(record["too_few"] for record in classify(counts, by="team", min_group=30).records()) == 1
    with pytest.raises(AnalysisError, match="no group of team has 31 people"):
        classify(counts, by="team", min_group=31)


def test_groups_of_one_or_two_lose_their_names():
    counts = grouped({"a": 30, "Jan": 1, "Piet": 2, "trio": 3})
    assert unnamed(counts, 10).segments == ("a", "trio", "*")
    assert unnamed(counts, 10).n[0, :, 0, 0, 4].tolist() == [30, 3, 3]
    assert unnamed(counts, 1) is counts
    assert unnamed(grouped({"Jan": 1, "Piet": 2}), 10).segments == ("*",)


def test_saved_counts_hold_no_small_group():
    counts = grouped({"a": 30, "b": 12, "c": 9, "d": 4})
    kept, small = folded(counts, 10)
    assert set(small) == {"c", "d"}
    assert kept.segments == ("a", "b", "*")
    assert kept.n[0, :, 0, 0, 4].tolist() == [30, 12, 13]
    kept, small = folded(grouped({"a": 30, "b": 12, "d": 4}), 10)
    assert set(small) == {"b", "d"}
    assert kept.n[0, :, 0, 0, 4].tolist() == [30, 16]
    assert folded(grouped({"a": 30, "b": 12}), 10)[1] == ()
    nobody, small = folded(read(kept.total()).tally(), 10)
    assert (nobody.segments, small) == (("",), ())


@pytest.mark.parametrize(("asked", "small"), [(2, ("north", "west")), (0, ())])
def test_saved_counts_hold_no_few_who_were_asked_about_a_feature(asked, small):
    """Of 40 people in the north 2 were asked about b, or nobody."""
    answers = attentive(120)[:, :2].astype(np.int8)
    answers[asked:40, 1] = NOT_ASKED
    team = Group(("north", "south", "west"), np.repeat(np.arange(3), 40))
    people = Responses((Feature("a"), Feature("b")), answers, groups={"Team": team})
    kept, together = folded(Tally.of(people, "Team"), 10)
    assert together == small
    people_asked = kept.n.sum(axis=(-2, -1))[0].tolist()
    assert people_asked == ([[40, 40], [80, 42]] if asked else [[40, 0], [40, 40], [40, 40]])


def test_a_long_table_with_words_where_questions_should_be(kano, tmp_path):
    path = tmp_path / "long.csv"
    rows = ["respondent,feature,type,answer"]
    rows += [f"{i},map,{words},I like it" for i, words in enumerate(WORDS)]
    path.write_text("\n".join(rows), encoding="utf-8")
    ended = kano("classify", path)
    assert ended.code == 3
    refuse_planted(says(ended))
