"""Leaving careless respondents out, when the user says so: counted, never silently."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from kano.analyses.auditing.suspects import careless_of, left_out
from kano.counts import Counts
from kano.errors import AnalysisError
from kano.provenance import Exclusion, Notice, Provenance, frozen_map
from kano.responses import Responses
from kano.settings.panels.study import Settings
from kano.settings.signs import Rule, rules
from kano.tally import Categories, Tally
from kano.values import dataclass

Part: TypeAlias = Responses | Tally | Categories

SHOWN = 5
"""How many rows an exclusion names."""
REASON = "careless."
"""How the reasons of these exclusions begin."""
USUAL = 0.04
"""Up to twice as many as attentive respondents may be accused by mistake, careless ones are no news."""
FEWEST = 3
MOST = 50_000
"""Respondents up to whom every report looks for careless answers; beyond, `kano audit` does when asked."""


@dataclass(frozen=True, eq=False)
class Kept:
    """The parts without those left out, and what is to be said of it."""

    parts: tuple[Part, ...]
    provenance: Provenance


def without_careless(parts: Sequence[Part], origins: Sequence[Provenance], settings: Settings) -> Kept:
    """The same parts without the respondents whom the settings leave out.

    Raises UsageError for a sign that doesn't exist, AnalysisError where nobody is left.
    """
    chosen = rules(settings.exclude)
    kept, provenance = [], Provenance()
    for part, origin in zip(parts, origins, strict=True):
        rest, said = _without(part, chosen, settings, _name(origin))
        kept.append(rest)
        provenance += said
    if not any(isinstance(part, Counts) or len(part) for part in kept):
        what = f"{settings.exclude} leaves out everybody"
        raise AnalysisError(what, "--exclude", todo="See kano audit, and leave out fewer.")
    return Kept(tuple(kept), provenance)


def remark(parts: Sequence[Part], settings: Settings) -> tuple[Notice, ...]:
    """A word on careless respondents who take part, where there are more than attentive ones may look so."""
    asked = sum(len(part) for part in parts if not isinstance(part, Counts))
    if asked > MOST:
        return (Notice("careless_unsought", frozen_map({"respondents": asked}), warning=False),)
    chosen = rules(settings.exclude)
    people = shown = 0
    signs: dict[str, int] = {}
    for part in parts:
        if isinstance(part, Counts):
            continue
        found = careless_of(part, settings)
        gone = np.logical_or.reduce([np.zeros(len(part), bool), *left_out(found, chosen).values()])
        people += int((~gone).sum())
        shown += int((found.suspicious & ~gone).sum())
        for sign, mask in found.signs.items():
            signs[sign] = signs.get(sign, 0) + (0 if mask is None else int((mask & ~gone).sum()))
    if shown < FEWEST or shown <= USUAL * people:
        return ()
    ordered = sorted((sign for sign in signs if signs[sign]), key=lambda sign: -signs[sign])
    values = {"n": shown, "respondents": people, "share": shown / people, "signs": tuple(ordered)}
    return (Notice("careless", frozen_map(values)),)


def _without(part: Part, chosen: Sequence[Rule], settings: Settings, file: str) -> tuple[Part, Provenance]:
    if isinstance(part, Counts):
        told = {"file": file, "exclude": settings.exclude}
        return part, Provenance(notices=(Notice("exclude_counts", frozen_map(told)),))
    found = careless_of(part, settings)
    masks = left_out(found, chosen)
    gone = np.logical_or.reduce(list(masks.values()))
    excluded = [
        Exclusion(REASON + rule.sign, int(mask.sum()), places(part, mask), file)
        for rule, mask in masks.items()
        if mask.any()
    ]
    untold = tuple(rule.sign for rule in chosen if rule.over is None and found.signs[rule.sign] is None)
    notices = (Notice("exclude_untold", frozen_map({"signs": untold})),) if untold else ()
    return part.take(~gone), Provenance((), tuple(excluded), notices)


def _name(origin: Provenance) -> str:
    return ", ".join(part for each in origin.sources[:1] for part in (each.file, each.sheet) if part)


def places(responses: Responses, mask: np.ndarray) -> tuple[str, ...]:
    """The first few rows of these respondents; their positions where there is no sheet."""
    rows = np.arange(1, len(responses) + 1) if responses.rows is None else responses.rows
    return tuple(f"row {row}" for row in rows[mask][:SHOWN])
