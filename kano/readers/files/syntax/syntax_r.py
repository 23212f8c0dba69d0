"""Syntax files for R, read as data: nothing in them is run, and no path in them is followed.

Source: LimeSurvey 6, application/core/plugins/ExportR/RSyntaxWriter.php; a syntax file written by LimeSurvey
6.4.2 and one of 2021; syntax files of LimeSurvey 2 to 5 in public repositories.
"""

import re

from kano.readers.files.syntax.variables import Variable, question

_LINE = re.compile(
    r"(?:names\(data\)|attributes\(data\)\$variable\.labels|data)\[(?:, )?([1-9]\d{0,4})\] <- (.*)"
)
_ITEM = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)|([^\s",]+)')
"""A quotation mark left open reaches to the end: one look at a line is enough."""
_ESCAPED = re.compile(r"\\(.)")


def r_variables(text: str) -> dict[int, Variable]:
    """Columns of the data file by their place from 0; none where it isn't a text as LimeSurvey writes."""
    names: dict[int, str] = {}
    labels: dict[int, str] = {}
    values: dict[int, dict[str, str]] = {}
    numeric = set()
    for line in map(str.strip, text.split("\n")):
        if not (found := _LINE.fullmatch(line)):
            continue
        place, said = int(found[1]) - 1, found[2]
        if line.startswith("names"):
            names[place] = _quoted(said)
        elif line.startswith("attributes"):
            labels[place] = _quoted(said).strip()
        elif said.startswith("as.numeric("):
            numeric.add(place)
        elif said.startswith("factor("):
            if (told := _values(said)) is None:
                return {}
            values[place] = told
    columns = labels if names else {}
    return {
        i: Variable(names.get(i, ""), question(label), values.get(i, {}), is_number=i in numeric)
        for i, label in columns.items()
    }


def _values(said: str) -> dict[str, str] | None:
    """Each code and its text; None where there are more of the ones than of the others."""
    codes, _, texts = said.partition("levels=c(")[2].partition("),labels=c(")
    listed = _items(codes), _items(texts.removesuffix(", ordered=TRUE)").rstrip(")"))
    return dict(zip(*listed, strict=True)) if len(listed[0]) == len(listed[1]) else None


def _items(listed: str) -> list[str]:
    """The items between the brackets of c()."""
    found = _ITEM.finditer(listed)
    return [_plain(each[1]).strip() if each[1] is not None else each[2] for each in found]


def _quoted(said: str) -> str:
    """What stands between the first quotation mark and the last."""
    return _plain(said[1:-1])


def _plain(text: str) -> str:
    r"""The text without the backslashes before quotation marks and backslashes.

    >>> _plain(r"C\'est \"bien\"")
    'C\'est "bien"'
    """
    return _ESCAPED.sub(r"\1", text)
