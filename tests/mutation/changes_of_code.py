"""Small changes of a program's text, each of which its tests ought to notice."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or,
    ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.USub: ast.UAdd, ast.Invert: ast.UAdd,
}  # fmt: skip
NAMES = {"min": "max", "any": "all", "minimum": "maximum", "fmin": "fmax", "floor": "ceil", "argmin": "argmax"}
OPPOSITE = NAMES | {value: key for key, value in NAMES.items()}
DECLARED = {"annotation", "returns", "decorator_list", "type_params"}
"""Parts that say what something is, not what it does."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Change = tuple[str, Callable[[], None]]


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    path: Path
    number: int
    """Which of the file's changes."""
    line: int
    function: str
    """Qualified name of the outermost function that it is in; empty outside."""
    what: str

    def code(self) -> object:
        """The changed file, compiled."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        for number, (_, _, (_, change)) in enumerate(_places(tree)):
            if number == self.number:
                change()
                break
        return compile(ast.fix_missing_locations(tree), str(self.path), "exec")


def mutants(path: Path) -> list[Mutant]:
    """Every change of a file, in order."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        Mutant(path, number, node.lineno, function, what)
        for number, (node, function, (what, _)) in enumerate(_places(tree))
    ]


def _places(node: ast.AST, scope: str = "", function: str = "") -> Iterator[tuple[ast.expr, str, Change]]:
    """Each node that can be changed, the function that it is in, and how."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        scope = f"{scope}.{node.name}".lstrip(".")
        function = function or (scope if isinstance(node, FUNCTIONS) else "")
    for change in _changes(node):
        yield node, function, change
    for name, value in ast.iter_fields(node):
        if name in DECLARED or _said(node):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _places(child, scope, function)


def _said(node: ast.AST) -> bool:
    """Whether a node holds words for people or for a type checker."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id.startswith("__")
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "TypeVar"
    return isinstance(node, ast.JoinedStr)


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare():
            for i, each in enumerate(node.ops):
                yield _swap(each, lambda new, i=i: node.ops.__setitem__(i, new))
        case ast.UnaryOp(op=ast.Not()):
            yield "not x → x", lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
        case ast.BinOp() | ast.AugAssign() | ast.BoolOp() | ast.UnaryOp() if type(node.op) in OTHER:
            yield _swap(node.op, lambda new: setattr(node, "op", new))
        case ast.If() | ast.IfExp() | ast.While():
            yield "if x → if not x", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.Constant():
            yield from _other_value(node)
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in OPPOSITE:
            field = "attr" if isinstance(node, ast.Attribute) else "id"
            yield f"{name} → {OPPOSITE[name]}", lambda: setattr(node, field, OPPOSITE[name])


def _swap(op: ast.AST, put: Callable[[ast.AST], None]) -> Change:
    new = OTHER[type(op)]
    return f"{type(op).__name__} → {new.__name__}", lambda: put(new())


def _other_value(node: ast.Constant) -> Iterator[Change]:
    value: object
    match node.value:
        case bool():
            value = not node.value
        case int() | float():
            value = node.value + 1
        case str():
            value = f"XX{node.value}XX"
        case _:
            return
    yield f"{node.value!r} → {value!r}", lambda: setattr(node, "value", value)
