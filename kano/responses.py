"""Responses: who answered what, before anything is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace

import numpy as np
from numpy.typing import NDArray

from kano.provenance import frozen_map
from kano.questionnaire import Feature, Outcome, Question
from kano.scale import NOT_ASKED, Answer
from kano.values import dataclass

FULFILMENT, NOT_APPLICABLE = "fulfilment", "not_applicable"
"""Names of the rating that says how well a feature is done now, and of whom that doesn't concern."""
SCORE = "score"
"""The rating that stands for a score from elsewhere, the same from everybody."""


@dataclass(frozen=True)
class Wave:
    """One round of field work, and how its questions were put."""

    key: str = ""
    """Name of the wave as files and reports show it; "" for a survey of one wave."""
    date: dt.date | None = None
    wording: str = ""
    """Keys of the answer wordings used, joined by ", "; "" where unknown (bare numbers, counts)."""
    scale: str = ""
    """Key of the scale of bare numbers, "" where answers are texts."""
    language: str = ""
    questionnaire: str = ""
    """Key of the questionnaire that the questions came from, "" where unknown."""
    weighting: str = ""
    """Name of the weight column, "" where nobody is weighted."""
    questions: Mapping[str, Question] = field(default_factory=frozen_map)
    """Question texts by feature key, as asked in this wave."""


@dataclass(frozen=True, eq=False)
class Group:
    """A column that divides respondents, such as persona or channel."""

    labels: tuple[str, ...]
    codes: NDArray[np.int64]
    """(N,) position in `labels`; −1 where the cell was empty."""


@dataclass(frozen=True, eq=False)
class OutcomeMarks:
    """What each respondent gave for something that is no feature and was asked once, such as goodwill."""

    outcome: Outcome
    marks: NDArray[np.float64]
    """(N,), NaN where none was given."""


@dataclass(frozen=True, eq=False)
class Responses:
    """The coded answers of N respondents about F features; arrays are read-only."""

    features: tuple[Feature, ...]
    answers: NDArray[np.int8]
    """(N, F, 2): functional and dysfunctional `Answer`; `NOT_ASKED` where never asked."""
    waves: tuple[Wave, ...] = (Wave(),)
    wave: NDArray[np.int64] | None = None
    """(N,) position in `waves`; None where there is one wave."""
    weight: NDArray[np.float64] | None = None
    """(N,) positive or zero; None where everybody counts once."""
    ratings: Mapping[str, NDArray[np.float64]] = field(default_factory=frozen_map)
    """By name (importance, fulfilment): (N, F), NaN where not rated."""
    groups: Mapping[str, Group] = field(default_factory=frozen_map)
    ids: tuple[str, ...] | None = None
    """Respondents' ids, only for pairing waves and finding duplicates; never shown."""
    seconds: NDArray[np.float64] | None = None
    """(N,) how long each took to answer, NaN where unknown; None where the file doesn't say."""
    marks: NDArray[np.int64] | None = None
    """(N,) `id_marks` of the column of ids, which tell whether people are the same, not who; None without."""
    again: NDArray[np.bool_] | None = None
    """(N,) whether an earlier respondent of the same wave has the same id; None where there are no ids."""
    rows: NDArray[np.int64] | None = None
    """(N,) row of the sheet where each stands, or stands first, as a spreadsheet counts them."""
    outcomes: tuple[OutcomeMarks, ...] = ()
    period: Callable[[], tuple[dt.date, dt.date] | None] | None = field(default=None, repr=False)
    """Reads, when asked, the first and the last day on which somebody answered; None where it can't be told."""
    stamps: Callable[[], tuple[int, NDArray[np.int64]]] | None = field(default=None, repr=False)
    """Reads, when asked, the first row below the header and what tells each row's submission from others."""

    def __post_init__(self) -> None:
        expected = (len(self.answers), len(self.features), 2)
        if self.answers.shape != expected or self.answers.dtype != np.int8:
            raise ValueError(f"answers are {self.answers.dtype} {self.answers.shape}, not int8 {expected}")
        if self.answers.size and not NOT_ASKED <= self.answers.min() <= self.answers.max() <= Answer.NO_ANSWER:
            raise ValueError("answers are codes from -1 (not asked) to 5 (no answer)")
        if self.weight is not None and not (np.isfinite(self.weight).all() and (self.weight >= 0).all()):
            raise ValueError("weights are finite and not negative")
        told = (self.wave, self.weight, self.seconds, self.marks, self.again, self.rows)
        given = (*self.ratings.values(), *(each.marks for each in self.outcomes))
        for array in (self.answers, *told, *given):
            if array is not None:
                array.flags.writeable = False

    def __len__(self) -> int:
        return len(self.answers)

    def take(self, rows: NDArray[np.generic]) -> Responses:
        """The respondents at these positions, or where this mask is true, in this order."""
        chosen = np.arange(len(self))[rows]
        return replace(
            self,
            answers=self.answers[chosen],
            wave=None if self.wave is None else self.wave[chosen],
            weight=None if self.weight is None else self.weight[chosen],
            ratings=frozen_map({name: values[chosen] for name, values in self.ratings.items()}),
            groups=frozen_map(
                {name: Group(group.labels, group.codes[chosen]) for name, group in self.groups.items()}
            ),
            outcomes=tuple(replace(each, marks=each.marks[chosen]) for each in self.outcomes),
            ids=None if self.ids is None else tuple(self.ids[i] for i in chosen),
            seconds=None if self.seconds is None else self.seconds[chosen],
            marks=None if self.marks is None else self.marks[chosen],
            again=None if self.again is None else self.again[chosen],
            rows=None if self.rows is None else self.rows[chosen],
        )


def id_marks(ids: Iterable[str]) -> NDArray[np.int64]:
    """A number for each id, the same for the same id within one run of the program only; 0 for a blank.

    Source: SipHash (Aumasson & Bernstein 2012), which Python keys anew in each process.

    >>> one, other, blank = id_marks(["Anna", "Anna", ""])
    >>> bool(one == other), int(blank)
    (True, 0)
    """
    return np.fromiter(map(hash, ids), dtype=np.int64)  # hash("") is 0
