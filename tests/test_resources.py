"""Tables of facts are what their TOML says, whether they were parsed beforehand or not."""

import shutil
import tomllib
from pathlib import Path

import pytest

from kano import resources


@pytest.fixture(autouse=True)
def _read_anew():
    yield
    resources.facts.cache_clear()
    resources._parsed.cache_clear()


@pytest.mark.parametrize("name", sorted(resources._parsed()))
def test_what_was_parsed_beforehand_is_what_the_file_says(name):
    assert resources.facts(name) == tomllib.loads((resources.DATA / f"{name}.toml").read_text("utf-8"))
    assert resources._parsed()[name]["table"] == resources.facts(name)


def test_a_table_that_was_changed_since_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    data = tmp_path / "data"
    shutil.copytree(resources.DATA, data)
    with (data / "timing.toml").open("a", encoding="utf-8") as file:
        file.write("\n[added]\nword = 1\n")
    monkeypatch.setattr(resources, "DATA", data)
    resources.facts.cache_clear()
    resources._parsed.cache_clear()
    assert resources.facts("timing")["added"] == {"word": 1}
