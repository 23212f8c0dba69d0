"""The rooms of the package for the documentation: each folder and each module beside them, in its own words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "kano"


def rooms() -> str:
    """A table of all rooms: path, modules, and the first line of its docstring."""
    lines = ["| room | modules | what it is |", "|---|---|---|"]
    return "\n".join([*lines, *_rows()])


def _rows() -> Iterator[str]:
    for module in sorted(PACKAGE.glob("*.py")):
        if not module.name.startswith("__init__"):
            yield f"| `kano/{module.name}` | | {_summary(module)} |"
    for folder in sorted(each.parent for each in PACKAGE.glob("*/**/__init__.py")):
        names = [each.stem for each in sorted(folder.glob("*.py")) if each.stem != "__init__"]
        room = folder.relative_to(PACKAGE.parent).as_posix()
        yield f"| `{room}/` | {', '.join(names)} | {_summary(folder / '__init__.py')} |"


def _summary(module: Path) -> str:
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0].replace("|", "\\|")
