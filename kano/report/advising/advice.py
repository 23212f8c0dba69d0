"""The report of advice: four answers, then the five steps, then what else the answers say."""

import datetime as dt

from kano.analyses.advising.advice import Advice
from kano.counts import Counts
from kano.provenance import Provenance
from kano.report.advising.contract import Content, data
from kano.report.advising.further import ceiling, decided, renewal, unsure, wrong
from kano.report.advising.outcomes import outcomes
from kano.report.advising.short import four_answers
from kano.report.advising.steps import basis, beleving, bijzonder, what
from kano.report.blocks import Inline, Phrase, Report, Section
from kano.report.composed import Composed
from kano.report.figures import with_figure
from kano.report.language import Words, words
from kano.report.origin import left_out, method, notices, subtitle, used_columns
from kano.report.wing import Wing

METHOD = ("advice.method.limit", "advice.method.gain", "advice.method.needed", "method.certainty")


def advice_report(
    result: Advice, counts: Counts, provenance: Provenance, *, language: str = "en", columns: bool = False
) -> Composed:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    say = words(language, "advice", "classification", "drift")
    rows = result.rows(language)
    summary = (*four_answers(say, result, rows), *notices(say, provenance))
    sections = (
        Section("summary", say("section.summary"), summary),
        what(say, result, rows),
        *with_figure("curves", (result, counts, provenance, language), [basis(say, result, rows)]),
        beleving(say, rows),
        bijzonder(say, rows),
        renewal(say, result, rows),
        wrong(say, rows),
        *outcomes(say, result, language),
        *unsure(say, rows),
        *decided(say, rows),
        ceiling(say, result),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result.settings, provenance, remarks=METHOD),
    )
    document = Report(say("advice.title"), _subtitle(say, result, provenance), language, sections)
    return Composed(document, data(result, provenance, rows, language))


WING = Wing("advice", Content, advice_report, needs=("counts", "provenance"))


def _subtitle(say: Words, result: Advice, provenance: Provenance) -> Phrase:
    head = subtitle(say, provenance, features=len(result.features))
    first, last = result.renewal.first, result.renewal.last
    if first is None or last is None:
        return head
    return Phrase("{head} · {period}", {"head": head, "period": _period(say, first, last)})


def _period(say: Words, first: dt.date, last: dt.date) -> Inline:
    """First and last day, without the month and the year that both have."""
    if first == last:
        return say.day(last)
    year = first.year != last.year
    begin = say.language.spoken(first, month=year or first.month != last.month, year=year)
    return say.phrase("advice.period", first=begin, last=say.day(last))
