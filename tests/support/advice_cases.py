"""Surveys made from a line: "Alpha M:80 O:12 I:8 mark=6.4 imp=7 exp=basis" and the advice on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from kano.analyses.advising.advice import Advice, Beside, advise
from kano.analyses.classifying.classification import classify
from kano.analyses.privacy import shown
from kano.provenance import Provenance, frozen_map
from kano.questionnaire import Feature
from kano.render.plain import plain
from kano.report.advising.advice import advice_report
from kano.responses import FULFILMENT, NOT_APPLICABLE, Wave
from kano.scale import CATEGORIES, Component
from kano.settings.panels.advising import AdviceSettings, OverrideSettings
from kano.settings.panels.drift import DriftSettings
from kano.settings.panels.study import Settings
from kano.tally import Categories

SD = 1.0
"""Standard deviation of marks, where a case doesn't give one."""


@dataclass
class Made:
    """One feature of a case: counts and facts by segment, "" being everybody there is."""

    name: str
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Made:
        """From "Alpha M:80 mark=7 | business M:30 mark=6": a part a segment."""
        name, _, rest = text.strip().partition(" ")
        made = cls(name)
        for i, part in enumerate(rest.split("|")):
            words = part.split()
            segment = words.pop(0) if i else ""
            made.counts[segment] = {a: int(b) for a, b in (w.split(":") for w in words if ":" in w)}
            made.facts[segment] = dict(w.split("=") for w in words if "=" in w)
        return made

    def fact(self, name: str) -> str:
        return self.facts[""].get(name, "")


def advice_of(features: str, options: str = "") -> Advice:
    """The advice on features as a line gives them, under options as "strict=1 pass=7 today=2026-01-01"."""
    made = [Made.of(each) for each in features.split(";")]
    chosen = dict(re.findall(r"(\w+)=(\S+)", options))
    counts = _counts(made)
    settings = _settings(made, chosen)
    beside = Beside(
        drift={each.name: each.fact("drift") for each in made if each.fact("drift")},  # type: ignore[misc]
        costs={each.name: float(each.fact("cost")) for each in made if each.fact("cost")},
        lost=int(chosen["lost"]) if "lost" in chosen else None,
        found=int(chosen.get("found", 0)) if "lost" in chosen else None,
    )
    return advise(classify(counts, settings), shown(counts, settings.min_group), settings, beside)


def text_of(advice: Advice, language: str) -> str:
    """What a reader sees of it."""
    return plain(advice_report(advice, Provenance(), language=language).document)


def _counts(made: list[Made]) -> Categories:
    segments = list(dict.fromkeys(segment for each in made for segment in each.counts))
    segments = [each for each in segments if each] if len(segments) > 1 else [""]
    shape = (1, len(segments), len(made))
    n = np.zeros((*shape, len(CATEGORIES)), dtype=np.int64)
    ratings = {name: np.zeros((*shape, 4)) for name in (FULFILMENT, "importance", NOT_APPLICABLE)}
    for f, each in enumerate(made):
        for s, segment in enumerate(segments):
            own = each.counts.get(segment) or each.counts[""]
            n[0, s, f] = [own.get(letter, 0) for letter in CATEGORIES]
            facts = each.facts[""] | each.facts.get(segment, {})
            people = int(facts.get("marks", n[0, s, f].sum()))
            for name, fact in ((FULFILMENT, "mark"), ("importance", "imp")):
                if fact in facts and people:
                    mean, sd = float(facts[fact]), float(facts.get("sd", SD))
                    squares = people * (sd**2 + mean**2)
                    ratings[name][0, s, f] = people, people, people * mean, squares
            none = float(facts.get("none", 0))
            ratings[NOT_APPLICABLE][0, s, f] = none, none, none, none
    features = tuple(
        Feature(
            each.name,
            frozen_map({"": each.name}),
            expected=Component(each.fact("exp")) if each.fact("exp") else None,
            control=bool(each.fact("control")),
        )
        for each in made
    )
    return Categories(
        (Wave(),), tuple(segments), features, n, n.astype(float), n.astype(float),
        np.zeros(shape, dtype=np.int64), by="persona" if segments != [""] else "", table="berger",
        ratings=frozen_map(ratings),
    )  # fmt: skip


def _settings(made: list[Made], chosen: dict[str, str]) -> Settings:
    own: dict[str, Any] = {}
    if "pass" in chosen:
        own["pass_mark"] = float(chosen["pass"])
    advice = AdviceSettings(strict="strict" in chosen, mark_scale=chosen.get("scale", ""), **own)
    overrides = tuple(
        OverrideSettings(each.name, each.fact("decide"), each.fact("why").replace("_", " "))
        for each in made
        if each.fact("decide")
    )
    return Settings(advice=advice, overrides=overrides, drift=DriftSettings(today=chosen.get("today", "")))
