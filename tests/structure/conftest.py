"""A copy of the program that a test adds something to, to see how much that takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A script that stands alone, beside the program of whichever tree it runs.
collect_ignore = ["same_worker.py"]


@dataclass(frozen=True)
class Copied:
    """A copy of the program's own files, and what was added to it."""

    folder: Path
    added: dict[str, int] = field(default_factory=dict)
    """Lines by file."""

    def add(self, path: str, text: str) -> None:
        """A new file."""
        assert not (self.folder / path).exists()
        (self.folder / path).write_text(text, encoding="utf-8")
        self.added[path] = len(text.splitlines())

    def insert(self, path: str, line: str, *, after: str) -> None:
        """A line in a file, behind the one line that says `after`."""
        before = (self.folder / path).read_text(encoding="utf-8")
        assert before.count(f"{after}\n") == 1
        (self.folder / path).write_text(before.replace(f"{after}\n", f"{after}\n{line}\n"), encoding="utf-8")
        self.added[path] = self.added.get(path, 0) + 1

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """The copy's command line, in the copy's folder."""
        return self.python("-m", "kano", *arguments)

    def python(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Python with the copied program instead of the installed one."""
        command = [sys.executable, "-P", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "COLUMNS": "200", "NO_COLOR": "1"}
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def script(self, path: str) -> subprocess.CompletedProcess[str]:
        """A script of the repository, at work on the copied program."""
        return self.python(ROOT / path)

    def took(self, what: str) -> int:
        """Print the files and lines that it took; how many files."""
        files = ", ".join(f"{path} ({lines})" for path, lines in self.added.items())
        print(f"{what}: {len(self.added)} files, {sum(self.added.values())} lines: {files}")
        return len(self.added)


@pytest.fixture
def copied_tree(tmp_path: Path) -> Copied:
    """A fresh copy of kano/, surveys/ and sample_data/."""
    for name in ("kano", "surveys", "sample_data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    copied = Copied(tmp_path)
    where = copied.python("-c", "import kano; print(kano.__file__)").stdout
    assert Path(where.strip()).is_relative_to(tmp_path)
    return copied
