"""Workbooks: xlsx, xlsm, xlsb, xls and ods, every cell as text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kano.errors import DataError, Problem
from kano.provenance import Notice, frozen_map
from kano.readers.files.cells import Row
from kano.readers.files.kinds import READABLE, damaged, locked
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet, sheet_of
from kano.readers.files.workbook.extent import FarError, all_near, check_area, check_texts, extent_of
from kano.readers.files.workbook.merged import filled, sources
from kano.readers.files.workbook.package import BROKEN, Package, Part
from kano.readers.files.workbook.sheet_xml import Findings, findings_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

    from kano.readers.files.workbook.growing import Copy

_PAUSE = 0.05
"""Seconds until a sheet is tried again whose loading was quicker than looking it through."""
_AT_ONCE = 4 << 20
"""Bytes of XML that are looked at before the sheet is loaded; more are looked at meanwhile."""


@dataclass(frozen=True, eq=False)
class _Look:
    """What the XML of a sheet tells before the sheet is loaded."""

    extent: tuple[int, int] = (0, 0)
    """Rows and columns up to its last cell, where they may be too many."""
    findings: Findings | None = None
    """None where the format doesn't tell."""
    large: Part | None = None
    """Too large to be looked through beforehand."""


@dataclass(frozen=True, eq=False)
class _Book:
    opened: CalamineWorkbook
    copy: Copy | None
    """What it was opened from, where it holds a large sheet."""


@dataclass(frozen=True, eq=False)
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
    loaded, hidden = _all_loaded(raw, package)
    waiting = [name for name, each in loaded.items() if each.waits]
    common = [*_names("hidden_sheets", hidden, warning=False), *_names("sheets_without_values", waiting)]
    found = [
        sheet_of(_rows(each), file=raw.name, name=name, notices=[*_notices(each), *common])
        for name, each in loaded.items()
        if each.sheet.start is not None and name not in waiting
    ]
    if not found:
        raise DataError(_nothing(raw, {name: loaded[name].findings for name in waiting}, hidden))
    return tuple(found)


def _all_loaded(raw: Raw, package: Package | None) -> tuple[dict[str, _Loaded], list[str]]:
    """Every visible sheet by its name, and the names of the hidden ones."""
    before = _tables(raw, package)
    parts = _parts(raw, package)
    large = any(part and part.size > _AT_ONCE for part in parts)
    with _copy_of(raw) if large else nullcontext() as copy:
        book = _Book(_opened(copy.raw if copy else raw), copy)
        if copy:
            copy.hide()
        metas = book.opened.sheets_metadata
        looks = dict(enumerate(before or _looks(raw, package, parts, len(metas))))
        loaded = {
            meta.name: _load(raw, book, index, looks.get(index, _Look()))
            for index, meta in enumerate(metas)
            if _is_visible(meta)
        }
    return loaded, [meta.name for meta in metas if not _is_visible(meta)]


def _copy_of(raw: Raw) -> AbstractContextManager[Copy | None]:
    from kano.readers.files.workbook.growing import copy_of

    return copy_of(raw)


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
        if type(error).__name__ != "PanicException":
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
    from kano.readers.files.workbook.ods_xml import check_whole, tables

    check_whole(raw, content)
    looks = [_Look(*each) for each in tables(content)]
    for look in looks:
        check_area(raw, look.extent)
    return looks


def _parts(raw: Raw, package: Package | None) -> list[Part | None]:
    with _understood(raw):
        return package.worksheets() if package else []


def _looks(raw: Raw, package: Package | None, parts: Sequence[Part | None], sheets: int) -> list[_Look]:
    """Of each sheet, in the order of the workbook, what its XML tells; nothing for binary formats."""
    if package is None or "xl/workbook.xml" not in package.parts:
        return []
    with _understood(raw):
        if len(parts) == sheets and None not in parts:
            return [_look(part) for part in parts if part]
        # It isn't clear which part is which sheet: each may reach as far as the widest.
        widest = max((extent_of(part.chunks()) for part in package.parts.values()), key=math.prod)
        return [_Look(widest)] * sheets


def _look(part: Part) -> _Look:
    if part.size > _AT_ONCE:
        return _Look(large=part)
    content = part.content()
    try:
        return _Look(findings=findings_of(all_near([content])))
    except FarError:
        return _Look(extent_of([content]), findings_of([content]))


def _load(raw: Raw, book: _Book, index: int, look: _Look) -> _Loaded:
    with _understood(raw):
        if look.large is None:
            check_area(raw, look.extent)
            return _Loaded(book.opened.get_sheet_by_index(index), look.findings)
        if book.copy:
            return _load_meanwhile(raw, book.opened, book.copy, index, look.large)
        findings = _looked_through(raw, look.large, look.large.chunks())
        return _Loaded(book.opened.get_sheet_by_index(index), findings)


def _load_meanwhile(raw: Raw, opened: CalamineWorkbook, copy: Copy, index: int, part: Part) -> _Loaded:
    """Loads a sheet, which leaves the interpreter free, while its XML is looked through, which is quicker."""
    from concurrent.futures import ThreadPoolExecutor
    from threading import Event

    begun = Event()

    def look() -> Findings:
        try:
            found = _looked_through(raw, part, copy.growing(part, begun))
        finally:
            begun.set()
        copy.give_all()
        return found

    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(look)
        begun.wait()
        loaded = _loaded_meanwhile(opened, index, looking)
        findings = looking.result()
    return _Loaded(loaded or _opened(raw).get_sheet_by_index(index), findings)


def _loaded_meanwhile(opened: CalamineWorkbook, index: int, looking: Future[Findings]) -> CalamineSheet | None:
    """The sheet; None where it isn't loaded by the time that all is looked through: another try tells why."""
    from concurrent.futures import wait

    while True:
        # It fails where it comes to the end of the copy before more has been looked through.
        with suppress(Exception):
            return opened.get_sheet_by_index(index)
        if looking.done():
            return None
        wait([looking], _PAUSE)


def _looked_through(raw: Raw, part: Part, content: Iterable[bytes]) -> Findings:
    """What the XML of a sheet tells; DataError where a cell lies too far."""
    try:
        return findings_of(all_near(content))
    except FarError:
        check_area(raw, extent_of(part.chunks()))
        return findings_of(part.chunks())


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
