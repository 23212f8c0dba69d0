"""The steps beside the gate and the investments: what is what, what surprises, renewal, and what is unsure."""

import math
from collections.abc import Iterable, Sequence

from kano.analyses.advising.profile import Profile
from kano.analyses.advising.rows import LineRow, State, Statement
from kano.analyses.advising.statement import line
from kano.measures.special import normal_quantile
from kano.scale import CATEGORIES, Category

CAMP, NEARLY = 0.3, 2 / 3
"""From which share on, and which part of the largest, a second group of people is a camp of its own."""
APART = 0.25
"""From which shares on people who want a feature and people who reject it are two camps."""
FUEL: dict[State, Statement] = {"shut": "held", "unsure": "unproven", "unmarked": "unproven"}
"""What is said of bijzonder features while the basis isn't known to work."""


def expectations(profiles: Iterable[Profile]) -> list[LineRow]:
    """A line a feature of which the team expected a component: confirmed, refuted, or undecided as yet."""
    return [line("what", _outcome(each), each) for each in profiles if each.expected and each.category]


def fuel(profiles: Iterable[Profile], state: State) -> list[LineRow]:
    """A line a bijzonder feature, the most winning first; what its absence costs takes no part."""
    found = sorted(_bijzonder(profiles), key=lambda each: -(each.better or 0.0))
    statement = FUEL.get(state, "fuel")
    return [line("bijzonder", statement, each, rank=i) for i, each in enumerate(found, start=1)]


def renewal(profiles: Iterable[Profile]) -> list[LineRow]:
    """Bijzonder features shown to be sinking; where none was, the one that most people find beleving."""
    found = sorted(_bijzonder(profiles), key=lambda each: (-each.share("O"), each.feature))
    down = [line("renewal", "sinking", each, share=each.share("O")) for each in found if each.sinking]
    if down or not found or not found[0].share("O"):
        return down
    return [line("renewal", "nearest", found[0], share=found[0].share("O"))]


def wrong_efforts(profiles: Iterable[Profile]) -> list[LineRow]:
    """What nobody waits for and what people would rather not have, and whether controls did their work."""
    lines = [found for each in profiles if (found := _wrong(each))]
    return sorted(lines, key=lambda each: (_WRONG.index(each.statement), -(each.share or 0.0)))


def unsure(profiles: Iterable[Profile], clear: float) -> list[LineRow]:
    """Features of which people are in two minds, and those that need more answers."""
    found = [(each, _doubt(each)) for each in profiles if each.category and not each.control]
    lines = [
        line("unsure", doubt, each, share=_second(each), needed=needed_n(each, clear))
        for each, doubt in found
        if doubt
    ]
    return sorted(lines, key=lambda each: (each.statement != "two_minds", each.certainty or 0.0))


def needed_n(profile: Profile, clear: float) -> int | None:
    """Answers from which the largest category would be clear, if shares stay; None where two are as large.

    Normal approximation of the posterior of the difference of two shares a and b: z²·(a + b − (a−b)²)/(a−b)².
    """
    first, second = _largest(profile)
    lead = first - second
    if profile.clear or lead <= 0:
        return None
    z = normal_quantile(clear)
    return math.ceil(z**2 * (first + second - lead**2) / lead**2)


_WRONG: tuple[Statement, ...] = ("control_failed", "reverse", "indifferent", "control")


def _outcome(profile: Profile) -> Statement:
    if not profile.clear:
        return "undecided"
    same = profile.category and profile.category.component is profile.expected
    return "confirmed" if same else "refuted"


def _bijzonder(profiles: Iterable[Profile]) -> list[Profile]:
    return [each for each in profiles if each.category is Category.ATTRACTIVE and not each.control]


def _wrong(profile: Profile) -> LineRow | None:
    if profile.control:
        wanted = profile.category is None or profile.category.component or profile.category == "Q"
        statement: Statement = "control_failed" if wanted else "control"
        return line(
            "wrong", statement, profile, share=profile.share("M", "O", "A") if wanted else profile.share("R")
        )
    if profile.category is Category.INDIFFERENT:
        return line("wrong", "indifferent", profile, share=profile.share("I"))
    if profile.category is Category.REVERSE:
        return line("wrong", "reverse", profile, share=profile.share("R"))
    return None


def _doubt(profile: Profile) -> Statement | None:
    if not profile.enough:
        return "too_few"
    first, second = _largest(profile)
    camps = second >= CAMP and second >= NEARLY * first
    if camps or min(profile.share("R"), profile.share("M", "O", "A")) >= APART:
        return "two_minds"
    return None if profile.clear else "unclear"


def _second(profile: Profile) -> float:
    return _largest(profile)[1]


def _largest(profile: Profile) -> Sequence[float]:
    """The two largest shares."""
    return sorted((profile.shares.get(each) or 0.0 for each in CATEGORIES), reverse=True)[:2]
