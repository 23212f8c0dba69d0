"""A word on a terminal while something takes long."""

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
