"""Short names and keys of features, cut out of their questions where nobody gave them."""

import re
import unicodedata
from collections.abc import Sequence

from kano.readers.columns.names import asked
from kano.resources import facts
from kano.words.negation import fold

_LONGEST_KEY = 48
_WORD = re.compile(r"\S+")


def short_labels(questions: Sequence[str]) -> list[str]:
    """What each functional question is about, without the words that all of them begin and end with.

    >>> short_labels(["How would you feel if rooms are clean?", "How would you feel if beds are made?"])
    ['Rooms are clean', 'Beds are made']
    """
    labels = [_before_bracket(text) for text in questions]
    if all(labels) and len(set(labels)) == len(labels) > 0:
        return labels
    texts = [_unstemmed(asked(text)[-1].strip(" ?？.")) for text in questions]
    words = [_WORD.findall(text) for text in texts]
    if len(words) > 1 and all(words):
        first = _common([each[:-1] for each in words])
        last = _common([each[first + 1 :][::-1] for each in words])
        words = [each[first : len(each) - last] for each in words]
    return [
        _capital(" ".join(each).strip(" ,;:?？.…")) or text for each, text in zip(words, texts, strict=True)
    ]


def key_of(label: str) -> str:
    """A stable key made from a label: letters and digits of any writing, joined by underscores.

    >>> key_of("Gratis wifi (snel!)"), key_of("離線地圖")
    ('gratis_wifi_snel', '離線地圖')
    """
    plain = unicodedata.normalize("NFKC", label).casefold()
    latin = "".join(_base(letter) for letter in plain)
    key = re.sub(r"[^\w]+", "_", latin).strip("_")
    if len(key) > _LONGEST_KEY:
        key = key[:_LONGEST_KEY].rsplit("_", 1)[0] or key[:_LONGEST_KEY]
    return key


def unique_keys(keys: Sequence[str]) -> list[str]:
    """The same keys, repeated ones numbered.

    >>> unique_keys(["map", "map", ""])
    ['map', 'map_2', 'feature']
    """
    seen: set[str] = set()
    found = []
    for key in keys:
        wanted = key or "feature"
        number = 1
        while (each := wanted if number == 1 else f"{wanted}_{number}") in seen:
            number += 1
        seen.add(each)
        found.append(each)
    return found


def _before_bracket(text: str) -> str:
    """The name before a bracketed question or behind a group's slash; "" where there is none."""
    plain = " ".join(text.split())
    if found := re.fullmatch(r"(?:\S+\.\s+)?([^\[\]?]{1,80}?)\s*\[.{10,}\]", plain):
        return found[1].strip()
    if found := re.fullmatch(r"([^/?]{1,80})/.{10,}", plain):
        return found[1].strip()
    return ""


def _unstemmed(text: str) -> str:
    """Without a well-known opening and ending of the question."""
    stems = facts("negations")["stems"]
    plain = fold(text)
    for opening in sorted(stems["openings"], key=len, reverse=True):
        if plain.startswith(f"{opening} "):
            text = " ".join(text.split()[len(opening.split()) :])
            break
    plain = fold(text)
    for ending in sorted(stems["endings"], key=len, reverse=True):
        if plain.endswith(ending) and len(plain) == len(text):
            return text[: len(text) - len(ending)].strip(" ,;")
    return text


def _common(words: Sequence[Sequence[str]]) -> int:
    """How many words all begin with, function words and case aside."""
    shared = 0
    for column in zip(*words, strict=False):
        if len({word.casefold() for word in column}) > 1:
            break
        shared += 1
    return shared


def _base(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    return parts[0] if len(parts) > 1 and "a" <= parts[0] <= "z" else letter


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
