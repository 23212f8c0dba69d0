"""Runs kano on a file within limits of memory and time: where it needs more, the system ends it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
resource.setrlimit(resource.RLIMIT_AS, ({room}, {room}))
from kano.__main__ import run
sys.argv = ["kano", *sys.argv[1:]]
run()
"""


def bounded(*told: object, seconds: int = 30, room: int = 2 << 30) -> subprocess.CompletedProcess[str]:
    """`kano` with these arguments, its children within the same limits; skipped where there are none."""
    if sys.platform != "linux":
        pytest.skip("the system has no such limits")
    return subprocess.run(
        [sys.executable, "-c", _LIMITED.format(seconds=seconds, room=room), *map(str, told)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parents[2],
    )


def said(ended: subprocess.CompletedProcess[str]) -> tuple[int, str]:
    """Exit code and what stands on stderr, which is no traceback."""
    assert "Traceback" not in ended.stderr, ended.stderr
    assert ended.returncode in (0, 1, 2, 3), (ended.returncode, ended.stderr)
    return ended.returncode, ended.stderr
