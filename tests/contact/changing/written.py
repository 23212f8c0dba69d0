"""Drafts to the files that a program would have saved."""

import json
from pathlib import Path

from tests.contact.changing.draft import Draft, Page
from tests.contact.making.write import Sheet, book, ods, text


def written(made: Draft, folder: Path) -> list[Path]:
    """The files of a draft, in the order in which they are given."""
    if made.sheets:
        return [_saved(folder / f"survey{made.dress.ending}", _workbook(made, *made.pages))]
    names = ["survey"] if len(made.pages) == 1 else [page.name for page in made.pages]
    return [
        _saved(folder / f"{name}{made.dress.ending}", _bytes(made, page))
        for name, page in zip(names, made.pages, strict=True)
    ]


def _saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _bytes(made: Draft, page: Page) -> bytes:
    dress = made.dress
    if dress.ending in (".xlsx", ".ods"):
        return _workbook(made, page)
    if dress.ending == ".json":
        heads = [each.head for each in page.columns]
        records = [dict(zip(heads, map(_value, row), strict=True)) for row in page.body()]
        return json.dumps(records, ensure_ascii=False).encode()
    rows = page.rows()
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    every = dress.every or dress.end == "\r"
    held = text(rows, sep=dress.sep, end=dress.end, every=every).decode()
    told = f"sep={dress.sep}{dress.end}" if dress.told else ""
    return (told + held).encode(dress.encoding)


def _value(cell: str) -> str | int:
    """A cell as a workbook keeps it: whole numbers are numbers."""
    return int(cell) if cell.isdecimal() and cell.isascii() else cell


def _workbook(made: Draft, *pages: Page) -> bytes:
    sheets = (
        *(Sheet(name, rows) for name, rows in made.before),
        *(Sheet(page.name, [list(map(_value, row)) for row in page.rows()]) for page in pages),
        *(Sheet(name, rows, hidden=made.hidden) for name, rows in made.behind),
    )
    return ods(*sheets) if made.dress.ending == ".ods" else book(*sheets)
