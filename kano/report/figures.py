"""The pictures there are, and their places in reports; each is composed when a format draws it."""

from __future__ import annotations

from collections.abc import Mapping
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from kano.report.blocks import Figure, Picture

if TYPE_CHECKING:
    from kano.report.pictures.material import Material


class Drawable(NamedTuple):
    """A picture that can be drawn of a result."""

    analysis: str
    """Kind of the result."""
    composer: str
    """Module and function, which makes a picture of its material."""


PICTURES: Mapping[str, Drawable] = MappingProxyType(
    {
        "plane": Drawable("classification", "kano.report.pictures.plane:plane"),
    }
)


def compose(key: str, material: Material) -> Picture:
    """The picture of this key."""
    made: Picture = resolve_name(PICTURES[key].composer)(material)
    return made


def figure(key: str, *of: Any) -> Figure:  # noqa: ANN401 - the fields of Material
    """The place of a picture of a result, its counts, their provenance and the language to say it in."""

    def composed() -> Picture:
        from kano.report.pictures.material import Material

        return compose(key, Material(*of))

    return Figure(key, composed)
