"""Columns named by a person: by header text, by short name, or by letters."""

import re
from collections.abc import Iterable

from kano.errors import DataError, did_you_mean
from kano.readers.columns.header import Header
from kano.readers.files.sheet import column_letters
from kano.settings.paste import OPEN

_FILL_IN = "Put its header or its letters there, in kano.toml."


def column(header: Header, name: str, place: str) -> int:
    """The column of this name, counted from 0; DataError where there is none or there are several."""
    if name == OPEN:
        raise DataError(f'"{OPEN}" stands for a column that only a person can tell', place, todo=_FILL_IN)
    found = columns_named(header, name)
    if len(found) == 1:
        return found[0]
    if found:
        letters = ", ".join(map(column_letters, found))
        what = f'the name "{name}" stands above {len(found)} columns: {letters}'
        raise DataError(what, place, todo="Name the column by its letters.")
    if (number := _from_letters(name)) is not None and number < len(header.texts):
        return number
    known = [text for text in header.texts if text]
    raise DataError(
        f'there is no column "{name}"',
        place,
        allowed=f"There are: {_listed(known)}." if known else "The columns have no names: use letters.",
        todo=did_you_mean(name, known),
    )


def columns_named(header: Header, name: str) -> list[int]:
    """Every column of this name, compared exactly first and without case and spaces then."""
    for names in (header.texts, header.codes):
        exact = [i for i, text in enumerate(names) if text == name.strip()]
        alike = [i for i, text in enumerate(names) if _plain(text) == _plain(name)]
        if exact or alike:
            return exact or alike
    return []


def reference(header: Header, column: int) -> str:
    """How settings name a column: by its text where that is unambiguous, else by its letters."""
    text = header.name(column)
    plain = text and columns_named(header, text) == [column] and _from_letters(text) is None
    return text if plain and len(text) <= 200 and "\n" not in text else column_letters(column)


def pattern_stems(header: Header, pattern: str) -> dict[str, list[int]]:
    """Columns whose name fits a pattern, by what stands where the pattern has its star."""
    exact = re.compile(".*?".join(map(re.escape, _split(pattern))), re.IGNORECASE | re.DOTALL)
    caught = re.compile("(.+?)".join(map(re.escape, _split(pattern))), re.IGNORECASE | re.DOTALL)
    stems: dict[str, list[int]] = {}
    for i, text in enumerate(header.texts):
        for name in (text, header.codes[i] if header.codes else ""):
            if name and exact.fullmatch(name):
                found = caught.fullmatch(name)
                stems.setdefault(" ".join(found.groups()) if found else "", []).append(i)
                break
    return stems


def _split(pattern: str) -> list[str]:
    return pattern.strip().split("*")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _from_letters(name: str) -> int | None:
    if not re.fullmatch(r"[A-Z]{1,3}", name.strip()):
        return None
    number = 0
    for letter in name.strip():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _listed(names: Iterable[str]) -> str:
    shown = [name if len(name) <= 60 else f"{name[:57]}…" for name in names]
    return ", ".join(shown[:30]) + (f" and {len(shown) - 30} more" if len(shown) > 30 else "")
