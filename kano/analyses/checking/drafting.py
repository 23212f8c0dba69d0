"""Targets that today's result meets, as a file to be tightened."""

import math
from collections.abc import Iterator

import numpy as np

from kano.analyses.checking.check import months_between
from kano.analyses.checking.grounds import Floats, Grounds
from kano.analyses.classifying.chances import among
from kano.measures.survey.categories import M
from kano.measures.survey.reaching import reaches_p
from kano.scale import CATEGORIES
from kano.settings.panels.checking import WORDS, Targets
from kano.settings.toml import toml_key, toml_text
from kano.words.safe import safe

HEAD = """# What this survey must show, for kano check. Today's result meets it: tighten what you aim for.
certainty = 0.95            # how probable it must be that a component or a mark is reached
undecided = "fail"          # "pass": what is neither reached nor missed for sure doesn't fail a run
"""
WIDTH = 28
YEAR = 12
FLAWLESS = 8.0
"""The mark of expectations that are met, according to the 3B texts."""
ROOM = 0.8
"""Part of today's answers that the next wave should have at least."""
USUAL = 0.05
"""Share of contradictory answers up to which questions are fine."""
WORD_OF = {category: word for word, category in WORDS.items()}


def drafted(on: Grounds, language: str = "") -> str:
    """The text of a targets file; what isn't reached for sure stands in it as a remark."""
    lines = [HEAD.rstrip(), *_survey(on)]
    for i, feature in enumerate(on.counts.features):
        if told := [*_component(on, i), *_mark(on, i)]:
            lines += ["", f"[features.{toml_key(feature.key)}]  # {_remark(feature.label(language))}", *told]
    for key, found in on.outcomes.items():
        if told := [*_reached_mark(found.moments, found.design)]:
            lines += ["", f"[outcomes.{toml_key(key)}]  # {_remark(found.outcome.label(language))}", *told]
    return "\n".join(lines) + "\n"


def _remark(text: str) -> str:
    """A text of the survey behind a #, where it can do nothing."""
    return safe(text)


def _survey(on: Grounds) -> Iterator[str]:
    n, worst = int(on.n.min()), float(np.nan_to_num(on.questionable).max())
    yield _line(
        f"respondents = {_round_down(n * ROOM)}", f"who answered about every feature; today {n} or more"
    )
    share = max(USUAL, math.ceil(worst * 100) / 100)
    yield _line(f"questionable = {share:g}", "largest share of answers that contradict themselves")
    young = on.date is not None and on.today is not None and months_between(on.date, on.today) <= YEAR
    yield _line("months = 12", "how old the survey may be", on=young)
    basis = [i for i, letter in enumerate(on.letters) if letter == M and on.marks[i][0] > 0]
    fine = bool(basis) and all(_reached(on, i, FLAWLESS) for i in basis)
    yield _line(f"basis_mark = {FLAWLESS:g}", "the mark that every basis feature must reach", on=fine)
    yield _line("degraded = true", "fail where a feature sank toward basis since the baseline", on=False)
    yield _line('baseline = "counts.csv"', "kano tally survey.csv -o counts.csv", on=False)


def _line(setting: str, about: str, *, on: bool = True) -> str:
    """A setting and what it is about; behind a # where it isn't met, or needs something."""
    return f"{'' if on else '# '}{setting}".ljust(WIDTH) + f"# {about}"


def _round_down(number: float) -> int:
    """To two digits."""
    unit = int("1" + "0" * max(len(str(int(number))) - 2, 0))
    return int(number) // unit * unit


def _component(on: Grounds, i: int) -> Iterator[str]:
    """The fewest categories that are certain together; nothing where that takes the one without a word."""
    level = Targets().certainty
    order = [int(place) for place in np.argsort(-on.probabilities[i], kind="stable")]
    for size in range(1, len(order)):
        chosen = sorted(order[:size])
        if among(on.probabilities[i], tuple(chosen)) >= level:
            words = [WORD_OF.get(CATEGORIES[place], "") for place in chosen]
            if all(words):
                yield f"component = {_list(words)}"
            return


def _list(words: list[str]) -> str:
    return toml_text(words[0]) if len(words) == 1 else f"[{', '.join(map(toml_text, words))}]"


def _mark(on: Grounds, i: int) -> Iterator[str]:
    return _reached_mark(on.marks[i], float(on.design[i]))


def _reached_mark(moments: Floats, design: float) -> Iterator[str]:
    """The highest half mark that is reached for sure."""
    n, w, total, _ = moments
    if n < 2:
        return
    mean = total / w
    halves = (half / 2 for half in range(int(mean * 2), 0, -1))
    sure = (mark for mark in halves if reaches_p(moments, mark, design) >= Targets().certainty)
    if (reached := next(sure, None)) is not None:
        yield f"mark = {reached:g}  # today {mean:.1f}"


def _reached(on: Grounds, i: int, mark: float) -> bool:
    return bool(reaches_p(on.marks[i], mark, on.design[i]) >= Targets().certainty)
