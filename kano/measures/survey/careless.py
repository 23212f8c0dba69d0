"""Signs that a respondent didn't read the questions: chance answers, one answer throughout, copies, haste."""

from collections.abc import Iterator
from math import exp, lgamma, log, log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.scale import ANSWERS, NOT_ASKED, Answer
from kano.values import dataclass

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

PAIRS = len(ANSWERS) ** 2
SMOOTHING = 5.0
"""How many people's worth of the answers about all features goes into those about each one."""
ROUNDS = 10
_MIXER = np.uint64(6364136223846793005)
"""Any odd number of 64 bits that looks random."""
_CHUNK = 1 << 21
"""Numbers held at a time."""


@dataclass(frozen=True, eq=False)
class Fit:
    """How the answers of each respondent fit what others say about the same features."""

    ratio: Floats
    """(N,) log likelihood ratio of answers at random to answers like those of the others; 0 without a pair."""
    probability: Floats
    """(N, F) how usual each pair is among the others who aren't answering at random; NaN without a pair."""
    weight: Floats
    """(N,) probability that the answers are not at random."""


def pair_codes(answers: NDArray[np.int8]) -> Ints:
    """Each answer pair as one number, 0 to 24; -1 where a question was left open or not asked.

    `answers` is (N, F, 2), the result (N, F).

    >>> pair_codes(np.array([[[0, 4], [2, 5]]], dtype=np.int8)).tolist()
    [[4, -1]]
    """
    functional, dysfunctional = answers[..., 0], answers[..., 1]
    given = (np.minimum(functional, dysfunctional) > NOT_ASKED) & (
        np.maximum(functional, dysfunctional) < Answer.NO_ANSWER
    )
    return np.where(given, functional * np.int8(len(ANSWERS)) + dysfunctional, np.int8(-1)).astype(np.int64)


def fit(codes: Ints) -> Fit:
    """Whether each respondent's pairs (N, F) look like those of the others or like answers at random.

    A mixture of people who answer as others do about each feature and people to whom every pair of the answers
    in use is alike, by EM; nobody's own answers count in what they are held against.

    Source: person fit by likelihood, Drasgow, Levine & Williams 1985; as a mixture, Meade & Craig 2012.
    """
    given = codes >= 0
    chance = -np.log(_in_use(codes))
    weight = np.ones(len(codes))
    for _ in range(ROUNDS):
        probability = _of_others(codes, weight)
        logs = np.log(probability, out=np.zeros_like(probability), where=given)
        ratio = np.where(given, chance - logs, 0.0).sum(axis=1)
        share = min(max(1 - float(weight.mean()), 0.01), 0.99) if len(weight) else 0.01
        fresh = 1 / (1 + share / (1 - share) * np.exp(np.clip(ratio, -500, 500)))
        moved = float(np.abs(fresh - weight).max(initial=0.0))
        weight = fresh
        if moved < 1e-2:
            break
    return Fit(ratio, probability, weight)


def heed(codes: Ints, weight: Floats, people: Ints) -> Floats:
    """How much better a respondent's pairs suit their features than the same pairs dealt out anew, as z.

    Shape (people,). About 0 where nobody looked at which feature is asked about, whatever the personal style.
    NaN where features can't tell, such as with one pair only. `weight` is that of `fit`.

    Source: mean and variance over all permutations, Hoeffding 1951.
    """
    step = max(1, _CHUNK // max(codes.shape[1] ** 2, 1))
    counts, smooth = _counts(codes, weight)
    parts = [
        _heed(codes[chosen], weight[chosen], counts, smooth)
        for chosen in (people[i : i + step] for i in range(0, len(people), step))
    ]
    return np.concatenate([np.zeros(0), *parts])


def unusual(ratio: Floats) -> Floats:
    """How far each respondent lies on the side of chance answers, in spreads of those on the other side: (N,).

    The spread is that of the half that fits best, mirrored, so that careless answers don't widen it.
    0 where there is no spread.
    """
    if not len(ratio):
        return np.zeros(0)
    # np.median loads numpy.ma, which takes as long as the whole search.
    ordered = np.sort(ratio)
    middle = float(ordered[(len(ratio) - 1) // 2] + ordered[len(ratio) // 2]) / 2
    below = middle - ratio[ratio < middle]
    spread = float(np.sqrt((below**2).mean())) if below.size else 0.0
    return (ratio - middle) / spread if spread else np.zeros(len(ratio))


def commonest(codes: Ints) -> tuple[Ints, Floats]:
    """The pair that each respondent gives most often, -1 for none, and its share of all pairs given.

    >>> [each.tolist() for each in commonest(np.array([[4, 4, 4, 12], [-1, -1, -1, -1]]))]
    [[4, -1], [0.75, nan]]
    """
    counts = np.stack([(codes == pair).sum(axis=1) for pair in range(PAIRS)], axis=1)
    given = counts.sum(axis=1)
    share = np.divide(counts.max(axis=1), given, out=np.full(len(codes), np.nan), where=given > 0)
    return np.where(given > 0, counts.argmax(axis=1), -1), share


def log_probability(codes: Ints, probability: Floats, only: Ints | None = None) -> Floats:
    """Log probability that an attentive respondent gives these pairs: (N,); `only` counts one pair of each."""
    counted = codes >= 0 if only is None else (codes == only[:, None]) & (codes >= 0)
    found: Floats = np.log(np.where(counted, probability, 1.0)).sum(axis=1)
    return found


def repeated(keys: NDArray[np.integer[Any]], within: Ints | None = None) -> Bools:
    """Rows (N, …) that repeat an earlier row, of the same group where `within` (N,) tells groups.

    >>> repeated(np.array([[1, 2], [3, 4], [1, 2]])).tolist()
    [False, False, True]
    """
    again = np.zeros(len(keys), dtype=bool)
    mixed = np.zeros(len(keys), dtype=np.uint64) if within is None else within.astype(np.uint64)
    for column in keys.reshape(len(keys), int(np.prod(keys.shape[1:]))).T:
        mixed = mixed * _MIXER + column.astype(np.uint64)
    # Unlike rows rarely share a mix; only those that do are compared as a whole, which is slow.
    _, place, count = np.unique(mixed, return_inverse=True, return_counts=True)
    rows = np.flatnonzero(count[place] > 1)
    if rows.size:
        groups = np.zeros(len(keys), dtype=np.int64) if within is None else within
        whole = np.column_stack([groups[rows], keys.reshape(len(keys), -1)[rows]])
        again[rows] = True
        again[rows[np.unique(whole, axis=0, return_index=True)[1]]] = False
    return again


def chance_limit(n: int, share: float, level: float = 0.001) -> int:
    """The smallest number of n that chance exceeds or reaches with a probability under `level`.

    Source: the upper tail of the binomial distribution.

    >>> chance_limit(20, 0.05), chance_limit(10, 0.05)
    (6, 5)
    """
    tail = 0.0
    for k, chance in zip(range(n, -1, -1), _binomial(n, share), strict=True):
        tail += chance
        if tail >= level:
            return k + 1
    return 0


def _binomial(n: int, share: float) -> Iterator[float]:
    """The probability of n, n − 1, … of n; in logs where the ways to choose them exceed what a float holds."""
    if n < 1000 or share in {0, 1}:
        ways = 1
        for k in range(n, -1, -1):
            yield ways * share**k * (1 - share) ** (n - k)
            ways = ways * k // (n - k + 1) if n < 1000 else 1
        return
    all_ways, likely, unlikely = lgamma(n + 1), log(share), log1p(-share)
    for k in range(n, -1, -1):
        yield exp(all_ways - lgamma(k + 1) - lgamma(n - k + 1) + k * likely + (n - k) * unlikely)


def _in_use(codes: Ints) -> float:
    """How many pairs the answers that occur can form."""
    used = np.flatnonzero(np.bincount(codes.ravel() + 1, minlength=PAIRS + 1)[1:])
    functional, dysfunctional = (np.bincount(each) > 0 for each in divmod(used, len(ANSWERS)))
    return max(float(functional.sum() * dysfunctional.sum()), 1.0)


def _counts(codes: Ints, weight: Floats) -> tuple[Floats, Floats]:
    """Weighted counts of pairs by feature, (F, 25), and their shares over all features, (25,)."""
    counts = np.zeros((codes.shape[1], PAIRS))
    for f in range(codes.shape[1]):
        given = codes[:, f] >= 0
        counts[f] = np.bincount(codes[given, f], weights=weight[given], minlength=PAIRS)
    total = counts.sum(axis=0)
    return counts, (total + 0.5) / (total.sum() + 0.5 * PAIRS)


def _of_others(codes: Ints, weight: Floats) -> Floats:
    counts, smooth = _counts(codes, weight)
    rows = np.arange(codes.shape[1])[None]
    own = weight[:, None]
    said = np.maximum(counts[rows, codes] - own, 0) + SMOOTHING * smooth[codes]
    found = said / (np.maximum(counts.sum(axis=1)[None] - own, 0) + SMOOTHING)
    return np.where(codes >= 0, found, np.nan)


def _heed(codes: Ints, weight: Floats, counts: Floats, smooth: Floats) -> Floats:
    features = np.arange(codes.shape[1])
    given = codes >= 0
    both = given[:, :, None] & given[:, None, :]
    # (people, place of the pair, feature): the pair given at one place held against another feature.
    own = weight[:, None, None] * (codes[:, :, None] == codes[:, None, :])
    said = (
        np.maximum(counts[features[None, None], codes[:, :, None]] - own, 0)
        + SMOOTHING * smooth[codes][..., None]
    )
    logs = np.where(both, np.log(said), 0.0)
    many = given.sum(axis=1)
    k = np.maximum(many, 1)[:, None]
    rows, columns = logs.sum(axis=2) / k, logs.sum(axis=1) / k
    centre = logs.sum(axis=(1, 2)) / k[:, 0] ** 2
    apart = np.where(both, logs - rows[:, :, None] - columns[:, None, :] + centre[:, None, None], 0.0)
    variance = (apart**2).sum(axis=(1, 2)) / np.maximum(many - 1, 1)
    observed = np.einsum("nff->n", logs) - centre * k[:, 0]
    tells = (many > 1) & (variance > 1e-12)
    z = np.full(len(codes), np.nan)
    np.divide(observed, np.sqrt(variance), out=z, where=tells)
    return z
