"""The pictures there are, and their places in reports; each is composed when a format draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from kano.report.blocks import Figure, Picture, Section

if TYPE_CHECKING:
    from kano.counts import Counts
    from kano.provenance import Provenance
    from kano.report.pictures.material import Material
    from kano.settings.panels.study import Settings


class Drawable(NamedTuple):
    """A picture that can be drawn of a result."""

    analysis: str
    """Kind of the result."""
    composer: str
    """Module and function, which makes a picture of its material."""
    also: tuple[str, ...] = ()
    """Kinds of other results that it can be drawn of."""


PICTURES: Mapping[str, Drawable] = MappingProxyType(
    {
        "plane": Drawable("classification", "kano.report.pictures.plane:plane"),
        "shares": Drawable("classification", "kano.report.pictures.shares:shares"),
        "answers": Drawable("classification", "kano.report.pictures.answers:answers"),
        "curves": Drawable("classification", "kano.report.pictures.curves:curves", also=("advice",)),
        "segments": Drawable("classification", "kano.report.pictures.segments:segments"),
        "trajectory": Drawable("drift", "kano.report.pictures.trajectory:trajectory"),
        "drift": Drawable("drift", "kano.report.pictures.courses:drifted"),
        "ladder": Drawable("drift", "kano.report.pictures.courses:ladder"),
    }
)


def compose(key: str, material: Material) -> Picture:
    """The picture of this key."""
    made: Picture = resolve_name(PICTURES[key].composer)(material)
    return made


def of_waves(key: str) -> bool:
    """Whether a picture is of several waves."""
    return PICTURES[key].analysis == "drift"


def figure(key: str, *of: Any) -> Figure:  # noqa: ANN401 - the fields of Material
    """The place of a picture of a result, its counts, their provenance and the language to say it in."""

    def composed() -> Picture:
        from kano.report.pictures.material import Material

        return compose(key, Material(*of))

    return Figure(key, composed)


Pictured: TypeAlias = Callable[[str, str], Figure]
"""From the key of a picture and a language to its place in a report."""


def pictured(counts: Counts, settings: Settings, provenance: Provenance) -> Pictured:
    """Pictures of what counts are classified as, for reports that say something else of them."""

    def place(key: str, language: str) -> Figure:
        def composed() -> Picture:
            from kano.analyses.classifying.classification import classify
            from kano.report.pictures.material import Material

            return compose(key, Material(classify(counts, settings), counts, provenance, language))

        return Figure(key, composed)

    return place


def with_figure(key: str, of: tuple[Any, ...], sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, with a picture at the end of each."""
    for section in sections:
        yield replace(section, blocks=(*section.blocks, figure(key, *of)))
