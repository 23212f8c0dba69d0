"""No text from outside steers a terminal, hides, runs in a spreadsheet or a survey tool, or is dropped."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import unicodedata

import pytest

ESC, BELL, C1, OVERRIDE, TAG = "\x1b[31m", "\x07", "\x9b31m", "\u202e", "\U000e0041"
HOSTILE = f"a{ESC}{BELL}{C1}{OVERRIDE}\u200b{TAG}\ufeffz"
LINES = ["I like it that way", "I dislike it that way"]


HOSTILE_ANSWER = f"x (functional),x (dysfunctional)\n{HOSTILE},1\n"


def steering(text):
    """Characters that do something else than to be seen, but for the ends of lines."""
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\n\r\t"}


def survey(folder, name="survey.csv", feature="map", people=24):
    path = folder / name
    rows = [["team", f"{feature} (functional)", f"{feature} (dysfunctional)"]]
    rows += [[HOSTILE if i % 2 else "other", *LINES] for i in range(people)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.parametrize("to", ["text", "md", "json", "csv"])
@pytest.mark.parametrize("command", [["classify", "--by", "team"], ["classify"], ["audit"]])
def test_reports_hold_nothing_that_steers(kano, tmp_path, command, to):
    ended = kano(command[0], survey(tmp_path, feature=HOSTILE), *command[1:], "--to", to)
    assert ended.code == 0, ended.err
    assert not steering(ended.out)
    assert not steering(ended.err)


def test_json_still_holds_the_text_as_it_was(kano, tmp_path):
    rows = json.loads(kano("classify", survey(tmp_path), "--by", "team", "--to", "json").out)["features"]
    names = {row["segment"] for row in rows} - {None, "other"}
    assert len(names) == 1
    assert OVERRIDE in names.pop()


def test_titles_of_columns_steer_no_terminal():
    from kano.analyses.kinds import Kind
    from kano.render.plain import plain
    from kano.render.terminal import render
    from kano.report.blocks import Column, Phrase, Report, Section, Table

    table = Table("t", (Column("a", HOSTILE, Kind.TEXT),), ((HOSTILE,),))
    report = Report(HOSTILE, Phrase("{a}", {"a": HOSTILE}), "en", (Section("s", HOSTILE, (table,)),))
    for shown in (plain(report), render(report, width=80, colour=False)):
        assert not steering(shown)


@pytest.mark.parametrize(
    "broken",
    [
        lambda folder: ["classify", folder / f"{HOSTILE}.csv"],
        lambda folder: ["classify", survey(folder), "--by", HOSTILE],
        lambda folder: ["classify", written(folder, "answer.csv", HOSTILE_ANSWER)],
        lambda folder: [
            "classify", survey(folder), "--settings", written(folder, "kano.toml", f'"{TAG}{OVERRIDE}" = 1\n')
        ],
        lambda folder: ["classify", survey(folder), "-o", folder / f"{HOSTILE}.md"],
        lambda folder: ["classify", written(folder, f"{HOSTILE}.xlsx", "PK\x03\x04")],
        lambda folder: ["classify", survey(folder), f"--{HOSTILE}"],
    ],
)  # fmt: skip
def test_messages_hold_nothing_that_steers(tmp_path, broken):
    words = [sys.executable, "-P", "-m", "kano", *map(str, broken(tmp_path))]
    ended = subprocess.run(words, capture_output=True, check=False, cwd=tmp_path)
    said = ended.stderr.decode("utf-8")
    assert said
    assert not steering(said)


def written(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_a_pipe_gets_the_same_bytes_whatever_the_environment_says(tmp_path, encoding):
    path = survey(tmp_path, feature="kaart→地図")
    words = [sys.executable, "-P", "-m", "kano", "classify", str(path), "--to", "md"]
    runs = [
        subprocess.run(words, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": each})
        for each in ("utf-8", encoding)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert "kaart→地図" in runs[1].stdout.decode("utf-8")


def test_a_key_that_stands_twice_is_said(kano, tmp_path):
    path = written(tmp_path, "answers.json", '[{"map (functional)": "1", "map (functional)": "5"}]')
    ended = kano("classify", path)
    assert ended.code == 3
    assert 'the key "map (functional)" twice' in ended.err


@pytest.mark.parametrize("before", ["", "\u200b", "\ufeff", "\u200f", " \u2060"])
@pytest.mark.parametrize("sign", "=+-@＝")
def test_no_spreadsheet_calculates_a_text(before, sign):
    from kano.render.csv_text import _guarded

    assert _guarded(f"{before}{sign}1+1").startswith("'")


def test_a_guarded_name_of_a_group_is_read_back():
    import numpy as np

    from kano.api.surveying.opening import read
    from kano.questionnaire import Feature
    from kano.readers.tallies.tally_file import tally_text
    from kano.responses import Wave
    from kano.tally import Tally

    n = np.full((1, 1, 1, 6, 6), 2)
    tally = Tally((Wave("w"),), ("＝1+1",), (Feature("map"),), n, n * 1.0, n * 1.0, n[..., 0, 0], by="team")
    text = tally_text(tally)
    assert "'＝1+1" in text
    assert read(io.BytesIO(text.encode())).parts[0].segments == ("＝1+1",)


@pytest.mark.parametrize("option", ["--settings", "--table"])
def test_a_report_never_replaces_what_else_was_given(kano, tmp_path, option):
    kept = tmp_path / "kept.csv" if option == "--table" else tmp_path / "kept.md"
    text = "" if option == "--settings" else "anything"
    kept.write_text(text, encoding="utf-8")
    ended = kano("classify", survey(tmp_path), option, kept, "-o", kept)
    assert ended.code != 0
    assert kept.read_text(encoding="utf-8") == text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused_and_does_not_wait(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    words = [sys.executable, "-P", "-m", "kano", "classify", "pipe.csv"]
    ended = subprocess.run(words, capture_output=True, check=False, cwd=tmp_path, timeout=60)
    assert ended.returncode == 3
    assert b"no file" in ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_a_run_told_to_end_leaves_no_folder(tmp_path):
    code = (
        "import sys, tempfile, time, kano.__main__ as m\n"
        "from kano.cli import usage\n"
        "def waiting(words):\n"
        "    with tempfile.TemporaryDirectory(dir='.', prefix='kano-'):\n"
        "        print('begun', flush=True); time.sleep(60)\n"
        "usage.run = waiting\n"
        "m.run()\n"
    )
    process = subprocess.Popen([sys.executable, "-P", "-c", code], cwd=tmp_path, stdout=subprocess.DEVNULL)
    while process.poll() is None and not list(tmp_path.iterdir()):
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_forms_show_markup_as_text():
    from kano.forms.codes import shown_as_written
    from kano.forms.platforms.limesurvey import _as_written
    from kano.forms.platforms.qualtrics import _plain

    for text in ("[[[[Block:x]]]]", "[[[Block:x]]]", "[[Block:x]]"):
        assert "[[" not in _plain(text)
        assert "]]" not in _plain(text)
    assert _plain("<script>${e://Field/x}") == "&lt;script>&#36;{e://Field/x}"
    row = _as_written({"class": "Q", "text": "<b>{TOKEN:EMAIL}"})
    assert row["text"] == "&lt;b>&#123;TOKEN:EMAIL}"
    assert shown_as_written("R&D") == "R&D"
