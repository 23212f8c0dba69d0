"""Waves without dates, as equal steps: wave 1, 2 and 3, or baseline and follow-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TypeAlias

from kano.provenance import Notice, Provenance, frozen_map
from kano.responses import Responses
from kano.tally import Categories, Tally
from kano.words.steps import steps_of

Part: TypeAlias = Responses | Tally | Categories


def is_dated(parts: Sequence[Part]) -> bool:
    """Whether any wave has a date."""
    return any(wave.date for part in parts for wave in part.waves)


def counted_waves(
    parts: Sequence[Part], origins: Sequence[Provenance], *, in_order: bool
) -> tuple[tuple[Part, ...], tuple[Notice, ...]]:
    """The same parts with waves that are equal steps apart, by their names or in the order given.

    The year 1 stands for the first step, as nobody knows another. Nothing changes where the names don't count
    and no order is given.
    """
    named = tuple(_named(part, origin) for part, origin in zip(parts, origins, strict=True))
    keys = list(dict.fromkeys(wave.key for part in named for wave in part.waves))
    steps = list(range(len(keys))) if in_order else steps_of(keys)
    if steps is None or len(keys) < 2 or "" in keys:
        return tuple(parts), ()
    dates = dict(zip(keys, _years(steps), strict=True))
    order = tuple(sorted(keys, key=dates.__getitem__))
    return tuple(_with(part, dates) for part in named), (Notice("waves_counted", frozen_map({"waves": order})),)


def _years(steps: Sequence[int]) -> Iterator[dt.date]:
    return (dt.date(1 + sorted(steps).index(step), 1, 1) for step in steps)


def _named(part: Part, origin: Provenance) -> Part:
    """A single wave without a name bears that of its sheet, or of its file."""
    if len(part.waves) > 1 or part.waves[0].key:
        return part
    name = next((source.sheet or PurePath(source.file).stem for source in origin.sources), "")
    return replace(part, waves=(replace(part.waves[0], key=name),))


def _with(part: Part, dates: Mapping[str, dt.date]) -> Part:
    return replace(part, waves=tuple(replace(wave, date=dates[wave.key]) for wave in part.waves))
