"""A file of counts, as a statement in a warehouse made it: texts as people gave them, read as in tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kano.errors import DataError, Problem
from kano.provenance import frozen_map
from kano.readers.answers.decoded import explained
from kano.readers.answers.meaning import says_nothing
from kano.readers.columns.extras import Extras, natural
from kano.readers.columns.header import Header
from kano.readers.columns.legend import legend_of
from kano.readers.columns.names import RATINGS
from kano.readers.columns.table import Table
from kano.readers.files.cells import clean
from kano.readers.files.engines.engine import Told
from kano.readers.pairs.evidence import Pairing
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questionnaires import recognised
from kano.readers.tables.engines.counts_checks import check_counts
from kano.readers.tables.engines.counts_content import Content, content_of
from kano.readers.tables.engines.grouped import Grouped, Key, PairCount, RatingCount
from kano.readers.tables.engines.reading import grouped_reading
from kano.readers.tables.engines.spread import spread
from kano.readers.tables.outcome import Reading
from kano.readers.tables.understood import Understood


def read_counts_file(known: Understood) -> Reading:
    """The tally that the counts make; DataError where they can't be right, or texts are no answers."""
    content = content_of(known)
    told = {row["name"]: row["value"] for row in content.rows["table"]}
    check_counts(content, told)
    long = told["layout"] == "long"
    header, pairs = _long_pairs(content, told) if long else _wide_pairs(content)
    settings = replace(known.settings, weight=told.get("weight", ""), wave=told.get("wave", ""))
    table = Table(Header(tuple(header)), (), settings, known.place, legend_of(header))
    extras = Extras(
        by=((told["by"], 0),) if told.get("by") else (),
        weight=0 if told.get("weight") else None,
        wave=0 if told.get("wave") else None,
    )
    paired = recognised(pairs, settings)
    sheet = replace(known.sheet, head=(tuple(header),), columns=None, blocks=None)
    whole = replace(known, sheet=sheet, table=table, extras=extras, pairing=Pairing(tuple(paired), "tally"))
    places = _places(content, long=long)
    found = _grouped(content, places, extras)
    sides = [
        spread(_said(content, pairs, places), sorted({p[side] for p in _both(pairs)}), header)
        for side in (0, 1)
    ]
    _refuse_unheard(content, whole)
    return grouped_reading(whole, found, (sides[0], sides[1]), absent=long)


def _both(pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    return [(pair.functional, pair.dysfunctional) for pair in pairs]


def _wide_pairs(content: Content) -> tuple[list[str], list[Pair]]:
    told: dict[int, dict[str, str]] = defaultdict(dict)
    for row in content.rows["feature"]:
        told[int(row["feature"])][row["name"]] = row["value"]
    header: list[str] = []
    pairs = []
    for k in sorted(told):
        each, ratings = told[k], {}
        header += [each["functional"], each["dysfunctional"]]
        places = (len(header) - 2, len(header) - 1)
        for name in RATINGS:
            if name in each:
                ratings[name] = len(header)
                header.append(each[name])
        pair = Pair(each.get("name", ""), *places, each["evidence"], frozen_map(ratings))
        pairs.append(replace(pair, key=each.get("key", ""), label=each.get("label", "")))
    return header, pairs


def _long_pairs(content: Content, told: Mapping[str, str]) -> tuple[list[str], list[Pair]]:
    names = sorted({clean(row["feature"]) for row in content.rows["answers"]}, key=natural)
    return [told["functional"], told["dysfunctional"]], [Pair(name, 0, 1, "key") for name in names]


def _places(content: Content, *, long: bool) -> Mapping[str, int]:
    """The place of each feature, by what the rows call it."""
    called = {row["feature"] for row in content.rows["answers"]}
    if not long:
        return {each: int(each) for each in called}
    order = sorted({clean(each) for each in called}, key=natural)
    return {each: order.index(clean(each)) for each in called}


def _grouped(content: Content, places: Mapping[str, int], extras: Extras) -> Grouped:
    pairs, ratings = [], []
    for row in content.rows["answers"]:
        n, w, w2 = (content.number(row, name) for name in ("n", "w", "w2"))
        both = clean(row["functional"]), clean(row["dysfunctional"])
        pairs.append(PairCount(places[row["feature"]], content.key(row), *both, int(n), w, w2))
    for row in content.rows["rating"]:
        n, w = content.number(row, "n"), content.number(row, "w")
        text = clean(row["value"])
        ratings.append(RatingCount(row["name"], places[row["feature"]], content.key(row), text, int(n), w))
    people, rows = Counter[Key](), Counter[Key]()
    for kind, counter in (("people", people), ("rows", rows)):
        for row in content.rows[kind]:
            counter[content.key(row)] += int(content.number(row, "n"))
    weighted, waved = extras.weight is not None, extras.wave is not None
    return Grouped(tuple(pairs), rows, people, tuple(ratings), weighted=weighted, waved=waved)


def _said(content: Content, pairs: Sequence[Pair], places: Mapping[str, int]) -> Mapping[int, Sequence[Told]]:
    """By column: its texts and how often they were given."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for row in content.rows["answers"]:
        pair = pairs[places[row["feature"]]]
        for column, name in ((pair.functional, "functional"), (pair.dysfunctional, "dysfunctional")):
            found[column][clean(row[name])] += int(content.number(row, "n"))
    return {i: [Told(text, text, n) for text, n in sorted(each.items())] for i, each in found.items()}


def _refuse_unheard(content: Content, known: Understood) -> None:
    """DataError where the statement didn't know that a text is no answer, and counted who said nothing else."""
    told = {row["value"] for row in content.rows["silent"]}
    texts = sorted({text for row in content.rows["answers"] for text in _unheard(row, told, known)})
    if texts:
        listed = "\n".join(f'"{text}"' for text in texts)
        lines = "\n".join(f'"{text}" = "no-answer"' for text in texts)
        what = "these texts are no answers, which the statement didn't know:"
        todo = f"Say so in kano.toml, and let kano sql write the statement again:\n[answers]\n{lines}"
        raise DataError(Problem(what, known.place, listed, todo))


def _unheard(row: Mapping[str, str], told: set[str], known: Understood) -> Iterator[str]:
    settings = explained(known.table)
    for side, name in enumerate(("functional", "dysfunctional")):
        if says_nothing(clean(row[name]), side, settings) and row[name].lower() not in told:
            yield row[name]
