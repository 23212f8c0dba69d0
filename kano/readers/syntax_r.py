"""Syntax files for R, read as data: nothing in them is run, and no path in them is followed.

Source: LimeSurvey 6, application/core/plugins/ExportR/RSyntaxWriter.php; a syntax file written by LimeSurvey 6.4.2 and
one of 2021.
"""

from __future__ import annotations

import re
from kano.readers.syntax import Variable, question

_NUMERIC = re.compile(r"^data\[, (\d+)\] <- as\.numeric\(", re.MULTILINE)
_NAME = re.compile(r'^names\(data\)\[(\d+)\] <- "(.*)"$', re.MULTILINE)
_LABEL = re.compile(r'^attributes\(data\)\$variable\.labels\[(\d+)\] <- "(.*)"$', re.MULTILINE)
_VALUES = re.compile(
    r"^data\[, (\d+)\] <- factor\(data\[, \d+\], levels=c\((.*)\),labels=c\((.*)\)(?:, ordered=TRUE)?\)$",
    re.MULTILINE,
)
_ITEM = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s",]+)')
_ESCAPED = re.compile(r"\\(.)")


def r_variables(text: str) -> list[Variable]:
    """The columns of the data file in their order; none where the text names none that can be told for sure."""
    names = {place: _plain(name) for place, name in _NAME.findall(text)}
    values = {place: (_items(codes), _items(texts)) for place, codes, texts in _VALUES.findall(text)}
    in_turn = list(names) == [str(i + 1) for i in range(len(names))]
    if not in_turn or any(len(codes) != len(texts) for codes, texts in values.values()):
        return []
    numeric = set(_NUMERIC.findall(text))
    labels = {place: _plain(label).strip() for place, label in _LABEL.findall(text)}
    meant = {place: dict(zip(*each, strict=True)) for place, each in values.items()}
    return [
        Variable(name, question(labels.get(i, "")), meant.get(i, {}), is_number=i in numeric)
        for i, name in names.items()
    ]


def _items(listed: str) -> list[str]:
    """The items between the brackets of c()."""
    found = _ITEM.finditer(listed)
    return [_plain(each[1]).strip() if each[1] is not None else each[2] for each in found]


def _plain(text: str) -> str:
    r"""The text without the backslashes before quotation marks and backslashes.

    >>> _plain(r"C\'est \"bien\"")
    'C\'est "bien"'
    """
    return _ESCAPED.sub(r"\1", text)
