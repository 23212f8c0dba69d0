"""A format of reports is added by one file and one line: reStructuredText, as an example."""

from __future__ import annotations

import pytest

RST = '''"""Reports as reStructuredText."""

from kano.render import cells
from kano.report.blocks import Report, Table


def rst(report: Report) -> str:
    """The title, and the first column of each table as a list."""
    lines = [report.title, "=" * len(report.title), ""]
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    lines += [f"* {cells.clean(str(row[0]))}" for table in tables[:1] for row in table.rows]
    return "\\n".join(lines) + "\\n"
'''
LINE = '    Format("rst", (".rst",), "kano.render.rst:rst"),'
SAMPLE = "sample_data/3b_examples.csv"


@pytest.fixture
def with_rst(copied_tree):
    """The copy with one more format."""
    copied_tree.add("kano/render/rst.py", RST)
    copied_tree.insert("kano/render/formats.py", LINE, after="_FORMATS = (")
    assert copied_tree.took("a format") <= 2
    return copied_tree


def test_it_is_printed_and_written_by_its_ending(with_rst) -> None:
    said = with_rst.run("classify", SAMPLE, "--to", "rst")
    assert said.returncode == 0, said.stderr
    title, line, _, *items = said.stdout.splitlines()
    assert (title, line) == ("Kano classification", "=" * len("Kano classification"))
    assert "* Guaranteed seat" in items
    for command in ("classify", "audit"):
        written = with_rst.run(command, SAMPLE, "-q", "-o", "report.rst")
        assert written.returncode == 0, written.stderr
        assert (with_rst.folder / "report.rst").read_text(encoding="utf-8").count("=====") > 0


def test_help_and_messages_know_it(with_rst) -> None:
    assert "Format on stdout: rst, text, " in with_rst.run("classify", "--help").stdout
    assert 'Did you mean "rst"?' in with_rst.run("classify", SAMPLE, "--to", "rts").stderr
    assert ".rst" in with_rst.run("classify", SAMPLE, "-o", "report.pdf").stderr
