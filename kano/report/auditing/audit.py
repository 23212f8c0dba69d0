"""The report of an audit: careless respondents, and questions that went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kano.analyses.auditing.audit import FINDINGS, Audit, Checked, Sign
from kano.analyses.result import Kind, flatten
from kano.counts import Counts
from kano.provenance import Provenance
from kano.report.blocks import Block, Cell, Column, Label, Note, Phrase, Report, Section, Table, Tone, Value
from kano.report.language import Words, words
from kano.report.origin import left_out, method, notices, places, subtitle, used_columns
from kano.report.payload import payload

Record = Mapping[str, Any]

SHARES = {
    "swapped": "reverse",
    "reverse": "reverse",
    "questionable": "questionable",
    "open": "open",
    "control": "wanted",
}
"""Which share tells how bad a finding is."""


def audit_report(
    result: Audit, counts: Counts, provenance: Provenance, *, language: str = "en", columns: bool = False
) -> Report:
    """Compose the report; `columns` adds the pairs of columns that were used to the brief forms as well."""
    del counts  # The result holds them.
    say = words(language, "audit")
    records: list[Record] = list(result.records(language))
    sections = (
        Section("summary", say("section.summary"), tuple(_summary(say, result, records, provenance))),
        *_respondents(say, result),
        Section("features", say("audit.section.features"), (_features(say, records),)),
        *used_columns(say, provenance, detail=not columns),
        left_out(say, provenance),
        method(say, result, provenance, remarks=tuple(f"audit.method.{key}" for key in METHOD)),
    )
    return Report(
        title=say("audit.title"),
        subtitle=subtitle(say, provenance, features=len(result.features)),
        language=language,
        sections=sections,
        payload=payload(result, provenance, language, records),
        records=tuple(flatten(record) for record in records),
    )


METHOD = ("signs", "speed", "errors")


def _summary(say: Words, result: Audit, records: list[Record], provenance: Provenance) -> Iterator[Block]:
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
    found = [(key, [each for each in records if key in each["findings"]]) for key in FINDINGS]
    for key, group in found:
        if group:
            items = tuple(_item(say, record, SHARES[key]) for record in group)
            yield Note(say.phrase(f"audit.say.{key}", features=items), Tone.WARNING)
    if not any(group for _, group in found):
        yield Note(say.phrase("audit.fine"))
    if shown and not result.settings["exclude"]:
        yield Note(say.phrase("audit.kept"), Tone.QUIET)
    yield from notices(say, provenance, omit={"looks_swapped"})


def _item(say: Words, record: Record, share: str) -> Phrase:
    return say.phrase("audit.item", feature=str(record["label"]), share=Value(record[share], Kind.SHARE))


def _respondents(say: Words, result: Audit) -> Iterator[Section]:
    if not result.checked:
        return
    kinds = {"sign": Kind.TEXT, "count": Kind.COUNT, "share": Kind.SHARE, "where": Kind.TEXT}
    columns = tuple(Column(key, say(f"audit.column.{key}"), kind) for key, kind in kinds.items())
    several = len(result.checked) > 1
    tables = [
        Table(
            f"respondents_{i}",
            columns,
            tuple(_rows(say, each)),
            title=_name(each) if several else "",
        )
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
        yield say(f"signs.{sign.key}"), sign.count, _share(sign.count, checked), _where(say, sign)
    yield say("audit.any"), checked.suspicious, _share(checked.suspicious, checked), ""


def _share(count: int | None, checked: Checked) -> float | None:
    return None if count is None or not checked.respondents else count / checked.respondents


def _where(say: Words, sign: Sign) -> str:
    if sign.count is None:
        key = f"audit.untold.{sign.key}"
        return say(key if say.has(key) else "audit.untold")
    return places(say, sign.where, sign.count)


def _name(checked: Checked) -> str:
    return f"{checked.file}, {checked.sheet}" if checked.sheet else checked.file


def _features(say: Words, records: list[Record]) -> Table:
    shares = ["open", "questionable", "reverse"]
    shares += ["wanted"] if any(record["control"] for record in records) else []
    columns = (
        Column("feature", say("column.feature"), Kind.TEXT),
        Column("n", say("column.n"), Kind.COUNT, meaning=say("meaning.n")),
        *(
            Column(name, say(f"audit.column.{name}"), Kind.SHARE, meaning=say(f"audit.meaning.{name}"))
            for name in shares
        ),
        Column("findings", say("audit.column.findings"), Kind.TEXT),
    )
    rows = tuple(
        (str(record["label"]), record["n"], *(record[name] for name in shares), _findings(say, record))
        for record in records
    )
    return Table("features", columns, rows)


def _findings(say: Words, record: Record) -> Cell:
    found = [say(f"audit.finding.{key}") for key in record["findings"]]
    return Label(", ".join(found), Tone.WARNING) if found else ""
