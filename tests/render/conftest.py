"""A small survey with what a report has to cope with."""

from collections.abc import Callable

import numpy as np
import pytest

from kano.analyses.classifying.classification import Classification, classify
from kano.provenance import Exclusion, Notice, PairUsed, Provenance, Source, frozen_map
from kano.questionnaire import Feature
from kano.report.blocks import Report
from kano.report.classifying.classification import classification_report
from kano.report.composed import Composed
from kano.responses import Group, Responses, Wave
from kano.tally import Tally

FORMULA, SCRIPT = "=cmd|' /C calc'!A0", "<script>alert(1)</script>"
NAMES = (
    "Clean room",
    "Up-to-date furnishing",
    "Nespresso",
    FORMULA,
    SCRIPT,
    "*a* [b](c) `d` #e ~f~ &lt;",
    "Nobody",
)
PAIRS = ((2, 4), (0, 4), (0, 2), (2, 2), (2, 0), (0, 0))
"""An answer pair of each category, M O A I R Q."""


@pytest.fixture(scope="session")
def responses() -> Responses:
    """90 people in two waves and two channels; the last feature was answered by nobody."""
    shares = np.random.default_rng(3).dirichlet(np.full(6, 0.7), len(NAMES))
    shares[0], shares[1], shares[2] = np.eye(6)[0], np.eye(6)[1], np.eye(6)[2]
    cumulated = shares.cumsum(axis=1)
    drawn = (np.random.default_rng(4).random((90, len(NAMES), 1)) > cumulated).sum(axis=2).clip(0, 5)
    answers = np.array(PAIRS, dtype=np.int8)[drawn]
    answers[:, -1] = 5
    answers[3, 0, 1] = 5
    people = np.arange(90)
    return Responses(
        tuple(Feature(f"key_{i}", frozen_map({"": name})) for i, name in enumerate(NAMES)),
        answers,
        waves=(Wave("2024"), Wave("2025")),
        wave=people % 2,
        weight=1 + people % 7 / 10,
        groups=frozen_map({"channel": Group(("shop", "web"), people // 2 % 2)}),
    )


@pytest.fixture(scope="session")
def counts(responses: Responses) -> Tally:
    return Tally.of(responses)


@pytest.fixture(scope="session")
def result(counts: Tally) -> Classification:
    return classify(counts)


@pytest.fixture(scope="session")
def provenance() -> Provenance:
    pair = PairUsed("key_0", "with", "without", "B", "C", "suffix")
    source = Source("survey.csv", None, 90, "alternating", "en-like-expect", "1-5", "utf-8 ,", (pair,))
    notice = Notice("n", frozen_map({"a": 1, "b": "x", "c": ("y", "z"), "d": 0.5}))
    return Provenance((source,), (Exclusion("nothing", 2, ("row 3",), "survey.csv"),), (notice,))


@pytest.fixture(scope="session")
def compose(responses: Responses) -> Callable[..., Composed]:
    """The report of these people, in a language and by a column."""

    def report(language: str = "en", by: str = "") -> Composed:
        counted = Tally.of(responses, by)
        found = Provenance((Source("survey.csv", None, 90),))
        return classification_report(classify(counted), counted, found, language=language)

    return report


@pytest.fixture(scope="session")
def composed(compose: Callable[..., Composed]) -> Composed:
    return compose()


@pytest.fixture(scope="session")
def report(composed: Composed) -> Report:
    return composed.document
