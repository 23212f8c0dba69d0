"""In which encoding a text file is written."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kano.errors import DataError, Problem, Proposal, Question, UsageError
from kano.provenance import Notice, frozen_map
from kano.readers.files.raw import Raw
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.readers.files.delimited.evidence import Guess

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f]+[^\W\d_]*")


@dataclass(frozen=True, eq=False)
class Decoding:
    """How bytes become text."""

    name: str
    """As reports say it."""
    codec: str
    errors: str = "strict"
    notices: tuple[Notice, ...] = ()

    def open(self, raw: Raw) -> io.TextIOWrapper:
        """The text from the start, line ends as they are."""
        return io.TextIOWrapper(raw.open(), self.codec, self.errors, newline="")


def decoding_of(raw: Raw, wanted: str = "") -> Decoding:
    """The encoding asked for, or else byte-order mark, strict UTF-8, UTF-16, or what the letters speak for."""
    if wanted:
        return _asked_for(raw, wanted)
    start = raw.start(4096)
    marked = next(((codec, name) for mark, codec, name in _MARKS if start.startswith(mark)), None)
    if marked or (marked := _utf_16_without_mark(start)):
        codec, name = marked
        return _forgiving(raw, Decoding(name, codec))
    if _mistake(raw, "utf-8") is None:
        return Decoding("utf-8", "utf-8")
    return _not_utf_8(raw)


def _asked_for(raw: Raw, wanted: str) -> Decoding:
    try:
        codecs.lookup(wanted)
        "".encode(wanted)
    except (LookupError, UnicodeError):
        allowed = "For example utf-8, windows-1252, mac_roman, utf-16, gb18030, shift_jis."
        raise UsageError(f'there is no text encoding "{wanted}"', allowed=allowed) from None
    name = codecs.lookup(wanted).name
    marks = tuple(mark for mark, _, marked in _MARKS if marked == name and name != "utf-8")
    start = raw.start(len(codecs.BOM_UTF32))
    if marks and start and not start.startswith(marks):
        what = f"is not written in {wanted}: it has no byte-order mark at its start"
        todo = f"Leave the encoding out to have it found, or name {name}-le or {name}-be."
        raise DataError(what, raw.name, todo=todo)
    codec = "utf-8-sig" if name == "utf-8" else wanted
    if (mistake := _mistake(raw, codec)) is not None:
        place, reason = mistake
        what = f"is not written in {wanted}: {reason} at byte {place + 1}"
        raise DataError(what, raw.name, todo="Leave the encoding out to have it found, or name another.")
    return Decoding(wanted.lower(), codec)


def _forgiving(raw: Raw, decoding: Decoding) -> Decoding:
    """The same, but a file cut off or spoilt in places is read with a warning."""
    if (mistake := _mistake(raw, decoding.codec)) is None:
        return decoding
    values = frozen_map({"encoding": decoding.name, "byte": mistake[0] + 1})
    return Decoding(decoding.name, decoding.codec, "replace", (Notice("spoilt_characters", values),))


def _not_utf_8(raw: Raw) -> Decoding:
    """UTF-8 spoilt in places where its characters outnumber the mistakes, otherwise by evidence."""
    good = bad = 0
    for text in _decoded(raw, "utf-8", "replace"):
        spoilt = text.count("\ufffd")
        bad += spoilt
        good += sum(map((127).__lt__, map(ord, text))) - spoilt
    if good > bad:
        return _forgiving(raw, Decoding("utf-8", "utf-8"))
    return _by_evidence(raw)


def _by_evidence(raw: Raw) -> Decoding:
    """The encoding that the letters speak for; Windows-1252, with a warning, where they speak for none."""
    # Most files are UTF-8 and need no evidence.
    from kano.readers.files.delimited.evidence import READABLE, decided, guesses

    found = guesses(raw)
    best = decided(found)
    rivals = [each for each in found[:4] if each.fit >= READABLE and len(each.words) > 1]
    if best is None and rivals:
        raise _undecided(raw, rivals)
    if best is None or best.codec == "cp1252":
        return _windows_1252(raw)
    values = frozen_map({"encoding": best.name, "words": best.words[:3]})
    notice = Notice("decoded_by_evidence", values)
    errors = "strict" if _mistake(raw, best.codec) is None else "replace"
    return Decoding(best.name, best.codec, errors, (notice,))


def _undecided(raw: Raw, rivals: Sequence[Guess]) -> DataError:
    """The question in which encoding a text is, as each reads its words."""
    every = {each.name: f"reads {', '.join(each.words[:4])}" for each in _unlike(rivals)}
    what = "it can't be told in which encoding the text is written: several read well"
    seen = ["Choose the one whose words are right:", *(f"--encoding {k}    {v}" for k, v in every.items())]
    proposals = tuple(Proposal(f"{name} {words}", f'encoding = "{name}"') for name, words in every.items())
    question = Question("encoding", raw.name, what, proposals)
    return DataError(Problem(what, raw.name, "\n".join(seen), questions=(question,)))


def _unlike(rivals: Sequence[Guess]) -> list[Guess]:
    """One of those that read the same."""
    return list({each.words: each for each in reversed(rivals)}.values())[::-1]


def _windows_1252(raw: Raw) -> Decoding:
    words: dict[str, None] = {}
    undefined = 0
    for text in _decoded(raw, "cp1252", "replace"):
        undefined += text.count("\ufffd")
        if len(words) < 3:
            words.update(dict.fromkeys(_WORD.findall(text)))
    values = frozen_map({"words": tuple(words)[:3], "undefined": undefined})
    return Decoding("windows-1252", "cp1252", "replace", (Notice("decoded_windows_1252", values),))


def _utf_16_without_mark(start: bytes) -> tuple[str, str] | None:
    """Text of two bytes a letter: zeros, which no other text has, and line ends and delimiters in one order."""
    if start.count(0) < 3:
        return None
    whole = start[: len(start) // 4 * 4]
    marks = {codec: _parting(whole.decode(codec, "replace")) for codec in ("utf-16-le", "utf-16-be")}
    codec, most = max(marks.items(), key=lambda each: each[1])
    return (codec, "utf-16") if most >= 3 and most > 4 * min(marks.values()) else None


def _parting(text: str) -> int:
    """How many delimiters, line ends, digits and blanks there are; none where the text is not this encoding."""
    return 0 if _CONTROL.search(text) else sum(map(text.count, "\n\r\t,;| 0123456789aeiou"))


def _decoded(raw: Raw, codec: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)(errors)
    with raw.open() as handle:
        while chunk := handle.read(_CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _mistake(raw: Raw, codec: str) -> tuple[int, str] | None:
    """Byte offset and reason of the first mistake, None where there is none."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    seen = 0
    with raw.open() as handle:
        while True:
            chunk = handle.read(_CHUNK)
            waiting = len(decoder.getstate()[0])
            try:
                if waiting or not (chunk.isascii() and codec.startswith("utf-8")):
                    decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return seen - waiting + error.start, error.reason
            except UnicodeError as error:
                return seen - waiting, str(error)
            if not chunk:
                return None
            seen += len(chunk)
