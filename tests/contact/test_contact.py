"""First contact with survey files: never wrong without a word, nearly always right, and asked once at most."""

from __future__ import annotations

import pytest

from kano import classify
from kano.readers.files.sheet import sheet_of
from kano.readers.reading import understand
from kano.readers.tables.understood import Understood
from kano.settings.panels.study import Settings
from tests.contact.run import ASKED, HERE, REFUSED, RIGHT, WRONG, cases, settled, tried

ANSWERS = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it")
HARD = [line.split("\t") for line in (HERE / "hard_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[bool | None, str, str]]:
    """By name: whether the case can be known, its outcome and why."""
    found = {case["name"]: (case.get("knowable"), tried(case)) for case in cases()}
    return {name: (known, each.outcome, each.why) for name, (known, each) in found.items()}


def test_nothing_is_wrong_without_a_word(outcomes: dict[str, tuple[bool | None, str, str]]) -> None:
    assert {name: why for name, (_, outcome, why) in outcomes.items() if outcome == WRONG} == {}


def test_what_can_be_known_is_read_with_no_option(outcomes: dict[str, tuple[bool | None, str, str]]) -> None:
    known = {name: (outcome, why) for name, (able, outcome, why) in outcomes.items() if able}
    others = {name: each for name, each in known.items() if each[0] != RIGHT}
    assert len(others) <= 0.05 * len(known), others
    assert not [name for name, (outcome, _) in others.items() if outcome == REFUSED], others


def test_what_is_no_survey_is_refused(outcomes: dict[str, tuple[bool | None, str, str]]) -> None:
    assert {outcome for able, outcome, _ in outcomes.values() if able is None} == {REFUSED}


def test_what_cannot_be_known_is_right_after_one_round(
    outcomes: dict[str, tuple[bool | None, str, str]],
) -> None:
    asked = [case for case in cases() if outcomes[case["name"]][:2] == (False, ASKED)]
    assert len(asked) >= 15
    again = {case["name"]: settled(case) for case in asked}
    assert {name: each.why for name, each in again.items() if each.outcome != RIGHT} == {}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("pair", HARD, ids=lambda pair: pair[0][:40])
def test_a_hard_pair_is_never_swapped(pair: list[str], *, turned: bool) -> None:
    functional, dysfunctional = pair[:2]
    header = [dysfunctional, functional] if turned else [functional, dysfunctional]
    rows = [header, *([ANSWERS[i % 5], ANSWERS[(i + 2) % 5]] for i in range(8))]
    known = understand(sheet_of(lambda: iter(rows), file="hard.csv"), Settings())
    found = [
        (known.header.name(each.functional), known.header.name(each.dysfunctional))
        for each in known.pairing.pairs
    ]
    assert found in ([], [(functional, dysfunctional)])
    assert found or known.problems


def rows_with(pair: tuple[str, str], *, liked: bool) -> list[list[str]]:
    """Header and rows of five clear pairs and one more, of which the first is liked or disliked."""
    clear = [
        (f"If it had {x}, I:", f"If it did not have {x}, I:") for x in ("maps", "tags", "tips", "pens", "cups")
    ]
    header = [text for each in (*clear, pair) for text in each]
    last = ["I like it", "I am neutral"] if liked else ["I am neutral", "I like it"]
    return [header, *([*(ANSWERS[(i + j) % 5] for j in range(10)), *last] for i in range(40))]


def read_with(pair: tuple[str, str], *, liked: bool, spoilt: str = "") -> Understood:
    """A file of which no word tells the last pair apart."""
    rows = rows_with(pair, liked=liked)
    rows[3][2] = spoilt or rows[3][2]
    return understand(sheet_of(lambda: iter(rows), file="order.csv"), Settings())


SEATS = ("If seats face forwards, I:", "If seats face sideways, I:")


def test_the_order_of_many_pairs_settles_one_and_says_so() -> None:
    known = read_with(SEATS, liked=True)
    assert [each.evidence for each in known.pairing.pairs] == [*["negation"] * 5, "order"]
    assert known.reading is not None
    (notice,) = (each for each in known.reading.notices if each.key == "pairs_by_order")
    assert notice.values["others"] == 5


@pytest.mark.parametrize(
    ("pair", "clear", "says"),
    [
        (SEATS, False, "pairs_by_order"),
        (
            ("If the seats are comfortable, I:", "If the seats are uncomfortable, I:"),
            True,
            "pairs_by_order_backed",
        ),
    ],
)
def test_what_the_order_alone_tells_is_named_and_never_called_clear(
    pair: tuple[str, str], *, clear: bool, says: str
) -> None:
    head, *rows = rows_with(pair, liked=True)
    found = classify([dict(zip(head, row, strict=True)) for row in rows])
    last = found.records()[-1]
    assert (last["category"], last["clear"]) == ("A", clear)
    assert last["category_p"] > 0.95
    assert {each.key for each in found.provenance.notices if "by_order" in each.key} == {says}


def test_the_order_is_not_believed_against_the_answers() -> None:
    (question,) = read_with(SEATS, liked=False).questions
    told = "in the order of the other pairs 100% of the answers would be reverse, the other way round 0%"
    assert question.evidence == told
    assert question.likely
    assert question.proposals[0].lines.splitlines()[1:] == [
        f'functional = "{SEATS[1]}"',
        f'dysfunctional = "{SEATS[0]}"',
    ]


def test_what_only_answers_tell_is_asked_at_once_with_other_questions() -> None:
    known = read_with(SEATS, liked=False, spoilt="meh")
    assert [each.about for each in known.questions] == ["answer", "pair"]


def test_one_pair_the_other_way_round_is_asked_about_alone() -> None:
    clear = [
        (f"If it had {x}, I:", f"If it did not have {x}, I:") for x in ("maps", "tags", "tips", "pens", "cups")
    ]
    pairs = [*clear, ("If it did not have keys, I:", "If it had keys, I:")]
    header = [text for pair in pairs for text in pair]
    rows = [header, *([ANSWERS[(i + j) % 5] for j in range(len(header))] for i in range(8))]
    known = understand(sheet_of(lambda: iter(rows), file="swapped.csv"), Settings())
    (question,) = known.questions
    assert "If it had keys, I:" in question.unclear
    assert question.proposals[0].lines.endswith('dysfunctional = "If it did not have keys, I:"')
