"""The texts of the answers to both questions, and where they stand."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kano.provenance import Notice, frozen_map
from kano.readers.answers.meaning import Meanings
from kano.readers.files.sheet import cell
from kano.values import dataclass

Codes: TypeAlias = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, eq=False)
class Texts:
    """The cells of the functional or of the dysfunctional questions."""

    codes: Codes
    """(rows, columns) positions in `vocabulary`; 0 is blank."""
    vocabulary: tuple[str, ...]
    columns: tuple[int, ...]
    """Where each column of codes stands in the sheet."""
    rows: NDArray[np.int64]
    """Where each row of codes stands in the sheet."""

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How often each text of the vocabulary occurs."""
        # Column by column: counting makes a wide copy of what it counts.
        none = np.zeros(len(self.vocabulary), dtype=np.int64)
        return sum((np.bincount(column, minlength=len(none)) for column in self.codes.T), none)

    def said(self) -> list[str]:
        """The texts that occur, without the blank."""
        return [text for text, count in zip(self.vocabulary, self.counts, strict=True) if count and text]

    def in_order(self, texts: Sequence[str]) -> list[str]:
        """These texts by where they first occur."""
        codes, places = np.unique(self.codes, return_index=True)
        first = {self.vocabulary[code]: place for code, place in zip(codes, places, strict=True)}
        return sorted(texts, key=first.__getitem__)

    def first(self, text: str) -> tuple[int, int]:
        """Row and column in the sheet of the first cell that says this."""
        row, column = np.argwhere(self.codes == self.vocabulary.index(text))[0]
        return int(self.rows[row]), self.columns[int(column)]

    def address(self, place: tuple[int, int]) -> str:
        """A cell, by row and column, as a reader finds it."""
        return cell(*place)


Sides: TypeAlias = tuple[Texts, Texts]


class Said(Protocol):
    """What is known of one side's texts, whether its cells are at hand or only counted."""

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """Every text that may occur."""
        ...

    @property
    def counts(self) -> NDArray[np.int64]:
        """How often each of them occurs."""
        ...

    def said(self) -> list[str]:
        """The texts that occur, without the blank."""
        ...

    def first(self, text: str) -> tuple[int, int]:
        """Row and column in the sheet of the first cell that says this."""
        ...

    def address(self, place: tuple[int, int]) -> str:
        """A cell, by row and column, as a reader finds it."""
        ...


def notices_of(sides: tuple[Said, Said], meanings: Meanings) -> Iterator[Notice]:
    """What a reader should know about how the texts were understood."""
    if meanings.assumed:
        yield Notice("numbers_assumed", frozen_map({"scale": meanings.scale}), warning=False)
    for key, texts in (("no_opinion", meanings.opinions), ("error_cells", meanings.errors)):
        if found := [(side, text) for side in sides for text in side.said() if text in texts]:
            places = [side.first(text) for side, text in found]
            values = {
                "count": sum(int(side.counts[side.vocabulary.index(text)]) for side, text in found),
                "texts": tuple(dict.fromkeys(text for _, text in found)),
                "first": sides[0].address(min(places)),
            }
            yield Notice(key, frozen_map(values), warning=key == "error_cells")
