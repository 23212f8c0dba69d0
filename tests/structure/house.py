"""How the house stands: sizes, rooms, arrows and cycles of `kano/`, each beside its limit (`make house`).

Exit code 1 where a limit is broken.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

from tests.structure.house_imports import Module, arrows, cycles, modules

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kano"
READERS = "kano.readers"
SHOWN = 40
"""Findings that are listed under a broken limit."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@dataclass(frozen=True)
class Row:
    """One measure: what was found, what is allowed, and what to look at where it is too much."""

    name: str
    value: float
    limit: float | None = None
    least: bool = False
    """Whether the limit is the least that is wanted, rather than the most."""
    found: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether the limit is broken."""
        return self.limit is not None and (self.value < self.limit if self.least else self.value > self.limit)

    def __str__(self) -> str:
        sign = "≥" if self.least else "≤"
        limit = "" if self.limit is None else f"{sign} {self.limit:g}"
        verdict = "" if self.limit is None else "over" if self.over else "ok"
        return f"{self.name:<46} {self.value:>9.6g}  {limit:<9} {verdict}".rstrip()


def main() -> int:
    """Print a row a measure, then what breaks a limit."""
    rows = measured(modules(PACKAGE))
    print(*rows, sep="\n")
    for row in rows:
        if row.found and (row.over or row.limit is None):
            more = len(row.found) - SHOWN
            rest = [f"… and {more} more"] if more > 0 else []
            print(f"\n{row.name}:", *row.found[:SHOWN], *rest, sep="\n  ")
    return int(any(row.over for row in rows))


def measured(known: Mapping[str, Module]) -> list[Row]:
    """All measures of a package."""
    every = [*known.values()]
    parts: tuple[Callable[[], Iterable[Row]], ...] = (
        lambda: bodies(every),
        lambda: files(every),
        lambda: rooms(known),
        lambda: circles(known),
        lambda: written(every),
        lambda: amounts(every),
    )
    return [*chain.from_iterable(part() for part in parts)]


def bodies(every: Iterable[Module]) -> Iterator[Row]:
    """How long functions are, without signature and docstring."""
    sizes = {f"{module.name}.{each.name}": body(each) for module in every for each in functions(module)}
    ordered = sorted(sizes.values())
    largest = sorted(sizes, key=sizes.__getitem__, reverse=True)[:5]
    yield Row("function body, median", median(ordered), 6)
    yield Row("function body, p90", ordered[-(-9 * len(ordered) // 10) - 1], 16)
    yield Row(
        "function body, largest", ordered[-1], 45, found=tuple(f"{sizes[each]} {each}" for each in largest)
    )


def functions(module: Module) -> Iterator[Function]:
    """Every function of a module, methods and inner ones too."""
    return (each for each in ast.walk(module.tree) if isinstance(each, Function))


def body(function: Function) -> int:
    """Lines from the first statement after the docstring to the last."""
    statements = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1 if statements else 0


def files(every: Sequence[Module]) -> Iterator[Row]:
    """Files too long to look through, and folders that are no longer seen at a glance."""
    long = sorted((each for each in every if each.lines > 300), key=lambda each: -each.lines)
    yield Row("files over 300 lines", len(long), 0, found=tuple(f"{each.lines} {each.place}" for each in long))
    folders = Counter(each.place.parent for each in every if each.place.stem != "__init__")
    full = [(number, folder) for folder, number in folders.most_common() if number > 15]
    shown = tuple(f"{number} {folder}" for number, folder in full)
    yield Row("folders of more than 15 modules", len(full), 0, found=shown)
    yield Row("modules in the fullest folder", max(folders.values(), default=0), 15)
    names = Counter(each.place.name for each in every if each.place.stem != "__init__")
    twice = sorted(name for name, number in names.items() if number > 1)
    yield Row("file names that stand twice", len(twice), found=(", ".join(twice),) if twice else ())


def rooms(known: Mapping[str, Module]) -> Iterator[Row]:
    """What stands directly in the readers, and what of it leans on what."""
    inside = {name for name in known if name.startswith(f"{READERS}.")}
    statements = [
        (room(each.name), room(target))
        for name in sorted(inside | ({READERS} & {*known}))
        for each in [known[name]]
        for statement in each.imports
        for target in sorted({room(target) for target in statement.targets if room(target)})
        if room(target) != room(each.name)
    ]
    between = {*statements}
    graph = {one: {to for start, to in between if start == one} for one, _ in between}
    back = [
        f"{one} → {to}" for circle in cycles(graph) for one, to in sorted(between) if {one, to} <= {*circle}
    ]
    yield Row("rooms in readers", len({room(name) for name in inside}), 8)
    yield Row("arrows between them", len(between), 25, found=tuple(f"{a} → {b}" for a, b in sorted(between)))
    yield Row("imports between them", len(statements))
    yield Row("arrows back", len(back), 0, found=tuple(back))


def room(module: str) -> str:
    """The room of the readers that a module belongs to; nothing for modules elsewhere."""
    parts = module.split(".")
    return ".".join(parts[:3]) if parts[:2] == READERS.split(".") else ""


def circles(known: Mapping[str, Module]) -> Iterator[Row]:
    """Modules that need each other."""
    for name, types in (("import cycles at run time", False), ("import cycles, types included", True)):
        found = cycles(arrows(known, types=types))
        yield Row(name, len(found), 0, found=tuple(" ↔ ".join(circle) for circle in found))


def written(every: Sequence[Module]) -> Iterator[Row]:
    """What is said about public names, and which functions ask for too much at once."""
    public = [(module, each) for module in every for each in publics(module.tree)]
    bare = [f"{module.name}.{each.name}" for module, each in public if not ast.get_docstring(each)]
    share = 100 * (1 - len(bare) / len(public)) if public else 100.0
    yield Row("public names documented, %", share, 99, least=True, found=tuple(bare))
    wide = [
        f"{len(parameters(each))} {module.name}.{each.name}"
        for module in every
        for each in functions(module)
        if len(parameters(each)) > 6 and not is_command(each)
    ]
    yield Row("functions of more than 6 parameters", len(wide), 0, found=tuple(wide))


def publics(scope: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """Public functions and classes of a module, and the public methods of these classes."""
    for each in scope.body:
        if isinstance(each, Definition) and not each.name.startswith("_"):
            yield each
            if isinstance(each, ast.ClassDef):
                yield from publics(each)


def parameters(function: Function) -> list[ast.arg]:
    """What a caller may give."""
    named = function.args
    several = [each for each in (named.vararg, named.kwarg) if each]
    every = [*named.posonlyargs, *named.args, *named.kwonlyargs, *several]
    return [each for each in every if each.arg not in {"self", "cls"}]


def is_command(function: Function) -> bool:
    """Whether Typer reads its options from the parameters."""
    texts = [ast.unparse(each.annotation) for each in parameters(function) if each.annotation]
    return any(text.startswith(("opt.", "options.", "Annotated[")) for text in texts)


def amounts(every: Sequence[Module]) -> Iterator[Row]:
    """How much there is to read."""
    python = sum(each.lines for each in every)
    other = sum(
        len(each.read_bytes().splitlines())
        for each in PACKAGE.rglob("*")
        if each.is_file() and each.suffix not in {".py", ".pyc"}
    )
    yield Row("lines of source", python + other)
    yield Row("lines of Python", python, 26_693)
    yield Row("modules", len(every))


if __name__ == "__main__":
    sys.exit(main())
