"""Zip packages: workbooks are such, and some tools send their exports zipped. Nothing is unpacked to disk."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace

from kano.errors import DataError, Problem
from kano.readers.files.kinds import damaged, locked, refuse
from kano.readers.files.raw import Raw
from kano.values import dataclass

_MOST = 2 << 30
"""Bytes that a package may hold when unpacked; a million rows of 40 answers take 1.4 GB."""
_DENSE = 256 << 20
"""From this size on a package has to be less than ..."""
_RATIO = 250
"""... this many times its packed size."""
_BOOKS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
_FILES = 5_000
"""As many make no workbook."""
_BLOCK = 1 << 20
_OTHERS = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/", "an Apple Numbers, Pages or Keynote document"),
    ("META-INF/container.xml", "an e-book"),
)
_KEYS = tuple(
    f"{space}/relationships id"
    for space in (
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://purl.oclc.org/ooxml/officeDocument",
    )
)
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, NotImplementedError, OSError,
    OverflowError, RuntimeError, ValueError,
)  # fmt: skip
"""What may be raised of a package that isn't what it says."""


@dataclass(frozen=True, eq=False)
class Part:
    """One file in the package."""

    raw: Raw
    name: str
    size: int
    entry: zipfile.ZipInfo = field(repr=False)

    def chunks(self) -> Iterator[bytes]:
        """Its content in pieces; one of `BROKEN` where it isn't what the package says."""
        with self.raw.open() as handle, zipfile.ZipFile(handle) as package, package.open(self.entry) as opened:
            while chunk := opened.read(_BLOCK):
                yield chunk

    def content(self) -> bytes:
        """Its content as a whole."""
        return b"".join(self.chunks())


@dataclass(frozen=True, eq=False)
class Package:
    """What a zip file says it holds; its sizes can be relied on, as readers stop where they are exceeded."""

    raw: Raw
    parts: dict[str, Part]
    document: str = ""
    """What it is, where it says that it is a document of another kind."""

    @property
    def is_workbook(self) -> bool:
        """Whether this is xlsx, xlsm, xlsb or ods."""
        return bool(_BOOKS & self.parts.keys()) and not self.document

    @property
    def is_binary(self) -> bool:
        """Whether this is xlsb."""
        return "xl/workbook.bin" in self.parts

    def worksheets(self) -> list[Part | None]:
        """The XML of each sheet in the order of the workbook; empty for workbooks of another format."""
        if "xl/workbook.xml" not in self.parts:
            return []
        targets = self.targets("xl/workbook.xml")
        parts = {name.lower(): part for name, part in self.parts.items()}
        found = elements(self.parts["xl/workbook.xml"].content(), "sheet")
        keys = (next((each[name] for name in _KEYS if name in each), "") for each in found)
        return [parts.get(targets.get(key, "").lower()) for key in keys]

    def targets(self, book: str) -> dict[str, str]:
        """Names of the parts that a part refers to, by the keys it uses for them."""
        folder, name = posixpath.split(book)
        found = elements(self.parts[f"{folder}/_rels/{name}.rels"].content(), "Relationship")
        return {
            each.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip(
                "/"
            )
            for each in found
        }

    def only_file(self) -> Part:
        """The one file of an archive that is no workbook; DataError where there is another number."""
        for start, what in _OTHERS:
            if any(name.startswith(start) for name in self.parts):
                raise refuse(self.raw, what)
        if self.document:
            raise refuse(self.raw, self.document)
        files = [part for name, part in self.parts.items() if not name.startswith("__MACOSX/")]
        if len(files) != 1:
            names = ", ".join(part.name for part in files[:5]) + (", …" if len(files) > 5 else "")
            problem = f"this is a zip archive of {len(files)} files ({names})"
            raise DataError(Problem(problem, self.raw.name, todo="Unpack it and name the file of answers."))
        return files[0]


def elements(content: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of every element of this name, in whatever namespace; of theirs, before a blank."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == name:
            found.append(attributes)

    parse(content, start, separator=" ")
    return found


def parse(
    content: bytes,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    *,
    separator: str | None = None,
) -> None:
    """Read XML; one of `BROKEN` where it isn't well-formed or declares entities.

    With a separator, it stands between the namespace of a name and the name itself.
    """
    from xml.parsers import expat

    def refuse_entity(entity: str, *_: object) -> None:
        raise zipfile.BadZipFile(f"it declares an entity, {entity}")

    parser = expat.ParserCreate(namespace_separator=separator)
    parser.EntityDeclHandler, parser.CharacterDataHandler = refuse_entity, text
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise zipfile.BadZipFile(str(error)) from None


def package_of(raw: Raw) -> Package:
    """The package, checked: DataError where it is damaged, locked, or would fill the memory."""
    try:
        with raw.open() as handle, zipfile.ZipFile(handle) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & 1 for entry in entries):
            raise locked(raw)
        _check_size(raw, entries)
        _check_kinds(raw, [entry.filename.lower() for entry in entries])
        package = Package(raw, {e.filename: Part(raw, e.filename, e.file_size, e) for e in entries})
        manifest = package.parts.get("META-INF/manifest.xml")
        if manifest and b"encryption-data" in manifest.content():
            raise locked(raw)
        kind = package.parts["mimetype"].content() if "mimetype" in package.parts else b""
        is_other = b"opendocument" in kind and b"spreadsheet" not in kind
        return replace(package, document="an OpenDocument file, but not a spreadsheet" if is_other else "")
    except BROKEN as error:
        raise damaged(raw, error) from None


def _check_size(raw: Raw, entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise damaged(raw, "it is packed in a way that spreadsheet programs don't know")
    if len(entries) > _FILES:
        raise damaged(raw, f"it is an archive of {len(entries)} files")
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


def _check_kinds(raw: Raw, names: Sequence[str]) -> None:
    """Only one workbook: what is looked through has to be what is read."""
    if len(_BOOKS & set(names)) > 1 or any(names.count(name) > 1 for name in _BOOKS):
        raise damaged(raw, "it holds several workbooks")
