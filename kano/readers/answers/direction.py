"""Which way bare numbers run, on both sides or on one, as the answers themselves bear it out."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from kano.errors import DataError, Problem, Proposal, Question
from kano.evaluation import table as evaluation_table
from kano.provenance import Notice, frozen_map
from kano.readers.answers.meaning import Meanings
from kano.readers.columns.table import Table
from kano.scale import ANSWERS, CATEGORIES, Category
from kano.words.wordings import scale_answers

FEWEST = 10
"""Pairs of answers from which their direction is looked at."""
_DECISIVE, _DOUBT = 0.2, 0.05
"""By how much the share of questionable and reverse pairs falls in another reading, to ask and to warn."""
_ENOUGH = 100
"""Pairs of answers from which somebody must have chosen the last number of the scale."""
_LEVELS = 3
"""Answers of each question of the short form."""
_TURNED = {"1-5": "5-1", "5-1": "1-5", "0-4": "4-0", "4-0": "0-4", "2..-2": "-2..2", "-2..2": "2..-2"}


def check_direction(pairs: NDArray[np.int64], meanings: Meanings, table: Table) -> Iterator[Notice]:
    """A warning where another direction of the scale fits the answers better, and nobody named one.

    `pairs` (F, 6, 6) are how many people gave each pair of answers about each feature.

    Raises:
        DataError: asks where another direction fits decisively better, and where the numbers end early.
    """
    if not meanings.assumed or meanings.scale not in _TURNED:
        return
    if (last := _last_given(pairs.sum(axis=0)[:5, :5])) < len(ANSWERS):
        raise DataError(_shorter(meanings.scale, last, table))
    if not (shares := _strange(pairs.sum(axis=0)[:5, :5])):
        return
    best = min(shares, key=shares.__getitem__)
    gain = shares["given"] - shares[best]
    if gain >= _DECISIVE and shares[best] <= shares["given"] / 2:
        raise DataError(_question(meanings.scale, shares, table))
    if gain >= _DOUBT:
        values = {"scale": meanings.scale, "share": shares["given"], "other": shares[best]}
        yield Notice("scale_in_doubt", frozen_map(values | {"option": _options(meanings.scale)[best]}))


def _last_given(pairs: NDArray[np.int64]) -> int:
    """How many of the five answers, from the first on, were given at all; five where there are few pairs."""
    given = np.flatnonzero(pairs.sum(axis=0) + pairs.sum(axis=1))
    return int(given[-1]) + 1 if pairs.sum() >= _ENOUGH else len(ANSWERS)


def _shorter(scale: str, last: int, table: Table) -> Problem:
    """Whether numbers that end before the end of the scale are of a shorter one."""
    numbers = [f"{value:g}" for value in scale_answers(scale, 0)]
    what = f"nobody chose {' or '.join(numbers[last:])}, so the numbers may be those of a shorter scale"
    known = [Proposal(f"nobody chose it, the scale is {scale}", f'scale = "{scale}"')]
    if last <= _LEVELS and scale == "1-5":
        known.append(Proposal("three answers a question: the short form", 'scale = "three-level"'))
    lines = " or ".join(each.lines for each in known)
    todo = f"Write into kano.toml beside the file: {lines}; or under [answers] what each number means."
    return Problem(
        what, table.place, todo=todo, questions=(Question("scale", table.place, what, tuple(known)),)
    )


def _strange(pairs: NDArray[np.int64]) -> Mapping[str, float]:
    """By reading of the scale: the share of pairs that are questionable or reverse; {} for too few pairs."""
    if pairs.sum() < FEWEST:
        return {}
    readings = {"given": pairs, "both": pairs[::-1, ::-1], "dysfunctional": pairs[:, ::-1]}
    return {name: _share(each) for name, each in readings.items()}


def _share(pairs: NDArray[np.int64]) -> float:
    counts = evaluation_table("berger").count(np.pad(pairs, ((0, 1), (0, 1))).astype(float))
    strange = [CATEGORIES.index(each) for each in (Category.REVERSE, Category.QUESTIONABLE)]
    return float(counts[strange].sum() / counts.sum())


def _options(scale: str) -> Mapping[str, str]:
    return {
        "given": f"--scale {scale}",
        "both": f"--scale {_TURNED[scale]}",
        "dysfunctional": f"--scale-dysfunctional {_TURNED[scale]}",
    }


def _question(scale: str, shares: Mapping[str, float], table: Table) -> Problem:
    options, first = _options(scale), scale[0]
    meant = {
        "given": f"{first} is like after both questions",
        "both": f"{first} is dislike after both questions",
        "dysfunctional": f"{first} is like after the functional question, and dislike after the other",
    }
    lines = {
        "given": f'scale = "{scale}"',
        "both": f'scale = "{_TURNED[scale]}"',
        "dysfunctional": f'scale_dysfunctional = "{_TURNED[scale]}"',
    }
    order = sorted(shares, key=shares.__getitem__)
    listed = [
        f"{options[k]}    {meant[k]}; {shares[k]:.0%} of pairs would be questionable or reverse" for k in order
    ]
    what = f"the numbers don't look like a scale on which {meant['given'].replace(' is ', ' means ')}"
    proposals = tuple(Proposal(meant[k], lines[k]) for k in order)
    pasted = " or ".join(lines[k] for k in order)
    todo = f"Choose one, or write it into kano.toml beside the file: {pasted}."
    question = Question("scale", table.place, what, proposals, likely=True, evidence="\n".join(listed))
    return Problem(what, table.place, "\n".join(listed), todo, (question,))
