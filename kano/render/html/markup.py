"""Elements of a page: text is escaped on its way in, so that no text of a survey becomes markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TypeAlias

from kano.render import cells

VOID = frozenset({"meta", "link", "input", "br"})
"""Elements without an end."""
OPEN = frozenset({"tr", "th", "td"})
"""Elements that end where the next one begins: of thousands of cells, the ends would be a tenth of the page."""


class Markup(str):
    """Finished markup, the only text that isn't escaped once more."""

    __slots__ = ()


Inside: TypeAlias = str | Markup


def tag(name: str, /, *inside: Inside, **attributes: object) -> Markup:
    """An element. Attributes are given as Python names; None and False leave one out, True has no value.

    >>> tag("th", "<b> & c", scope="col", class_="n", data_rank=3, hidden=None)
    '<th scope="col" class="n" data-rank="3">&lt;b&gt; &amp; c'
    """
    start = f"<{name}{attributes_of(attributes)}>"
    end = "" if name in VOID or name in OPEN else f"</{name}>"
    return Markup(f"{start}{joined(inside)}{end}")


def shape(name: str, /, **attributes: object) -> Markup:
    """A shape of a drawing, which has nothing inside.

    >>> shape("rect", width=3)
    '<rect width="3"/>'
    """
    return Markup(f"<{name}{attributes_of(attributes)}/>")


def joined(parts: Iterable[Inside], between: str = "") -> Markup:
    """Parts as one, each escaped that is no markup; `between` is no text of a survey."""
    return Markup(between.join(text(part) for part in parts))


def text(part: Inside) -> Markup:
    """A text made safe to show; markup as it is.

    >>> text("a <script>"), text(tag("br"))
    ('a &lt;script&gt;', '<br>')
    """
    return part if isinstance(part, Markup) else Markup(escape(cells.clean(part), quote=False))


def attributes_of(given: Mapping[str, object]) -> str:
    """Attributes with their values in quotes."""
    return "".join(
        f" {_attribute(name)}" if value is True else f' {_attribute(name)}="{_quoted(str(value))}"'
        for name, value in given.items()
        if value is not None and value is not False
    )


def _quoted(value: str) -> str:
    return escape(cells.clean(value), quote=False).replace('"', "&quot;")


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
