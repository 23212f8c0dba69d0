"""Starts a script of this package in its own process: within limits, and with the libraries of who started it.

It is run by its file name, apart from the package, as `starting.py CHILD FILE SECONDS BYTES [FOLDER …]`.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path


def _limit(seconds: int, room: int) -> None:
    """Let the system end this process where it works too long or takes too much; not every system can."""
    try:
        import resource
    except ImportError:
        return
    wanted = [(resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)]
    for what, most in [*wanted, (resource.RLIMIT_AS, room)] if room else wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    child, file, seconds, room, *folders = sys.argv[1:]
    _limit(int(seconds), int(room))
    # Behind the interpreter's own folders, so that nothing there stands in for the standard library.
    sys.path += folders
    sys.argv[:] = [child, file, *folders]
    exec(compile(Path(child).read_bytes(), child, "exec"), {"__name__": "__main__", "__file__": child})  # noqa: S102
