"""Kano / 3B analysis of survey files: what each feature is, how sure that is, and how it drifts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kano.version import __version__

if TYPE_CHECKING:
    from kano.api.advising import advise
    from kano.api.checking import check
    from kano.api.comparing import compare
    from kano.api.planning import Power, Simulated, power, simulate
    from kano.api.plotting import plot
    from kano.api.results.analysed import Analysed
    from kano.api.results.pictures import Plot
    from kano.api.studying import Study, study
    from kano.api.surveying.opening import read
    from kano.api.surveying.survey import Survey
    from kano.api.verbs import audit, classify, drift
    from kano.api.warehousing import sql
    from kano.errors import AnalysisError, DataError, KanoError, QuestionnaireError, UsageError
    from kano.evaluation import EvaluationTable
    from kano.questionnaire import Feature, Questionnaire
    from kano.responses import Responses
    from kano.scale import Answer, Category, Component
    from kano.settings.panels.study import Settings
    from kano.tally import Categories, Tally

_HOMES = {
    "kano.api.advising": ("advise",),
    "kano.api.results.analysed": ("Analysed",),
    "kano.api.surveying.opening": ("read",),
    "kano.api.surveying.survey": ("Survey",),
    "kano.api.verbs": ("audit", "classify", "drift"),
    "kano.api.checking": ("check",),
    "kano.api.comparing": ("compare",),
    "kano.api.warehousing": ("sql",),
    "kano.errors": ("AnalysisError", "DataError", "KanoError", "QuestionnaireError", "UsageError"),
    "kano.evaluation": ("EvaluationTable",),
    "kano.api.studying": ("Study", "study"),
    "kano.api.planning": ("Power", "Simulated", "power", "simulate"),
    "kano.api.results.pictures": ("Plot",),
    "kano.api.plotting": ("plot",),
    "kano.questionnaire": ("Feature", "Questionnaire"),
    "kano.responses": ("Responses",),
    "kano.scale": ("Answer", "Category", "Component"),
    "kano.settings.panels.study": ("Settings",),
    "kano.tally": ("Categories", "Tally"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Analysed",
    "AnalysisError",
    "Answer",
    "Categories",
    "Category",
    "Component",
    "DataError",
    "EvaluationTable",
    "Feature",
    "KanoError",
    "Plot",
    "Power",
    "Questionnaire",
    "QuestionnaireError",
    "Responses",
    "Settings",
    "Simulated",
    "Study",
    "Survey",
    "Tally",
    "UsageError",
    "__version__",
    "advise",
    "audit",
    "check",
    "classify",
    "compare",
    "drift",
    "plot",
    "power",
    "read",
    "simulate",
    "sql",
    "study",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Public names load their module on first use, so that `import kano` and `kano --help` stay light."""
    if name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
