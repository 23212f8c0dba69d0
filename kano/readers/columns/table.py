"""One table as its first rows show it, before anybody knows what it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from kano.provenance import frozen_map
from kano.readers.columns.header import Header, Kind, find_header, kinds
from kano.readers.columns.legend import codebook, legend_of
from kano.readers.files.sheet import Sheet
from kano.scale import Answer
from kano.settings.panels.study import Settings
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Table:
    """The columns of a table and the settings under which they are read, apart from the cells."""

    header: Header
    kinds: tuple[Kind, ...]
    """By column: what stands under it."""
    settings: Settings
    place: str
    """The table as an error names it."""
    legend: Mapping[str, Answer] = field(default_factory=frozen_map)
    """Short answers that the sheet itself explains."""


def table_of(sheet: Sheet, settings: Settings, others: Iterable[Sheet] = ()) -> Table:
    """What the first rows of a sheet show; `others` of the file may explain its answers."""
    header = find_header(sheet)
    legend = legend_of(cell for row in sheet.head for cell in row) or codebook(others)
    return Table(header, kinds(sheet, header, settings), settings, sheet.place, legend)
