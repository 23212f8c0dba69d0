"""Whether the rows of a sheet are pairs of answers: by the columns beside the answers, whatever their names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem, Proposal, Question
from kano.readers.columns.header import Kind
from kano.readers.columns.names import asked
from kano.readers.columns.references import reference
from kano.readers.columns.table import Table
from kano.readers.columns.timing import find_timing, tells_people
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.labels import key_of
from kano.readers.tables.long.long_columns import (
    LongColumns,
    Named,
    answers_in_rows,
    headerless,
    named_columns,
    speaks_of_features,
    with_ratings,
)
from kano.settings.paste import PASTE, paste_block
from kano.settings.toml import toml_key, toml_text
from kano.values import dataclass
from kano.words.folding import number
from kano.words.negation import Questions

_MOST_COLUMNS = 60
"""Columns beside the answers that are looked at."""
_ROWS_A_FEATURE = 2.0
"""Rows about each feature, on average, from which a column may name features."""


@dataclass(frozen=True, eq=False)
class _Beside:
    """The columns beside the two answers of a row."""

    table: Table
    named: Named
    codes: Mapping[int, NDArray[np.int64]]
    """By column: the codes of the rows that hold an answer."""
    texts: Mapping[int, tuple[str, ...]]

    def distinct(self, i: int) -> int:
        """How many texts a column holds."""
        return len(np.unique(self.codes[i][self.codes[i] > 0]))

    def repeats(self, i: int) -> bool:
        """Whether its texts come back again and again, and leave no row out."""
        rows = len(self.codes[i])
        return bool((self.codes[i] > 0).all()) and 1 < self.distinct(i) <= rows / _ROWS_A_FEATURE

    def is_numeric(self, i: int) -> bool:
        """Whether it holds numbers alone."""
        return all(number(self.texts[i][code]) is not None for code in np.unique(self.codes[i]) if code)

    def divides(self, person: int, feature: int) -> bool:
        """Whether each person has one row a feature at most, and most have several."""
        people, features = self.codes[person], self.codes[feature]
        pairs = people * (features.max() + 1) + features
        return len(np.unique(pairs)) == len(pairs) and len(pairs) >= 1.5 * self.distinct(person)

    def is_balanced(self, i: int) -> bool:
        """Whether its texts come back about equally often, as features do and groups of people seldom do."""
        counts = np.unique(self.codes[i], return_counts=True)[1]
        return bool(counts.min() >= 0.75 * counts.max())


def long_columns(sheet: Sheet, table: Table) -> LongColumns | None:
    """The columns of a long sheet; None where it isn't one.

    Raises:
        DataError: asks where the rows may as well be people, and where either answer may be the functional one.
    """
    if table.header.row is None:
        return headerless(table.kinds)
    if table.settings.features:
        return None
    named = named_columns(table)
    if rows := answers_in_rows(named, table, sheet.head[table.header.start :]):
        return rows
    pair = named.pair or _two_of_answers(table)
    if pair is None:
        return None
    found = _of_pairs(sheet, table, named, pair)
    return None if found is None else with_ratings(found, table.header)


def long_by_names(sheet: Sheet, table: Table) -> LongColumns | None:
    """The same by names and by what each column says by itself, of a sheet whose rows aren't at hand."""
    if table.header.row is None or table.settings.features:
        return None
    named = named_columns(table)
    if rows := answers_in_rows(named, table, sheet.head[table.header.start :]):
        return rows
    if named.pair is None or "feature" not in named.columns:
        return None
    feature, respondent = named.columns["feature"], named.columns.get("respondent")
    count = named.columns.get("count") if respondent is None else None
    return with_ratings(LongColumns(feature, named.pair, respondent=respondent, count=count), table.header)


def _two_of_answers(table: Table) -> tuple[int, int] | None:
    """The only two columns of answers of a table."""
    answers = [i for i, kind in enumerate(table.kinds) if kind is Kind.ANSWERS]
    return (answers[0], answers[1]) if len(answers) == 2 else None


def _of_pairs(sheet: Sheet, table: Table, named: Named, pair: tuple[int, int]) -> LongColumns | None:
    """The columns around the two of answers, where they make a long sheet."""
    if (beside := _beside(sheet, table, named, pair)) is None:
        return None
    maybe = _features(beside)
    if len(maybe) != 1:
        _none_or_asked(beside, pair, maybe)
        return None
    person = _person(beside, maybe[0])
    sure = person is not None or speaks_of_features(table.header.name(maybe[0])) or table.settings.feature
    if not sure and (named.pair is None or not beside.is_balanced(maybe[0])):
        _none_or_asked(beside, pair, maybe)
        return None
    found = LongColumns(maybe[0], _in_order(table, named, pair), respondent=person)
    return replace(found, count=_count(beside)) if person is None else found


def _beside(sheet: Sheet, table: Table, named: Named, pair: tuple[int, int]) -> _Beside | None:
    others = [i for i, text in enumerate(table.header.texts) if i not in pair]
    if not others or len(others) > _MOST_COLUMNS:
        return None
    coded = sheet.encode(table.header.start, [[i] for i in (*others, *pair)])
    said = (coded[-1].codes[:, 0] > 0) | (coded[-2].codes[:, 0] > 0)
    rows = {i: each.codes[:, 0].astype(np.int64)[said] for i, each in zip(others, coded, strict=False)}
    return _Beside(table, named, rows, {i: each.vocabulary for i, each in zip(others, coded, strict=False)})


def _features(beside: _Beside) -> list[int]:
    """The column of features, or those that may be: by name, then by texts that come back once a person."""
    header, usual = beside.table.header, beside.named.columns.get("feature")
    if usual is not None and usual in beside.codes:
        return [usual]
    called = [i for i in beside.codes if speaks_of_features(header.name(i)) and beside.repeats(i)]
    if len(called) == 1:
        return called
    apart = {*find_timing(header).columns, *header.metadata, beside.named.columns.get("respondent")}
    maybe = [i for i in beside.codes if i not in apart and beside.repeats(i) and not beside.is_numeric(i)]
    crossed = sorted((i for i in maybe if _person(beside, i) is not None), key=beside.distinct)
    # Of two columns that cross each other once, people are the one of many.
    if len(crossed) == 1 or (
        len(crossed) == 2 and 2 * beside.distinct(crossed[0]) <= beside.distinct(crossed[1])
    ):
        return crossed[:1]
    return crossed or maybe


def _person(beside: _Beside, feature: int) -> int | None:
    """The column of respondents: by its name, else by its texts that come back once a feature."""
    header, known = beside.table.header, beside.named.columns.get("respondent")
    if known is not None and known in beside.codes and known != feature:
        # A number a row is nobody's.
        return None if _numbers_rows(beside, known, feature) else known
    apart = {*find_timing(header).columns, beside.named.columns.get("count")}
    fits = [i for i in beside.codes if i != feature and i not in apart and beside.repeats(i)]
    fits = [i for i in fits if beside.divides(i, feature) and beside.distinct(i) > 2]
    return fits[0] if len(fits) == 1 else None


def _numbers_rows(beside: _Beside, ids: int, feature: int) -> bool:
    """Whether ids differ in every row, aren't said to be people's, and are more than the features."""
    unique = beside.distinct(ids) == len(beside.codes[ids]) > beside.distinct(feature)
    return unique and not tells_people(beside.table.header, ids) and not beside.table.settings.respondent


def _is_nobodys(beside: _Beside) -> bool:
    """Whether no column tells a person a row, so that rows may be anything."""
    ids = beside.named.columns.get("respondent")
    return ids is None or ids not in beside.codes or beside.distinct(ids) < len(beside.codes[ids])


def _count(beside: _Beside) -> int | None:
    """The column that counts the people of each row: whole numbers under a name that says so."""
    i = beside.named.columns.get("count")
    if i is None or i not in beside.codes:
        return None
    values = [number(beside.texts[i][code]) for code in np.unique(beside.codes[i]) if code]
    whole = all(value is not None and value >= 0 and value % 1 == 0 for value in values)
    return i if values and whole else None


def _in_order(table: Table, named: Named, pair: tuple[int, int]) -> tuple[int, int]:
    """The functional answer first, by the names of the columns."""
    if named.pair:
        return named.pair
    first, second = (asked(table.header.name(i))[-1] for i in pair)
    told = Questions((first, second)).contrast(first, second)
    if told.same and told.negated is not None and not told.doubtful:
        return pair if told.negated else pair[::-1]
    raise DataError(_which_side(table, pair))


def _which_side(table: Table, pair: tuple[int, int]) -> Problem:
    header = table.header
    what = "each row is a pair of answers; nothing says which is functional, about the feature present"
    listed = "\n".join(header.quoted(i) for i in pair)
    proposals = tuple(_sides(table, *each) for each in (pair, pair[::-1]))
    question = Question("pair", table.place, listed, proposals)
    return Problem(what, table.place, listed, f"{PASTE}\n{paste_block([question])}", (question,))


def _sides(table: Table, functional: int, dysfunctional: int) -> Proposal:
    header = table.header
    lines = (
        f"functional = {toml_text(reference(header, functional))}",
        f"dysfunctional = {toml_text(reference(header, dysfunctional))}",
    )
    return Proposal(f"{header.letters(functional)} is the functional question", "\n".join(lines))


def _none_or_asked(beside: _Beside, pair: tuple[int, int], features: Sequence[int]) -> None:
    """No long sheet; but DataError where rows may as well be pairs of answers about what a column names."""
    if features and beside.named.pair and _is_nobodys(beside):
        raise DataError(_which_layout(beside.table, pair, features))


def _which_layout(table: Table, pair: tuple[int, int], features: Sequence[int]) -> Problem:
    called = [reference(table.header, i) for i in features]
    shown = " or ".join(f'"{name}"' for name in called)
    what = f"each row may be a person, or a pair of answers about what column {shown} names"
    key = toml_key(key_of(table.header.name(pair[0])) or "feature")
    long = [Proposal(f'column "{name}" names the feature', f"feature = {toml_text(name)}") for name in called]
    wide = Proposal("all rows are about one feature", f"[features.{key}]\n{_sides(table, *pair).lines}")
    lines = "\n\n".join(each.lines for each in (*long, wide))
    todo = f"Paste one of these into kano.toml beside the file:\n{lines}"
    question = Question("layout", table.place, what, (*long, wide))
    return Problem(what, table.place, todo=todo, questions=(question,))
