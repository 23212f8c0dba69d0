"""What JSON holds of a study."""

from typing import Annotated, Literal

from kano.analyses.classifying.changed import Since
from kano.analyses.row import Row
from kano.report.advising.contract import Content as Advice
from kano.report.checking.contract import Content as Check
from kano.report.classifying.contract import Content as Classification
from kano.report.comparing.contract import Content as Comparison
from kano.report.composed import Composed, Data
from kano.report.drifting.contract import Content as Drift
from kano.report.payload import FORMAT, KIND, Format, Version
from kano.values import dataclass
from kano.version import __version__


@dataclass(frozen=True, kw_only=True)
class Content(Row):
    """Everything known about a Kano study: each part as the command of its name writes it."""

    format: Format = FORMAT
    kind: Annotated[Literal["study"], KIND] = "study"
    kano: Version = __version__
    since: Annotated[Since | None, "what is new; null without a baseline"]
    classification: Annotated[Classification, "what each feature is"]
    groups: Annotated[tuple[Classification, ...], "the same divided, an entry a column"]
    advice: Annotated[Advice | None, "what to do"]
    comparison: Annotated[Comparison | None, "those groups compared; null where no column makes two"]
    check: Annotated[Check | None, "what is reached of the targets; null without any"]
    drift: Annotated[Drift | None, "what moved between waves; null where there is one wave"]


@dataclass(frozen=True, eq=False)
class Parts:
    """The parts of a study, each composed as its own report."""

    classification: Composed
    advice: Composed | None = None
    drift: Composed | None = None
    groups: tuple[Composed, ...] = ()
    comparison: Composed | None = None
    check: Composed | None = None
    since: Since | None = None
    title: str = ""


def data(parts: Parts) -> Data:
    """The contents of all parts; as rows of a table those of the classification."""
    content = {
        "format": FORMAT,
        "kind": "study",
        "kano": __version__,
        "since": parts.since,
        "classification": parts.classification.data.content,
        "groups": tuple(each.data.content for each in parts.groups),
        "advice": parts.advice.data.content if parts.advice else None,
        "comparison": parts.comparison.data.content if parts.comparison else None,
        "check": parts.check.data.content if parts.check else None,
        "drift": parts.drift.data.content if parts.drift else None,
    }
    return Data(content, parts.classification.data.rows)
