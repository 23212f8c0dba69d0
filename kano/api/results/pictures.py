"""Pictures of results, that show themselves in a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kano.errors import UsageError, did_you_mean
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.render.charts.look import Look
    from kano.report.blocks import Picture, Report
    from kano.report.pictures.material import Material

MAIN: Mapping[str, str] = {"classification": "plane", "drift": "trajectory", "advice": "curves"}
"""The picture of a result where none is named."""
ENDINGS = (".svg", ".png")


@dataclass(frozen=True, eq=False)
class Plot:
    """A picture in a language; shows itself in a notebook."""

    picture: Picture
    language: str = "en"

    def svg(self, *, width: int = 0, theme: str = "light") -> str:
        """The picture as SVG, 1200 wide unless told otherwise; the theme is light or dark."""
        from kano.render.charts.draw import svg

        return svg(self.picture, _look(self.language, width, theme))

    def png(self, *, width: int = 0, theme: str = "light") -> bytes:
        """The picture as PNG, two pixels a unit; UsageError without the extra `pictures`."""
        from kano.render.charts.draw import png_of

        return png_of(self.picture, _look(self.language, width, theme))

    def save(self, path: str | Path, *, width: int = 0, theme: str = "light") -> None:
        """Write the picture in the format of the file's ending, .svg or .png."""
        from kano.render.files import write

        file = Path(path)
        check_ending(file)
        wanted = self.png if file.suffix.lower() == ".png" else self.svg
        write(wanted(width=width, theme=theme), file)

    def __repr__(self) -> str:
        from kano.render.cells import phrase

        return f"<{self.picture.title}: {phrase(self.picture.headline, self.language)}>"

    def _repr_svg_(self) -> str:
        return self.svg()


def first_of(report: Report) -> Plot:
    """The first picture of a report, which is the main one of its result."""
    from kano.render.charts.draw import first

    return Plot(first(report), report.language)


def drawn(material: Material, kind: str = "") -> Plot:
    """A picture of a result, its main one where none is named; UsageError where there is no such picture."""
    from kano.report.figures import PICTURES, compose

    analysis = material.result.name
    known = [key for key, each in PICTURES.items() if analysis in (each.analysis, *each.also)]
    chosen = kind or MAIN.get(analysis, "")
    if chosen not in known:
        allowed = f"There are: {', '.join(known)}." if known else ""
        what = f'there is no picture "{chosen}" of this'
        raise UsageError(what, allowed=allowed, todo=did_you_mean(chosen, known))
    return Plot(compose(chosen, material), material.language)


def check_kind(kind: str) -> None:
    """UsageError for a picture that there isn't, naming the nearest."""
    from kano.report.figures import PICTURES

    if kind not in PICTURES:
        allowed = f"Allowed: {', '.join(PICTURES)}."
        raise UsageError(f'there is no picture "{kind}"', "KIND", allowed, did_you_mean(kind, PICTURES))


def check_ending(file: Path) -> None:
    """UsageError for a file that is no picture."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        what = f'pictures don\'t come as "{ending}" files' if ending else "the file needs an ending"
        raise UsageError(what, str(file), f"Allowed: {', '.join(ENDINGS)}.", did_you_mean(ending, ENDINGS))


def _look(language: str, width: int, theme: str) -> Look:
    from kano.render.charts.look import WIDTH, Look
    from kano.render.charts.theme import THEMES

    if theme not in THEMES:
        raise UsageError(f'there is no theme "{theme}"', allowed=f"Allowed: {', '.join(THEMES)}.")
    return Look(width=width or WIDTH, theme=THEMES[theme], language=language)
