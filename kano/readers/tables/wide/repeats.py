"""Blocks of questions that stand twice in a sheet, since a form was redesigned midway."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kano.provenance import Exclusion
from kano.readers.files.sheet import column_letters
from kano.readers.pairs.pair import Pair
from kano.readers.tables.outcome import SHOWN
from kano.readers.tables.understood import Understood


def without_repeats(known: Understood) -> tuple[Understood, tuple[Exclusion, ...]]:
    """The sheet without the pairs that nobody answered and whose questions another pair asks too."""
    pairs = known.pairing.pairs
    asked = [_asked(known, pair) for pair in pairs]
    twice = {each for each, count in Counter(asked).items() if count > 1 and all(each)}
    maybe = [pair for pair, each in zip(pairs, asked, strict=True) if each in twice]
    empty = _unanswered(known, maybe)
    left = Counter(each for pair, each in zip(pairs, asked, strict=True) if pair not in empty)
    gone = [pair for pair, each in zip(pairs, asked, strict=True) if pair in empty and left[each]]
    if not gone:
        return known, ()
    kept = tuple(pair for pair in pairs if pair not in gone)
    columns = sorted(i for pair in gone for i in pair.columns)
    where = tuple(map(column_letters, columns[:SHOWN]))
    exclusion = Exclusion("repeated_questions", len(columns), where)
    # Nothing else reads these columns, but they are told of here and not as unused ones.
    header = replace(
        known.header, texts=tuple("" if i in columns else text for i, text in enumerate(known.header.texts))
    )
    fewer = replace(
        known, table=replace(known.table, header=header), pairing=replace(known.pairing, pairs=kept)
    )
    return fewer, (exclusion,)


def _asked(known: Understood, pair: Pair) -> tuple[str, str]:
    """Both questions,."""
    functional, dysfunctional = (
        " ".join(known.header.name(i).split()) for i in (pair.functional, pair.dysfunctional)
    )
    return functional, dysfunctional


def _unanswered(known: Understood, pairs: Sequence[Pair]) -> list[Pair]:
    columns = [[i] for pair in pairs for i in (pair.functional, pair.dysfunctional)]
    coded = known.sheet.encode(known.header.start, columns) if columns else ()
    said = [bool(each.codes.any()) for each in coded]
    return [pair for k, pair in enumerate(pairs) if not said[2 * k] and not said[2 * k + 1]]
