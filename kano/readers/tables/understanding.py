"""One sheet: the first layout that fits it, and what its people answered by that."""

from __future__ import annotations

from dataclasses import replace

from kano.errors import DataError, Problem
from kano.readers.columns.extras import find_extras
from kano.readers.columns.header import Header, find_header, kinds
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.evidence import find_pairs
from kano.readers.tables.long.long_columns import long_columns
from kano.readers.tables.published.published_columns import is_published
from kano.readers.tables.understood import Reading
from kano.readers.tables.wide.wide import read_wide
from kano.readers.tallies.tally_shape import is_tally
from kano.settings.study import Settings


def read_sheet(sheet: Sheet, settings: Settings) -> Reading | None:
    """The reading of a sheet; None where it holds no pairs."""
    reading = _by_layout(sheet, settings)
    if reading is None:
        return None
    source = f"{sheet.file}, {sheet.name}" if sheet.name else sheet.file
    return replace(reading, excluded=tuple(replace(each, source=source) for each in reading.excluded))


def _by_layout(sheet: Sheet, settings: Settings) -> Reading | None:
    if is_tally(sheet):
        from kano.readers.tallies.tally_rows import read_tally_sheet

        return read_tally_sheet(sheet)
    header = find_header(sheet)
    if not sheet.head:
        raise DataError(Problem("there are no cells in it", sheet.place))
    if is_published(header):
        from kano.readers.tables.published.published import read_published

        return read_published(sheet, header, settings)
    reading = _answers(sheet, header, settings)
    if reading is None or header.platform is None:
        return reading
    return replace(reading, source=replace(reading.source, platform=header.platform.name))


def _answers(sheet: Sheet, header: Header, settings: Settings) -> Reading | None:
    """A sheet of people's answers, long or wide."""
    found = kinds(sheet, header, settings)
    if columns := long_columns(header, found):
        from kano.readers.tables.long.long import read_long

        return read_long(sheet, header, columns, settings)
    extras = find_extras(header, settings, sheet.place)
    pairs = find_pairs(header, found, settings, sheet.place, reserved=extras.columns)
    return read_wide(sheet, header, pairs, extras, settings) if pairs.pairs else None
