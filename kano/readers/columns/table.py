"""One table as its first rows show it, before anybody knows what it holds."""

from dataclasses import dataclass

from kano.readers.columns.header import Header, Kind, find_header, kinds
from kano.readers.files.sheet import Sheet
from kano.settings.study import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The columns of a table and the settings under which they are read, apart from the cells."""

    header: Header
    kinds: tuple[Kind, ...]
    """By column: what stands under it."""
    settings: Settings
    place: str
    """The table as an error names it."""


def table_of(sheet: Sheet, settings: Settings) -> Table:
    """What the first rows of a sheet show."""
    header = find_header(sheet)
    return Table(header, kinds(sheet, header, settings), settings, sheet.place)
