"""Files of six clear pairs and one hard one, which stands the other way round in half of them.

Run from the root of the repository: `python -m tests.contact.swapped [EVERY]`. Answers are drawn as people give them
to features of each kind; the hard pairs are those of hard_pairs.tsv of which a reader can tell the functional one.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kano.readers.files.sheet import sheet_of
from kano.readers.reading import understand
from kano.settings.panels.study import Settings
from tests.contact.changing.study import languages
from tests.contact.making.model import Pair, Words, draw, side_by_side

HARD = Path(__file__).with_name("hard_pairs.tsv")
KINDS = {"M": "must-be", "O": "one-dimensional", "A": "attractive", "I": "indifferent", "R": "reverse"}
PEOPLE = (30, 100)
WORDS = Words(("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it"))
_NAMES = {"zh": "zh-Hans", "zh-TW": "zh-Hant"}
RIGHT, ASKED, WRONG = "right", "asked", "wrong"


@dataclass(frozen=True)
class Case:
    """A hard pair among clear ones of its language."""

    language: str
    functional: str
    dysfunctional: str
    kind: str
    people: int
    turned: bool


def cases(every: int = 1) -> Iterator[Case]:
    """All cases, or one of so many."""
    lines = [line.split("\t") for line in HARD.read_text(encoding="utf-8").splitlines()[1:]]
    hard = [(language, *texts) for *texts, language, note in lines if not note.startswith("ask")]
    number = 0
    for language, functional, dysfunctional in hard:
        for kind in KINDS:
            for people in PEOPLE:
                number += 1
                if number % every == 0:
                    for turned in (False, True):
                        yield Case(language, functional, dysfunctional, kind, people, turned)


def outcome(case: Case) -> str:
    """How the hard pair is read with no option."""
    rows = sheet(case)
    known = understand(sheet_of(lambda: iter(rows), file="answers.csv"), Settings())
    if known.reading is None:
        return ASKED
    name = known.header.name
    pairs = {(name(each.functional), name(each.dysfunctional)) for each in known.pairing.pairs}
    return RIGHT if (case.functional, case.dysfunctional) in pairs else WRONG


def sheet(case: Case) -> list[list[str]]:
    """Header and rows, the hard pair somewhere among the clear ones."""
    pick = random.Random(repr(case))
    spoken = languages()[_NAMES.get(case.language, case.language)]
    functional, dysfunctional = spoken["templates"][0]
    names = pick.sample(spoken["features"], 6)
    pairs = [Pair(name, functional.format(name), dysfunctional.format(name)) for name in names]
    kinds = pick.choices("MOAI", k=6)
    place = pick.randrange(7)
    pairs.insert(place, Pair("hard", case.functional, case.dysfunctional))
    kinds.insert(place, case.kind)
    header, rows = side_by_side(draw(repr(case), tuple(pairs), "".join(kinds), case.people), WORDS)
    for row in (header, *rows) if case.turned else ():
        row[2 * place : 2 * place + 2] = row[2 * place : 2 * place + 2][::-1]
    return [header, *rows]


def document(every: int = 1) -> str:
    """What became of them, as a table by what people think of the feature."""
    found = [(case, outcome(case)) for case in cases(every)]
    head = "| | as the others: right | asked | wrong | turned round: right | asked | wrong |"
    lines = [head, "|---|--:|--:|--:|--:|--:|--:|"]
    for kind, name in KINDS.items():
        lines.append(_line(name, [(case, each) for case, each in found if case.kind == kind]))
    return "\n".join([*lines, _line("all", found)])


def _line(name: str, found: Sequence[tuple[Case, str]]) -> str:
    counts = Counter((case.turned, each) for case, each in found)
    cells = [counts[turned, each] for turned in (False, True) for each in (RIGHT, ASKED, WRONG)]
    return f"| {name} | {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    if sys.argv[1:] == ["wrong"]:
        for case in cases():
            if outcome(case) == WRONG:
                print(case)
    else:
        print(document(*map(int, sys.argv[1:])))
