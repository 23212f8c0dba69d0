"""Files so large that their respondents are counted as they are read, and not kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kano.provenance import Notice, Provenance, frozen_map
from kano.readers.files.packed import ENDINGS as PACKED

if TYPE_CHECKING:
    from kano.settings.panels.study import Settings

_MANY = 50_000
"""Respondents up to whom every report looks for careless answers, which takes their rows."""
_TOO_MANY = 1_000_000
"""Respondents beyond whom rows aren't kept even to find the same people in two files or waves."""
_LARGE = 1 << 20
"""Bytes of a file below which there is no need to look how many rows it has."""


def most_rows(sources: Sequence[object], settings: Settings, *, dated: bool) -> int | None:
    """The respondents of a file up to whom their rows are kept; None where rows are needed in any case."""
    own = (settings.exclude, settings.cluster, settings.strata)
    if any(own) or settings.drift.panel or settings.drift.standardise:
        return None
    return _TOO_MANY if dated or len(sources) > 1 else _MANY


def counted_part(source: str | Path, settings: Settings, most: int) -> tuple[Any, Provenance] | None:
    """The counts of a file of more than `most` respondents; None of a smaller one, or where rows are needed."""
    path = Path(source)
    large = _LARGE if path.suffix.lower() not in PACKED else _LARGE >> 5
    if not path.is_file() or path.stat().st_size < large:
        return None
    from kano.readers.reading import read_counts

    if (found := read_counts(source, settings, least=most)) is None:
        return None
    key = "careless_unsought" if most == _MANY else "counted_unseen"
    said = Notice(key, frozen_map({"respondents": found.source.respondents}), warning=False)
    return found.data, Provenance((found.source,), found.excluded, (*found.notices, said))
