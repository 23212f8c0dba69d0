"""Which columns ask about which feature: the evidence in its order, and what to do where there is none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from kano.errors import DataError, Problem
from kano.provenance import frozen_map
from kano.readers.columns.header import Header, Kind
from kano.readers.columns.names import RATINGS
from kano.readers.columns.references import column, pattern_stems
from kano.readers.files.sheet import column_letters
from kano.readers.pairs.neighbours import Matches, candidates, grid_pairs, neighbour_pairs
from kano.readers.pairs.pair import Pair, Unsettled
from kano.readers.pairs.questionnaires import matched_pairs, recognised
from kano.readers.pairs.questions import asked_for
from kano.readers.pairs.ratings import with_ratings
from kano.readers.pairs.suffixes import named_pairs
from kano.settings.study import Settings


class UnpairedError(DataError):
    """Columns hold answers, and nobody can say for sure which questions they are."""

    def __init__(
        self,
        problems: Iterable[Problem],
        found: Sequence[Pair] = (),
        unsettled: Sequence[Unsettled] = (),
        left: Sequence[int] = (),
    ) -> None:
        super().__init__(problems)
        self.found = tuple(found)
        self.unsettled = tuple(unsettled)
        self.left = tuple(left)


class NoPairsError(UnpairedError):
    """The sheet holds answers, but not a single pair: it may be no survey at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs of a sheet."""

    pairs: tuple[Pair, ...] = ()
    layout: str = ""
    unmatched_ratings: tuple[int, ...] = ()
    """Columns that ask for a rating of nobody knows what."""

    @property
    def columns(self) -> set[int]:
        """The columns of all pairs, ratings among them."""
        return _columns(self.pairs)


def find_pairs(
    header: Header, kinds: tuple[Kind, ...], settings: Settings, place: str, *, reserved: Collection[int] = ()
) -> Pairs:
    """All pairs of a sheet in column order; none where it holds no survey.

    Raises:
        DataError: where pairs are there but not which of the two is which, or an answer column is left over.
    """
    pairs = _from_settings(header, settings, place)
    if header.row is None:
        return _by_position([i for i in range(len(kinds)) if i not in reserved], kinds, pairs, place)
    free = _Free(len(kinds), {*reserved, *_columns(pairs)})
    named, problems = named_pairs(header, kinds, free.columns)
    free.take(named)
    known = matched_pairs(header, settings, [i for i in free.columns if kinds[i] is not Kind.OTHER])
    free.take(known)
    grid = grid_pairs(header, candidates(header, kinds, free.columns))
    free.take(grid.pairs, [i for each in grid.unsettled for i in (each.first, each.second)])
    found = [*pairs, *named, *known, *grid.pairs]
    texts = neighbour_pairs(header, candidates(header, kinds, free.columns), found)
    found += texts.pairs
    unsettled = (*grid.unsettled, *texts.unsettled)
    problems += [*asked_for(header, unsettled), *_odd(header, texts.left)]
    if problems:
        kind = UnpairedError if found or unsettled else NoPairsError
        placed = [replace(each, where=each.where or place) for each in problems]
        raise kind(placed, found, unsettled, texts.left)
    free.take(texts.pairs)
    ordered = sorted(recognised(found, settings), key=lambda pair: min(pair.columns))
    rated, unmatched = with_ratings(header, ordered, free.columns)
    return Pairs(tuple(rated), _layout(rated, grid, texts), unmatched)


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


def _columns(pairs: Iterable[Pair]) -> set[int]:
    return {i for pair in pairs for i in pair.columns}


def _from_settings(header: Header, settings: Settings, place: str) -> list[Pair]:
    """Pairs that the settings name, column by column or by a pattern of headers."""
    pairs = []
    for each in settings.features:
        where = f"{place}, [features.{each.key}]"
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
        pairs += _from_patterns(header, settings, place)
    named = [i for pair in pairs for i in pair.columns]
    twice = [i for i in set(named) if named.count(i) > 1]
    if twice:
        letters = ", ".join(map(column_letters, sorted(twice)))
        raise DataError(Problem(f"the settings name these columns twice: {letters}", place))
    return pairs


def _from_patterns(header: Header, settings: Settings, place: str) -> list[Pair]:
    if not (settings.functional and settings.dysfunctional):
        todo = "Give both functional and dysfunctional, * standing for the feature."
        raise DataError(Problem("a pattern is given for one of the two questions only", place, todo=todo))
    sides = [pattern_stems(header, pattern) for pattern in (settings.functional, settings.dysfunctional)]
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


def _by_position(free: Sequence[int], kinds: Sequence[Kind], pairs: list[Pair], place: str) -> Pairs:
    """Without a header only the order of the columns is left: functional and dysfunctional by turns."""
    if pairs:
        return Pairs(tuple(pairs), "settings")
    answers = [i for i in free if kinds[i] in (Kind.ANSWERS, Kind.NUMBERS)]
    if len(answers) < 2:
        return Pairs()
    if len(answers) % 2:
        what = f"{len(answers)} columns of answers and no header: one has no partner"
        raise DataError(Problem(what, place, todo="Add a header, or name the columns by letters in kano.toml."))
    couples = zip(answers[::2], answers[1::2], strict=True)
    return Pairs(tuple(Pair("", i, j, "position") for i, j in couples), "headerless")


def _odd(header: Header, columns: Sequence[int]) -> list[Problem]:
    """Columns of answers without a partner; an even number of them may be pairs that only a person sees."""
    if len(columns) % 2 == 0:
        couples = zip(columns[::2], columns[1::2], strict=True)
        return asked_for(header, [Unsettled(i, j, "unlike") for i, j in couples])
    shown = "\n".join(f'{column_letters(i)}  "{header.name(i)}"' for i in columns)
    many = len(columns) > 1
    what = (
        "these columns hold answers but have no partner"
        if many
        else "this column holds answers but has no partner"
    )
    todo = "Name their pairs in kano.toml as [features.KEY] with functional and dysfunctional, or remove them."
    return [Problem(f"{what}:", allowed=shown, todo=todo)]


def _layout(pairs: Sequence[Pair], grid: Matches, texts: Matches) -> str:
    """In a word, how the pairs stand in the sheet."""
    if grid.pairs:
        return "grid"
    kinds = {pair.evidence for pair in pairs}
    if kinds in ({"suffix"}, {"settings"}):
        return kinds.pop()
    if texts.pairs:
        return texts.layout
    distance = {abs(pair.dysfunctional - pair.functional) for pair in pairs}
    firsts = sorted(min(pair.functional, pair.dysfunctional) for pair in pairs)
    blocks = len(pairs) > 1 and len(distance) == 1 and firsts[-1] - firsts[0] < min(distance)
    return "blocks" if blocks else "alternating"
