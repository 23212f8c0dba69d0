"""Files known again by their content: what a saved tally counts, whatever its files are called later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kano.provenance import CountedFile, Provenance, Source

if TYPE_CHECKING:
    from kano.settings.panels.study import Settings


def counted_file(path: Path, settings: Settings) -> CountedFile:
    """A file as it is counted under these settings; OSError where it can't be read."""
    from hashlib import file_digest

    with path.open("rb") as file:
        return CountedFile(file_digest(file, "sha256").hexdigest(), path.name, _sheets(settings))


def with_fingerprints(origins: Sequence[Provenance], settings: Settings) -> list[Provenance]:
    """The same, sources that are files with what they count: the files of a saved tally, or themselves."""
    known: dict[str, CountedFile] = {}

    def told(source: Source) -> Source:
        if source.counted or not source.path or not Path(source.path).is_file():
            return source
        if source.path not in known:
            known[source.path] = counted_file(Path(source.path), settings)
        return replace(source, counted=(known[source.path],))

    return [replace(each, sources=tuple(map(told, each.sources))) for each in origins]


def _sheets(settings: Settings) -> str:
    named = settings.sheet or ",".join(wave.sheet for wave in settings.waves if wave.sheet)
    return "" if named == "*" else named
