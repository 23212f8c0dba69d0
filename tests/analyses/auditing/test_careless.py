"""Each sign of careless answers: who shows it, who doesn't, and when nobody can tell."""

import numpy as np
import pytest

from kano.analyses.auditing.exclusion import remark
from kano.analyses.auditing.suspects import careless_of, left_out
from kano.errors import UsageError
from kano.questionnaire import Feature
from kano.responses import Responses
from kano.settings.panels.study import Settings
from kano.settings.signs import SIGNS, Rule, rules
from tests.support.careless import attentive


def people(answers: np.ndarray, **others: object) -> Responses:
    control = bool(others.pop("control", False))
    features = tuple(Feature(f"f{i}", control=control and i == 11) for i in range(answers.shape[1]))
    return Responses(features, answers.astype(np.int8), **others)  # type: ignore[arg-type]


def shown(responses: Responses, sign: str) -> list[int]:
    mask = careless_of(responses, Settings()).signs[sign]
    assert mask is not None
    return np.flatnonzero(mask).tolist()


def test_attentive_people_show_nothing() -> None:
    found = careless_of(people(attentive(200)), Settings())
    assert found.suspicious.sum() <= 2
    assert {sign for sign, mask in found.signs.items() if mask is None} == {"speeders", "control"}
    assert tuple(found.signs) == SIGNS


def test_one_answer_throughout_is_a_straight_line_and_the_same() -> None:
    answers = attentive(100)
    answers[5], answers[6, :, 0], answers[6, :, 1] = 2, 4, 3
    answers[7, :11], answers[7, 11] = 2, [0, 4]
    found = people(answers)
    assert shown(found, "same") == [5]
    assert shown(found, "straightliners") == [5, 6, 7]
    assert shown(found, "duplicates") == []


def test_a_line_that_everybody_draws_is_no_sign() -> None:
    answers = np.tile(np.array([0, 4]), (50, 12, 1))
    answers[0, 0] = [2, 2]
    found = careless_of(people(answers), Settings())
    assert not found.suspicious.any()


def test_answers_at_random_are_found_and_need_enough_people() -> None:
    answers = attentive(200)
    answers[:20] = np.random.default_rng(1).integers(0, 5, (20, 12, 2))
    random = shown(people(answers), "random")
    assert sum(row < 20 for row in random) >= 14
    assert sum(row >= 20 for row in random) <= 4
    assert careless_of(people(answers[:19]), Settings()).signs["random"] is None
    assert careless_of(people(answers[:, :9]), Settings()).signs["random"] is None


def test_contradictions_are_counted_by_the_table() -> None:
    answers = attentive(100)
    answers[3, :6] = [0, 0]
    answers[4, :6] = [1, 1]
    berger = careless_of(people(answers), Settings())
    assert berger.questionable[3] >= 6 > berger.questionable[4]
    assert np.flatnonzero(berger.signs["questionable"]).tolist() == [3]  # type: ignore[arg-type]
    pouliot = careless_of(people(answers), Settings(table="pouliot"))
    assert pouliot.questionable[4] >= 6
    assert berger.matching(Rule("questionable", 5)).sum() == 1
    assert berger.matching(Rule("questionable", 0)).sum() == (berger.questionable > 0).sum()


def test_speeders_against_the_others_and_against_reading() -> None:
    seconds = np.linspace(280, 320, 100)
    seconds[:3] = [99, 101, np.nan]
    assert shown(people(attentive(100), seconds=seconds), "speeders") == [0]
    # 24 questions can't be read in 48 seconds, even if most people did.
    assert len(shown(people(attentive(100), seconds=seconds / 8), "speeders")) == 99
    few = np.full(100, np.nan)
    few[:9] = 60
    assert careless_of(people(attentive(100), seconds=few), Settings()).signs["speeders"] is None


def test_copies_are_the_later_ones_of_one_wave() -> None:
    answers = attentive(100)
    answers[[50, 60]] = answers[10]
    assert shown(people(answers), "duplicates") == [50, 60]
    waves = np.arange(100) // 55
    assert shown(people(answers, wave=waves), "duplicates") == [50]


def test_few_features_give_the_same_answers_by_chance() -> None:
    answers = attentive(200)[:, :2]
    answers[50] = answers[10]
    assert shown(people(answers), "duplicates") == []


def test_ids_that_come_twice() -> None:
    ids = [f"r{i}" for i in range(100)]
    ids[40], ids[41], ids[42] = "r7", "", ""
    assert shown(people(attentive(100), ids=tuple(ids)), "duplicates") == [40]
    assert shown(people(attentive(100), ids=tuple(ids), wave=np.arange(100) // 20), "duplicates") == []
    again = np.arange(100) == 9
    assert shown(people(attentive(100), again=again), "duplicates") == [9]


def test_wanting_the_control_feature() -> None:
    answers = attentive(100)
    answers[:, 11] = [4, 0]
    answers[8, 11], answers[9, 11], answers[10, 11] = [0, 4], [2, 2], [5, 5]
    assert shown(people(answers, control=True), "control") == [8]


def test_people_are_left_out_once_under_the_first_rule() -> None:
    answers = attentive(100)
    answers[3] = 0
    found = careless_of(people(answers), Settings())
    masks = left_out(found, rules("questionable>3, straightliners, speeders"))
    assert {str(rule): int(mask.sum()) for rule, mask in masks.items()} == {
        "questionable>3": 1,
        "straightliners": 0,
        "speeders": 0,
    }


def test_a_remark_only_where_there_is_something_to_say() -> None:
    answers = attentive(100)
    assert remark([people(answers)], Settings()) == ()
    answers[:8] = np.arange(8)[:, None, None] % 5
    (notice,) = remark([people(answers)], Settings())
    assert notice.values["n"] == 8
    assert notice.values["signs"][:2] == ("straightliners", "same")  # type: ignore[index]
    assert remark([people(answers)], Settings(exclude="straightliners")) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("speeder", 'Did you mean "speeders"?'),
        ("speeders>3", "takes no number"),
        ("questionable>x", "no sign"),
        ("questionable<3", "no sign"),
    ],
)
def test_what_is_no_sign_is_a_usage_error(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=r"careless|number") as caught:
        rules(f"duplicates, {text}")
    assert says in str(caught.value)


def test_rules_are_read_in_several_writings() -> None:
    assert rules("") == rules(" , ") == ()
    assert rules("questionable > 3,questionable:3") == (Rule("questionable", 3),)


def test_nobody_at_all_shows_nothing() -> None:
    nobody = people(np.full((0, 3, 2), 5))
    assert careless_of(nobody, Settings()).suspicious.tolist() == []
    silent = people(np.full((30, 12, 2), 5))
    assert not careless_of(silent, Settings()).suspicious.any()
