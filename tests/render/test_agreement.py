"""The formats say the same: cell for cell in Markdown, CSV, JSON and the workbook."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from kano.analyses.kinds import Kind
from kano.analyses.row import flatten
from kano.render import cells
from kano.render.csv_text import csv_text
from kano.render.excel.table import to_calculate
from kano.render.excel.workbook import workbook
from kano.render.json_text import json_text
from kano.render.markdown import escape, markdown
from kano.report.blocks import Report, Table
from kano.report.composed import Composed

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
NAME = {"count": "counts", "share": "shares"}


@pytest.fixture(scope="module", params=["en", "nl"])
def drawn(request: pytest.FixtureRequest, compose: Callable[..., Composed]) -> Composed:
    return compose(request.param, by="channel")


@pytest.fixture(scope="module")
def features(drawn: Composed) -> list[dict[str, Any]]:
    """Everybody in the last wave, by label, as JSON has it."""
    content = json.loads(json_text(drawn.data))["features"]
    return [flatten(each) for each in content if each["wave"] == "2025" and each["segment"] is None]


def sheet(report: Report, key: str) -> list[dict[str, Any]]:
    """The rows of a section's first table in the workbook, by key of the column: those to calculate with."""
    section = next(section for section in report.sections if section.key == key)
    table = to_calculate(next(block for block in section.blocks if isinstance(block, Table)))
    book = openpyxl.load_workbook(io.BytesIO(workbook(report)))
    names = {name: sheet for sheet in book.worksheets for name in sheet.tables}
    home = names.get(f"{table.key}_all") or names[table.key]
    rows = home.iter_rows(values_only=True)
    titles = next(rows)
    assert len(table.columns) == len([title for title in titles if title])
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, next(rows), strict=False)) for _ in table.rows]


@pytest.mark.parametrize("key", ["features", "distribution"])
def test_workbook_and_json(drawn: Composed, features: list[dict[str, Any]], key: str) -> None:
    known = {each["label"]: each for each in features}
    compared = 0
    for row in sheet(drawn.document, key):
        record = known[row["feature"]]
        for name in row.keys() & record.keys() - {"feature", "component", "category", "runner_up"}:
            if not name.startswith("rule_"):
                assert row[name] == (
                    pytest.approx(record[name], rel=1e-15) if record[name] is not None else None
                )
                compared += 1
    assert compared > 12 * len(features)


def test_csv_and_json(drawn: Composed) -> None:
    records = [flatten(each) for each in json.loads(json_text(drawn.data))["features"]]
    rows = list(csv.DictReader(io.StringIO(csv_text(drawn.data))))
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        assert list(row) == list(record)
        for name, value in record.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                assert float(row[name]) == value
            elif value is None or isinstance(value, bool):
                assert row[name] == {None: "", True: "true", False: "false"}[value]


def test_markdown_and_json(drawn: Composed, features: list[dict[str, Any]]) -> None:
    known = {escape(each["label"]): each for each in features}
    section = next(section for section in drawn.document.sections if section.key == "features")
    table = next(block for block in section.blocks if isinstance(block, Table))
    columns = [column for column in table.columns if column.priority < 3]
    written = markdown(drawn.document).split(f"## {section.title}\n\n")[1].split("\n\n")[0].splitlines()[2:]
    assert len(written) == len(features)
    for line in written:
        shown = dict(zip([column.key for column in columns], line[2:-2].split(" | "), strict=True))
        record = known[shown["feature"]]
        for column in columns:
            if column.kind in cells.NUMERIC:
                value = record[column.key]
                assert shown[column.key] == cells.text(value, column.kind, drawn.document.language)
        assert (Kind.COUNT, shown["n"]) == (Kind.COUNT, str(record["n"]))
