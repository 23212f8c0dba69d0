"""What several test files share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# As the command itself has it: two processes whose threads wait for each other take several times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def kano(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Run the command line in this process, as the console script does."""

    def run(*arguments: object) -> Ended:
        from kano.__main__ import ended

        monkeypatch.setattr("sys.argv", ["kano", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "80")
        capsys.readouterr()
        code = ended()
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write answers, with other columns before them, as a CSV file in a folder of the test's own."""

    def writing(answers: Any, name: str = "survey.csv", **others: Sequence[object]) -> Path:
        from tests.support.careless import written

        return written(tmp_path / name, answers, **others)

    return writing


@pytest.fixture
def samples() -> Path:
    """The folder of sample surveys."""
    return ROOT / "sample_data"
