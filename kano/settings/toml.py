"""Texts and keys as TOML writes them."""

import re


def toml_text(text: str) -> str:
    r"""A text as TOML writes it.

    >>> print(toml_text('say "no"\n'))
    "say \"no\"\U0000000a"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def toml_key(key: str) -> str:
    """A key as TOML writes it, quoted where it must be.

    >>> toml_key("free_wifi"), toml_key("gratis wifi")
    ('free_wifi', '"gratis wifi"')
    """
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else toml_text(key)
