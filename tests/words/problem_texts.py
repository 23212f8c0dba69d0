"""The texts of problems as the source code writes them: what is wrong, what was allowed, what to do."""

import ast
from collections.abc import Iterator
from pathlib import Path

ERRORS = {"Problem", "DataError", "UsageError", "QuestionnaireError", "AnalysisError"}
_PLACES = {0: "what", 2: "allowed", 3: "todo"}
_FIELDS = ("what", "allowed", "todo")
FILLED = "3"
"""Stands for what a text fills in."""


def texts(folder: Path) -> dict[str, str]:
    """By text, a line each: the module that says it. Texts that are made elsewhere are not among them."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for text in _said(node):
                    for line in text.splitlines():
                        found.setdefault(line.strip(), str(path.relative_to(folder.parent)))
    return {text: path for text, path in found.items() if text and text != FILLED}


def _said(function: ast.FunctionDef) -> Iterator[str]:
    names = _assigned(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            given = [(_PLACES.get(k, ""), each) for k, each in enumerate(node.args)]
            given += [(each.arg or "", each.value) for each in node.keywords]
            for value in (value for field, value in given if field in _FIELDS):
                for text in names.get(value.id, []) if isinstance(value, ast.Name) else [value]:
                    yield from _text(text)


def _assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """By name: all that a function may have made of it."""
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    names.setdefault(target.id, []).append(node.value)
    return names


def _text(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else FILLED for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_text(one), *_text(other))
        case ast.BoolOp(values=several):
            for each in several:
                yield from _text(each)
