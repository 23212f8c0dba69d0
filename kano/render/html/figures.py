"""A picture on a page: once for wide windows and paper, once for narrow ones, with its words around it."""

import re

from kano.render import cells
from kano.render.charts.draw import svg
from kano.render.charts.look import Look
from kano.render.html.markup import Markup, joined, tag
from kano.render.html.tables import Place
from kano.render.html.tools import stepper
from kano.report.blocks import Figure, Picture
from kano.report.pictures.kinds import Plane

WIDE, NARROW = 1144, 360
MOST = 60_000
"""Characters of a picture that a page takes, where its points were in other waves not counted."""
_NEEDLESS = re.compile(r' transform="translate\(0 0\)"| xmlns="[^"]*"')
"""What a picture inside a page doesn't need."""
_COLOUR = re.compile(r' (?:fill|stroke)="#\w+"')
"""What the style sheet says as well, where a picture is seen with it only."""
_STOPS = re.compile(r' data-(?:w\d+|label)="[^"]*"')


def figure_of(block: Figure, place: Place, *, main: bool) -> Markup:
    """The picture with its headline, how to read it, and what it is made of.

    The main one is drawn for narrow windows as well; others can be moved there. One too large for a page that
    is mailed is left to `kano plot`.
    """
    picture = block.compose()
    prefix, language = f"{place.section}-{block.key}", place.language
    drawn = _drawn(picture, Look(WIDE, bare=True, prefix=prefix, language=language))
    if len(_STOPS.sub("", drawn)) > MOST:
        return tag(
            "p", place.say("page.large").format(picture=picture.title, key=block.key), class_="notes quiet"
        )
    narrow = Look(NARROW, bare=True, prefix=f"{prefix}-narrow", language=language)
    chosen = tag("p", role="status", class_="chosen", hidden=True, data_say=place.say("page.chosen"))
    headline = cells.phrase(picture.headline, language)
    return tag(
        "figure",
        tag("h3", headline),
        tag("p", cells.phrase(picture.reading, language), class_="quiet"),
        _stepper(picture, place, prefix),
        _twice(drawn, _drawn(picture, narrow)) if main else _once(drawn, headline),
        chosen,
        tag("figcaption", cells.phrase(picture.caption, language), class_="quiet"),
    )


def _stepper(picture: Picture, place: Place, name: str) -> Markup:
    """What moves points to where they were in each wave, on a picture that knows."""
    if not isinstance(picture, Plane) or len(picture.waves) < 2:
        return Markup("")
    return stepper(picture.waves_title, picture.waves, place.say, name)


def _twice(wide: Markup, narrow: Markup) -> Markup:
    """For wide windows and paper, and for narrow ones; without a style sheet the wide one is enough."""
    small = tag("div", Markup(_COLOUR.sub("", narrow)), class_="narrow", hidden=True)
    return joined((tag("div", wide, class_="wide"), small))


def _once(drawn: Markup, name: str) -> Markup:
    """In a region that scrolls where the window is narrow, by keys as well."""
    return tag("div", drawn, class_="only", role="group", aria_label=name, tabindex="0")


def _drawn(picture: Picture, look: Look) -> Markup:
    return Markup(_NEEDLESS.sub("", svg(picture, look)).strip())
