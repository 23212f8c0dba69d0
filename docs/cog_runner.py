"""Run a command of `kano` for the documentation, so that every shown output is real."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def show(command: str, *, language: str = "text", lines: int | None = None) -> None:
    """Print a command and what it writes to stdout, as a fenced block; `lines` keeps the first ones."""
    written = run(command).splitlines()
    shown = written if lines is None or len(written) <= lines else [*written[:lines], "…"]
    print(f"```{language}", f"$ {command}", *(line.rstrip() for line in shown), "```", sep="\n")


def run(command: str) -> str:
    """What a command writes to stdout, run among the sample files."""
    with tempfile.TemporaryDirectory() as folder:
        for sample in (ROOT / "sample_data").iterdir():
            (Path(folder) / sample.name).symlink_to(sample)
        env = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
        done = subprocess.run(
            shlex.split(command), cwd=folder, env=env, capture_output=True, text=True, check=False
        )
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"{command} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout
