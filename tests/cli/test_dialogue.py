"""The dialogue on a real pseudo-terminal: from the first question to the right report, and stopped at each."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.contact.run import HERE, cases, differences

pty = pytest.importorskip("pty", reason="pseudo-terminals are of Unix")
import fcntl  # noqa: E402
import select  # noqa: E402
import termios  # noqa: E402

CASES = {case["name"]: case for case in cases()}
ASKED = (
    "msforms_nl_cp1252",
    "limesurvey_codes",
    "tally_nice_to_have",
    "notion_marks",
    "long_unnamed_sides",
    "codes_28_1",
    "swapped_and_unclear",
    "two_unclear_of_five",
    "scale_turned",
    "scale_turned_one_side",
    "scale_from_zero",
    "letters_without_legend",
    "two_survey_sheets",
)
SCALES = {
    "--scale 5-1": "1 is dislike after both questions",
    "--scale-dysfunctional 5-1": "1 is like after the functional question",
    "--scale 0-4": "the scale 0-4",
}
PATIENCE = 60.0
"""Seconds after which a command that shows nothing hangs."""
ANSWERS = {"live-with": "live with", "no-answer": "no answer"}
PROMPT = re.compile(r"(?:q stop|q stoppen|b back|b terug|no such key)\r?\n\Z")
AGREE = re.compile(r"y yes, n no|j ja, n nee")
OPTION = re.compile(r"^  ([0-9a-z])  (.*?)(?:  \(proposed\))?$", re.MULTILINE)


class Session:
    """A command on a terminal of its own."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        self.terminal, theirs = pty.openpty()
        env = {name: each for name, each in os.environ.items() if name != "CI"}
        env |= {"TERM": "dumb", "COLUMNS": "100", "PYTHONPATH": str(HERE.parents[1])} | environment
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kano", *words], cwd=folder, env=env, start_new_session=True,
            stdin=theirs, stdout=theirs, stderr=theirs,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
        )  # fmt: skip
        os.close(theirs)
        self.shown = ""
        self.ended = False

    def screen(self) -> str:
        """What has been shown since the last key, up to the next prompt or the end."""
        new = b""
        while not PROMPT.search(new.decode("utf-8", "replace")):
            assert select.select([self.terminal], [], [], PATIENCE)[0], new.decode("utf-8", "replace")
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                piece = b""
            if not piece:
                self.ended = True
                break
            new += piece
        text = new.decode("utf-8", "replace").replace("\r\n", "\n")
        self.shown += text
        return text

    def press(self, key: str) -> None:
        os.write(self.terminal, key.encode())

    def finish(self) -> int:
        """The exit code, after what is left to be shown."""
        while not self.ended:
            self.screen()
        os.close(self.terminal)
        return self.process.wait()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Session]]:
    """Start a command on the files of a case."""
    started: list[Session] = []

    def run(case: Mapping[str, Any], *options: str, command: str = "", **environment: str) -> Session:
        for name in case["files"]:
            shutil.copy(HERE / "files" / case["name"] / name, tmp_path)
        session = Session(tmp_path, command or case["command"], *case["files"], *options, **environment)
        started.append(session)
        return session

    yield run
    for each in started:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()


def reply(screen: str, case: Mapping[str, Any]) -> str:
    """The key that a person presses who knows what the case declares."""
    if AGREE.search(screen):
        return "y"
    options = {meaning: key for key, meaning in OPTION.findall(screen)}
    return options[wanted(screen, case, list(options))]


def wanted(screen: str, case: Mapping[str, Any], options: list[str]) -> str:
    """What the right reply says."""
    settle = case["settle"]
    if options[0].endswith("is the functional question"):
        true = {row["functional"] for row in case["truth"] if "functional" in row}
        true |= {pair["functional"] for pair in settle.get("pairs", ())}
        headers = re.findall(r'^  ([A-Z]+)  "(.*)"$', screen, re.MULTILINE)
        column = next(letters for letters, header in headers if header in true)
        return f"{column} is the functional question"
    if "must-be" in options:
        text = re.search(r'^  "(.*)"  (?:\d|once)', screen, re.MULTILINE)
        assert text
        meaning = (case.get("answers", {}) | settle.get("answers", {}))[text[1]]
        return ANSWERS.get(meaning, meaning)
    said = " ".join(settle["options"])
    return next(each for each in options if each.startswith(SCALES.get(said, settle["options"][-1])))


def talk(session: Session, case: Mapping[str, Any]) -> int:
    """Reply to every question; how many there were."""
    count = 0
    while True:
        screen = session.screen()
        if session.ended:
            return count
        count += not AGREE.search(screen)
        session.press(reply(screen, case))


@pytest.mark.parametrize("name", ASKED)
def test_from_the_first_question_to_the_right_report(name: str, start: Any, tmp_path: Path) -> None:
    case = CASES[name]
    session = start(case, "-o", "report.json")
    assert talk(session, case) > 0
    assert session.finish() == 0, session.shown
    assert differences(case, json.loads((tmp_path / "report.json").read_text("utf-8"))) == ""
    # What was answered once is not asked again, and nobody need be there.
    ended = subprocess.run(
        [sys.executable, "-m", "kano", case["command"], *case["files"], "--to", "json"],
        cwd=tmp_path, capture_output=True, check=False, stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(HERE.parents[1])},
    )  # fmt: skip
    assert ended.returncode == 0
    assert differences(case, json.loads(ended.stdout)) == ""


STOPPED = [("q", 3), ("\x03", 130)]


def all_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["swapped_and_unclear", "letters_without_legend", "scale_turned"])
@pytest.mark.parametrize(("key", "code"), STOPPED)
def test_stopped_at_any_question_nothing_is_written(
    name: str, key: str, code: int, start: Any, tmp_path: Path
) -> None:
    case = CASES[name]
    number, more = 0, True
    while more:
        session = start(case, "-o", "report.json")
        before = all_of(tmp_path)
        for _ in range(number):
            session.press(reply(session.screen(), case))
        more = not AGREE.search(session.screen())
        session.press(key)
        assert session.finish() == code, session.shown
        assert all_of(tmp_path) == before
        number += 1
    assert number > 1


def test_a_person_may_go_back_and_say_no(start: Any, tmp_path: Path) -> None:
    case = CASES["swapped_and_unclear"]
    session = start(case)
    for key in ("1", "b", "x", "1", "1"):
        screen = session.screen()
        session.press(key)
    screen = session.screen()
    assert AGREE.search(screen)
    session.press("b")
    assert "2 of 2" in session.screen()
    session.press("1")
    session.screen()
    session.press("n")
    assert session.finish() == 3
    assert "nothing was written" in session.shown
    assert not (tmp_path / "kano.toml").exists()


def test_one_key_sets_a_pair_aside(start: Any, tmp_path: Path) -> None:
    session = start(CASES["two_unclear_of_five"])
    for key in ("1", "3", "y"):
        session.screen()
        session.press(key)
    assert session.finish() == 0
    assert "leave this pair out, and count it" in session.shown
    (one,) = [
        each
        for each in tomllib.loads((tmp_path / "kano.toml").read_text("utf-8"))["features"].values()
        if each.get("set_aside")
    ]
    assert one["functional"].startswith("How would you feel if you have to make an account")


def test_what_stands_in_the_settings_stays(start: Any, tmp_path: Path) -> None:
    case = CASES["letters_without_legend"]
    old = 'rule = "mode"  # ours\n\n[answers]\n"?!" = "no-answer"\n\n[labels]\nmap = "Map"  # short\n'
    (tmp_path / "kano.toml").write_text(old, encoding="utf-8")
    session = start(case)
    talk(session, case)
    assert session.finish() == 0
    new = (tmp_path / "kano.toml").read_text("utf-8")
    kept = iter(new.splitlines())
    assert all(line in kept for line in old.splitlines())
    own = tomllib.loads(new)
    assert own["answers"] == {"?!": "no-answer"} | case["settle"]["answers"]


@pytest.mark.parametrize(
    ("command", "name"),
    [("audit", "scale_turned"), ("drift", "scale_turned"), ("init", "letters_without_legend")],
)
def test_every_command_asks(command: str, name: str, start: Any, tmp_path: Path) -> None:
    case = CASES[name]
    options = ["-o", "kano.toml"] if command == "init" else []
    session = start(case, *options, command=command)
    talk(session, case)
    # One file is no two waves, which is found once it could be read.
    assert session.finish() == {"drift": 4}.get(command, 0), session.shown
    own = tomllib.loads((tmp_path / "kano.toml").read_text("utf-8"))
    assert own["answers"] == case["settle"]["answers"] if command == "init" else own["scale"] == "5-1"


@pytest.mark.parametrize(("options", "environment"), [(["--no-input"], {}), ([], {"CI": "true"})])
def test_nobody_is_asked_who_may_not_be(
    options: list[str], environment: dict[str, str], start: Any, tmp_path: Path
) -> None:
    session = start(CASES["scale_turned"], *options, **environment)
    assert session.finish() == 3
    assert "Key:" not in session.shown
    assert 'scale = "5-1"' in session.shown
    assert not (tmp_path / "kano.toml").exists()


def test_it_is_held_in_dutch(start: Any) -> None:
    case = CASES["two_unclear_of_five"]
    session = start(case, "--lang", "nl")
    screens = []
    for key in ("1", "1", "n"):
        screens.append(session.screen())
        session.press(key)
    assert session.finish() == 3
    assert "Welke vraag gaat over het kenmerk dat er is?" in screens[0]
    assert "  1  H is de functionele vraag" in screens[0]
    assert "Schrijven? j ja, n nee, b terug" in screens[2]
    assert "er is niets geschreven" in session.shown
    assert "2 paren kolommen zijn niet uit elkaar te houden" in session.shown


CLEAR = [text for x in ("maps", "tags", "tips") for text in (f"If it had {x}:", f"If it did not have {x}:")]


def held(session: Session, *keys: str) -> None:
    for key in keys:
        session.screen()
        session.press(key)
    assert session.finish() == 0


def test_a_column_without_a_partner_is_left_out_by_a_key(tmp_path: Path) -> None:
    rows = [
        [*CLEAR, "What about dogs?"],
        *([["I like it", "I dislike it"][k % 2] for k in range(7)] for _ in range(12)),
    ]
    (tmp_path / "a.csv").write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    session = Session(tmp_path, "classify", "a.csv")
    held(session, "1", "y")
    assert "Which column asks the other question about the same?" in session.shown
    assert "leave this column out, and count it" in session.shown
    assert tomllib.loads((tmp_path / "kano.toml").read_text("utf-8")) == {
        "features": {"what_about_dogs": {"functional": "What about dogs?", "set_aside": True}}
    }


def test_which_part_of_a_date_is_the_day_takes_one_key(start: Any, tmp_path: Path) -> None:
    session = start(CASES["waves_unclear_dates"])
    held(session, "1", "y")
    assert "Which part of these dates is the day?" in session.shown
    waves = tomllib.loads((tmp_path / "kano.toml").read_text("utf-8"))["waves"]
    assert [str(each["date"]) for each in waves.values()] == ["2026-03-02", "2026-04-01"]
