"""What every result can do for whoever looks at it: show itself in a notebook, as text, and on a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kano.api.results.pictures import Plot
    from kano.report.blocks import Report
    from kano.report.composed import Composed


class Reported:
    """A result with a report and a picture."""

    def composed(self, *, lang: str = "") -> Composed:
        """The report with its data, which every format can be written from."""
        raise NotImplementedError

    def plot(self, *, lang: str = "") -> Plot:
        """Its main picture; shows itself in a notebook."""
        raise NotImplementedError

    def report(self, *, lang: str = "") -> Report:
        """The report in a language."""
        return self.composed(lang=lang).document

    def save(self, path: str | Path, *, lang: str = "") -> None:
        """Write the report in the format of the file's ending: .html, .xlsx, .md, .json, .csv and others."""
        from kano.render.formats import save

        save(self.composed(lang=lang), Path(path))

    def __str__(self) -> str:
        from kano.render.plain import plain

        return plain(self.report())

    def __repr__(self) -> str:
        from kano.render.notebook import in_a_line

        return in_a_line(self.report())

    def _repr_html_(self) -> str:
        from kano.render.notebook import notebook

        return notebook(self.report())

    def _repr_markdown_(self) -> str:
        from kano.render.markdown import markdown

        return markdown(self.report())
