"""What is said while something takes long: on a terminal only, and by a clock that a test turns."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from kano.cli.progress import PATIENCE, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[], None]]] = []

    def __call__(self, seconds: float, do: Callable[[], None]) -> Callable[[], None]:
        entry = (seconds, do)
        self.waiting.append(entry)
        return lambda: self.waiting.remove(entry) if entry in self.waiting else None

    def turn(self, seconds: float) -> None:
        due = [entry for entry in self.waiting if entry[0] <= seconds]
        self.waiting = [entry for entry in self.waiting if entry not in due]
        for _, do in due:
            do()


def test_what_ends_soon_says_nothing() -> None:
    stream, clock = Terminal(), Clock()
    with told("reading …", stream, clock):
        clock.turn(PATIENCE / 2)
    clock.turn(PATIENCE * 2)
    assert (stream.getvalue(), clock.waiting) == ("", [])


def test_what_goes_on_says_so_once() -> None:
    stream, clock = Terminal(), Clock()
    with told("reading …", stream, clock):
        clock.turn(PATIENCE)
        clock.turn(PATIENCE)
    assert stream.getvalue() == "reading …\n"


def test_nothing_is_said_where_nobody_looks_and_no_clock_runs() -> None:
    stream, clock = io.StringIO(), Clock()
    with told("reading …", stream, clock):
        clock.turn(PATIENCE)
    assert (stream.getvalue(), clock.waiting) == ("", [])


def test_an_error_calls_it_off() -> None:
    stream, clock = Terminal(), Clock()
    with pytest.raises(ValueError, match="broken"), told("reading …", stream, clock):
        raise ValueError("broken")
    assert clock.waiting == []
