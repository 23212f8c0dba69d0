"""Blocks of kano.toml as errors print them, filled in as a person would."""

import re
from collections.abc import Container
from textwrap import dedent

_PAIR = re.compile(r'# (\w+)  "(.*)"\n# (\w+)  "(.*)"\nfunctional = "\?"\ndysfunctional = "\?"')


def block_of(error: object) -> str:
    """The lines to paste of an error."""
    return dedent(str(error).partition("kano.toml beside the file:\n")[2])


def with_columns(block: str, functional: Container[str] = ()) -> str:
    """Pairs filled in by letters: as listed, but the second first where its text is a functional question."""

    def filled(found: re.Match[str]) -> str:
        first, _, second, text = found.groups()
        order = (second, first) if text in functional else (first, second)
        return 'functional = "{}"\ndysfunctional = "{}"'.format(*order)

    return _PAIR.sub(filled, block)
