"""Options of the library's verbs, as an editor completes them.

`make schemas` writes this file from the declarations in kano/settings, which say what each means.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from kano.scale import Answer, Component
from kano.settings.panels.advising import OverrideSettings
from kano.settings.panels.study import FeatureSettings, WaveSettings


class StudyChoices(TypedDict, total=False):
    """What every verb that reads surveys takes."""

    by: str
    weight: str
    cluster: str
    strata: str
    deff: float
    wave: str
    table: str
    exclude: str
    min_group: int
    survey: str
    scale: Literal[
        "1-5", "5-1", "0-4", "4-0", "2..-2", "-2..2", "expect-first", "dumouchel", "scores", "three-level"
    ]
    scale_dysfunctional: str
    wording: str
    functional: str
    dysfunctional: str
    feature: str
    set_aside: bool
    outcome: str
    respondent: str
    sheet: str
    encoding: str
    lang: Literal["en", "nl"]
    answers: Mapping[str, Answer]
    answers_functional: Mapping[str, Answer]
    answers_dysfunctional: Mapping[str, Answer]
    features: tuple[FeatureSettings, ...]
    labels: Mapping[str, str]
    aliases: Mapping[str, str]
    expected: Mapping[str, Component]
    groups: Mapping[str, Mapping[str, str]]
    waves: tuple[WaveSettings, ...]
    overrides: tuple[OverrideSettings, ...]


class ClassifyChoices(StudyChoices, total=False):
    """What `classify` takes."""

    rule: Literal["mode", "moai", "block", "quadrant", "continuous"]
    margin: float
    cut: float | str
    clear: float
    group_by: str
    groups_file: str
    rank: bool
    scores: str
    fail_on: str | Sequence[str]


class AdviceChoices(ClassifyChoices, total=False):
    """What `advise` takes."""

    marks: str
    mark_scale: Literal["0-10", "1-10", "1-7", "1-5", "percent"]
    pass_mark: float
    strict: bool
    today: str | dt.date


class CompareChoices(ClassifyChoices, total=False):
    """What `compare` takes."""

    equivalence: float


class AuditChoices(StudyChoices, total=False):
    """What `audit` takes."""


class DriftChoices(StudyChoices, total=False):
    """What `drift` takes."""

    standardise: str | Sequence[str]
    waves_in_order: bool
    accept_wording: bool
    adjust: Literal["bh", "holm", "none"]
    equivalence: float
    looks: int
    horizon: int | str | dt.date
    today: str | dt.date
    fail_on: str | Sequence[str]
    panel: bool
    review: Sequence[float]
    targets: Mapping[str, Mapping[str, float]]


class ReadChoices(AdviceChoices, AuditChoices, DriftChoices, total=False):
    """What `read` takes: all that a later analysis may want."""


class ReportChoices(ReadChoices, total=False):
    """What `study` takes."""

    title: str
    segments: str | Sequence[str]
    baseline: str
    targets_file: str
    files: str | Sequence[str]
    outputs: str | Sequence[str]


class FieldWorkChoices(TypedDict, total=False):
    """What both verbs before a survey take."""

    drift: str
    noise: float
    waves: int
    respondents: int
    non_response: float
    weights: float
    seed: int


class PowerChoices(FieldWorkChoices, total=False):
    """What `power` takes."""

    margin: float
    power: float
    features: int
    moving: int
    deff: float
    lang: str


class SimulateChoices(FieldWorkChoices, total=False):
    """What `simulate` takes."""

    course: str
    moving: float
    features: int
    panel: bool
    start: str
    every: int
    lang: str
    wording: str
