"""Which format a name asks for."""

import subprocess
import sys
from pathlib import Path

import pytest

from kano.errors import UsageError
from kano.render.formats import FORMATS, format_named, format_of, save
from kano.report.composed import Composed


@pytest.mark.parametrize(
    ("name", "key"),
    [("a.xlsx", "xlsx"), ("A.XLSX", "xlsx"), ("b.tally.csv", "csv"), ("c.md", "md"), ("d.json", "json")],
)
def test_the_ending_decides(name: str, key: str) -> None:
    assert format_of(Path(name)).key == key


@pytest.mark.parametrize("name", ["report", "report.pdf", "report.xlxs", ".md"])
def test_an_unknown_ending_names_the_known(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        format_of(Path(name))


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match='Did you mean "json"'):
        format_named("jsn")


@pytest.mark.parametrize("key", FORMATS)
def test_every_format_is_written(key: str, composed: Composed, tmp_path: Path) -> None:
    file = tmp_path / f"report{FORMATS[key].endings[0]}"
    save(composed, file)
    rendered = FORMATS[key].render(composed)
    assert file.read_bytes() == (rendered.encode() if isinstance(rendered, str) else rendered)


def test_no_format_is_loaded_before_it_is_used() -> None:
    code = "import sys, kano.render.formats; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"xlsxwriter", "rich", "pandas", "openpyxl", "scipy"}.isdisjoint(ended.stdout.split())
