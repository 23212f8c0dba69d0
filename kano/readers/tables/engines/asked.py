"""What a statement for a warehouse asks: columns by name, and which texts are no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from kano.errors import DataError, Problem, UsageError
from kano.provenance import frozen_map
from kano.readers.answers.decoded import explained
from kano.readers.answers.meaning import says_nothing
from kano.readers.columns.header import Header
from kano.readers.columns.table import Table
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.pair import Pair
from kano.readers.tables.engines.refusals import settings_problems
from kano.readers.tables.understanding import recognised
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.wide_cells import asked_columns, columns_read
from kano.scale import Answer
from kano.settings.panels.study import Settings
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class AskedPair:
    """A feature and the columns, or the ids of the questions, that ask about it."""

    told: Mapping[str, str]
    """Name, key, label and evidence, as far as they are known."""
    functional: str
    dysfunctional: str
    ratings: Mapping[str, str] = field(default_factory=frozen_map)


@dataclass(frozen=True, eq=False)
class Asked:
    """A table and what is to be counted of it; "" for columns that it hasn't."""

    pairs: tuple[AskedPair, ...] = ()
    """None in a long table, whose rows name the features."""
    wave: str = ""
    segment: str = ""
    weight: str = ""
    block: str = ""
    respondent: str = ""
    feature: str = ""
    functional: str = ""
    dysfunctional: str = ""
    """Of a long table with a row a pair: the columns of both answers."""
    side: str = ""
    answer: str = ""
    """Of a long table with a row an answer: which question it was, and the answer."""
    question: str = ""
    """Of a table with a row an answer: the column of the ids of questions, which the pairs then name."""
    ratings: Mapping[str, str] = field(default_factory=frozen_map)
    """Of a long table."""
    silent: tuple[str, ...] = ("",)
    """Texts that are no answer, in small letters."""


def asked_of_sheet(sheet: Sheet, table: Table) -> Asked:
    """What is asked of a warehouse's table that has the columns of this sheet, a few of its rows as a rule.

    Raises:
        DataError: where the sheet can't be understood, or the settings ask for what takes rows.
    """
    known = recognised(Understood(sheet, table))
    problems = [*known.problems, *settings_problems(known)]
    if known.layout not in ("wide", "long"):
        problems.append(
            Problem("this is no table of answers", known.place, todo="Give rows of the table itself.")
        )
    if problems:
        raise DataError(problems)
    return _long(known) if known.long else _wide(known)


def asked_of_settings(settings: Settings) -> Asked:
    """The same of a table whose columns, or ids of questions, the settings name."""
    if not settings.features:
        what, todo = (
            "the settings name no columns",
            "Name both of each feature under [features], or give some rows.",
        )
        raise UsageError(Problem(what, settings.path or "kano.toml", todo=todo))
    pairs = (
        AskedPair(
            frozen_map({"key": each.key, "label": each.label, "evidence": "settings", "name": each.key}),
            each.functional,
            each.dysfunctional,
            frozen_map({n: v for n in ("importance", "fulfilment") if (v := getattr(each, n))}),
        )
        for each in settings.features
        if not each.set_aside
    )
    known = Understood(Sheet("", None, ()), Table(Header(()), (), settings, settings.path or "kano.toml"))
    if problems := [*settings_problems(known)]:
        raise DataError(problems)
    silent = _silent(known)
    return Asked(tuple(pairs), **_named(settings), silent=silent)


def _named(settings: Settings) -> dict[str, Any]:
    return {"wave": settings.wave, "segment": settings.by, "weight": settings.weight}


def _wide(known: Understood) -> Asked:
    header, block = known.header, columns_read(known)["block"]
    pairs = (_pair(pair, header) for pair in known.pairing.pairs)
    return Asked(
        tuple(pairs),
        **_extras(known),
        block="" if block is None else _name(header, block),
        silent=_silent(known),
    )


def _pair(pair: Pair, header: Header) -> AskedPair:
    told = {"name": pair.name, "key": pair.key, "label": pair.label, "evidence": pair.evidence}
    ratings = {name: _name(header, i) for name, i in pair.ratings.items()}
    functional, dysfunctional = (_name(header, i) for i in (pair.functional, pair.dysfunctional))
    return AskedPair(frozen_map(told), functional, dysfunctional, frozen_map(ratings))


def _long(known: Understood) -> Asked:
    columns, header = known.long, known.header
    assert columns is not None
    person = columns.respondent if known.extras.respondent is None else known.extras.respondent
    if columns.count is not None or person is None:
        what = "the rows of a long table must say whose they are"
        raise DataError(
            Problem(what, known.place, todo='Name the column of ids: respondent = "…" in kano.toml.')
        )
    taken = {"feature": columns.feature, "respondent": person}
    if columns.pair:
        taken |= {"functional": columns.pair[0], "dysfunctional": columns.pair[1]}
    else:
        assert columns.side is not None
        assert columns.answer is not None
        taken |= {"side": columns.side, "answer": columns.answer}
    named: dict[str, Any] = {name: _name(header, i) for name, i in taken.items()}
    ratings = frozen_map({name: _name(header, i) for name, i in columns.ratings.items()})
    return Asked(**_extras(known), **named, ratings=ratings, silent=_silent(known))


def _extras(known: Understood) -> dict[str, Any]:
    header, extras = known.header, known.extras
    wave, weight = ("" if i is None else _name(header, i) for i in (extras.wave, extras.weight))
    return {"wave": wave, "weight": weight, "segment": _name(header, extras.by[0][1]) if extras.by else ""}


def _name(header: Header, column: int) -> str:
    return header.codes[column] if header.codes else header.name(column)


def _silent(known: Understood) -> tuple[str, ...]:
    """Texts of the sheet and of the settings that are no answer."""
    settings = explained(known.table)
    given = (settings.answers, settings.answers_functional, settings.answers_dysfunctional)
    told = {text for each in given for text, answer in each.items() if answer is Answer.NO_ANSWER}
    pairs = known.pairing.pairs
    sides = (known.long.answers, known.long.answers) if known.long else asked_columns(pairs)
    columns = [i for each in sides for i in each]
    said = known.sheet.encode(known.header.start, [[i] for i in columns]) if columns else ()
    told |= {text for each in said for text in each.vocabulary if says_nothing(text, 0, settings)}
    return tuple(sorted({"", *(text.strip().lower() for text in told)}))
