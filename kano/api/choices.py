"""Options of the library's verbs, as an editor completes them; `make schemas` writes this file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from kano.scale import Answer
from kano.settings.study import FeatureSettings, WaveSettings


class StudyChoices(TypedDict, total=False):
    """What every verb that reads surveys takes."""

    by: str
    """Column that divides respondents into segments: its header or its letters."""
    weight: str
    """Column of survey weights."""
    wave: str
    """Column that tells the wave."""
    table: str
    """Evaluation table: one of the shipped ones, or a CSV file with an own grid."""
    exclude: str
    """Signs of careless answers for which respondents are left out, with commas between them."""
    min_group: int
    """Respondents below which nothing is shown of a segment."""
    survey: str
    """Questionnaire that the questions come from: a key (kano surveys list), or a TOML file."""
    scale: Literal["1-5", "5-1", "0-4", "4-0", "expect-first", "dumouchel", "scores", "three-level"]
    """How bare numbers are read, such as 1-5 (1 = like) or 5-1 (5 = like)."""
    wording: str
    """Keys of the answer wordings, with commas between them, where a text is an answer in several."""
    functional: str
    """Pattern of the headers of functional questions, * standing for the feature, such as *_fun."""
    dysfunctional: str
    """Pattern of the headers of dysfunctional questions, such as *_dys."""
    respondent: str
    """Column of respondents' ids; they are held against one another and never shown."""
    sheet: str
    """Sheet of a workbook; several with commas between them, * for all that hold a survey."""
    encoding: str
    """Encoding of text files, such as utf-8 or cp1252."""
    lang: Literal["en", "nl"]
    """Language of reports."""
    answers: Mapping[str, Answer]
    """Answer texts that no shipped wording knows, and what they mean."""
    answers_functional: Mapping[str, Answer]
    """Answer texts that no shipped wording knows, and what they mean."""
    answers_dysfunctional: Mapping[str, Answer]
    """Answer texts that no shipped wording knows, and what they mean."""
    features: tuple[FeatureSettings, ...]
    """Which columns ask about a feature, by its key."""
    labels: Mapping[str, str]
    """Short names in reports, by feature key."""
    aliases: Mapping[str, str]
    """Other keys that a feature had: new = "old", or a list of them."""
    waves: tuple[WaveSettings, ...]
    """When each wave was in the field, and where its answers are, by the key of the wave."""


class ClassifyChoices(StudyChoices, total=False):
    """What `classify` takes."""

    rule: Literal["mode", "moai", "block", "quadrant", "continuous"]
    """Decision rule: from the shares of a feature to its one category."""
    margin: float
    """For the rule moai: how far apart categories still tie, as a share of n."""
    cut: float | str
    """For the rule quadrant: where Better and |Worse| are cut, a number between 0 and 1, or mean."""
    clear: float
    """Probability from which a category is called clear."""


class AuditChoices(StudyChoices, total=False):
    """What `audit` takes."""


class DriftChoices(StudyChoices, total=False):
    """What `drift` takes."""

    standardise: str | Sequence[str]
    """Columns whose mix of respondents is held."""
    accept_wording: bool
    """Whether to compare features although their wording changed."""
    adjust: Literal["bh", "holm", "none"]
    """How p is adjusted for the number of features."""
    equivalence: float
    """Change of Better and |Worse| that still is called stable."""
    looks: int
    """How many looks at new waves share one error; 0: each has its own."""
    horizon: int | str | dt.date
    """How far a forecast reaches: a number of steps, or a date."""
    today: str | dt.date
    """Day to which that is counted; the last wave where it isn't given."""
    fail_on: str | Sequence[str]
    """Verdicts that end a run with exit code 1."""
    panel: bool
    """Whether the same people answered in several waves."""
    review: Sequence[float]
    """After how many months a bijzonder feature should, and must, be measured again."""
    targets: Mapping[str, Mapping[str, float]]
    """By column: the share of each group that every wave is brought to; they add up to 1."""


class ReadChoices(StudyChoices, total=False):
    """What `read` takes: all that a later analysis may want."""

    rule: Literal["mode", "moai", "block", "quadrant", "continuous"]
    """Decision rule: from the shares of a feature to its one category."""
    margin: float
    """For the rule moai: how far apart categories still tie, as a share of n."""
    cut: float | str
    """For the rule quadrant: where Better and |Worse| are cut, a number between 0 and 1, or mean."""
    clear: float
    """Probability from which a category is called clear."""
    standardise: str | Sequence[str]
    """Columns whose mix of respondents is held."""
    accept_wording: bool
    """Whether to compare features although their wording changed."""
    adjust: Literal["bh", "holm", "none"]
    """How p is adjusted for the number of features."""
    equivalence: float
    """Change of Better and |Worse| that still is called stable."""
    looks: int
    """How many looks at new waves share one error; 0: each has its own."""
    horizon: int | str | dt.date
    """How far a forecast reaches: a number of steps, or a date."""
    today: str | dt.date
    """Day to which that is counted; the last wave where it isn't given."""
    fail_on: str | Sequence[str]
    """Verdicts that end a run with exit code 1."""
    panel: bool
    """Whether the same people answered in several waves."""
    review: Sequence[float]
    """After how many months a bijzonder feature should, and must, be measured again."""
    targets: Mapping[str, Mapping[str, float]]
    """By column: the share of each group that every wave is brought to; they add up to 1."""


class PowerChoices(TypedDict, total=False):
    """What `power` takes."""

    drift: str
    """From first to last wave: usual (default), or shares such as "A42 O16 M10 I32 > A30 O24 M16 I30"."""
    noise: float
    """How much field work of waves differs: sd in log shares, 0 (default)."""
    waves: int
    """Waves, 4 (default)."""
    respondents: int
    """Respondents a wave, 200 (default)."""
    non_response: float
    """Part of questions left open, 0 (default)."""
    weights: float
    """Coefficient of variation of survey weights, 0 (default): none."""
    seed: int
    """Seed of what is drawn, 0 (default)."""
    margin: float
    """Know Better and Worse within this, 0.1 (default)."""
    power: float
    """Probability of finding the drift, 0.8 (default)."""
    features: int
    """Features asked, 30 (default)."""
    lang: str
    """Language of the report: en or nl."""


class SimulateChoices(TypedDict, total=False):
    """What `simulate` takes."""

    drift: str
    """From first to last wave: usual (default), or shares such as "A42 O16 M10 I32 > A30 O24 M16 I30"."""
    noise: float
    """How much field work of waves differs: sd in log shares, 0 (default)."""
    waves: int
    """Waves, 4 (default)."""
    respondents: int
    """Respondents a wave, 200 (default)."""
    non_response: float
    """Part of questions left open, 0 (default)."""
    weights: float
    """Coefficient of variation of survey weights, 0 (default): none."""
    seed: int
    """Seed of what is drawn, 0 (default)."""
    course: str
    """How true shares move: stable (default), drift, walk (at random), step (all at once)."""
    moving: float
    """Part of features that drift, 1 (default)."""
    features: int
    """Features asked, 10 (default)."""
    panel: bool
    """Ask the same people in every wave."""
    start: str
    """First wave, 2024-01 (default)."""
    every: int
    """Months between waves, 6 (default)."""
    lang: str
    """Language: en (default) or nl."""
    wording: str
    """Answer wording."""
