"""Text from outside made safe to show: the one door to terminals, files and messages."""

from __future__ import annotations

import unicodedata

_SPACES = dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")
_JOINERS = {"\u200c", "\u200d"}
"""They belong to Persian and to emoji; between other letters they hide."""
_STEERING = frozenset({"Cc", "Cs", "Cf"})
"""Controls and escapes, halves of characters, formats: direction, zero width, tags."""
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and signs that show nothing."""


def safe(text: str) -> str:
    r"""Text on one line, without what steers a terminal, turns the direction of writing or can't be seen.

    Joiners stay where they join letters or signs beyond ASCII, as they do in Persian and in emoji.

    >>> safe("a\x1b[31m\nb\u200b\u202ec\U000e0041")
    'a[31m bc'
    """
    if text.isascii() and text.isprintable():
        return text
    spaced = text.translate(_SPACES)
    kept = [c for c in spaced if c in _JOINERS or not steers(c)]
    return "".join(c for i, c in enumerate(kept) if c not in _JOINERS or _joins(kept, i))


def steers(char: str) -> bool:
    """Whether a character does something else than to be seen."""
    return unicodedata.category(char) in _STEERING or char in _BLANK


def safe_lines(text: str) -> str:
    r"""The same of a message of several lines, whose ends stay.

    >>> safe_lines("a\x9bb\n  c")
    'ab\n  c'
    """
    return "\n".join(map(safe, text.split("\n")))


def _joins(chars: list[str], i: int) -> bool:
    around = chars[max(i - 1, 0) : i] + chars[i + 1 : i + 2]
    return len(around) == 2 and all(ord(c) >= 0x300 and c not in _JOINERS for c in around)
