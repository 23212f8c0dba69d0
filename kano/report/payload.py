"""The machine-readable form of a result: the JSON contract, format 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kano.analyses.result import Result
from kano.provenance import Notice, Provenance, Source
from kano.version import __version__

FORMAT = 1
"""Raised by a change that breaks a reader."""


def payload(
    result: Result, provenance: Provenance, language: str, records: Sequence[Mapping[str, Any]] | None = None
) -> Mapping[str, Any]:
    """Raw numbers with None where undefined, the choices they depend on, the sources and what was left out.

    `records` are those of the result, where they were made before.
    """
    return {
        "format": FORMAT,
        "kind": result.name,
        "kano": __version__,
        "settings": dict(result.settings),
        "sources": [_source(source) for source in provenance.sources],
        "features": result.records(language) if records is None else list(records),
        **result.more(language),
        "excluded": [asdict(each) for each in provenance.excluded],
        "warnings": [_notice(each) for each in provenance.notices],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "file": source.file,
        "sheet": source.sheet,
        "respondents": source.respondents,
        "platform": source.platform or None,
        "layout": source.layout or None,
        "wording": source.wording or None,
        "scale": source.scale or None,
        "encoding": source.encoding or None,
        "pairs": [asdict(pair) for pair in source.pairs],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    values = {name: _value(value) for name, value in notice.values.items()}
    return {"key": notice.key, "warning": notice.warning, "values": values}


def _value(value: object) -> float | str | list[str]:
    if isinstance(value, (list, tuple)):
        return [str(each) for each in value]
    return value if isinstance(value, (int, float)) else str(value)
