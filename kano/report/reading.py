"""What every report says of its input: how it was read, what was left out, by which choices."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kano.analyses.result import Kind, Result
from kano.evaluation import table
from kano.provenance import Notice, Provenance, Source
from kano.report.blocks import Block, Cell, Column, Inline, Note, Phrase, Section, Table, Tone, Value
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


def notices(say: Words, provenance: Provenance, omit: Collection[str] = ()) -> Iterator[Note]:
    """The readers' remarks: warnings first, then how each source was understood; `omit` is said elsewhere."""
    said: list[Notice] = []
    said.extend(each for each in provenance.notices if each.key not in omit and each not in said)
    for notice in said:
        if notice.warning:
            yield Note(_notice(say, notice), Tone.WARNING)
    for source in provenance.sources:
        yield Note(_source(say, source), Tone.QUIET)
    for notice in said:
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
            " ".join([f"{each.source}:"] * several + [places(say, each.where, each.count)]).strip(),
        )
        for each in provenance.excluded
    )
    body = Table("left_out", columns, rows, empty=say("left_out.none"))
    return Section("left_out", say("section.left_out"), (body,))


def method(
    say: Words,
    result: Result,
    provenance: Provenance,
    *,
    remarks: tuple[str, ...] = ("method.base", "method.certainty", "method.intervals", "method.reverse"),
) -> Section:
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
    body: tuple[Block, ...] = (
        Table("method", columns, tuple(rows)),
        *(Note(Phrase(say(key))) for key in remarks),
    )
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
    parts: list[str | Phrase] = []
    if source.respondents is not None:
        parts.append(say.phrase("respondents", n=source.respondents))
    if source.platform:
        parts.append(say("reading.platform").format(platform=source.platform))
    if source.layout:
        parts.append(say(f"layout.{source.layout}"))
    parts += _wording(say, source)
    file = f"{source.file}, {source.sheet}" if source.sheet else source.file
    return say.phrase("reading.source", file=file, parts=tuple(parts))


def _wording(say: Words, source: Source) -> list[str | Phrase]:
    """The answers by their two ends, which tell a wording better than its key does."""
    from kano.readers.wording import wordings

    if source.scale:
        return [say(f"scale.{source.scale}") if say.has(f"scale.{source.scale}") else source.scale]
    known = {each.key: each for each in wordings()}
    keys = [key for key in source.wording.split(", ") if key]
    return [
        say.phrase("reading.wording.texts", first=known[key].functional[0], last=known[key].dysfunctional[-1])
        if key in known
        else say("wording.own" if key == "own" else "reading.wording").format(wording=key)
        for key in keys
    ]


def _notice(say: Words, notice: Notice) -> Phrase:
    values = {name: _value(say, name, value) for name, value in notice.values.items()}
    return say.phrase(f"notice.{notice.key}", **values)


def _value(say: Words, name: str, value: object) -> Inline:
    match value:
        case float():
            return Value(value, Kind.SHARE)
        case int():
            return value
        case list() | tuple():
            keys = [(f"{name}.{each}", str(each)) for each in value]
            return tuple(say(key) if say.has(key) else text for key, text in keys)
        case _:
            key = f"{name}.{value}"
            return say(key) if say.has(key) else str(value)


def places(say: Words, where: tuple[str, ...], count: int) -> str:
    """The first few places of something that occurs `count` times."""
    shown = [say("place.row").format(row=each[4:]) if each.startswith("row ") else each for each in where]
    return ", ".join(shown) + (" …" if 0 < len(where) < count else "")
