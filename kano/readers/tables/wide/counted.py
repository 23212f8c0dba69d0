"""Wide sheets counted block by block: the counts that their rows would give, without keeping these."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.provenance import Exclusion
from kano.readers.answers.borne_out import not_borne_out
from kano.readers.answers.decoded import explained
from kano.readers.answers.meaning import interpret, says_nothing
from kano.readers.columns.extras import HIGHEST, numbers_of, rating_values
from kano.readers.columns.header import total_words
from kano.readers.files.cells import cell
from kano.readers.files.coding import Coded
from kano.readers.tables.outcome import SHOWN, Reading
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.counted_reading import Counted
from kano.readers.tables.wide.repeats import without_repeats
from kano.readers.tables.wide.sums import KEYS, Block, Sums, TooManyError
from kano.readers.tables.wide.wide import unused
from kano.readers.tables.wide.wide_cells import asked_columns, columns_marked, columns_rated, columns_read
from kano.resources import facts
from kano.tally import Tally
from kano.values import dataclass


class RowsNeededError(Exception):
    """Something in the sheet can only be understood, or told, with its rows at hand."""


@dataclasses.dataclass(slots=True, eq=False)
class _Left:
    """Rows of one reason that take no part."""

    count: int = 0
    first: list[int] = field(default_factory=list)

    def add(self, rows: NDArray[np.int64]) -> None:
        """Take in rows of the sheet."""
        self.count += len(rows)
        self.first += rows[: SHOWN - len(self.first)].tolist() if len(self.first) < SHOWN else []

    def told(self, reason: str) -> list[Exclusion]:
        """As an exclusion, where there are any."""
        where = tuple(f"row {row + 1}" for row in self.first)
        return [Exclusion(reason, self.count, where)] if self.count else []


def count_wide(known: Understood) -> Reading | None:
    """What a wide sheet holds, as counts, without its rows ever being together; None where they are needed.

    That is where something is wrong with it, so that every place can be told, or where rows depend on others.
    """
    if known.layout != "wide" or known.problems or known.pairing.aside or known.sheet.blocks is None:
        return None
    if len(known.extras.by) > 1 or columns_marked(known.header) or _may_end_in_totals(known.sheet.last()):
        return None
    known, repeated = without_repeats(known)
    try:
        count = _Count(known)
        count.run()
        return count.reading(repeated)
    except (RowsNeededError, TooManyError, DataError):
        return None


class _Count:
    """A sheet while it is counted."""

    def __init__(self, known: Understood) -> None:
        self.known = known
        self.pairs = known.pairing.pairs
        self.settings = explained(known.table)
        self.rated = columns_rated(self.pairs)
        self.sums = Sums(len(self.pairs), known.extras.weight is not None)
        self.vocabulary: tuple[str, ...] = ("",)
        self.keyed: dict[str, tuple[str, ...]] = dict.fromkeys(KEYS, ("",))
        self.silent, self.lost = _Left(), _Left()
        self.first: dict[tuple[int, str], tuple[int, int]] = {}
        """By side and text: where a text that is no answer stands first."""
        self.row = known.header.start

    def run(self) -> None:
        """Read all blocks."""
        known = self.known
        sides = asked_columns(self.pairs)
        self.asked = sorted({*sides[0], *sides[1]})
        self.places = np.array([[self.asked.index(i) for i in side] for side in sides]).T
        single = columns_read(known)
        by = [i for _, i in known.extras.by]
        wanted = {"asked": self.asked, **{name: columns for name, (_, columns) in self.rated.items()}}
        named = {"block": single["block"], "wave": single["wave"], "segment": by[0] if by else None}
        named["weight"] = single["weight"]
        wanted |= {name: [i] for name, i in named.items() if i is not None}
        assert known.sheet.blocks is not None
        for block in known.sheet.blocks(known.header.start, [*wanted.values()]):
            self._take(dict(zip(wanted, block, strict=True)))

    def _take(self, coded: Mapping[str, Coded]) -> None:
        asked = coded["asked"]
        self.vocabulary = _longer(self.vocabulary, asked.vocabulary)
        rows = len(asked.codes)
        alive = self._alive(asked)
        waved = coded["wave"].codes[:, 0] > 0 if "wave" in coded else np.ones(rows, dtype=bool)
        here = self.row + np.arange(rows)
        self.silent.add(here[~alive])
        self.lost.add(here[alive & ~waved])
        block = Block(
            asked.codes.T[self.places],
            alive & waved,
            self._cell(coded, rows),
            self._weight(coded["weight"]) if "weight" in coded else None,
            {name: self._rating(coded[name], features) for name, (features, _) in self.rated.items()},
        )
        for side, code in self.sums.add(block, len(self.vocabulary)):
            self._note(int(side), int(code), block)
        self.row += rows

    def _alive(self, asked: Coded) -> NDArray[np.bool_]:
        """Which rows hold an answer."""
        settled = [says_nothing(text, side, self.settings) for text in asked.vocabulary[1:] for side in (0, 1)]
        if not any(settled):
            return np.asarray(np.bitwise_or.reduce(asked.codes, axis=1) > 0)
        nothing = [[says_nothing(text, side, self.settings) for text in asked.vocabulary] for side in (0, 1)]
        said = ~np.array(nothing)
        codes = asked.codes.T
        sides = (said[side][codes[self.places[:, side]]].any(axis=0) for side in (0, 1))
        return np.asarray(np.logical_or(*sides))

    def _cell(self, coded: Mapping[str, Coded], rows: int) -> NDArray[np.int64]:
        if not any(name in coded for name in KEYS):
            self.sums.keys.setdefault((0, 0, 0), 0)
            return np.zeros(rows, dtype=np.int64)
        none = np.zeros(rows, dtype=np.int64)
        for name in KEYS:
            if name in coded:
                self.keyed[name] = _longer(self.keyed[name], coded[name].vocabulary)
        codes = [coded[name].codes[:, 0].astype(np.int64) if name in coded else none for name in KEYS]
        return self.sums.cells(codes, [len(self.keyed[name]) for name in KEYS])

    def _weight(self, coded: Coded) -> NDArray[np.float64]:
        weight: NDArray[np.float64] = numbers_of(coded)[coded.codes[:, 0]]
        if not (weight >= 0).all():
            raise RowsNeededError
        return weight

    def _rating(self, coded: Coded, features: Sequence[int]) -> NDArray[np.float64]:
        values = rating_values(coded.vocabulary, facts("wordings")["ratings"]["sets"])
        # What is a rating beside others can only be told of all rows.
        if not ((values[1:] >= 0) & (values[1:] <= HIGHEST)).all():
            raise RowsNeededError
        wide = np.full((len(coded.codes), len(self.pairs)), np.nan)
        wide[:, [*features]] = values[coded.codes]
        return wide

    def _note(self, side: int, code: int, block: Block) -> None:
        """Where a text that is no answer stands for the first time."""
        text = self.vocabulary[code]
        if text and says_nothing(text, side, self.settings):
            row, feature = np.argwhere(np.equal(block.answers[:, side].T, code))[0]
            place = self.pairs[feature].functional if side == 0 else self.pairs[feature].dysfunctional
            self.first[side, text] = (int(row) + self.row, place)

    def reading(self, repeated: Sequence[Exclusion]) -> Reading:
        """What the sheet holds."""
        known, sums = self.known, self.sums
        sides = (_Said(self, 0), _Said(self, 1))
        meanings = interpret((sides[0].said(), sides[1].said()), self.settings)
        names = {known.header.name(i) for i in self.asked}
        if (
            any(meanings.unknown)
            or meanings.ambiguous
            or names & {*self.vocabulary[1:]}
            or not sums.people.any()
        ):
            raise RowsNeededError
        silent, lost = self.silent.told("no_answers"), self.lost.told("no_wave")
        excluded = (*silent, *lost, *repeated, *unused(known))
        found = Counted(known, sums, sides, self.vocabulary, self.keyed, excluded).reading(meanings)
        tally = found.data
        assert isinstance(tally, Tally)
        if tally.n.any() and not tally.w.any():
            raise RowsNeededError
        if not_borne_out(self.pairs, tally.n.sum(axis=(0, 1))):
            raise RowsNeededError
        return found


@dataclass(frozen=True, eq=False)
class _Said:
    """What was said on one side, as `Texts` tells it."""

    count: _Count
    side: int

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """Every text of the answers."""
        return self.count.vocabulary

    @property
    def counts(self) -> NDArray[np.int64]:
        """How often each occurs."""
        return np.asarray(self.count.sums.said[self.side])

    def said(self) -> list[str]:
        """The texts that occur, without the blank."""
        return [text for text, count in zip(self.vocabulary, self.counts, strict=False) if count and text]

    def first(self, text: str) -> tuple[int, int]:
        """Row and column of the first cell that says this."""
        return self.count.first[self.side, text]

    def address(self, place: tuple[int, int]) -> str:
        """A cell as a spreadsheet names it."""
        return cell(*place)


def _longer(known: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """The vocabulary of a block, which must go on where that of the blocks before ended."""
    if now[: len(known)] != known:
        raise TooManyError
    return now


def _may_end_in_totals(cells: Sequence[str]) -> bool:
    """Whether the last rows may be totals, by their first cells: the last that says something else says no."""
    plain = [text.strip(" :.").casefold() for text in cells]
    said = [text for text in plain if text]
    return not said or said[-1] in total_words()
