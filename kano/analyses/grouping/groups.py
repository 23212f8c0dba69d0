"""Features rolled up by the groups they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kano.analyses.advising.marks import Limit, Mark
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.grouping.rows import GroupedRow
from kano.errors import AnalysisError, did_you_mean
from kano.questionnaire import Feature, Grouping
from kano.questionnaire_file import shipped_questionnaires
from kano.scale import CATEGORIES, Category
from kano.values import dataclass

NUMBER = re.compile(r"(?:\w+ )?(\d+)\b")
"""A number at the start of a group's name, or behind its first word: "2 Buy", "Step 2"."""
ORDERED = re.compile(
    r"(.*_)?(phase|step|steps|loop|loops|stage|journey|fase|stap|lus|lussen|reis|contactmoment)"
)
"""Names of groupings whose groups follow one another."""
_TODO = "Say it in kano.toml, [groups.phase] with a line a feature, or in a sheet: --groups FILE."
OWNERS = frozenset({"owner", "eigenaar", "team", "department", "afdeling"})
"""Names of groupings that tell who a feature belongs to."""


@dataclass(frozen=True)
class Asked:
    """The grouping to roll up by."""

    grouping: str
    order: tuple[str, ...] = ()
    """Its groups as they were named."""
    language: str = ""


def grouped(
    rows: Sequence[FeatureRow],
    features: Sequence[Feature],
    asked: Asked,
    marks: tuple[Mapping[str, Mark], Limit],
) -> tuple[GroupedRow, ...]:
    """A row a group, then the features that are in none.

    Groups of a questionnaire are in its order, numbered ones in that of their numbers, others as they were
    named. `marks` of features, and the limit from which basis is in order. Raises AnalysisError
    where no feature has such a group.
    """
    grouping, owners = asked.grouping, {feature.key: owner_of(feature) for feature in features}
    of = {feature.key: feature.groups.get(grouping, "") for feature in features if not feature.control}
    if not any(of.values()):
        raise _unknown(grouping, features)
    titles = _titles(
        grouping, [*(key for key in asked.order if key in of.values()), *of.values()], asked.language
    )
    ordered = _is_ordered(grouping, [titles[key] for key in titles if key])
    told = [row for row in rows if row.feature in of]
    found = [
        _row((grouping, key), [row for row in told if of[row.feature] == key], marks, owners)
        for key in titles
        if key in of.values()
    ]
    return _marked(found, titles, ordered=ordered)


def groupings_of(features: Iterable[Feature]) -> tuple[str, ...]:
    """Keys of the groupings that features have."""
    return tuple(dict.fromkeys(key for feature in features for key in feature.groups))


def _unknown(grouping: str, features: Sequence[Feature]) -> AnalysisError:
    known = groupings_of(features)
    allowed = f"There are: {', '.join(known)}." if known else ""
    todo = did_you_mean(grouping, known) or _TODO
    return AnalysisError(f'no feature has a "{grouping}"', "--group-by", allowed, todo)


def _titles(grouping: str, keys: Iterable[str], language: str) -> dict[str, str]:
    """Names of groups by their keys: those of a questionnaire in its order, else as they come; none is last."""
    known = next(
        (each for each in _shipped() if each.key == grouping and {*keys} - {""} <= {*each.values}), None
    )
    named = (
        {key: texts.get(language) or next(iter(texts.values()), key) for key, texts in known.values.items()}
        if known
        else {}
    )
    found = {**named, **{key: named.get(key, key) for key in keys if key}}
    numbers = {key: _number(title) for key, title in found.items()}
    if None not in numbers.values():
        found = dict(sorted(found.items(), key=lambda each: numbers[each[0]] or 0))
    return {**found, "": ""}


def _number(title: str) -> int | None:
    found = NUMBER.match(title)
    return int(found[1]) if found else None


def title_of(grouping: str, language: str) -> str:
    """What a grouping is called in a language: its key, where no questionnaire says."""
    known = next((each for each in _shipped() if each.key == grouping), None)
    return known.titles.get(language, grouping) if known else grouping


def _shipped() -> list[Grouping]:
    return [grouping for each in shipped_questionnaires() for grouping in each.groupings]


def _is_ordered(grouping: str, titles: Sequence[str]) -> bool:
    """Whether groups follow one another: by the name of the grouping, or by numbers before theirs."""
    numbered = len(titles) > 1 and all(title[:1].isdigit() for title in titles)
    return bool(ORDERED.fullmatch(grouping.casefold())) or numbered


def owner_of(feature: Feature) -> str:
    """Who a feature belongs to, "" where it doesn't say."""
    return next((value for key, value in feature.groups.items() if key.casefold() in OWNERS), "")


def _row(
    place: tuple[str, str],
    rows: Sequence[FeatureRow],
    marks: tuple[Mapping[str, Mark], Limit],
    owners: Mapping[str, str],
) -> GroupedRow:
    grouping, key = place
    given, limit = marks
    counts = Counter(row.category for row in rows if row.category)
    own = [given[row.feature].mean for row in rows if row.feature in given]
    basis = [row for row in rows if row.category is Category.MUST_BE and row.feature in given]
    losses = {row.feature: _lost(row, given[row.feature].mean, limit) for row in basis}
    return GroupedRow(
        grouping=grouping,
        group=key or None,
        title=None,
        order=None,
        last=False,
        features=tuple(row.feature for row in rows),
        counts={each: counts[each] for each in CATEGORIES},
        shares={each: counts[each] / counts.total() if counts else None for each in CATEGORIES},
        better=_mean([row.better for row in rows]),
        worse=_mean([row.worse for row in rows]),
        mark=_mean(own),
        owners=tuple(dict.fromkeys(owners[row.feature] for row in rows if owners[row.feature])),
        failing=tuple(
            sorted((feature for feature, lost in losses.items() if lost > 0), key=lambda each: -losses[each])
        ),
        lost=sum(losses.values()) if own else None,
        bottleneck=False,
    )


def _lost(row: FeatureRow, mark: float, limit: Limit) -> float:
    """|Worse| by the part of the promise that lacks, of a mark below the limit."""
    return 0.0 if mark >= limit.least else abs(row.worse or 0.0) * (1 - limit.fulfilment(mark))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _marked(rows: Sequence[GroupedRow], titles: Mapping[str, str], *, ordered: bool) -> tuple[GroupedRow, ...]:
    """The rows with their names and places, the bottleneck marked."""
    most = max((row.lost or 0.0 for row in rows), default=0.0)
    named = [row for row in rows if row.group]
    found = []
    for i, row in enumerate(rows, start=1):
        placed = ordered and row.group is not None
        found.append(
            replace(
                row,
                title=titles[row.group] if row.group else None,
                order=i if placed else None,
                last=placed and row is named[-1],
                bottleneck=most > 0 and row.lost == most,
            )
        )
    return tuple(found)
