"""The public verbs of one survey: classify and audit it, and tell its drift."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from kano.api.results.analysed import Analysed
from kano.api.results.since import since
from kano.api.surveying.opening import in_steps, survey_of
from kano.api.surveying.sources import Input
from kano.api.surveying.survey import Survey
from kano.provenance import Notice, Provenance, frozen_map
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    from kano.api.choices import AuditChoices, ClassifyChoices, DriftChoices


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
    from kano.api.results.doubts import withheld

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
