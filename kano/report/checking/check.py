"""The report of a check: whether it passed, what missed its target, then every target."""

from collections.abc import Callable, Iterator, Sequence

from kano.analyses.checking.check import Check
from kano.analyses.checking.rows import CheckRow
from kano.analyses.kinds import Kind
from kano.provenance import Provenance
from kano.report.blocks import (
    Block,
    Cell,
    Column,
    Finding,
    Findings,
    Inline,
    Label,
    Note,
    Phrase,
    Report,
    Section,
    Table,
    Tone,
)
from kano.report.checking.contract import Content, data
from kano.report.checking.sentences import about, found_phrase, sentence, wanted_phrase
from kano.report.composed import Composed
from kano.report.figures import Pictured
from kano.report.grid import grid
from kano.report.language import Words, words
from kano.report.origin import left_out, method, notices, subtitle
from kano.report.wing import Wing

ORDER = {"failed": 0, "undecided": 1, "passed": 2}
TONES = {"failed": Tone.WARNING, "undecided": Tone.WARNING, "passed": Tone.GOOD}
SHOWN = 10
"""How many that miss their target stand in the summary, one a line."""
METHOD = ("certainty", "marks", "sunk", "undecided")


def check_report(
    result: Check,
    provenance: Provenance,
    pictured: Pictured,
    *,
    language: str = "en",
    columns: bool = False,
) -> Composed:
    """Compose the report; `columns` is for other reports."""
    del columns
    say = words(language, "check", "pictures")
    rows = sorted(result.rows(language), key=lambda row: ORDER[row.outcome])
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, result, rows, provenance))),
        Section("targets", say("check.section.targets"), (_table(say, rows), *_legend(say, rows))),
        Section("plane", say("plane.title"), (pictured("plane", language),), detail=True),
        left_out(say, provenance),
        method(say, result.settings, provenance, remarks=tuple(f"check.method.{key}" for key in METHOD)),
    )
    head = subtitle(say, provenance, features=len(result.features))
    document = Report(say("check.title"), head, language, sections, _findings(say, result, rows))
    return Composed(document, data(result, provenance, rows))


WING = Wing("check", Content, check_report, needs=("provenance", "pictured"))


def _headline(say: Words, result: Check) -> Phrase:
    failed, unsure = len(result.of("failed")), len(result.of("undecided"))
    values: dict[str, Inline] = {"failed": failed, "undecided": unsure, "targets": len(result.checks)}
    if failed:
        key = "failed.both" if unsure else "failed"
    elif unsure:
        key = "lenient" if result.passed else "undecided"
    else:
        key = "passed"
    return Phrase(say(f"check.headline.{key}"), values)


def _summary(say: Words, result: Check, rows: Sequence[CheckRow], provenance: Provenance) -> Iterator[Block]:
    yield Note(_headline(say, result), Tone.GOOD)
    missed = [row for row in rows if row.outcome != "passed"]
    for row in missed[:SHOWN]:
        yield Note(sentence(say, row), Tone.WARNING)
    if len(missed) > SHOWN:
        yield Note(say.phrase("check.more", n=len(missed) - SHOWN), Tone.WARNING)
    yield from notices(say, provenance)


def _table(say: Words, rows: Sequence[CheckRow]) -> Table:
    columns: tuple[tuple[Column, Callable[[CheckRow], Cell]], ...] = (
        (say.column("outcome", within="check."), lambda row: _outcome(say, row)),
        (say.column("feature"), lambda row: about(say, row)),
        (say.column("wanted", within="check."), lambda row: wanted_phrase(say, row)),
        (say.column("found", within="check."), lambda row: found_phrase(say, row)),
        (say.column("p", Kind.PROBABILITY, within="check."), lambda row: row.p),
        (say.column("sunk_p", Kind.P_VALUE, within="check.", priority=3), lambda row: row.sunk_p),
        (say.column("n", Kind.COUNT, meaning=say("meaning.n")), lambda row: row.n),
    )
    return grid("targets", columns, rows)


def _outcome(say: Words, row: CheckRow) -> Label:
    return Label(say(f"check.outcome.{row.outcome}"), TONES[row.outcome])


def _legend(say: Words, rows: Sequence[CheckRow]) -> Iterator[Note]:
    if any(row.p is not None for row in rows):
        yield Note(Phrase(say("check.legend")), Tone.QUIET)


def _findings(say: Words, result: Check, rows: Sequence[CheckRow]) -> Findings:
    strict = result.settings.undecided == "fail"
    each = tuple(
        Finding(
            group=say(f"check.group.{row.check}"),
            name=about(say, row),
            outcome=row.outcome,
            phrase=sentence(say, row),
            fails=row.outcome == "failed" or (strict and row.outcome == "undecided"),
            line=row.line,
        )
        for row in rows
    )
    # The whole path, so that a host of code can show a finding at its line.
    return Findings(each, _plain(_headline(say, result)), result.file)


def _plain(phrase: Phrase) -> str:
    return phrase.template.format_map(phrase.values)
