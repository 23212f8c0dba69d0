"""What became of each feature between waves: verdict, evidence, course and outlook."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import ClassVar

import numpy as np

from kano.analyses.drifting.assessment import Adjustment, Rules
from kano.analyses.drifting.comparability import Difference
from kano.analyses.drifting.findings import Terms, drift_rows
from kano.analyses.drifting.matching import likely_pairs
from kano.analyses.drifting.outlook import Overdue, horizon_dates, overdue
from kano.analyses.drifting.rows import Choices, DriftRow
from kano.analyses.drifting.series import Part, Series, series
from kano.analyses.drifting.strand import Ints, Strand, noise_of, p_of, strand_of
from kano.analyses.drifting.whole_study import (
    CommonRow,
    Looks,
    Supply,
    common_of,
    delighters_of,
    looks_of,
    supply_of,
)
from kano.analyses.result import Result
from kano.errors import AnalysisError, Problem, UsageError
from kano.measures.course.backtest import BackTest, back_test
from kano.measures.waves.noise import Noise
from kano.measures.waves.season import unlike_months
from kano.provenance import Exclusion, Notice
from kano.settings.kinds import day
from kano.settings.panels.study import Settings, problems_of
from kano.tally import Categories
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Drift(Result[DriftRow]):
    """The drift of each feature, in each segment."""

    name: ClassVar[str] = "drift"

    settings: Choices
    data: Series = field(repr=False)
    strands: tuple[Strand, ...] = field(repr=False)
    """One a segment."""
    ahead: tuple[dt.date, ...]
    """Dates of the forecast; none with two waves."""
    looks: Looks
    common: CommonRow
    backtest: BackTest
    season: tuple[int, ...]
    """Months of the waves, where a season could pass for drift."""
    supply: Supply
    overdue: tuple[Overdue, ...]
    today: dt.date
    review: tuple[int, int]
    notices: tuple[Notice, ...]
    excluded: tuple[Exclusion, ...]

    @property
    def noise(self) -> Noise:
        """How much waves differ beyond sampling, among everybody."""
        return noise_of(self.strands[0])

    def rows(self, language: str = "") -> list[DriftRow]:
        """A row a segment × feature."""
        terms = Terms(self.looks.level, self.settings.adjust, self.ahead, language)
        return list(drift_rows(self.data, self.strands, terms))


def drift(parts: Sequence[Part], settings: Settings | None = None) -> Drift:
    """What became of each feature between the waves of these answers, tallies or counts.

    Raises AnalysisError with fewer than two dated waves or where no feature can be compared, UsageError
    for a setting that won't do, DataError where parts of one wave don't add up.
    """
    chosen = settings or Settings()
    _check(chosen)
    data = series(parts, chosen)
    counts = data.categories
    dates = [wave.date for wave in counts.waves if wave.date]
    ahead = horizon_dates(dates, chosen.drift.horizon)
    looks = looks_of(data, chosen)
    rules = Rules(looks.level, chosen.drift.equivalence, Adjustment(chosen.drift.adjust))
    compared = _compared(data, chosen.min_group)
    each = enumerate(_over_groups(data, compared, rules))
    strands = tuple(strand_of(data, s, (compared, own), ahead) for s, own in each)
    today = day(chosen.drift.today) or dates[-1]
    delighters = delighters_of(data, strands[0])
    return Drift(
        waves=counts.waves,
        segments=counts.segments,
        features=counts.features,
        by=counts.by,
        settings=_stated(chosen, data, strands[0]),
        data=data,
        strands=strands,
        ahead=ahead if len(dates) > 2 else (),
        looks=looks,
        common=common_of(strands[0]),
        backtest=back_test(strands[0].compared, strands[0].assessment.course.winner),
        season=unlike_months(dates),
        supply=supply_of(data, strands[0], delighters),
        overdue=overdue(delighters, today, chosen.drift.review),
        today=today,
        review=chosen.drift.review,
        notices=data.notices,
        excluded=data.excluded,
    )


def _over_groups(data: Series, compared: Ints, rules: Rules) -> Iterator[Rules]:
    """The rules of everybody, and those of each group, whose features are adjusted with those of the others."""
    yield rules
    groups = range(1, len(data.categories.segments))
    p = {s: p_of(data, s, compared) for s in groups} if len(groups) > 1 else {}
    for segment in groups:
        peers = tuple(each for s in groups if s != segment for each in p.get(s, ()))
        yield replace(rules, peers=peers)


def _check(settings: Settings) -> None:
    if problems := problems_of(settings.drift):
        raise UsageError(problems)


def _compared(data: Series, least: int) -> Ints:
    """Features that may be compared and were asked in two waves or more; AnalysisError where there are none."""
    counts = data.categories
    stopped = {each.feature for each in data.differing}
    held = (counts.n[:, 0].sum(axis=-1) > 0).sum(axis=0)
    fine = [f for f, feature in enumerate(counts.features) if held[f] > 1 and feature.key not in stopped]
    if fine:
        return np.array(fine, dtype=np.intp)
    if data.differing:
        raise AnalysisError(_reasons(data.differing))
    raise AnalysisError(_hidden(counts.by, least) if data.too_few.any() else _apart(counts))


def _hidden(by: str, least: int) -> Problem:
    """That nothing is left to compare without telling of groups of a few people."""
    what = f'nothing can be compared: each group by "{by}" has fewer than {least} people in some wave'
    todo = "Leave --by out, or divide into fewer and larger groups. Those few could be recognised."
    return Problem(what, "--by", todo=todo)


def _apart(counts: Categories) -> Problem:
    """That no feature is in two waves, with lines for the settings that bring the likeliest together."""
    keys = np.array([feature.key for feature in counts.features], dtype=object)
    asked = counts.n[:, 0].sum(axis=-1) > 0
    waves = [wave for wave in asked if wave.any()]
    shown = ", ".join(f'"{key}"' for key in keys[:6]) + (", …" if len(keys) > 6 else "")
    what = f"no feature was asked about in two waves: {shown}"
    if len(waves) < 2:
        return Problem(what)
    pairs = likely_pairs(keys[waves[0]].tolist(), keys[waves[-1]].tolist())
    # What JSON writes as a text is a key and a text in TOML too.
    lines = [" = ".join(json.dumps(key, ensure_ascii=False) for key in (new, old)) for old, new in pairs]
    todo = "\n".join(["Say which belong together in kano.toml, such as these if they do:", "[aliases]", *lines])
    return Problem(what, todo=todo)


def _reasons(found: Sequence[Difference]) -> list[Problem]:
    """Each way in which the waves differ, once, with what both said."""
    seen: dict[tuple[str, tuple[str, str]], list[Difference]] = {}
    for each in found:
        seen.setdefault((each.what, each.said), []).append(each)
    todo = "If they do measure the same, compare them with --accept-wording."
    problems = []
    for (what, said), group in seen.items():
        waves, s = group[0].waves, "s" * (len(group) > 1)
        text = f"the {what} of {len(group)} feature{s} changed between {waves[0]} and {waves[1]}"
        problems.append(Problem(f'{text}: "{said[0]}" and "{said[1]}"', "not comparable", todo=todo))
    return problems


def _stated(settings: Settings, data: Series, strand: Strand) -> Choices:
    own, noise = settings.drift, noise_of(strand)
    return Choices(
        table=data.categories.table,
        adjust=own.adjust,
        equivalence=own.equivalence,
        looks=own.looks or None,
        panel=own.panel,
        accept_wording=own.accept_wording,
        standardise=", ".join(own.standardise) or None,
        weighted=data.categories.people_weighted,
        by=data.categories.by or None,
        min_group=settings.min_group if data.categories.by else None,
        wave_noise=float(np.sqrt(noise.q2)) if noise.estimated else None,
    )
