"""Syntax files for SPSS, read as data: nothing in them is run, and no path in them is followed.

Source: LimeSurvey 6, application/controllers/admin/Export.php (exportspss) and application/helpers/export_helper.php
(SPSSFieldMap, SPSSGetValues); syntax files of LimeSurvey 2 to 6 in public repositories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kano.readers.syntax import Variable, question

_FORM = re.compile(r"(?P<id>[^\s\"']+) +(?P<form>[A-Z]+)[\d.]*")
_LABEL = re.compile(r'^VARIABLE LABELS +(\S+) +"(.*?)"\.$', re.MULTILINE | re.DOTALL)
_CUT = re.compile(r'"\+\n"')
"""Long labels are cut into pieces, a line each."""
_VALUES = re.compile(r'^VALUE LABELS +(\S+)\n(.*?"\.)$', re.MULTILINE | re.DOTALL)
_VALUE = re.compile(r' *(?:"([^"]*)"|([^\s"]+)) "(.*)"\.?')
"""Quotation marks within the text of an answer are written as they are."""
_RENAMED = re.compile(r"^RENAME VARIABLES? \( *(\S+) *= *(.+?) *\)\.$", re.MULTILINE)


def spss_variables(text: str) -> list[Variable]:
    """The columns of the data file in their order; none where the text names none that can be told for sure."""
    forms = _forms(text)
    names = dict(_RENAMED.findall(text))
    labels = {id_: _CUT.sub("", label).replace('""', '"').strip() for id_, label in _LABEL.findall(text)}
    meant = {id_: dict(_values(lines)) for id_, lines in _VALUES.findall(text)}
    return [
        Variable(
            names.get(id_, id_),
            question(labels.get(id_, "")),
            meant.get(id_, {}),
            is_number=form == "F",
            is_moment=form == "DATETIME",
        )
        for id_, form in forms
    ]


def _forms(text: str) -> list[tuple[str, str]]:
    """Each column and what it holds (A texts, F numbers), from the command that reads the data file."""
    listed = text.partition("/VARIABLES=")[2].partition("\nCACHE")[0].strip()
    found = [_FORM.fullmatch(line.strip()) for line in listed.split("\n")]
    return [(each["id"], each["form"]) for each in found if each] if all(found) else []


def _values(lines: str) -> Iterator[tuple[str, str]]:
    """Each code of an answer and its text."""
    for line in lines.split("\n"):
        if found := _VALUE.fullmatch(line):
            yield found[1] if found[1] is not None else found[2], found[3].strip()
