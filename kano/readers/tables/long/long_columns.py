"""The columns of a long sheet, found by their names and by what stands in them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from itertools import zip_longest

from kano.errors import DataError
from kano.provenance import frozen_map
from kano.readers.columns.header import Header, Kind
from kano.readers.columns.names import RATINGS, names, same_stem
from kano.readers.columns.references import column
from kano.readers.columns.table import Table
from kano.resources import facts
from kano.values import dataclass

_SIDES = {"functional", "dysfunctional"}


@dataclass(frozen=True, eq=False)
class LongColumns:
    """Where a long sheet holds what."""

    feature: int
    pair: tuple[int, int] | None = None
    """Both answers in one row; None where each row holds one answer."""
    side: int | None = None
    answer: int | None = None
    respondent: int | None = None
    count: int | None = None
    """How many people gave the answers of a row."""
    ratings: Mapping[str, int] = field(default_factory=frozen_map)

    @property
    def answers(self) -> tuple[int, int]:
        """The column of either answer."""
        if self.pair:
            return self.pair
        assert self.answer is not None
        return self.answer, self.answer


@dataclass(frozen=True, eq=False)
class Named:
    """What the names of a sheet's columns say, as far as they are those of a long sheet."""

    columns: Mapping[str, int]
    """By role: the column that bears one of its usual names."""
    pair: tuple[int, int] | None
    """Columns named by nothing but a word for one of the two questions, the functional one first."""
    exact: bool
    """Whether those names are the usual ones of long sheets."""


def named_columns(table: Table) -> Named:
    """The columns of a long sheet by their names; the settings' names win."""
    header, settings = table.header, table.settings
    found = {name: i for name in facts("suffixes")["columns"] if (i := _usual(header, name)) is not None}
    given = {"feature": settings.feature, "respondent": settings.respondent}
    found |= {name: column(header, text, table.place) for name, text in given.items() if text}
    exact = "functional" in found and "dysfunctional" in found
    sides = (settings.functional, settings.dysfunctional)
    if all(sides) and not any("*" in text for text in sides):
        first, second = (column(header, text, table.place) for text in sides)
        return Named(frozen_map(found), (first, second), exact)
    if exact:
        return Named(frozen_map(found), (found["functional"], found["dysfunctional"]), exact)
    return Named(frozen_map(found), _bare_pair(header), exact)


def answers_in_rows(named: Named, table: Table, head: Sequence[Sequence[str]]) -> LongColumns | None:
    """A sheet of which each row is one answer; None where neither names nor the first rows `head` say so."""
    if named.pair:
        return None
    columns = {**named.columns, **_by_what_is_said(named.columns, table.kinds, head)}
    if not {"feature", "side", "answer"} <= columns.keys():
        return None
    feature, side, answer = (columns[name] for name in ("feature", "side", "answer"))
    if len({feature, side, answer}) < 3:
        return None
    return LongColumns(feature, side=side, answer=answer, respondent=columns.get("respondent"))


def _by_what_is_said(
    named: Mapping[str, int], kinds: Sequence[Kind], head: Sequence[Sequence[str]]
) -> Mapping[str, int]:
    """The columns around the one that says nothing but which of the two questions a row answers."""
    sides = [i for i, said in enumerate(zip_longest(*head, fillvalue="")) if _tells_sides({*said} - {""})]
    if len(sides) != 1:
        return {}
    taken = {sides[0], named.get("feature"), named.get("respondent")}
    free = [i for i in range(len(kinds)) if i not in taken]
    answers = [i for i in free if kinds[i] in (Kind.ANSWERS, Kind.NUMBERS)]
    features = [named["feature"]] if "feature" in named else [i for i in free if kinds[i] is Kind.FEW]
    if len(answers) != 1 or len(features) != 1:
        return {}
    return {"side": sides[0], "answer": answers[0], "feature": features[0]}


def _tells_sides(texts: Collection[str]) -> bool:
    """Whether these are one word for the functional question and one for the dysfunctional one."""
    roles = [{*_bare_roles(text)} for text in texts]
    return len(roles) == len(_SIDES) and set().union(*roles) == _SIDES


def refuse_unpaired(columns: LongColumns, place: str) -> None:
    """DataError where each row is one answer and nobody says whose."""
    if columns.pair is None and columns.respondent is None:
        raise DataError(
            "each row holds one answer and no column says whose: a person's two answers can't be paired",
            place,
            todo="Add a column with the respondents' ids, or export one row a respondent.",
        )


def headerless(kinds: Sequence[Kind]) -> LongColumns | None:
    """A column of features that come back, and two of answers."""
    answers = (Kind.ANSWERS, Kind.NUMBERS)
    if len(kinds) == 3 and kinds[0] is Kind.FEW and kinds[1] in answers and kinds[2] in answers:
        return LongColumns(0, (1, 2))
    return None


def with_ratings(columns: LongColumns, header: Header) -> LongColumns:
    """The same with the columns of importance and fulfilment."""
    found: dict[str, int] = {}
    for i, text in enumerate(header.texts):
        roles = [name.role for name in names(text) if not name.stem and name.role in RATINGS]
        if roles:
            found.setdefault(roles[0], i)
    return replace(columns, ratings=frozen_map(found))


def speaks_of_features(text: str) -> bool:
    """Whether one of the words of a name is that of a column of features.

    >>> speaks_of_features("Feature (from Roadmap)"), speaks_of_features("City")
    (True, False)
    """
    return any(word in _usual_names("feature") for word in _plain(text).replace("(", " ").split())


def _bare_pair(header: Header) -> tuple[int, int] | None:
    """The two columns whose names are words for the two questions and nothing else."""
    sides: dict[str, list[int]] = {"functional": [], "dysfunctional": []}
    for i, text in enumerate(header.texts):
        for role in dict.fromkeys(_bare_roles(text)):
            sides[role].append(i)
    functional, dysfunctional = sides["functional"], sides["dysfunctional"]
    if len(functional) == len(dysfunctional) == 1 and functional != dysfunctional:
        return functional[0], dysfunctional[0]
    return None


def _bare_roles(text: str) -> Iterator[str]:
    empty = {"", *facts("suffixes")["answering"]["words"]}
    for name in names(text):
        if name.role not in RATINGS and (same_stem(name.stem) in empty or _is_side(name.stem, name.role)):
            yield name.role


def _is_side(stem: str, role: str) -> bool:
    """Whether what is left of a name says the same once more, as in "functional (present)"."""
    return any(not name.stem and name.role == role for name in names(stem))


def _usual(header: Header, name: str) -> int | None:
    """The column with the first of the usual names that stands above exactly one."""
    plain = [_plain(text) for text in header.texts]
    return next((plain.index(usual) for usual in _usual_names(name) if plain.count(usual) == 1), None)


@cache
def _usual_names(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_plain, facts("suffixes")["columns"][name])))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
