"""A sample of the mutants; `make fuzz` reads thousands."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")


def mutants() -> Any:
    """The script beside this file."""
    spec = importlib.util.spec_from_file_location("mutants", Path(__file__).with_name("mutants.py"))
    assert spec
    assert spec.loader
    module = sys.modules.setdefault("mutants", importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("start", [100_000, 200_000])
def test_a_sample_of_mutants(start: int, tmp_path: Path) -> None:
    report = mutants().run(range(start, start + 120), tmp_path)
    assert report.run.total() == 120
    assert report.failed == []
    assert report.slowest < 10
