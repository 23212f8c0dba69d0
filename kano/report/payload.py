"""What every content for machines begins and ends with: the JSON contract, format 1."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from kano.analyses.kinds import Count, Flag, Text
from kano.analyses.row import Row
from kano.provenance import Exclusion, Notice, PairUsed, Provenance, Source
from kano.values import dataclass

Filling = Mapping[str, float | str | tuple[str, ...]]
FORMAT: Literal[1] = 1
"""Raised by a change that breaks a reader."""


@dataclass(frozen=True)
class SourceRow(Row):
    """One file or sheet, and how it was understood."""

    file: Annotated[Text, "name without folders"]
    sheet: Annotated[str | None, "sheet of a workbook; null where there is none to tell apart"]
    respondents: Annotated[Count, "people read; null where a file holds counts and doesn't say"]
    platform: Annotated[str | None, "survey platform that wrote it, null where that can't be told"]
    layout: Annotated[str | None, "how the questions stand in it: alternating, blocks, grid, suffix, long, …"]
    wording: Annotated[str | None, 'answer wordings, joined by ", "; null where answers are numbers or counts']
    scale: Annotated[str | None, "how bare numbers were read; null where there were none"]
    encoding: Annotated[str | None, "encoding and delimiter of a text file; null for a workbook"]
    pairs: Annotated[tuple[PairUsed, ...], "the pairs of columns that were used"]


@dataclass(frozen=True)
class WarningRow(Row):
    """Something that a reader of the numbers should know."""

    key: Annotated[Text, "which remark this is"]
    warning: Annotated[Flag, "whether it may change what the numbers mean; otherwise it only informs"]
    values: Annotated[Filling, "what the remark fills in: numbers, cell addresses, texts of the survey"]


Format: TypeAlias = Annotated[Literal[1], "raised by a change that breaks a reader"]
Version: TypeAlias = Annotated[str, "version of the program"]
Sources: TypeAlias = Annotated[
    tuple[SourceRow, ...], "the files and sheets that were read; empty where data came from a program"
]
Excluded: TypeAlias = Annotated[tuple[Exclusion, ...], "everything left out, counted"]
Warned: TypeAlias = Annotated[tuple[WarningRow, ...], "remarks on the input"]
KIND = "which analysis this is"
SETTINGS = "the choices that the numbers depend on"


def origin(provenance: Provenance) -> dict[str, Any]:
    """The fields of a content that say where its numbers come from: sources, excluded, warnings."""
    return {
        "sources": tuple(_source(source) for source in provenance.sources),
        "excluded": provenance.excluded,
        "warnings": tuple(_warning(each) for each in provenance.notices),
    }


def _source(source: Source) -> SourceRow:
    return SourceRow(
        file=source.file,
        sheet=source.sheet,
        respondents=source.respondents,
        platform=source.platform or None,
        layout=source.layout or None,
        wording=source.wording or None,
        scale=source.scale or None,
        encoding=source.encoding or None,
        pairs=source.pairs,
    )


def _warning(notice: Notice) -> WarningRow:
    return WarningRow(notice.key, notice.warning, {name: _value(each) for name, each in notice.values.items()})


def _value(value: object) -> float | str | tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(str(each) for each in value)
    return value if isinstance(value, (int, float)) else str(value)
