"""p of groups is adjusted over groups × features; what couldn't be found is told with what could have been."""

import numpy as np
import pytest

from kano.analyses.drifting.assessment import Adjustment, Rules, assess, budget, measure
from kano.measures.waves.counts_over_waves import Waves
from kano.measures.waves.movement import MARGIN
from kano.measures.waves.multiplicity import benjamini_hochberg
from tests.validation._profiles import PROFILES


def drawn(seed: int, people: int = 150) -> Waves:
    rng = np.random.default_rng(seed)
    shares = PROFILES[:6] / PROFILES[:6].sum(axis=1, keepdims=True)
    return Waves.of(rng.multinomial(people, np.repeat(shares[None], 4, axis=0)), np.arange(4.0))


def test_a_group_is_adjusted_with_the_features_of_all_groups() -> None:
    groups = [measure(drawn(seed)) for seed in range(3)]
    p = [budget(each)[0] for each in groups]
    together = benjamini_hochberg(np.concatenate(p))
    for i, each in enumerate(groups):
        peers = tuple(np.concatenate([p[k] for k in range(3) if k != i]))
        assert budget(each, Rules(peers=peers))[1] == pytest.approx(together[6 * i : 6 * i + 6])
        assert budget(each, Rules(adjustment=Adjustment.NONE))[1] == pytest.approx(p[i])


def test_ten_still_groups_raise_few_false_words() -> None:
    called = 0
    for study in range(8):
        waves = [drawn(100 * study + group) for group in range(10)]
        p = [tuple(budget(measure(each))[0]) for each in waves]
        for group, each in enumerate(waves):
            peers = tuple(x for k, other in enumerate(p) if k != group for x in other)
            called += int((budget(measure(each), Rules(peers=peers))[1] <= 0.05).sum())
    assert called <= 3


def test_a_change_that_would_have_been_found_is_found_as_often_as_it_says() -> None:
    """The change printed beside "too few answers", given to a feature, is significant in about 80 %."""
    least = float(assess(drawn(1)).findable[0])
    assert MARGIN / 2 < least < 0.5
    rng, found = np.random.default_rng(3), []
    first = PROFILES[0] / PROFILES[0].sum()
    last = first.copy()
    last[0] += least
    last[2] -= least / 2
    last[3] -= least / 2
    path = np.linspace(0, 1, 4)[:, None] * (last - first) + first
    for seed in range(60):
        waves = drawn(1000 + seed)
        waves.n[:, 0] = rng.multinomial(150, path)
        found.append(budget(measure(Waves.of(waves.n, waves.dates)))[1][0] <= 0.05)
    assert np.mean(found) > 0.7
