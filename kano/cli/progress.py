"""A word on a terminal while something takes long."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeAlias

PATIENCE = 1.0
"""Seconds after which something that goes on says so."""
Clock: TypeAlias = Callable[[float, Callable[[], None]], Callable[[], None]]
"""Does something after so many seconds; what comes back calls that off."""


def wall_clock(seconds: float, do: Callable[[], None]) -> Callable[[], None]:
    """The time of the world."""
    from threading import Timer

    timer = Timer(seconds, do)
    timer.daemon = True
    timer.start()
    return timer.cancel


@contextmanager
def told(what: str, stream: TextIO, clock: Clock = wall_clock) -> Iterator[None]:
    """Say on a terminal what is going on, where it goes on for long."""
    if not stream.isatty():
        yield
        return
    call_off = clock(PATIENCE, lambda: print(what, file=stream, flush=True))
    try:
        yield
    finally:
        call_off()


@contextmanager
def counted(what: str, stream: TextIO, clock: Clock = wall_clock) -> Iterator[Callable[[float], None]]:
    """The same with how far it is: takes the part that is done, 0 to 1, each time that more is.

    Parts follow one another on a line, which every terminal and screen reader can show.
    """
    if not stream.isatty():
        yield lambda _: None
        return
    far = [0.0]
    said: list[float] = []

    def say() -> None:
        fresh = what if not said else ""
        said.append(far[0])
        print(f"{fresh} {far[0]:.0%}", end="", file=stream, flush=True)

    def more(part: float) -> None:
        far[0] = part
        if said:
            say()

    call_off = clock(PATIENCE, say)
    try:
        yield more
    finally:
        call_off()
        if said:
            print(file=stream, flush=True)


def silent(*, quiet: bool) -> bool:
    """Whether nothing is said: a dumb terminal is a log, which should say the same however long it took."""
    return quiet or os.environ.get("TERM") == "dumb"
