"""The dialogue: what only a person can know of the files, settled a key a question, kept in kano.toml."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kano.errors import DataError, Proposal, Question
from kano.settings.file import FILE, PROJECT, find_settings, load_settings, settings_path
from kano.settings.paste import asked, chosen_block, put_into
from kano.values import dataclass
from kano.words.lookup import Texts
from kano.words.said import said

if TYPE_CHECKING:
    from kano.cli.given import Given
    from kano.settings.panels.study import Settings

KEYS = "123456789acdefghijklmoprstuvwxyz"
BACK, STOP, ENTER = ("b", "\x7f", "\x08"), ("q", ""), ("\r", "\n")


@dataclass(frozen=True)
class Home:
    """The settings file that a dialogue writes into."""

    path: Path
    settings: Settings

    @classmethod
    def of(cls, files: Sequence[str], named: str = "") -> Home:
        """The file that was named, else that in use, else the one that belongs beside the first file."""
        if named:
            return cls(Path(named), load_settings(Path(named)))
        data = Path(files[0])
        return cls(settings_path(data) or data.parent / FILE, find_settings(data))

    def write(self, lines: str, language: str) -> None:
        """Put lines into it, whole or not at all, and say so."""
        from kano.render.files import write

        within = ("tool", "kano") if self.path.name == PROJECT else ()
        old = self.path.read_text(encoding="utf-8") if self.path.is_file() else ""
        write(put_into(old, lines, within), self.path)
        terminal().show(Texts.of(language, "dialogue")("wrote").format(file=self.path))

    def block(self, proposals: Sequence[Proposal]) -> str:
        """What was chosen as lines for this file."""
        return chosen_block(proposals, {each.key for each in self.settings.features})


@dataclass(frozen=True)
class Console:
    """Where a dialogue is held."""

    key: Callable[[], str]
    show: Callable[[str], None]


def may_ask(given: Given, files: Sequence[str]) -> bool:
    """Whether somebody is there to be asked, and wants to be."""
    if given["no_input"] or os.environ.get("CI") or "-" in files or not files:
        return False
    return sys.stdin.isatty() and sys.stderr.isatty()


def settled(error: DataError, home: Home, language: str, before: Sequence[Question] = ()) -> str:
    """The lines that settle an error, after a person agreed to them; "" where it stays.

    It isn't asked about where a question has no answers to choose from, or was settled `before`.
    """
    questions = asked(error.problems)
    able = all(each.proposals for each in questions) and all(each.questions for each in error.problems)
    if not questions or not able or any(each in before for each in questions):
        return ""
    return _Dialogue(questions, Texts.of(language, "common", "dialogue"), terminal(), home).held()


def terminal() -> Console:
    """The terminal of the process: what is shown goes to stderr, so that stdout holds the report alone."""
    from kano.cli.asking.keys import key

    return Console(key, lambda text: print(text, file=sys.stderr, flush=True))  # noqa: T201


@dataclass(frozen=True)
class _Dialogue:
    questions: Sequence[Question]
    say: Texts
    console: Console
    home: Home

    def held(self) -> str:
        """The lines that a person agreed to; "" where they stopped."""
        self._show(self.say.counted("open", len(self.questions)).format(n=len(self.questions)))
        chosen: list[Proposal] = []
        while True:
            if len(chosen) < len(self.questions):
                found = self._asked(len(chosen))
                chosen = [*chosen, found] if isinstance(found, Proposal) else chosen[:-1]
                stop = found is None
            else:
                lines = self.home.block(chosen)
                agreed = self._agreed(lines)
                if agreed == self.say("yes"):
                    return lines
                chosen, stop = chosen[:-1], agreed not in BACK
            if stop:
                self._show(self.say("nothing"))
                return ""

    def _asked(self, number: int) -> Proposal | str | None:
        """What was chosen; a key of BACK, or None to stop."""
        question = self.questions[number]
        self._show(_shown(question, number + 1, len(self.questions), self.say))
        keys = dict(zip(KEYS, question.proposals, strict=False))
        if question.likely:
            keys |= dict.fromkeys(ENTER, question.proposals[0])
        key = self._key([*keys, *BACK, *STOP])
        if key in STOP or key in BACK:
            return None if key in STOP else key
        self._show(f"> {_meant(keys[key], question, self.say)}")
        return keys[key]

    def _agreed(self, lines: str) -> str:
        """The key that answers whether to write."""
        say = self.say
        shown = "".join(f"  {line}".rstrip() + "\n" for line in lines.splitlines())
        self._show(f"\n{say('lines').format(file=self.home.path)}\n\n{shown}\n{say('agree')}")
        return self._key([say("yes"), say("no"), *BACK, *STOP])

    def _key(self, allowed: Sequence[str]) -> str:
        while (key := self.console.key()) not in allowed:
            if (low := key.lower()) in allowed:
                return low
            self._show(self.say("other"))
        return key

    def _show(self, text: str) -> None:
        self.console.show(text)


def _shown(question: Question, number: int, every: int, say: Texts) -> str:
    """A question as it stands on a terminal."""
    language = say.language.key
    about = f"about.{question.about}"
    last = KEYS[min(len(question.proposals), len(KEYS)) - 1]
    offers = [say("keys").format(first=KEYS[0], last=last)]
    offers += [say("enter").format(first=KEYS[0])] if question.likely else []
    offers += [say("back")] if number > 1 else []
    listed = [
        f"  {key}  {_meant(each, question, say)}" for key, each in zip(KEYS, question.proposals, strict=False)
    ]
    lines = [
        f"\n{say('number').format(number=number, all=every)} · {said(question.place, language)}",
        say(about if say.has(about) else "about.other"),
        *(f"  {line}" for line in said(question.unclear, language).splitlines()),
        *listed,
        " · ".join([*offers, say("stop")]),
    ]
    return "\n".join(lines)


def _meant(proposal: Proposal, question: Question, say: Texts) -> str:
    """What a proposal says, with a mark where evidence supports it."""
    meaning = said(proposal.meaning, say.language.key)
    if question.about == "answer":
        meaning = say(f"answer.{proposal.meaning}")
    elif question.about == "sheet" and meaning == "*":
        meaning = say("every")
    likely = question.likely and proposal is question.proposals[0]
    return say("proposed").format(meaning=meaning) if likely else meaning
