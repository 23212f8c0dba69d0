"""Which columns ask about which feature: the evidence in its order, and what to do where there is none."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from kano.errors import DataError, Problem
from kano.provenance import frozen_map
from kano.readers.columns.header import Kind
from kano.readers.columns.names import RATINGS
from kano.readers.columns.references import column, pattern_stems
from kano.readers.columns.table import Table
from kano.readers.pairs.neighbours import Matches, candidates, grid_pairs, neighbour_pairs
from kano.readers.pairs.pair import Pair, Unsettled
from kano.readers.pairs.questionnaires import matched_pairs, recognised
from kano.readers.pairs.questions import couples_of, order_problems, pair_problems
from kano.readers.pairs.ratings import with_ratings
from kano.readers.pairs.suffixes import named_pairs
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Pairing:
    """The pairs of a table, and what could not be paired for sure."""

    pairs: tuple[Pair, ...] = ()
    """In column order where all is settled."""
    arrangement: str = ""
    """In a word, how the pairs stand in the table."""
    unmatched_ratings: tuple[int, ...] = ()
    """Columns that ask for a rating of nobody knows what."""
    unsettled: tuple[Unsettled, ...] = ()
    """Pairs whose order nobody can know for sure."""
    left: tuple[int, ...] = ()
    """Columns of answers without a partner."""
    aside: tuple[tuple[int, ...], ...] = ()
    """Columns that take no part, a pair each or one, as the settings want it."""
    problems: tuple[Problem, ...] = ()
    """The same said and asked."""

    @property
    def columns(self) -> set[int]:
        """The columns of all pairs, ratings among them, and those set aside."""
        return {*_columns(self.pairs), *chain.from_iterable(self.aside)}


def find_pairs(table: Table, *, reserved: Collection[int] = ()) -> Pairing:
    """All pairs of a table, and what only a person can settle; empty where it holds no survey.

    Raises:
        DataError: where the settings name pairs that aren't there, or a table without header has an odd column.
    """
    pairs, aside = _from_settings(table)
    width = len(table.kinds)
    free = _Free(width, {*reserved, *_columns(pairs), *chain.from_iterable(aside)})
    if table.header.row is None:
        return replace(_by_position(table, free.columns, pairs), aside=tuple(aside))
    named, problems = named_pairs(table, free.columns)
    free.take(named)
    known = matched_pairs(table, [i for i in free.columns if table.kinds[i] is not Kind.OTHER])
    free.take(known)
    grid = grid_pairs(table.header, candidates(table, free.columns))
    free.take(grid.pairs, [i for each in grid.unsettled for i in (each.first, each.second)])
    found = [*pairs, *named, *known, *grid.pairs]
    texts = neighbour_pairs(table.header, candidates(table, free.columns), found)
    found += texts.pairs
    unsettled = (*grid.unsettled, *texts.unsettled)
    problems += pair_problems(table, unsettled, texts.left, others=bool(found))
    if problems and not (table.settings.set_aside and found):
        open_ones = Pairing(tuple(found), unsettled=unsettled, left=texts.left, problems=tuple(problems))
        return replace(open_ones, aside=tuple(aside))
    free.take(texts.pairs)
    if problems:
        aside += _set_aside(table, [*unsettled, *couples_of(texts.left)], free)
    ordered = sorted(recognised(found, table.settings), key=lambda pair: min(pair.columns))
    rated, unmatched = with_ratings(table.header, ordered, free.columns)
    return Pairing(tuple(rated), _arrangement(rated, grid, texts), unmatched, aside=tuple(aside))


class _Free:
    """Columns that no evidence has used yet."""

    def __init__(self, width: int, taken: Iterable[int]) -> None:
        self._width = width
        self._taken = set(taken)

    @property
    def columns(self) -> list[int]:
        """In their order in the file."""
        return [i for i in range(self._width) if i not in self._taken]

    def take(self, pairs: Iterable[Pair], others: Iterable[int] = ()) -> None:
        """Use up the columns of these pairs."""
        self._taken |= {*_columns(pairs), *others}


def _set_aside(table: Table, unsettled: Sequence[Unsettled], free: _Free) -> list[tuple[int, ...]]:
    """The columns of pairs that nobody knows, and those of answers that have no partner."""
    couples = [(min(each.first, each.second), max(each.first, each.second)) for each in unsettled]
    free.take((), chain.from_iterable(couples))
    alone = [(i,) for i in free.columns if table.kinds[i] is Kind.ANSWERS]
    free.take((), chain.from_iterable(alone))
    return [*couples, *alone]


def _columns(pairs: Iterable[Pair]) -> set[int]:
    return {i for pair in pairs for i in pair.columns}


def _from_settings(table: Table) -> tuple[list[Pair], list[tuple[int, ...]]]:
    """Pairs that the settings name, column by column or by a pattern of headers; and columns set aside."""
    header, settings = table.header, table.settings
    pairs, aside = [], []
    for each in settings.features:
        where = f"{table.place}, [features.{each.key}]"
        if each.set_aside:
            sides = filter(None, (each.functional, each.dysfunctional))
            aside.append(tuple(column(header, name, where) for name in sides))
            continue
        ratings = {name: column(header, getattr(each, name), where) for name in RATINGS if getattr(each, name)}
        pairs.append(
            Pair(
                each.key,
                column(header, each.functional, where),
                column(header, each.dysfunctional, where),
                "settings",
                ratings=frozen_map(ratings),
                key=each.key,
                label=each.label,
            )
        )
    if settings.functional or settings.dysfunctional:
        pairs += _from_patterns(table)
    named = [*(i for pair in pairs for i in pair.columns), *chain.from_iterable(aside)]
    if twice := [i for i in set(named) if named.count(i) > 1]:
        letters = ", ".join(map(header.letters, sorted(twice)))
        raise DataError(f"the settings name these columns twice: {letters}", table.place)
    return pairs, aside


def _from_patterns(table: Table) -> list[Pair]:
    settings, place = table.settings, table.place
    if not (settings.functional and settings.dysfunctional):
        todo = "Give both functional and dysfunctional, * standing for the feature."
        raise DataError("a pattern is given for one of the two questions only", place, todo=todo)
    sides = [pattern_stems(table.header, pattern) for pattern in (settings.functional, settings.dysfunctional)]
    problems = []
    for stem in {**sides[0], **sides[1]}:
        counts = [len(side.get(stem, ())) for side in sides]
        if counts != [1, 1]:
            what = (
                f'"{stem}" has {counts[0]} functional and {counts[1]} dysfunctional columns by these patterns'
            )
            problems.append(
                Problem(what, place, todo="Make the patterns narrower, or name columns in kano.toml.")
            )
    if not sides[0] and not sides[1]:
        what = f'no header fits "{settings.functional}" or "{settings.dysfunctional}"'
        problems.append(Problem(what, place, todo="* stands for the feature, as in *_fun and *_dys."))
    if problems:
        raise DataError(problems)
    return [Pair(stem, sides[0][stem][0], sides[1][stem][0], "settings") for stem in sides[0]]


def _by_position(table: Table, free: Sequence[int], pairs: list[Pair]) -> Pairing:
    """Without a header only the order of the columns is left: functional and dysfunctional by turns."""
    if pairs:
        return Pairing(tuple(pairs), "settings")
    answers = [i for i in free if table.kinds[i] in (Kind.ANSWERS, Kind.NUMBERS)]
    if len(answers) < 2:
        return Pairing()
    if len(answers) % 2:
        what = f"{len(answers)} columns of answers and no header: one has no partner"
        raise DataError(what, table.place, todo="Add a header, or name the columns by letters in kano.toml.")
    couples = zip(answers[::2], answers[1::2], strict=True)
    unsettled = tuple(Unsettled(i, j, "nameless") for i, j in couples)
    return Pairing(unsettled=unsettled, problems=tuple(order_problems(table, unsettled)))


def _arrangement(pairs: Sequence[Pair], grid: Matches, texts: Matches) -> str:
    """In a word, how the pairs stand in the table."""
    if grid.pairs:
        return "grid"
    kinds = {pair.evidence for pair in pairs}
    if kinds in ({"suffix"}, {"settings"}):
        return kinds.pop()
    if texts.pairs:
        return texts.arrangement
    distance = {abs(pair.dysfunctional - pair.functional) for pair in pairs}
    firsts = sorted(min(pair.functional, pair.dysfunctional) for pair in pairs)
    blocks = len(pairs) > 1 and len(distance) == 1 and firsts[-1] - firsts[0] < min(distance)
    return "blocks" if blocks else "alternating"
