"""Survey data of several waves as one series of counts, checked for what imitates drift."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kano.analyses.drifting.comparability import Difference, differences, unknown_wordings
from kano.analyses.drifting.matching import Matched, matched, matched_responses
from kano.analyses.drifting.mix import shifts
from kano.analyses.drifting.pairing import Pairs, paired, shared_ids
from kano.analyses.drifting.standardisation import standardised, standardised_counts
from kano.analyses.privacy import in_total, only, shown, small_groups, too_few, unnamed
from kano.analyses.sampling import Design, counted, design_of, refuse_panel
from kano.counts import merge
from kano.errors import AnalysisError, Problem, UsageError
from kano.evaluation import table
from kano.provenance import Exclusion, Notice, frozen_map
from kano.responses import Responses, Wave
from kano.settings.panels.study import Settings
from kano.tally import Categories, Tally
from kano.values import dataclass


class FewWavesError(AnalysisError):
    """The data hold fewer than two dated waves."""


Part = Responses | Tally | Categories
RENAMED = frozenset({"question", "questionnaire"})
"""What an alias accepts: the same feature under another name, asked in other words."""
_NAMED = 6
DAYS = 365.2425
"""In a year; dates are counted in years."""


@dataclass(frozen=True, eq=False)
class Series:
    """Counts of dated waves, in the order of their dates."""

    categories: Categories
    """(W, S, F, 6); everybody is the first segment. Weights average 1 in every wave."""
    too_few: NDArray[np.bool_]
    """(W, S, F): segments too small to be shown, whose counts are zero."""
    dates: NDArray[np.float64]
    """(W,) in years."""
    differing: tuple[Difference, ...]
    """Why features can't be compared."""
    accepted: tuple[Difference, ...]
    """Differences that were accepted, by the user's word or by an alias."""
    pairs: Pairs | None
    """The same people over the waves, in a panel."""
    notices: tuple[Notice, ...]
    excluded: tuple[Exclusion, ...]


def series(parts: Sequence[Part], settings: Settings) -> Series:
    """Bring all waves of all parts into one series.

    AnalysisError where there are fewer than two dated waves; DataError where parts of one wave don't add up.
    """
    waves = _dated(parts)
    order = [wave.key for wave in waves]
    people = [part for part in parts if isinstance(part, Responses)]
    ready, notices = _standardised(parts, settings, order[0])
    refuse_panel(settings)
    design = design_of(ready, settings, pooled=True)
    pieces = [matched(_categories(part, settings, design), settings.aliases) for part in ready]
    merged = merge([piece.categories for piece in pieces])
    assert isinstance(merged, Categories)
    whole = unnamed(merged, settings.min_group)
    excluded = tuple(_undated(whole, order))
    hidden = small_groups(whole.select(waves=order), settings.min_group)
    divided = _divided(whole, settings, order, only_counts=not people)
    chosen = _averaged(replace(divided, table=divided.table or table(settings.table).key))
    differing, accepted = _differing(chosen, pieces, settings)
    pairs, remarks = _panel([part for part in ready if isinstance(part, Responses)], chosen, settings)
    found = (
        *notices,
        *_drawn(design, settings),
        *_once(notice for piece in pieces for notice in piece.notices),
        *_remarks(parts, chosen, accepted, settings),
        *([_notice("too_few", least=settings.min_group, groups=hidden)] if hidden else []),
        *remarks,
    )
    when = np.array([wave.date.toordinal() / DAYS for wave in waves if wave.date])
    return Series(
        chosen, too_few(chosen, settings.min_group), when, differing, accepted, pairs, found, excluded
    )


def _dated(parts: Sequence[Part]) -> list[Wave]:
    found: dict[str, Wave] = {}
    for part in parts:
        for wave in part.waves:
            if wave.key not in found or found[wave.key].date is None:
                found[wave.key] = wave
    dated = sorted((wave for wave in found.values() if wave.date), key=lambda wave: str(wave.date))
    if len(dated) < 2:
        raise FewWavesError(_too_few(found, dated))
    problems = [
        Problem(
            f'the waves "{one.key}" and "{other.key}" have the same date, {one.date}',
            todo="Call them the same, --wave KEY=FILE, or date them in kano.toml.",
        )
        for one, other in pairwise(dated)
        if one.date == other.date
    ]
    if problems:
        raise AnalysisError(problems)
    return dated


def _too_few(found: dict[str, Wave], dated: Sequence[Wave]) -> Problem:
    names = ", ".join(f'"{key}"' for key in found if key)
    what = f"drift needs two dated waves, and there is {'one' if dated else 'none'}"
    return Problem(
        f"{what}: {names}" if names else what,
        todo="Give files with the date of their wave in the name, name their column with --wave COLUMN,\n"
        "or say which is which: --wave 2024-03=march.xlsx --wave 2024-06=june.xlsx",
    )


def _standardised(
    parts: Sequence[Part], settings: Settings, first: str
) -> tuple[list[Part], tuple[Notice, ...]]:
    columns = settings.drift.standardise
    people = [part for part in parts if isinstance(part, Responses)]
    if not columns or not people:
        return list(parts), ()
    if len(people) < len(parts):
        raise AnalysisError(
            "answers and saved counts can't be standardised together",
            todo=f"Save all of them as counts first: kano tally FILE --by {columns[0]}",
        )
    changed, notices = standardised(people, columns, settings.drift.targets, first, least=settings.min_group)
    return list(changed), notices


def _categories(part: Part, settings: Settings, design: Design | None) -> Categories:
    """The part as counts of categories, divided by the column asked for."""
    counts = counted(part, settings.by, settings, design)
    if isinstance(counts, Tally):
        return counts.categories(table(settings.table))
    assert isinstance(counts, Categories)
    return counts


def _divided(whole: Categories, settings: Settings, order: Sequence[str], *, only_counts: bool) -> Categories:
    """The waves in order; everybody who may be shown first, or all together in the mix of the first wave."""
    dated = whole.select(waves=order)
    columns = settings.drift.standardise
    if columns and only_counts:
        if columns != (whole.by,):
            raise AnalysisError(
                f"these counts aren't divided by {' and '.join(columns)}",
                todo=f"Save them so: kano tally FILE --by {columns[0]}",
            )
        kept = only(dated, in_total(dated, settings.min_group, steady=True))
        return standardised_counts(kept, settings.drift.targets, 0)
    return shown(dated, settings.min_group, steady=True)


def _averaged(counts: Categories) -> Categories:
    """Weights that average 1 in each wave, so that waves weighted on other scales pool as they should."""
    people, weight = (a.sum(axis=(1, 2, 3), keepdims=True) for a in (counts.n, counts.w))
    factor = np.divide(people, weight, out=np.ones_like(weight), where=weight > 0)
    return replace(counts, w=counts.w * factor, w2=counts.w2 * factor**2) if counts.weighted else counts


def _undated(whole: Categories, order: Sequence[str]) -> Iterator[Exclusion]:
    keys = [wave.key for wave in whole.waves]
    if lost := [key for key in keys if key not in order]:
        left = whole.select(waves=lost)
        asked = left.n.sum(axis=-1) + left.no_answer + left.not_asked
        yield Exclusion("undated_wave", int(asked.sum(axis=1).max(axis=-1).sum()), tuple(lost))


def _differing(
    counts: Categories, pieces: Sequence[Matched], settings: Settings
) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """Differences that stop a comparison, and those that were accepted.

    An alias says that two questions are about one feature, and so accepts another text of the question.
    """
    renamed = frozenset(settings.aliases.values())
    tables = {wave.key: piece.categories.table for piece in pieces for wave in piece.categories.waves}
    found = list(differences(counts, tables))
    allowed = [
        settings.drift.accept_wording or (each.what in RENAMED and each.feature in renamed) for each in found
    ]
    stops = tuple(each for each, fine in zip(found, allowed, strict=True) if not fine)
    return stops, tuple(each for each, fine in zip(found, allowed, strict=True) if fine)


def _panel(
    people: Sequence[Responses], counts: Categories, settings: Settings
) -> tuple[Pairs | None, tuple[Notice, ...]]:
    if not settings.drift.panel:
        shared = shared_ids(people)
        return None, (_notice("same_ids", n=shared),) if shared else ()
    if settings.by:
        raise UsageError("a panel isn't divided into groups", "--by", todo="Leave out --by or --panel.")
    if len(people) == 0:
        raise AnalysisError("a panel needs people's answers, and these files hold counts")
    renamed = [matched_responses(part, settings.aliases) for part in people]
    keys = [feature.key for feature in counts.features]
    pairs = paired(renamed, [wave.key for wave in counts.waves], keys, table(settings.table))
    remarks = [_notice("panel_repeated", n=pairs.repeated)] if pairs.repeated else []
    remarks += [] if pairs.weight is None else [_notice("panel_weights")]
    return pairs, tuple(remarks)


def _remarks(
    parts: Sequence[Part], counts: Categories, accepted: Sequence[Difference], settings: Settings
) -> Iterator[Notice]:
    if unknown := unknown_wordings(counts):
        yield _notice("unknown_wording", waves=_few(unknown))
    seen: dict[tuple[str, tuple[str, str]], list[Difference]] = {}
    for each in accepted:
        seen.setdefault((each.what, each.said), []).append(each)
    for (what, values), group in seen.items():
        names = tuple(each.feature for each in group)
        waves = group[0].waves
        yield _notice(
            f"accepted.{what}", features=names, one=values[0], other=values[1], first=waves[0], second=waves[1]
        )
    drawn_by = (*settings.drift.standardise, settings.cluster, settings.strata)
    for shift in shifts(parts, [wave.key for wave in counts.waves]):
        if shift.column not in drawn_by:
            low, high = (f"{share:.0%}" for share in shift.shares)
            yield _notice(
                "mix", column=shift.column, group=shift.group, one=low, other=high,
                first=shift.waves[0], second=shift.waves[1],
            )  # fmt: skip
    weightings = {wave.weighting for wave in counts.waves}
    if len(weightings) > 1:
        yield _notice("weighting", names=tuple(sorted(name or "–" for name in weightings)))


def _drawn(design: Design | None, settings: Settings) -> Iterator[Notice]:
    """How people were drawn, and what it costs."""
    if design:
        known = [row.deff for row in design.told.features if row.deff is not None]
        mean = f"{sum(known) / max(len(known), 1):.1f}"
        column = " × ".join(filter(None, (design.told.strata, design.told.cluster)))
        yield _notice("design", column=column, clusters=design.told.clusters, deff=mean)
    elif settings.cluster or settings.strata:
        yield Notice("clusters_untold")
    if settings.deff > 1:
        yield _notice("deff", deff=f"{settings.deff:g}")


def _once(notices: Iterable[Notice]) -> list[Notice]:
    """What every part says, said once."""
    return list({(notice.key, str(notice.values)): notice for notice in notices}.values())


def _few(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first and the last of many names."""
    return names if len(names) <= _NAMED else (*names[: _NAMED - 2], "…", names[-1])


def _notice(key: str, **values: object) -> Notice:
    return Notice(f"drift.{key}", frozen_map(values))
