"""What the verbs are given: files, frames or what was read before, as parts with where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, Union

from kano.api.counting import counted_part
from kano.provenance import Provenance
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    import pandas as pd

    from kano.counts import Counts
    from kano.readers.tables.outcome import Reading
    from kano.responses import Responses
    from kano.tally import Categories, Tally

Input: TypeAlias = Union[str, Path, BinaryIO, "pd.DataFrame", "Responses", "Tally", "Categories"]
"""What can be analysed: a file's path, an open binary file, a DataFrame, or what was read before."""


def step_column(source: Input, data: Responses | Counts) -> str:
    """The only column of a file without dates whose texts count waves."""
    from kano.readers.columns.wave_column import step_columns
    from kano.readers.files.source import sheets

    known = len(data.waves) > 1 or data.waves[0].key or data.waves[0].date
    if known or not isinstance(source, (str, Path)):
        return ""
    found = [name for sheet in sheets(source) for name in step_columns(sheet)]
    return found[0] if len(found) == 1 else ""


def for_waves(settings: Settings, source: Input) -> Settings:
    """The settings under which a source of waves is read: all its sheets, and the columns to standardise by.

    A wave that names this very path is this file's, whatever other files of that name there are.
    """
    by = dict.fromkeys([*filter(None, [settings.by]), *settings.drift.standardise])
    sheet = settings.sheet or ("" if any(wave.sheet for wave in settings.waves) else "*")
    path = Path(source) if isinstance(source, (str, Path)) else None
    own = [wave for wave in settings.waves if path and wave.file and Path(wave.file) == path]
    waves = (*own, *(wave for wave in settings.waves if not wave.file)) if own else settings.waves
    return replace(settings, by=",".join(by), sheet=sheet, waves=waves)


def halves_of(sources: Sequence[Input], settings: Settings) -> list[tuple[Any, Provenance]]:
    """What two files hold that can't be read alone, but are the halves of one survey."""
    from kano.readers.reading import read_halves

    files = [each for each in sources if isinstance(each, (str, Path))]
    found = read_halves(files, settings) if len(files) == len(sources) == 2 else ()
    return [_with_origin(each) for each in found]


def dated_parts(parts: list[Any], settings: Settings, origins: Sequence[Provenance]) -> list[Any]:
    """The parts with their waves dated by the names of sheets and files."""
    from kano.readers.tables.wave_dates import dated

    names = [[name for each in one.sources for name in (each.sheet or "", each.file)] for one in origins]
    return dated(parts, settings, names)


def parts_of(source: Input, settings: Settings, most: int | None = None) -> list[tuple[Any, Provenance]]:
    """What a source holds, a part a sheet, each with where it comes from.

    Of a file of more than `most` rows only the counts, where they can be had without its rows.
    """
    if (
        most is not None
        and isinstance(source, (str, Path))
        and (counted := counted_part(source, settings, most))
    ):
        return [counted]
    if not isinstance(source, (str, Path)):
        # These load numpy, which a large file is not kept waiting for.
        from kano.counts import Counts
        from kano.responses import Responses

        if isinstance(source, (Responses, Counts)):
            return [(source, Provenance())]
    from kano.readers.reading import read as read_file

    return [_with_origin(each) for each in read_file(source, settings)]


def _with_origin(reading: Reading) -> tuple[Any, Provenance]:
    return reading.data, Provenance((reading.source,), reading.excluded, reading.notices)
