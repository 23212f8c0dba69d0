"""Short names of questions as survey platforms take them."""

import re
import unicodedata
from collections.abc import Sequence

SUFFIXES = {"functional": "fun", "dysfunctional": "dys", "importance": "imp", "fulfilment": "sat"}
"""What a question's name ends in; the readers know these words."""
LONGEST = 40


def code(text: str) -> str:
    """A name of ASCII letters, digits and underscores that begins with a letter; "" where nothing is left.

    >>> code("Gratis wifi (snel!)"), code("3D-kaart"), code("離線地圖")
    ('gratis_wifi_snel', 'q3d_kaart', '')
    """
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", text):
        return text
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST].strip("_")
    return f"q{name}" if name[:1].isdigit() else name


def unique(names: Sequence[str]) -> list[str]:
    """The same names, repeated ones numbered; names that differ in case or underscores only count as repeated.

    >>> unique(["map", "Map", "m_ap"])
    ['map', 'Map2', 'm_ap3']
    """
    taken: set[str] = set()
    found = []
    for name in names:
        each, number = name, 1
        while _bare(each) in taken:
            number += 1
            each = f"{name}{number}"
        taken.add(_bare(each))
        found.append(each)
    return found


def bare(name: str, longest: int) -> str:
    """A name without underscores, cut to a length, for platforms that drop them.

    >>> bare("hotel_schoon", 17), bare("a_very_long_name_of_a_feature", 17)
    ('hotelschoon', 'averylongnameofaf')
    """
    return name.replace("_", "")[:longest]


def shown_as_written(text: str) -> str:
    """A text that a platform which reads HTML shows as it was written.

    >>> shown_as_written("a <b> & &lt;")
    'a &lt;b> & &amp;lt;'
    """
    return re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")


def apart(text: str, sign: str) -> str:
    """A text in which `sign`, whose last character opens a reference, opens none, and looks as it did.

    >>> apart("see ${other}", "${").replace("\u2060", "~")
    'see $~{other}'
    """
    return text.replace(sign, f"{sign[:-1]}\u2060{sign[-1]}" if len(sign) > 1 else f"{sign}\u2060")


def _bare(name: str) -> str:
    return name.replace("_", "").lower()
