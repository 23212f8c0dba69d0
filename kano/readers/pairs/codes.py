"""Couples of columns by the codes that their names share: 1a and 1b, 28-1 and 28-2, wherever they stand."""

import re
from collections.abc import Sequence

from kano.readers.columns.header import Header
from kano.readers.columns.names import coded

_FEWEST = 2
"""Couples from which codes are believed to name pairs."""


def coded_couples(header: Header, columns: Sequence[int]) -> list[tuple[int, int]]:
    """The couples by code, the first of each first; [] where a code has one column or more than two."""
    found: dict[str, dict[int, list[int]]] = {}
    for i in columns:
        if code := code_of(header, i):
            found.setdefault(code[0].casefold(), {}).setdefault(code[1], []).append(i)
    couples = [(sides[0][0], sides[1][0]) for sides in found.values() if _is_couple(sides)]
    whole = len(couples) == len(found) >= _FEWEST and not _has_thirds(header, list(found))
    return couples if whole else []


def code_of(header: Header, column: int) -> tuple[str, int] | None:
    """The code of a column, and whether it is the first or the second of its couple; None where it has none."""
    short = header.codes[column] if column < len(header.codes) else ""
    return coded(short) or coded(header.name(column))


def _is_couple(sides: dict[int, list[int]]) -> bool:
    return sides.keys() == {0, 1} and all(len(columns) == 1 for columns in sides.values())


def _has_thirds(header: Header, stems: Sequence[str]) -> bool:
    """Whether a name goes on counting, as rows of a grid do."""
    third = re.compile(
        rf"\W*(?:{'|'.join(map(re.escape, stems))})(?:\s*[-_.]\s*|\[(?:SQ|Q)?0*|)[3c](?![A-Za-z0-9])",
        re.IGNORECASE,
    )
    return any(third.match(text) for text in (*header.texts, *header.codes))
