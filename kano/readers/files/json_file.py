"""Answers as JSON: a list of objects, one a respondent, as SurveyJS and LimeSurvey give them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kano.errors import DataError, Problem
from kano.readers.files.cells import Row
from kano.readers.files.delimited.decoding import decoding_of
from kano.readers.files.kinds import SAVE_AS, refuse
from kano.readers.files.raw import Raw
from kano.readers.files.sheet import Sheet, sheet_of

_LISTS = ("responses", "results", "data", "Data", "submissions", "answers", "items")
"""Names under which a document keeps its respondents."""
_DEEPEST = 4
_WIDEST = 20_000
_FREE, _SPARSE = 2_000_000, 50
"""Cells that may be blank in any case, and for each that isn't."""


def json_sheet(raw: Raw, encoding: str = "") -> Sheet:
    """The one sheet of a JSON file: the names that occur, then a row a respondent."""
    decoding = decoding_of(raw, encoding)
    with decoding.open(raw) as handle:
        found = _parsed(raw, handle.read().lstrip("\ufeff"))
    table = [_flat(each) for person in _respondents(raw, found) for each in _rows_of(person)]
    names = list(dict.fromkeys(name for each in table for name in each))
    if not names or len(names) > _WIDEST:
        raise refuse(raw, "a JSON document without respondents")
    if len(names) * len(table) > _FREE + _SPARSE * sum(map(len, table)):
        raise refuse(
            raw, f"a JSON document of {len(table)} objects that have few of {len(names)} names in common"
        )

    def rows() -> Iterator[Row]:
        yield names
        yield from ([each.get(name, "") for name in names] for each in table)

    return sheet_of(rows, file=raw.name, encoding=f"{decoding.name}, json", notices=decoding.notices)


class _TwiceError(Exception):
    """A key that an object has twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found


def _parsed(raw: Raw, text: str) -> object:
    """The document, or a list of the documents that stand one a line."""
    try:
        return json.loads(text, object_pairs_hook=_once)
    except _TwiceError as error:
        todo = "Give each its own name: nobody can tell which of them counts."
        raise DataError(Problem(f'an object has the key "{error}" twice', raw.name, todo=todo)) from None
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data" and len(lines) > 1:
            return [_parsed(Raw(f"{raw.name}, line {i}"), line) for i, line in enumerate(lines, 1)]
        deep = isinstance(error, RecursionError)
        other = "it is nested too deeply" if deep else "it holds a number of thousands of digits"
        said = error.msg if isinstance(error, json.JSONDecodeError) else other
        line = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise DataError(f"this is no valid JSON: {said}", f"{raw.name}{line}", todo=SAVE_AS) from None


def _rows_of(person: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The person as one row; or a row a feature, where somebody's answers are a list of objects."""
    lists = [name for name, held in person.items() if _is_table(held)]
    if len(lists) != 1:
        return [person]
    rest = {name: held for name, held in person.items() if name != lists[0]}
    return [{**rest, **each} for each in person[lists[0]]]


def _is_table(held: object) -> bool:
    """Whether this is a list of objects of two names and more."""
    return isinstance(held, list) and bool(held) and all(isinstance(e, dict) and len(e) > 1 for e in held)


def _respondents(raw: Raw, found: object) -> list[Mapping[str, Any]]:
    """The list of objects that the document is, or holds under a usual name."""
    if isinstance(found, dict):
        found = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), found)
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise refuse(raw, "a JSON document without a list of respondents")
    return [_unwrapped(each) for each in found]


def _unwrapped(each: Mapping[str, Any]) -> Mapping[str, Any]:
    """A respondent whose answers lie one deeper, beside the times and ids."""
    for name in ("data", "answers", "response", "json", "Json"):
        inner = each.get(name)
        if isinstance(inner, str) and inner[:1] == "{":
            try:
                inner = json.loads(inner, object_pairs_hook=_once)
            except (ValueError, RecursionError):
                continue
        if isinstance(inner, dict) and inner:
            return {**{key: value for key, value in each.items() if key != name}, **inner}
    return each


def _flat(each: Mapping[str, Any], depth: int = 0) -> dict[str, object]:
    """Answers to grids by question and row: {"F01": {"fun": 1}} is F01[fun]."""
    found: dict[str, object] = {}
    for name, value in each.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            for inner, text in _flat(value, depth + 1).items():
                found[f"{name}[{inner}]" if "[" not in inner else f"{name}/{inner}"] = text
        elif isinstance(value, list):
            found[name] = "; ".join(map(str, value))
        else:
            found[name] = "" if isinstance(value, dict) else value
    return found
