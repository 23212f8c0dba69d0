"""Programs that read what we write, where they are there: LibreOffice, survey-core."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ALL = "KANO_READERS" in os.environ
"""Whether all are wanted (`make readers`): then what is missing is a failure, and what is slow is run."""
OFFICE = shutil.which("soffice") or "" if ALL else ""
SURVEY_CORE = next(
    (
        str(place)
        for place in (os.environ.get("SURVEY_CORE", ""), ROOT / "node_modules" / "survey-core")
        if place and Path(place).is_dir()
    ),
    "",
)


def wants(program: str, name: str) -> pytest.MarkDecorator:
    """Skips where a program isn't there, unless all are wanted."""
    return pytest.mark.skipif(not program and not ALL, reason=f"{name} is tried by make readers")


def converted(folder: Path, to: str, *files: Path) -> list[Path]:
    """The files as LibreOffice saves them in another format; it has a profile of its own."""
    out = folder / "converted"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", to, "--outdir", out, *files],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    made = [out / f"{each.stem}.{to.partition(':')[0]}" for each in files]
    assert all(each.is_file() for each in made)
    return made
