"""Made-up surveys from a recipe: who answered what, and the truth that an analysis should find."""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kano.analyses.planning.move import USUAL_MOVE, Move
from kano.analyses.planning.simulation import (
    Course,
    People,
    Sampling,
    World,
    answer_pairs,
    draw_people,
    field_shares,
    starts,
    true_shares,
)
from kano.errors import Problem, UsageError
from kano.measures.waves.counts_over_waves import Floats
from kano.questionnaire import Feature, Question
from kano.responses import Responses, Wave
from kano.values import dataclass
from kano.words.languages import covering, language
from kano.words.lookup import Texts

KEEPS, ATTENDS = 0.7, 0.9
"""Chance that somebody in a panel keeps an attitude from wave to wave, and takes part in one."""


@dataclass(frozen=True)
class Recipe:
    """What a made-up survey should be like."""

    course: Course = Course.STABLE
    move: Move = USUAL_MOVE
    """How far a drift or a step goes, from the first wave to the last."""
    moving: float = 1.0
    """Part of the features that drift or step; the others stand still."""
    noise: float = 0.0
    """Sd of what field work adds to every log share of every wave."""
    waves: int = 4
    features: int = 10
    sampling: Sampling = Sampling(200)
    start: dt.date = dt.date(2024, 1, 1)
    every: int = 6
    """Months between waves."""
    seed: int = 0
    language: str = "en"
    wording: str = "en-like-expect"

    @property
    def say(self) -> Texts:
        """The words of its columns and questions."""
        return Texts(language(self.language), ("made_up",))


@dataclass(frozen=True, eq=False)
class MadeUp:
    """What was made: the truth, and the answers of everybody."""

    recipe: Recipe
    features: tuple[Feature, ...]
    waves: tuple[Wave, ...]
    shares: Floats
    """The true shares (waves, features, 6)."""
    field: Floats
    """The shares that the field work of each wave met, with its noise."""
    people: People
    pairs: NDArray[np.int8]
    """Answers (waves, people, features, 2)."""

    def responses(self) -> tuple[Responses, ...]:
        """The respondents of each wave, as a reader of their files would give them."""
        weighted = self.recipe.sampling.weight_cv > 0
        return tuple(
            Responses(
                features=self.features,
                answers=self.pairs[w].copy(),
                waves=(wave,),
                weight=self.people.weight[w].copy() if weighted else None,
                ids=tuple(str(each + 1) for each in self.people.ids[w]),
            )
            for w, wave in enumerate(self.waves)
        )


def make_up(recipe: Recipe) -> MadeUp:
    """The survey of this recipe; the same for the same seed. UsageError lists what no survey can be like."""
    if problems := list(_problems(recipe)):
        raise UsageError(problems)
    rng = np.random.default_rng(recipe.seed)
    world = _world(recipe, rng)
    dates = np.arange(float(recipe.waves))
    shares = true_shares(world, dates, rng)
    field = field_shares(shares, world, rng)
    drawn = draw_people(field, recipe.sampling, rng)
    # As many digits as a spreadsheet shows: what is counted is what is written.
    people = replace(drawn, weight=np.maximum(np.round(drawn.weight, 4), 0.0001))
    pairs = answer_pairs(people.codes, rng)
    features = tuple(_feature(i + 1, recipe) for i in range(recipe.features))
    return MadeUp(recipe, features, tuple(_waves(recipe, features)), shares, field, people, pairs)


def _world(recipe: Recipe, rng: np.random.Generator) -> World:
    begin = starts(recipe.features, rng)
    begin /= begin.sum(axis=1, keepdims=True)
    if recipe.course not in {Course.DRIFT, Course.STEP}:
        return World(begin, recipe.course, noise=recipe.noise)
    moves = np.arange(recipe.features) < round(recipe.moving * recipe.features)
    moved = recipe.move.world(recipe.features, recipe.waves - 1, recipe.course)
    slope = np.where(moves[:, None], np.asarray(moved.slope), 0.0)
    return World(np.where(moves[:, None], moved.start, begin), recipe.course, slope, noise=recipe.noise)


def _feature(number: int, recipe: Recipe) -> Feature:
    name = f"F{number:0{max(2, len(str(recipe.features)))}}"
    asked = (recipe.say(f"question.{side}").format(name=name) for side in ("functional", "dysfunctional"))
    question = Question(*asked)
    return Feature(name.lower(), {recipe.language: name}, {"": question})


def _waves(recipe: Recipe, features: tuple[Feature, ...]) -> Iterator[Wave]:
    asked = {feature.key: feature.questions[""] for feature in features}
    weighting = recipe.say("column.weight") if recipe.sampling.weight_cv > 0 else ""
    for number in range(recipe.waves):
        months = recipe.start.month - 1 + number * recipe.every
        year, month = recipe.start.year + months // 12, months % 12 + 1
        date = dt.date(year, month, min(recipe.start.day, calendar.monthrange(year, month)[1]))
        key = f"{date:%Y-%m}" if recipe.start.day == 1 else f"{date:%Y-%m-%d}"
        yield Wave(key, date, recipe.wording, language=recipe.language, weighting=weighting, questions=asked)


def _problems(recipe: Recipe) -> Iterator[Problem]:
    sampling = recipe.sampling
    limits = (
        ("--waves", recipe.waves, 2 if recipe.course is not Course.STABLE else 1, 60),
        ("--features", recipe.features, 1, 999),
        ("--respondents", sampling.people, 1, 100_000),
        ("--every", recipe.every, 1, 120),
        ("--noise", recipe.noise, 0, 2),
        ("--non-response", sampling.missing, 0, 0.95),
        ("--weights", sampling.weight_cv, 0, 5),
        ("--moving", recipe.moving, 0, 1),
        ("--seed", recipe.seed, 0, 2**63),
    )
    for option, value, low, high in limits:
        if not low <= value <= high:
            yield Problem(f"{value:g} can't be", option, f"Allowed: {low:g} to {high:g}.")
    if recipe.language not in covering("made_up"):
        allowed = f"Allowed: {', '.join(covering('made_up'))}."
        yield Problem(f'there are no questions in "{recipe.language}"', "--lang", allowed)
    if recipe.start.year + recipe.waves * recipe.every / 12 > 2099:
        yield Problem("the last wave would be after 2099", "--start", todo="Begin earlier.")
