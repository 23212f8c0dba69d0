"""What a process says that reads a file of columns: a table of codes, or that it can't be read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.readers.files.cells import clean
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Told:
    """What the process that reads the file says of it."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    """Of each column the texts that occur, cleaned."""
    codes: NDArray[np.uint32]
    """(columns, rows) positions in the texts of their column."""


def told_table(told: bytes) -> Told:
    """The table in what the process wrote; ValueError where it is not one, whatever was written."""
    head, _, body = told.partition(b"\n")
    try:
        said = json.loads(head)
    except (ValueError, RecursionError):
        raise ValueError("no JSON") from None
    if isinstance(said, dict) and "why" in said:
        raise ValueError(said["why"])
    if not isinstance(said, dict) or not isinstance(said.get("texts"), list):
        raise ValueError("no columns")  # noqa: TRY004 - what was written is wrong, not who called
    names, labels = _texts(said.get("names")), _texts(said.get("labels"))
    texts = tuple(tuple(map(clean, _listed(column))) for column in said["texts"])
    if not len(names) == len(labels) == len(texts):
        raise ValueError("names, labels and texts differ in number")
    return Told(names, labels, texts, _codes(body, texts))


def _texts(said: object) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
        raise ValueError("no list of texts")
    return tuple(said)


def _listed(said: object) -> list[Any]:
    if not isinstance(said, list) or any(isinstance(value, list | dict) for value in said):
        raise ValueError("no list of values")
    return said


def _codes(body: bytes, texts: Sequence[Sequence[str]]) -> NDArray[np.uint32]:
    rows, over = divmod(len(body), 4 * len(texts)) if texts else (0, len(body))
    if over:
        raise ValueError("cut off")
    codes = np.frombuffer(body, dtype=np.uint32).reshape(len(texts), rows)
    if rows and any(column.max() >= len(known) for column, known in zip(codes, texts, strict=True)):
        raise ValueError("a code without a text")
    return codes
