"""docs/behaviours.md: every command it names is run among the samples, and shows what it says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "behaviours.md").read_text("utf-8")
ROWS = [
    (key, command, shows)
    for key, command, shows in re.findall(
        r"^\| (S?\d+) \|.*?\| `(kano [^`]+)` \| `([^`]+)` \|", PAGE, re.MULTILINE
    )
]
COMMANDS = list(dict.fromkeys(command for _, command, _ in ROWS))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_shows_what_the_page_says(
    command: str, kano: Callable[..., Any], samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sample in samples.iterdir():
        (tmp_path / sample.name).symlink_to(sample)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERMINAL_WIDTH", "200")
    for each in command.split(" && "):
        ended = kano(*shlex.split(each)[1:])
        assert ended.code in {0, 1}, ended.err
    wanted = [shows for _, other, shows in ROWS if other == command]
    assert [each for each in wanted if each not in ended.out] == []


def test_the_page_has_every_behaviour_and_every_system() -> None:
    keys = re.findall(r"^\| (S?\d+) \|", PAGE, re.MULTILINE)
    assert keys == [*map(str, range(1, 46)), *(f"S{n:02}" for n in range(1, 30))]


def test_each_row_names_a_command() -> None:
    assert [key for key, *_ in ROWS] == re.findall(r"^\| (S?\d+) \|", PAGE, re.MULTILINE)
