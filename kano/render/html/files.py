"""The style sheet and the script of every page, which are files beside this one."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kano.render.charts.theme import DARK, LIGHT

ROLES = tuple(role for role in LIGHT.colours if not role.endswith("-ink"))
"""Colours of a page; names in the ink of a tone are in plain ink."""
_HERE = Path(__file__).parent


@cache
def own(name: str) -> str:
    """A file of this folder."""
    return (_HERE / name).read_text(encoding="utf-8").strip()


@cache
def style() -> str:
    """The colours of pictures, each on light and on dark ground, then what is laid out with them."""
    colours = "".join(f"--{role}: light-dark({LIGHT.colours[role]}, {DARK.colours[role]});" for role in ROLES)
    return _shorter(f":root {{{colours}}}{''.join(_paint())}{own('page.css')}")


def _paint() -> Iterator[str]:
    """What fills and draws in each colour, as the classes in pictures say."""
    for role in ROLES:
        yield f".f-{role}{{fill: var(--{role})}}.s-{role}{{stroke: var(--{role})}}"


def _shorter(sheet: str) -> str:
    """The sheet without comments, and without the blanks that only a reader of it needs."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*|(:) ", r"\1\2", re.sub(r'="([a-z]+)"]', r"=\1]", plain)).replace(";}", "}")
