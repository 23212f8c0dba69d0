"""What docs/architecture.md names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:kano|tests|surveys|docs)/[^`\s]*)`", TEXT)))
SECTION = TEXT.partition("## To add something")[2].partition("\n## ")[0]
ADDITIONS = [line for line in SECTION.splitlines() if line.startswith("| a")]


@pytest.mark.parametrize("path", PATHS)
def test_every_path_that_it_names_exists(path: str) -> None:
    """A name in angle brackets stands for any."""
    assert [*ROOT.glob(re.sub(r"<[^>]*>", "*", path.rstrip("/")))], path


@pytest.mark.parametrize("line", ADDITIONS)
def test_every_addition_says_where_to_go_and_what_tries_it(line: str) -> None:
    _, _, go_to, files, tried_by, _ = (each.strip() for each in line.split("|"))
    assert go_to.count("`")
    assert re.match(r"[12]( folder)?$", files)
    (test,) = re.findall(r"`(tests/[^`]*\.py)`", tried_by)
    assert "def test_" in (ROOT / test).read_text(encoding="utf-8")


def test_the_table_of_additions_is_read_whole() -> None:
    assert len(ADDITIONS) >= 9
