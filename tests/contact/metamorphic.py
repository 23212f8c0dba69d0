"""One survey, written down in many ways: the same tally, or a question, and never another tally without a word.

Run from the root of the repository: `python -m tests.contact.metamorphic [CASES [FIRST]]`, or `… show NUMBER FOLDER`
to keep the files of one case. Each case is a survey with known answers in one of seven layouts, under one to four
changes; each change says beforehand whether it leaves anything to ask.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kano.api.surveying.opening import read
from kano.api.surveying.survey import Survey
from kano.errors import KanoError, Problem
from tests.contact.changing.changes import CHANGES, Change
from tests.contact.changing.draft import Draft
from tests.contact.changing.layouts import LAYOUTS, draft
from tests.contact.changing.study import study
from tests.contact.changing.written import written

SAME, ASKED, REFUSED, WRONG, BROKEN = "same", "asked", "refused", "ANOTHER TALLY", "BROKEN"
OUTCOMES = (SAME, ASKED, REFUSED, WRONG, BROKEN)


@dataclass(frozen=True)
class Case:
    """A survey as it is written down."""

    number: int
    layout: str
    """The layout it had before any change."""
    made: Draft
    changes: tuple[Change, ...]

    @property
    def harmless(self) -> bool:
        return all(each.harmless for each in self.changes)


@dataclass(frozen=True)
class Tried:
    """How a case ended, and what was said."""

    case: Case
    outcome: str
    why: str


def case(number: int) -> Case:
    """The case of this number, always the same."""
    pick = random.Random(number)
    layout = pick.choice(list(LAYOUTS))
    made, done = draft(study(pick), layout, pick), []
    ambiguous = pick.random() < 1 / 8
    wanted = pick.sample([each for each in CHANGES if each.harmless], pick.randint(1, 4))
    wanted += [pick.choice([each for each in CHANGES if not each.harmless])] if ambiguous else []
    for each in sorted(wanted, key=lambda change: change.stage):
        if (changed := each.apply(made, pick)) is not None:
            made, done = changed, [*done, each]
    return Case(number, layout, made, tuple(done))


def tried(one: Case, folder: Path) -> Tried:
    """Read it with no option at all."""
    try:
        survey = read(*written(one.made, folder))
        read_as, true = tally(survey), one.made.study.tally
    except KanoError as error:
        asked = all(map(is_asked, error.problems))
        return Tried(one, ASKED if asked else REFUSED, str(error))
    except Exception as error:  # noqa: BLE001 - the point of it
        return Tried(one, BROKEN, f"{type(error).__name__}: {error}")
    if read_as != true:
        return Tried(
            one, WRONG, f"read {sum(read_as.values())} features of which {len(read_as - true)} are wrong"
        )
    return Tried(one, *named(one, survey))


def is_asked(problem: Problem) -> bool:
    """Whether a reply would settle it: something to paste, or an option to give."""
    return bool(problem.questions) or "--" in problem.todo


def named(one: Case, survey: Survey) -> tuple[str, str]:
    """Whether the features of a long sheet bear their names."""
    if one.made.wide:
        return SAME, ""
    read_as = {feature.label() for part in survey.parts for feature in part.features}
    strange = read_as - {feature.name for feature in one.made.study.features}
    return (WRONG, f"taken for features: {sorted(strange)}") if strange else (SAME, "")


def tally(survey: Survey) -> Counter[frozenset[tuple[tuple[int, int], int]]]:
    """The pairs of answers that each feature got, in every wave, as the truth has them."""
    counts = survey.tally().n.sum(axis=(0, 1))
    order = (1, 2, 3, 4, 5, 0)
    return Counter(
        frozenset(
            ((order[f], order[d]), int(table[f, d]))
            for f in range(6)
            for d in range(6)
            if table[f, d] and f + d < 10
        )
        for table in counts
    )


def run(numbers: Iterable[int]) -> list[Tried]:
    """Read the cases of these numbers."""
    found = []
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            found.append(tried(case(number), Path(folder)))
    return found


def table(found: Sequence[Tried]) -> str:
    """Outcomes counted: by layout and by change for harmless ones, by change for those that leave a question."""
    harmless = [each for each in found if each.case.harmless]
    others = [each for each in found if not each.case.harmless]
    lines = [_line("harmless, by layout", OUTCOMES), *_by(harmless, lambda each: [each.case.made.layout])]
    lines += [
        "",
        _line("by change", OUTCOMES),
        *_by(harmless, lambda each: [c.name for c in each.case.changes]),
    ]
    lines += [_counted("all harmless", harmless), "", _line("ambiguous, by change", OUTCOMES)]
    lines += _by(others, lambda each: [c.name for c in each.case.changes if not c.harmless])
    return "\n".join([*lines, _counted("all ambiguous", others)])


def _by(found: Sequence[Tried], names_of: object) -> list[str]:
    assert callable(names_of)
    names = dict.fromkeys(name for each in found for name in sorted(names_of(each)))
    return [_counted(name, [each for each in found if name in names_of(each)]) for name in sorted(names)]


def _counted(name: str, found: Sequence[Tried]) -> str:
    counts = Counter(each.outcome for each in found)
    return _line(name, [str(counts[each]) for each in OUTCOMES])


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:32}" + "".join(f"{each:>14}" for each in cells)


def said(found: Sequence[Tried], most: int = 200) -> str:
    """What was said of harmless cases that weren't read, and of any read wrong."""
    odd = [
        each
        for each in found
        if each.outcome in (WRONG, BROKEN) or (each.case.harmless and each.outcome != SAME)
    ]
    odd.sort(key=lambda each: OUTCOMES.index(each.outcome), reverse=True)
    return "\n".join(
        f"{each.case.number} {each.outcome} [{each.case.made.layout}; {each.case.made.study.language}; "
        f"{', '.join(c.name for c in each.case.changes)}] {' '.join(each.why.split())[:300]}"
        for each in odd[:most]
    )


def main(words: Sequence[str]) -> int:
    """Print how it went; 1 where a tally was another one without a word."""
    if words[:1] == ["show"]:
        folder = Path(words[2])
        folder.mkdir(parents=True, exist_ok=True)
        print(*written(case(int(words[1])).made, folder))
        return 0
    many, first = (int(each) for each in (*words, *("6000", "0")[len(words) :]))
    found = run(range(first, first + many))
    print(said(found), table(found), sep="\n\n")
    return any(each.outcome in (WRONG, BROKEN) for each in found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
