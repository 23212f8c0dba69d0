"""What a form was made with, kept in kano.toml, so that the next wave asks in the same words."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from kano.errors import UsageError
from kano.settings.paste import put_into
from kano.settings.toml import toml_key, toml_text
from kano.words.wordings import wordings

FILE = "kano.toml"
Write: TypeAlias = Callable[[str, Path], object]
"""Puts a text in place of a file, whole or not at all."""


def kept_wordings(folder: Path) -> tuple[str, ...]:
    """The wordings that an earlier form of this study was made with; () where none is kept."""
    return tuple(part.strip() for part in str(_content(folder).get("wording", "")).split(",") if part.strip())


def chosen_wordings(asked: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The wordings that were asked for, else those kept.

    Raises UsageError where both are there in one language and differ: answers in other words can't be compared.
    """
    kept = kept_wordings(folder)
    language = {each.key: each.language for each in wordings()}
    for key in asked:
        for other in kept:
            if key != other and language.get(key) == language.get(other):
                what = f'the study in {FILE} asks in the wording "{other}", not "{key}"'
                todo = f"Other words can't be compared over waves. To change them, mend wording in {FILE}."
                raise UsageError(what, "--wording", todo=todo)
    return (*asked, *(key for key in kept if key not in asked))


def keep_wave(folder: Path, wave: str, file: str, write: Write) -> dict[str, str]:
    """Write into kano.toml which file holds the answers of a wave, unless it is there; return what is new."""
    waves = _content(folder).get("waves", {})
    if not wave or (isinstance(waves, dict) and wave in waves):
        return {}
    _put(folder, write, f"[waves.{toml_key(wave)}]\nfile = {toml_text(file)}\n")
    return {f"waves.{wave}": file}


def keep(folder: Path, values: Mapping[str, str], write: Write) -> dict[str, str]:
    """Write settings that aren't there yet into kano.toml, and return those; what is there stays."""
    present = _content(folder)
    if new := {name: value for name, value in values.items() if value and name not in present}:
        _put(folder, write, "".join(f"{name} = {toml_text(value)}\n" for name, value in new.items()))
    return new


def _put(folder: Path, write: Write, lines: str) -> None:
    file = folder / FILE
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    write(put_into(old, lines), file)


def _content(folder: Path) -> Mapping[str, object]:
    file = folder / FILE
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{FILE} can't be read: {error}", str(file)) from error
