"""What the headers say of a scale of numbers, as in "(1 = I dislike it, 5 = I like it)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kano.scale import Answer
from kano.words.folding import normal
from kano.words.wordings import answer_sets, scale_answers, scales

_POINT = re.compile(r"(?<![\d.,])(-?\d)\s*[=:＝：]\s*([^\d,;/()=|]+)")
"""A point of the scale and its meaning."""


def told_scale(texts: Iterable[str]) -> str:
    """The only scale that agrees with all that these texts say of its points; "" where they say too little."""
    told = {(float(found[1]), _meant(found[2])) for text in texts for found in _POINT.finditer(text)}
    points = {(number, answer) for number, answer in told if answer is not None}
    if len({number for number, _ in points}) < 2:
        return ""
    fitting = [key for key in scales() if _agrees(key, points)]
    return fitting[0] if len(fitting) == 1 else ""


def _meant(text: str) -> Answer | None:
    plain = normal(text)
    found = {side[plain] for each in answer_sets() for side in each.texts if plain in side}
    return found.pop() if len(found) == 1 else None


def _agrees(key: str, points: Iterable[tuple[float, Answer]]) -> bool:
    return all(scale_answers(key, side).get(number) is answer for number, answer in points for side in (0, 1))
