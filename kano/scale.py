"""The words of the subject: the five answers, the six categories, the three components."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Self


class Answer(IntEnum):
    """How a respondent would feel; the order of both axes of every table of answer pairs."""

    LIKE = 0
    MUST_BE = 1
    NEUTRAL = 2
    LIVE_WITH = 3
    DISLIKE = 4
    NO_ANSWER = 5

    @property
    def key(self) -> str:
        """The word used in files and settings.

        >>> Answer.LIVE_WITH.key
        'live-with'
        """
        return self.name.lower().replace("_", "-")

    @classmethod
    def of(cls, key: str) -> Self:
        """The answer with this key; ValueError names the keys there are.

        >>> Answer.of("must-be").name
        'MUST_BE'
        """
        for answer in cls:
            if answer.key == key:
                return answer
        allowed = ", ".join(answer.key for answer in cls)
        raise ValueError(f'"{key}" is none of {allowed}')


ANSWERS = tuple(Answer)[:5]
"""The five answers proper, without "no answer"."""

NOT_ASKED = -1
"""Code, in arrays of answers, of a question that this respondent was never asked."""


class Category(StrEnum):
    """What a pair of answers, or a feature, is in Kano's sense; declared in the order in which ties fall.

    Source: Kano et al. 1984; order of ties M > O > A > I: Berger et al. 1993.
    """

    MUST_BE = "M"
    ONE_DIMENSIONAL = "O"
    ATTRACTIVE = "A"
    INDIFFERENT = "I"
    REVERSE = "R"
    QUESTIONABLE = "Q"

    @property
    def component(self) -> Component | None:
        """The 3B component, None for I, R and Q, which have none.

        >>> str(Category.ATTRACTIVE.component), Category.REVERSE.component
        ('bijzonder', None)
        """
        return _COMPONENTS.get(self)


class Component(StrEnum):
    """The three B's of a value proposition."""

    BASIS = "basis"
    BELEVING = "beleving"
    BIJZONDER = "bijzonder"

    @property
    def category(self) -> Category:
        """The Kano category of this component.

        >>> Component.BASIS.category.name
        'MUST_BE'
        """
        return next(category for category, component in _COMPONENTS.items() if component is self)


_COMPONENTS = {
    Category.MUST_BE: Component.BASIS,
    Category.ONE_DIMENSIONAL: Component.BELEVING,
    Category.ATTRACTIVE: Component.BIJZONDER,
}

CATEGORIES = tuple(Category)
"""The six categories in the order of every category axis."""
