"""What options choose by name from what other rooms hold."""

from __future__ import annotations

from collections.abc import Sequence

RULES = ("mode", "moai", "block", "quadrant", "continuous")
"""Keys of the decision rules, in the order in which results show them."""
LANGUAGES = ("en", "nl")
"""Languages of reports, the default first."""


def rules() -> Sequence[str]:
    """Keys of the decision rules."""
    return RULES


def languages() -> Sequence[str]:
    """Languages of reports."""
    return LANGUAGES


def tables() -> Sequence[str]:
    """Keys of the evaluation tables that ship with the program."""
    from kano.resources import facts

    return tuple(facts("tables"))


def scales() -> Sequence[str]:
    """Keys of the ways to write answers as numbers."""
    from kano.words.wordings import scales as known

    return known()
