"""Which encoding the letters of a text speak for, where neither a mark nor UTF-8 tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kano.readers.files.raw import Raw
from kano.resources import facts
from kano.values import dataclass

_CHUNK = 1 << 20
_PIECE = re.compile(rb"[^\t\r\n ,;\"]+")
"""Between these no sign of two bytes can begin or end; other punctuation may be its second byte."""
_MOST = 4000
"""Pieces with letters beyond ASCII that are looked at: each once, so that a frequent answer is no louder."""
READABLE = 0.75
"""Share of words or signs that has to fit before an encoding is thought of."""
_DECISIVE = 0.08
_MARKS_ONLY = 0.5
"""What it speaks for an encoding that nothing but blanks and quotation marks is beyond ASCII."""
_FEW_WORDS, _ALONE = 0.5, 0.4
"""The same of a few words, where no other encoding comes near."""
_AROUND = "«»„“”‘’‚…–—¿¡°€£§²³½®™·•×\u00a0()[]{}<>.!?:/|+*=%&#'’-_0123456789`ºª"
_WITHIN = re.compile(r"[\d'’\-_./:()&+ºª]+")
_WIDE = re.compile(r"[\u3000-\u303f\uff00-\uff60\u2010-\u2027\u00b7]")
_MIXED = re.compile(r"[a-z][^\x00-\u2fff][a-z]")
"""A sign amid small Latin letters."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fc]")
_KANJI = re.compile(r"[\u4e00-\u9fff々]")


@dataclass(frozen=True)
class Guess:
    """An encoding, and how well the text reads in it."""

    codec: str
    fit: float
    """Share of the words or signs that this writing has, from 0 to 1."""
    spoken: float
    """How much of its frequent words occur, where several languages share an encoding's letters."""
    words: tuple[str, ...]
    """Words beyond ASCII as they read in it."""

    @property
    def name(self) -> str:
        """As reports and `--encoding` say it."""
        return str(facts("encodings")["names"].get(self.codec, self.codec))


def guesses(raw: Raw) -> tuple[Guess, ...]:
    """Encodings in which the text can be read, the best first.

    More than one stands first where several read differently and neither letters nor words decide.
    """
    pieces = _pieces(raw)
    plain = _ascii_words(raw)
    table = facts("encodings")
    found = [_double(codec, writing, pieces) for codec, writing in table["double"].items()]
    found += [_single(codec, tongues, pieces, plain) for codec, tongues in table["single"].items()]
    return tuple(sorted((each for each in found if each), key=lambda each: -_weight(each)))


def decided(found: Sequence[Guess]) -> Guess | None:
    """The guess that reads well, alone or with others that read the same; None where there is none such."""
    if not found or found[0].fit < _FEW_WORDS:
        return None
    lead = _DECISIVE if found[0].fit >= READABLE else _ALONE
    others = [each for each in found[1:] if each.words != found[0].words]
    return found[0] if not others or _weight(found[0]) - _weight(others[0]) >= lead else None


def _weight(guess: Guess) -> float:
    usual = 0.1 if guess.codec == "cp1252" and guess.fit >= READABLE else 0
    return guess.fit + 0.3 * guess.spoken + usual


def _pieces(raw: Raw) -> tuple[bytes, ...]:
    found: dict[bytes, None] = {}
    with raw.open() as handle:
        while len(found) < _MOST and (lines := handle.readlines(_CHUNK)):
            for line in lines:
                found.update(dict.fromkeys(p for p in _PIECE.findall(line) if not p.isascii()))
    return tuple(found)[:_MOST]


def _ascii_words(raw: Raw) -> frozenset[str]:
    """Words of the first lines that are ASCII, which tell the language in any encoding."""
    words = re.findall(rb"(?<![\x80-\xff])\b[A-Za-z]+\b(?![\x80-\xff])", raw.start(1 << 16))
    return frozenset(word.decode().lower() for word in words)


def _read(pieces: Sequence[bytes], codec: str) -> Iterator[str]:
    for piece in pieces:
        try:
            yield piece.decode(codec)
        except UnicodeDecodeError:
            yield piece.decode(codec, "replace")


def _double(codec: str, writing: str, pieces: Sequence[bytes]) -> Guess | None:
    words = tuple(_read(pieces, codec))
    signs = [sign for word in words for sign in word if not sign.isascii() and not _WIDE.match(sign)]
    if not signs:
        return None
    mixed = sum(map(bool, map(_MIXED.search, words))) / len(words)
    return Guess(codec, _signs_fit(writing, signs) * (1 - mixed), min(0.5, len(set(signs)) / 20), words)


def _signs_fit(writing: str, signs: Sequence[str]) -> float:
    text = "".join(signs)
    if writing == "ja":
        kana, kanji = len(_KANA.findall(text)), len(_KANJI.findall(text))
        return (kana + kanji) / len(text) * min(1, 5 * kana / len(text))
    written = len((_HANGUL if writing == "ko" else _KANJI).findall(text)) / len(text)
    known = set(facts("encodings")["signs"][writing])
    return written * min(1, 3 * sum(map(known.__contains__, text)) / len(text))


def _single(codec: str, tongues: Iterable[str], pieces: Sequence[bytes], plain: frozenset[str]) -> Guess | None:
    words = tuple(_read(pieces, codec))
    inner = [found for word in words if (found := word.strip(_AROUND)) and not found.isascii()]
    if not inner:
        return Guess(codec, float(all(map(_only_marks, words))), _MARKS_ONLY, words) if words else None
    spoken = plain | {word.casefold() for word in inner}
    fits = [(_letters_fit(tongue, inner), _spoken(tongue, spoken)) for tongue in tongues]
    fit, said = max(fits, key=lambda each: each[0] + 0.3 * each[1])
    return Guess(codec, fit, said, words)


def _only_marks(word: str) -> bool:
    return all(sign.isascii() or sign in _AROUND for sign in word)


def _letters_fit(tongue: str, words: Sequence[str]) -> float:
    fits = _pattern(tongue).fullmatch
    return sum(all(map(fits, _WITHIN.split(word))) for word in words) / len(words)


def _spoken(tongue: str, words: Iterable[str]) -> float:
    """How many of the frequent words occur, longer ones beyond ASCII thrice; eight are as good as all."""
    found = set(facts("encodings")["words"][tongue]) & set(words)
    return min(1.0, sum(1 if word.isascii() or len(word) < 2 else 3 for word in found) / 8)


@cache
def _pattern(tongue: str) -> re.Pattern[str]:
    """Words of a language: small, with a first capital, or all capitals."""
    small = facts("encodings")["letters"][tongue]
    large = "".join(sign if sign == "-" else sign.upper() for sign in small.replace("ß", "").replace("i̇", "İ"))
    # Writings of their own don't mix with Latin letters within a word.
    latin, latin_capitals = ("", "") if "-" in small else ("a-z", "A-Z")
    letters, capitals = f"[{latin}{small}]", f"[{latin_capitals}{large}]"
    return re.compile(f"{capitals}?{letters}*|{capitals}+")
