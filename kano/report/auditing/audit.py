"""The report of an audit: careless respondents, and questions that went wrong."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

from kano.analyses.auditing.audit import FINDINGS, Audit
from kano.analyses.auditing.rows import AuditRow, Checked, Finding, Sign
from kano.analyses.kinds import Kind
from kano.provenance import Provenance
from kano.report.auditing.contract import Content, data
from kano.report.blocks import Block, Cell, Column, Label, Note, Phrase, Report, Section, Table, Tone, Value
from kano.report.composed import Composed
from kano.report.figures import Pictured
from kano.report.grid import grid
from kano.report.language import Words, words
from kano.report.origin import left_out, method, notices, places, subtitle, used_columns
from kano.report.wing import Wing

SHARES: Mapping[Finding, Callable[[AuditRow], float | None]] = {
    "swapped": lambda row: row.reverse,
    "reverse": lambda row: row.reverse,
    "questionable": lambda row: row.questionable,
    "open": lambda row: row.open,
    "control": lambda row: row.wanted,
}
"""Which share tells how bad a finding is."""


def audit_report(
    result: Audit,
    provenance: Provenance,
    pictured: Pictured,
    *,
    language: str = "en",
    columns: bool = False,
) -> Composed:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    say = words(language, "audit")
    rows = result.rows(language)
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, result, rows, provenance))),
        *_respondents(say, result),
        Section(
            "features", say("audit.section.features"), (_features(say, rows), pictured("shares", language))
        ),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result.settings, provenance, remarks=tuple(f"audit.method.{key}" for key in METHOD)),
    )
    head = subtitle(say, provenance, features=len(result.features))
    document = Report(say("audit.title"), head, language, sections)
    return Composed(document, data(result, provenance, rows))


WING = Wing("audit", Content, audit_report, needs=("provenance", "pictured"))
METHOD = ("signs", "speed", "errors")


def _summary(say: Words, result: Audit, rows: Sequence[AuditRow], provenance: Provenance) -> Iterator[Block]:
    people = sum(each.respondents for each in result.checked)
    shown = sum(each.suspicious for each in result.checked)
    if not people:
        yield Note(say.phrase("audit.headline.counts"), Tone.GOOD)
    elif not shown:
        yield Note(say.phrase("audit.headline.none", respondents=people), Tone.GOOD)
    else:
        share = Value(shown / people, Kind.SHARE)
        # Not `n`, which would ask for a singular.
        yield Note(
            Phrase(say("audit.headline"), {"n": shown, "respondents": people, "share": share}), Tone.GOOD
        )
    found = [(key, [row for row in rows if key in row.findings]) for key in FINDINGS]
    for key, group in found:
        if group:
            shares = [(row.label, Value(SHARES[key](row), Kind.SHARE)) for row in group]
            items = tuple(say.phrase("audit.item", feature=label, share=share) for label, share in shares)
            yield Note(say.phrase(f"audit.say.{key}", features=items), Tone.WARNING)
    if not any(group for _, group in found):
        yield Note(say.phrase("audit.fine"))
    if shown and not result.settings.exclude:
        yield Note(say.phrase("audit.kept"), Tone.QUIET)
    yield from notices(say, provenance, omit={"looks_swapped"})


def _respondents(say: Words, result: Audit) -> Iterator[Section]:
    if not result.checked:
        return
    kinds = {"sign": Kind.TEXT, "count": Kind.COUNT, "share": Kind.SHARE, "where": Kind.TEXT}
    columns = tuple(say.column(key, kind, within="audit.") for key, kind in kinds.items())
    several = len(result.checked) > 1
    tables = [
        Table(f"respondents_{i}", columns, tuple(_rows(say, each)), title=_name(each) if several else "")
        for i, each in enumerate(result.checked)
    ]
    times = [
        Note(
            say.phrase("audit.seconds", file=_name(each), minutes=Value(each.median_seconds / 60, Kind.AMOUNT))
        )
        for each in result.checked
        if each.median_seconds is not None
    ]
    legend = Note(say.phrase("audit.legend"), Tone.QUIET)
    yield Section("respondents", say("audit.section.respondents"), (*tables, *times, legend))


def _rows(say: Words, checked: Checked) -> Iterator[tuple[Cell, ...]]:
    for sign in checked.signs:
        yield say(f"signs.{sign.sign}"), sign.count, _share(sign.count, checked), _where(say, sign)
    yield say("audit.any"), checked.suspicious, _share(checked.suspicious, checked), ""


def _share(count: int | None, checked: Checked) -> float | None:
    return None if count is None or not checked.respondents else count / checked.respondents


def _where(say: Words, sign: Sign) -> str:
    if sign.count is None:
        key = f"audit.untold.{sign.sign}"
        return say(key if say.has(key) else "audit.untold")
    return places(say, sign.where, sign.count)


def _name(checked: Checked) -> str:
    return f"{checked.file}, {checked.sheet}" if checked.sheet else checked.file


def _features(say: Words, rows: Sequence[AuditRow]) -> Table:
    shares = ["open", "questionable", "reverse", *(["wanted"] if any(row.control for row in rows) else [])]
    columns: list[tuple[Column, Callable[[AuditRow], Cell]]] = [
        (say.column("feature"), lambda row: row.label),
        (say.column("n", Kind.COUNT, meaning=say("meaning.n")), lambda row: row.n),
    ]
    for name in shares:
        meaning = say(f"audit.meaning.{name}")
        share = say.column(name, Kind.SHARE, within="audit.", meaning=meaning)
        columns.append((share, attrgetter(name)))
    found = say.column("findings", within="audit.")
    return grid("features", [*columns, (found, lambda row: _findings(say, row))], rows, attrgetter("feature"))


def _findings(say: Words, row: AuditRow) -> Cell:
    found = [say(f"audit.finding.{key}") for key in row.findings]
    return Label(", ".join(found), Tone.WARNING) if found else ""
