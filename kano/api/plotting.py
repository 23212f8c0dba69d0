"""The public verb `plot`: pictures of a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from kano.api.results.pictures import Plot, check_kind
from kano.settings.panels.study import Settings

if TYPE_CHECKING:
    from kano.api.choices import ReadChoices
    from kano.api.surveying.sources import Input


def plot(
    kind: str,
    *sources: Input,
    about: str = "",
    size: str = "",
    settings: Settings | None = None,
    **options: Unpack[ReadChoices],
) -> Plot:
    """Draw a survey: plane, shares, answers, curves or segments; of several waves: trajectory, drift or ladder.

    Takes what `classify` takes, or `drift` for pictures of waves. `about` names the feature that is
    drawn, `size` what the size of points says: importance or n.

    >>> from kano.resources import shipped
    >>> plot("plane", shipped("sample_data") / "3b_examples.csv")
    <The Kano plane: 4 basis, 4 beleving, 4 bijzonder, 1 indifferent, 1 reverse: all clear>
    """
    from kano.api.surveying.opening import read
    from kano.api.verbs import classify, drift
    from kano.report.figures import PICTURES

    check_kind(kind)
    survey = read(*sources, settings=settings, dated=PICTURES[kind].analysis == "drift", **options)
    found = drift(survey) if PICTURES[kind].analysis == "drift" else classify(survey)
    return found.plot(kind, about=about, size=size)
