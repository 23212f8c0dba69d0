"""The reports there are: a line each here, the rest in a wing that is loaded when it is asked for."""

from collections.abc import Mapping
from pkgutil import resolve_name

from kano.provenance import frozen_map
from kano.report.composed import Composed
from kano.report.wing import Wing

WINGS = frozen_map(
    {
        "classification": "classifying.classification",
        "advice": "advising.advice",
        "audit": "auditing.audit",
        "drift": "drifting.drift",
        "power": "planning.power",
        "comparison": "comparing.comparison",
        "check": "checking.check",
        "study": "studying.study",
        "table": "explain",
    }
)
"""Where each of them is."""
KINDS = tuple(WINGS)


def wing(kind: str) -> Wing:
    """The report on results of this kind, which is loaded now; KeyError where there is none."""
    found: Wing = resolve_name(f"kano.report.{WINGS[kind]}:WING")
    return found


def compose(kind: str, result: object, given: Mapping[str, object], **choices: object) -> Composed:
    """The report on a result, from those of the given that it needs."""
    chosen = wing(kind)
    return chosen.compose(result, **{name: given[name] for name in chosen.needs}, **choices)
