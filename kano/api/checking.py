"""The public verb `check`: whether a survey shows what it must."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kano.api.advising import people_of, period_of
from kano.api.analysed import Analysed
from kano.api.surveying.opening import read
from kano.api.surveying.survey import Survey
from kano.errors import DataError, Problem, UsageError
from kano.provenance import frozen_map
from kano.settings.kinds import day
from kano.settings.panels.checking import Targets
from kano.settings.panels.study import Settings
from kano.settings.target_file import TARGETS, find_targets, load_targets, parse_targets
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.analyses.checking.check import Check
    from kano.analyses.checking.grounds import Grounds
    from kano.api.choices import ClassifyChoices
    from kano.api.surveying.sources import Input
    from kano.counts import Counts


@dataclass(frozen=True, eq=False)
class Checked(Analysed):
    """A check, with the counts behind it and where they come from; shows itself in a notebook."""

    result: Check

    @property
    def passed(self) -> bool:
        """Whether a run that asks for these targets passes."""
        return self.result.passed


def check(
    *sources: Input | Survey,
    targets: str | Path | Mapping[str, Any] | Targets | None = None,
    baseline: str | Path | None = None,
    today: str | dt.date | None = None,
    settings: Settings | None = None,
    **options: Unpack[ClassifyChoices],
) -> Checked:
    """Whether a survey shows what it must: `found.passed`, and a record a target.

    `targets` is a TOML file or its content, by default targets.toml beside the data; `baseline` an earlier
    survey, tally or JSON report; options as in `classify`. QuestionnaireError lists what is wrong with targets.

    >>> from kano.resources import shipped
    >>> sample = shipped("sample_data") / "3b_examples.csv"
    >>> check(sample, targets={"features": {"hotel_schoon": {"component": "basis"}}}).passed
    True
    """
    from kano.analyses.checking import check as analysis

    first = next((Path(each) for each in sources if isinstance(each, (str, Path))), None)
    wanted = targets_of(targets, first)
    survey = survey_of(sources, settings, options)
    before = baseline or wanted.baseline or None
    if wanted.degraded and not before:
        raise UsageError("degraded asks for a baseline", "--baseline", todo='Name one: baseline = "counts.csv"')
    if before:
        wanted = replace(wanted, degraded=True)
    on = grounds_of(survey, asked_day(today) if today or wanted.months else None)
    earlier = _baseline(Path(before), survey.settings) if before else None
    found = analysis.check(on, wanted, earlier)
    return Checked(found, on.counts, survey.provenance, survey.settings)


def draft_targets(survey: Survey, today: str | dt.date | None = None) -> str:
    """The text of a targets file that today's result meets."""
    from kano.analyses.checking.drafting import drafted

    return drafted(grounds_of(survey, asked_day(today)), survey.settings.lang)


def targets_of(given: str | Path | Mapping[str, Any] | Targets | None, data: Path | None) -> Targets:
    """Targets from wherever they are; UsageError where there are none."""
    if isinstance(given, Targets):
        return given
    if isinstance(given, Mapping):
        return parse_targets(given)
    path = Path(given) if given else find_targets(data)
    if path is None:
        todo = f"Write some to start from: kano check FILE --init -o {TARGETS}"
        raise UsageError("there are no targets", "--targets", todo=todo)
    if not path.is_file():
        raise UsageError("there is no such file of targets", str(path))
    return load_targets(path)


def survey_of(
    sources: tuple[Input | Survey, ...], settings: Settings | None, options: Mapping[str, Any]
) -> Survey:
    """What was read, or is read now."""
    if len(sources) == 1 and isinstance(sources[0], Survey):
        return sources[0]
    return read(*(each for each in sources if not isinstance(each, Survey)), settings=settings, **options)


def grounds_of(survey: Survey, today: dt.date | None = None) -> Grounds:
    """The last wave of a survey, with its date: that of the wave, of the last answer, or in the file's name."""
    from kano.analyses.checking.grounds import Grounds, last_wave
    from kano.analyses.scoring.outcomes import outcome_sums

    counts = last_wave(survey.tally())
    people = people_of(survey, counts)
    names = tuple(dict.fromkeys(each.file for each in survey.provenance.sources))
    period = period_of(survey)
    date = counts.waves[0].date or (period[1] if period else _date_in(names))
    outcomes = outcome_sums(people) if people else frozen_map()
    return Grounds(counts, survey.settings, ", ".join(names), date, today, outcomes)


def _date_in(names: tuple[str, ...]) -> dt.date | None:
    """The latest date by which files are named."""
    from kano.readers.tables.wave_dates import dates_in
    from kano.words.dates import date_of

    found = (date_of(text) for name in names for text in list(dates_in(name))[:1])
    return max((each for each in found if each), default=None)


def asked_day(given: str | dt.date | None) -> dt.date:
    """The day asked for, else that of SOURCE_DATE_EPOCH, else today; UsageError where it is no date."""
    if given:
        if (found := day(given)) is None:
            raise UsageError(f'"{given}" is no date', "--today", "Write it as 2024-01-31.")
        return found
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    with suppress(ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    raise UsageError(f'"{epoch}" is no time', "SOURCE_DATE_EPOCH", "It must be seconds since 1970.")


def _baseline(path: Path, settings: Settings) -> Grounds:
    """An earlier survey, tally or report, read under the same settings."""
    from kano.analyses.checking.grounds import Grounds
    from kano.readers.tallies.report_file import is_report, report_counts

    if not path.is_file():
        raise DataError(
            Problem("there is no such baseline", str(path), todo="Save one: kano tally FILE -o counts.csv")
        )
    if is_report(path):
        return Grounds(_last(report_counts(path)), settings, path.name)
    return grounds_of(read(path, settings=settings))


def _last(counts: Counts) -> Counts:
    from kano.analyses.checking.grounds import last_wave

    return last_wave(counts)
