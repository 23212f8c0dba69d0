"""Earlier waves foretold: right where nothing moves, none where there are too few, never by looking ahead."""

import numpy as np

from kano.measures.course.backtest import back_test
from kano.measures.course.forecast import forecast
from kano.measures.waves.counts_over_waves import Waves

SHARES = np.array([[0.1, 0.16, 0.5, 0.2, 0.02, 0.02], [0.5, 0.2, 0.1, 0.16, 0.02, 0.02]])


def still(count: int, people: int = 300) -> Waves:
    rng = np.random.default_rng(1)
    return Waves.of(rng.multinomial(people, np.repeat(SHARES[None], count, axis=0)), np.arange(float(count)))


def test_what_keeps_still_is_foretold_and_three_waves_tell_nothing() -> None:
    winner = np.tile([2, 0], (6, 1))
    found = back_test(still(6), winner)
    assert (found.right, found.of) == (6, 6)
    assert back_test(still(3), winner[:3]).of == 0
    assert back_test(still(12), np.tile([2, 0], (12, 1))).of == 8


def test_a_turn_that_nothing_announced_is_not_foretold() -> None:
    waves = still(5)
    waves.n[4, 0] = waves.n[0, 1]
    turned = Waves.of(waves.n, waves.dates)
    winner = np.tile([2, 0], (5, 1))
    winner[4, 0] = 0
    found = back_test(turned, winner)
    assert (found.right, found.of) == (3, 4)


def test_waves_that_were_not_yet_held_change_no_forecast_of_them() -> None:
    waves, other = still(5), still(5)
    other.n[4] = other.n[4][::-1]
    one, same = (forecast(each.until(4), [4.0], draws=200).probability for each in (waves, other))
    assert np.array_equal(one, same)


def test_an_s_curve_is_covered_better_by_courses_that_bend() -> None:
    from kano.measures.course.dynamics import GRID

    rng, held = np.random.default_rng(2), []
    for _ in range(6):
        middle = rng.uniform(0, 7, 16)
        gone = 1 / (1 + np.exp(-(np.arange(8.0)[:, None] - middle)))[..., None]
        truth = (1 - gone) * SHARES[0] + gone * SHARES[1]
        waves = Waves.of(rng.multinomial(200, truth[:6]), np.arange(6.0))
        said = [forecast(waves, [7.0], draws=300, **each) for each in ({"grid": GRID}, {})]
        held.append([((truth[7] >= f.low95[0]) & (truth[7] <= f.high95[0]))[:, :4].mean() for f in said])
    straight, bending = np.mean(held, axis=0)
    assert bending > straight + 0.03
    assert bending > 0.88
