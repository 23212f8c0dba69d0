"""Folders and patterns as the files of answers that they stand for."""

from collections.abc import Iterator
from pathlib import Path

from kano.errors import DataError, Problem
from kano.readers.files.kinds import WORKBOOK_ENDINGS
from kano.readers.files.packed import ENDINGS

_COLUMNS = (".sav", ".dta", ".parquet", ".feather", ".arrow")
READ = frozenset((*WORKBOOK_ENDINGS, ".csv", ".tsv", ".tab", ".json", ".jsonl", *_COLUMNS))
"""Endings of files that a folder is searched for."""
_SIGNS = "*?["


def files_in(name: str | Path) -> Iterator[str | Path]:
    """The files of a folder or of a pattern in alphabetical order; a file as it is, whether it is there or not.

    Of a folder those whose ending says that they may hold answers; those that begin with a dot or a tilde, as
    programs write them beside open files, are passed over, and what stands in folders within is not looked for.

    Raises:
        DataError: where a folder or a pattern holds no file.
    """
    path = Path(name)
    if path.is_dir():
        found = [each for each in path.iterdir() if _may_hold_answers(each)]
        what = "no file in this folder may hold answers"
    elif any(sign in str(name) for sign in _SIGNS) and not path.exists():
        found = [each for each in _matching(path) if each.is_file() and not each.name.startswith((".", "~"))]
        what = "no file fits this pattern"
    else:
        yield name
        return
    if not found:
        raise DataError(Problem(what, str(name), todo="Name the files, or the folder that holds them."))
    yield from sorted(found)


def _matching(path: Path) -> Iterator[Path]:
    root = Path(path.anchor) if path.is_absolute() else Path()
    return root.glob(str(path.relative_to(root)))


def _may_hold_answers(path: Path) -> bool:
    name = Path(path.stem) if path.suffix.lower() in ENDINGS else path
    return path.is_file() and name.suffix.lower() in READ and not path.name.startswith((".", "~"))
