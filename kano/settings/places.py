"""Where settings may write: they come along with the data, so that this is held in bounds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kano.errors import Problem

_OPTIONS = {"outputs": "-o FILE", "baseline": "--against FILE"}
"""What is written, and the option by which only the person who runs the program writes anywhere else."""


def place_problems(names: Iterable[tuple[str, str]], settings: Path) -> Iterator[Problem]:
    """What is wrong with files that settings would write: (setting, name) of each.

    They stand in the folder of the settings or below it, links followed, and have the ending of their format:
    no settings that came with an archive replace the start-up file of a shell.
    """
    folder = settings.parent.resolve()
    for setting, name in names:
        where = f"{settings.name}, [report]"
        if not _inside(settings.parent / name, folder):
            what = f'{setting} = "{name}" is not in the folder of the settings'
            todo = f"Name a file there; only an option writes elsewhere: {_OPTIONS[setting]}"
            yield Problem(what, where, todo=todo)
        elif _formatted(str(settings.parent / name)):
            what = f'{setting} = "{name}" names a format'
            yield Problem(what, where, todo="Give the file the ending of its format.")


def _inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError, ValueError):
        # A circle of links, or a name that no system has.
        return False


def _formatted(name: str) -> bool:
    """Whether a format stands before the name of the file, as options may have it."""
    from kano.settings.names import finding_formats

    key, colon, _ = name.partition(":")
    return bool(colon) and key in finding_formats()
