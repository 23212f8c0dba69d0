"""The reports there are: a line each here, the rest in a wing that is loaded when it is asked for."""

from collections.abc import Mapping

from kano.report.composed import Composed
from kano.report.wing import Wing

KINDS = ("classification", "advice", "audit", "drift", "power", "table", "check")
"""Of the reports there are."""


def wing(kind: str) -> Wing:
    """The report on results of this kind, which is loaded now."""
    match kind:
        case "classification":
            from kano.report.classifying.classification import WING
        case "advice":
            from kano.report.advising.advice import WING
        case "audit":
            from kano.report.auditing.audit import WING
        case "drift":
            from kano.report.drifting.drift import WING
        case "power":
            from kano.report.planning.power import WING
        case "check":
            from kano.report.checking.check import WING
        case "table":
            from kano.report.explain import WING
        case _:
            raise KeyError(kind)
    return WING


def compose(kind: str, result: object, given: Mapping[str, object], **choices: object) -> Composed:
    """The report on a result, from those of the given that it needs."""
    chosen = wing(kind)
    return chosen.compose(result, **{name: given[name] for name in chosen.needs}, **choices)
