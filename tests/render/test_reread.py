"""A workbook that the program wrote is a survey that it reads: the same numbers come out."""

from pathlib import Path
from typing import Any

import pytest

import kano

NUMBERS = ("n", "counts", "shares", "better", "worse", "category", "category_p")


def by_label(found: kano.Analysed) -> dict[tuple[str, str | None], dict[str, Any]]:
    return {(each["label"], each["wave"]): each for each in found.records()}


def like(one: Any, other: Any) -> bool:
    """The same letter, or the same numbers but for their last digits."""
    if isinstance(one, dict):
        return all(like(value, other[key]) for key, value in one.items())
    return bool(one == other or (isinstance(one, float) and one == pytest.approx(other, rel=1e-9)))


@pytest.mark.parametrize(
    ("sample", "sheets"),
    [("3b_examples.csv", ("Answers", "Numbers")), ("3b_voorbeelden.xlsx", ("Antwoorden", "Getallen"))],
)
def test_a_classification_comes_back(
    sample: str, sheets: tuple[str, str], samples: Path, tmp_path: Path
) -> None:
    lang = "nl" if sample.endswith("xlsx") else "en"
    found = kano.classify(samples / sample, lang=lang)
    found.save(tmp_path / "report.xlsx")
    wanted = by_label(found)
    for sheet in sheets:
        read = by_label(kano.classify(tmp_path / "report.xlsx", sheet=sheet, lang=lang))
        assert read.keys() == wanted.keys()
        for key, row in read.items():
            for name in NUMBERS:
                assert like(row[name], wanted[key][name]), (sheet, key, name)


def test_waves_come_back(samples: Path, tmp_path: Path) -> None:
    waves = sorted(samples.glob("gmail_2*.csv"))
    found = kano.drift(*waves)
    found.save(tmp_path / "drift.xlsx")
    again = kano.drift(tmp_path / "drift.xlsx", sheet="Waves", wave="Wave")
    assert (again.counts.n == found.counts.n).all()
    assert [each.key for each in again.counts.waves] == [each.key for each in found.counts.waves]
    (one,), (other,) = found.records(), again.records()
    for name in ("verdict", "route", "p", "p_adjusted", "effect"):
        assert like(one[name], other[name]), name
