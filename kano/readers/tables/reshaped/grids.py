"""Tables of five by five answers, one a feature, as papers and calculators print them."""

from collections.abc import Iterator, Sequence

from kano.errors import DataError
from kano.readers.columns.header import is_answer
from kano.readers.columns.names import RATINGS, names
from kano.readers.columns.table import Table
from kano.readers.files.sheet import Sheet
from kano.readers.tables.reshaped.melted import COUNTS, at, melted, texts
from kano.values import dataclass
from kano.words.folding import number
from kano.words.wordings import known_texts

_ANSWERS = 5


@dataclass(frozen=True)
class _Grid:
    """One such table: where it begins, and what it is about."""

    row: int
    """Of the answers across."""
    column: int
    """Of the answers down."""
    name: str


def grids(sheet: Sheet, table: Table) -> Sheet | None:
    """The long sheet of a sheet of grids; None where it holds none.

    Raises:
        DataError: where nothing says which answers stand down.
    """
    del table  # its header means nothing here
    if not any(_across(row) is not None for row in sheet.head):
        return None
    rows = list(texts(sheet))
    if not (found := list(_found(rows))):
        return None
    counted = [line for grid in found for line in _lines(rows, grid, sheet.place)]
    return melted(sheet, COUNTS, lambda: iter(counted), "laid_out_grids")


def _across(row: Sequence[str]) -> int | None:
    """The column before five answers side by side, in one row of them and no more."""
    said = [i for i, text in enumerate(row) if text.strip() and is_answer(text, known_texts())]
    if len(said) != _ANSWERS or said != list(range(said[0], said[0] + _ANSWERS)) or not said[0]:
        return None
    return said[0] - 1 if len({row[i] for i in said}) == _ANSWERS else None


def _found(rows: Sequence[Sequence[str]]) -> Iterator[_Grid]:
    for number_, row in enumerate(rows):
        column = _across(row)
        below = rows[number_ + 1 : number_ + 1 + _ANSWERS]
        if column is None or len(below) < _ANSWERS:
            continue
        if all(is_answer(at(each, column), known_texts()) and _counts(each, column) for each in below):
            yield _Grid(number_, column, _title(rows, number_))


def _counts(row: Sequence[str], column: int) -> bool:
    cells = [at(row, column + 1 + k) for k in range(_ANSWERS)]
    return all(not cell or number(cell) is not None for cell in cells) and any(cells)


def _title(rows: Sequence[Sequence[str]], row: int) -> str:
    """The nearest text above that stands alone in its row."""
    for above in reversed(rows[max(row - 3, 0) : row]):
        said = [text for text in above if text]
        if len(set(said)) == 1:
            return said[0]
    return f"Feature {row}"


def _lines(rows: Sequence[Sequence[str]], grid: _Grid, place: str) -> Iterator[list[str]]:
    down = _down(rows, grid, place)
    across = rows[grid.row]
    for row in rows[grid.row + 1 : grid.row + 1 + _ANSWERS]:
        for i in range(grid.column + 1, grid.column + 1 + _ANSWERS):
            pair = (row[grid.column], across[i]) if down == "functional" else (across[i], row[grid.column])
            yield [grid.name, *pair, at(row, i) or "0"]


def _down(rows: Sequence[Sequence[str]], grid: _Grid, place: str) -> str:
    """Which question's answers stand down, as the corner says: "Functional / Dysfunctional"."""
    corner = at(rows[grid.row], grid.column)
    parts = [part for part in corner.replace("\\", "/").replace("|", "/").replace("×", "/").split("/") if part]
    sides = [{name.role for name in names(part.strip()) if name.role not in RATINGS} for part in parts]
    if told := [side.pop() for side in sides if len(side) == 1]:
        return told[0]
    what = f'nothing says which answers to "{grid.name}" stand down, and which across'
    todo = r"Write it into the corner of the table: Functional \ Dysfunctional, what stands down first."
    raise DataError(what, place, todo=todo)
