"""A file of counts, as a statement in a warehouse made it: texts as people gave them, read as in tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
from kano.readers.tables.engines.counts_shape import FIELDS, FORMAT, REFUSED
from kano.readers.tables.engines.grouped import Grouped, Key, PairCount, RatingCount
from kano.readers.tables.engines.reading import grouped_reading
from kano.readers.tables.engines.spread import spread
from kano.readers.tables.outcome import Reading
from kano.readers.tables.understood import Understood

_MOST = 1e15
_WRONG = {
    "no_weight": "{n} respondents have no weight; weights must be numbers from 0 up",
    "nobody": "{n} rows don't say whose answers they hold",
    "again": "{n} times a respondent answers about one feature more than once",
    "changed": "the rows of {n} respondents differ in weight or group",
    "no_side": "{n} rows name none of the two questions",
}


@dataclass(slots=True)
class _Content:
    """The rows of a file by kind."""

    place: str
    rows: dict[str, list[Mapping[str, str]]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)

    def number(self, row: Mapping[str, str], name: str) -> float:
        """A number from 0 up; people are whole."""
        try:
            value = float(row[name])
            if 0 <= value < (_MOST if name == "n" else 1e60) and (name != "n" or value.is_integer()):
                return value
        except ValueError:
            pass
        self.problems.append(Problem(f'{name} is "{row[name]}", no count', f"{self.place}, row {row['row']}"))
        return 0.0

    def key(self, row: Mapping[str, str]) -> Key:
        """Block, wave and segment."""
        return Key(clean(row["block"]), clean(row["wave"]), clean(row["segment"]))


def read_counts_file(known: Understood) -> Reading:
    """The tally that the counts make; DataError where they can't be right, or texts are no answers."""
    content = _content(known)
    told = {row["name"]: row["value"] for row in content.rows["table"]}
    _refuse(content)
    long = told.get("layout") == "long"
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
    if content.problems:
        raise DataError(content.problems)
    _refuse_unheard(content, whole)
    return grouped_reading(whole, found, (sides[0], sides[1]), absent=long)


def _both(pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    return [(pair.functional, pair.dysfunctional) for pair in pairs]


def _content(known: Understood) -> _Content:
    content = _Content(known.place)
    rows = iter(known.sheet.rows())
    names = [clean(value).casefold() for value in next(rows)]
    if missing := [name for name in FIELDS if name not in names]:
        raise DataError(f"columns are missing from this file of counts: {', '.join(missing)}", known.place)
    for number, values in enumerate(rows, start=2):
        texts = dict(zip(names, (str(value) for value in values), strict=False))
        row = {name: texts.get(name, "") for name in FIELDS} | {"row": str(number)}
        if not any(texts.values()):
            continue
        if clean(row["kano_counts"]) != str(FORMAT):
            what = (
                f'this file of counts is of version "{row["kano_counts"]}"; this program reads version {FORMAT}'
            )
            raise DataError(what, f"{known.place}, row {number}", todo="Update the program.")
        content.rows[row["kind"]].append(row)
    return content


def _refuse(content: _Content) -> None:
    """DataError where the warehouse counted what can't be, or the counts aren't whole."""
    counts = {kind: sum(content.number(row, "n") for row in content.rows[kind]) for kind in REFUSED}
    problems = [Problem(_WRONG[kind].format(n=int(n)), content.place) for kind, n in counts.items() if n]
    if not content.rows["people"] or not content.rows["rows"]:
        problems.append(
            Problem("nobody was counted", content.place, todo="Look whether the statement ran to its end.")
        )
    if problems:
        raise DataError(problems)


def _wide_pairs(content: _Content) -> tuple[list[str], list[Pair]]:
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


def _long_pairs(content: _Content, told: Mapping[str, str]) -> tuple[list[str], list[Pair]]:
    names = sorted({clean(row["feature"]) for row in content.rows["answers"]}, key=natural)
    return [told["functional"], told["dysfunctional"]], [Pair(name, 0, 1, "key") for name in names]


def _places(content: _Content, *, long: bool) -> Mapping[str, int]:
    """The place of each feature, by what the rows call it."""
    called = {row["feature"] for row in content.rows["answers"]}
    if not long:
        return {each: int(each) for each in called}
    order = sorted({clean(each) for each in called}, key=natural)
    return {each: order.index(clean(each)) for each in called}


def _grouped(content: _Content, places: Mapping[str, int], extras: Extras) -> Grouped:
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


def _said(content: _Content, pairs: Sequence[Pair], places: Mapping[str, int]) -> Mapping[int, Sequence[Told]]:
    """By column: its texts and how often they were given."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for row in content.rows["answers"]:
        pair = pairs[places[row["feature"]]]
        for column, name in ((pair.functional, "functional"), (pair.dysfunctional, "dysfunctional")):
            found[column][clean(row[name])] += int(float(row["n"]))
    return {i: [Told(text, text, n) for text, n in sorted(each.items())] for i, each in found.items()}


def _refuse_unheard(content: _Content, known: Understood) -> None:
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
