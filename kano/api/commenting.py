"""The public verb `comments`: a working sheet of what people wrote, for those alone who may see each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.errors import AnalysisError

if TYPE_CHECKING:
    from kano.api.surveying.survey import Survey
    from kano.report.composed import Composed


def comments(survey: Survey, column: str) -> Composed:
    """Each comment in a column of a survey that was read `by` it, beside where its writer leans most.

    AnalysisError where there are counts, which hold nobody's words.
    """
    from kano.analyses.commenting.leaning import comments as found
    from kano.report.commenting.sheet import comment_sheet
    from kano.responses import Responses

    parts = [part for part in survey.parts if isinstance(part, Responses)]
    if len(parts) < len(survey.parts):
        raise AnalysisError(
            "saved counts hold nobody's words", todo="Give the file with the answers themselves."
        )
    settings = survey.settings
    written = [each for part in parts for each in found(part, column, settings.table)]
    labels = {feature.key: feature.label(settings.lang) for part in parts for feature in part.features}
    return comment_sheet(written, labels, language=settings.lang)
