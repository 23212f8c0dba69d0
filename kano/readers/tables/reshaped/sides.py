"""Sheets of two rows a person: one says how it is with a feature, the other how it is without."""

from collections.abc import Iterator, Sequence

from kano.readers.columns.header import Kind
from kano.readers.columns.names import RATINGS, names
from kano.readers.columns.table import Table
from kano.readers.files.sheet import Sheet
from kano.readers.tables.reshaped.melted import ANSWERS, at, melted, texts

_SIDES = ("functional", "dysfunctional")


def two_rows_a_person(sheet: Sheet, table: Table) -> Sheet | None:
    """The long sheet of a table with two rows a person; None where it is none."""
    header, kinds = table.header, table.kinds
    answers = [i for i, kind in enumerate(kinds) if kind is Kind.ANSWERS and header.name(i)]
    below = [[cell.strip() for cell in row] for row in sheet.head[header.start :] if any(row)]
    if header.row is None or len(answers) < 2 or len(below) < 4:
        return None
    column = next((i for i in range(answers[0]) if _alternates([at(row, i) for row in below])), None)
    if column is None:
        return None
    person = next((i for i in range(answers[0]) if i != column and _stands_once(below, i)), None)

    def rows() -> Iterator[list[str]]:
        name = ""
        said = (row for row in texts(sheet, header.start) if side_of(at(row, column)))
        for count, row in enumerate(said):
            name = (at(row, person) if person is not None else str(count // 2 + 1)) or name
            for i in answers:
                yield [name, header.name(i), side_of(at(row, column)), at(row, i)]

    return melted(sheet, ANSWERS, rows, "laid_out_two_rows")


def side_of(text: str) -> str:
    """Which of the two questions a text names, and nothing else; "" where it names none."""
    roles = {name.role for name in names(text) if not name.stem and name.role not in RATINGS}
    return roles.pop() if len(roles) == 1 else ""


def _alternates(cells: Sequence[str]) -> bool:
    """Whether the two questions take turns."""
    if not all(cells) or not side_of(cells[0]):
        return False
    sides = [side_of(cell) for cell in cells]
    return set(sides) == set(_SIDES) and sides[::2] == sides[:1] * len(sides[::2])


def _stands_once(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether every first row of two has a text, and every second one the same or none."""
    cells = [at(row, column) for row in rows]
    couples = list(zip(cells[::2], cells[1::2], strict=False))
    firsts = [first for first, _ in couples]
    return all(first and second in ("", first) for first, second in couples) and len(set(firsts)) == len(firsts)
