"""Rotated blocks: every two features meet, what was not asked counts as that, and intervals cover."""

from __future__ import annotations

import numpy as np
import pytest

from kano.api import verbs as api
from kano.errors import UsageError
from kano.forms.choices import Choices
from kano.forms.design import rotated_blocks
from kano.forms.making import make_form
from kano.forms.platforms.platforms import FORMATS, fitted
from kano.measures.survey.intervals import better_interval, worse_interval
from kano.questionnaire import Feature, Question, Questionnaire
from kano.questionnaire_file import questionnaire
from tests.support.forms.exports import write

# Features, features a block, and fewest blocks possible: the projective planes of order 2, 3 and 4.
KNOWN = [(7, 3, 7), (13, 4, 13), (21, 5, 21)]


@pytest.mark.parametrize(("features", "size", "blocks"), KNOWN)
def test_balanced_designs_are_found(features: int, size: int, blocks: int) -> None:
    design = rotated_blocks(features, size)
    together = design.together()
    assert len(design.blocks) == blocks
    assert (together[~np.eye(features, dtype=bool)] == 1).all()


@pytest.mark.parametrize(("features", "size"), [(40, 12), (18, 9), (10, 2), (126, 20), (5, 4), (3, 2)])
def test_every_two_features_meet(features: int, size: int) -> None:
    design = rotated_blocks(features, size)
    together = design.together()
    assert together.min() >= 1
    assert all(len(set(block)) == size for block in design.blocks)
    # No design can do with fewer than Schönheim's bound; ours takes no more than twice that.
    bound = -(-features * -(-(features - 1) // (size - 1)) // size)
    assert bound <= len(design.blocks) <= 2 * bound
    assert rotated_blocks(features, size, seed=0) == design


def test_sizes_that_make_no_blocks_are_refused() -> None:
    for size in (1, 5, 6):
        with pytest.raises(UsageError):
            rotated_blocks(5, size)


def forty() -> Questionnaire:
    features = tuple(
        Feature(
            f"f{i:02}",
            {"en": f"Thing {i}"},
            {
                "en": Question(
                    f"How would you feel if we offer thing {i}?",
                    f"How would you feel if we do not offer thing {i}?",
                )
            },
        )
        for i in range(40)
    )
    return Questionnaire("forty", {"en": "Forty"}, "", features)


def test_forty_features_shown_twelve_at_a_time_to_four_hundred_people(tmp_path) -> None:
    """Through a form and its file: everybody's answers, and nothing else, come back."""
    form = make_form(forty(), Choices(subset=12))
    random = np.random.default_rng(4)
    blocks = random.integers(len(form.design.blocks), size=400) + 1
    heads = ["kano_block", *(item.code(role) for item in form.items for role in item.questions)]
    told = ["like", "must_be", "neutral", "live_with", "dislike"]
    table, seen = [heads], np.zeros((40, 40), dtype=int)
    for block in blocks:
        shown = np.array([block in item.blocks for item in form.items])
        assert shown.sum() == 12
        seen += np.outer(shown, shown)
        cells = [told[random.integers(5)] if asked else "" for asked in shown for _ in range(2)]
        table.append([str(block), *cells])
    assert seen.min() >= 1
    records = api.classify(write(tmp_path / "answers.csv", table)).records()
    assert [record["n"] for record in records] == seen.diagonal().tolist()
    assert [record["not_asked"] for record in records] == (400 - seen.diagonal()).tolist()
    assert {record["no_answer"] for record in records} == {0}


def test_somebody_who_skips_a_question_of_the_block_gave_no_answer(tmp_path) -> None:
    table = [
        ["kano_block", "map_fun", "map_dys", "gps_fun", "gps_dys"],
        ["1", "like", "dislike", "", ""],
        ["1", "", "", "", ""],
        ["1", "like", "", "", ""],
        ["2", "", "", "like", "neutral"],
        ["2", "", "", "neutral", "neutral"],
    ]
    first, second = api.classify(write(tmp_path / "answers.csv", table)).records()
    assert (first["n"], first["no_answer"], first["not_asked"]) == (1, 1, 2)
    assert (second["n"], second["no_answer"], second["not_asked"]) == (2, 0, 2)


def test_where_a_platform_draws_the_features_a_blank_pair_was_not_asked(tmp_path) -> None:
    table = [
        ["kano_block", "map_fun", "map_dys", "gps_fun", "gps_dys"],
        ["random", "like", "dislike", "", ""],
        ["random", "", "", "like", "neutral"],
        ["random", "neutral", "", "like", "like"],
    ]
    first, second = api.classify(write(tmp_path / "answers.csv", table)).records()
    assert (first["n"], first["no_answer"], first["not_asked"]) == (1, 1, 1)
    assert (second["n"], second["no_answer"], second["not_asked"]) == (2, 0, 1)


def test_intervals_cover_feature_by_feature() -> None:
    """Better and Worse at 95 %: 40 features of unlike shares, shown 12 to 400 people, 1,000 surveys."""
    design = rotated_blocks(40, 12)
    shown = np.array([[i in block for i in range(40)] for block in design.blocks])
    random = np.random.default_rng(11)
    # M, O, A, I; then a tenth of R and Q, which take no part in Better and Worse.
    shares = np.c_[0.9 * random.dirichlet([3, 3, 3, 3], size=40), np.tile([0.06, 0.04], (40, 1))]
    better = shares[:, [1, 2]].sum(axis=1) / 0.9
    worse = -shares[:, [0, 1]].sum(axis=1) / 0.9
    asked = shown[random.integers(len(design.blocks), size=(1000, 400))].sum(axis=1)
    counts = random.multinomial(asked, shares).astype(float)
    covered = []
    for interval, truth in ((better_interval(counts, counts), better), (worse_interval(counts, counts), worse)):
        covered.append(((interval[0] <= truth) & (truth <= interval[1])).mean(axis=0))
    assert 0.94 <= np.mean(covered) <= 0.96
    # 1,000 surveys leave a standard error of 0.007 to each feature's coverage.
    assert np.min(covered) >= 0.925
    assert np.max(covered) <= 0.975


@pytest.mark.parametrize("key", ["microsoft", "print"])
def test_platforms_that_show_everybody_the_same_refuse_subsets(key: str) -> None:
    with pytest.raises(UsageError, match="different features"):
        fitted(Choices(subset=2), FORMATS[key])


def test_each_format_shows_a_block_what_the_design_says() -> None:
    from tests.support.forms import asked as ask

    form = make_form(questionnaire("six-basics"), Choices(subset=4, languages=("en",)))
    blocks = {item.code("functional"): item.blocks for item in form.items}
    for row in ask.xlsform(FORMATS["xlsform"].write(form), "en"):
        if row.name in blocks:
            assert row.relevant == " or ".join(f"${{kano_block}} = {number}" for number in blocks[row.name])
    for row in ask.surveyjs(FORMATS["surveyjs"].write(form).encode(), "en"):
        if row.name in blocks:
            assert row.relevant == f"{{kano_block}} anyof {list(blocks[row.name])}"
    lime = {
        each.name: each.relevant for each in ask.limesurvey(FORMATS["limesurvey"].write(form).encode(), "en")
    }
    for name, numbers in blocks.items():
        told = lime[name.removesuffix("_fun").replace("_", "") + "[fun]"]
        assert told == f"({' or '.join(f'kanoblock.NAOK == {number}' for number in numbers)})"
