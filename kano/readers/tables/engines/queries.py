"""What queries about wide and long tables have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from kano.readers.answers.meaning import says_nothing
from kano.readers.files.cells import clean
from kano.readers.files.engines.engine import Engine, Told, column_name
from kano.readers.tables.engines.grouped import Key
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.wide_cells import columns_read
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

_LARGEST = 1e30
"""Weights are below it, so that their squares can be summed."""


def keyed(known: Understood, engine: Engine) -> Frame:
    """The table with its keys under their own names, and each row's w and w2."""
    import narwhals as nw

    single, by = columns_read(known), [i for _, i in known.extras.by]
    places = (None if known.long else single["block"], single["wave"], by[0] if by else None)
    keys = [
        (nw.lit("") if i is None else nw.col(column_name(i))).alias(name)
        for name, i in zip(Key._fields, places, strict=True)
    ]
    found = engine.frame.with_columns(*keys)
    if single["weight"] is None:
        return found.with_columns(w=nw.lit(1.0), w2=nw.lit(1.0))
    weight = nw.col(column_name(single["weight"])).cast(nw.Float64)
    return found.with_columns(w=weight, w2=weight * weight)


def says(column: str, texts: Sequence[Told], side: int, settings: Settings) -> nw.Expr:
    """Whether this column holds an answer, by the texts that stand in it."""
    import narwhals as nw

    telling = [each.value for each in texts if not says_nothing(each.text, side, settings)]
    return is_one_of(nw.col(column), telling)


def is_one_of(column: nw.Expr, values: Sequence[Any]) -> nw.Expr:
    """Whether the value is one of these; not where it is missing."""
    import narwhals as nw

    return column.is_in(values).fill_null(value=False) if values else nw.lit(value=False)


def any_of(conditions: Iterable[nw.Expr]) -> nw.Expr:
    """Whether any of these is so."""
    return reduce(or_, conditions)


def is_no_weight() -> nw.Expr:
    """Whether w is no number from 0 up."""
    import narwhals as nw

    w = nw.col("w")
    return ~((w >= 0) & (w < _LARGEST)).fill_null(value=False)


def grouped(frame: Frame, keys: Sequence[str], sums: Sequence[str], number: int | None = None) -> Frame:
    """Rows of each group as n and these columns summed, under the number of the query."""
    import narwhals as nw

    found = frame.group_by(*keys).agg(nw.len().alias("n"), *(nw.col(name).sum() for name in sums))
    numbered = [] if number is None else [nw.lit(number).cast(nw.Int64).alias("number")]
    return found.select(*numbered, *keys, nw.col("n").cast(nw.Int64), *sums)


def key_of(values: Iterable[object]) -> Key:
    """The key that a row of counts begins with."""
    return Key(*map(clean, values))
