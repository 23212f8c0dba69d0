"""Reading a tally file back."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.counts import MOMENTS
from kano.errors import DataError, Problem
from kano.provenance import Source, frozen_map
from kano.questionnaire import Feature, Question
from kano.readers.files.sheet import Sheet
from kano.readers.tallies.tally_content import Content, content_of
from kano.readers.tallies.tally_design import KINDS, NUMBERS, TEXTS, clusters_read
from kano.readers.tallies.tally_shape import WAVE_FIELDS
from kano.responses import Wave
from kano.scale import ANSWERS, CATEGORIES, Answer, Component
from kano.tally import Categories, Tally

Floats = NDArray[np.float64]
Axes = Sequence[Mapping[str, int]]
_ANSWER = {answer.key: int(answer) for answer in (*ANSWERS, Answer.NO_ANSWER)}
_CATEGORY = {category.value: i for i, category in enumerate(CATEGORIES)}
_INNER = {"pair": (_ANSWER, _ANSWER), "category": (_CATEGORY,)}
_AXES = {
    "": ("wave", "segment", "feature"),
    "pair": ("wave", "segment", "feature", "functional", "dysfunctional"),
    "category": ("wave", "segment", "feature", "category"),
}
"""The fields that say where a number belongs, by the kind of its row."""
_MOST_PROBLEMS = 20
_DESCRIBES = ("tally", "wave", "segment", "feature", "question", "not-asked", "rating", "file", *KINDS)
"""Kinds of rows that any tally may have, ..."""
_HOLDS = {"pairs": ("pair",), "categories": ("category", "no-answer")}
"""... and those that it has by its content."""
_NAMES = {
    "tally": ("content", "by", "table", "folded"), "wave": ("date", *WAVE_FIELDS), "design": (*TEXTS, *NUMBERS),
}  # fmt: skip
"""What may be told of these."""
_MOST_PEOPLE = 1e15
"""As many are still counted exactly."""
_LARGEST = 1e30
"""Weights, also squared, stay far below it, and their sums below what a number can hold."""


def tally_and_source(sheet: Sheet) -> tuple[Tally | Categories, Source]:
    """A tally file, and where it came from; DataError lists the rows that can't be understood."""
    content = content_of(sheet)
    files = content.files()
    tally = _tally(content)
    people: NDArray[np.int64] = tally.n.reshape(*tally.not_asked.shape, -1).sum(axis=-1) + tally.not_asked
    if isinstance(tally, Categories):
        people += tally.no_answer
    source = Source(
        file=sheet.file,
        sheet=sheet.name,
        respondents=int(people.sum(axis=(0, 1)).max(initial=0)),
        layout="tally",
        wording=", ".join(dict.fromkeys(wave.wording for wave in tally.waves if wave.wording)),
        scale=", ".join(dict.fromkeys(wave.scale for wave in tally.waves if wave.scale)),
        encoding=sheet.encoding,
        counted=files,
    )
    return tally, source


def read_tally(sheet: Sheet) -> Tally | Categories:
    """The tally in a sheet; DataError lists the rows that can't be understood."""
    return _tally(content_of(sheet))


def _tally(content: Content) -> Tally | Categories:
    told = {row["name"]: row["value"] for row in content.of("tally")}
    _refuse_strangers(content, told.get("content", "pairs"))
    waves = _waves(content)
    segments = tuple(dict.fromkeys(row["segment"] for row in content.of("segment"))) or ("",)
    features = _features(content)
    axes = tuple(
        {key: place for place, key in enumerate(keys)}
        for keys in ([wave.key for wave in waves], segments, [feature.key for feature in features])
    )
    pairs = told.get("content", "pairs") == "pairs"
    tables = _tables(content, axes, "pair" if pairs else "category")
    not_asked, no_answer = (_people(content, axes, kind) for kind in ("not-asked", "no-answer"))
    ratings, clusters = (
        _ratings(content, axes),
        clusters_read(content.rows, [*axes], content.refuse),
    )
    if content.problems:
        raise DataError(content.problems[:_MOST_PROBLEMS])
    common: dict[str, Any] = {
        "waves": waves,
        "segments": segments,
        "features": features,
        **tables,
        "n": tables["n"].astype(np.int64),
        "not_asked": not_asked,
        "by": told.get("by", ""),
        "ratings": frozen_map(ratings),
        "clusters": clusters,
        "folded": tuple(row["value"] for row in content.of("tally") if row["name"] == "folded"),
    }
    if pairs:
        return Tally(**common)
    return Categories(**common, no_answer=no_answer, table=told.get("table", ""))


def _refuse_strangers(content: Content, held: str) -> None:
    """Refuse every row that nothing would be made of: what it says would be lost without a word."""
    if held not in _HOLDS:
        place, allowed = f"{content.place}, content", f"One of {', '.join(_HOLDS)}."
        content.problems.append(Problem(f'"{held}" is no content of such a file', place, allowed))
        return
    known = (*_DESCRIBES, *_HOLDS[held])
    for kind, rows in content.rows.items():
        names = _NAMES.get(kind, ())
        for number, row in rows:
            if kind not in known:
                what = f'rows of the kind "{kind}" don\'t belong here'
                content.refuse(number, what, f"Allowed: {', '.join(known)}.")
            elif names and row["name"] not in names:
                what = f'there is no "{row["name"]}" of a {kind}'
                content.refuse(number, what, f"Allowed: {', '.join(names)}.")


def _tables(content: Content, axes: Axes, kind: str) -> dict[str, Floats]:
    """People, weights and squared weights of each answer pair or category."""
    inner = (6, 6) if kind == "pair" else (6,)
    tables = {name: np.zeros((*map(len, axes), *inner)) for name in ("n", "w", "w2")}
    if _filled(tables, [row for _, row in content.rows.get(kind, [])], axes, kind):
        return tables
    for number, row in content.rows.get(kind, []):
        at = _at(row, axes, number, content)
        for name, table in tables.items() if at else ():
            table[at] += _number(row, name, number, content)
    return tables


def _filled(tables: Mapping[str, Floats], rows: Sequence[Mapping[str, str]], axes: Axes, kind: str) -> bool:
    """Whether all rows at once could be told where they belong; else nothing was, and each is looked at."""
    fields = zip(_AXES[kind], (*axes, *_INNER[kind]), strict=True)
    try:
        at = [np.array([known[row[name]] for row in rows], dtype=np.intp) for name, known in fields]
        told = {name: np.array([float(row[name]) for row in rows]) for name in tables}
    except (KeyError, ValueError):
        return False
    place = np.ravel_multi_index(at, tables["n"].shape)
    fine = [(values >= 0) & (values < _LARGEST) for values in told.values()]
    whole = (told["n"] < _MOST_PEOPLE) & (told["n"] % 1 == 0)
    if not (np.all([*fine, whole]) and np.bincount(place, minlength=1).max() <= 1):
        return False
    for name, table in tables.items():
        table.flat[place] = told[name]
    return True


def _people(content: Content, axes: Axes, kind: str) -> NDArray[np.int64]:
    """People who were not asked, or gave no category."""
    people = np.zeros(tuple(map(len, axes)), dtype=np.int64)
    for number, row in content.rows.get(kind, []):
        if at := _at(row, axes, number, content):
            people[at] += int(_number(row, "n", number, content))
    return people


def _waves(content: Content) -> tuple[Wave, ...]:
    told: dict[str, dict[str, str]] = {}
    dates: dict[str, dt.date | None] = {}
    for number, row in content.rows.get("wave", []):
        told.setdefault(row["wave"], {})[row["name"]] = row["value"]
        if row["name"] == "date":
            dates[row["wave"]] = _date(row["value"], number, content)
    texts: dict[str, dict[str, dict[str, str]]] = {}
    for row in content.of("question"):
        questions = texts.setdefault(row["wave"], {})
        questions.setdefault(row["feature"], {})[row["name"]] = row["value"]
    return tuple(
        Wave(
            key=key,
            date=dates.get(key),
            **{name: fields.get(name, "") for name in WAVE_FIELDS},
            questions=frozen_map(
                {
                    feature: Question(each.get("functional", ""), each.get("dysfunctional", ""))
                    for feature, each in texts.get(key, {}).items()
                }
            ),
        )
        for key, fields in (told or {"": {}}).items()
    )


def _features(content: Content) -> tuple[Feature, ...]:
    told: dict[str, dict[str, str]] = {}
    for number, row in content.rows.get("feature", []):
        name, value = row["name"], row["value"]
        if name == "expected" and value not in ("", *Component):
            allowed = f"One of {', '.join(Component)}."
            content.refuse(number, f'there is no component "{value}"', allowed)
            value = ""
        told.setdefault(row["feature"], {})[name] = value
    if not told:
        todo = "Rows of the kind feature do; write the file again with kano tally."
        content.problems.append(Problem("this tally file names no features", content.place, todo=todo))
    return tuple(_feature(key, fields) for key, fields in told.items())


def _feature(key: str, fields: Mapping[str, str]) -> Feature:
    expected = fields.get("expected")
    registers = dict.fromkeys(name.split(".")[1] for name in fields if name.startswith("question."))
    return Feature(
        key=key,
        labels=frozen_map(dict(_dotted("label", fields))),
        questions=frozen_map(
            {
                register: Question(
                    fields.get(f"question.{register}.functional", ""),
                    fields.get(f"question.{register}.dysfunctional", ""),
                )
                for register in registers
            }
        ),
        groups=frozen_map(dict(_dotted("group", fields))),
        expected=Component(expected) if expected else None,
        expected_source=fields.get("expected_source", ""),
        audience=fields.get("audience", ""),
        control=fields.get("control") == "true",
    )


def _dotted(name: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for each, value in fields.items():
        if each.startswith(f"{name}."):
            yield each.removeprefix(f"{name}."), value


def _at(row: Mapping[str, str], axes: Axes, number: int, content: Content) -> tuple[int, ...] | None:
    """Position of a row's cell; None, and a problem, where the file doesn't describe it."""
    at = []
    for name, known in zip(
        _AXES.get(row["kind"], _AXES[""]), (*axes, *_INNER.get(row["kind"], ())), strict=True
    ):
        place = known.get(row[name])
        if place is None:
            content.refuse(number, f'there is no {name} "{row[name]}" in this file')
            return None
        at.append(place)
    return tuple(at) if content.once(number, row["kind"], row["name"], *at) else None


def _date(text: str, number: int, content: Content) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        content.refuse(number, f'"{text}" is no date', "For example 2026-03-31.")
        return None


def _number(row: Mapping[str, str], name: str, number: int, content: Content) -> float:
    """People are whole; what is weighted is any number from 0."""
    try:
        value = float(row[name])
        if 0 <= value < _LARGEST and (name != "n" or (value < _MOST_PEOPLE and value.is_integer())):
            return value
    except ValueError:
        pass
    content.refuse(number, f'{name} is "{row[name]}", no count')
    return 0.0


def _ratings(content: Content, axes: Axes) -> dict[str, Floats]:
    ratings: dict[str, Floats] = {}
    for number, row in content.rows.get("rating", []):
        moments = ratings.setdefault(row["name"], np.zeros((*map(len, axes), MOMENTS)))
        if at := _at(row, axes, number, content):
            try:
                values = [float(row[name]) for name in ("n", "w", "wx", "wx2")]
            except ValueError:
                values = [np.inf]
            if all(abs(value) < _LARGEST for value in values):
                moments[at] += values
            else:
                content.refuse(number, "a rating is no number")
    return ratings
