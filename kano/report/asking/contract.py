"""What JSON holds where there is no report: the questions that only a person can settle, or what is wrong."""

from __future__ import annotations

from typing import Annotated, Literal

from kano.analyses.kinds import Count, Flag, Text
from kano.analyses.row import Row
from kano.errors import KanoError, Problem, Proposal, Question
from kano.report.composed import Data
from kano.report.payload import FORMAT, KIND, Format, Version
from kano.values import dataclass
from kano.version import __version__

Code = Annotated[int, "exit code: 2 the command line, 3 the data or settings, 4 the analysis"]
WRONG = "all that is wrong, in English"


@dataclass(frozen=True)
class ProposalRow(Row):
    """One answer to a question."""

    meaning: Annotated[Text, "what it says"]
    toml: Annotated[Text, "lines of kano.toml that say so, beneath the name of their table"]


@dataclass(frozen=True)
class QuestionRow(Row):
    """Something about the files that only a person can know."""

    number: Annotated[Count, "as in the message"]
    about: Annotated[Text, "pair, partner, answer, scale, wording, layout, sheet, …"]
    place: Annotated[Text, "file, sheet and columns or cells"]
    unclear: Annotated[Text, "what nobody can tell: texts as they stand in the file"]
    evidence: Annotated[str | None, "what is known, and why it doesn't decide; null where nothing is"]
    likely: Annotated[Flag, "whether evidence supports the first proposal"]
    proposals: Annotated[tuple[ProposalRow, ...], "the answers there are; empty where a column must be named"]


@dataclass(frozen=True)
class ProblemRow(Row):
    """One thing that is wrong."""

    what: Annotated[Text, "what is wrong"]
    place: Annotated[str | None, "file, sheet, cell or option, as much as is known"]
    allowed: Annotated[str | None, "what would have been right"]
    cure: Annotated[str | None, "what to do now"]


@dataclass(frozen=True, kw_only=True)
class Questions(Row):
    """What has to be settled before the files can be read, found in one pass."""

    format: Format = FORMAT
    kind: Annotated[Literal["questions"], KIND] = "questions"
    kano: Version = __version__
    code: Code
    questions: Annotated[tuple[QuestionRow, ...], "each once, in the order of the message"]
    problems: Annotated[tuple[ProblemRow, ...], WRONG]
    paste: Annotated[str | None, "one document for kano.toml, with what is to be chosen; null without lines"]


@dataclass(frozen=True, kw_only=True)
class Wrong(Row):
    """Why there is no report, where no question is open."""

    format: Format = FORMAT
    kind: Annotated[Literal["error"], KIND] = "error"
    kano: Version = __version__
    code: Code
    problems: Annotated[tuple[ProblemRow, ...], WRONG]


CONTENTS: dict[str, type[Row]] = {"questions": Questions, "error": Wrong}
"""By kind."""


def data(error: KanoError, questions: tuple[Question, ...], paste: str) -> Data:
    """An error as data, with the questions that it asks."""
    problems, code = tuple(map(_problem, error.problems)), int(error.exit_code)
    if not questions:
        return Data(Wrong(code=code, problems=problems), problems)
    rows = tuple(_question(number, each) for number, each in enumerate(questions, start=1))
    return Data(Questions(code=code, questions=rows, problems=problems, paste=paste or None), rows)


def _problem(each: Problem) -> ProblemRow:
    return ProblemRow(each.what, each.where or None, each.allowed or None, each.todo or None)


def _question(number: int, each: Question) -> QuestionRow:
    proposals = tuple(map(_proposal, each.proposals))
    told = (each.about, each.place, each.unclear, each.evidence or None, each.likely)
    return QuestionRow(number, *told, proposals)


def _proposal(each: Proposal) -> ProposalRow:
    return ProposalRow(each.meaning, each.lines)
