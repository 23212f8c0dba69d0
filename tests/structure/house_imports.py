"""What imports what in a package, told from its text alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Graph = Mapping[str, set[str]]


@dataclass(frozen=True)
class Import:
    """One import statement, at the top or in a function."""

    targets: frozenset[str]
    """The modules of the package that it names."""
    typed: bool
    """Whether only a type checker follows it."""


@dataclass(frozen=True)
class Module:
    """One file of a package."""

    name: str
    place: Path
    """Below the folder that holds the package."""
    tree: ast.Module
    lines: int
    imports: tuple[Import, ...]
    """The statements that name another module of the package, or this one."""


def modules(package: Path) -> dict[str, Module]:
    """The modules of a package, by name."""
    places = {_name(each, package.parent): each for each in sorted(package.rglob("*.py"))}
    return {name: _module(name, place, package.parent, {*places}) for name, place in places.items()}


def _name(place: Path, root: Path) -> str:
    parts = place.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _module(name: str, place: Path, root: Path, known: set[str]) -> Module:
    text = place.read_text(encoding="utf-8")
    tree = ast.parse(text)
    within = name if place.stem == "__init__" else name.rpartition(".")[0]
    guarded = {
        id(each)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for statement in block.body
        for each in ast.walk(statement)
    }
    found = (Import(_targets(each, within, known), id(each) in guarded) for each in ast.walk(tree))
    imports = tuple(each for each in found if each.targets)
    return Module(name, place.relative_to(root), tree, len(text.splitlines()), imports)


def _targets(statement: ast.AST, within: str, known: set[str]) -> frozenset[str]:
    return frozenset(known.intersection(_named(statement, within, known)))


def _named(statement: ast.AST, within: str, known: set[str]) -> Iterator[str]:
    if isinstance(statement, ast.Import):
        yield from (each.name for each in statement.names)
    elif isinstance(statement, ast.ImportFrom):
        above = within.split(".")[: len(within.split(".")) - statement.level + 1] if statement.level else []
        base = ".".join([*above, *filter(None, [statement.module])])
        inner = [f"{base}.{each.name}" for each in statement.names]
        yield from (each if each in known else base for each in inner)


def arrows(known: Mapping[str, Module], *, types: bool) -> Graph:
    """What each module imports, with or without what only a type checker follows."""
    return {
        name: {target for each in module.imports if types or not each.typed for target in each.targets} - {name}
        for name, module in known.items()
    }


def cycles(graph: Graph) -> list[tuple[str, ...]]:
    """Groups of names that reach each other, each in order."""
    reached = {name: reach(graph, name) for name in graph}
    groups = {
        tuple(sorted(other for other in reached[name] if name in reached.get(other, ()))) for name in graph
    }
    return sorted(group for group in groups if group)


def reach(graph: Graph, start: str) -> set[str]:
    """All names that arrows from this one lead to."""
    found: set[str] = set()
    open_names = [*graph.get(start, ())]
    while open_names:
        name = open_names.pop()
        if name not in found:
            found.add(name)
            open_names.extend(graph.get(name, ()))
    return found
