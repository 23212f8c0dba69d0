"""Features in order, with the ranks that each may truly have."""

from collections.abc import Callable, Iterator, Sequence

from kano.analyses.kinds import Kind
from kano.analyses.ranking.ranking import MEASURES, PLAIN, Place, RankRow
from kano.counts import Counts
from kano.report.blocks import Cell, Column, Note, Phrase, Section, Tone, Value
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import Words
from kano.settings.panels.study import Settings

KINDS = {"importance": Kind.MEAN, "score": Kind.MEAN, "gain": Kind.GAIN}
"""How values look; others are coefficients."""
Told = tuple[Column, Callable[[RankRow], Cell]]


def ranking(counts: Counts, settings: Settings, language: str) -> tuple[RankRow, ...]:
    """The places of all features, where they were asked for."""
    if not (settings.rank or settings.scores):
        return ()
    from kano.analyses.ranking.ranking import ranked

    return ranked(counts, settings, language)


def ranking_section(say: Words, rows: Sequence[RankRow], *, weighted: bool) -> Iterator[Section]:
    """A row a feature, by the first measure that there is; with weights and without, where people have some."""
    known = [name for name in MEASURES if any(row.ranks[name].rank for row in rows)]
    if not known:
        return
    lead = "gain" if "gain" in known else known[0]
    shown = sorted(rows, key=lambda row: row.ranks[lead].rank or len(rows) + 1)
    columns: list[Told] = [(say.column("feature"), lambda row: row.label)]
    for name in sorted(known, key=lambda each: each != lead):
        columns += _measure(say, name)
        if weighted and name in PLAIN:
            columns += _measure(say, name, plain=True)
    notes = (Note(_first(say, shown, lead)), Note(Phrase(say("rank.legend")), Tone.QUIET))
    yield Section("ranks", say("section.ranks"), (grid("ranks", columns, shown), *notes))


def _measure(say: Words, name: str, *, plain: bool = False) -> Iterator[Told]:
    def place(row: RankRow) -> Place:
        return (row.unweighted if plain else row.ranks)[name]

    head = say(f"rank.column.{name}")
    meaning = say("rank.meaning")
    if plain:
        head = f"{head} {say('rank.plain')}"
        yield Column(f"{name}_plain", head, Kind.TEXT, brief=True), lambda row: _said(say, place(row))
        yield Column(f"{name}_plain_place", head, Kind.COUNT, 3), lambda row: place(row).rank
        return
    yield (
        Column(f"{name}_rank", head, Kind.TEXT, meaning=meaning, brief=True),
        lambda row: _said(say, place(row)),
    )
    yield Column(f"{name}_place", head, Kind.COUNT, 3), lambda row: place(row).rank
    yield Column(f"{name}_low", f"{head} {say('rank.from')}", Kind.COUNT, 3), lambda row: place(row).low
    yield Column(f"{name}_high", f"{head} {say('rank.to')}", Kind.COUNT, 3), lambda row: place(row).high
    kind = KINDS.get(name, Kind.COEFFICIENT)
    yield Column(f"{name}_value", f"{head} {say('rank.value')}", kind, 3), lambda row: place(row).value


def _said(say: Words, place: Place) -> Cell:
    if place.rank is None:
        return None
    if place.low == place.high:
        return str(place.rank)
    return say.phrase("rank.place", rank=place.rank, low=place.low or 0, high=place.high or 0)


def _first(say: Words, shown: Sequence[RankRow], lead: str) -> Phrase:
    """Who may truly be first, and how far the first is sure of it."""
    first = [row for row in shown if row.ranks[lead].low == 1]
    names = tuple(short(row.label) for row in first)
    key = "rank.first" if len(first) == 1 else "rank.first.many"
    value = Value(shown[0].ranks[lead].value, KINDS.get(lead, Kind.COEFFICIENT))
    return say.phrase(key, measure=say(f"rank.by.{lead}"), features=names, value=value)
