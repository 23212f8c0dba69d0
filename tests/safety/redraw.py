"""An attacker who knows everything but what a hidden few answered: drawn anew, their answers change no report.

`python -m tests.safety.redraw 1000` makes so many random surveys: divided, compared, over waves, standardised,
advised on, studied, drawn, or with people left out. It prints how many reports differ by a byte when those who
are hidden answered something else. Where none does, no attacker whatever learns from it what they answered.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from kano.api.advising import advise
from kano.api.comparing import compare
from kano.api.plotting import plot
from kano.api.results.pictures import Plot
from kano.api.studying import study
from kano.api.verbs import classify, drift
from kano.errors import AnalysisError, UsageError
from kano.questionnaire import Feature
from kano.render.formats import format_named
from kano.responses import Group, Responses, Wave
from kano.scale import NOT_ASKED

LEAST = 10
WAYS: dict[str, tuple[Any, dict[str, Any]]] = {
    "divided": (classify, {"by": "team"}),
    "without speeders": (classify, {"by": "team", "exclude": "speeders"}),
    "waves, divided": (drift, {"by": "team"}),
    "waves, standardised": (drift, {"standardise": ("team",)}),
    "advised": (advise, {"by": "team"}),
    "compared": (compare, {"by": "team"}),
    "studied": (study, {"by": "team"}),
    "waves, studied": (study, {"by": "team"}),
    "drawn: plane": (partial(plot, "plane"), {"by": "team"}),
    "drawn: segments": (partial(plot, "segments"), {"by": "team"}),
    "drawn: answers": (partial(plot, "answers", about="f0"), {"by": "team"}),
    "waves, drawn: trajectory": (partial(plot, "trajectory"), {"by": "team"}),
    "waves, drawn: drift": (partial(plot, "drift", about="f0"), {"by": "team"}),
}
"""A verb and its options: what is new joins with a line."""


@dataclass(frozen=True)
class Made:
    """A survey, a part a wave, and which pairs of answers nobody may learn of."""

    parts: tuple[Responses, ...]
    hidden: tuple[np.ndarray, ...]
    """(N, F) of each part."""

    def drawn_anew(self, rng: np.random.Generator) -> tuple[Responses, ...]:
        """The survey with other answers of those who are hidden."""
        return tuple(
            replace(part, answers=np.where(mask[..., None], _answers(rng, part), part.answers).astype(np.int8))
            for part, mask in zip(self.parts, self.hidden, strict=True)
        )


def _answers(rng: np.random.Generator, like: Responses) -> np.ndarray:
    """Answers at random, to the same questions."""
    drawn = rng.integers(0, 6, like.answers.shape)
    return np.where(like.answers == NOT_ASKED, NOT_ASKED, drawn)


def made(rng: np.random.Generator, way: str) -> Made:
    """A random survey with small groups, as it is told in this way."""
    waves = int(rng.integers(2, 4)) if "waves" in way else 1
    names = tuple(f"group {i}" for i in range(int(rng.integers(2, 6))))
    features = tuple(Feature(f"f{i}") for i in range(int(rng.choice((1, 2, 3, 12)))))
    parts = [_part(rng, names, features, Wave(str(2020 + w), date(2020 + w, 1, 1))) for w in range(waves)]
    if way == "without speeders":
        parts = [_hurried(rng, part) for part in parts]
    hidden = [_small(part) for part in parts]
    if way == "waves, standardised":
        # A group that is small in one wave weighs nothing in any.
        together = [_small_groups(part, LEAST) for part in parts]
        gone = np.logical_or.reduce(together)
        hidden = [np.repeat(gone[part.groups["team"].codes, None], len(features), axis=1) for part in parts]
    return Made(tuple(parts), tuple(hidden))


def _part(
    rng: np.random.Generator, names: Sequence[str], features: tuple[Feature, ...], wave: Wave
) -> Responses:
    sizes = rng.integers(1, 45, len(names))
    sizes[0], sizes[1] = rng.integers(1, LEAST), rng.integers(2 * LEAST, 45)
    codes = rng.permutation(np.repeat(np.arange(len(names)), sizes))
    shape = (len(codes), len(features))
    mix = rng.dirichlet(np.full(36, 0.2), len(features))
    pairs = np.stack([rng.choice(36, shape[0], p=mix[f]) for f in range(shape[1])], axis=1)
    answers = np.stack([pairs // 6, pairs % 6], axis=-1)
    answers[rng.random(shape) < rng.choice((0, 0, 0.3))] = NOT_ASKED
    return Responses(
        features, answers.astype(np.int8), waves=(wave,), groups={"team": Group(tuple(names), codes)}
    )


def _hurried(rng: np.random.Generator, part: Responses) -> Responses:
    """Some took so little time that they are left out, whatever they answered."""
    seconds = np.full(len(part), 600.0)
    seconds[rng.permutation(len(part))[: int(rng.integers(0, 2 * LEAST))]] = 1.0
    return replace(part, seconds=seconds)


def _small_groups(part: Responses, least: int) -> np.ndarray:
    codes = part.groups["team"].codes
    sizes = np.bincount(codes, minlength=len(part.groups["team"].labels))
    return sizes < least


def _small(part: Responses) -> np.ndarray:
    """Of whom nobody may learn what they said of a feature: (N, F)."""
    codes, asked = part.groups["team"].codes, (part.answers != NOT_ASKED).any(axis=-1)
    kept = np.ones(len(part), dtype=bool) if part.seconds is None else part.seconds > 1
    small = np.zeros(asked.shape, dtype=bool)
    for group in range(len(part.groups["team"].labels)):
        mine = codes == group
        few = asked[mine & kept].sum(axis=0) < LEAST
        small |= mine[:, None] & few[None, :]
    # Those left out of the groups that are shown, where they are few.
    gone = ~kept[:, None] & asked & ~small
    few = (gone.sum(axis=0) > 0) & (gone.sum(axis=0) < LEAST)
    return small | (gone & few[None, :])


def report(way: str, parts: Sequence[Responses]) -> str:
    """All that is printed, in the format that says most; why there is none, where there is none."""
    verb, options = WAYS[way]
    try:
        made = verb(*parts, min_group=LEAST, **options)
        composed = None if isinstance(made, Plot) else made.composed()
    except (AnalysisError, UsageError) as error:
        return f"none: {error}"
    if composed is None:
        return str(made.svg())
    return "".join(str(format_named(name).render(composed)) for name in ("json", "text"))


def campaign(surveys: int, seed: int = 20261201) -> tuple[Counter[str], list[str]]:
    """What came of so many surveys, and the numbers of those whose reports differ."""
    told: Counter[str] = Counter()
    differ = []
    for number in range(surveys):
        rng = np.random.default_rng([seed, number])
        way = list(WAYS)[number % len(WAYS)]
        survey = made(rng, way)
        before = report(way, survey.parts)
        same = before == report(way, survey.drawn_anew(rng))
        told[f"{way}: {'none to be shown' if before.startswith('none') else 'reports'}"] += 1
        told["answers hidden"] += int(sum(mask.sum() for mask in survey.hidden))
        differ += [] if same else [f"{number} {way}"]
    return told, differ


if __name__ == "__main__":
    counted, differing = campaign(int(sys.argv[1]))
    for name, value in sorted(counted.items()):
        print(f"{value:>10,} {name}")
    print(f"{len(differing):>10,} reports differ", *differing[:20])
