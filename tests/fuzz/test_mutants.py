"""A sample of the mutants; `make fuzz` reads thousands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import mutants

pytest.importorskip("pyarrow")


def test_a_sample_of_mutants(tmp_path: Path) -> None:
    report = mutants.run(range(100_000, 100_120), tmp_path)
    assert report.run.total() == 120
    assert report.failed == []
    assert report.slowest < 10
