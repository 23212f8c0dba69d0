"""SVG as a tree of elements: whatever a text holds stays text, and the same tree gives the same characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from kano.values import dataclass
from kano.words.safe import safe

Value: TypeAlias = str | float | None


@dataclass(frozen=True, eq=False)
class Element:
    """An element with its attributes in their order; a child that is a string is text."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]

    def __str__(self) -> str:
        return "".join(_written(self))


def element(name: str, *children: Element | str | None, **attributes: Value) -> Element:
    """An element; `data_feature` is written data-feature, `class_` class, and None is left out.

    >>> str(element("text", "a < b", x=1.50, class_="f-ink", data_feature='"x"'))
    '<text x="1.5" class="f-ink" data-feature="&quot;x&quot;">a &lt; b</text>'
    """
    told = ((key, _value(value)) for key, value in attributes.items() if value is not None)
    named = tuple((key.rstrip("_").replace("_", "-"), value) for key, value in told)
    return Element(_NAMES.get(name, name), named, tuple(each for each in children if each is not None))


def number(value: float) -> str:
    """A length in as few characters as a hundredth of a pixel needs.

    >>> number(3.0), number(0.126), number(-0.001)
    ('3', '0.13', '0')
    """
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def path(*parts: str | float) -> str:
    """Commands and lengths as the `d` of a path.

    >>> path("M", 0, 1.25, "h", 3, "z")
    'M0 1.25h3z'
    """
    texts = [each if isinstance(each, str) else number(each) for each in parts]
    return re.sub(r" ?([A-Za-z]) ?", r"\1", " ".join(texts))


def plain_text(text: str) -> str:
    """A text as XML may hold it: nothing that steers, and no character that isn't one."""
    return _NO_CHARACTERS.sub("", safe(text))


_NAMES = {"clip_path": "clipPath"}
_NO_CHARACTERS = re.compile(r"[\x00-\x1f\ufdd0-\ufdef\ufffe\uffff]")
_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def _value(value: str | float) -> str:
    return plain_text(value) if isinstance(value, str) else number(value)


def _written(each: Element) -> Iterator[str]:
    told = "".join(f' {key}="{value.translate(_QUOTED)}"' for key, value in each.attributes)
    if not each.children:
        yield f"<{each.name}{told}/>"
        return
    yield f"<{each.name}{told}>"
    for child in each.children:
        if isinstance(child, str):
            yield plain_text(child).translate(_MARKS)
        else:
            yield from _written(child)
    yield f"</{each.name}>"
