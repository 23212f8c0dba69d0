"""What the verbs give: a result with what it rests on, as a report, a table or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kano.api.results.reported import Reported
from kano.provenance import Provenance
from kano.settings.panels.study import Settings
from kano.values import dataclass

if TYPE_CHECKING:
    import pandas as pd

    from kano.analyses.result import Result
    from kano.api.results.pictures import Plot
    from kano.counts import Counts
    from kano.report.blocks import Report
    from kano.report.composed import Composed


@dataclass(frozen=True, eq=False)
class Analysed(Reported):
    """A result, with the counts behind it and where they come from; shows itself in a notebook."""

    result: Result[Any]
    counts: Counts
    provenance: Provenance
    settings: Settings

    def records(self) -> list[dict[str, Any]]:
        """One dictionary a wave × segment × feature, of plain Python values; None where undefined."""
        return self.result.records(self.settings.lang)

    def to_frame(self) -> pd.DataFrame:
        """The records as a tidy pandas table, one column a value."""
        return self.result.to_frame(self.settings.lang)

    def report(self, *, lang: str = "", sort: str = "", columns: bool = False) -> Report:
        """The report in a language; `sort` as the option of the command, `columns` lists the pairs used."""
        return self.composed(lang=lang, sort=sort, columns=columns).document

    def composed(
        self, *, lang: str = "", sort: str = "", columns: bool = False, plot: bool = False
    ) -> Composed:
        """The same with its data, which every format can be written from; `plot` adds the plane to texts."""
        from kano.report.figures import pictured
        from kano.report.order import Shown
        from kano.report.registry import compose

        pictures = pictured(self.counts, self.settings, self.provenance)
        given = {"counts": self.counts, "provenance": self.provenance, "pictured": pictures}
        how = {"how": Shown(sort, plot)} if sort or plot else {}
        chosen = lang or self.settings.lang
        return compose(self.result.name, self.result, given, language=chosen, columns=columns, **how)

    def save(self, path: str | Path, *, lang: str = "", sort: str = "") -> None:
        """Write the report in the format of the file's ending: .html, .xlsx, .md, .json, .csv or .txt."""
        from kano.render.formats import save

        save(self.composed(lang=lang, sort=sort), Path(path))

    def plot(self, kind: str = "", *, about: str = "", size: str = "", lang: str = "") -> Plot:
        """Its main picture, or what `kind` names; shows itself in a notebook."""
        from kano.api.results.pictures import drawn, first_of
        from kano.report.pictures.material import Material

        if not (kind or about or size):
            return first_of(self.report(lang=lang))
        language = lang or self.settings.lang
        return drawn(Material(self.result, self.counts, self.provenance, language, about, size), kind)
