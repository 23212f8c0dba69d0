"""Texts and keys as TOML writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def toml_text(text: str) -> str:
    r"""A text as TOML writes it.

    >>> print(toml_text('say "no"'))
    "say \"no\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'


def toml_key(key: str) -> str:
    """A key as TOML writes it, quoted where it must be.

    >>> toml_key("free_wifi"), toml_key("gratis wifi")
    ('free_wifi', '"gratis wifi"')
    """
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else toml_text(key)


def merged(pieces: Iterable[str]) -> str:
    """Pieces of a settings file as one: each table once, what stands in none first, the same line once."""
    tables: dict[str, dict[str, None]] = {"": {}}
    for piece in pieces:
        table = ""
        for line in piece.splitlines():
            table = line if line.startswith("[") else table
            tables.setdefault(table, {})
            if line and line != table:
                tables[table][line] = None
    return "\n".join(line for name, lines in tables.items() for line in ([name] if name else []) + list(lines))
