"""The columns of a long sheet, found by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kano.errors import DataError, Problem
from kano.provenance import frozen_map
from kano.readers.columns.header import Header, Kind
from kano.readers.columns.names import RATINGS, names
from kano.readers.columns.table import Table
from kano.resources import facts


@dataclass(frozen=True, slots=True, eq=False)
class LongColumns:
    """Where a long sheet holds what."""

    feature: int
    pair: tuple[int, int] | None = None
    """Both answers in one row; None where each row holds one answer."""
    side: int | None = None
    answer: int | None = None
    respondent: int | None = None
    ratings: Mapping[str, int] = field(default_factory=frozen_map)

    @property
    def answers(self) -> tuple[int, int]:
        """The column of either answer."""
        if self.pair:
            return self.pair
        assert self.answer is not None
        return self.answer, self.answer


def long_columns(table: Table) -> LongColumns | None:
    """The columns of a long sheet; None where it isn't one."""
    header = table.header
    if header.row is None:
        return _headerless(table.kinds)
    found = {name: header.sole(usual) for name, usual in facts("suffixes")["columns"].items()}
    feature, respondent = found["feature"], found["respondent"]
    if feature is None:
        return None
    if found["functional"] is not None and found["dysfunctional"] is not None:
        pair = (found["functional"], found["dysfunctional"])
        return LongColumns(feature, pair, respondent=respondent, ratings=_ratings(header))
    if found["side"] is not None and found["answer"] is not None:
        return LongColumns(feature, side=found["side"], answer=found["answer"], respondent=respondent)
    return None


def refuse_unpaired(columns: LongColumns, place: str) -> None:
    """DataError where each row is one answer and nobody says whose."""
    if columns.pair is None and columns.respondent is None:
        what = "each row holds one answer and no column says whose: a person's two answers can't be paired"
        todo = "Add a column with the respondents' ids, or export one row a respondent."
        raise DataError(Problem(what, place, todo=todo))


def _headerless(kinds: Sequence[Kind]) -> LongColumns | None:
    """A column of features that come back, and two of answers."""
    answers = (Kind.ANSWERS, Kind.NUMBERS)
    if len(kinds) == 3 and kinds[0] is Kind.FEW and kinds[1] in answers and kinds[2] in answers:
        return LongColumns(0, (1, 2))
    return None


def _ratings(header: Header) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for i, text in enumerate(header.texts):
        roles = [name.role for name in names(text) if not name.stem and name.role in RATINGS]
        if roles:
            found.setdefault(roles[0], i)
    return frozen_map(found)
