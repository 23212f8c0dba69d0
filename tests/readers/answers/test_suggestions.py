"""What an unknown answer is said to be near to is never its opposite."""

from __future__ import annotations

import pytest

from kano.readers.answers.meaning import Meanings
from kano.readers.answers.suggestions import suggested
from kano.scale import Answer


def near(*texts: str, held: dict[str, Answer] | None = None) -> dict[str, Answer]:
    found = suggested(texts, Meanings((held or {}, {})))
    return {text: answer for text, (_, answer) in found.items()}


@pytest.mark.parametrize(
    "text",
    [
        "I don't like it that much",
        "I would not like it that way",
        "I dislike that it is that way",
        "Dat vind ik helemaal niet prettig",
        "Das gefällt mir ganz und gar nicht",
        "Non mi piace per niente così",
        "이 기능은 마음에 안 들어요",
        "我不喜欢这样",
        "No me gusta que sea asi nunca",
    ],
)
def test_a_text_that_negates_is_never_near_to_liking(text: str) -> None:
    assert near(text).get(text) is not Answer.LIKE


def test_an_answer_that_another_text_holds_is_not_suggested() -> None:
    assert near("I like it so") == {"I like it so": Answer.LIKE}
    assert near("I like it so", held={"I like it": Answer.LIKE}) == {}
    assert near("I like it so", "I like it too") == {}


def test_a_misprint_is_what_it_is_a_misprint_of() -> None:
    assert near("I lik it", held={"I like it": Answer.LIKE}) == {"I lik it": Answer.LIKE}
    assert near("I dislke it", held={"I dislike it": Answer.DISLIKE}) == {"I dislke it": Answer.DISLIKE}


def test_a_number_that_says_otherwise_is_believed() -> None:
    assert near("3 - I like it so") == {}
    assert near("1 - I like it so") == {"1 - I like it so": Answer.LIKE}
