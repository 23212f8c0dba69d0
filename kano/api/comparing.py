"""The public verb `compare`: where groups of respondents differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from kano.api.verbs import Analysed, Survey, read
from kano.errors import AnalysisError, Problem, UsageError
from kano.provenance import Notice, Provenance, frozen_map
from kano.settings.kinds import texts

if TYPE_CHECKING:
    from kano.api.choices import ClassifyChoices
    from kano.api.sources import Input
    from kano.counts import Counts
    from kano.settings.panels.study import Settings


def compare(
    *sources: Input | Survey, settings: Settings | None = None, **options: Unpack[ClassifyChoices]
) -> Analysed:
    """Which features differ between groups of respondents, how, and how sure that is.

    `by` names one column, or several with commas between them; options as in `classify`.

    >>> from kano.resources import shipped
    >>> found = compare(shipped("sample_data") / "3b_examples.csv", by="Persona")
    >>> [record["feature"] for record in found.records() if record["verdict"] == "component"]
    ['auto_kilometers']
    """
    from kano.analyses.comparing import comparison
    from kano.analyses.privacy import shown

    if len(sources) == 1 and isinstance(sources[0], Survey):
        survey = sources[0]
    else:
        files = [each for each in sources if not isinstance(each, Survey)]
        survey = read(*files, settings=settings, **options)
    columns = columns_of(survey, options.get("by", ""))
    divided, small = _divided(survey, columns)
    result = comparison.compare(divided, survey.settings)
    told = frozen_map({"least": survey.settings.min_group, "groups": small})
    remarks = Provenance(notices=(Notice("too_few", told),) if small else ())
    return Analysed(
        result, shown(divided[0], survey.settings.min_group), survey.provenance + remarks, survey.settings
    )


def columns_of(survey: Survey, by: str) -> tuple[str, ...]:
    """The columns to compare by; UsageError where none is named."""
    named = by or survey.settings.by
    known = {name for part in survey.parts for name in getattr(part, "groups", ())}
    columns = (named,) if named in known else texts(named)
    if not columns:
        raise UsageError(
            "compare needs a column that divides respondents", "--by", todo="kano compare FILE --by persona"
        )
    return tuple(dict.fromkeys(columns))


def _divided(survey: Survey, columns: Sequence[str]) -> tuple[list[Counts], tuple[str, ...]]:
    """The counts by each column, and the groups that are too small to be shown."""
    from kano.analyses.comparing.masking import masked
    from kano.analyses.privacy import small_groups
    from kano.responses import Responses

    least = survey.settings.min_group
    small = [small_groups(survey.tally(column), least) for column in columns]
    if len(columns) > 1:
        parts = [part for part in survey.parts if isinstance(part, Responses)]
        if len(parts) < len(survey.parts):
            what = "saved counts are divided by one column, and several are asked"
            raise AnalysisError(Problem(what, "--by", todo="Give the answers, or compare by one column."))
        survey = replace(survey, parts=tuple(masked(parts, columns, least)))
    return [survey.tally(column) for column in columns], tuple(
        dict.fromkeys(name for each in small for name in each)
    )
