"""Lines of kano.toml: those that settle questions as one document, and put into a file that is there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kano.errors import Problem, Proposal, Question
from kano.settings.toml import toml_key

_FEATURE = re.compile(r"\[features\.(.+)\]")
OPEN = "?"
"""Stands for a value that only a person knows, and is refused until it is replaced."""
PASTE = "Look at each, fill in, swap or choose where needed, and paste into kano.toml beside the file:"
"""Said above lines to paste."""


def asked(problems: Iterable[Problem]) -> tuple[Question, ...]:
    """All questions, once each: those that the same lines settle are one, asked about several places."""
    found: dict[object, Question] = {}
    for each in (question for problem in problems for question in problem.questions):
        key = (each.about, frozenset(each.proposals) or (each.place, each.unclear))
        same = found.get(key)
        found[key] = each if same is None or same == each else _joined(same, each)
    return tuple(found.values())


def _joined(first: Question, second: Question) -> Question:
    places = dict.fromkeys([*first.place.split("; "), second.place])
    texts = dict.fromkeys([*first.unclear.split("\n"), *second.unclear.split("\n")])
    return replace(first, place="; ".join(places), unclear="\n".join(texts))


def paste_block(questions: Sequence[Question], taken: Container[str] = ()) -> str:
    """One document to paste: what evidence supports stands ready, what nobody knows is to be chosen.

    `taken` are keys of features that the settings have. Empty where no line settles anything.
    """
    block = _Block(taken)
    for number, question in enumerate(questions, start=1):
        block.ask(question, f"{number}: " if len(questions) > 1 else "")
    return block.text()


def chosen_block(proposals: Iterable[Proposal], taken: Container[str] = ()) -> str:
    """The lines of what was chosen, as one document."""
    block = _Block(taken)
    for each in proposals:
        block.add([each.lines])
    return block.text()


@dataclass(slots=True)
class _Block:
    """A document that grows by lines, each table once."""

    taken: Container[str]
    tables: dict[str, list[str]] = field(default_factory=lambda: {"": []})

    def ask(self, question: Question, number: str) -> None:
        """What is to be pasted for a question."""
        every = [each.lines for each in question.proposals]
        if question.about == "answer" and every and not question.likely:
            meanings = ", ".join(each.meaning for each in question.proposals)
            self.add([re.sub(r'= "[^"]*"$', f'= "{OPEN}"', every[0])], f"each is one of: {meanings}")
        elif question.about == "pair" and every and not question.likely:
            columns = [line for line in question.unclear.splitlines() if not line.startswith(" ")]
            self.add([re.sub(r'= ".*"$', f'= "{OPEN}"', every[0], flags=re.MULTILINE)], "\n# ".join(columns))
        elif question.about in ("answer", "pair") or question.likely:
            self.add(every[:1])
            self.add([] if question.about in ("answer", "pair") else every[1:], f"{number}or", off=True)
        else:
            self.add(every, f"{number}take the # away before one of these", off=True)

    def add(self, every: Sequence[str], note: str = "", *, off: bool = False) -> None:
        """Lines for one question, under a note; `off` puts them behind a #, to be chosen from."""
        parts = [(head, line) for lines in every for head, line in _parted(lines)]
        names = {head: self._free(head, [line for each, line in parts if each == head]) for head, _ in parts}
        noted = set[str]()
        for head, line in parts:
            table = self.tables.setdefault(names[head], [])
            if note and head not in noted and f"# {note}" not in table:
                table.append(f"# {note}")
            noted.add(head)
            known = {each.partition(" = ")[0] for each in table}
            if off or line.partition(" = ")[0] not in known:
                table.append(f"# {line}" if off else line)

    def _free(self, head: str, lines: Sequence[str]) -> str:
        """The table that these lines go to: a feature's own, under a key that no other has."""
        found = _FEATURE.fullmatch(head)
        if found is None:
            return head
        key = found[1].strip('"')
        for number in range(1, 1000):
            name = f"{key}_{number}" if number > 1 else key
            table = f"[features.{toml_key(name)}]"
            if name not in self.taken and self.tables.get(table, list(lines)) == list(lines):
                return table
        return head

    def text(self) -> str:
        """The whole document: settings before tables, a blank line between them."""
        parts = []
        for head, lines in self.tables.items():
            if lines:
                live = any(not line.startswith("#") for line in lines)
                top = [head if live else f"# {head}"] if head else []
                parts.append("\n".join([*top, *lines]))
        return "\n\n".join(parts)


def _parted(lines: str) -> list[tuple[str, str]]:
    """Each line with the head of the table that it belongs to."""
    head, found = "", []
    for line in lines.splitlines():
        if line.startswith("["):
            head = line
        elif line.strip():
            found.append((head, line))
    return found


def put_into(old: str, lines: str, within: Sequence[str] = ()) -> str:
    r"""A settings file with these lines put in: other lines and all comments stay as they are.

    `within` are the tables in which the settings stand, tool and kano for a pyproject.toml.

    >>> print(put_into('lang = "nl"  # ours\n\n[answers]\n"ok" = "neutral"\n', '[answers]\n"eh" = "neutral"'))
    lang = "nl"  # ours
    <BLANKLINE>
    [answers]
    "ok" = "neutral"
    eh = "neutral"
    <BLANKLINE>
    """
    import tomlkit

    document = tomlkit.parse(old)
    place: MutableMapping[str, Any] = document
    for name in within:
        if name not in place:
            place[name] = tomlkit.table(is_super_table=name != within[-1])
        place = place[name]
    _merge(place, tomlkit.parse(lines).unwrap())
    return tomlkit.dumps(document).rstrip("\n") + "\n"


def _merge(place: MutableMapping[str, Any], new: Mapping[str, Any]) -> None:
    import tomlkit

    for name, value in new.items():
        if not isinstance(value, dict):
            place[name] = value
        elif name in place:
            _merge(place[name], value)
        else:
            table = tomlkit.table(is_super_table=all(isinstance(each, dict) for each in value.values()))
            _merge(table, value)
            if not table.is_super_table():
                table.add(tomlkit.nl())
            place[name] = table
