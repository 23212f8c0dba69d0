"""Other columns of a form: a header, and what people said or a platform noted."""

import random
from collections.abc import Callable

Cells = Callable[[random.Random, int], tuple[str, ...]]
REMARKS = (
    "", "", "", "Nice, thanks!", 'The "new" one; or, well, the old', "No comments", "I like it", "ok\nsee above",
    "More colours, please", "n/a", "Too slow on my phone", "-",
)  # fmt: skip


def _some(*choices: str) -> Cells:
    return lambda pick, n: tuple(pick.choices(choices, k=n))


def _between(low: int, high: int) -> Cells:
    return lambda pick, n: tuple(str(pick.randint(low, high)) for _ in range(n))


def _weights(pick: random.Random, n: int) -> tuple[str, ...]:
    return tuple(f"{pick.uniform(0.4, 2.2):.3f}" for _ in range(n))


def _mails(_: random.Random, n: int) -> tuple[str, ...]:
    return tuple(f"participant{i}@example.com" for i in range(n))


OTHERS: tuple[tuple[str, Cells], ...] = (
    ("Age", _between(18, 79)),
    ("Gender", _some("female", "male", "other", "")),
    ("Country", _some("NL", "DE", "BE", "FR")),
    ("Persona", _some("planner", "explorer", "regular")),
    ("Weight", _weights),
    ("How likely are you to recommend us to a friend?", _between(0, 10)),
    ("Overall satisfaction", _between(1, 5)),
    ("Do you have any comments?", _some(*REMARKS)),
    ("What do you like most about the app?", _some(*REMARKS)),
    ("Device", _some("desktop", "phone", "tablet")),
    ("Duration (in seconds)", _between(95, 2400)),
    ("I agree that my answers are kept", _some("Yes")),
    ("Email", _mails),
    ("Finished", _some("True")),
    ("Wie bent u?", _some("klant", "medewerker", "bezoeker")),
    ("Altersgruppe", _some("18-29", "30-44", "45-64", "65+")),
    ("How often do you use the app?", _some("daily", "weekly", "never")),
    ("Newsletter", _some("yes", "no")),
)
