"""Rotated blocks: which features a respondent was never asked about."""

import re

import numpy as np
from numpy.typing import NDArray

from kano.readers.columns.header import Header
from kano.readers.files.coding import Coded
from kano.scale import NOT_ASKED, Answer

_NAME = "kanoblock"
DRAWN = "random"
"""Stands in the column where the platform draws features without a fixed block."""


def find_block(header: Header) -> int | None:
    """The column kano_block, which forms with rotated blocks carry; platforms may drop its underscore."""
    for names in (header.codes, header.texts):
        for i, name in enumerate(names):
            short = re.split(r"[./]", name.strip())
            if any(part.strip().casefold().replace("_", "") == _NAME for part in (short[0], short[-1])):
                return i
    return None


def unasked(answers: NDArray[np.int8], block: Coded | None, rows: NDArray[np.int64]) -> NDArray[np.int8]:
    """The answers (N, F, 2) with `NOT_ASKED` where a respondent's block doesn't show the feature.

    A block shows a feature where anybody in it answered one of its two questions; so somebody who skipped a
    feature that others in the block answered gave no answer. Where features are drawn without blocks, a pair
    left blank altogether was not asked.
    """
    if block is None:
        return answers
    blank = (answers == Answer.NO_ANSWER).all(axis=2)
    codes = block.codes[rows, 0]
    drawn = np.array([text.casefold() == DRAWN for text in block.vocabulary])
    hidden = blank & drawn[codes][:, None]
    for code in np.unique(codes):
        # Somebody without a block saw nobody knows what.
        if block.vocabulary[code] and not drawn[code]:
            members = np.flatnonzero(codes == code)
            hidden[members] |= blank[members].all(axis=0)
    found = answers.copy()
    found[hidden] = NOT_ASKED
    return found
