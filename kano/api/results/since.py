"""What is new since a baseline: a saved tally, or a report as .json."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kano.api.results.doubts import withheld
from kano.api.surveying.opening import survey_of
from kano.errors import DataError, Problem

if TYPE_CHECKING:
    from kano.analyses.classifying.changed import Since
    from kano.analyses.classifying.classification import Classification
    from kano.analyses.classifying.rows import FeatureRow
    from kano.settings.panels.study import Settings


def since(found: Classification, settings: Settings, baseline: str | Path) -> Since:
    """The features of everybody in the last wave that are something else than in the baseline, those first.

    DataError where there is no such file.
    """
    from kano.analyses.classifying.changed import Since, changed

    path = Path(baseline)
    before = _read(path, settings)
    return Since(path.name, changed(_everybody(found, settings), _everybody(before, settings)))


def _everybody(found: Classification, settings: Settings) -> list[FeatureRow]:
    """The rows of everybody in the last wave."""
    last = found.waves[-1].key or None
    return [row for row in found.rows(settings.lang) if row.segment is None and row.wave == last]


def _read(path: Path, settings: Settings) -> Classification:
    from kano.analyses.classifying.classification import classify
    from kano.readers.tallies.report_file import is_report, report_counts

    if not path.is_file():
        todo = "Write it: kano report --accept; kano classify FILE -o previous.json"
        raise DataError(Problem("there is no such baseline", str(path), todo=todo))
    plain = replace(settings, by="", weight="", wave="", exclude="")
    survey = survey_of([report_counts(path) if is_report(path) else path], plain, {}, rows=False)
    return withheld(classify(survey.tally(), survey.settings), survey.provenance)
