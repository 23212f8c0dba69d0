"""The command line by its exit codes, stdout and stderr."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from kano.cli.main import app_for


def test_the_answer_comes_first(kano, samples):
    ended = kano("classify", samples / "3b_examples.csv")
    assert ended.code == 0, ended.err
    assert ended.err == ""
    head = ended.out.splitlines()[:5]
    assert any(re.search(r"\d+ basis, \d+ beleving, \d+ bijzonder", line) for line in head)


def test_dutch_reports_are_dutch_throughout(kano, samples):
    ended = kano("classify", samples / "3b_voorbeelden.xlsx", "--lang", "nl")
    assert ended.code == 0, ended.err
    for english in ("Feature", "respondents", "Sure", "Left out", "indifferent", "clear"):
        assert english not in ended.out


def test_json_on_stdout_is_json_and_nothing_else(kano, samples):
    ended = kano("classify", samples / "3b_examples.csv", "--to", "json")
    found = json.loads(ended.out)
    assert (found["format"], found["kind"]) == (1, "classification")
    assert {"basis", "beleving", "bijzonder"} <= {feature["component"] for feature in found["features"]}


@pytest.mark.parametrize("ending", ["md", "json", "csv", "txt"])
def test_a_file_and_a_redirect_hold_the_same_bytes(kano, samples, tmp_path, ending):
    file = tmp_path / f"report.{ending}"
    source = samples / "3b_examples.csv"
    written = kano("classify", source, "-o", file)
    printed = kano("classify", source, "--to", "text" if ending == "txt" else ending)
    assert file.read_bytes() == printed.out.encode()
    assert f"wrote {file}" in written.err


def test_several_files_at_once_and_quiet(kano, samples, tmp_path):
    ended = kano(
        "classify", samples / "3b_examples.csv", "-q", "-o", tmp_path / "a.xlsx", "-o", tmp_path / "a.md"
    )
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "a.md"}


def test_workbooks_are_the_same_bytes_twice(kano, samples, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        kano("classify", samples / "3b_voorbeelden.xlsx", "-q", "-o", tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_saved_tally_classifies_as_its_survey(kano, samples, tmp_path):
    tally = tmp_path / "x.tally.csv"
    assert kano("tally", samples / "3b_examples.csv", "-q", "-o", tally).code == 0
    kept = json.loads(kano("classify", tally, "--to", "json").out)["features"]
    fresh = json.loads(kano("classify", samples / "3b_examples.csv", "--to", "json").out)["features"]
    assert kept == fresh


def test_tallies_merge(kano, samples, tmp_path):
    for name in ("3b_examples.csv", "gmail_2004-04.csv"):
        kano("tally", samples / name, "-q", "-o", tmp_path / f"{name}.tally.csv")
    both = json.loads(kano("classify", *sorted(tmp_path.iterdir()), "--to", "json").out)["features"]
    apart = [
        json.loads(kano("classify", samples / name, "--to", "json").out)["features"]
        for name in ("3b_examples.csv", "gmail_2004-04.csv")
    ]
    assert {each["feature"]: each["counts"] for each in both} == {
        each["feature"]: each["counts"] for part in apart for each in part
    }


def test_a_file_counts_once(kano, samples, tmp_path):
    copy = tmp_path / "copy.csv"
    copy.write_bytes((samples / "3b_examples.csv").read_bytes())
    twice = kano("classify", samples / "3b_examples.csv", samples / "3b_examples.csv")
    copied = kano("classify", samples / "3b_examples.csv", copy)
    assert (twice.code, copied.code) == (2, 2)
    assert "given twice" in twice.err
    assert "is a copy of" in copied.err


def test_a_tally_of_dated_files_keeps_its_waves(kano, samples, tmp_path):
    waves = [samples / f"gmail_{date}.csv" for date in ("2004-04", "2008-06", "2016-11")]
    assert kano("tally", *waves, "-q", "-o", tmp_path / "gmail.tally.csv").code == 0
    from_files = json.loads(kano("drift", *waves, "--to", "json").out)["features"]
    from_tally = json.loads(kano("drift", tmp_path / "gmail.tally.csv", "--to", "json").out)["features"]
    assert [each["verdict"] for each in from_tally] == [each["verdict"] for each in from_files]


def test_a_tally_is_a_csv_file_and_divided_as_it_was_saved(kano, samples, tmp_path):
    assert kano("tally", samples / "3b_examples.csv", "-o", tmp_path / "t.xlsx").code == 2
    kano("tally", samples / "3b_examples.csv", "--by", "Persona", "-q", "-o", tmp_path / "t.csv")
    ended = kano("classify", tmp_path / "t.csv", "--by", "Channel")
    assert ended.code == 4
    assert "Persona" in ended.err


def test_a_tally_holds_no_respondent(kano, samples):
    ended = kano("tally", samples / "3b_examples.csv")
    assert ended.code == 0, ended.err
    assert "2026-" not in ended.out
    assert "@" not in ended.out
    rows = ended.out.splitlines()
    assert len(rows) > 50


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["classify"], 2, "Missing argument"),
        (["classify", "x.csv", "--to", "pdf"], 2, "reports don't come as"),
        (["classify", "x.csv", "-o", "report.pdf"], 2, "reports don't come as"),
        (["classify", "nowhere.csv"], 3, "nowhere.csv"),
        (["classify", "-", "-"], 2, "stdin can be read once only"),
        (["classify", "x.csv", "--settings", "nowhere.toml"], 2, "no such settings file"),
        (["explain", "--table", "bergr"], 2, 'Did you mean "berger"?'),
        (["explain", "--lang", "fr"], 2, "Allowed: en, nl."),
        (["classifi", "x.csv"], 2, "No such command"),
    ],
)
def test_what_is_wrong_is_said_once_on_stderr(kano, arguments, code, says):
    ended = kano(*arguments)
    assert (ended.code, ended.out) == (code, "")
    assert says in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["classify"], "Er ontbreekt een argument: 'FILE…'."),
        (["classify", "x.csv", "--foo"], " classify -h voor hulp.\n"),
        (["classify", "x.csv", "--foo"], "Die optie is er niet: --foo"),
        (["classify", "x.csv", "--margin", "x"], "Ongeldige waarde voor '--margin': 'x' is geen getal."),
        (["classify", "x.csv", "--rule", "mod"], 'er is geen beslisregel "mod"'),
        (["classify", "nowhere.csv"], "dat bestand is er niet"),
        (["demo", "-o", "made.md"], "geschreven: made.md"),
    ],
)
def test_stderr_speaks_the_language_asked_for(kano, tmp_path, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    assert says in kano(*arguments, "--lang", "nl").err
    assert "Missing" in kano("classify").err


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--rule", "mod", 'Did you mean "mode"?'),
        ("--cut", "2", "no cut"),
        ("--margin", "1.5", "no margin"),
        ("--clear", "2", "can't be clear from 2"),
        ("--survey", "six-basic", 'Did you mean "six-basics"?'),
        ("--sort", "bettr", 'Did you mean "better"?'),
        ("--table", "berg", "berger"),
        ("--lang", "de", "Allowed: en, nl."),
    ],
)
def test_wrong_choices_are_usage_errors(kano, samples, option, value, says):
    ended = kano("classify", samples / "3b_examples.csv", option, value)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


def test_an_unknown_group_is_an_analysis_that_is_not_possible(kano, samples):
    ended = kano("classify", samples / "3b_examples.csv", "--by", "nowhere")
    assert ended.code in {3, 4}
    assert "nowhere" in ended.err


def test_explain_shows_the_table_that_was_asked_for(kano):
    ended = kano("explain", "--table", "pouliot", "--to", "csv")
    assert "must-be,must-be,Q" in ended.out.splitlines()
    assert kano("explain", "--lang", "nl").out.startswith("De evaluatietabel")


def test_demo_runs_on_the_embedded_sample_in_both_languages(kano):
    for language in ("en", "nl"):
        ended = kano("demo", "--lang", language)
        assert ended.code == 0, ended.err
        assert "bijzonder" in ended.out


def test_version_and_help(kano):
    from kano import __version__

    assert kano("--version").out == f"kano {__version__}\n"
    assert "classify" in kano("--help").out


@pytest.mark.parametrize("words", [("classify", "x.csv"), ("tally", "--help"), ("demo",)])
def test_only_the_command_that_is_asked_for_is_built(words):
    built = app_for(words)
    assert [command.callback.__name__ for command in built.registered_commands] == [words[0]]
    assert not built.registered_groups


@pytest.mark.parametrize("words", [(), ("--help",), ("clasify",), ("surveys", "list")])
def test_all_commands_are_built_where_none_is_named(words):
    built = app_for(words)
    assert len(built.registered_commands) == len(app_for(()).registered_commands) > 8
    assert [group.typer_instance.info.name for group in built.registered_groups] == ["surveys"]


@pytest.mark.parametrize("words", [("classify", "x.csv"), ("--", "classify", "x.csv")])
def test_a_command_that_is_named_has_its_options(words):
    built = {command.callback.__name__: command.callback for command in app_for(words).registered_commands}
    assert {"files", "by", "rule", "quiet"} <= set(signature(built["classify"]).parameters)


def test_a_shell_completes_the_options_of_every_command(monkeypatch):
    monkeypatch.setenv("_KANO_COMPLETE", "complete_bash")
    built = app_for(())
    for command in (*built.registered_commands, *built.registered_groups[0].typer_instance.registered_commands):
        assert signature(command.callback).parameters


@pytest.mark.parametrize(
    "words",
    [
        ("{}",), ("{}*",), ("{sample}", "--settings", "{}"), ("{sample}", "--against", "{}"),
        ("{sample}", "--table", "{}"), ("{sample}", "--groups", "{}"), ("{sample}", "-q", "-o", "{}"),
    ],
)  # fmt: skip
def test_a_name_that_the_system_does_not_take_is_told(
    words: tuple[str, ...], kano: Callable[..., Any], samples: Path
) -> None:
    name = "x" * 300 + ".csv"
    ended = kano("classify", *(word.format(name, sample=samples / "3b_examples.csv") for word in words))
    assert ended.code in (2, 3)
    assert "name too long" in ended.err.lower()
    assert "Traceback" not in ended.err
