"""Questionnaires by name, checked; a file that can't be loaded is a finding too."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kano.errors import Problem, QuestionnaireError
from kano.forms.linting.lint import Finding, lint
from kano.provenance import frozen_map
from kano.questionnaire_file import load_questionnaire, questionnaire, shipped_questionnaires


def checked(names: Sequence[str]) -> list[tuple[str, tuple[Finding, ...]]]:
    """Name and findings of each questionnaire; of all that ship where none is named.

    Raises QuestionnaireError for a name that is neither a key nor a file.
    """
    if not names:
        return [(each.key, lint(each)) for each in shipped_questionnaires()]
    return [(name, _findings(name)) for name in names]


def _findings(name: str) -> tuple[Finding, ...]:
    if not name.lower().endswith(".toml"):
        return lint(questionnaire(name))
    if not Path(name).is_file():
        raise QuestionnaireError("there is no such file", name)
    try:
        return lint(load_questionnaire(Path(name)))
    except QuestionnaireError as error:
        return tuple(_invalid(error.problems))


def _invalid(problems: Sequence[Problem]) -> Iterator[Finding]:
    for problem in problems:
        said = " ".join(part for part in (problem.what + ".", problem.allowed, problem.todo) if part)
        feature = problem.where.rpartition("(")[2].rstrip(")") if "(" in problem.where else ""
        yield Finding("invalid", True, feature, values=frozen_map({"what": said}))
