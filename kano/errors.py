"""Errors that a user can mend: what is wrong, where, what was allowed, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum

from kano.values import dataclass


class ExitCode(IntEnum):
    """What the process says when it ends; scripts rely on these numbers."""

    OK = 0
    """The command did what was asked."""
    FINDING = 1
    """A finding that was asked to fail the run."""
    USAGE = 2
    """The command line is wrong."""
    DATA = 3
    """The data or the questionnaire can't be read."""
    ANALYSIS = 4
    """The analysis is not possible on these data."""
    UNEXPECTED = 70
    """A mistake of this program; the traceback is kept."""
    INTERRUPTED = 130
    """Stopped by the user."""


@dataclass(frozen=True)
class Proposal:
    """One answer to a question about the input."""

    meaning: str
    """What it says, in words."""
    lines: str
    """Lines of kano.toml that say so, beneath the name of their table."""


@dataclass(frozen=True)
class Question:
    """Something about the input that only a person can know."""

    about: str
    """pair: which question is the functional one; partner, answer, scale, wording, layout or sheet."""
    place: str
    """File, sheet and columns or cells."""
    unclear: str
    """What nobody can tell: texts as they stand in the file."""
    proposals: tuple[Proposal, ...] = ()
    """The answers there are, the most probable first; none where the person must name a column."""
    likely: bool = False
    """Whether evidence supports the first of them."""
    evidence: str = ""
    """What is known about it, and why that doesn't decide."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, said so that a reader can mend it."""

    what: str
    """What is wrong, as one sentence without the place."""
    where: str = ""
    """File, sheet, cell: as much as is known."""
    allowed: str = ""
    """What would have been right."""
    todo: str = ""
    """What to do now; may hold lines to paste."""
    questions: tuple[Question, ...] = ()
    """What a person has to settle, one by one; the texts above say it all together."""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        rest = [part for part in (self.allowed, self.todo) if part]
        return place + "\n  ".join([self.what, *"\n".join(rest).splitlines()])


class KanoError(Exception):
    """Base of all errors that are the input's, not the program's. Holds every problem found at once.

    Of a text, it is what is wrong with the one problem there is, the rest its other fields.
    """

    exit_code = ExitCode.UNEXPECTED

    def __init__(
        self, problems: str | Problem | Iterable[Problem], where: str = "", allowed: str = "", todo: str = ""
    ) -> None:
        if isinstance(problems, str):
            problems = Problem(problems, where, allowed, todo)
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def problems_of(*steps: Callable[[], object]) -> list[Problem]:
    """What is wrong with data by any of these steps, all of which are tried."""
    found: list[Problem] = []
    for step in steps:
        try:
            step()
        except DataError as error:
            found += [each for each in error.problems if each not in found]
    return found


class UsageError(KanoError):
    """The question was put wrongly: an unknown option value, two options that exclude each other."""

    exit_code = ExitCode.USAGE


class QuestionnaireError(KanoError):
    """A questionnaire, a settings file or an evaluation table can't be read."""

    exit_code = ExitCode.DATA


class DataError(KanoError):
    """Survey data can't be read or understood."""

    exit_code = ExitCode.DATA


class AnalysisError(KanoError):
    """The data are sound, but this analysis is not possible on them."""

    exit_code = ExitCode.ANALYSIS


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence naming the nearest known word, or an empty string.

    >>> did_you_mean("bergr", ["berger", "pouliot"])
    'Did you mean "berger"?'
    """
    from difflib import get_close_matches

    nearest = get_close_matches(word, list(known), n=1)
    return f'Did you mean "{nearest[0]}"?' if nearest else ""
