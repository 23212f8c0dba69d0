"""Messages in another language: an English text is known by its template, and said by that of the language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kano.provenance import frozen_map
from kano.words.languages import DEFAULT, PROBLEMS, tables_of
from kano.words.lookup import texts

TABLES = tables_of(DEFAULT, PROBLEMS)
"""Tables of what is said to somebody whose input is in the way."""
WORDED = ("meaning", "form")
"""Fields that hold such a text in turn; what others hold is somebody's own."""
_FIELD = re.compile(r"\{(\w+)\}")


def said(text: str, language: str) -> str:
    """A text of several lines in a language; a line that no template knows stays English, and so stands out.

    >>> said("3 texts are none of the five answers:", "nl")
    '3 teksten zijn geen van de vijf antwoorden:'
    """
    if language == DEFAULT:
        return text
    return "\n".join(_line(line, language) for line in text.split("\n"))


def knows(text: str, language: str) -> bool:
    """Whether every line of a text can be said in a language."""
    return language == DEFAULT or all(_found(line.strip(), language) for line in text.split("\n"))


def _line(line: str, language: str) -> str:
    margin = line[: len(line) - len(line.lstrip())]
    template, values = _found(line.strip(), language) or ("", {})
    inner = {name: said(text, language) if name in WORDED else text for name, text in values.items()}
    return margin + template.format(**inner) if template else line


def _found(line: str, language: str) -> tuple[str, Mapping[str, str]] | None:
    """The template of the language that says this, and what it fills in."""
    for key, pattern in _patterns().items():
        if match := pattern.fullmatch(line):
            own = texts(language, TABLES).get(key)
            return (own, match.groupdict()) if own else None
    return None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """By key: what a text looks like in English, first what says most and leaves least open."""
    known = sorted(texts(DEFAULT, TABLES).items(), key=lambda each: -len(_FIELD.sub("", each[1])))
    return frozen_map({key: re.compile(_pattern(text)) for key, text in known})


def _pattern(template: str) -> str:
    parts = _FIELD.split(template)
    return "".join(_open(part, parts[i - 1]) if i % 2 else re.escape(part) for i, part in enumerate(parts))


def _open(name: str, before: str) -> str:
    """A place to fill: nothing may stand in it between quotation marks only."""
    return f"(?P<{name}>.{'*' if before.endswith(chr(34)) else '+'}?)"
