"""What is wrong with files and settings is said in Dutch as it is in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from kano.words.lookup import texts as words
from kano.words.said import TABLES, knows, said
from tests.words.problem_texts import texts

KANO = Path(__file__).parents[2] / "kano"
COMPOSED = {
    "[answers]",
    "3 none of the five answers:",
    '"3" (3) may mean:',
    "the numbers don't look like a scale on which 3",
    "3 can't be told apart: which question is the functional one, about the feature present?",
    "33",
    "3 no partner:",
    "3 belong together",
    "half a survey: 3 about as many features",
    "3 GNU PSPP can turn SPSS files into CSV.",
    r"Write it into the corner of the table: Functional \ Dysfunctional, what stands down first.",
}
"""Texts of which the source holds a part alone."""


def test_every_text_of_the_readers_is_said_in_dutch() -> None:
    found = texts(KANO / "readers")
    assert len(found) > 120
    assert [text for text in found if text not in COMPOSED and not knows(text, "nl")] == []


@pytest.mark.parametrize(("room", "share"), [("settings", 0.5), ("cli", 0.5)])
def test_most_texts_about_settings_and_files_are_said_in_dutch(room: str, share: float) -> None:
    found = texts(KANO / room)
    assert sum(knows(text, "nl") for text in found) >= share * len(found)


def test_both_languages_have_the_same_texts_with_the_same_places_to_fill() -> None:
    english, dutch = words("en", TABLES), words("nl", TABLES)
    assert english.keys() == dutch.keys()


def test_what_is_filled_in_stays_as_it_is() -> None:
    text = 'there is no column "there is no such file"'
    assert said(text, "nl") == 'er is geen kolom "there is no such file"'
    assert said(text, "en") == text
