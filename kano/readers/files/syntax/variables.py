"""What syntax files for statistics programs tell of the columns of the data file beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from kano.values import dataclass

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_MOMENT = re.compile(r"(\d\d)-(\d\d)-(\d{4}) (\d\d:\d\d:\d\d)")


@dataclass(frozen=True)
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

    def texts(self) -> Texts | None:
        """What its cells say; None where they say what stands in them."""
        return Texts(self) if self.is_moment or any(self.meant.values()) else None


class Texts(dict[str, str]):
    """What the cells of a variable say: the label of a code, moments from the year on, else the cell itself."""

    def __init__(self, variable: Variable) -> None:
        super().__init__()
        self.key = _number if variable.is_number else str.strip
        self.is_moment = variable.is_moment
        # Where only the ends of a scale have labels, LimeSurvey gives "" for the codes between them.
        self.meant = {self.key(code): text for code, text in variable.meant.items() if text}

    def __missing__(self, cell: str) -> str:
        if self.is_moment:
            found = _MOMENT.fullmatch(cell.strip())
            return f"{found[3]}-{found[2]}-{found[1]} {found[4]}" if found else cell
        self[cell] = text = self.meant.get(self.key(cell), cell)
        return text


def question(label: str) -> str:
    """A label as LimeSurvey's tables have it: for statistics programs it puts the row of a grid first.

    >>> question("[If it HAS maps] Offline maps"), question("How old are you?")
    ('Offline maps [If it HAS maps]', 'How old are you?')
    """
    found = re.fullmatch(r"\[(.+?)\] (.+)", label, re.DOTALL)
    return f"{found[2]} [{found[1]}]" if found else label


def _number(code: str) -> str:
    """The code as a number where it is one."""
    plain = code.strip()
    return str(float(plain)) if _NUMBER.fullmatch(plain) else plain
