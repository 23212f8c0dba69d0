"""What the verbs are given: files, frames or what was read before, as parts with where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, Union

from kano.api.surveying.counting import counted_part
from kano.errors import UsageError
from kano.provenance import Provenance
from kano.readers.files.folders import files_in
from kano.readers.files.frame import Named, is_columns, is_rows, is_table
from kano.settings.file import find_settings
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    import pandas as pd

    from kano.counts import Counts
    from kano.readers.tables.outcome import Reading
    from kano.responses import Responses
    from kano.tally import Categories, Tally

Table: TypeAlias = Union["pd.DataFrame", Sequence[Any], Mapping[Any, Any]]
Input: TypeAlias = Union[str, Path, BinaryIO, Table, "Responses", "Tally", "Categories"]
"""What can be analysed: a file's path, an open binary file, a frame of any library that Narwhals knows, rows or
columns, what was read before; a list of these, or these by the names of their waves."""


def opened(given: Sequence[Any], settings: Settings | None, *, dated: bool) -> tuple[tuple[Any, ...], Settings]:
    """Each source by itself, those in lists and those by name too, and the settings under which they are read.

    With `dated`, tables that nobody named are waves in the order given: 1, 2 and so on.
    """
    found = tuple(part for source in given for part in _parts(source))
    if not found:
        raise UsageError("there is nothing to read", todo="Give a file, a DataFrame, rows or columns.")
    first = next((Path(source) for source in found if isinstance(source, (str, Path))), None)
    chosen = settings or find_settings(first)
    if len(found) == 1 or not dated or not all(map(_is_nameless, found)):
        return found, chosen
    counted = tuple(Named(str(number), each) for number, each in enumerate(found, start=1))
    return counted, replace(chosen, drift=replace(chosen.drift, waves_in_order=True))


def _is_nameless(source: object) -> bool:
    """Whether this is a table that bears no name."""
    return is_table(source) and not isinstance(source, Named) and not _was_read(source)


def _parts(source: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever was given
    if isinstance(source, Mapping) and not is_columns(source):
        yield from (Named(str(name), each) for name, each in source.items())
    elif isinstance(source, (list, tuple)) and not is_rows(source):
        yield from (part for each in source for part in _parts(each))
    elif isinstance(source, (str, Path)):
        yield from files_in(source)
    else:
        yield source


def _was_read(source: object) -> bool:
    from kano.counts import Counts
    from kano.responses import Responses

    return isinstance(source, (Responses, Counts))


def step_column(source: Any, data: Responses | Counts) -> str:  # noqa: ANN401 - any input
    """The only column of a file without dates whose texts count waves."""
    from kano.readers.columns.wave_column import step_columns
    from kano.readers.files.source import sheets

    known = len(data.waves) > 1 or data.waves[0].key or data.waves[0].date or _was_read(source)
    if known or isinstance(source, Named) or not (isinstance(source, (str, Path)) or is_table(source)):
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


def everybody_once(
    parts: Sequence[Any], origins: Sequence[Provenance], settings: Settings, *, dated: bool
) -> tuple[list[Any], list[Provenance]]:
    """The parts without the people who stand in one before, as far as that can be known."""
    from kano.analyses.auditing.overlap import counted_once
    from kano.api.surveying.fingerprints import with_fingerprints

    # Only saved tallies tell of fingerprints, which take another look at every file.
    saved = any(source.counted for origin in origins for source in origin.sources)
    once = counted_once(parts, with_fingerprints(origins, settings) if saved else origins, dated=dated)
    return [*once.parts], [*once.origins]


def parts_of(
    source: Any,  # noqa: ANN401 - any input
    settings: Settings,
    most: int | None = None,
) -> list[tuple[Any, Provenance]]:
    """What a source holds, a part a sheet, each with where it comes from.

    Of a file of more than `most` rows only the counts, where they can be had without its rows.
    """
    found = _parts_of(source, settings, most)
    path = str(source) if isinstance(source, (str, Path)) else ""
    return [(data, _read_from(path, origin)) for data, origin in found] if path else found


def _read_from(path: str, origin: Provenance) -> Provenance:
    return replace(origin, sources=tuple(replace(each, path=path) for each in origin.sources))


def _parts_of(source: Any, settings: Settings, most: int | None) -> list[tuple[Any, Provenance]]:  # noqa: ANN401
    if (
        most is not None
        and isinstance(source, (str, Path))
        and (counted := counted_part(source, settings, most))
    ):
        return [counted]
    if isinstance(source, Named):
        inner = source if is_table(source.source) and not _was_read(source.source) else source.source
        found = _read(inner, settings) if inner is source else parts_of(inner, settings, most)
        return [(_called(data, source.name), origin) for data, origin in found]
    # Looking loads numpy, which a large file is not kept waiting for.
    if not isinstance(source, (str, Path)) and _was_read(source):
        return [(source, Provenance())]
    return _read(source, settings)


def _read(source: Any, settings: Settings) -> list[tuple[Any, Provenance]]:  # noqa: ANN401 - file or table
    from kano.readers.reading import read as read_file

    return [_with_origin(each) for each in read_file(source, settings)]


def _called(data: Any, name: str) -> Any:  # noqa: ANN401 - responses or counts
    """The same, its only wave under this name where it has none."""
    from kano.readers.tables.wave_dates import dates_in

    if len(data.waves) > 1 or data.waves[0].key:
        return data
    return replace(data, waves=(replace(data.waves[0], key=next(dates_in(name), name)),))


def _with_origin(reading: Reading) -> tuple[Any, Provenance]:
    return reading.data, Provenance((reading.source,), reading.excluded, reading.notices)
