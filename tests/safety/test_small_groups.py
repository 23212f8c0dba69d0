"""Nobody in a group too small to be shown can be found, by subtraction or by merging."""

import csv
import io
import json

import numpy as np
import pytest

from kano.analyses.privacy import folded
from kano.api.surveying.opening import read
from kano.api.verbs import classify, drift
from kano.errors import AnalysisError, DataError
from kano.questionnaire import Feature
from kano.readers.tallies.tally_file import tally_text
from kano.responses import Group, Responses, Wave
from kano.tally import Tally
from tests.safety import redraw
from tests.safety.recover import campaign

LIKE, NEUTRAL, DISLIKE = 0, 2, 4
TEXTS = {LIKE: "I like it that way", NEUTRAL: "I am neutral", DISLIKE: "I dislike it that way"}
KINDS = {"A": (LIKE, NEUTRAL), "O": (LIKE, DISLIKE), "M": (NEUTRAL, DISLIKE), "I": (NEUTRAL, NEUTRAL)}


def people(teams: dict[str, str], wave: Wave | None = None, **rest: object) -> Responses:
    """Respondents who say these categories, a letter a person, in these teams."""
    said = [KINDS[letter] for letters in teams.values() for letter in letters]
    codes = np.repeat(np.arange(len(teams)), [len(letters) for letters in teams.values()])
    answers = np.array(said, dtype=np.int8)[:, None, :]
    more = {"waves": (wave,)} if wave else {}
    groups = {"team": Group(tuple(teams), codes)}
    return Responses((Feature("map"),), answers, groups=groups, **more, **rest)


def written(found, tmp_path, name):
    """A report in every format that is text."""
    out = []
    for ending in ("json", "csv", "md", "txt"):
        found.save(tmp_path / f"{name}.{ending}")
        out.append((tmp_path / f"{name}.{ending}").read_text(encoding="utf-8"))
    return out


@pytest.mark.parametrize("small", [1, 9])
def test_reports_are_the_same_whatever_a_small_group_answered(tmp_path, small):
    """So no attacker, whatever they compute, learns from the report what these people answered."""
    seen = [
        written(classify(people({"large": "AAOMI" * 12, "small": letter * small}), by="team"), tmp_path, letter)
        for letter in KINDS
    ]
    assert all(each == seen[0] for each in seen)


def test_comparisons_are_the_same_whatever_a_small_group_answered(tmp_path):
    dates = ("2024-01-01", "2025-01-01", "2026-01-01")
    waves = [Wave(each[:4], np.datetime64(each).astype(object)) for each in dates]
    seen = []
    for letter in KINDS:
        # In the first wave the small group can be shown; nobody is found from the waves in which it can't.
        sizes = (12, 3, 12)
        parts = [
            people({"large": "AAOMI" * 8, "small": ("AOMI" * 3 if n == 12 else letter * n)}, wave)
            for n, wave in zip(sizes, waves, strict=True)
        ]
        seen.append(written(drift(*parts, by="team"), tmp_path, letter))
        alone = drift(*parts, standardise=("team",))
        seen[-1] += [json.dumps([row["waves"] for row in alone.records()], default=str)]
    assert all(each == seen[0] for each in seen)


DOORS = (
    ("classify", "--by", "team"),
    ("classify", "--by", "team", "--rule", "moai"),
    ("advise", "--by", "team"),
    ("drift", "--by", "team", "--wave", "wave"),
    ("drift", "--standardise", "team", "--wave", "wave"),
)
"""Reports that divide people: what is new joins with a line."""
ENDINGS = ("json", "csv", "md", "txt", "html", "xlsx")


@pytest.mark.parametrize("door", DOORS, ids=" ".join)
def test_no_format_of_any_command_depends_on_what_a_small_group_answered(kano, tmp_path, door):
    seen = []
    pictures = ["svg"] if door[0] == "classify" else []
    outputs = [tmp_path / f"report.{ending}" for ending in (*ENDINGS, *pictures)]
    for letter in KINDS:
        rows = [["team", "wave", "map (functional)", "map (dysfunctional)"]]
        for wave, size in (("2024-01-01", 6), ("2025-01-01", 3), ("2026-01-01", 9)):
            for team, letters in (("large", "AAOMI" * 8), ("other", "MMOIA" * 4), ("small", letter * size)):
                rows += [[team, wave, *(TEXTS[code] for code in KINDS[each])] for each in letters]
        if "--wave" not in door:
            rows = [[row[0], *row[2:]] for row in rows if row[1] != "2025-01-01" and row[1] != "2026-01-01"]
        with (tmp_path / "survey.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        ended = kano(
            door[0], tmp_path / "survey.csv", *door[1:], *(x for each in outputs for x in ("-o", each))
        )
        assert ended.code == 0, ended.err
        seen.append([ended.out, *(each.read_bytes() for each in outputs)])
    for found in seen[1:]:
        assert [one == other for one, other in zip(found, seen[0], strict=True)] == [True] * (1 + len(outputs))


SETTINGS = """[features.map]
functional = "map (functional)"
dysfunctional = "map (dysfunctional)"
fulfilment = "mark"
importance = "weight of it"
"""


@pytest.mark.parametrize("command", ["classify", "advise"])
def test_no_mean_depends_on_the_marks_of_a_small_group(kano, tmp_path, command):
    (tmp_path / "kano.toml").write_text(SETTINGS, encoding="utf-8")
    seen = []
    for mark in (1, 5, 9):
        rows = [["team", "map (functional)", "map (dysfunctional)", "mark", "weight of it"]]
        for team, letters, own in (("large", "AAOMI" * 8, 7), ("other", "MMOIA" * 4, 6), ("small", "MO", mark)):
            rows += [[team, *(TEXTS[code] for code in KINDS[each]), own, own] for each in letters]
        with (tmp_path / "survey.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        ended = kano(command, tmp_path / "survey.csv", "--by", "team", "--to", "json")
        assert ended.code == 0, ended.err
        seen.append(ended.out)
    assert seen[0] == seen[1] == seen[2]


def test_leaving_people_out_does_not_tell_what_they_answered():
    """One of twelve is left out: shown beside each other, the two would tell the answers of that one."""
    teams = {"large": "AAOMI" * 12, "twelve": "AAAAAAAAAAAM"}
    ids = tuple(str(min(i, 70)) for i in range(72))
    found = classify(people(teams, ids=ids), by="team", exclude="duplicates")
    before = found.result.before
    assert before is not None
    assert [(row.too_few, row.n) for row in before.rows()] == [(True, None)]


def test_where_no_group_can_be_shown_that_is_said():
    with pytest.raises(AnalysisError, match="no group of team has 10 people"):
        classify(people({"a": "AAA", "b": "OOO"}), by="team", min_group=10)


def test_where_no_group_can_be_compared_the_reason_is_said():
    waves = [Wave(year, np.datetime64(f"{year}-01-01").astype(object)) for year in ("2024", "2025")]
    parts = [people({"one": "AOM", "other": "MMO"}, wave) for wave in waves]
    with pytest.raises(AnalysisError, match='each group by "team" has fewer than 10 people'):
        drift(*parts, by="team")


def saved(teams):
    text = tally_text(folded(Tally.of(people(teams), "team"), 10)[0])
    return read(io.BytesIO(text.encode())).parts[0]


def test_saved_counts_say_which_groups_were_put_together():
    kept = saved({"large": "A" * 30, "small": "MMMM", "tiny": "O"})
    assert kept.segments == ("*",)
    assert set(kept.folded) >= {"small", "*"}
    assert "tiny" not in kept.folded


@pytest.mark.parametrize("other", ["small", "new"])
def test_counts_put_together_are_not_merged_with_a_group_that_may_be_among_them(other):
    """`small` was put together; so was a group of one, without its name, which `new` may be."""
    kept = saved({"large": "A" * 30, "larger": "A" * 40, "small": "MMMM", "tiny": "O"})
    more = Tally.of(people({"larger": "A" * 40, other: "I" * 20}), "team")
    with pytest.raises(DataError, match=other):
        classify(kept, more, by="team")
    assert classify(kept, Tally.of(people({"larger": "O" * 20}), "team"), by="team").records()


def test_a_private_tally_keeps_all_and_reports_of_it_hide(kano, tmp_path):
    rows = [["team", "map (functional)", "map (dysfunctional)"]]
    teams = ["large"] * 40 + ["small"]
    rows += [[team, "I like it that way", "I dislike it that way"] for team in teams]
    survey, kept = tmp_path / "survey.csv", tmp_path / "kept.csv"
    with survey.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert kano("tally", survey, "--by", "team", "--keep-small", "-o", kept).code == 0
    assert ",small,map,like,dislike,,1,1,1" in kept.read_text(encoding="utf-8")
    for file in (kept, survey):
        shown = json.loads(kano("classify", file, "--by", "team", "--to", "json").out)["features"]
        assert {each["segment"]: each["n"] for each in shown} == {None: 40, "large": 40, "*": None}


def test_an_attacker_with_integer_constraints_finds_nobody():
    """A slice of what `make attack` tries, with what hiding costs: no cell but those of small groups."""
    seen = campaign(60, every=12)
    assert seen["hidden"] > 400
    assert (seen["determined"], seen["narrow"], seen["beyond"]) == (0, 0, 0)


def test_no_report_depends_on_what_the_hidden_answered():
    """A slice of the second part of `make attack`, with people left out, waves and weights."""
    told, differ = redraw.campaign(len(redraw.WAYS), seed=7)
    assert told["answers hidden"] > 200
    assert differ == []
