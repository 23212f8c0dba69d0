"""Workbooks of a sheet a feature: the same people on each, the feature in the name of the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kano.readers.files.sheet import Sheet
from kano.readers.tables.long.long_columns import named_columns, speaks_of_features
from kano.readers.tables.reshaped.melted import PAIRS, at, melted, texts
from kano.readers.tables.understood import Understood
from kano.readers.tables.wave_dates import dates_in

_ALIKE = 0.8
"""Share of the people of the fullest sheet that stand on every other at least."""
_NUMBERED = re.compile(r"\D*\d+\D*")


def stacked(found: Sequence[Understood]) -> Sheet | None:
    """The long sheet of a workbook with a sheet a feature; None where sheets are else, such as waves."""
    people = [named_columns(each.table).columns.get("respondent") for each in found]
    if len(found) < 2 or not all(map(_is_a_feature, found)):
        return None
    ids = [_ids(each, column) for each, column in zip(found, people, strict=True) if column is not None]
    fullest = max(map(len, ids), default=0)
    if len(ids) < len(found) or not fullest or len(frozenset.intersection(*ids)) < _ALIKE * fullest:
        return None

    def rows() -> Iterator[list[str]]:
        for each, person in zip(found, people, strict=True):
            (pair,) = each.pairing.pairs
            for row in texts(each.sheet, each.header.start):
                if any(row):
                    answers = (at(row, pair.functional), at(row, pair.dysfunctional))
                    yield [at(row, person or 0), each.sheet.name or "", *answers]

    return melted(replace(found[0].sheet, name=None), PAIRS, rows, "laid_out_a_sheet_a_feature")


def _is_a_feature(known: Understood) -> bool:
    """Whether a sheet holds one pair that says nothing of what it is about, under a name that is no wave's."""
    name = known.sheet.name or ""
    nameless = len(known.pairing.pairs) == 1 and not known.pairing.pairs[0].name
    counted = bool(_NUMBERED.fullmatch(name)) and not speaks_of_features(re.sub(r"\d+", "", name).strip())
    return known.layout == "wide" and nameless and bool(name) and not counted and not any(dates_in(name))


def _ids(known: Understood, column: int) -> frozenset[str]:
    return frozenset(at(row, column) for row in texts(known.sheet, known.header.start)) - {""}
