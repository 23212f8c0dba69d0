"""Changes that keep the form of a file, so that a run guided by coverage gets past its syntax."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
import random
import re
import tomllib
from copy import deepcopy
from typing import Any

from tests.fuzz.seeds import WAYS, words

_PLACE = re.compile(rb'(?<=")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)')
_TAG = re.compile(rb"<[^<>]*>[^<>]*")


def way_of(data: bytes, pick: random.Random) -> bytes:
    """The way it is read, now and then another one."""
    return bytes([pick.randrange(len(WAYS))]) if not data or pick.random() < 0.1 else data[:1]


def changed_table(data: bytes, pick: random.Random) -> bytes:
    """Cells, rows and columns changed, moved, doubled or left out."""
    text = data[1:].decode("utf-8", "replace")
    delimiter = max(",;\t|", key=text.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) or [[""]]
    for _ in range(pick.randrange(1, 5)):
        changed_cells(rows, pick)
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return way_of(data, pick) + out.getvalue().encode("utf-8", "replace")


def changed_cells(rows: list[list[str]], pick: random.Random) -> None:
    row, other = (pick.randrange(len(rows)) for _ in range(2))
    width = max(map(len, rows))
    column, place = (pick.randrange(max(width, 1)) for _ in range(2))
    cells, at = rows[row], slice(column, column + 1)
    match pick.randrange(8):
        case 0 | 1:
            cells[at] = [pick.choice(words())]
        case 2:
            cells[at] = rows[other][place : place + 1]
        case 3:
            rows.insert(row, list(rows[other]))
        case 4 if len(rows) > 1:
            del rows[row]
        case 5 | 6:
            end = pick.choice((place, place + 1))
            for each in rows:
                each[place:end] = each[at]
        case _:
            cells[at] = ["".join((*cells[at], pick.choice(words())))]


def changed_json(data: bytes, pick: random.Random) -> bytes:
    """Values and names changed, moved, nested or left out."""
    found = json.loads(data[1:])
    changed_tree(found, pick)
    return way_of(data, pick) + json.dumps(found).encode()


def changed_settings(data: bytes, pick: random.Random) -> bytes:
    """The same for TOML; a table of categories is changed as a table."""
    text = data[1:].decode("utf-8", "replace")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return changed_table(data, pick)
    changed_tree(found, pick)
    lines = [f"{written(key)} = {written(value)}" for key, value in found.items()]
    return way_of(data, pick) + "\n".join(lines).encode("utf-8", "replace")


def written(value: Any) -> str:
    """A value in TOML, tables within one line."""
    match value:
        case dict():
            return (
                "{" + ", ".join(f"{written(str(key))} = {written(each)}" for key, each in value.items()) + "}"
            )
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case bool() | None:
            return str(value or False).lower()
        case int() | float():
            return repr(value)
        case dt.date() | dt.time():
            return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def changed_tree(found: Any, pick: random.Random) -> None:
    for _ in range(pick.randrange(1, 5)):
        at = found
        while isinstance(at, dict | list) and at:
            key = pick.choice(list(at)) if isinstance(at, dict) else pick.randrange(len(at))
            if pick.random() < 0.4 or not isinstance(at[key], dict | list):
                changed_value(at, key, pick)
                break
            at = at[key]


def changed_value(at: Any, key: Any, pick: random.Random) -> None:
    value = at[key]
    match pick.randrange(7):
        case 0:
            del at[key]
        case 1 if isinstance(at, dict):
            at[pick.choice(words())] = at.pop(key)
        case 2:
            at[key] = pick.choice(([value], {pick.choice(words()): value}, [], {}))
        case 3:
            at[key] = pick.choice((None, True, -1, 1e308, math.inf, math.nan, 10**400, 3, 1.5))
        case 4:
            at[key] = json.dumps(value, default=str)
        case 5 if isinstance(at, list):
            at.insert(key, deepcopy(value))
        case _:
            at[key] = pick.choice(words())


def changed_markup(data: bytes, pick: random.Random) -> bytes:
    """Attributes and texts of XML changed, tags moved, doubled or left out."""
    content = bytearray(data[1:])
    for _ in range(pick.randrange(1, 5)):
        kind = pick.randrange(4)
        spans = [each.span() for each in (_PLACE if kind < 3 else _TAG).finditer(content)] or [(0, 0)]
        (start, end), other = pick.choice(spans), slice(*pick.choice(spans))
        match kind:
            case 0 | 1:
                word = pick.choice(words()).encode("utf-8", "replace")
                content[start:end] = word if kind else content[start:end] + word
            case 2:
                content[start:end] = content[other]
            case _:
                content[start : pick.choice((start, end))] = content[other] if pick.random() < 0.6 else b""
    return way_of(data, pick) + bytes(content)
