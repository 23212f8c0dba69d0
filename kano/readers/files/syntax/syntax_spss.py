"""Syntax files for SPSS, read as data: nothing in them is run, and no path in them is followed.

Source: LimeSurvey 6, application/controllers/admin/Export.php (exportspss) and
application/helpers/export_helper.php (SPSSFieldMap, SPSSGetValues); syntax files of LimeSurvey 2 to 6 in public
repositories.
"""

import re
from collections.abc import Iterator

from kano.readers.files.syntax.variables import Variable, question

_FORM = re.compile(r"([^\s\"']+) +([A-Z]+)[\d.]*")
_VALUE = re.compile(r'(?:"([^"]*)"|([^\s"]+)) "(.*)"')
"""Quotation marks within the text of an answer are written as they are."""
_CUT = '"+\n"'
"""Long labels are cut into pieces, a line each."""
_QUOTED = ("VARIABLE LABELS ", "VALUE LABELS ")
"""These commands end after a quotation mark; full stops at the end of a line may be part of a text in them."""
_CLAUSES = {"/DELIMITERS": '","', "/QUALIFIER": '"\'"', "/FIRSTCASE": "1"}


def spss_variables(text: str) -> dict[int, Variable]:
    """Columns of the data file by their place from 0; none where it isn't a text as LimeSurvey writes."""
    forms: list[tuple[str, str]] = []
    names: dict[str, str] = {}
    labels: dict[str, str] = {}
    meant: dict[str, dict[str, str]] = {}
    for command in _commands(text):
        if command.startswith("GET DATA"):
            forms = _forms(command)
        elif command.startswith("VARIABLE LABELS "):
            id_, _, said = command[16:].lstrip().partition(" ")
            labels[id_] = said.strip()[1:-1].replace(_CUT, "").replace('""', '"').strip()
        elif command.startswith("VALUE LABELS "):
            id_, _, said = command[13:].lstrip().partition("\n")
            meant[id_.strip()] = dict(_values(said))
        elif command.startswith("RENAME VARIABLE"):
            id_, _, name = command.partition("(")[2].rpartition(")")[0].partition("=")
            names[id_.strip()] = name.strip()
    return {
        i: Variable(
            names.get(id_, id_),
            question(labels.get(id_, "")),
            meant.get(id_, {}),
            is_number=form == "F",
            is_moment=form == "DATETIME",
        )
        for i, (id_, form) in enumerate(forms)
    }


def _commands(text: str) -> Iterator[str]:
    """Each command without the full stop that ends it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if not lines and not line.strip():
            continue
        lines.append(line.rstrip())
        end = '".' if lines[0].startswith(_QUOTED) else "."
        if lines[-1].endswith(end):
            yield "\n".join(lines).removesuffix(".")
            lines.clear()


def _forms(command: str) -> list[tuple[str, str]]:
    """Each column and what it holds (A texts, F numbers), from the command that reads the data file."""
    clauses, _, listed = command.partition("/VARIABLES=")
    told = dict(line.strip().partition("=")[::2] for line in clauses.split("\n"))
    if any(told.get(clause, usual) != usual for clause, usual in _CLAUSES.items()):
        return []
    found = [_FORM.fullmatch(line.strip()) for line in listed.strip().split("\n")]
    return [(each[1], each[2]) for each in found if each] if all(found) else []


def _values(lines: str) -> Iterator[tuple[str, str]]:
    """Each code of an answer and its text."""
    for line in lines.split("\n"):
        if found := _VALUE.fullmatch(line.strip()):
            yield found[1] if found[1] is not None else found[2], found[3].strip()
