"""What nobody but a person can settle, said at once: a numbered list, and one block to paste."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kano.errors import Problem, Question
from kano.scale import Answer
from kano.settings.toml import merged


def told(problems: Sequence[Problem]) -> Iterator[str]:
    """The problems as stderr says them; several that ask something become one list."""
    asking = [problem for problem in problems if problem.questions]
    rest = [problem for problem in problems if not problem.questions]
    yield from map(str, rest)
    if len(asking) > 1:
        yield _listed(asking)
    else:
        yield from map(str, asking)


def as_json(code: int, problems: Sequence[Problem]) -> str:
    """The same as data: what is wrong or unclear, where, how to mend it, and what to paste."""
    questions = [question for problem in problems for question in problem.questions]
    found = {
        "format": 1,
        "kind": "questions" if questions else "error",
        "code": code,
        "problems": [_problem(problem) for problem in problems],
        "paste": pasted(questions),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def pasted(questions: Sequence[Question]) -> str:
    """Lines of kano.toml that settle all questions, with ? where nothing speaks for an answer."""
    return merged(_lines(each) for each in dict.fromkeys(questions) if each.proposals)


def _lines(question: Question) -> str:
    first = question.proposals[0]
    if question.suggested:
        return first.lines
    return first.lines.replace(f'= "{first.meaning}"', '= "?"')


def _listed(problems: Sequence[Problem]) -> str:
    questions = list(dict.fromkeys(question for problem in problems for question in problem.questions))
    yours = f"{len(problems)} things have to be settled first; look at each:"
    items = [line for number, problem in enumerate(problems, 1) for line in _item(number, problem)]
    block = pasted(questions).splitlines()
    how = "Then paste this into kano.toml beside the file, swapped or changed where it is wrong"
    open_ = any(not question.suggested for question in questions)
    keys = f' ("?" is one of {", ".join(answer.key for answer in Answer)})' if open_ else ""
    return "\n  ".join([yours, *items, f"{how}{keys}:", *block])


def _item(number: int, problem: Problem) -> Iterator[str]:
    place = f"{problem.where}: " if problem.where else ""
    yield f"{number}. {place}{problem.what}"
    yield from (f"   {line}" for line in problem.allowed.splitlines())


def _problem(problem: Problem) -> Mapping[str, Any]:
    return {
        "what": problem.what,
        "where": problem.where,
        "allowed": problem.allowed,
        "todo": problem.todo,
        "questions": [_question(question) for question in problem.questions],
    }


def _question(question: Question) -> Mapping[str, Any]:
    return {
        "about": question.about,
        "place": question.place,
        "unclear": question.unclear,
        "suggested": question.suggested and bool(question.proposals),
        "proposals": [{"meaning": each.meaning, "lines": each.lines} for each in question.proposals],
    }
