"""Answer texts made comparable: case, spaces, accents, apostrophes, emoji and end punctuation folded away."""

import re
import unicodedata
from functools import lru_cache
from math import inf, isfinite

_ONE_FOR_ALL = str.maketrans(
    {**dict.fromkeys("’‘ʼ`´′", "'"), **dict.fromkeys("‐‑‒–—−－", "-"), **dict.fromkeys('“”„«»"', "")}
)
_END = " .!?…,;:。！？、)*"
_LABEL = re.compile(r"\(?(-?\d{1,2}|[a-e](?=[.):]))\)?\s*[-.:)=、]*\s*(?=\D)(\S.*)")
_LABEL_AFTER = re.compile(r"(\S.*?)\s*[(\[](-?\d{1,2})\]?")
_TAGS = "a|b|br|div|em|font|h[1-6]|i|li|ol|p|s|small|span|strong|sub|sup|u|ul"
_MARKUP = re.compile(rf"</?(?:{_TAGS})\b[^<>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d{1,3})?")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The text as answers are compared; a text of nothing but emoji or punctuation stays itself.

    >>> normal("Cela me plaît 🤩"), normal("I’m  NEUTRAL."), normal("☹️") == normal("🙂")
    ('cela me plait', "i'm neutral", False)
    """
    plain = unicodedata.normalize("NFKC", without_markup(text)).casefold().translate(_ONE_FOR_ALL)
    shown = plain if plain.isascii() else without_pictures(plain)
    folded = " ".join(shown.split()).strip("¡¿ ").rstrip(_END)
    return folded or plain.strip()


def without_markup(text: str) -> str:
    """The text without the tags and entities of web pages, which some platforms leave in.

    >>> without_markup("<strong>I&#39;m neutral</strong>"), without_markup("a < b & c")
    ("I'm neutral", 'a < b & c')
    """
    if "<" in text:
        # A text of nothing but tags stays itself.
        text = " ".join(_MARKUP.sub(" ", text).split()) or text
    if "&" in text and ";" in text:
        from html import unescape

        text = unescape(text).strip()
    return text


def has_ideographs(text: str) -> bool:
    """Whether a text holds Chinese, Japanese or Korean characters, which no spaces part into words.

    >>> has_ideographs("如果没有"), has_ideographs("schön")
    (True, False)
    """
    # A pattern of these ranges takes milliseconds to compile.
    return not text.isascii() and any(
        "\u3040" <= each <= "\u9fff" or "\uac00" <= each <= "\ud7af" for each in text
    )


def number(text: str) -> float | None:
    """The number a text is, with decimal point or comma; None where it is none or endless.

    >>> number("0,75"), number("−2"), number("1e-9"), number("9 - very"), number("nan"), number("1e999")
    (0.75, -2.0, 1e-09, None, None, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip().translate(_ONE_FOR_ALL)
    found = float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else inf
    return found if isfinite(found) else None


def labelled(text: str) -> tuple[str, str]:
    """A normal text as number label and the rest; ("", text) where it has no label.

    >>> labelled("1 - i like it"), labelled("i like it (1"), labelled("i like it")
    (('1', 'i like it'), ('1', 'i like it'), ('', 'i like it'))
    """
    if found := _LABEL.fullmatch(text):
        return found[1], normal(found[2])
    if found := _LABEL_AFTER.fullmatch(text):
        return found[2], normal(found[1])
    return "", text


def without_pictures(text: str) -> str:
    """The text without emoji, and without accents on Latin letters."""
    return "".join(
        letter if letter.isascii() else _letter(letter)
        for letter in text
        if letter.isascii() or not _is_picture(letter)
    )


def _letter(letter: str) -> str:
    """Without its accent where it is Latin; marks of other writings tell letters apart."""
    parts = unicodedata.normalize("NFKD", letter)
    return parts[0] if len(parts) > 1 and "a" <= parts[0] <= "z" else letter


def _is_picture(letter: str) -> bool:
    """Emoji and what holds them together: symbols, skin colours, joiners, variation selectors."""
    return unicodedata.category(letter) in {"So", "Sk", "Cf", "Me"} or "\ufe00" <= letter <= "\ufe0f"
