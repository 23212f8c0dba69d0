"""What is said while something takes long: on a terminal only, and by a clock that a test turns."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

import kano
from kano.cli.progress import PATIENCE, counted, told


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


def test_what_goes_on_says_how_far_it_is() -> None:
    stream, clock = Terminal(), Clock()
    with counted("simulating …", stream, clock) as more:
        more(0.25)
        clock.turn(PATIENCE)
        more(0.5)
        more(1.0)
    assert stream.getvalue() == "simulating … 25% 50% 100%\n"
    with counted("simulating …", stream, clock) as more:
        more(1.0)
    assert (stream.getvalue().count("\n"), clock.waiting) == (1, [])


def test_a_plan_tells_how_far_it_is_and_a_pipe_is_told_nothing() -> None:
    told: list[float] = []
    kano.power(waves=2, features=6, noise=0.3, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    stream, clock = io.StringIO(), Clock()
    with counted("simulating …", stream, clock) as more:
        more(0.5)
        clock.turn(PATIENCE)
    assert (stream.getvalue(), clock.waiting) == ("", [])
