"""The style sheet and the script of every page, which are files beside this one."""

import re
from functools import cache
from pathlib import Path

from kano.render.charts.theme import DARK, LIGHT

_HERE = Path(__file__).parent


@cache
def own(name: str) -> str:
    """A file of this folder."""
    return (_HERE / name).read_text(encoding="utf-8").strip()


@cache
def script() -> str:
    """What a page does, without the comments and margins that only a reader of it needs."""
    return re.sub(r"^\s*(?://.*)?\n?", "", own("page.js"), flags=re.MULTILINE)


@cache
def style() -> str:
    """The colours of pictures, each on light and on dark ground, then what is laid out with them.

    Names in the ink of a tone are in plain ink here.
    """
    kinds = _alike()
    colours = "".join(f"--{roles[0]}: light-dark({light}, {dark});" for (light, dark), roles in kinds.items())
    return _shorter(f":root {{{colours}}}{''.join(map(_paint, kinds.values()))}{own('page.css')}")


def _alike() -> dict[tuple[str, str], list[str]]:
    """Roles by their colours on light and on dark ground."""
    found: dict[tuple[str, str], list[str]] = {}
    for role in LIGHT.colours:
        if not role.endswith("-ink"):
            found.setdefault((LIGHT.colours[role], DARK.colours[role]), []).append(role)
    return found


def _paint(roles: list[str]) -> str:
    """What fills and draws in a colour, as the classes in pictures say; what stands on one is text."""
    name = roles[0]
    fills = ",".join(f".f-{role}" for role in roles)
    lines = ",".join(f".s-{role}" for role in roles if not role.startswith("on-"))
    return f"{fills}{{fill: var(--{name})}}" + (f"{lines}{{stroke: var(--{name})}}" if lines else "")


def _shorter(sheet: str) -> str:
    """The sheet without comments, and without the blanks that only a reader of it needs."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    plain = re.sub(r"#([0-9A-F])\1([0-9A-F])\2([0-9A-F])\3\b", r"#\1\2\3", plain)
    return re.sub(r"\s*([{};,>])\s*|(:) ", r"\1\2", re.sub(r'="([a-z]+)"]', r"=\1]", plain)).replace(";}", "}")
