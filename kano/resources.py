"""Where the files that ship with the program are."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

_PACKAGE = Path(__file__).parent
DATA = _PACKAGE / "data"
"""The program's own files of facts."""


def shipped(folder: str) -> Path:
    """The folder `surveys` or `sample_data`, in an installed wheel as well as in a checkout."""
    installed = _PACKAGE / f"_{folder}"
    return installed if installed.is_dir() else _PACKAGE.parent / folder


@cache
def facts(name: str) -> dict[str, Any]:
    """One of the program's own tables of facts, `kano/data/<name>.toml`; treat as read-only."""
    written = (DATA / f"{name}.toml").read_bytes()
    parsed = _parsed().get(name, {})
    if parsed.get("crc32") == crc32(written):
        return dict(parsed["table"])
    import tomllib

    return tomllib.loads(written.decode())


@cache
def _parsed() -> dict[str, dict[str, Any]]:
    """The tables that a small run asks for, parsed beforehand, beside the checksum of what was parsed.

    `make schemas` writes them anew; a table that was changed since is parsed from its TOML.
    """
    return dict(json.loads((DATA / "facts.json").read_text(encoding="utf-8")))


@cache
def facts_of(folder: str) -> dict[str, dict[str, Any]]:
    """Each table of facts of `kano/data/<folder>` by its file's name, in alphabetical order."""
    return {path.stem: facts(f"{folder}/{path.stem}") for path in sorted((DATA / folder).glob("*.toml"))}


@cache
def data_text(name: str) -> str:
    """One of the program's own text files, `kano/data/<name>`."""
    return (DATA / name).read_text(encoding="utf-8")
