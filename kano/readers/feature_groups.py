"""A sheet that says of each feature which groups it is in: a row a feature, a column a grouping."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kano.errors import DataError, Problem, did_you_mean
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.readers.files.cells import as_text
from kano.readers.files.source import sheets

FEATURE = ("feature", "kenmerk", "key")
"""Headers of the column that names the feature, by its key or its label."""


def read_groups(path: Path, features: Iterable[Feature]) -> Mapping[str, Mapping[str, str]]:
    """By grouping, the group of each feature; DataError where it can't be read, or names unknown features."""
    try:
        rows = [[as_text(cell).strip() for cell in row] for row in sheets(path)[0].rows()]
    except OSError as error:
        raise DataError(f"it can't be read: {error.strerror or error}", path.name) from error
    rows = [row for row in rows if any(row)]
    head = rows[0] if rows else []
    place = next((i for i, name in enumerate(head) if name.casefold() in FEATURE), None)
    names = {i: name for i, name in enumerate(head) if name and i != place}
    if place is None or not names:
        raise DataError(
            "it has no column feature beside columns of groups", path.name, f"It has: {', '.join(head)}."
        )
    known = _known(features)
    problems = [
        _unknown(row[place], known, path.name) for row in rows[1:] if row[place].casefold() not in known
    ]
    if problems:
        raise DataError(problems)
    return frozen_map(
        {
            name: frozen_map(
                {known[row[place].casefold()]: row[i] for row in rows[1:] if i < len(row) and row[i]}
            )
            for i, name in names.items()
        }
    )


def _known(features: Iterable[Feature]) -> dict[str, str]:
    """Keys of features by all that people call them."""
    found: dict[str, str] = {}
    for feature in features:
        for name in (*feature.labels.values(), feature.key):
            found[name.casefold()] = feature.key
    return found


def _unknown(name: str, known: Mapping[str, str], file: str) -> Problem:
    hint = did_you_mean(name.casefold(), known)
    return Problem(f'the survey has no feature "{name}"', file, todo=hint or "Give its key, or its label.")
