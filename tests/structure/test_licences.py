"""Every package that an installation holds is listed with its licence, and declares that licence itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| ([\w.-]+) \| ([^|]+?) \| ([^|]+?) \|$", re.MULTILINE)
LISTED = {
    canonicalize_name(name): (licence, needed)
    for name, licence, needed in ROW.findall((ROOT / "docs" / "licences.md").read_text(encoding="utf-8"))
    if name not in {"package", "---"}
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SILENT = {"resvg-py"}
"""Declare no licence in what is installed."""


def required(lines: Iterable[str], extras: Iterable[str] = ()) -> Iterator[str]:
    """What is required on any platform, directly or not, as far as it is installed here."""
    for line in lines:
        each = Requirement(line)
        extra = re.findall(r"""extra == ['"]([\w-]+)['"]""", str(each.marker or ""))
        if not extra or {*extra} & {*extras}:
            yield canonicalize_name(each.name)
            try:
                yield from required(distribution(each.name).requires or (), each.extras)
            except PackageNotFoundError:
                continue


OURS = [*PROJECT["dependencies"], *chain.from_iterable(PROJECT["optional-dependencies"].values())]
REQUIRED = sorted({*required(OURS)})


def declared(name: str) -> str:
    """What a package says of its licence, the text of one left aside."""
    told = distribution(name).metadata
    kinds = [line for line in told.get_all("Classifier") or () if line.startswith("License")]
    return " ".join([told.get("License-Expression") or "", (told.get("License") or "")[:60], *kinds]).casefold()


def test_the_list_is_of_what_is_required_and_of_nothing_else() -> None:
    assert sorted(LISTED) == REQUIRED


@pytest.mark.parametrize("name", REQUIRED)
def test_a_package_is_under_the_licence_that_is_listed(name: str) -> None:
    licence, _ = LISTED[name]
    try:
        said = declared(name)
    except PackageNotFoundError:
        pytest.skip("is not installed here")
    if name in SILENT:
        assert not said.strip()
        return
    word = {"BSD-3-Clause": "bsd", "BSD-2-Clause": "bsd", "Apache-2.0": "apache", "MIT-CMU": "mit"}.get(licence)
    assert (word or licence.split()[0].casefold()) in said
    assert not re.search(r"\b[al]?gpl", said)


def test_what_ships_has_its_licence_beside_it() -> None:
    fonts = ROOT / "kano" / "data" / "fonts"
    text = (fonts / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text.replace("-", " ")
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert not [each.name for each in fonts.iterdir() if each.suffix != ".txt" and each.name not in listed]
