"""Errors on stderr: all questions in one numbered list with one block to paste; and the same as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kano.cli.usage import after
from kano.errors import KanoError, Problem, Question
from kano.settings.file import find_settings, load_settings
from kano.settings.panels.study import Settings
from kano.settings.paste import asked, paste_block
from kano.words.languages import languages
from kano.words.lookup import Texts
from kano.words.said import said


def tell(error: KanoError, words: Sequence[str]) -> None:
    """Say on stderr what is wrong, in the language asked for; on stdout as JSON where that was asked for."""
    settings = _settings(words)
    questions = asked(error.problems)
    block = paste_block(questions, {each.key for each in settings.features})
    for text in _told(error, questions, block, settings.lang):
        print(f"kano: {text}", file=sys.stderr)  # noqa: T201
    if after(words, "--to") == "json":
        from kano.render.json_text import json_text
        from kano.report.asking.contract import data

        sys.stdout.write(json_text(data(error, questions, block)))
        sys.stdout.flush()


def _told(error: KanoError, questions: Sequence[Question], block: str, language: str) -> Iterator[str]:
    numbers = {each: number for number, each in enumerate(questions, start=1)} if len(questions) > 1 else {}
    told = [_problem(each, numbers, language, block=block) for each in error.problems]
    if not block:
        yield from told
        return
    yield from told[:-1]
    whole = [line for line in error.problems[-1].todo.splitlines()[:1] if line.endswith(":")]
    paste = said(whole[0], language) if whole and len(told) == 1 else Texts.of(language, "dialogue")("paste")
    yield "\n  ".join([told[-1], paste, *block.splitlines()]).replace("\n  \n", "\n\n")


def _problem(problem: Problem, numbers: dict[Question, int], language: str, *, block: str) -> str:
    """A problem in a language, its questions numbered; the lines to paste stand below all of them."""
    texts = (problem.what, problem.where, problem.allowed, problem.todo)
    what, where, allowed, todo = (said(text, language) for text in texts)
    if not problem.questions:
        return str(Problem(what, where, allowed, todo))
    place = f"{where}: " if where else ""
    left = {_first(each): number for each, number in numbers.items() if each in problem.questions}
    listed = problem.allowed.splitlines()
    lines = [_numbered(line, left, language) for line in listed] if left else allowed.splitlines()
    if len(problem.questions) == 1 and left:
        what = f"{next(iter(left.values()))}. {what}"
    rest = [line for line in todo.splitlines()[:1] if not (block and line.endswith(":"))]
    return "\n  ".join([place + what, *lines, *rest])


def _first(question: Question) -> str:
    return question.unclear.split("\n")[0]


def _numbered(line: str, left: dict[str, int], language: str) -> str:
    """A line with the number of the question that it begins, which is then no longer left."""
    for text in left:
        if line.startswith(text):
            return f"{left.pop(text):>2}. {said(line, language)}"
    return f"    {said(line, language)}"


def _settings(words: Sequence[str]) -> Settings:
    """The settings that a command line is about, as far as they can be read, in the language that it names."""
    lang, file = after(words, "--lang"), after(words, "--settings")
    try:
        data = next((Path(word) for word in words[1:] if Path(word).is_file()), None)
        found = load_settings(Path(file)) if file else find_settings(data)
    except (KanoError, OSError):
        found = Settings()
    return found.override(lang=lang) if lang in languages() else found
