"""The reports there are: a line each here, the rest in a wing that is loaded when it is asked for."""

from collections.abc import Mapping
from importlib import import_module

from kano.report.composed import Composed
from kano.report.wing import Wing

_HOMES = {
    "classification": "kano.report.classifying.classification",
    "advice": "kano.report.advising.advice",
    "audit": "kano.report.auditing.audit",
    "drift": "kano.report.drifting.drift",
    "power": "kano.report.planning.power",
    "table": "kano.report.explain",
    "check": "kano.report.checking.check",
    "study": "kano.report.studying.study",
}
KINDS = tuple(_HOMES)
"""Of the reports there are."""


def wing(kind: str) -> Wing:
    """The report on results of this kind, which is loaded now."""
    found: Wing = import_module(_HOMES[kind]).WING
    return found


def compose(kind: str, result: object, given: Mapping[str, object], **choices: object) -> Composed:
    """The report on a result, from those of the given that it needs."""
    chosen = wing(kind)
    return chosen.compose(result, **{name: given[name] for name in chosen.needs}, **choices)
