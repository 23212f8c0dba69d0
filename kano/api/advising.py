"""The public verb `advise`: what to do first, next, not at all, and what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Unpack

from kano.api.analysed import Analysed
from kano.api.surveying.opening import in_steps, survey_of
from kano.api.surveying.survey import Survey
from kano.api.verbs import classify
from kano.provenance import Notice, Provenance, frozen_map
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    import datetime as dt

    from kano.analyses.advising.advice import Beside
    from kano.analyses.scoring.outcomes import People
    from kano.api.choices import AdviceChoices
    from kano.api.marking import MarksPlace
    from kano.api.surveying.sources import Input
    from kano.counts import Counts
    from kano.readers.tables.marks_file import GivenMarks


def advise(
    *sources: Input | Survey, settings: Settings | None = None, **options: Unpack[AdviceChoices]
) -> Analysed:
    """What first, what next, what to drop and what is unsure, in five steps: the basis first.

    Takes what `classify` takes; several files, or one with `wave="column"`, are waves, of which the last is
    advised on. Marks come from the survey, or from a file: `marks="marks.csv"`.

    >>> from kano.resources import shipped
    >>> found = advise(shipped("sample_data") / "3b_voorbeelden.xlsx")
    >>> [(answer.says, answer.features) for answer in found.result.answers][0]
    ('repair', ('schoenen_retour',))
    """
    from kano.analyses.advising.advice import advise as analyse
    from kano.analyses.classifying.classification import Classification
    from kano.api.marking import marks_place
    from kano.counts import is_marked

    dated = len(sources) > 1 or bool(options.get("wave"))
    survey = in_steps(survey_of(sources, settings, options, dated=dated))
    found = classify(survey)
    assert isinstance(found.result, Classification)
    place = marks_place(survey, marked=is_marked(found.counts))
    given = _given(survey, place)
    told = replace(beside(survey, place, given), people=people_of(survey, found.counts))
    result = analyse(found.result, found.counts, survey.settings, told)
    return Analysed(result, found.counts, _with_marks(found.provenance, place, given), survey.settings)


def beside(survey: Survey, place: MarksPlace | None, given: GivenMarks | None) -> Beside:
    """What is known beside the answers: marks and costs of a file, what waves tell, the days of the answers."""
    from kano.analyses.advising.advice import Beside

    return Beside(**_of_waves(survey), **_of_file(survey, place, given), period=period_of(survey))


def _with_marks(provenance: Provenance, place: MarksPlace | None, given: GivenMarks | None) -> Provenance:
    """The same, which says of a sheet of marks only that it isn't used, and which holds the costs.

    Where its marks are used the report names it beside them.
    """
    notices = [each for each in provenance.notices if each.key != "marks_sheets"]
    told = frozen_map({"sheet": place.sheet if place else ""})
    if place and place.sheet and given:
        if place.beside and any(each.mean is not None for each in given.marks.values()):
            notices.append(Notice("marks_unused", told, warning=False))
        if any(each.cost is not None for each in given.marks.values()):
            notices.append(Notice("costs_from", told, warning=False))
    return replace(provenance, notices=tuple(notices))


def _given(survey: Survey, place: MarksPlace | None) -> GivenMarks | None:
    """What a file or a sheet of the survey's workbook says of its features; None without one."""
    from kano.readers.tables.marks_file import read_marks

    features = {feature.key: feature for part in survey.parts for feature in part.features}
    return read_marks(place.path, list(features.values()), place.sheet) if place else None


def people_of(survey: Survey, counts: Counts) -> People | None:
    """The respondents of the last wave who may be seen, where any part asked for outcomes."""
    from kano.analyses.advising.advice import last_wave
    from kano.analyses.privacy import without_hidden
    from kano.analyses.scoring.outcomes import People
    from kano.evaluation import table
    from kano.responses import Responses

    settings, wave = survey.settings, counts.waves[last_wave(counts.waves)].key
    divided = survey.tally(settings.by) if settings.by else counts
    parts = without_hidden(survey.parts, divided, settings.min_group)
    told = [part for part in parts if isinstance(part, Responses) and part.outcomes]
    if not told:
        return None
    return People.of(told, wave, table(settings.table), settings.by, settings.min_group)


def _of_file(survey: Survey, place: MarksPlace | None, given: GivenMarks | None) -> dict[str, Any]:
    """Marks and costs, where a file or a sheet of the survey's workbook holds them."""
    if place is None or given is None:
        return {}
    from kano.analyses.advising.marks import mark_given

    costs = {key: each.cost for key, each in given.marks.items() if each.cost is not None}
    controls = {feature.key for part in survey.parts for feature in part.features if feature.control}
    marks = {
        key: mark_given(each.mean, each.n, each.sd, each.not_applicable)
        for key, each in given.marks.items()
        if each.mean is not None and key not in controls
    }
    if place.beside or not marks:
        return {"costs": costs}
    return {"marks": marks, "costs": costs, "marks_from": given.file}


def period_of(survey: Survey) -> tuple[dt.date, dt.date] | None:
    """First and last day of the answers of one wave, where its files say so."""
    from kano.responses import Responses

    if len({wave.key for part in survey.parts for wave in part.waves}) > 1:
        return None
    read = [part.period() for part in survey.parts if isinstance(part, Responses) and part.period]
    known = [each for each in read if each]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def _of_waves(survey: Survey) -> dict[str, Any]:
    """What became of features between waves, where there are several that can be put in order."""
    from kano.analyses.drifting.steps import is_dated

    if not is_dated(survey.parts) or len({wave.key for part in survey.parts for wave in part.waves}) < 2:
        return {}
    from kano.analyses.drifting.drift import drift

    result = drift(survey.parts, survey.settings)
    verdicts = {row.feature: row.verdict for row in result.rows() if row.segment is None}
    return {"drift": verdicts, "lost": len(result.supply.lost), "found": len(result.supply.found)}
