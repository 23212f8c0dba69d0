"""The corpus is whole: its files are those that the makers write, and what is declared says what the cells say."""

import csv
import io
import tomllib
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.contact.make_corpus import cases
from tests.contact.making.declare import declared
from tests.contact.making.model import MEANINGS

HERE = Path(__file__).parent
DECLARED = tomllib.loads((HERE / "corpus.toml").read_text(encoding="utf-8"))["case"]
PLAIN = (
    "google_en_pairs",
    "google_en_one_grid",
    "google_es_importance",
    "google_ru_blocks",
    "jotform_tables",
    "swapped_pair",
)
"""One header row, commas, UTF-8: read here with nothing but the csv module."""


def parts(held: bytes) -> dict[str, bytes] | bytes:
    """What a file holds, apart from how well it is packed."""
    if not held.startswith(b"PK"):
        return held
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_files_are_those_that_the_makers_write() -> None:
    made = {(case.name, name): held for case in cases() for name, held in case.files.items()}
    stored = {(path.parent.name, path.name): path.read_bytes() for path in (HERE / "files").glob("*/*")}
    assert stored.keys() == made.keys()
    assert [key for key in made if parts(stored[key]) != parts(made[key])] == []
    assert (HERE / "corpus.toml").read_text(encoding="utf-8") == declared(cases())


def test_every_question_has_its_reply_and_every_refusal_its_reason() -> None:
    assert len(DECLARED) >= 60
    for case in DECLARED:
        if case["outcome"] == "refused":
            assert case["reason"]
        else:
            assert case["truth"]
            assert case["knowable"] == ("asks" not in case)
            assert case["knowable"] or case["settle"]


@pytest.mark.parametrize(
    "case", [case for case in DECLARED if case["name"] in PLAIN], ids=lambda case: case["name"]
)
def test_the_truth_is_what_the_cells_say(case: dict[str, Any]) -> None:
    path = HERE / "files" / case["name"] / case["files"][0]
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    meaning = case["answers"] | {"": "none"}
    for row in case["truth"]:
        pairs = Counter(f"{meaning[r[row['functional']]]}|{meaning[r[row['dysfunctional']]]}" for r in rows)
        pairs.pop("none|none", None)
        assert pairs == row["pairs"]


def test_hard_pairs_are_told_apart_from_those_to_ask_about() -> None:
    lines = (HERE / "hard_pairs.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["functional", "dysfunctional", "language", "note"]
    pairs = [line.split("\t") for line in lines[1:]]
    assert all(len(pair) == 4 and pair[0] != pair[1] for pair in pairs)
    assert len({(pair[0], pair[1]) for pair in pairs}) == len(pairs) >= 60
    assert any(pair[3].startswith("ask") for pair in pairs)


def test_answers_are_five_in_order() -> None:
    for case in DECLARED:
        assert tuple(case.get("answers", dict.fromkeys(MEANINGS, "")).values()) in (MEANINGS, ("",) * 5)
