"""The public verbs: what the command line does, as calls that take files, DataFrames or tallies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, Union

from kano.provenance import Provenance
from kano.settings import Settings, find_settings

if TYPE_CHECKING:
    import pandas as pd

    from kano.analyses.classification import Classification
    from kano.counts import Counts
    from kano.readers.reading import Reading
    from kano.report.blocks import Report
    from kano.responses import Responses
    from kano.tally import Categories, Tally

Input: TypeAlias = Union[str, Path, BinaryIO, "pd.DataFrame", "Responses", "Tally", "Categories"]
"""What can be analysed: a file's path, an open binary file, a DataFrame, or what was read before."""


@dataclass(frozen=True, eq=False)
class Survey:
    """What was read from one or more files, and how it was understood."""

    parts: tuple[Responses | Tally | Categories, ...]
    provenance: Provenance
    settings: Settings

    def tally(self, by: str = "") -> Counts:
        """The counts of all parts together, divided by one column of the respondents.

        Raises DataError where one wave was asked or weighted in two ways, AnalysisError where there is
        no such column.
        """
        from kano.counts import Counts, merge
        from kano.tally import Tally

        return merge([part if isinstance(part, Counts) else Tally.of(part, by) for part in self.parts])


@dataclass(frozen=True, eq=False)
class Analysed:
    """A result, with the counts behind it and where they come from; shows itself in a notebook."""

    result: Classification
    counts: Counts
    provenance: Provenance
    settings: Settings

    def records(self) -> list[dict[str, Any]]:
        """One dictionary a wave × segment × feature, of plain Python values; None where undefined."""
        return self.result.records(self.settings.lang)

    def to_frame(self) -> pd.DataFrame:
        """The records as a tidy pandas table, one column a value."""
        return self.result.to_frame(self.settings.lang)

    def report(self, *, lang: str = "", sort: str = "component", columns: bool = False) -> Report:
        """The report in a language; `sort` as the option of the command, `columns` lists the pairs used."""
        from kano.report.classification import classification_report

        return classification_report(
            self.result,
            self.counts,
            self.provenance,
            language=lang or self.settings.lang,
            sort=sort,
            columns=columns,
        )

    def save(self, path: str | Path, *, lang: str = "", sort: str = "component") -> None:
        """Write the report in the format of the file's ending: .xlsx, .md, .json, .csv or .txt."""
        from kano.render.formats import save

        save(self.report(lang=lang, sort=sort), Path(path))

    def __str__(self) -> str:
        from kano.render.terminal import plain

        return plain(self.report())

    def _repr_markdown_(self) -> str:
        from kano.render.markdown import markdown

        return markdown(self.report())


def read(*sources: Input, settings: Settings | None = None, **options: object) -> Survey:
    """Read survey files of any layout, DataFrames, or tallies.

    Options are the fields of `Settings` (`scale="5-1"`, `survey="six-basics"`); they win over `settings`,
    which default to the kano.toml beside the first file. Raises DataError, listing everything that is wrong.
    """
    first = next((Path(source) for source in sources if isinstance(source, (str, Path))), None)
    chosen = (settings or find_settings(first)).override(**options)
    parts: list[Responses | Tally | Categories] = []
    provenance = Provenance()
    for source in sources:
        for data, origin in _parts(source, chosen):
            parts.append(data)
            provenance += origin
    return Survey(tuple(parts), provenance, chosen)


def classify(*sources: Input | Survey, settings: Settings | None = None, **options: object) -> Analysed:
    """What each feature is, and how sure that is.

    Takes one or more files, DataFrames, tallies, or a `Survey` that `read` gave; options as in `read`, such
    as `rule="block"`, `by="persona"`, `lang="nl"`.

    >>> from kano.resources import shipped
    >>> found = classify(shipped("sample_data") / "3b_examples.csv")
    >>> [record["component"] for record in found.records() if record["feature"] == "hotel_schoon"]
    ['basis']
    """
    from kano.analyses import classification

    survey = _survey(sources, settings, options)
    counts = survey.tally(survey.settings.by)
    result = classification.classify(counts, survey.settings)
    return Analysed(result, counts, survey.provenance, survey.settings)


def _survey(sources: Sequence[Input | Survey], settings: Settings | None, options: dict[str, object]) -> Survey:
    if len(sources) == 1 and isinstance(sources[0], Survey):
        survey = sources[0]
        return replace(survey, settings=(settings or survey.settings).override(**options))
    inputs = [source for source in sources if not isinstance(source, Survey)]
    return read(*inputs, settings=settings, **options)


def _parts(source: Input, settings: Settings) -> list[tuple[Any, Provenance]]:
    from kano.counts import Counts
    from kano.responses import Responses

    if isinstance(source, (Responses, Counts)):
        return [(source, Provenance())]
    from kano.readers.reading import read as read_file

    return [(reading.data, _provenance(reading)) for reading in read_file(source, settings)]


def _provenance(reading: Reading) -> Provenance:
    return Provenance((reading.source,), reading.excluded, reading.notices)
