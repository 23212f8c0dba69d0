"""What every report says of its input: how it was read, what was left out, by which choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from kano.analyses.result import Kind, Result
from kano.evaluation import table
from kano.provenance import Notice, Provenance, Source
from kano.report.blocks import Block, Cell, Column, Inline, Note, Phrase, Section, Table, Tone
from kano.report.language import Words
from kano.version import __version__


def subtitle(say: Words, provenance: Provenance, *, features: int) -> Phrase:
    """How many respondents, how many features, which files."""
    known = [source.respondents for source in provenance.sources if source.respondents is not None]
    names = list(dict.fromkeys(source.file for source in provenance.sources))
    files = names[0] if len(names) == 1 else say.phrase("files", n=len(names))
    parts: list[tuple[str, Inline]] = [("features", say.phrase("features", n=features)), ("files", files)]
    if known:
        parts.insert(0, ("respondents", say.phrase("respondents", n=sum(known))))
    return Phrase(" · ".join(f"{{{name}}}" for name, _ in parts), dict(parts))


def notices(say: Words, provenance: Provenance) -> Iterator[Note]:
    """The readers' remarks: warnings first, then how each source was understood."""
    for notice in provenance.notices:
        if notice.warning:
            yield Note(_notice(say, notice), Tone.WARNING)
    for source in provenance.sources:
        yield Note(_source(say, source), Tone.QUIET)
    for notice in provenance.notices:
        if not notice.warning:
            yield Note(_notice(say, notice), Tone.QUIET)


def used_columns(say: Words, provenance: Provenance, *, detail: bool) -> Iterator[Section]:
    """The pairs of columns that were read as the questions about a feature."""
    pairs = [pair for source in provenance.sources for pair in source.pairs]
    if not pairs:
        return
    names = ("key", "functional", "dysfunctional", "evidence")
    columns = tuple(Column(name, say(f"column.{name}"), Kind.TEXT) for name in names)
    rows = tuple(
        (
            pair.feature,
            f"{pair.functional_column}: {pair.functional}",
            f"{pair.dysfunctional_column}: {pair.dysfunctional}",
            say(f"evidence.{pair.evidence}"),
        )
        for pair in pairs
    )
    yield Section("columns", say("section.columns"), (Table("columns", columns, rows),), detail=detail)


def left_out(say: Words, provenance: Provenance) -> Section:
    """Everything in the input that takes no part in the numbers, counted."""
    columns = (
        Column("reason", say("column.reason"), Kind.TEXT),
        Column("count", say("column.count"), Kind.COUNT),
        Column("where", say("column.where"), Kind.TEXT),
    )
    several = len({source.file for source in provenance.sources}) > 1
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            say(f"excluded.{each.reason}"),
            each.count,
            " ".join([f"{each.source}:"] * several + [_places(each.where, each.count)]).strip(),
        )
        for each in provenance.excluded
    )
    body = Table("left_out", columns, rows, empty=say("left_out.none"))
    return Section("left_out", say("section.left_out"), (body,))


def method(say: Words, result: Result, provenance: Provenance) -> Section:
    """The choices behind the numbers, the sources, and what the measures mean."""
    columns = (
        Column("item", say("column.item"), Kind.TEXT),
        Column("value", say("column.value"), Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = [
        (say(f"settings.{name}"), _setting(say, name, value))
        for name, value in result.settings.items()
        if value is not None
    ]
    rows += [(source.file, _source(say, source)) for source in provenance.sources]
    rows.append((say("settings.version"), __version__))
    remarks = tuple(Note(Phrase(say(f"method.{key}"))) for key in ("base", "certainty", "intervals", "reverse"))
    body: tuple[Block, ...] = (Table("method", columns, tuple(rows)), *remarks)
    return Section("method", say("section.method"), body, detail=True)


def _setting(say: Words, name: str, value: object) -> Cell:
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if name == "rule":
        return say(f"rule.{value}")
    if name == "table":
        found = table(str(value)) if say.has(f"table.{value}") else None
        return f"{value}: {found.source}" if found else str(value)
    return str(value)


def _source(say: Words, source: Source) -> Phrase:
    file = f"{source.file}, {source.sheet}" if source.sheet else source.file
    key = "reading.source" if source.respondents is None else "reading.respondents"
    values: dict[str, Inline] = {
        "file": file,
        "layout": say(f"layout.{source.layout}") if source.layout else "",
        "wording": _wording(say, source),
    }
    if source.respondents is not None:
        values["respondents"] = say.phrase("respondents", n=source.respondents)
    return say.phrase(key, **values)


def _wording(say: Words, source: Source) -> str:
    if source.scale:
        return say(f"scale.{source.scale}") if say.has(f"scale.{source.scale}") else source.scale
    if not source.wording:
        return say("reading.wording.none")
    return say("reading.wording").format(wording=source.wording)


def _notice(say: Words, notice: Notice) -> Phrase:
    return say.phrase(f"notice.{notice.key}", **{k: _value(v) for k, v in notice.values.items()})


def _value(value: object) -> Inline:
    if isinstance(value, (list, tuple)):
        return tuple(str(each) for each in value)
    return cast("Inline", value) if isinstance(value, (int, Phrase)) else str(value)


def _places(where: tuple[str, ...], count: int) -> str:
    return ", ".join(where) + (" …" if 0 < len(where) < count else "")
