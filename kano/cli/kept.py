"""Files that a run was told of, by its command line or by settings: no output replaces one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kano.cli.given import Given

_WRITTEN = frozenset({"output", "outputs", "truth"})
"""Options and settings that name what is written."""


def named(given: Given) -> tuple[str, ...]:
    """Every text of a command line that may be a file, but for those that are to be written."""
    return tuple(_texts(given.values))


def kept(texts: Iterable[str]) -> list[Path]:
    """The files among these texts, those read beside them, and all that the settings beside them name.

    A text that is no file costs nothing, so that an option to come needs no mention here.
    """
    from kano.readers.files.syntax.halves import other_half
    from kano.settings.file import settings_path

    files = [path for text in texts if (path := _file(text))]
    halves = [half for path in files if (half := other_half(path))]
    beside = settings_path(files[0] if files else None)
    settings = [*([beside] if beside else []), *(path for path in files if path.suffix == ".toml")]
    return [*files, *halves, *settings, *(path for each in settings for path in _told(each))]


def _told(settings: Path) -> Iterator[Path]:
    """The files that settings name, as seen from their folder or from the working folder."""
    import tomllib

    try:
        content = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return
    for text in _texts(content):
        yield from (path for place in (settings.parent, Path()) if (path := _file(text, place)))


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever options and settings hold
    match value:
        case str() if value:
            yield value
            # A wave that is a file is given as NAME=FILE.
            yield from [value.partition("=")[2]] if "=" in value else []
        case Mapping():
            yield from (text for name, each in value.items() if name not in _WRITTEN for text in _texts(each))
        case list() | tuple():
            yield from (text for each in value for text in _texts(each))


def _file(text: str, folder: Path = Path()) -> Path | None:
    """The file of this name, standard input where it is one."""
    path = folder / ("/dev/stdin" if text == "-" else text)
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None
