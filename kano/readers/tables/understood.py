"""What a sheet is and what is unclear about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace

from kano.errors import DataError, Problem, Question
from kano.provenance import frozen_map
from kano.readers.columns.extras import Extras
from kano.readers.columns.header import Header
from kano.readers.columns.table import Table
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.evidence import Pairing
from kano.readers.tables.long.long_columns import LongColumns
from kano.readers.tables.outcome import Reading
from kano.scale import Category
from kano.settings.panels.study import Settings
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Understood:
    """One sheet: what it is, what nobody can know of it, and, where nothing is in the way, its reading.

    Made once, in steps that each add what they find; the first step that finds something wrong is the last.
    """

    sheet: Sheet
    table: Table
    """Header, kinds of columns, platform and settings."""
    layout: str = ""
    """wide, long, published or tally; half for one of the two questions alone; none where it holds no
    survey, "" where an error came first."""
    extras: Extras = Extras()
    """Columns beside the answers that the settings name."""
    pairing: Pairing = Pairing()
    """Of a wide sheet: its pairs, each with the evidence that settled it, and those that are unsettled."""
    long: LongColumns | None = None
    """Of a long sheet: where it holds what."""
    categories: Mapping[Category, int] = field(default_factory=frozen_map)
    """Of a published table: its columns of counts."""
    problems: tuple[Problem, ...] = ()
    """All that is wrong or unclear; why it holds no survey, where it holds none."""
    reading: Reading | None = None

    @property
    def header(self) -> Header:
        """The names of the columns, and who wrote them."""
        return self.table.header

    @property
    def settings(self) -> Settings:
        """What the study decides."""
        return self.table.settings

    @property
    def place(self) -> str:
        """The sheet as an error names it."""
        return self.table.place

    @property
    def questions(self) -> tuple[Question, ...]:
        """What a person has to settle before it can be read, each once."""
        return tuple(dict.fromkeys(each for problem in self.problems for each in problem.questions))

    @property
    def unused(self) -> tuple[int, ...]:
        """Columns with a name that hold neither answers nor what the settings ask for."""
        used = {*self.pairing.columns, *self.extras.columns}
        return tuple(i for i, text in enumerate(self.header.texts) if text and i not in used)

    def then(self, step: Callable[[Understood], Understood]) -> Understood:
        """The same a step further, or with what is wrong; a step is not taken where something is wrong."""
        if self.problems:
            return self
        try:
            return step(self)
        except DataError as error:
            return replace(self, problems=error.problems)

    def read_as(self, reading: Reading) -> Understood:
        """The same with its reading, in which all that is left out says where it was."""
        source = f"{self.sheet.file}, {self.sheet.name}" if self.sheet.name else self.sheet.file
        excluded = tuple(replace(each, source=source) for each in reading.excluded)
        return replace(self, reading=replace(reading, excluded=excluded))
