"""A sample of the mutants; `make fuzz` reads thousands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import mutants

pytest.importorskip("pyarrow")


@pytest.mark.parametrize("start", [100_000, 200_000])
def test_a_sample_of_mutants(start: int, tmp_path: Path) -> None:
    report = mutants.run(range(start, start + 120), tmp_path)
    assert report.run.total() == 120
    assert report.failed == []
    assert report.slowest < 10
