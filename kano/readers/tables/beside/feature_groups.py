"""Sheets that say something of each feature, a row each: which groups it is in, or a score from elsewhere."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kano.errors import DataError, Problem
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.readers.files.cells import as_text
from kano.readers.files.source import sheets
from kano.words.folding import number

FEATURE = ("feature", "kenmerk", "key")
"""Headers of the column that names the feature, by its key or its label."""


def read_groups(path: Path, features: Iterable[Feature]) -> Mapping[str, Mapping[str, str]]:
    """By grouping, the group of each feature; DataError where it can't be read.

    A name that no feature has stays as it is: a survey need not ask about all that a sheet knows.
    """
    return frozen_map({name: frozen_map(column) for name, column in _columns(path, features).items()})


def read_scores(path: Path, features: Iterable[Feature]) -> Mapping[str, float]:
    """The score of each feature, in the first column beside its name; DataError where one is no number."""
    name, column = next(iter(_columns(path, features).items()))
    values = {key: number(text) for key, text in column.items()}
    if wrong := [key for key, value in values.items() if value is None]:
        raise DataError(Problem(f'{name} of "{key}" is no number: {column[key]}', path.name) for key in wrong)
    return frozen_map({key: value for key, value in values.items() if value is not None})


def _columns(path: Path, features: Iterable[Feature]) -> dict[str, dict[str, str]]:
    """By column, what it says of each feature."""
    try:
        rows = [[as_text(cell).strip() for cell in row] for row in sheets(path)[0].rows()]
    except OSError as error:
        raise DataError(f"it can't be read: {error.strerror or error}", path.name) from error
    rows = [row for row in rows if any(row)]
    head = rows[0] if rows else []
    place = next((i for i, name in enumerate(head) if name.casefold() in FEATURE), None)
    names = {i: name for i, name in enumerate(head) if name and i != place}
    if place is None or not names:
        raise DataError("it has no column feature beside others", path.name, f"It has: {', '.join(head)}.")
    known = _known(features)
    return {
        name: {
            known.get(row[place].casefold(), row[place]): row[i] for row in rows[1:] if i < len(row) and row[i]
        }
        for i, name in names.items()
    }


def _known(features: Iterable[Feature]) -> dict[str, str]:
    """Keys of features by all that people call them."""
    found: dict[str, str] = {}
    for feature in features:
        for name in (*feature.labels.values(), feature.key):
            found[name.casefold()] = feature.key
    return found
