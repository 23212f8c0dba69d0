"""Signs of careless answers: their names, and which of them a user leaves respondents out for."""

import re

from kano.errors import Problem, UsageError, did_you_mean
from kano.values import dataclass

SIGNS = ("straightliners", "same", "random", "questionable", "speeders", "duplicates", "control")
"""Keys of the signs, in the order in which reports show them.

straightliners: one answer pair about nearly every feature; same: one answer to every question; random: answers
that don't fit what others say about the same features; questionable: too many pairs that contradict themselves;
speeders: too fast; duplicates: the answers, or the id, of an earlier respondent; control: wants what nearly
everybody should reject.
"""

_RULE = re.compile(r"([a-z]+)(?:\s*[>:]\s*(\d+))?")
_ONE = rf"({'|'.join(SIGNS)}|questionable\s*[>:]\s*\d+)"
EXCLUDE_PATTERN = rf"^\s*({_ONE}\s*(,\s*{_ONE}\s*)*)?$"
"""What such a text looks like as a whole, for a JSON Schema."""


@dataclass(frozen=True)
class Rule:
    """One reason to leave respondents out."""

    sign: str
    over: int | None = None
    """Of questionable: how many such pairs are still accepted; None for the limit of the audit."""

    def __str__(self) -> str:
        return self.sign if self.over is None else f"{self.sign}>{self.over}"


def rules(text: str) -> tuple[Rule, ...]:
    """The reasons in a text such as "questionable>3, speeders"; UsageError lists those there aren't.

    >>> [str(rule) for rule in rules("questionable>3, speeders")]
    ['questionable>3', 'speeders']
    """
    found, problems = [], []
    for part in filter(None, (each.strip() for each in text.split(","))):
        rule = _RULE.fullmatch(part)
        if rule is None or rule[1] not in SIGNS:
            problems.append(_unknown(part))
        elif rule[2] and rule[1] != "questionable":
            problems.append(Problem(f'"{rule[1]}" takes no number', "--exclude", "Only questionable>N does."))
        else:
            found.append(Rule(rule[1], int(rule[2]) if rule[2] else None))
    if problems:
        raise UsageError(problems)
    return tuple(dict.fromkeys(found))


def _unknown(part: str) -> Problem:
    allowed = f"Allowed: {', '.join(SIGNS)}, and questionable>N."
    return Problem(f'"{part}" is no sign of careless answers', "--exclude", allowed, did_you_mean(part, SIGNS))
