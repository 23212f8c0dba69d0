"""The table of verdicts: every combination of evidence there is, and what no word may contradict."""

from itertools import product

import numpy as np
import pytest

from kano.measures.waves.verdict import ALARMS, MOVES, Evidence, Verdict, by_little, verdicts

M, O, A, I, R, Q = range(6)
YES_NO = (False, True)


def grid() -> Evidence:
    """Everything that can be found of a feature, a combination each."""
    directions = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]
    cells = [
        (significant, inside, hidden, ladder, birth, first, last, steady, comparable, changed, shared)
        for (ladder, birth), first, last in product(directions, range(6), range(6))
        for significant, inside, hidden, comparable, shared in product(YES_NO, repeat=5)
        for steady in ((False,) if first != last else YES_NO)
        for changed in ((False,) if first == last else YES_NO)
    ]
    flags, whole = {0, 1, 2, 7, 8, 9, 10}, np.array(cells).T
    return Evidence(*(row.astype(bool if at in flags else np.intp) for at, row in enumerate(whole)))


GIVEN = grid()
WORD = verdicts(GIVEN)
MOVED = np.isin(WORD, sorted(ALARMS))


def said(*words: Verdict) -> np.ndarray:
    return np.isin(WORD, words)


def test_every_combination_has_one_word_and_every_word_occurs():
    assert len(WORD) > 11_000
    assert set(WORD.tolist()) == {word.value for word in Verdict}


def test_every_row_of_the_table_names_every_direction():
    assert all(len(words) == 5 for _, *each in MOVES for words in each)


def test_what_was_asked_otherwise_gets_no_other_word():
    assert (said(Verdict.NOT_COMPARABLE) == ~GIVEN.comparable).all()


def test_stable_needs_an_unchanged_letter_inside_the_margin_in_a_study_that_kept_still():
    stable = said(Verdict.STABLE)
    assert (GIVEN.steady & GIVEN.inside & ~GIVEN.shared)[stable].all()
    assert (GIVEN.first == GIVEN.last)[stable].all()


def test_nothing_moves_without_significance():
    assert (GIVEN.significant & GIVEN.comparable)[MOVED].all()


def test_a_significant_change_of_letter_is_a_movement_however_small():
    changed = GIVEN.significant & GIVEN.comparable & (GIVEN.first != GIVEN.last)
    assert MOVED[changed].all()
    assert by_little(GIVEN)[changed & GIVEN.inside].all()


def test_a_sure_way_down_is_degraded_unless_the_ladder_test_says_otherwise():
    down = GIVEN.changed & (GIVEN.last < GIVEN.first) & (GIVEN.first <= A) & (GIVEN.ladder >= 0)
    found = down & GIVEN.significant & GIVEN.comparable
    assert said(Verdict.DEGRADED)[found].all()


@pytest.mark.parametrize("word", [Verdict.STABLE, Verdict.INCONCLUSIVE, Verdict.TOGETHER])
def test_words_of_no_change_claim_none(word):
    changed = (GIVEN.first != GIVEN.last) & GIVEN.significant
    assert not (said(word) & changed & GIVEN.comparable).any()


def test_no_word_contradicts_the_letters():
    first, last = GIVEN.first, GIVEN.last
    same, ladder = first == last, (first <= A) & (last <= A)
    by_a_hair = ((first == A) | (first == O)) & (last == I) & ~GIVEN.changed
    assert ((same & (first <= A)) | by_a_hair)[said(Verdict.DRIFTING)].all()
    assert (ladder & (last < first))[said(Verdict.DEGRADED)].all()
    assert (ladder & (last >= first))[said(Verdict.RENEWED)].all()
    born, faded = (first == I) & (last <= A), (first <= A) & (last == I)
    assert (born | (same & ((first == A) | (first == I))))[said(Verdict.EMERGING)].all()
    assert (faded | (same & ((first == A) | (first == I))))[said(Verdict.FADING)].all()


def test_no_word_contradicts_the_test_of_a_direction():
    assert (GIVEN.ladder[said(Verdict.DRIFTING)] > 0).all()
    assert (GIVEN.ladder[said(Verdict.DEGRADED)] >= 0).all()
    assert (GIVEN.ladder[said(Verdict.RENEWED)] <= 0).all()
    same = GIVEN.first == GIVEN.last
    assert (GIVEN.birth[said(Verdict.EMERGING) & same] > 0).all()
    assert (GIVEN.birth[said(Verdict.FADING) & same] < 0).all()


def test_a_named_direction_rests_on_its_test_or_on_a_sure_letter():
    named = MOVED & ~said(Verdict.SHIFTED)
    assert ((GIVEN.ladder != 0) | (GIVEN.birth != 0) | GIVEN.changed)[named].all()


def test_where_all_moved_only_what_went_further_has_a_word_of_its_own():
    alone = GIVEN.shared & GIVEN.comparable
    assert (MOVED | said(Verdict.TOGETHER))[alone].all()
    assert not said(Verdict.TOGETHER)[~GIVEN.shared].any()
