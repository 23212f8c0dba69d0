"""Which of two questions about one thing asks about its absence, and where that is in doubt."""

import pytest

from kano.words.negation import Questions


@pytest.mark.parametrize(
    ("present", "absent", "doubtful"),
    [
        ("How do you feel with a shared calendar?", "How do you feel without a shared calendar?", False),
        ("What if folders were shared?", "What if folders were not shared?", True),
        ("What if we had shared folders?", "What if we had no shared folders?", False),
        ("Hoe vind je een app met een gedeelde agenda?", "Hoe vind je een app zonder gedeelde agenda?", False),
        ("Wat als je gegevens worden gedeeld?", "Wat als je gegevens niet worden gedeeld?", True),
        ("How do you feel with a shared delay?", "How do you feel without a shared delay?", True),
    ],
)
def test_a_word_may_say_ill_of_a_thing_or_describe_it(present: str, absent: str, *, doubtful: bool) -> None:
    found = Questions([present, absent]).contrast(present, absent)
    assert (found.negated, found.doubtful) == (1, doubtful)
