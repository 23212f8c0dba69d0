"""A file of marks: how well each feature is done now, a row a feature or a row a respondent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from kano.errors import DataError, Problem, did_you_mean
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.readers.columns.names import RATINGS, names, same_stem
from kano.readers.files.cells import as_text
from kano.readers.files.sheet import Sheet, cell
from kano.readers.files.source import sheets
from kano.resources import facts
from kano.values import dataclass
from kano.words.folding import number

_TITLES = 10
"""Rows among which the names of the columns are looked for."""
Line: TypeAlias = tuple[int, Sequence[str]]
"""Number of a row, counted from 0, and its cells."""


@dataclass(frozen=True)
class GivenMark:
    """What a file says of one feature."""

    mean: float | None = None
    n: int | None = None
    sd: float | None = None
    not_applicable: int = 0
    cost: float | None = None


@dataclass(frozen=True)
class GivenMarks:
    """What a file of marks says."""

    file: str
    """Name without folders."""
    marks: Mapping[str, GivenMark] = field(default_factory=frozen_map)
    """By key of the feature."""


def read_marks(path: Path, features: Sequence[Feature], name: str = "") -> GivenMarks:
    """The marks in a file: columns feature and mark, with n, sd and cost where known; or a column a feature.

    `name` is that of a sheet; without it a workbook's first sheet of marks is read.

    Raises:
        DataError: where it can't be read, knows none of the features, or holds what is no mark; all at once.
    """
    try:
        found = sheets(path)
    except OSError as error:
        raise DataError(f"it can't be read: {error.strerror or error}", path.name) from error
    known = _known(features)
    fit = (each for each in found if len(found) > 1 and _is_of_marks(each, known))
    sheet = next((each for each in found if name and each.name == name), None) or next(fit, found[0])
    head, *rows = _below_head(_lines(sheet))
    columns = _columns(head[1])
    place = f"{sheet.file}, {sheet.name}" if name else sheet.file
    if _is_by_feature(columns):
        return GivenMarks(place, frozen_map(_by_feature(sheet, columns, rows, known)))
    return GivenMarks(place, frozen_map(_by_person(sheet, head[1], rows, known)))


def marks_sheets(found: Iterable[Sheet], features: Sequence[Feature]) -> tuple[str, ...]:
    """Names of the sheets that hold marks: a row a feature, or numbers below names of features in most."""
    known = _known(features)
    return tuple(each.name for each in found if each.name and _holds_marks(each, known))


def _holds_marks(sheet: Sheet, known: Mapping[str, str]) -> bool:
    told: list[Line] = [(i, [text.strip() for text in row]) for i, row in enumerate(sheet.head) if any(row)]
    if len(told) < 2:
        return False
    (_, head), *rows = _below_head(told)
    columns = _columns(head)
    if _is_by_feature(columns):
        return any(same_stem(_at(row, columns["feature"])) in known for _, row in rows)
    owners = [column for column, text in enumerate(head) if _owner(text, known)]
    given = [text for _, row in rows for column in owners if (text := _at(row, column)) and not _is_none(text)]
    numbers = sum(_mark(text) is not None for text in given)
    return 2 * len(owners) > sum(map(bool, head)) and 2 * numbers > len(given)


def _is_of_marks(sheet: Sheet, known: Mapping[str, str]) -> bool:
    """Whether the first row that says anything names marks of features, or features."""
    told: list[Line] = [(i, [text.strip() for text in row]) for i, row in enumerate(sheet.head) if any(row)]
    head = _below_head(told)[0][1] if told else []
    return _is_by_feature(_columns(head)) or any(_owner(text, known) for text in head)


def _below_head(told: Sequence[Line]) -> Sequence[Line]:
    """The rows from the one that names the columns: the first about features and marks, else the first."""
    first = next((i for i, (_, row) in enumerate(told[:_TITLES]) if _is_by_feature(_columns(row))), 0)
    return told[first:]


def _is_by_feature(columns: Mapping[str, int]) -> bool:
    return "feature" in columns and bool(columns.keys() & {"mark", "cost"})


def _lines(sheet: Sheet) -> list[Line]:
    """The rows that say anything; DataError where there is no second one."""
    told = [[as_text(value).strip() for value in row] for row in sheet.rows()]
    found: list[Line] = [(i, row) for i, row in enumerate(told) if any(row)]
    if len(found) < 2:
        raise DataError("it holds no marks", sheet.place, todo="Give it the columns feature and mark.")
    return found


def _columns(head: Sequence[str]) -> Mapping[str, int]:
    """What the columns of a row a feature hold."""
    words = {"feature": facts("suffixes")["columns"]["feature"], **facts("suffixes")["marks"]}
    plain = [text.casefold() for text in head]
    return {
        name: plain.index(word) for name, texts in words.items() for word in reversed(texts) if word in plain
    }


def _known(features: Sequence[Feature]) -> Mapping[str, str]:
    """Key of a feature by each name it may have."""
    return {
        same_stem(name): feature.key for feature in features for name in (feature.key, *feature.labels.values())
    }


def _by_feature(
    sheet: Sheet, columns: Mapping[str, int], rows: Sequence[Line], known: Mapping[str, str]
) -> dict[str, GivenMark]:
    """A row a feature; DataError lists every name that is unknown and every cell that is no number."""
    found: dict[str, GivenMark] = {}
    problems: list[Problem] = []
    for i, row in rows:
        name = _at(row, columns["feature"])
        key = known.get(same_stem(name))
        if key is None or key in found:
            problems.append(_stranger(name, cell(i, columns["feature"]), known, twice=key is not None))
            continue
        values = dict(_numbers(i, row, columns, problems))
        n, none = values.get("n"), values.get("not_applicable") or 0
        found[key] = GivenMark(
            values.get("mark"), None if n is None else int(n), values.get("sd"), int(none), values.get("cost")
        )
    if problems:
        raise DataError(
            Problem(each.what, f"{sheet.place}, {each.where}", each.allowed, each.todo) for each in problems
        )
    return found


def _numbers(
    i: int, row: Sequence[str], columns: Mapping[str, int], problems: list[Problem]
) -> Iterator[tuple[str, float | None]]:
    for name, column in columns.items():
        text = _at(row, column)
        if name == "feature" or not text or _is_none(text):
            continue
        value = _mark(text)
        if value is None or value < 0 or (name == "n" and value < 1):
            problems.append(
                Problem(f'"{text}" is no number', cell(i, column), f"It is the {name} of a feature.")
            )
        yield name, value


def _by_person(
    sheet: Sheet, head: Sequence[str], rows: Sequence[Line], known: Mapping[str, str]
) -> dict[str, GivenMark]:
    """A row a respondent, a column a feature; DataError where no column is one."""
    owners = {column: key for column, text in enumerate(head) if (key := _owner(text, known))}
    if not owners:
        listed = ", ".join(dict.fromkeys(known.values()))
        todo = "Give it the columns feature and mark, or a column for each feature."
        raise DataError(
            "none of its columns is a feature of the survey", sheet.place, f"There are: {listed}.", todo
        )
    found: dict[str, GivenMark] = {}
    for column, key in owners.items():
        texts = [text for _, row in rows if (text := _at(row, column))]
        given = [value for text in texts if not _is_none(text) and (value := _mark(text)) is not None]
        found[key] = _summed(given, sum(map(_is_none, texts)))
    return found


def _summed(given: Sequence[float], none: int) -> GivenMark:
    n = len(given)
    if not n:
        return GivenMark(not_applicable=none)
    mean = sum(given) / n
    sd = (sum((each - mean) ** 2 for each in given) / (n - 1)) ** 0.5 if n > 1 else None
    return GivenMark(mean, n, sd, none)


def _owner(text: str, known: Mapping[str, str]) -> str | None:
    """The feature that a column is about: by its name, or by a name that asks for a mark of it."""
    stems = [
        text,
        text.partition(":")[2].rstrip("?？ "),
        *(each.stem for each in names(text) if each.role in RATINGS),
    ]
    return next((known[same_stem(each)] for each in stems if same_stem(each) in known), None)


def _stranger(name: str, where: str, known: Mapping[str, str], *, twice: bool) -> Problem:
    if twice:
        return Problem(f'"{name}" stands twice', where)
    return Problem(f'"{name}" is no feature of the survey', where, todo=did_you_mean(name, known))


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _mark(text: str) -> float | None:
    return number(text.removesuffix("%").strip())


def _is_none(text: str) -> bool:
    return " ".join(text.casefold().split()) in facts("wordings")["ratings"]["not_applicable"]
