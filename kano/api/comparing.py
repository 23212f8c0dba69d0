"""The public verb `compare`: where groups of respondents differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from kano.api.results.analysed import Analysed
from kano.api.surveying.opening import read
from kano.api.surveying.survey import Survey
from kano.errors import AnalysisError, Problem, UsageError
from kano.provenance import Notice, Provenance, frozen_map
from kano.settings.kinds import texts

if TYPE_CHECKING:
    from kano.api.choices import CompareChoices
    from kano.api.surveying.sources import Input
    from kano.settings.panels.study import Settings


def compare(
    *sources: Input | Survey, settings: Settings | None = None, **options: Unpack[CompareChoices]
) -> Analysed:
    """Which features differ between groups of respondents, how, and how sure that is.

    `by` names one column, or several with commas between them; options as in `classify`, and `equivalence`, the
    difference of Better and |Worse| within which groups are called alike.

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
    survey = without_small(survey, columns) if len(columns) > 1 else _told(survey, _small(survey, columns))
    divided = [survey.tally(column) for column in columns]
    result = comparison.compare(divided, survey.settings)
    counts = shown(divided[0], survey.settings.min_group)
    return Analysed(result, counts, survey.provenance, survey.settings)


def without_small(survey: Survey, columns: Sequence[str], *, steady: bool = False) -> Survey:
    """The survey without the answers of groups that any column makes too small to be shown, and a word of it.

    What is said of everybody can then stand beside what is said of each column's groups. With `steady` groups
    are left out of all waves if they are out of one. AnalysisError where counts are divided in another way.
    """
    from kano.analyses.comparing.masking import masked
    from kano.counts import Counts

    if len(columns) > 1 and any(isinstance(part, Counts) for part in survey.parts):
        what = "saved counts are divided by one column, and several are asked"
        raise AnalysisError(Problem(what, "--by", todo="Give the answers, or compare by one column."))
    found = masked(survey.parts, columns, survey.settings.min_group, beside=survey.whole, steady=steady)
    return _told(replace(survey, parts=found.parts, whole=found.beside), found.small)


def _small(survey: Survey, columns: Sequence[str]) -> tuple[str, ...]:
    from kano.analyses.privacy import small_groups

    return tuple(
        name for column in columns for name in small_groups(survey.tally(column), survey.settings.min_group)
    )


def _told(survey: Survey, small: Sequence[str]) -> Survey:
    """The survey with a word of the groups that are too small."""
    if not small:
        return survey
    told = frozen_map({"least": survey.settings.min_group, "groups": tuple(small)})
    remark = Provenance(notices=(Notice("too_few", told),))
    *others, last = survey.origins or (Provenance(),)
    return replace(survey, provenance=survey.provenance + remark, origins=(*others, last + remark))


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
