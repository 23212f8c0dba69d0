"""Run a command of `kano` for the documentation, so that every shown output is real."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 80


def show(command: str, *, lines: int | None = None) -> str:
    """A command and what a terminal of 80 columns shows of it, fenced; `lines` keeps the first ones."""
    shown = [line.rstrip() for line in run(command).splitlines()]
    if lines is not None and len(shown) > lines:
        shown = [*shown[:lines], "…"]
    return "\n".join(["```text", f"$ {command}", *shown, "```"])


def run(command: str) -> str:
    """What a command shows on a terminal without colour, run among the sample files."""
    with tempfile.TemporaryDirectory() as folder:
        for sample in (ROOT / "sample_data").iterdir():
            (Path(folder) / sample.name).symlink_to(sample)
        code, shown = _on_terminal(shlex.split(command), folder)
    if code not in {0, 1}:
        raise RuntimeError(f"{command} ended with {code}:\n{shown}")
    return shown


def talk(command: str, keys: str, files: dict[str, str]) -> str:
    """A command and the dialogue that it holds, fenced; each key is pressed once the terminal waits for it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8")
        shown = _pressed(shlex.split(command), keys, folder)
    lines = [line.rstrip() for line in shown.splitlines()]
    return "\n".join(["```text", f"$ {command}", *lines, "```"])


def drawn(command: str, *, within: str = "docs") -> str:
    """A picture that a command draws with -o NAME.svg, kept in docs/pictures, as Markdown that shows it.

    `cog --check` writes nothing: a picture that isn't what the command draws gives a line that fails the check.
    """
    name = command.rpartition(" ")[2]
    with tempfile.TemporaryDirectory() as folder:
        for sample in (ROOT / "sample_data").iterdir():
            (Path(folder) / sample.name).symlink_to(sample)
        subprocess.run([*shlex.split(command), "--quiet"], cwd=folder, check=True)
        made = (Path(folder) / name).read_text("utf-8")
    kept = ROOT / "docs" / "pictures" / name
    if not kept.is_file() or kept.read_text("utf-8") != made:
        if "--check" in sys.argv:
            return f"{name} is out of date: make docs"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(made, "utf-8")
    (said,) = re.findall("<desc[^>]*>([^<]*)</desc>", made)
    place = kept.relative_to(ROOT / within).as_posix()
    return f"![{said.translate(_PLAIN)}]({place})"


_PLAIN = str.maketrans("", "", "[]")


def _pressed(command: list[str], keys: str, folder: str) -> str:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 1000, COLUMNS, 0, 0))
    # What is typed isn't echoed, however soon it is typed.
    modes = termios.tcgetattr(theirs)
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(theirs, termios.TCSANOW, modes)
    plain = {name: value for name, value in os.environ.items() if name != "CI"}
    env = {**plain, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "TERM": "dumb"}
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
    shown, left = b"", list(keys)
    with subprocess.Popen(command, cwd=folder, env=env, **streams) as process:
        os.close(theirs)
        while piece := _read(ours, 30.0):
            shown += piece
            if left and shown.endswith((b"q stop\r\n", b"b back\r\n")):
                os.write(ours, left.pop(0).encode())
        # Whoever still waits for a key is told that there is no terminal any more.
        os.close(ours)
    if process.returncode or left:
        raise RuntimeError(f"{command} ended with {process.returncode}:\n{shown.decode()}")
    return shown.decode().replace("\r\n", "\n")


def _on_terminal(command: list[str], folder: str) -> tuple[int, str]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 1000, COLUMNS, 0, 0))
    env = {**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "TERM": "dumb"}
    with subprocess.Popen(command, cwd=folder, env=env, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _read(terminal: int, patience: float | None = None) -> bytes:
    """What comes next; nothing at the end, or where nothing comes for so many seconds."""
    try:
        return b"" if not select.select([terminal], [], [], patience)[0] else os.read(terminal, 65536)
    except OSError:
        return b""
