"""What is new since an earlier survey: features that are something else now, new ones and those gone."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from kano.analyses import kinds as k
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.row import Row
from kano.values import dataclass


@dataclass(frozen=True)
class ChangeRow(Row):
    """One feature then and now."""

    feature: k.Feature
    label: k.Label
    before: Annotated[k.Letter, "category in the baseline; null where it wasn't there"]
    before_p: Annotated[k.Probability, "how sure that was"]
    now: Annotated[k.Letter, "category now; null where it is gone"]
    now_p: Annotated[k.Probability, "how sure that is"]
    changed: Annotated[k.Flag, "whether it is another category, or new or gone"]
    clear: Annotated[k.Flag, "whether both categories are clear, so that sampling hardly explains the change"]
    better_change: Annotated[k.Change, "Better now less Better then"]
    worse_change: Annotated[k.Change, "Worse now less Worse then"]
    n_before: Annotated[k.Count, "base of the baseline"]
    n: Annotated[k.Count, "base now"]


@dataclass(frozen=True)
class Since(Row):
    """What is new since a baseline."""

    baseline: Annotated[k.Text, "name of its file"]
    features: Annotated[tuple[ChangeRow, ...], "one entry a feature, those first that changed"]


def changed(now: Sequence[FeatureRow], before: Sequence[FeatureRow]) -> tuple[ChangeRow, ...]:
    """Every feature of both, those first that changed, and of these the clear ones."""
    then = {row.feature: row for row in before}
    known = {row.feature for row in now}
    rows = [*(_row(row, then.get(row.feature)) for row in now), *_gone(before, known)]
    return tuple(sorted(rows, key=lambda row: (not row.changed, not row.clear)))


def _gone(before: Sequence[FeatureRow], known: set[str]) -> Iterator[ChangeRow]:
    for row in before:
        if row.feature not in known:
            yield ChangeRow(
                row.feature, row.label, row.category, row.category_p, None, None,
                changed=True, clear=row.clear, better_change=None, worse_change=None, n_before=row.n, n=None,
            )  # fmt: skip


def _row(row: FeatureRow, then: FeatureRow | None) -> ChangeRow:
    return ChangeRow(
        feature=row.feature,
        label=row.label,
        before=then.category if then else None,
        before_p=then.category_p if then else None,
        now=row.category,
        now_p=row.category_p,
        changed=then is None or then.category != row.category,
        clear=row.clear and (then is None or then.clear),
        better_change=_less(row.better, then.better if then else None),
        worse_change=_less(row.worse, then.worse if then else None),
        n_before=then.n if then else None,
        n=row.n,
    )


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
