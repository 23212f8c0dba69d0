"""What is new since a baseline: a saved tally, or a report as .json."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kano.api.analysed import Analysed
from kano.api.verbs import classify
from kano.errors import DataError, Problem

if TYPE_CHECKING:
    from kano.analyses.classifying.rows import FeatureRow
    from kano.report.composed import Composed
    from kano.report.studying.contract import Since
    from kano.settings.panels.study import Settings


def since(found: Analysed, baseline: str | Path) -> Since:
    """The features of everybody in the last wave that are something else than in the baseline, those first.

    DataError where there is no such file.
    """
    from kano.analyses.classifying.changed import changed
    from kano.report.studying.contract import Since

    path, settings = Path(baseline), found.settings
    now = _everybody(found, settings)
    return Since(path.name, changed(now, _everybody(_read(path, settings), settings)))


def told_since(found: Analysed, composed: Composed, baseline: str | Path) -> Composed:
    """The report on a classification with what is new since the baseline in front."""
    from kano.report.studying.since import with_news

    news = since(found, baseline)
    return replace(composed, document=with_news(composed.document, news.baseline, news.features))


def _everybody(found: Analysed, settings: Settings) -> list[FeatureRow]:
    """The rows of everybody in the last wave."""
    last = found.result.waves[-1].key or None
    return [row for row in found.result.rows(settings.lang) if row.segment is None and row.wave == last]


def _read(path: Path, settings: Settings) -> Analysed:
    from kano.readers.tallies.report_file import is_report, report_counts

    if not path.is_file():
        todo = "Write it: kano report --accept; kano classify FILE -o previous.json"
        raise DataError(Problem("there is no such baseline", str(path), todo=todo))
    plain = replace(settings, by="", weight="", wave="", exclude="")
    return classify(report_counts(path) if is_report(path) else path, settings=plain)
