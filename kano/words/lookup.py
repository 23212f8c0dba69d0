"""Words by their keys, in one language; what is missing in it stands out and stops nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from kano.provenance import frozen_map
from kano.values import dataclass
from kano.words.languages import DEFAULT, Language, homes, language

MISSING = "⟨{}⟩"
"""Round a text that stands in for one that the language lacks."""


@dataclass(frozen=True, eq=False)
class Texts:
    """The texts of some tables in one language."""

    language: Language
    tables: tuple[str, ...]

    @classmethod
    def of(cls, key: str, *tables: str) -> Texts:
        """The texts of these tables in the language of this key."""
        return cls(language(key), tables)

    def __call__(self, key: str) -> str:
        """The text of a key; where the language has none, the default language's as ⟨text⟩, else ⟨key⟩."""
        own = texts(self.language.key, self.tables)
        return own[key] if key in own else MISSING.format(texts(DEFAULT, self.tables).get(key, key))

    def has(self, key: str) -> bool:
        """Whether there is a text for this key, its own or one to stand in."""
        return any(key in texts(each, self.tables) for each in (self.language.key, DEFAULT))

    def counted(self, key: str, n: object) -> str:
        """The text of a key for so many: with 1 the singular, where there is one."""
        own = texts(self.language.key, self.tables)
        singular = f"{key}.one"
        one = n == 1 and (singular in own or (key not in own and self.has(singular)))
        return self(singular if one else key)

    def day(self, day: dt.date) -> str:
        """A day as the language says it in a sentence."""
        return self.language.spoken(day)

    def date(self, date: object) -> str:
        """A date, given as in ISO 8601, as the language writes it."""
        return self.language.date(dt.date.fromisoformat(str(date)))


@cache
def table(language: str, name: str) -> Mapping[str, str]:
    """One table of a language, empty where it has none."""
    home = homes(language).get(name)
    if home is None:
        return frozen_map({})
    found: Mapping[str, str] = import_module(home).WORDS
    return found


@cache
def texts(language: str, names: tuple[str, ...]) -> Mapping[str, str]:
    """Several tables of a language as one."""
    return frozen_map({key: text for name in names for key, text in table(language, name).items()})
