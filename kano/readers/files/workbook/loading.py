"""Workbooks: xlsx, xlsm, xlsb, xls and ods, every cell as text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.files.isolation import run
from kano.readers.files.kinds import READABLE, SAVE_AS, damaged, locked
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet
from kano.readers.files.workbook.ods_xml import tables
from kano.readers.files.workbook.package import BROKEN, Package
from kano.readers.files.workbook.sheet_xml import Findings, findings_of

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from kano.readers.files.workbook.loaded import Loaded

_CHILD = Path(__file__).with_name("workbook_child.py")
_ROOM, _ROOM_A_BYTE = 768 << 20, 5
"""Bytes of memory for any workbook, enough for one stray cell below a survey, and for each of its bytes.

Where all cells are filled, 2 for each byte are needed.
"""
_PATIENCE, _QUICK = 10, 2_000_000
"""Seconds for any workbook, and bytes that get a second more; a quarter of it is needed."""


def workbook_sheets(raw: Raw, package: Package | None) -> tuple[Sheet, ...]:
    """Every visible sheet that holds cells, in the order of the workbook.

    Cells of a merged range all say what the range shows. Notices: hidden_sheets, hidden_rows,
    hidden_columns, error_cells, formulas_without_values, sheets_without_values, errors_look_blank.
    """
    size = sum(part.size for part in package.parts.values()) if package else len(raw.start(-1))
    patience, room = _PATIENCE + size // _QUICK, _ROOM + _ROOM_A_BYTE * size
    with ThreadPoolExecutor(1) as pool, _understood(raw):
        before = _tables(raw, package)
        # Beside, as a signal ends what this thread does alone: what else its XML tells.
        telling = pool.submit(lambda: before or _findings(package))
        read = run(_CHILD, raw, "", patience=patience, room=room)
        findings = telling.result()
    told = _told(raw, read)
    return _shown(raw, told, dict(zip((name for name, _ in told), findings, strict=False)))


@contextmanager
def _understood(raw: Raw) -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise damaged(raw, error) from None


def _tables(raw: Raw, package: Package | None) -> Sequence[Findings | None]:
    """Of OpenDocument, what each sheet tells."""
    part = package.parts.get("content.xml") if package else None
    return tables(raw, part.content()) if part else ()


def _findings(package: Package | None) -> Sequence[Findings | None]:
    """Of each sheet, in the order of the workbook, what its XML tells; nothing for binary formats."""
    for name, part in package.parts.items() if package else ():
        if name.lower().endswith("sharedstrings.xml"):
            deque(part.chunks(), 0)  # whether it is as it was packed
    return [findings_of(part.chunks()) if part else None for part in (package.worksheets() if package else ())]


def _told(raw: Raw, read: CompletedProcess[bytes]) -> list[tuple[str, Loaded | None]]:
    """The sheets as the child tells of them; DataError where it couldn't read them, or died of it."""
    from kano.readers.files.workbook.loaded import told_sheets

    if read.returncode:
        raise DataError(_too_far(raw))
    try:
        said = told_sheets(read.stdout)
        sheets: list[tuple[str, Loaded | None]] = said.get("sheets", [])
    except ValueError as error:
        what = f"the library for workbooks (python-calamine) gave no table ({error})"
        raise DataError(Problem(what, raw.name, todo=SAVE_AS)) from None
    match said.get("why", ""):
        case "":
            return sheets
        case "locked":
            raise locked(raw)
        case "room":
            raise DataError(_too_far(raw))
    raise damaged(raw, said.get("said", ""))


def _too_far(raw: Raw) -> Problem:
    what = "the workbook takes far more room than what it holds: a cell may lie far away from the others"
    todo = "Delete the rows and columns after the answers, or save the sheet as CSV."
    return Problem(what, raw.name, todo=todo)


def _shown(
    raw: Raw, told: Sequence[tuple[str, Loaded | None]], findings: Mapping[str, Findings | None]
) -> tuple[Sheet, ...]:
    hidden = [name for name, loaded in told if loaded is None]
    waiting = [name for name, loaded in told if loaded and _waits(findings.get(name))]
    common = [*_names("hidden_sheets", hidden, warning=False), *_names("sheets_without_values", waiting)]
    found = [
        _sheet(raw, loaded, findings.get(name), common)
        for name, loaded in told
        if loaded and loaded.cells.size and name not in waiting
    ]
    if not found:
        raise DataError(_nothing(raw, {name: findings[name] for name in waiting}, hidden))
    return tuple(found)


def _sheet(raw: Raw, loaded: Loaded, found: Findings | None, common: Sequence[Notice]) -> Sheet:
    notices = list(found.notices()) if found else [Notice("errors_look_blank", warning=False)]
    return loaded.sheet(raw.name, found.merged if found else (), [*notices, *common])


def _waits(found: Findings | None) -> bool:
    """Whether at least half of what the sheet holds are formulas that nobody has calculated."""
    return found is not None and found.uncalculated > 0 and 2 * found.uncalculated >= found.cells


def _names(key: str, names: Sequence[str], *, warning: bool = True) -> list[Notice]:
    return [Notice(key, frozen_map({"sheets": tuple(names)}), warning)] if names else []


def _nothing(raw: Raw, waiting: Mapping[str, Findings | None], hidden: Sequence[str]) -> Problem:
    for name, found in waiting.items():
        assert found is not None
        first = ", ".join(found.first_uncalculated)
        what = f"{found.uncalculated} formulas were never calculated ({first}, …)"
        todo = "Open the workbook in Excel or LibreOffice, save it and try again."
        return Problem(what, f'{raw.name}, sheet "{name}"', todo=todo)
    if hidden:
        what = f"no visible sheet holds anything; hidden: {', '.join(hidden)}"
        return Problem(what, raw.name, todo="Unhide the sheet with the answers.")
    return Problem("the workbook holds no cells", raw.name, READABLE)
