"""The answers to both questions as codes of the five answers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError
from kano.readers.answers.meaning import Meanings, interpret
from kano.readers.answers.sides import Sides, Texts
from kano.readers.answers.unknown import unknown_problems
from kano.readers.columns.table import Table
from kano.scale import Answer


def decoded(sides: Sides, table: Table) -> tuple[tuple[NDArray[np.int8], NDArray[np.int8]], Meanings]:
    """Answers to either question, shaped as its texts are, and how the texts were understood.

    Raises:
        DataError: asks about every text that is no answer, with its first cell, the nearest answer and the
            settings that settle it.
    """
    texts = (sides[0].said(), sides[1].said())
    meanings = interpret(texts, table.settings)
    if any(meanings.unknown) or meanings.ambiguous:
        raise DataError(unknown_problems(sides, meanings, table))
    functional, dysfunctional = (
        _looked_up(side, known) for side, known in zip(sides, meanings.answers, strict=True)
    )
    return (functional, dysfunctional), meanings


def _looked_up(side: Texts, known: Mapping[str, Answer]) -> NDArray[np.int8]:
    lookup = np.array([known.get(text, Answer.NO_ANSWER) for text in side.vocabulary], dtype=np.int8)
    return lookup[side.codes]
