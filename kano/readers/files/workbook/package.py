"""Zip packages: workbooks are such, and some tools send their exports zipped. Nothing is unpacked to disk."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kano.errors import DataError, Problem
from kano.readers.files.kinds import damaged, locked, refuse
from kano.readers.files.raw import Raw

_MOST = 2 << 30
"""Bytes that a package may hold when unpacked; a million rows of 40 answers take 1.4 GB."""
_DENSE = 256 << 20
"""From this size on a package has to be less than ..."""
_RATIO = 250
"""... this many times its packed size."""
_BOOKS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
_BLOCK = 1 << 13
"""Packed bytes at a time; unpacked they are some hundred thousand."""
_FIXED, _LENGTHS = 30, 26
"""Bytes before the name of a part in its local header, and where the lengths of what varies stand.

Source: PKWARE's APPNOTE.TXT, 4.3.7.
"""
_OTHERS = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/", "an Apple Numbers, Pages or Keynote document"),
    ("META-INF/container.xml", "an e-book"),
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s(?:[^>]*?\s)?(?:\w+:)?id\s*=\s*[\"']([^\"']+)[\"']")
_TARGET = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, UnicodeDecodeError)


@dataclass(frozen=True, eq=False)
class Part:
    """One file in the package."""

    raw: Raw
    name: str
    size: int
    entry: zipfile.ZipInfo = field(repr=False)

    def start(self) -> int:
        """Where its packed bytes begin in the package."""
        with self.raw.open() as handle:
            handle.seek(self.entry.header_offset + _LENGTHS)
            lengths = handle.read(_FIXED - _LENGTHS)
        varying = sum(int.from_bytes(lengths[i : i + 2], "little") for i in (0, 2))
        return self.entry.header_offset + _FIXED + varying

    def blocks(self) -> Iterator[tuple[bytes, bytes]]:
        """Its bytes, packed and unpacked, in pieces; one of `BROKEN` where they are not as the package says."""
        unpack = _unpacking(self.entry.compress_type)
        left, seen, sum_ = self.entry.compress_size, 0, 0
        start = self.start()
        with self.raw.open() as handle:
            handle.seek(start)
            while block := handle.read(min(_BLOCK, left)):
                content = unpack(block)
                left -= len(block)
                seen += len(content)
                sum_ = zlib.crc32(content, sum_)
                if seen > self.size:
                    break
                yield block, content
        if seen != self.size or sum_ != self.entry.CRC:
            raise zipfile.BadZipFile(f"{self.name} isn't what was packed")

    def chunks(self) -> Iterator[bytes]:
        """Its content in pieces."""
        return (content for _, content in self.blocks())

    def content(self) -> bytes:
        """Its content as a whole."""
        return b"".join(self.chunks())


def _unpacking(method: int) -> Callable[[bytes], bytes]:
    if method == zipfile.ZIP_STORED:
        return bytes
    if method == zipfile.ZIP_DEFLATED:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress
    raise NotImplementedError(f"it is packed by method {method}")


@dataclass(frozen=True, eq=False)
class Package:
    """What a zip file says it holds; its sizes can be relied on, as readers stop where they are exceeded."""

    raw: Raw
    parts: dict[str, Part]

    @property
    def is_workbook(self) -> bool:
        """Whether this is xlsx, xlsm, xlsb or ods."""
        return bool(_BOOKS & self.parts.keys()) and not self._document()

    @property
    def is_binary(self) -> bool:
        """Whether this is xlsb."""
        return "xl/workbook.bin" in self.parts

    def worksheets(self) -> list[Part | None]:
        """The XML of each sheet in the order of the workbook; empty for workbooks of another format."""
        if "xl/workbook.xml" not in self.parts:
            return []
        book = self._text("xl/workbook.xml")
        targets = self.targets("xl/workbook.xml")
        parts = {name.lower(): part for name, part in self.parts.items()}
        return [parts.get(targets.get(_unescaped(key), "").lower()) for key in _SHEET.findall(book)]

    def targets(self, book: str) -> dict[str, str]:
        """Names of the parts that a part refers to, by the keys it uses for them."""
        folder, name = posixpath.split(book)
        tags = _TARGET.findall(self._text(f"{folder}/_rels/{name}.rels"))
        paths = [(_attribute(tag, "Id"), _attribute(tag, "Target")) for tag in tags]
        keys = [key for key, _ in paths]
        return {
            key: posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
            for key, path in paths
            if keys.count(key) == 1
        }

    def only_file(self) -> Part:
        """The one file of an archive that is no workbook; DataError where there is another number."""
        for start, what in _OTHERS:
            if any(name.startswith(start) for name in self.parts):
                raise refuse(self.raw, what)
        if document := self._document():
            raise refuse(self.raw, document)
        files = [part for name, part in self.parts.items() if not name.startswith("__MACOSX/")]
        if len(files) != 1:
            names = ", ".join(part.name for part in files[:5]) + (", …" if len(files) > 5 else "")
            problem = f"this is a zip archive of {len(files)} files ({names})"
            raise DataError(Problem(problem, self.raw.name, todo="Unpack it and name the file of answers."))
        return files[0]

    def _document(self) -> str:
        kind = self._text("mimetype") if "mimetype" in self.parts else ""
        is_open = "opendocument" in kind and "spreadsheet" not in kind
        return "an OpenDocument file, but not a spreadsheet" if is_open else ""

    def _text(self, name: str) -> str:
        return _COMMENT.sub("", self.parts[name].content().decode("utf-8", "replace"))


def package_of(raw: Raw) -> Package:
    """The package, checked: DataError where it is damaged, locked, or would fill the memory."""
    try:
        with raw.open() as handle, zipfile.ZipFile(handle) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    except BROKEN as error:
        raise damaged(raw, error) from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked(raw)
    size, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if size > _MOST or (size > _DENSE and size > _RATIO * packed):
        raise DataError(
            Problem(
                f"unpacks to {size / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB, which no survey does",
                raw.name,
                f"At most {_MOST / 1e6:,.0f} MB are read, and {_RATIO} times the packed size.",
                "Save only the sheet with the answers, as CSV if it is that large.",
            )
        )
    _check_kinds(raw, [entry.filename.lower() for entry in entries])
    package = Package(raw, {e.filename: Part(raw, e.filename, e.file_size, e) for e in entries})
    manifest = package.parts.get("META-INF/manifest.xml")
    if manifest and b"encryption-data" in manifest.content():
        raise locked(raw)
    return package


def _check_kinds(raw: Raw, names: Sequence[str]) -> None:
    """Only one workbook: what is looked through has to be what is read."""
    if len(_BOOKS & set(names)) > 1 or any(names.count(name) > 1 for name in _BOOKS):
        raise damaged(raw, "it holds several workbooks")


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}\s*=\s*[\"']([^\"']*)[\"']", tag)
    return _unescaped(found[1]) if found else ""


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
