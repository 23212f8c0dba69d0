"""Rows found again in another file, against looking at each."""

from collections import Counter

import numpy as np

from kano.analyses.auditing.equal_rows import equal_rows, longest, shifts
from kano.questionnaire import Feature
from kano.responses import Responses, Wave


def answers(rows: np.ndarray) -> Responses:
    return Responses(features=(Feature("f"), Feature("g")), answers=rows.astype(np.int8), waves=(Wave(""),))


def test_shifts_and_stretches_are_those_that_looking_at_each_row_gives() -> None:
    rng = np.random.default_rng(4)
    for _ in range(40):
        one, other = (rng.integers(0, 3, size=(rng.integers(1, 60), 2, 2)) for _ in range(2))
        if len(other) > 20 and len(one) > 20:
            other[5:15] = one[8:18]
        first, second = ([row.tobytes() for row in each.astype(np.int8)] for each in (one, other))
        often = Counter(first), Counter(second)
        rare = [j for j, row in enumerate(second) if 0 < often[0][row] <= 3 and often[1][row] <= 3]
        apart = Counter(j - i for j in rare for i, row in enumerate(first) if row == second[j])
        rows = [equal_rows(answers(each), ("f", "g")) for each in (one, other)]
        found = shifts(*rows, rare=3)
        assert found == [shift for shift, _ in apart.most_common()]
        for shift in found[:2]:
            start, end = longest(*rows, shift)
            assert all(first[j - shift] == second[j] for j in range(start, end))
            runs = "".join(
                "x" if 0 <= j - shift < len(first) and first[j - shift] == row else " "
                for j, row in enumerate(second)
            )
            assert end - start == max(map(len, runs.split(" ")))
