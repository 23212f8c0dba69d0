"""Whatever the verbs are given, read as one survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

from kano.api.surveying.counting import most_rows
from kano.api.surveying.sources import (
    Input,
    dated_parts,
    everybody_once,
    for_waves,
    halves_of,
    opened,
    parts_of,
    step_column,
)
from kano.api.surveying.survey import Survey, with_exclusions
from kano.errors import DataError, problems_of
from kano.provenance import Provenance
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    from kano.api.choices import ReadChoices
    from kano.responses import Responses
    from kano.tally import Categories, Tally


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
    from kano.api.surveying.features import asked_in_some, described, with_groups

    chosen = with_groups(chosen, parts)
    parts, remarks = described(parts, chosen)
    remarks += Provenance(notices=tuple(asked_in_some(parts)))
    origins[-1:] = [each + remarks for each in origins[-1:]]
    provenance = sum(origins, Provenance())
    return with_exclusions(Survey(tuple(parts), provenance, chosen, tuple(origins)))


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
        return with_exclusions(replace(survey, settings=chosen))
    inputs = [source for source in sources if not isinstance(source, Survey)]
    return read(*inputs, settings=settings, dated=dated, rows=rows, **options)
