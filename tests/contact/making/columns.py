"""Other columns of a form, before and behind those of the questions."""

from collections.abc import Sequence
from typing import Any

from tests.contact.making.model import stamps

MARKS = tuple("123456789")


def beside(columns: dict[str, Sequence[Any]], header: list[str], rows: list[list[str]]) -> list[list[Any]]:
    """A header and rows with other columns before them."""
    before = zip(*columns.values(), strict=True)
    return [[*columns, *header], *([*left, *row] for left, row in zip(before, rows, strict=True))]


def after(rows: list[list[Any]], columns: dict[str, Sequence[Any]]) -> list[list[Any]]:
    """The same rows with other columns behind them."""
    behind = zip(*columns.values(), strict=True)
    return [[*rows[0], *columns], *([*row, *right] for row, right in zip(rows[1:], behind, strict=True))]


def times(seed: str, n: int, shape: str = "%d/%m/%Y %H:%M:%S") -> list[str]:
    return [at.strftime(shape) for at in stamps(seed, n)]


def mails(n: int) -> list[str]:
    return [f"participant{number:02}@example.com" for number in range(1, n + 1)]
