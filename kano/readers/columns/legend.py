"""What a file says of its own answers: "1 = I dislike it" in a header, a title, beside the table or a sheet."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from kano.provenance import frozen_map
from kano.readers.files.sheet import Sheet
from kano.scale import Answer
from kano.words.folding import normal, number
from kano.words.wordings import answer_sets, scale_answers, scales

_POINT = re.compile(r"(?<![\w.,])(-?\d|[^\W\d_]{1,2})\s*[=＝]\s*([^\d,;/()=|…]+)")
"""A short answer and its meaning."""
_FEWEST = 2
"""Answers that a legend explains at least."""
_CODE = re.compile(r"-?\d|[^\W\d_]{1,2}")
_EXPLAINED = 3
"""Answers that a codebook explains at least, where nothing says that it is one."""
_LINES = 40
"""Lines of a codebook, at most."""


def legend_of(texts: Iterable[str]) -> Mapping[str, Answer]:
    """The short answers that these texts explain; {} where they explain one alone or contradict one another."""
    told = {
        (point[1], answer)
        for text in texts
        if "=" in text or "＝" in text
        for point in _POINT.finditer(text)
        if (answer := _meant(point[2])) is not None
    }
    found = dict(told)
    return frozen_map(found if len(told) == len(found) >= _FEWEST else {})


def codebook(sheets: Iterable[Sheet]) -> Mapping[str, Answer]:
    """The short answers that other sheets explain, code and meaning side by side; {} where that is unclear."""
    lines = [row for sheet in sheets if len(sheet.head) <= _LINES for row in sheet.head]
    beside = {
        (code.strip(), answer)
        for row in lines
        for code, meaning in pairwise(row)
        if _CODE.fullmatch(code.strip()) and (answer := _meant(meaning)) is not None
    }
    found = dict(beside)
    alone = len(beside) == len(found) == len({*found.values()}) >= _EXPLAINED
    return frozen_map(found) if alone else legend_of(cell for row in lines for cell in row)


def told_scale(legend: Mapping[str, Answer]) -> str:
    """The only scale that agrees with all that a legend says of numbers; "" where it says too little."""
    points = {value: answer for text, answer in legend.items() if (value := number(text)) is not None}
    if len(points) < _FEWEST:
        return ""
    fitting = [
        key
        for key in scales()
        if all(scale_answers(key, side).get(value) is points[value] for value in points for side in (0, 1))
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _meant(text: str) -> Answer | None:
    plain = normal(text)
    found = {side[plain] for each in answer_sets() for side in each.texts if plain in side}
    return found.pop() if len(found) == 1 else None
