"""What is wrong with files and settings is said in Dutch as it is in English."""

from __future__ import annotations

from pathlib import Path

from kano.words.lookup import texts as words
from kano.words.said import TABLES, knows, said
from tests.words.problem_texts import texts

KANO = Path(__file__).parents[2] / "kano"
COMPOSED = {
    "3 none of the five answers:",
    '"3" (3) may mean:',
    "the numbers don't look like a scale on which 3",
    "33",
    "3. 3",
    "3 no partner:",
    "3 belong together",
    "3 GNU PSPP can turn SPSS files into CSV.",
    'there is no 3 "3"',
    "one part was counted by the table 3",
    "the 3 are 3",
}
"""Texts of which the source holds a part alone."""
COMMANDS = ("kano ", "--", "[")
"""What begins a line to be typed or pasted, which is the same in every language."""


def test_every_text_of_every_room_is_said_in_dutch() -> None:
    found = {text: path for text, path in texts(KANO).items() if not text.startswith(COMMANDS)}
    assert len(found) > 400
    unsaid = {text: path for text, path in found.items() if text not in COMPOSED and not knows(text, "nl")}
    assert unsaid == {}


def test_both_languages_have_the_same_texts_with_the_same_places_to_fill() -> None:
    english, dutch = words("en", TABLES), words("nl", TABLES)
    assert english.keys() == dutch.keys()


def test_what_is_filled_in_stays_as_it_is() -> None:
    text = 'there is no column "there is no such file"'
    assert said(text, "nl") == 'er is geen kolom "there is no such file"'
    assert said(text, "en") == text
