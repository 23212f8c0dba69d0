"""What every report says of its input: how it was read, what was left out, by which choices."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kano.analyses.kinds import Kind
from kano.analyses.row import Row
from kano.counts import BLANK, EVERYBODY
from kano.evaluation import table
from kano.provenance import Exclusion, Notice, Provenance, Source, frozen_map
from kano.report.blocks import Block, Cell, Inline, Note, Phrase, Section, Table, Tone, Value
from kano.report.language import Words
from kano.report.rules import rule_name
from kano.version import __version__

FEW = 3
"""Files or sheets that a line names; of more, the first and the last."""


def subtitle(say: Words, provenance: Provenance, *, features: int) -> Phrase:
    """How many respondents, how many features, which files; data of a program come from none."""
    known = [source.respondents for source in provenance.sources if source.respondents is not None]
    names = list(dict.fromkeys(source.file for source in provenance.sources))
    parts: list[tuple[str, Inline]] = [("features", say.phrase("features", n=features))]
    if names:
        parts.append(("files", names[0] if len(names) == 1 else say.phrase("files", n=len(names))))
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


def segment_name(say: Words, key: str) -> str:
    """What a segment is called in a report."""
    return {EVERYBODY: say("everybody"), BLANK: say("blank"), "*": say("others")}.get(key, key)


def used_columns(say: Words, provenance: Provenance, *, detail: bool) -> Iterator[Section]:
    """The pairs of columns that were read as the questions about a feature."""
    if not (pairs := [pair for source in provenance.sources for pair in source.pairs]):
        return
    names = ("key", "functional", "dysfunctional", "evidence")
    columns = tuple(say.column(name) for name in names)
    rows = (
        (
            pair.feature,
            f"{pair.functional_column}: {pair.functional}",
            f"{pair.dysfunctional_column}: {pair.dysfunctional}",
            say(f"evidence.{pair.evidence}"),
        )
        for pair in pairs
    )
    # Files of one shape have their pairs in the same columns.
    table = Table("columns", columns, tuple(dict.fromkeys(rows)))
    yield Section("columns", say("section.columns"), (table,), detail=detail, appendix=True)


def left_out(say: Words, provenance: Provenance, *, unanswered: int = 0) -> Section:
    """Everything in the input that takes no part in the numbers, counted; `unanswered` pairs were left open."""
    columns = (say.column("reason"), say.column("count", Kind.COUNT), say.column("where"))
    known = {_place(source): source for source in provenance.sources}
    alike: dict[Exclusion, list[str]] = {}
    for each in provenance.excluded:
        alike.setdefault(replace(each, source=""), []).append(each.source)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            say(f"excluded.{each.reason}"),
            each.count * len(names),
            _in_files(names, known, places(say, each.where, each.count)),
        )
        for each, names in alike.items()
    )
    if unanswered:
        rows = (*rows, (say("excluded.unanswered"), unanswered, ""))
    body = Table("left_out", columns, rows, empty=say("left_out.none"))
    return Section("left_out", say("section.left_out"), (body,), appendix=True)


def named_together(sources: Iterable[Source]) -> str:
    """Several files or sheets in a line, the sheets of a file behind it; of many the first and the last."""
    sheets: dict[str, list[str]] = {}
    for source in sources:
        sheets.setdefault(source.file, []).extend([source.sheet] if source.sheet else [])
    names = [
        f"{file}: {_few(found)}" if len(found) > 1 else ", ".join([file, *found])
        for file, found in sheets.items()
    ]
    return _few(names, "; " if any(len(found) > 1 for found in sheets.values()) else ", ")


def _few(names: Sequence[str], sign: str = ", ") -> str:
    return sign.join(names) if len(names) <= FEW else f"{names[0]} … {names[-1]} ({len(names)})"


def _in_files(names: Sequence[str], known: Mapping[str, Source], where: str) -> str:
    """Places with the files that they are in, where there are several."""
    if len({source.file for source in known.values()}) < 2 and len(names) < 2:
        return where
    found = named_together(known.get(name, Source(name)) for name in dict.fromkeys(names) if name)
    return f"{found}: {where}".strip() if found else where


def _place(source: Source) -> str:
    return f"{source.file}, {source.sheet}" if source.sheet else source.file


def method(
    say: Words,
    settings: Row,
    provenance: Provenance,
    *,
    remarks: tuple[str, ...] = ("method.base", "method.certainty", "method.intervals", "method.reverse"),
) -> Section:
    """The choices behind the numbers, the sources, and what the measures mean."""
    columns = (say.column("item"), say.column("value"))
    rows: list[tuple[Cell, ...]] = [
        (say(f"settings.{name}"), _setting(say, name, value))
        for name, value in settings.plain().items()
        if value is not None
    ]
    rows += [(source.file, _source(say, source)) for source in provenance.sources]
    rows.append((say("settings.version"), __version__))
    body: tuple[Block, ...] = (
        Table("method", columns, tuple(rows)),
        *(Note(Phrase(say(key))) for key in remarks),
    )
    return Section("method", say("section.method"), body, detail=True, appendix=True)


def _setting(say: Words, name: str, value: object) -> Cell:
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if name == "rule":
        return rule_name(say, str(value))
    if name == "table":
        found = table(str(value)) if say.has(f"table.{value}") else None
        return f"{value}: {found.source}" if found else str(value)
    if name == "adjust" and say.has(f"adjust.{value}"):
        return say(f"adjust.{value}")
    return str(value).replace(".", say.language.decimal) if isinstance(value, float) else str(value)


def _source(say: Words, source: Source) -> Phrase:
    parts: list[str | Phrase] = []
    if source.respondents is not None:
        parts.append(say.phrase("respondents", n=source.respondents))
    if source.platform:
        parts.append(say("reading.platform").format(platform=source.platform))
    if source.layout:
        parts.append(say(f"layout.{source.layout}"))
    parts += _wording(say, source)
    return say.phrase("reading.source", file=_place(source), parts=tuple(parts))


def _wording(say: Words, source: Source) -> list[str | Phrase]:
    """The answers by their two ends, which tell a wording better than its key does."""
    from kano.words.wordings import wordings

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
    return Phrase(say.counted(f"notice.{notice.key}", notice.values.get("count")), frozen_map(values))


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
