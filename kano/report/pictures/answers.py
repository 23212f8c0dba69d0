"""The pairs of answers about one feature: which answer to the one question goes with which to the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kano.analyses.kinds import Kind
from kano.errors import AnalysisError, UsageError, did_you_mean
from kano.evaluation import EvaluationTable
from kano.report.blocks import Value
from kano.report.language import Words
from kano.report.pictures.kinds import Heat, HeatCell
from kano.report.pictures.material import Material
from kano.report.pictures.plane import everybody
from kano.scale import ANSWERS, CATEGORIES, Category
from kano.tally import Tally

Floats = NDArray[np.float64]


def answers(material: Material) -> Heat:
    """The answers of the last wave, everybody together, about the feature that is asked for."""
    counts, say = material.counts, material.say()
    if not isinstance(counts, Tally):
        raise AnalysisError("pairs of answers aren't known of counts of categories")
    row = next(each for each in everybody(material) if each.feature == wanted(material))
    at = [feature.key for feature in counts.features].index(row.feature)
    weights, people = counts.w[-1, 0, at, :5, :5], counts.n[-1, 0, at, :5, :5]
    part: Floats = weights / max(float(weights.sum()), 1e-12)
    share = Value(row.shares[row.category] if row.category else None, Kind.SHARE)
    return Heat(
        key="answers",
        title=say("answers.title").format(feature=row.label),
        headline=say.phrase(
            "answers.headline", feature=row.label, category=say.category(row.category), share=share
        ),
        reading=say.phrase("answers.reading"),
        caption=material.caption(say, [row.n]),
        description=say("answers.description").format(feature=row.label),
        row_title=say("answers.present"),
        column_title=say("answers.absent"),
        answers=tuple(say(f"answer.{each.key}") for each in ANSWERS),
        cells=_cells(say, part, people, material.evaluation),
        totals=(tuple(part.sum(axis=1).tolist()), tuple(part.sum(axis=0).tolist())),
        legend=tuple(say.category(each) for each in CATEGORIES),
    )


def _cells(
    say: Words, part: Floats, people: NDArray[np.int64], by: EvaluationTable
) -> tuple[tuple[HeatCell | None, ...], ...]:
    return tuple(
        tuple(
            HeatCell(float(part[f, d]), int(people[f, d]), say.category(Category(cell))) if cell else None
            for d, cell in enumerate(line)
        )
        for f, line in enumerate(by.cells)
    )


def wanted(material: Material) -> str:
    """Key of the feature that is asked for by key or name; of the only one, where there is one.

    UsageError where it can't be told, naming those there are.
    """
    names = {each.key: each.label(material.language) for each in material.result.features}
    asked = material.feature.casefold().strip()
    found = [key for key, name in names.items() if asked in (key.casefold(), name.casefold())]
    near = [key for key, name in names.items() if asked and asked in name.casefold()]
    chosen = found or near or ([*names] if len(names) == 1 else [])
    if len(chosen) == 1:
        return chosen[0]
    what = f'there is no feature "{material.feature}"' if asked else "which feature?"
    known = f"There are: {', '.join(names.values())}."
    raise UsageError(what, "--feature", known, did_you_mean(material.feature, [*names, *names.values()]))
