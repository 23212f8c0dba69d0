"""What syntax files for statistics programs tell of the columns of the data file beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_MOMENT = re.compile(r"(\d\d)-(\d\d)-(\d{4}) (\d\d:\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of the data file."""

    name: str
    label: str = ""
    """The question, "" where none is given."""
    meant: Mapping[str, str] = field(default_factory=dict)
    """What the codes in its cells stand for."""
    is_number: bool = False
    """Whether codes are numbers: 1 and 01 are one."""
    is_moment: bool = False
    """Whether its cells are days and times."""

    def texts(self) -> Texts:
        """What its cells say, filled as they are met."""
        key = _number if self.is_number else str
        return Texts(self, {key(code): text for code, text in self.meant.items()})


class Texts(dict[str, str]):
    """What the cells of a variable say: the label of a code, moments from the year on, else the cell itself."""

    def __init__(self, variable: Variable, meant: Mapping[str, str]) -> None:
        super().__init__()
        self.variable, self.meant = variable, meant

    def __missing__(self, cell: str) -> str:
        code = cell.strip()
        text = self.meant.get(_number(code) if self.variable.is_number else code, cell)
        if self.variable.is_moment and (found := _MOMENT.fullmatch(code)):
            text = f"{found[3]}-{found[2]}-{found[1]} {found[4]}"
        self[cell] = text
        return text


def question(label: str) -> str:
    """A label as LimeSurvey's tables have it; for statistics programs it writes the row of a grid before the question.

    >>> question("[If it HAS maps] Offline maps"), question("How old are you?")
    ('Offline maps [If it HAS maps]', 'How old are you?')
    """
    found = re.fullmatch(r"\[(.+?)\] (.+)", label, re.DOTALL)
    return f"{found[2]} [{found[1]}]" if found else label


def _number(code: str) -> str:
    """The code as a number where it is one."""
    return f"{float(code):g}" if _NUMBER.fullmatch(code) else code
