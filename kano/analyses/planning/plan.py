"""How large a survey must be, and what a planned one can find: simulated, as the program's own checks are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from math import ceil
from typing import Annotated, TypeVar

import numpy as np

from kano.analyses.kinds import Kind, Limits
from kano.analyses.planning.move import USUAL_MOVE, Move
from kano.analyses.planning.power import (
    Plan,
    Rates,
    Worlds,
    found,
    margin_of,
    people_for_margin,
    people_needed,
    rates,
)
from kano.analyses.planning.simulation import Sampling, World, draw_counts, starts
from kano.analyses.planning.sorting import Sorting, sortings
from kano.analyses.planning.threshold import relative_error, threshold
from kano.analyses.row import Row
from kano.errors import Problem, UsageError
from kano.measures.waves.common import FEWEST, OWN
from kano.values import dataclass

Progress = Callable[[float], None]
Found = TypeVar("Found")

MARGINS = (0.05, 0.10, 0.15)
WAVES = (2, 3, 4, 6, 12)
"""Numbers of waves for which respondents are counted, besides those planned."""
LETTERS = 600
"""Features of which letters are looked at, which takes the time."""
STARTS = 2000
"""Features of every kind in which the largest category is looked for."""
LARGEST = 4.0
"""How many times the drift is looked for at most."""


@dataclass(frozen=True)
class Study:
    """A survey to come."""

    respondents: Annotated[int, Limits(10), "people a wave"] = 200
    waves: Annotated[int, Limits(1), "waves"] = 4
    features: Annotated[int, Limits(1), "features asked"] = 30
    moving: Annotated[int, Limits(1), "features that drift; the others keep still"] = 3
    noise: Annotated[float, Limits(0), "sd of what field work adds to every log share of every wave"] = 0.0
    weights: Annotated[float, Limits(0), "coefficient of variation of survey weights; 0 for none"] = 0.0
    non_response: Annotated[float, Kind.SHARE, "part of the questions left open"] = 0.0
    deff: Annotated[float, Limits(1), "design effect: so many people say as much as one drawn alone"] = 1.0

    @property
    def together(self) -> bool:
        """Whether so many drift that it counts as what all features did."""
        return self.features >= FEWEST and self.moving > self.features // OWN

    @property
    def sampling(self) -> Sampling:
        """Who is asked and who answers."""
        return Sampling(self.respondents, self.weights, self.non_response, deff=self.deff)

    def plan(self, waves: int = 0) -> Plan:
        """What to simulate, with another number of waves where one is given."""
        return Plan(np.arange(float(waves or self.waves)), self.sampling, self.features, self.moving)

    def answers(self, move: Move) -> float:
        """Effective number of people a wave who say M, O, A or I of a feature."""
        return self.respondents * self._worth(move)

    def respondents_for(self, answers: float, move: Move) -> int:
        """People to be asked for so many effective answers of M, O, A or I."""
        return ceil(answers / self._worth(move) - 1e-9)

    def _worth(self, move: Move) -> float:
        """Kish 1965: weights cost 1 + CV², clusters the design effect."""
        usable = (1 - self.non_response) * move.before[:4].sum()
        return float(usable / (1 + self.weights**2) / self.deff)


@dataclass(frozen=True)
class Aims:
    """What the survey should tell."""

    margin: float = 0.10
    """Half the width of the interval of Better and Worse."""
    move: Move = USUAL_MOVE
    power: float = 0.8
    """Chance that the verdict says that a feature moved which does."""


@dataclass(frozen=True)
class Margin(Row):
    """What a margin takes."""

    margin: Annotated[float, Kind.SHARE, "half the width of the 95 % interval"]
    answers: Annotated[int, Limits(1), "people who say M, O, A or I"]
    respondents: Annotated[int, Limits(1), "people to be asked a wave"]


@dataclass(frozen=True)
class Needed(Row):
    """What it takes to find the drift in a number of waves."""

    waves: Annotated[int, Limits(2), "waves"]
    respondents: Annotated[int | None, Limits(1), "people a wave; null where no number up to 12,800 does"]
    error: Annotated[float | None, Limits(0), "Monte Carlo error, one standard deviation"]


@dataclass(frozen=True)
class Smallest:
    """The smallest drift that the planned survey finds."""

    size: float
    """How many times as far as the drift asked for, in log shares."""
    error: float
    move: Move


@dataclass(frozen=True)
class Planned:
    """Sample sizes, and what the planned survey can find."""

    study: Study
    aims: Aims
    seed: int
    margins: tuple[Margin, ...]
    needed: tuple[Needed, ...]
    margin: float
    """That of Better and Worse in a wave of the planned survey."""
    right: float
    """Chance that the largest category of a wave is the true one, of features of every kind."""
    drawn_right: int
    """Features on which `right` rests."""
    found: Rates | None
    """What the planned survey says of features that drift, and of others; None of a single wave."""
    letters: Rates | None
    """The same of fewer studies, in which it was asked what is stable."""
    smallest: Smallest | None
    """None where the survey finds no drift up to four times as large."""
    sortings: tuple[Sorting, ...] = ()
    """What a single survey makes clear."""

    @property
    def drawn(self) -> tuple[int, ...]:
        """Features on which each thing rests that the planned survey does how often; () of a single wave."""
        if not (self.found and self.letters):
            return ()
        moving, still = self.found.drawn
        return moving, moving, self.letters.drawn[1], still, self.drawn_right


def plan_survey(
    study: Study,
    aims: Aims = Aims(),  # noqa: B008 - it is frozen
    *,
    seed: int = 0,
    progress: Progress | None = None,
) -> Planned:
    """What the aims take, and what the study can find; UsageError lists what can't be.

    By the verdicts of `kano drift`, adjusted over the features of the study. The same seed gives the same.
    `progress` is called with the part that is done, from time to time.
    """
    if problems := list(_problems(study, aims, seed)):
        raise UsageError(problems)
    margins = sorted({*MARGINS, aims.margin})
    single = Planned(
        study=study,
        aims=aims,
        seed=seed,
        margins=tuple(_margin(study, aims, margin) for margin in margins),
        needed=(),
        margin=float(margin_of(study.answers(aims.move))),
        right=_right(study, seed),
        drawn_right=STARTS,
        found=None,
        letters=None,
        smallest=None,
    )
    if study.waves == 1:
        like = None if aims.move is USUAL_MOVE else aims.move.before
        return replace(single, sortings=sortings(study.sampling, study.features, like, seed))
    worlds = _worlds(study, aims.move)
    ticks = count(1)
    parts = len({*WAVES, study.waves}) + 3

    def done(found: Found) -> Found:
        if progress:
            progress(next(ticks) / parts)
        return found

    return replace(
        single,
        needed=tuple(map(done, _needed(study, aims, seed))),
        found=done(rates(worlds, study.plan(), _studies(study, 1500), seed=seed)),
        letters=done(rates(worlds, study.plan(), -(-LETTERS // study.features), seed=[seed, 2], stable=True)),
        smallest=done(_smallest(study, aims, seed)),
    )


def _studies(study: Study, wanted: int) -> int:
    """Studies with so many moving features, or as many as don't take too long."""
    return min(-(-wanted // study.moving), 40 if study.together else 600)


def _worlds(study: Study, move: Move, waves: int = 0) -> Worlds:
    def worlds(features: int, _: np.random.Generator) -> World:
        return replace(move.world(features, (waves or study.waves) - 1), noise=study.noise)

    return worlds


def _margin(study: Study, aims: Aims, margin: float) -> Margin:
    answers = people_for_margin(margin)
    return Margin(margin, answers, study.respondents_for(answers, aims.move))


def _needed(study: Study, aims: Aims, seed: int) -> Iterator[Needed]:
    begin = study.respondents
    for waves in sorted({*WAVES, study.waves}):
        if study.together or (waves == 2 and study.noise):
            # What two waves find would be noise as well, and what all do isn't found of each.
            yield Needed(waves, None, None)
            continue
        drawn = _studies(study, 800 if waves == study.waves else 300)
        plan = replace(study, respondents=begin).plan(waves)
        worlds = _worlds(study, aims.move, waves)
        people = people_needed(worlds, plan, drawn, power=aims.power, seed=seed)
        error = None if people is None else 2 * people * relative_error(aims.power, drawn * study.moving)
        yield Needed(waves, people, error)
        begin = people or begin


def _smallest(study: Study, aims: Aims, seed: int) -> Smallest | None:
    if study.together:
        return None
    drawn = _studies(study, 400)
    trials = drawn * study.moving

    def chance(size: float) -> float:
        return found(_worlds(study, aims.move.scaled(size)), study.plan(), drawn, seed=seed)

    size = threshold(chance, aims.power, limits=(0.05, LARGEST), start=1.0, trials=trials)
    if size is None:
        return None
    return Smallest(size, size * relative_error(aims.power, trials), aims.move.scaled(size))


def _right(study: Study, seed: int) -> float:
    """How often the largest category of one wave is the true one."""
    rng = np.random.default_rng([seed, 1])
    shares = starts(STARTS, rng)
    counts = draw_counts(shares[None] / shares.sum(axis=1)[None, :, None], np.zeros(1), study.sampling, rng)
    return float((counts.w[0].argmax(axis=-1) == shares.argmax(axis=-1)).mean())


def _problems(study: Study, aims: Aims, seed: int) -> Iterator[Problem]:
    limits = (
        ("--margin", aims.margin, 0.005, 0.4),
        ("--power", aims.power, 0.1, 0.99),
        ("--respondents", study.respondents, 10, 12_800),
        ("--waves", study.waves, 1, 60),
        ("--features", study.features, 1, 999),
        ("--moving", study.moving, 1, max(study.features, 1)),
        ("--noise", study.noise, 0, 2),
        ("--weights", study.weights, 0, 5),
        ("--non-response", study.non_response, 0, 0.95),
        ("--deff", study.deff, 1, 50),
        ("--seed", seed, 0, 2**63),
    )
    for option, value, low, high in limits:
        if not low <= value <= high:
            yield Problem(f"{value:g} can't be", option, f"Allowed: {low:g} to {high:g}.")
    if study.waves > 1 and np.abs(aims.move.after - aims.move.before).max() < 0.001:
        yield Problem("nothing moves", "--drift", todo="Give other shares after than before.")
