"""One survey as every platform exports it: the same tally, and the same report, with no option."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kano.readers.reading import Reading, read
from kano.responses import Responses
from kano.words.wordings import answer_sets
from tests.exports import make_exports, survey

FOLDER = Path(__file__).resolve().parents[1] / "exports"


NAMES = sorted(path.name for path in FOLDER.iterdir() if path.suffix not in {".py", ".toml", ""})
PLATFORMS = {
    "alchemer": "Alchemer", "formbricks": "Formbricks", "google": "Google Forms", "jotform": "Jotform",
    "kobotoolbox": "KoboToolbox", "limesurvey": "LimeSurvey", "microsoft": "Microsoft Forms",
    "odk": "ODK Central", "qualtrics": "Qualtrics", "surveycto": "SurveyCTO", "surveymonkey": "SurveyMonkey",
    "tally": "Tally", "typeform": "Typeform",
}  # fmt: skip
UNFINISHED = ("alchemer", "formbricks", "limesurvey", "qualtrics_c", "qualtrics_t", "typeform")
LEFT_OUT = {"alchemer": "rejected", "kobotoolbox": "rejected", "odk": "rejected", "qualtrics_c": "preview",
            "qualtrics_t": "preview"}  # fmt: skip


def skip_without_library(name: str) -> None:
    needed = {".sav": "pyreadstat", ".dta": "pyreadstat", ".parquet": "pyarrow", ".feather": "pyarrow"}
    if library := needed.get(Path(name).suffix):
        pytest.importorskip(library)


def in_order(reading: Reading) -> list[list[list[int]]]:
    """The answers, features in the order of the questionnaire."""
    assert isinstance(reading.data, Responses)
    place = {feature.key: f for f, feature in enumerate(reading.data.features)}
    return reading.data.answers[:, [place[key] for key in survey.feature_keys()]].tolist()


def first_of(found: dict[str, str], name: str) -> str:
    return next((value for start, value in found.items() if name.startswith(start)), "")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_answers_from_every_platform(name: str) -> None:
    skip_without_library(name)
    (reading,) = read(FOLDER / name)
    assert in_order(reading) == survey.answers()
    assert reading.data.waves[0].questionnaire == "loyalty-blueprint"
    named = "SurveyJS" if name == "surveyjs.json" else first_of(PLATFORMS, name)
    assert reading.source.platform == named
    unfinished = [each.values["count"] for each in reading.notices if each.key == "unfinished"]
    # Microsoft Forms, Google Forms and others don't tell.
    codes = name.startswith(UNFINISHED) and name != "qualtrics_legacy.csv"
    assert unfinished == ([1] if codes else [])
    rows = {each.reason: each.count for each in reading.excluded if each.reason != "columns_unused"}
    reason = first_of(LEFT_OUT, name)
    assert rows == ({reason: 1} if reason else {})


def numbers(out: str) -> Any:
    """A report without what it says of the file."""
    found = json.loads(out)
    for key in ("sources", "excluded", "warnings", "version", "input"):
        found.pop(key, None)
    features = found.get("features")
    if features and isinstance(features, list):
        found["features"] = sorted(features, key=lambda each: str(each.get("key")))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_same_report_from_every_platform(name: str, kano: Callable[..., Any]) -> None:
    skip_without_library(name)
    ended, first = (
        kano("classify", FOLDER / name, "--to", "json"),
        kano("classify", FOLDER / "blocks.csv", "--to", "json"),
    )
    assert (ended.code, first.code) == (0, 0)
    assert numbers(ended.out) == numbers(first.out)


def made(head: Iterable[str], rows: Iterable[Iterable[str]], path: Path) -> Path:
    lines = [";".join(f'"{cell}"' for cell in row) for row in (head, *rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("key", [each.wording.key for each in answer_sets() if all(each.wording.functional)])
def test_the_same_answers_in_every_wording(key: str, tmp_path: Path) -> None:
    wording = next(each.wording for each in answer_sets() if each.wording.key == key)
    dysfunctional = wording.dysfunctional if any(wording.dysfunctional) else wording.functional
    sides = [survey.cells(tuple(texts)) for texts in (wording.functional, dysfunctional)]
    head = [f"{key}_{side}" for key in survey.feature_keys() for side in ("fun", "dys")]
    rows = [[(fun, dys)[i % 2][i] for i in range(len(fun))] for fun, dys in zip(*sides, strict=True)]
    (reading,) = read(made(head, rows, tmp_path / "answers.csv"))
    assert in_order(reading) == survey.answers()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_same_answers_in_every_encoding(encoding: str, delimiter: str, tmp_path: Path) -> None:
    text = (FOLDER / "google_forms_nl.csv").read_text(encoding="utf-8").replace(",", delimiter)
    path = tmp_path / "answers.csv"
    path.write_text(text.replace("Tijdstempel", "Tijdstempel één"), encoding=encoding)
    (reading,) = read(path)
    assert in_order(reading) == survey.answers()


def content(name: str, made: bytes) -> object:
    """Bytes; of a workbook its parts and dates: compression and order of attributes are the libraries' own."""
    if not name.endswith(".xlsx"):
        return made
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return [
            (each.filename, each.date_time, ET.canonicalize(package.read(each).decode()))
            for each in package.infolist()
        ]


@pytest.mark.parametrize("name", make_exports.MADE)
def test_the_script_makes_these_files_again(name: str) -> None:
    skip_without_library(name)
    assert content(name, make_exports.MADE[name]()) == content(name, (FOLDER / name).read_bytes())
