"""What tells one submission from all others, beside its answers: its id, its moment, what is its own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kano.readers.columns.header import Header
from kano.readers.columns.timing import RUNNING, tells_people
from kano.readers.files.coding import Coded
from kano.readers.files.sheet import Sheet
from kano.responses import id_marks

_MOST = 60
"""Columns that are looked at."""
_OWN = 0.9
"""Share of rows with a text of their own from which a column tells rows apart."""


def row_stamps(sheet: Sheet, header: Header, columns: Sequence[int]) -> NDArray[np.int64]:
    """A mark for each row below the header, the same where these columns say the same; 0 where none tells.

    Columns that only say who people are take no part: the same person may answer twice.
    """
    asked = [i for i in columns if not tells_people(header, i)][:_MOST]
    coded = sheet.encode(header.start, [[i] for i in asked]) if asked else ()
    if not (own := [each for each in coded if _is_own(each)]):
        return np.zeros(len(coded[0].codes) if coded else 0, dtype=np.int64)
    texts = zip(*([each.vocabulary[code] for code in each.codes[:, 0]] for each in own), strict=True)
    return id_marks("\0".join(row) if any(row) else "" for row in texts)


def _is_own(each: Coded) -> bool:
    """Whether nearly every row has a text of its own that is no running number."""
    codes = each.codes[:, 0]
    distinct = len(np.unique(codes[codes > 0]))
    if not len(codes) or distinct < _OWN * len(codes):
        return False
    return not all(text.isdecimal() and len(text) < RUNNING for text in each.vocabulary[1:])
