"""What a report says in words: of features, of the noise between waves, of the study."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kano import drift
from kano.analyses.drifting.assessment import measure
from kano.measures.waves.counts_over_waves import Waves
from kano.measures.waves.noise import NO_NOISE
from kano.provenance import Exclusion, Provenance, Source
from kano.questionnaire import Feature
from kano.render.plain import plain
from kano.render.terminal import render
from kano.report.drifting.drift_study import as_read
from kano.report.language import words
from kano.report.origin import left_out
from tests.support.courses import BASIC, DELIGHT, DULL, PERFORM, between, waves

EVEN = (30, 30, 20, 16, 2, 2)


def wobbling(features, sd, *, count=4, people=400):
    """Courses of features whose truth differs from wave to wave, by so much in log shares."""
    rng = np.random.default_rng(1)
    shares = np.array(EVEN) * np.exp(rng.normal(0, sd, (features, count, 6)))
    return rng.multinomial(people, shares / shares.sum(axis=-1, keepdims=True)).tolist()


def lines(found, word, lang="en"):
    return [line for line in plain(found.report(lang=lang)).splitlines() if word in line]


def test_noise_between_waves_is_not_called_too_few_answers():
    found = drift(waves(*wobbling(8, 0.5)))
    records = found.records()
    assert {(each["verdict"], each["undecided_by"]) for each in records} == {("inconclusive", "noise")}
    said = lines(found, "Waves differ too much among themselves (sd 0.")
    assert len(said) == 1
    assert "(by sampling error alone p <0.001)" in said[0]
    assert not lines(found, "Too few answers")
    assert len(lines(found, "verschillen onderling te veel (sd 0,", "nl")) == 1


def test_p_by_sampling_alone_is_among_the_tests():
    data = waves(*wobbling(8, 0.5))
    record = drift(data).records()[0]
    alone = next(test for test in record["tests"] if test["name"] == "sampling_only")
    bare = measure(Waves.of(data.n[:, 0].astype(float), [2022.0, 2022.25, 2022.5, 2022.75]), NO_NOISE)
    weighed = [test.p[0] / weight[0] for test, weight in zip(bare.tests, bare.weights, strict=True)]
    # Dates at even steps instead of days: nearly the same.
    assert np.log(alone["p"]) == pytest.approx(np.log(min(weighed)), rel=0.02)
    assert alone["p_adjusted"] >= alone["p"]


def test_few_answers_are_still_called_so():
    found = drift(waves(*[[(2, 2, 2, 2, 0, 0)] * 2] * 3))
    assert {each["undecided_by"] for each in found.records()} == {"answers"}
    assert lines(found, "Too few answers to tell movement")


def test_planned_looks_and_single_waves_are_no_lack_of_answers():
    strict = drift(waves(between(DELIGHT, BASIC, 4)), looks=2)
    assert strict.records()[0]["undecided_by"] == "looks"
    assert lines(strict, "the planned looks leave this one less: f0")
    single = drift(waves([DELIGHT, DELIGHT], [DELIGHT, (0,) * 6]))
    assert [each["undecided_by"] for each in single.records()][1] == "waves"
    assert lines(single, "Asked in fewer than two waves, so nothing to compare: f1")


@pytest.mark.parametrize(("sd", "warned"), [(0.1, False), (0.5, True)])
def test_large_noise_is_warned_of(sd, warned):
    found = drift(waves(*wobbling(8, sd)))
    assert bool(lines(found, "! Waves differ much among themselves")) == warned
    assert bool(lines(found, "move in steps")) == warned
    assert bool(lines(found, "are allowed for.")) != warned


def test_no_noise_is_said_as_such():
    found = drift(waves(*[[PERFORM] * 4] * 6))
    assert lines(found, "No differences between waves beyond sampling were found (6 features)")
    assert not lines(found, "sd 0")


@pytest.mark.parametrize(
    ("features", "count", "said"),
    [
        (1, 3, "about 4 features over 3 waves; here there is one."),
        (3, 3, "about 4 features over 3 waves; here there are 3."),
        (1, 4, "about 2 features over 4 waves; here there is one."),
        (2, 2, "a third wave, with about 4 features."),
    ],
)
def test_what_it_takes_to_tell_noise_is_counted(features, count, said):
    assert lines(drift(waves(*[[PERFORM] * count] * features)), said)
    needed = drift(waves(*[[PERFORM] * 3] * 4)).result.strands[0].assessment.measured.noise
    assert needed.estimated


def test_flips_are_told_of_features_that_keep_still_only():
    assert not lines(drift(waves(between(DELIGHT, BASIC, 4), scale=3)), "largest category changed")
    even, turned = (26, 25, 25, 20, 2, 2), (25, 26, 25, 20, 2, 2)
    found = drift(waves(between(DELIGHT, BASIC, 4), [even, turned, even, even], scale=3))
    (said,) = lines(found, "largest category changed")
    assert said.startswith("Why letters alone prove nothing: of 1 feature not found to move")
    assert "changed 2 times" in said


def test_flips_beyond_sampling_are_not_played_down():
    (said,) = lines(drift(waves(*wobbling(8, 0.5))), "largest category changed")
    assert "waves differ otherwise too" in said
    assert "prove nothing" not in said


def test_what_ended_is_told_in_the_past():
    begun = drift(waves(between(DULL, DELIGHT, 5), scale=3))
    assert lines(begun, "Gains importance: f0")
    ended = drift(waves([DULL] * 2 + [DELIGHT] * 6, scale=3))
    assert lines(ended, "Gained importance: f0, not shown to move still")
    assert lines(drift(waves([DELIGHT] * 2 + [DULL] * 6, scale=3)), "Lost importance: f0")


def test_supply_dries_up_by_what_was_lost_not_by_what_may_be():
    leaving = between((10, 16, 52, 20, 1, 1), (22, 24, 34, 18, 1, 1), 4)
    found = drift(waves(leaving, [DELIGHT] * 4, scale=4))
    assert found.result.supply.leaving == ("f0",)
    assert lines(found, "Bijzonder features: 0 lost, 0 new; 2 now, of which 1 on the way out (f0).")
    assert lines(found, "nu 2, waarvan 1 aan het verdwijnen (f0).", "nl")
    assert not lines(found, "dries up")
    dry = drift(waves(leaving, between(DELIGHT, BASIC, 4), scale=4))
    assert lines(dry, "dries up: 1 lost, 0 new; 1 left, of which 1 on the way out (f0).")


def test_one_planned_look_is_spoken_of_as_one():
    data = waves(*[[PERFORM] * 3] * 3)
    assert lines(drift(data, looks=1), "! The planned look is used up")
    assert lines(drift(data, looks=1), "Het geplande kijkmoment is op", "nl")


def test_steps_named_are_those_on_the_way():
    back = [DELIGHT, PERFORM, DELIGHT, DELIGHT, PERFORM, PERFORM, BASIC, BASIC]
    found = drift(waves(back, scale=3))
    (said,) = lines(found, "Sunk toward basis")
    assert said.count("→") == 2
    assert "bijzonder → beleving between 2022-10 and 2023-01" in said
    assert "beleving → basis between 2023-04 and 2023-07" in said


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_twelve_waves_show_all_their_letters_in_eighty_columns(lang):
    steady = [(f"a feature with quite a long name {i}", [PERFORM] * 12) for i in range(4)]
    data = waves(between(DULL, DELIGHT, 12), *[course for _, course in steady], scale=2)
    named = tuple(Feature(key) for key in ("f0", *(name for name, _ in steady)))
    found = drift(replace(data, features=named))
    shown = render(found.report(lang=lang), width=80, colour=False)
    assert shown.count("O" * 12) == 4
    assert max(map(len, shown.splitlines())) <= 80


def test_columns_say_that_they_hold_changes_and_of_which_date():
    table = next(line for line in lines(drift(waves([PERFORM] * 3)), "Verdict") if "Feature" in line)
    assert table.split() == ["Feature", "Waves", "Ladder", "Verdict", "ΔBetter", "ΔWorse", "p", "2023-01"]
    assert lines(
        drift(waves([PERFORM] * 3)),
        "2023-01: probability that it is then still what it is now, if it goes on as so far.",
    )


def test_a_feature_off_the_ladder_has_no_place_on_it():
    (row,) = lines(drift(waves([DULL] * 2 + [DELIGHT] * 2, scale=4)), "f0  ")
    assert row.split()[1:3] == ["IIAA", "··▂▂"]


def test_sheets_of_a_file_are_named_behind_it():
    sheets = [Source("a.xlsx", name, 10) for name in ("2023Q1", "2023Q3")]
    (one,) = as_read(Provenance(tuple(sheets))).sources
    assert (one.file, one.respondents) == ("a.xlsx: 2023Q1, 2023Q3", 20)
    (two,) = as_read(Provenance((*sheets, Source("b.csv")))).sources
    assert two.file == "a.xlsx: 2023Q1, 2023Q3; b.csv"


def test_what_is_left_out_alike_in_several_files_is_one_line():
    files = tuple(Source(f"{year}.csv") for year in range(2020, 2024))
    alike = tuple(Exclusion("columns_unused", 1, ("A",), each.file) for each in files)
    other = Exclusion("columns_unused", 2, ("A", "B"), "2020.csv")
    (block,) = left_out(words("en", "drift"), Provenance(files, (*alike, other))).blocks
    assert [row[1:] for row in block.rows] == [(4, "2020.csv … 2023.csv (4): A"), (2, "2020.csv: A, B")]
    (block,) = left_out(words("en", "drift"), Provenance(files[:1], alike[:1])).blocks
    assert [row[1:] for row in block.rows] == [(1, "A")]
