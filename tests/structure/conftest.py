"""What tests of the structure share."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program to which a test may add; commands run in it use that copy."""
    tree = tmp_path_factory.mktemp("tree")
    for name in ("kano", "surveys", "sample_data"):
        copytree(ROOT / name, tree / name, ignore=ignore_patterns("__pycache__"))
    return tree
