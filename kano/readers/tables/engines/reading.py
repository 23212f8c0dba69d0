"""From what an engine counted to a reading, by the words and checks that sheets are read by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kano.errors import DataError, Problem
from kano.provenance import Exclusion, Notice, frozen_map
from kano.readers.answers.decoded import decoded
from kano.readers.answers.sides import Texts
from kano.readers.files.sheet import column_letters
from kano.readers.pairs.pair import Pair
from kano.readers.tables.engines.grouped import Grouped, Summed, summed
from kano.readers.tables.outcome import Reading
from kano.readers.tables.rows import no_answers
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.aside import without_doubted
from kano.readers.tables.wide.counted_reading import Counted
from kano.readers.tables.wide.wide import check_order
from kano.tally import Tally


def grouped_reading(
    known: Understood,
    found: Grouped,
    sides: tuple[Texts, Texts],
    excluded: Sequence[Exclusion] = (),
    *,
    absent: bool = False,
) -> Reading:
    """The reading of a table of which only these counts came back.

    Raises:
        DataError: where texts are no answers, weights are none, or the counts don't bear out the pairs.
    """
    _, meanings = decoded(sides, known.table)
    summary = summed(found, len(known.pairing.pairs), known.place)
    if not summary.sums.people.any():
        raise no_answers(known.sheet, meanings)
    left_out = (*_left_out(found), *excluded)
    counted = Counted(known, summary.sums, sides, summary.texts, summary.keyed, left_out, absent)
    reading = counted.reading(meanings)
    tally = reading.data
    assert isinstance(tally, Tally)
    if tally.n.any() and not tally.w.any():
        raise DataError("all weights are 0", known.place, todo="Name another weight column.")
    counts = tally.n.sum(axis=(0, 1))
    if without_doubted(known, counts):
        todo = "Leave their columns out of the table, or name the two questions of each in kano.toml."
        raise DataError(
            Problem("pairs can't be set aside where rows stay with their engine", known.place, todo=todo)
        )
    check_order(counts, known)
    return replace(reading, notices=(*reading.notices, *_unreadable(summary, known.pairing.pairs)))


def _left_out(found: Grouped) -> Iterator[Exclusion]:
    silent = sum(found.rows.values()) - sum(found.people.values())
    lost = sum(n for key, n in found.people.items() if not key.wave) if found.waved else 0
    for reason, count in (("no_answers", silent), ("no_wave", lost)):
        if count:
            yield Exclusion(reason, count, ())


def _unreadable(summary: Summed, pairs: Sequence[Pair]) -> Iterator[Notice]:
    for rating in dict.fromkeys(name for name, _ in summary.unreadable):
        cells = {feature: n for (name, feature), n in summary.unreadable.items() if name == rating}
        column = pairs[min(cells)].ratings.get(rating)
        first = "" if column is None else column_letters(column)
        values = {"rating": rating, "count": sum(cells.values()), "first": first}
        yield Notice("ratings_unreadable", frozen_map(values))
