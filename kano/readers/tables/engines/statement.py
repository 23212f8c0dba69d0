"""The one statement that counts in a warehouse, whose result is read as a file of counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kano.errors import Problem, UsageError, did_you_mean
from kano.readers.columns.names import names
from kano.readers.tables.engines.asked import Asked
from kano.readers.tables.engines.counts_shape import FIELDS, FORMAT, NUMBERS
from kano.resources import facts

DIALECTS = (
    "bigquery", "databricks", "duckdb", "mysql", "postgres", "redshift", "snowflake", "spark", "trino", "tsql",
)  # fmt: skip
_KEYS = ("wave", "segment", "block")
_PERSON = ("respondent", *_KEYS, "w")
_LARGEST = "1e30"
_SUMS = {"n": "COUNT(*)", "w": "SUM(w)", "w2": "SUM(w * w)"}


def statement(asked: Asked, table: str, dialect: str) -> str:
    """The statement that counts this table, in the dialect of its warehouse.

    Raises:
        UsageError: for an unknown dialect, or where SQLGlot, which writes it, isn't installed.
    """
    if dialect not in DIALECTS:
        told = Problem(f'there is no dialect "{dialect}"', "--dialect", f"There are: {', '.join(DIALECTS)}.")
        raise UsageError(Problem(told.what, told.where, told.allowed, did_you_mean(dialect, DIALECTS)))
    try:
        import sqlglot
    except ImportError:
        what = "to write SQL takes SQLGlot, which isn't installed"
        raise UsageError(Problem(what, todo="pip install 'kano[sql]'")) from None
    parts = "\nUNION ALL\n".join([*_told(asked), *_counted(asked)])
    tables = ",\n".join(f"{name} AS ({query})" for name, query in _tables(asked, table).items())
    (text,) = sqlglot.transpile(
        f"WITH {tables}\n{parts}", read="duckdb", write=dialect, identify=True, pretty=True
    )
    return text + ";\n"


def _tables(asked: Asked, table: str) -> Mapping[str, str]:
    """The steps from the table to a row a respondent, or a row a respondent and feature."""
    source = ".".join(map(_quoted, table.split(".")))
    single = {"wave": asked.wave, "segment": asked.segment, "block": asked.block}
    taken = [f"{_text(column)} AS {name}" for name, column in single.items()]
    taken.append(f"CAST({_quoted(asked.weight) if asked.weight else 1} AS DOUBLE) AS w")
    if asked.respondent:
        taken.append(f"{_text(asked.respondent)} AS respondent")
    if asked.question:
        return _by_question(asked, source, taken)
    if not asked.pairs:
        return _long(asked, source, taken)
    for k, pair in enumerate(asked.pairs):
        taken += [f"{_text(pair.functional)} AS f{k}", f"{_text(pair.dysfunctional)} AS d{k}"]
        taken += [f"{_text(column)} AS {name}{k}" for name, column in pair.ratings.items()]
    return {"answers": f"SELECT {', '.join(taken)} FROM {source}", "people": _people(asked)}


def _people(asked: Asked) -> str:
    said = " OR ".join(_says(asked, f"f{k}", f"d{k}") for k in range(len(asked.pairs)))
    return f"SELECT answers.*, CASE WHEN {said} THEN 1 ELSE 0 END AS alive FROM answers"


def _by_question(asked: Asked, source: str, taken: Sequence[str]) -> Mapping[str, str]:
    """Rows that hold an answer to one question, turned into a row a respondent."""
    ids = [(f"f{k}", pair.functional) for k, pair in enumerate(asked.pairs)]
    ids += [(f"d{k}", pair.dysfunctional) for k, pair in enumerate(asked.pairs)]
    ids += [(f"{name}{k}", i) for k, pair in enumerate(asked.pairs) for name, i in pair.ratings.items()]
    both = f"{_text(asked.question)} AS question, {_text(asked.answer)} AS answer"
    listed = ", ".join(_literal(each) for _, each in ids)
    person = ", ".join(_PERSON)
    turned = ", ".join(
        f"COALESCE(MAX(CASE WHEN question = {_literal(each)} THEN answer END), '') AS {name}"
        for name, each in ids
    )
    return {
        "rows_asked": f"SELECT {', '.join(taken)}, {both} FROM {source}",
        "cells": f"SELECT * FROM rows_asked WHERE question IN ({listed})",
        "answers": f"SELECT {person}, {turned} FROM cells GROUP BY {person}",
        "people": _people(asked),
    }


def _long(asked: Asked, source: str, taken: Sequence[str]) -> Mapping[str, str]:
    """Rows about a feature, and a row a respondent of those who hold it together."""
    extra = [f"{_text(column)} AS {name}" for name, column in asked.ratings.items()]
    person = ", ".join(_PERSON)
    if asked.side:
        side, answer = f"LOWER({_text(asked.side)})", _text(asked.answer)
        cases = [f"{side} IN ({', '.join(map(_literal, words))})" for words in _side_words()]
        extra += [
            f"CASE WHEN {cases[0]} THEN 0 WHEN {cases[1]} THEN 1 ELSE 2 END AS side",
            f"{answer} AS answer",
        ]
        once = [f"COALESCE(MAX(CASE WHEN side = {k} THEN answer END), '')" for k in (0, 1)]
        cells = (
            f"SELECT feature, {person}, {once[0]} AS functional, {once[1]} AS dysfunctional "
            f"FROM rows_asked WHERE feature <> '' GROUP BY feature, {person}"
        )
    else:
        extra += [f"{_text(asked.functional)} AS functional", f"{_text(asked.dysfunctional)} AS dysfunctional"]
        cells = "SELECT * FROM rows_asked WHERE feature <> ''"
    alive = f"CASE WHEN {_says(asked, 'functional', 'dysfunctional')} THEN 1 ELSE 0 END"
    return {
        "rows_asked": f"SELECT {', '.join([*taken, *extra])}, {_text(asked.feature)} AS feature FROM {source}",
        "cells": cells,
        "people": f"SELECT {person}, MAX({alive}) AS alive FROM cells GROUP BY {person}",
        "answers": "SELECT cells.* FROM cells JOIN people ON cells.respondent = people.respondent "
        "AND cells.wave = people.wave WHERE people.alive = 1",
    }


def _told(asked: Asked) -> Iterator[str]:
    """What the counts are of, so that the file says it itself."""
    by = {"wave": asked.wave, "by": asked.segment, "weight": asked.weight}
    layout = {"layout": "wide" if asked.pairs else "long"}
    columns = {name: getattr(asked, name) or asked.answer for name in ("functional", "dysfunctional")}
    for name, value in {**layout, **by, **({} if asked.pairs else columns)}.items():
        if value:
            yield _select("table", name=_literal(name), value=_literal(value))
    for text in asked.silent:
        yield _select("silent", value=_literal(text))
    for k, pair in enumerate(asked.pairs):
        told = {**pair.told, "functional": pair.functional, "dysfunctional": pair.dysfunctional, **pair.ratings}
        for name, value in told.items():
            if value:
                yield _select("feature", feature=_literal(str(k)), name=_literal(name), value=_literal(value))


def _counted(asked: Asked) -> Iterator[str]:
    """The counts."""
    keys = {name: name for name in _KEYS}
    yield _select("rows", **keys, n="COUNT(*)") + f" FROM people GROUP BY {', '.join(_KEYS)}"
    yield _select("people", **keys, n="COUNT(*)") + f" FROM people WHERE alive = 1 GROUP BY {', '.join(_KEYS)}"
    if asked.weight:
        fine = f"CASE WHEN w >= 0 AND w < {_LARGEST} THEN 1 ELSE 0 END = 0"
        yield _select("no_weight", n="COUNT(*)") + f" FROM people WHERE alive = 1 AND {fine}"
    yield from _refused(asked)
    if not asked.pairs:
        yield _pairs("feature", "functional", "dysfunctional", "answers")
        for name in asked.ratings:
            yield _rated("feature", name, name, "answers")
    for k, pair in enumerate(asked.pairs):
        yield _pairs(_literal(str(k)), f"f{k}", f"d{k}", "people WHERE alive = 1")
        for name in pair.ratings:
            yield _rated(_literal(str(k)), name, f"{name}{k}", "people WHERE alive = 1")


def _pairs(feature: str, functional: str, dysfunctional: str, source: str) -> str:
    keys = [*_KEYS, *([] if feature.startswith("'") else [feature]), functional, dysfunctional]
    told = {name: name for name in _KEYS} | {"feature": feature, **_SUMS}
    select = _select("answers", **told, functional=functional, dysfunctional=dysfunctional)
    return f"{select} FROM {source} GROUP BY {', '.join(keys)}"


def _rated(feature: str, name: str, column: str, source: str) -> str:
    keys = [*_KEYS, *([] if feature.startswith("'") else [feature]), column]
    told = {key: key for key in _KEYS} | {"feature": feature, **_SUMS}
    select = _select("rating", **told, name=_literal(name), value=column)
    return f"{select} FROM {source} GROUP BY {', '.join(keys)}"


def _refused(asked: Asked) -> Iterator[str]:
    """Rows that count what makes counts wrong."""
    if not asked.respondent:
        return
    yield _select("nobody", n="COUNT(*)") + " FROM cells WHERE respondent = ''"
    about = "question" if asked.question else "feature"
    again = f"SELECT respondent FROM rows_asked WHERE {about} <> '' GROUP BY respondent, wave, {about}"
    if asked.question:
        again = again.replace("rows_asked", "cells")
    again += ", side" if asked.side else ""
    yield _select("again", n="COUNT(*)") + f" FROM ({again} HAVING COUNT(*) > 1) AS twice"
    changed = "SELECT respondent FROM people GROUP BY respondent, wave HAVING COUNT(*) > 1 AND MAX(alive) = 1"
    yield _select("changed", n="COUNT(*)") + f" FROM ({changed}) AS twice"
    if asked.side:
        yield _select("no_side", n="COUNT(*)") + " FROM rows_asked WHERE side = 2 AND feature <> ''"


def _select(kind: str, **values: str) -> str:
    """A row of counts, "" and 0 where it says nothing."""
    given = {"kano_counts": str(FORMAT), "kind": _literal(kind), **values}
    none = {"n": "0", "w": "0", "w2": "0"}
    typed = {name: given.get(name, none.get(name, "''")) for name in FIELDS}
    typed |= {name: f"CAST({typed[name]} AS DOUBLE)" for name in ("w", "w2")}
    typed |= {name: f"CAST({typed[name]} AS TEXT)" for name in FIELDS if name not in NUMBERS}
    return "SELECT " + ", ".join(f"{value} AS {name}" for name, value in typed.items())


def _says(asked: Asked, *columns: str) -> str:
    silent = ", ".join(map(_literal, asked.silent))
    return " OR ".join(f"LOWER({column}) NOT IN ({silent})" for column in columns)


def _text(column: str) -> str:
    return f"TRIM(COALESCE(CAST({_quoted(column)} AS TEXT), ''))" if column else "CAST('' AS TEXT)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@cache
def _side_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a column of questions calls the functional and the dysfunctional one."""
    words = {text for each in facts("suffixes")["families"] for side in each.values() for text in side}
    told: dict[str, list[str]] = {"functional": [], "dysfunctional": []}
    for text in sorted(words):
        role = min({name.role for name in names(text) if not name.stem}, default="")
        if role in told:
            told[role].append(text.lower())
    return tuple(told["functional"]), tuple(told["dysfunctional"])
