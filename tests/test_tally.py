"""Tallies against counting by hand, and the laws that let field work be split, weighted and merged."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kano.counts import Counts, merge
from kano.errors import AnalysisError, DataError
from kano.evaluation import table
from kano.provenance import frozen_map
from kano.questionnaire import Feature, Question
from kano.responses import Group, Responses, Wave
from kano.scale import CATEGORIES, NOT_ASKED, Answer, Category
from kano.tally import Categories, Tally

NAMES = ("map", "search", "export")
WAVES = (Wave("2024", dt.date(2024, 3, 1)), Wave("2025", dt.date(2025, 3, 1)))
SEGMENTS = ("business", "private")
LAWS = settings(max_examples=40, deadline=None)


def responses(random: np.random.Generator, people: int, features: tuple[str, ...] = NAMES) -> Responses:
    """Anything at all: two waves, two segments and people of none, weights, ratings, questions not asked."""
    ratings = random.integers(1, 10, (people, len(features))).astype(float)
    ratings[random.random(ratings.shape) < 0.2] = np.nan
    return Responses(
        features=tuple(Feature(name) for name in features),
        answers=random.integers(NOT_ASKED, 6, (people, len(features), 2), dtype=np.int8),
        waves=WAVES,
        wave=random.integers(0, 2, people),
        weight=random.integers(0, 4, people).astype(float),
        ratings=frozen_map({"importance": ratings}),
        groups=frozen_map({"persona": Group(SEGMENTS, random.integers(-1, 2, people))}),
    )


def generators() -> st.SearchStrategy[np.random.Generator]:
    return st.integers(0, 2**32 - 1).map(np.random.default_rng)


def arrays(counts: Counts) -> dict[str, NDArray[np.generic]]:
    return {name: getattr(counts, name) for name in counts._tables} | dict(counts.ratings)


def assert_same(one: Counts, other: Counts) -> None:
    assert (one.waves, one.segments, one.features, one.by) == (
        other.waves,
        other.segments,
        other.features,
        other.by,
    )
    mine, yours = arrays(one), arrays(other)
    assert mine.keys() == yours.keys()
    for name, array in mine.items():
        np.testing.assert_array_equal(array, yours[name], err_msg=name)


def both(one: Responses, other: Responses) -> Responses:
    """The respondents of both."""
    pairs = zip(one.ratings.items(), other.ratings.values(), strict=True)
    codes = np.concatenate([one.groups["persona"].codes, other.groups["persona"].codes])
    return replace(
        one,
        answers=np.concatenate([one.answers, other.answers]),
        wave=np.concatenate([one.wave, other.wave]),
        weight=np.concatenate([one.weight, other.weight]),
        ratings=frozen_map({name: np.concatenate([mine, yours]) for (name, mine), yours in pairs}),
        groups=frozen_map({"persona": Group(SEGMENTS, codes)}),
    )


@LAWS
@given(generators(), st.integers(0, 60))
def test_every_answer_is_counted_once(random: np.random.Generator, people: int) -> None:
    asked = responses(random, people)
    tally = Tally.of(asked, by="persona")
    expected: Counter[tuple[int, ...]] = Counter()
    unasked = Counter[tuple[int, ...]]()
    for i in range(people):
        segment = int(asked.groups["persona"].codes[i])
        place = int(asked.wave[i]), segment if segment >= 0 else 2
        for f in range(len(NAMES)):
            one, other = map(int, asked.answers[i, f])
            if NOT_ASKED in (one, other):
                unasked[*place, f] += 1
            else:
                expected[*place, f, one, other] += 1
    assert {tuple(map(int, at)): int(tally.n[tuple(at)]) for at in np.argwhere(tally.n)} == expected
    assert {
        tuple(map(int, at)): int(tally.not_asked[tuple(at)]) for at in np.argwhere(tally.not_asked)
    } == unasked


@LAWS
@given(generators(), st.integers(0, 60))
def test_people_without_an_answer_stay_in_the_sum(random: np.random.Generator, people: int) -> None:
    categories = Tally.of(responses(random, people)).categories(table("berger"))
    everybody = categories.n.sum(axis=-1) + categories.no_answer + categories.not_asked
    assert everybody.sum(axis=(0, 1)).tolist() == [people] * len(NAMES)


@LAWS
@given(generators(), st.integers(1, 40), st.integers(1, 40))
def test_tallies_add_up_to_the_tally_of_everybody(random: np.random.Generator, few: int, more: int) -> None:
    one, other = responses(random, few), responses(random, more)
    parts = [Tally.of(each, by="persona") for each in (one, other)]
    whole = Tally.of(both(one, other), by="persona")
    merged = parts[0] + parts[1]
    assert_same(merged.select(segments=whole.segments), whole)


@LAWS
@given(generators(), st.lists(st.integers(0, 30), min_size=1, max_size=5))
def test_a_tally_may_be_split_anywhere(random: np.random.Generator, cuts: list[int]) -> None:
    whole = responses(random, 30)
    bounds = [0, *sorted(cuts), 30]
    parts = [Tally.of(whole.take(np.arange(*ends))) for ends in pairwise(bounds)]
    assert_same(merge(parts), Tally.of(whole))


@LAWS
@given(generators(), st.integers(0, 40))
def test_a_weight_of_k_counts_like_k_copies(random: np.random.Generator, people: int) -> None:
    weighted = responses(random, people)
    copies = weighted.take(np.repeat(np.arange(people), weighted.weight.astype(int)))
    one, other = Tally.of(weighted), Tally.of(replace(copies, weight=None))
    np.testing.assert_array_equal(one.w, other.n)
    np.testing.assert_array_equal(one.ratings["importance"][..., 1:], other.ratings["importance"][..., 1:])
    grid = table("berger")
    np.testing.assert_array_equal(one.categories(grid).w, other.categories(grid).n)


@LAWS
@given(generators(), st.integers(0, 40), st.sampled_from([0.25, 3.0, 1024.0]))
def test_scaling_the_weights_scales_the_counts(random: np.random.Generator, people: int, factor: float) -> None:
    asked = responses(random, people)
    one, other = Tally.of(asked), Tally.of(replace(asked, weight=asked.weight * factor))
    np.testing.assert_array_equal(one.w * factor, other.w)
    np.testing.assert_array_equal(one.w2 * factor**2, other.w2)
    np.testing.assert_array_equal(one.n, other.n)


@LAWS
@given(generators(), st.sampled_from(["berger", "pouliot"]))
def test_swapped_questions_turn_wanted_into_reverse(random: np.random.Generator, name: str) -> None:
    asked = responses(random, 80)
    swapped = replace(asked, answers=asked.answers[..., ::-1].copy())
    one, other = (Tally.of(each).categories(table(name)).n for each in (asked, swapped))
    at = {category: i for i, category in enumerate(CATEGORIES)}
    wanted = [at[Category.MUST_BE], at[Category.ONE_DIMENSIONAL], at[Category.ATTRACTIVE]]
    reverse, same = at[Category.REVERSE], [at[Category.INDIFFERENT], at[Category.QUESTIONABLE]]
    np.testing.assert_array_equal(other[..., reverse], one[..., wanted].sum(axis=-1))
    np.testing.assert_array_equal(other[..., wanted].sum(axis=-1), one[..., reverse])
    np.testing.assert_array_equal(other[..., same], one[..., same])


@LAWS
@given(generators(), st.permutations(range(25)))
def test_the_order_of_respondents_does_not_matter(random: np.random.Generator, order: list[int]) -> None:
    asked = responses(random, 25)
    assert_same(Tally.of(asked, by="persona"), Tally.of(asked.take(np.array(order)), by="persona"))


@LAWS
@given(generators(), st.permutations(range(len(NAMES))))
def test_the_order_of_features_does_not_matter(random: np.random.Generator, order: list[int]) -> None:
    asked = responses(random, 25)
    shuffled = replace(
        asked,
        features=tuple(asked.features[f] for f in order),
        answers=asked.answers[:, order].copy(),
        ratings=frozen_map({"importance": asked.ratings["importance"][:, order].copy()}),
    )
    assert_same(Tally.of(asked), Tally.of(shuffled).select(features=NAMES))


@LAWS
@given(generators(), st.integers(0, 60))
def test_totals_are_the_counts_of_nobody_divided(random: np.random.Generator, people: int) -> None:
    asked = responses(random, people)
    divided = Tally.of(asked, by="persona")
    assert_same(divided.total(), Tally.of(asked))
    assert_same(divided.pooled(), Tally.of(replace(asked, waves=(Wave(),), wave=None), by="persona"))
    assert_same(divided.total().pooled(), divided.pooled().total())
    assert_same(divided.select(), divided)


def test_selecting_keeps_names_and_numbers_together() -> None:
    tally = Tally.of(responses(np.random.default_rng(7), 60), by="persona")
    chosen = tally.select(waves=["2025"], segments=["private", "business"], features=["export", "map"])
    assert [wave.key for wave in chosen.waves] == ["2025"]
    assert (chosen.segments, [feature.key for feature in chosen.features]) == (
        ("private", "business"),
        ["export", "map"],
    )
    for s, segment in enumerate([1, 0]):
        for f, feature in enumerate([2, 0]):
            assert chosen.n[0, s, f].tolist() == tally.n[1, segment, feature].tolist()
            assert chosen.not_asked[0, s, f] == tally.not_asked[1, segment, feature]
            moments = chosen.ratings["importance"][0, s, f].tolist()
            assert moments == tally.ratings["importance"][1, segment, feature].tolist()


def test_selecting_what_is_not_there_names_everything_unknown() -> None:
    tally = Tally.of(responses(np.random.default_rng(7), 5))
    with pytest.raises(AnalysisError) as caught:
        tally.select(features=["map", "mpa", "sarch"])
    assert [problem.what for problem in caught.value.problems] == [
        'there is no feature "mpa"',
        'there is no feature "sarch"',
    ]
    with pytest.raises(AnalysisError, match='no wave "2023"'):
        tally.select(waves=["2023"])


def test_dividing_by_an_unknown_column_suggests_the_nearest() -> None:
    with pytest.raises(AnalysisError, match=r'"persone".*\n.*persona\.\n.*Did you mean "persona"'):
        Tally.of(responses(np.random.default_rng(7), 5), by="persone")


def test_features_and_segments_of_one_part_only_stay() -> None:
    random = np.random.default_rng(3)
    one, other = (Tally.of(responses(random, 20, names)) for names in (("map", "search"), ("export", "map")))
    merged = one + other
    assert [feature.key for feature in merged.features] == ["map", "search", "export"]
    assert merged.n.sum(axis=(0, 1, 3, 4)).tolist() == [
        one.n[:, :, 0].sum() + other.n[:, :, 1].sum(),
        one.n[:, :, 1].sum(),
        other.n[:, :, 0].sum(),
    ]


def test_waves_of_both_parts_stay_apart() -> None:
    random = np.random.default_rng(3)
    whole = responses(random, 30)
    early, late = (
        replace(whole.take(whole.wave == i), waves=(WAVES[i],), wave=None) for i in range(len(WAVES))
    )
    assert_same(Tally.of(early) + Tally.of(late), Tally.of(whole))


def one_wave(**changes: object) -> Tally:
    asked = replace(responses(np.random.default_rng(3), 20), wave=None, weight=None)
    questions = frozen_map({"map": Question("with a map?", "without a map?")})
    wave = replace(Wave("2024", wording="nl-standard", questions=questions), **changes)
    return Tally.of(replace(asked, waves=(wave,)))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"wording": "nl-formal"}, 'wording "nl-standard" and wording "nl-formal"'),
        ({"scale": "1-5"}, 'scale "" and scale "1-5"'),
        ({"questionnaire": "six-bs"}, 'questionnaire "" and questionnaire "six-bs"'),
        ({"weighting": "w"}, 'weighting "" and weighting "w"'),
        ({"questions": frozen_map({"map": Question("a map?", "no map?")})}, "questions about map differ"),
    ],
    ids=["wording", "scale", "questionnaire", "weighting", "questions"],
)
def test_a_wave_asked_in_two_ways_is_not_merged(changes: dict[str, object], message: str) -> None:
    with pytest.raises(DataError) as caught:
        one_wave() + one_wave(**changes)
    (problem,) = caught.value.problems
    assert message in problem.what
    assert problem.where == "wave 2024"


def test_everything_that_forbids_a_merge_is_said_at_once() -> None:
    with pytest.raises(DataError) as caught:
        one_wave() + one_wave(wording="nl-formal", scale="1-5", weighting="w")
    assert len(caught.value.problems) == 3


def test_questions_that_differ_are_named_in_the_order_of_the_features() -> None:
    keys = ["search", "map", "export", "alarm", "login", "badge", "theme"]
    one, other = (
        one_wave(questions=frozen_map({key: Question(f"{key} {part}?", "none?") for key in keys}))
        for part in ("one", "two")
    )
    with pytest.raises(DataError) as caught:
        one + other
    assert [problem.what.split()[3] for problem in caught.value.problems] == keys


def test_unlike_waves_merge_when_they_are_two_waves() -> None:
    merged = one_wave() + one_wave(key="2025", wording="nl-formal")
    assert [(wave.key, wave.wording) for wave in merged.waves] == [
        ("2024", "nl-standard"),
        ("2025", "nl-formal"),
    ]


def weighted(people: int, weight: float) -> Tally:
    asked = replace(responses(np.random.default_rng(3), people), waves=(Wave(weighting="w"),), wave=None)
    return Tally.of(replace(asked, weight=np.full(people, weight)))


def test_weights_of_two_scales_are_not_merged() -> None:
    with pytest.raises(DataError, match="weights average 1 in one part and 850 in the other"):
        weighted(300, 1.0) + weighted(300, 850.0)


@pytest.mark.parametrize(("people", "weight"), [(300, 0.3), (300, 2.5), (5, 850.0), (300, 0.0)])
def test_weights_of_unlike_strata_and_of_few_people_merge(people: int, weight: float) -> None:
    assert (weighted(300, 1.0) + weighted(people, weight)).n.sum() > 0


def test_parts_divided_by_different_columns_are_not_merged() -> None:
    asked = responses(np.random.default_rng(3), 20)
    with pytest.raises(DataError, match='divided by "persona", the other by ""'):
        Tally.of(asked, by="persona") + Tally.of(asked)


def test_counts_of_pairs_and_of_categories_are_not_merged() -> None:
    tally = Tally.of(responses(np.random.default_rng(3), 20))
    with pytest.raises(DataError, match="can't be merged"):
        merge([tally, tally.categories(table("berger"))])


def test_categories_add_like_tallies() -> None:
    random = np.random.default_rng(3)
    one, other = (Tally.of(responses(random, 20)) for _ in range(2))
    grid = table("berger")
    summed = one.categories(grid) + other.categories(grid)
    assert isinstance(summed, Categories)
    assert_same(summed, (one + other).categories(grid))


def test_pairs_outside_the_table_are_named_feature_by_feature() -> None:
    answers = np.zeros((4, 3, 2), dtype=np.int8)
    answers[:, :] = (Answer.LIKE, Answer.NEUTRAL)
    answers[:2, 1, 0] = Answer.LIVE_WITH
    answers[3, 2, 1] = Answer.MUST_BE
    features = (Feature("map", frozen_map({"en": "Map"})), Feature("search"), Feature("export"))
    tally = Tally.of(Responses(features, answers))
    with pytest.raises(DataError) as caught:
        tally.categories(table("three-level"))
    assert [problem.what.split(" don't")[0] for problem in caught.value.problems] == [
        "2 answer pairs about search",
        "1 answer pairs about export",
    ]
    assert "--table" in str(caught.value)
    kept = tally.select(features=["map"]).categories(table("three-level"))
    assert kept.n.sum() == 4


def test_no_answer_is_outside_no_table() -> None:
    answers = np.array(
        [[[Answer.NO_ANSWER, Answer.NO_ANSWER]], [[Answer.LIKE, Answer.NO_ANSWER]]], dtype=np.int8
    )
    categories = Tally.of(Responses((Feature("map"),), answers)).categories(table("three-level"))
    assert (categories.n.sum(), categories.no_answer.item()) == (0, 2)


def test_responses_refuse_codes_that_are_no_answers() -> None:
    with pytest.raises(ValueError, match="-1"):
        Responses((Feature("map"),), np.full((1, 1, 2), 6, dtype=np.int8))
    with pytest.raises(ValueError, match="not int8"):
        Responses((Feature("map"),), np.zeros((1, 2, 2), dtype=np.int8))
    with pytest.raises(ValueError, match="weights"):
        Responses((Feature("map"),), np.zeros((1, 1, 2), dtype=np.int8), weight=np.array([-1.0]))


def test_moments_of_ratings_are_sums_of_weights_and_powers() -> None:
    random = np.random.default_rng(8)
    asked = responses(random, 60)
    found = Tally.of(asked).ratings["importance"][:, 0]
    for w, f in np.ndindex(2, len(NAMES)):
        given = [
            (weight, rating)
            for wave, weight, rating in zip(
                asked.wave, asked.weight, asked.ratings["importance"][:, f], strict=True
            )
            if wave == w and not np.isnan(rating)
        ]
        sums = [sum(weight * rating**power for weight, rating in given) for power in range(3)]
        assert found[w, f].tolist() == pytest.approx([len(given), *sums])


def test_pooling_a_single_wave_keeps_its_name() -> None:
    tally = Tally.of(responses(np.random.default_rng(2), 20))
    assert tally.select(waves=["2025"]).pooled().waves == (WAVES[1],)
    assert tally.pooled().waves == (Wave(),)


@pytest.mark.parametrize("change", [{"w": 2.0}, {"w2": 2.0}])
def test_counts_are_weighted_where_either_sum_says_so(change: dict[str, float]) -> None:
    asked = responses(np.random.default_rng(2), 20)
    plain = Tally.of(replace(asked, weight=np.ones(20)))
    assert not plain.weighted
    assert replace(plain, **{name: getattr(plain, name) * by for name, by in change.items()}).weighted
