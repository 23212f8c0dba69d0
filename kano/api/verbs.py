"""The public verbs: what the command line does, as calls that take files, DataFrames or tallies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kano.api.counting import most_rows
from kano.api.reported import Reported
from kano.api.since import since
from kano.api.sources import (
    Input,
    dated_parts,
    everybody_once,
    for_waves,
    halves_of,
    opened,
    parts_of,
    step_column,
)
from kano.errors import AnalysisError, DataError, Problem, problems_of
from kano.provenance import Notice, Provenance, frozen_map
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    import pandas as pd

    from kano.analyses.result import Result
    from kano.analyses.sampling import Design
    from kano.api.choices import AuditChoices, ClassifyChoices, DriftChoices, ReadChoices
    from kano.api.pictures import Plot
    from kano.counts import Counts
    from kano.report.blocks import Report
    from kano.report.composed import Composed
    from kano.responses import Responses
    from kano.tally import Categories, Tally


@dataclass(frozen=True, eq=False)
class Survey:
    """What was read from one or more files, and how it was understood."""

    parts: tuple[Responses | Tally | Categories, ...]
    """Without the respondents whom the settings leave out."""
    provenance: Provenance
    settings: Settings
    origins: tuple[Provenance, ...] = ()
    """Of each part: where it was read."""
    whole: tuple[Responses | Tally | Categories, ...] = ()
    """The parts with everybody, where somebody is left out."""

    def tally(self, by: str = "") -> Tally | Categories:
        """The counts of all parts together, divided by one column of the respondents.

        Groups of one or two people are put together as "*". Raises DataError where one wave was asked or
        weighted in two ways, AnalysisError where there is no such column.
        """
        from kano.analyses.privacy import unnamed

        return unnamed(self.private_tally(by), self.settings.min_group)

    def private_tally(self, by: str = "") -> Tally | Categories:
        """The same with every group, however small: for those alone who may see each answer."""
        from kano.analyses.sampling import counted
        from kano.counts import merge

        self._check_divided(by)
        return merge([counted(part, by, self.settings, self.design) for part in self.parts])

    def kept(self, by: str = "", *, small: bool = False) -> tuple[Tally | Categories, tuple[str, ...]]:
        """The counts to be saved, and the names of the groups that were too small and put together.

        How people came in clusters stands beside them, unless so few clusters would tell what people of each
        answered: then squared weights tell what they cost. `small` keeps every group and any clusters.
        """
        from kano.analyses.drawing import clusters_of, tells_too_much
        from kano.analyses.privacy import folded, unnamed
        from kano.analyses.sampling import as_counts
        from kano.counts import merge

        clusters = clusters_of(self.parts, self.settings)
        if tells_too_much(clusters) and not small:
            clusters, counts = {}, self.private_tally(by)
        else:
            self._check_divided(by)
            counts = merge([as_counts(part, by) for part in self.parts])
        least = self.settings.min_group
        counts, names = (counts, ()) if small else folded(unnamed(counts, least), least)
        told = tuple(clusters.get(wave.key) for wave in counts.waves) if clusters else ()
        return replace(counts, clusters=told), names

    def _check_divided(self, by: str) -> None:
        """AnalysisError where saved counts are divided by something else."""
        from kano.counts import Counts

        for part in self.parts:
            if isinstance(part, Counts) and by and part.by != by:
                known = f'by "{part.by}"' if part.by else "by nothing"
                raise AnalysisError(Problem(f'saved counts are divided {known}, not by "{by}"', "--by"))

    @cached_property
    def design(self) -> Design | None:
        """How people were drawn, where the settings name clusters or strata."""
        from kano.analyses.sampling import design_of

        return design_of(self.parts, self.settings)


@dataclass(frozen=True, eq=False, repr=False)
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
        from kano.api.pictures import drawn, first_of
        from kano.report.pictures.material import Material

        if not (kind or about or size):
            return first_of(self.report(lang=lang))
        language = lang or self.settings.lang
        return drawn(Material(self.result, self.counts, self.provenance, language, about, size), kind)


def read(
    *sources: Input,
    settings: Settings | None = None,
    dated: bool = False,
    rows: bool = True,
    **options: Unpack[ReadChoices],
) -> Survey:
    """Read survey files of any layout, frames of any library that Narwhals knows, rows, columns, or tallies.

    Options are the fields of `Settings` (`scale="5-1"`, `survey="six-basics"`); they win over `settings`,
    which default to the kano.toml beside the first file. With `dated` every file or sheet is a wave by the date
    in its name, as `drift` wants it. Without `rows`, respondents of large files are counted as they are read,
    and not kept. Raises DataError, listing everything that is wrong.
    """
    sources, chosen = opened(sources, settings, dated=dated)
    chosen = chosen.override(**options)
    parts: list[Responses | Tally | Categories] = []
    origins: list[Provenance] = []
    most = None if rows else most_rows(sources, chosen, dated=dated)

    def take(source: Input) -> None:
        for data, origin in parts_of(source, for_waves(chosen, source) if dated else chosen, most):
            parts.append(data)
            origins.append(origin)

    if problems := problems_of(*(partial(take, source) for source in sources)):
        halves = [] if dated else halves_of(sources, chosen)
        if not halves:
            raise DataError(problems)
        parts, origins = [data for data, _ in halves], [origin for _, origin in halves]
    if dated:
        if len(parts) == 1 and not chosen.wave and (column := step_column(sources[0], parts[0])):
            return read(*sources, settings=replace(chosen, wave=column), dated=True, rows=rows)
        parts = dated_parts(parts, chosen, origins)
    if len(parts) > 1 and not chosen.drift.panel:
        parts, origins = everybody_once(parts, origins, chosen, dated=dated)
    from kano.api.features import asked_in_some, described, with_groups

    chosen = with_groups(chosen, parts)
    parts, remarks = described(parts, chosen)
    remarks += Provenance(notices=tuple(asked_in_some(parts)))
    origins[-1:] = [each + remarks for each in origins[-1:]]
    provenance = sum(origins, Provenance())
    return _without_careless(Survey(tuple(parts), provenance, chosen, tuple(origins)))


def classify(
    *sources: Input | Survey,
    baseline: str | Path | None = None,
    settings: Settings | None = None,
    **options: Unpack[ClassifyChoices],
) -> Analysed:
    """What each feature is, and how sure that is.

    Takes one or more files, frames, lists of rows, tallies, or a `Survey` that `read` gave; options as in
    `read`, such as `rule="block"`, `by="persona"`, `lang="nl"`. Since a `baseline`, an earlier survey, tally or
    JSON report, is told what changed: `found.result.since`. DataError where there is no such file.

    >>> from kano.resources import shipped
    >>> found = classify(shipped("sample_data") / "3b_examples.csv")
    >>> [record["component"] for record in found.records() if record["feature"] == "hotel_schoon"]
    ['basis']
    """
    from kano.analyses.auditing.exclusion import remark
    from kano.analyses.classifying import classification
    from kano.analyses.privacy import shown, small_groups, without_hidden
    from kano.api.doubts import withheld

    survey = survey_of(sources, settings, options, rows=False)
    by, least = survey.settings.by, survey.settings.min_group
    counts = survey.tally(by)
    before = replace(survey, parts=survey.whole).private_tally(by) if survey.whole else None
    result = classification.classify(counts, survey.settings, before=before)
    if design := survey.design:
        result = replace(result, design=design.told)
    result = withheld(result, survey.provenance)
    if baseline:
        result = replace(result, since=since(result, survey.settings, baseline))
    small = small_groups(counts, least)
    untold = survey.design is None and (survey.settings.cluster or survey.settings.strata)
    told = [Notice("clusters_untold")] if untold else []
    told += [Notice("too_few", frozen_map({"least": least, "groups": small}))] if small else []
    seen = without_hidden(survey.whole or survey.parts, counts, least)
    remarks = Provenance(notices=(*told, *remark(seen, survey.settings)))
    return Analysed(result, shown(counts, least), survey.provenance + remarks, survey.settings)


def audit(
    *sources: Input | Survey, settings: Settings | None = None, **options: Unpack[AuditChoices]
) -> Analysed:
    """How far the answers can be trusted: careless respondents, and questions that went wrong.

    Takes what `classify` takes. Leaves nobody out but those whom `exclude="questionable>3,speeders"` names.

    >>> from kano.resources import shipped
    >>> found = audit(shipped("sample_data") / "3b_examples.csv")
    >>> [record["feature"] for record in found.records() if "swapped" in record["findings"]]
    []
    """
    from kano.analyses.auditing.audit import audit as analyse

    survey = survey_of(sources, settings, options)
    counts = survey.tally()
    result = analyse(survey.parts, survey.origins, counts, survey.settings)
    return Analysed(result, counts, survey.provenance, survey.settings)


def drift(
    *sources: Input | Survey, settings: Settings | None = None, **options: Unpack[DriftChoices]
) -> Analysed:
    """What became of each feature between waves: verdict, evidence, course and forecast.

    Takes the files of several waves with dates in their names, one file with `wave="column"`, tallies, frames
    by the names of their waves or in their order, or a `Survey` that `read` gave; options as in `read`, and
    those of `DriftSettings`, such as `adjust="holm"`.

    >>> from kano.resources import shipped
    >>> found = drift(*sorted(shipped("sample_data").glob("gmail_*.csv")))
    >>> [(record["verdict"], record["route"]) for record in found.records()]
    [('degraded', ['A', 'O', 'M'])]
    """
    from kano.analyses.drifting.drift import drift as analyse

    survey = in_steps(survey_of(sources, settings, options, dated=True, rows=False))
    result = analyse(survey.parts, survey.settings)
    provenance = survey.provenance + Provenance((), result.excluded, result.notices)
    return Analysed(result, result.data.categories, provenance, survey.settings)


def in_steps(survey: Survey) -> Survey:
    """The survey with its waves counted, where none of them has a date."""
    from kano.analyses.drifting.steps import counted_waves, is_dated

    if is_dated(survey.parts):
        return survey
    in_order = survey.settings.drift.waves_in_order
    parts, notices = counted_waves(survey.parts, survey.origins, in_order=in_order)
    return replace(survey, parts=parts, provenance=survey.provenance + Provenance(notices=notices))


def survey_of(
    sources: Sequence[Input | Survey],
    settings: Settings | None,
    options: Mapping[str, Any],
    *,
    dated: bool = False,
    rows: bool = True,
) -> Survey:
    """The survey that a verb was given, or what its sources hold, under the options beside it."""
    if len(sources) == 1 and isinstance(sources[0], Survey):
        survey = sources[0]
        chosen = (settings or survey.settings).override(**options)
        return _without_careless(replace(survey, settings=chosen))
    inputs = [source for source in sources if not isinstance(source, Survey)]
    return read(*inputs, settings=settings, dated=dated, rows=rows, **options)


def _without_careless(survey: Survey) -> Survey:
    """The survey with exactly those left out whom its settings leave out."""
    everybody = survey.whole or survey.parts
    if not survey.origins:
        told = (survey.provenance, *(Provenance() for _ in everybody[1:]))
        survey = replace(survey, origins=told[: len(everybody)])
    plain = replace(survey, parts=everybody, whole=(), provenance=sum(survey.origins, Provenance()))
    if not survey.settings.exclude:
        return plain
    from kano.analyses.auditing.exclusion import without_careless

    kept = without_careless(everybody, survey.origins, survey.settings)
    return replace(plain, parts=kept.parts, whole=everybody, provenance=plain.provenance + kept.provenance)
