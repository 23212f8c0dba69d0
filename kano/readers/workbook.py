"""Workbooks: xlsx, xlsm, xlsb, xls and ods, every cell as text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.extent import check_area, check_texts, extent_of, keeps_near
from kano.readers.kinds import READABLE, damaged, locked
from kano.readers.merged import filled, sources
from kano.readers.ods_xml import check_whole, tables
from kano.readers.package import BROKEN, Package, Part
from kano.readers.raw import Raw
from kano.readers.sheet import Row, Sheet, sheet_of
from kano.readers.sheet_xml import Findings, findings_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

_AT_ONCE = 4 << 20
"""Bytes of XML that are looked at before the sheet is loaded; more are looked at meanwhile."""
_KEPT = 256 << 20
"""Bytes of XML that are kept in memory between two looks."""


@dataclass(frozen=True)
class _Look:
    """What the XML of a sheet tells before the sheet is loaded."""

    extent: tuple[int, int] = (0, 0)
    findings: Findings | None = None
    """None where the format doesn't tell."""
    later: Callable[[], Iterable[bytes]] | None = None
    """What is still to be looked through."""


@dataclass(frozen=True)
class _Loaded:
    sheet: CalamineSheet
    findings: Findings | None
    """None where the format doesn't tell."""

    @property
    def waits(self) -> bool:
        """Whether at least half of what the sheet holds are formulas that nobody has calculated."""
        found = self.findings
        return found is not None and found.uncalculated > 0 and 2 * found.uncalculated >= found.cells


def workbook_sheets(raw: Raw, package: Package | None) -> tuple[Sheet, ...]:
    """Every visible sheet that holds cells, in the order of the workbook.

    Cells of a merged range all say what the range shows. Notices: hidden_sheets, hidden_rows,
    hidden_columns, error_cells, formulas_without_values, sheets_without_values, errors_look_blank.
    """
    first = _tables(raw, package)
    book = _opened(raw)
    looks = dict(enumerate(first or _looks(raw, package, len(book.sheets_metadata))))
    visible = [(index, meta) for index, meta in enumerate(book.sheets_metadata) if _is_visible(meta)]
    loaded = {meta.name: _load(raw, book, index, looks.get(index, _Look())) for index, meta in visible}
    waiting = [name for name, each in loaded.items() if each.waits]
    hidden = [meta.name for meta in book.sheets_metadata if not _is_visible(meta)]
    common = [*_names("hidden_sheets", hidden, warning=False), *_names("sheets_without_values", waiting)]
    found = [
        sheet_of(_rows(each), file=raw.name, name=name, notices=[*_notices(each), *common])
        for name, each in loaded.items()
        if each.sheet.start is not None and name not in waiting
    ]
    if not found:
        raise DataError(_nothing(raw, {name: loaded[name].findings for name in waiting}, hidden))
    return tuple(found)


@contextmanager
def _understood(raw: Raw) -> Iterator[None]:
    """Turns what the library raises into an error of the file; a panic of its Rust is no Exception."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError:
        raise locked(raw) from None
    except (CalamineError, OSError, *BROKEN) as error:
        raise damaged(raw, error) from None
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise damaged(raw, error) from None


def _opened(raw: Raw) -> CalamineWorkbook:
    from python_calamine import load_workbook

    with _understood(raw):
        return load_workbook(str(raw.path) if raw.path else raw.open())


def _tables(raw: Raw, package: Package | None) -> list[_Look]:
    """Looks before the workbook is opened, which makes room for its texts, or all sheets of OpenDocument."""
    if package is None:
        return []
    with _understood(raw):
        check_texts(raw, package)
        part = package.parts.get("content.xml")
        content = part.content() if part else b""
    if not content:
        return []
    check_whole(raw, content)
    looks = [_Look(*each) for each in tables(content)]
    for look in looks:
        check_area(raw, look.extent)
    return looks


def _looks(raw: Raw, package: Package | None, sheets: int) -> list[_Look]:
    """Of each sheet, in the order of the workbook, what its XML tells; nothing for binary formats."""
    if package is None or "xl/workbook.xml" not in package.parts:
        return []
    with _understood(raw):
        parts = package.worksheets()
        if len(parts) == sheets and None not in parts:
            return [_look(part) for part in parts if part]
        # It isn't clear which part is which sheet: each may reach as far as the widest.
        xml = (part for name, part in package.parts.items() if name.lower().endswith(".xml"))
        widest = max((extent_of(part.chunks()) for part in xml), key=math.prod)
        return [_Look(widest)] * sheets


def _look(part: Part) -> _Look:
    if part.size <= _AT_ONCE:
        content = part.content()
        return _Look(extent_of([content]), findings_of([content]))
    # What a sheet says of its extent may be wrong, and the library makes room for whatever it holds.
    kept: list[bytes] = []

    def later() -> Iterable[bytes]:
        return kept if part.size <= _KEPT else part.chunks()

    near = keeps_near(_ahead(part, kept))
    return _Look(later=later) if near else _Look(extent_of(part.chunks()), later=part.chunks)


def _ahead(part: Part, kept: list[bytes]) -> Iterator[bytes]:
    """The content of a part, unpacked while the piece before is looked at; kept where it is not too much."""
    from concurrent.futures import ThreadPoolExecutor

    chunks = part.chunks()
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, chunks, b"")
        while chunk := coming.result():
            coming = pool.submit(next, chunks, b"")
            if part.size <= _KEPT:
                kept.append(chunk)
            yield chunk


def _load(raw: Raw, book: CalamineWorkbook, index: int, look: _Look) -> _Loaded:
    check_area(raw, look.extent)
    with _understood(raw):
        if look.later is None:
            return _Loaded(book.get_sheet_by_index(index), look.findings)
        return _load_large(book, index, look.later)


def _load_large(book: CalamineWorkbook, index: int, later: Callable[[], Iterable[bytes]]) -> _Loaded:
    """Looks through the XML while the sheet is loaded, which leaves the interpreter free."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(lambda: findings_of(later()))
        return _Loaded(book.get_sheet_by_index(index), looking.result())


def _rows(loaded: _Loaded) -> Callable[[], Iterator[Row]]:
    sheet = loaded.sheet
    left: list[Any] = [""] * (sheet.start or (0, 0))[1]
    merged = sheet.merged_cell_ranges or (loaded.findings.merged if loaded.findings else [])
    places = sources(merged, sheet.end or (0, 0))

    def rows() -> Iterator[Row]:
        read: Iterator[list[Any]] = iter(sheet.iter_rows())
        whole = (left + row for row in read) if left else read
        return filled(whole, places) if places else whole

    return rows


def _is_visible(meta: SheetMetadata) -> bool:
    from python_calamine import SheetVisibleEnum

    return meta.visible == SheetVisibleEnum.Visible


def _names(key: str, names: Sequence[str], *, warning: bool = True) -> list[Notice]:
    return [Notice(key, frozen_map({"sheets": tuple(names)}), warning)] if names else []


def _notices(loaded: _Loaded) -> list[Notice]:
    if loaded.findings is None:
        return [Notice("errors_look_blank", warning=False)]
    return list(loaded.findings.notices())


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
