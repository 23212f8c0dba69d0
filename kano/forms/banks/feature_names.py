"""Feature names out of a spreadsheet or a text file."""

from pathlib import Path

from kano.errors import DataError
from kano.readers.columns.header import Header
from kano.readers.columns.references import column as column_of
from kano.readers.files.source import sheets


def names_from(file: str, column: str = "") -> list[str]:
    """The texts of one column, by header or letter; without one the first column, or a text file's lines."""
    if Path(file).suffix.lower() in {"", ".txt", ".md"} and not column:
        try:
            return [line.strip(" -*\t") for line in Path(file).read_text(encoding="utf-8").splitlines()]
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(f"the names can't be read: {error}", file) from error
    if (sheet := next(iter(sheets(file)), None)) is None:
        raise DataError("there are no cells in it", file)
    rows = [tuple(row) for row in sheet.head]
    if not column:
        return [row[0] for row in rows if row]
    place = column_of(Header(tuple(rows[0]) if rows else ()), column, file)
    return [row[place] for row in rows[1:] if place < len(row)]
