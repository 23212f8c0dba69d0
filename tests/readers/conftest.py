"""Sheets made of rows, for tests of what readers understand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kano.readers.reading import Reading, read
from kano.settings.panels.study import Settings


@pytest.fixture
def read_rows(tmp_path: Path) -> Callable[..., Reading]:
    """Write rows as a CSV file and read it; options are settings."""

    def reading(rows: Sequence[Sequence[object]], **options: object) -> Reading:
        import csv

        path = tmp_path / "survey.csv"
        with path.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows(rows)
        settings = options.pop("settings", Settings())
        return read(path, settings.override(**options))[0]

    return reading
