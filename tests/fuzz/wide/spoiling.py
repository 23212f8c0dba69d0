"""Files spoilt within their structure: records, parts and tags changed so that what holds them still fits."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from collections.abc import Callable

from tests.fuzz import changes

ODD_BYTES = (
    b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\0", b"\x80", b"\xff\xfe", b"\x1a", b'"',
)  # fmt: skip


def flipped(data: bytes, pick: random.Random) -> bytes:
    """Bytes changed, cut off, doubled, put in, or numbers made extreme."""
    found = bytearray(data)
    for _ in range(pick.choice((1, 1, 1, 2, 4))):
        at = pick.randrange(max(len(found), 1))
        match pick.randrange(8):
            case 0 | 1 | 2 if found:
                found[at] = pick.choice((pick.randrange(256), found[at] ^ (1 << pick.randrange(8))))
            case 3:
                del found[at : at + pick.choice((1, 2, 4, 8, pick.randrange(1, 200)))]
            case 4:
                found[at:at] = pick.choice(ODD_BYTES) * pick.choice((1, 1, 2, 100))
            case 5:
                found[at:at] = found[at : at + pick.choice((1, 8, 500))]
            case 6:
                odd = pick.choice(ODD_BYTES)
                found[at : at + len(odd)] = odd
            case _ if pick.random() < 0.3:
                del found[at:]
    return bytes(found)


def repacked(data: bytes, pick: random.Random) -> bytes:
    """One part of an archive changed and packed again, so that no checksum gives it away."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    wanted = [name for name in parts if "sheet" in name or "shared" in name or "content" in name.lower()]
    for _ in range(pick.choice((1, 1, 2))):
        name = pick.choice(wanted if wanted and pick.random() < 0.8 else list(parts))
        if name.endswith(".bin"):
            parts[name] = records(parts[name], pick, _binary)
        elif pick.random() < 0.8:
            parts[name] = changes.changed_markup(b"\0" + parts[name], pick)[1:]
        else:
            parts[name] = flipped(parts[name], pick)
    if pick.random() < 0.05:
        del parts[pick.choice(list(parts))]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def old_book(data: bytes, pick: random.Random) -> bytes:
    """The records of an XLS changed where they stand, without moving its sectors."""
    start = data.find(b"\x09\x08\x10\x00")
    if start < 0 or pick.random() < 0.2:
        return flipped(data, pick)
    found, spans, at = bytearray(data), [], start
    while at + 4 <= len(found):
        kind, size = struct.unpack_from("<HH", found, at)
        if not kind and not size:
            break
        spans.append((at, size))
        at += 4 + size
    for _ in range(pick.choice((1, 1, 2, 4))):
        at, size = pick.choice(spans)
        match pick.randrange(4):
            case 0:
                struct.pack_into(
                    "<H", found, at, pick.choice((0x203, 0x204, 0xFD, 0xFC, 0x27E, 0x06, 0x0A, 0xE5, 0x3C))
                )
            case 1:
                struct.pack_into("<H", found, at + 2, pick.choice((0, 1, size + 1, max(size - 1, 0), 0xFFFF)))
            case _ if size:
                found[at + 4 : at + 4 + size] = _same_size(bytes(found[at + 4 : at + 4 + size]), pick)
    return bytes(found[: len(data)])


def _same_size(content: bytes, pick: random.Random) -> bytes:
    found = bytearray(content)
    at = pick.randrange(len(found))
    odd = pick.choice((bytes([pick.randrange(256)]), *ODD_BYTES))
    found[at : at + len(odd)] = odd
    return bytes(found[: len(content)])


def _binary(content: bytes) -> list[tuple[int, int]]:
    """Where each record of an XLSB part is and what it holds."""
    found, at = [], 0
    while at < len(content):
        start = at
        numbers = []
        for most in (2, 4):
            number = shift = 0
            for _ in range(most):
                if at >= len(content):
                    return found
                byte = content[at]
                number |= (byte & 0x7F) << shift
                shift, at = shift + 7, at + 1
                if byte < 0x80:
                    break
            numbers.append(number)
        found.append((start, at - start + numbers[1]))
        at += numbers[1]
    return found


def records(content: bytes, pick: random.Random, spans_of: Callable[[bytes], list[tuple[int, int]]]) -> bytes:
    """Records changed, left out, doubled or moved."""
    pieces = [content[at : at + size] for at, size in spans_of(content)]
    if not pieces:
        return flipped(content, pick)
    for _ in range(pick.choice((1, 1, 2, 4))):
        at = pick.randrange(len(pieces))
        match pick.randrange(6):
            case 0:
                pieces[at] = b""
            case 1:
                pieces.insert(pick.randrange(len(pieces)), pieces[at])
            case 2:
                other = pick.randrange(len(pieces))
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case _ if pieces[at]:
                pieces[at] = _same_size(pieces[at], pick)
    return b"".join(pieces)


def objects(data: bytes, pick: random.Random) -> bytes:
    """Values and names of JSON changed."""
    try:
        return changes.changed_json(b"\0" + data, pick)[1:]
    except (ValueError, RecursionError, json.JSONDecodeError):
        return flipped(data, pick)


def table(data: bytes, pick: random.Random) -> bytes:
    """Cells, rows and columns of separated values changed."""
    return changes.changed_table(b"\0" + data, pick)[1:]


def tagged(data: bytes, pick: random.Random) -> bytes:
    """A Stata file, whose parts stand between tags, or flipped bytes."""
    return changes.changed_markup(b"\0" + data, pick)[1:] if pick.random() < 0.3 else flipped(data, pick)


SPOILERS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    ".xlsx": repacked, ".ods": repacked, ".xlsb": repacked, ".xls": old_book, ".json": objects, ".csv": table,
    ".dta": tagged,
}  # fmt: skip


def spoil(data: bytes, ending: str, pick: random.Random) -> bytes:
    """The file spoilt in the way of its format, or anyhow."""
    if pick.random() < 0.25:
        return flipped(data, pick)
    return SPOILERS.get(ending, flipped)(data, pick)
