"""`kano advise`: the answers stand first, marks come from where they are, and small groups stay hidden."""

from __future__ import annotations

import json

import pytest

import kano as library
from kano.render.terminal import render

SAMPLE = "3b_voorbeelden.xlsx"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("by", ["", "Persona", "Kanaal"])
def test_the_four_answers_stand_within_the_first_24_lines(samples, language, by):
    found = library.advise(samples / SAMPLE, by=by, lang=language)
    lines = render(found.report(), width=80, colour=False).splitlines()
    assert max(map(len, lines)) <= 80
    words = {"en": ("Basis first", "Next", "Drop", "Unsure"), "nl": ("Eerst", "Daarna", "Schrappen", "Onzeker")}
    places = [next(i for i, line in enumerate(lines) if line.startswith(each)) for each in words[language]]
    assert places == sorted(places)
    assert places[-1] < 15


def test_forty_failing_features_leave_the_answers_in_sight():
    from tests.support.advice_cases import advice_of, text_of

    made = "; ".join(f"A_feature_with_a_long_name_number_{i:02} M:80 O:10 I:10 mark=5" for i in range(40))
    made += "; " + "; ".join(
        f"Another_feature_with_a_long_name_{i:02} O:80 M:10 A:10 mark=5" for i in range(40)
    )
    text = text_of(advice_of(made), "en")
    head = text.splitlines()[:8]
    assert sum(-(-len(line) // 80) for line in head) <= 24
    assert any(line.startswith("Unsure") for line in head)


def test_marks_of_a_file_take_the_place_of_those_of_the_survey(kano, samples, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "marks.csv").write_text("feature,mark,n,sd\nschoenen_retour,9,100,1\nhotel_schoon,9,100,1\n")
    ended = kano("advise", samples / SAMPLE, "--marks", "marks.csv", "--to", "json")
    told = json.loads(ended.out)
    assert told["settings"]["marks_from"] == "marks.csv"
    assert told["gate"]["state"] == "unmarked"
    assert {line["feature"] for line in told["lines"] if line["statement"] == "sound"} == {
        "schoenen_retour",
        "hotel_schoon",
    }


def test_a_study_decides_otherwise_in_kano_toml(kano, samples, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kano.toml").write_text(
        '[overrides.schoenen_retour]\nadvice = "leave"\nreason = "We stop selling shoes"\n'
        "[advice]\npass_mark = 7.5\n"
    )
    ended = kano("advise", samples / SAMPLE)
    assert "Decided otherwise" in ended.out
    assert "We stop selling shoes" in ended.out
    assert "Limit 7.5" in ended.out
    assert "2 Is the basis flawless? YES" in ended.out
    (tmp_path / "kano.toml").write_text('[overrides.a]\nadvice = "stop"\n')
    ended = kano("advise", samples / SAMPLE)
    assert ended.code == 3
    assert '"reason" is missing' in ended.err
    assert "Allowed: first, next, drop, leave." in ended.err


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--pass-mark", "20"), "20 is no mark on the scale 1-10"),
        (("--mark-scale", "1-5"), "is not on the scale 1-5"),
        (("--mark-scale", "1-6"), 'no scale of marks "1-6"'),
        (("--marks", "nothing.csv"), "there is no such file"),
    ],
)
def test_what_will_not_do_is_said(kano, samples, options, what):
    ended = kano("advise", samples / SAMPLE, *options)
    assert ended.code in {2, 3}
    assert what in ended.err


def test_a_group_of_which_few_gave_a_mark_is_in_no_number():
    from tests.support.advice_cases import advice_of

    few = "Alpha M:80 O:10 I:10 mark=9 | private M:60 O:5 mark=9 | business M:40 O:5 mark={} marks=5"
    one, other = (advice_of(few.format(mark)) for mark in (9, 2))
    assert one.rows() == other.rows()
    assert one.rows()[0].marks == 65


def test_waves_tell_what_sinks_and_what_was_lost(kano, samples):
    waves = [samples / f"gmail_{each}.csv" for each in ("2016-11", "2004-04", "2008-06")]
    told = json.loads(kano("advise", *waves, "--to", "json").out)
    assert (told["renewal"]["lost"], told["renewal"]["owed"]) == (1, 1)
    assert told["renewal"]["soon"] == "2017-05-01"
    assert [line["drift"] for line in told["lines"] if line["step"] == "basis"] == ["degraded"]
