"""Write the JSON Schemas of what reports hold, from the declarations of their rows; --check only looks."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from kano.analyses.kinds import LIMITS, Keys, Limits, Named, OneOf, Only
from kano.analyses.row import Declared, Row, declared, declared_as
from kano.report.asking.contract import CONTENTS
from kano.report.registry import KINDS, wing
from kano.resources import DATA
from kano.scale import Category

Schema = dict[str, Any]

FOLDER = DATA / "schemas"
WIDTH = 160
DIALECT = "https://json-schema.org/draft/2020-12/schema"
BASIC = {bool: "boolean", int: "integer", float: "number", str: "string"}
MEANINGS = {
    "M": "must-be (basis)",
    "O": "one-dimensional (beleving)",
    "A": "attractive (bijzonder)",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}


def schema_of(row: type[Row]) -> Schema:
    """The schema of what a report holds, or of what there is instead of one."""
    shared: dict[str, Schema] = {}
    content = _object(row, shared)
    name = next(each for each in declared(row) if each.name == "kind").type
    return {
        "$schema": DIALECT,
        "title": f"Kano {get_args(name)[0]}, format 1",
        "description": _said(row),
        **content,
        **({"$defs": shared} if shared else {}),
    }


def _said(row: type) -> str:
    return " ".join((row.__doc__ or "").split())


def _object(row: type, shared: dict[str, Schema], only: Only | None = None) -> Schema:
    told = (each for each in declared(row) if only is None or each.name in only.names)
    return _closed({each.key: _part(each, shared) for each in told})


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


def _part(part: Declared, shared: dict[str, Schema]) -> Schema:
    """The schema of a field, or of what is in one: said once under its name where it has one."""
    named = part.mark(Named)
    if named is None:
        return {"description": part.meaning, **_values(part, shared)} if part.meaning else _values(part, shared)
    if named.name not in shared:
        shared[named.name] = {"description": named.meaning, **_values(part, shared)}
    reference = {"$ref": f"#/$defs/{named.name}"}
    return {"description": part.meaning, **reference} if part.meaning else reference


def _values(part: Declared, shared: dict[str, Schema]) -> Schema:
    """Which values it has, null among them or not."""
    origin: Any = get_origin(part.type)
    if origin not in (Union, UnionType):
        return _some(part.type, part, shared)
    kinds = [each for each in get_args(part.type) if each is not NoneType]
    found = [_some(declared_as(each).type, part, shared) for each in kinds]
    if len(kinds) == len(get_args(part.type)):
        return {"anyOf": found}
    (one,) = found
    if "enum" in one:
        return one | {"enum": [*one["enum"], None]}
    return one | {"type": [one["type"], "null"]}


def _some(kind: Any, part: Declared, shared: dict[str, Schema]) -> Schema:
    """Values of one type, which isn't null."""
    origin: Any = get_origin(kind)
    arguments = get_args(kind)
    if origin is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if origin is tuple:
        return _array(arguments[0], part, shared)
    if origin is Mapping:
        return _mapping(arguments, part, shared)
    return _basic(kind, part) if kind in (*BASIC, dt.date) or issubclass(kind, Enum) else _object(kind, shared)


def _basic(kind: Any, part: Declared) -> Schema:
    listed = OneOf(tuple(each.value for each in kind)) if issubclass(kind, Enum) else part.mark(OneOf)
    if kind is dt.date:
        return {"type": "string", "format": "date"}
    if listed:
        return {"enum": list(listed.texts)}
    limits = part.mark(Limits) or LIMITS.get(part.kind) or Limits()
    low, high = ("minLength", "maxLength") if kind is str else ("minimum", "maximum")
    bounds = {low: limits.low, high: limits.high}
    return {"type": BASIC[kind], **{name: bound for name, bound in bounds.items() if bound is not None}}


def _array(item: Any, part: Declared, shared: dict[str, Schema]) -> Schema:
    each, only = declared_as(item), part.mark(Only)
    if isinstance(each.type, type) and each.type not in BASIC and hasattr(each.type, "__dataclass_fields__"):
        return {"type": "array", "items": {"description": _said(each.type), **_object(each.type, shared, only)}}
    return {"type": "array", "items": _part(each, shared)}


def _mapping(arguments: tuple[Any, ...], part: Declared, shared: dict[str, Schema]) -> Schema:
    """An object with the keys that are known; open where they aren't."""
    key, value = arguments
    named, each = part.mark(Keys) or Keys(()), declared_as(value)
    meanings: Mapping[str, str]
    if key is Category:
        meanings = MEANINGS
    elif named.names:
        meanings = {name: named.meaning.format(name) for name in named.names}
    else:
        return {"type": "object", "additionalProperties": _part(each, shared)}
    told = {name: Declared(each.type, (*each.marks, meaning)) for name, meaning in meanings.items()}
    return _closed({name: _part(one, shared) for name, one in told.items()})


def text_of(value: Any, margin: str = "") -> str:
    """JSON in which what fits on a line stands on one."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(margin + line) <= WIDTH:
        return line
    inner = f"{margin}  "
    if isinstance(value, list):
        parts = [text_of(each, inner) for each in value]
        return "[\n" + ",\n".join(f"{inner}{part}" for part in parts) + f"\n{margin}]"
    parts = [f"{json.dumps(key)}: {text_of(each, inner)}" for key, each in value.items()]
    return "{\n" + ",\n".join(f"{inner}{part}" for part in parts) + f"\n{margin}}}"


def main(*, check: bool) -> int:
    """Rewrite the files, or with `check` end with 1 where one would change."""
    rows = {kind: wing(kind).content for kind in KINDS} | CONTENTS
    texts = {kind: f"{text_of(schema_of(row))}\n" for kind, row in rows.items()}
    stale = 0
    for name, text in texts.items():
        path = FOLDER / f"{name}.schema.json"
        if not path.exists() or path.read_text("utf-8") != text:
            stale += 1
            print(f"{path.name} is out of date" if check else f"wrote {path.name}")
            if not check:
                path.write_text(text, "utf-8")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
