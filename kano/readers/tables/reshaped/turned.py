"""Sheets whose rows are features and whose pairs of columns are people."""

import re
from collections.abc import Iterator, Sequence

from kano.readers.columns.names import same_stem
from kano.readers.columns.table import Table
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.pair import Pair
from kano.readers.tables.long.long_columns import speaks_of_features
from kano.readers.tables.reshaped.melted import PAIRS, at, melted, texts
from kano.resources import facts
from kano.words.folding import number

_NUMBERED = re.compile(r"(.*?)[\s_#.-]*\d+")


def turned(sheet: Sheet, table: Table, pairs: Sequence[Pair]) -> Sheet | None:
    """The long sheet of a table with features down and people across; None where rows are people."""
    if len(pairs) < 2 or any(pair.evidence not in ("suffix", "grid") for pair in pairs):
        return None
    if (feature := _feature_column(sheet, table, pairs)) is None:
        return None

    def rows() -> Iterator[list[str]]:
        for row in texts(sheet, table.header.start):
            if name := at(row, feature):
                for pair in pairs:
                    yield [pair.name, name, at(row, pair.functional), at(row, pair.dysfunctional)]

    return melted(sheet, PAIRS, rows, "laid_out_features_down")


def _feature_column(sheet: Sheet, table: Table, pairs: Sequence[Pair]) -> int | None:
    """The column of features, each once, where its name says so or the pairs are named as people."""
    header, used = table.header, {i for pair in pairs for i in pair.columns}
    people = all(_is_person(pair.name) for pair in pairs)
    below = [[cell.strip() for cell in row] for row in sheet.head[header.start :]]
    for i in range(min(pair.functional for pair in pairs)):
        held = [at(row, i) for row in below if any(row)]
        said = [text for text in held if text]
        apart = len(set(said)) == len(said) > 1 and not any(number(text) is not None for text in said)
        if i not in used and apart and (people or speaks_of_features(header.name(i))):
            return i
    return None


def _is_person(name: str) -> bool:
    """Whether a pair is named as people are numbered: Customer 1, P02."""
    found = _NUMBERED.fullmatch(name.strip())
    return found is not None and same_stem(found[1]) in facts("suffixes")["people"]["words"]
