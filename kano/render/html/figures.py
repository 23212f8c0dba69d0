"""A picture on a page: once for wide windows and paper, once for narrow ones, with its words around it."""

import re

from kano.render import cells
from kano.render.charts.draw import svg
from kano.render.charts.look import Look
from kano.render.html.markup import Markup, tag
from kano.report.blocks import Figure, Picture
from kano.words.lookup import Texts

WIDE, NARROW = 1144, 360
_NEEDLESS = re.compile(r' transform="translate\(0 0\)"| xmlns="[^"]*"')
"""What a picture inside a page doesn't need."""
_COLOUR = re.compile(r' (?:fill|stroke)="#\w+"')
"""What the style sheet says as well, where a picture is seen with it only."""


def figure_of(block: Figure, name: str, language: str, say: Texts) -> Markup:
    """The picture with its headline, how to read it, and what it is made of."""
    picture = block.compose()
    prefix = f"{name}-{block.key}"
    wide = _drawn(picture, Look(WIDE, bare=True, prefix=prefix, language=language))
    narrow = _drawn(picture, Look(NARROW, bare=True, prefix=f"{prefix}-narrow", language=language))
    chosen = tag("p", role="status", class_="chosen", hidden=True, data_say=say("page.chosen"))
    return tag(
        "figure",
        tag("h3", cells.phrase(picture.headline, language)),
        tag("p", cells.phrase(picture.reading, language), class_="quiet"),
        tag("div", wide, class_="wide"),
        # Without a style sheet the wide one is enough.
        tag("div", Markup(_COLOUR.sub("", narrow)), class_="narrow", hidden=True),
        chosen,
        tag("figcaption", cells.phrase(picture.caption, language), class_="quiet"),
    )


def _drawn(picture: Picture, look: Look) -> Markup:
    return Markup(_NEEDLESS.sub("", svg(picture, look)).strip())
