"""The decision rules, each declared in a file of its own."""

from kano.analyses.classifying.rule import Rule
from kano.analyses.classifying.rules.block import BLOCK
from kano.analyses.classifying.rules.continuous import CONTINUOUS
from kano.analyses.classifying.rules.moai import MOAI
from kano.analyses.classifying.rules.mode import MODE
from kano.analyses.classifying.rules.quadrant import QUADRANT

RULES: tuple[Rule, ...] = (
    MODE,
    MOAI,
    BLOCK,
    QUADRANT,
    CONTINUOUS,
)
"""In the order in which results show them."""


def rule_keys() -> tuple[str, ...]:
    """What the setting `rule` may be."""
    return tuple(each.key for each in RULES)


def rule_named(key: str) -> Rule | None:
    """The rule of this key."""
    return next((each for each in RULES if each.key == key), None)
