"""`kano comments`: a working sheet for whoever may see each answer, and nothing of it anywhere else."""

from __future__ import annotations

import csv
from itertools import product

import numpy as np
import pytest

from kano.analyses.commenting.leaning import strengths
from kano.questionnaire import Feature
from kano.responses import Responses

WORDS = ["", '=HYPERLINK("http://x")', "Te veel mails, zegt Jannie Zwartnagel"]


@pytest.fixture
def survey(samples, tmp_path):
    with (samples / "3b_examples.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    path = tmp_path / "survey.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*head, "Remarks"], *([*row, WORDS[i % 3]] for i, row in enumerate(rows))])
    return path


def test_each_comment_stands_beside_what_its_writer_feels_strongest_about(kano, survey, tmp_path):
    made = tmp_path / "mine.csv"
    ended = kano("comments", survey, "--column", "Remarks", "-o", made)
    assert ended.code == 0
    assert "no report to share" in ended.err
    assert ended.out == ""
    rows = list(csv.DictReader(made.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 79  # one of the eighty answered nothing
    assert all(row["comment"] for row in rows)
    assert rows[1]["comment"] == WORDS[2]
    assert "(beleving)" in rows[1]["leaning_1"]
    assert not rows[0]["comment"].startswith("=")


def test_nothing_of_it_is_in_a_report(kano, survey):
    for command, to in product(("classify", "advise", "audit"), ("text", "json")):
        ended = kano(command, survey, "--to", to)
        assert "Zwartnagel" not in ended.out + ended.err


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--column", "Remarks"), "a working sheet goes into a file"),
        (("--column", "Remarks", "-o", "mine.txt"), "a working sheet goes into a file"),
        (("-o", "mine.csv"), "which column holds the comments isn't said"),
        (("--column", "Nothing", "-o", "mine.csv"), "Nothing"),
    ],
)
def test_what_is_missing_is_said(kano, survey, monkeypatch, options, what):
    monkeypatch.chdir(survey.parent)
    ended = kano("comments", survey, *options)
    assert ended.code in {2, 3}
    assert what in ended.err


def test_the_strongest_are_like_against_dislike():
    pairs = [[0, 4], [1, 4], [0, 2], [2, 2], [4, 0], [0, 5]]
    answers = np.array(pairs, dtype=np.int8).reshape(1, 6, 2)
    features = tuple(Feature(f"f{i}") for i in range(6))
    assert strengths(Responses(features, answers)).tolist() == [[8, 6, 4, 0, 4, 0]]
