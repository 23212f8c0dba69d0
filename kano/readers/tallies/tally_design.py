"""How people came in clusters, as rows of a tally file: written, and read back without loss."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import isfinite

import numpy as np

from kano.clusters import Clusters
from kano.provenance import frozen_map
from kano.readers.tallies.tally_shape import Row
from kano.scale import CATEGORIES

TEXTS = ("cluster", "strata", "table")
NUMBERS = ("clusters", "stratum-number", "people", "people-squared")
KINDS = ("design", "covariance")

Rows = Mapping[str, Sequence[tuple[int, Mapping[str, str]]]]
Refuse = Callable[[int, str, str], None]
_LETTERS = [each.value for each in CATEGORIES]
_LARGEST = 1e60


def design_rows(wave: str, own: Clusters) -> Iterator[Row]:
    """The rows of a wave: columns, table and numbers, then the covariances that aren't zero, each once."""
    texts = (*own.columns, own.table)
    numbers = (own.clusters, own.strata, own.people, own.squares)
    for name, value in zip((*TEXTS, *NUMBERS), (*texts, *numbers), strict=True):
        yield {"kind": "design", "wave": wave, "name": name, "value": value}
    for feature, covariance in own.covariance.items():
        for i, j in np.argwhere(np.triu(covariance)):
            told = {"category": _LETTERS[i], "name": _LETTERS[j], "wx": float(covariance[i, j])}
            yield {"kind": "covariance", "wave": wave, "feature": feature, **told}


def clusters_read(rows: Rows, axes: Sequence[Collection[str]], refuse: Refuse) -> tuple[Clusters | None, ...]:
    """Of each wave what the rows of a file tell; what can't be is refused with its row.

    `axes`: keys of the waves first, of the features last.
    """
    waves, *_, features = axes
    told: dict[str, dict[str, str]] = {}
    where: dict[str, int] = {}
    for number, row in rows.get("design", ()):
        own = told.setdefault(row["wave"], {})
        if row["wave"] not in waves or row["name"] in own:
            refuse(number, "a design is told of each wave of this file, once", "")
        own[row["name"]] = row["value"]
        where[row["wave"]] = number
    covariance = _covariances(rows, (waves, features), refuse)
    found = {
        wave: _clusters(own, covariance.get(wave, {}), features, (where[wave], refuse))
        for wave, own in told.items()
    }
    return tuple(map(found.get, waves)) if found else ()


def _clusters(
    own: Mapping[str, str],
    covariance: Mapping[str, np.ndarray],
    features: Collection[str],
    at: tuple[int, Refuse],
) -> Clusters | None:
    number, refuse = at
    try:
        clusters, strata, people, squares = (int(own[name]) for name in NUMBERS)
        cluster, stratum, table = (own[name] for name in TEXTS)
    except (KeyError, ValueError):
        clusters = strata = people = squares = 0
    if not 0 < strata < clusters <= people <= squares:
        refuse(number, "the design of this wave isn't whole", f"Rows: {', '.join((*TEXTS, *NUMBERS))}.")
        return None
    each = {key: covariance.get(key, np.zeros((6, 6))) for key in features}
    return Clusters((cluster, stratum), table, clusters, strata, people, squares, frozen_map(each))


def _covariances(
    rows: Rows, axes: tuple[Collection[str], Collection[str]], refuse: Refuse
) -> dict[str, dict[str, np.ndarray]]:
    """By wave and feature, symmetric (6, 6)."""
    found: dict[str, dict[str, np.ndarray]] = {}
    for number, row in rows.get("covariance", ()):
        place = [row["wave"] in axes[0], row["feature"] in axes[1]]
        pair = [row["category"], row["name"]]
        value = _number(row["wx"])
        if (
            not all(place)
            or not set(pair) <= set(_LETTERS)
            or value is None
            or (pair[0] == pair[1] and value < 0)
        ):
            refuse(number, "this is no covariance of two categories of this file", "")
            continue
        i, j = map(_LETTERS.index, pair)
        table = found.setdefault(row["wave"], {}).setdefault(row["feature"], np.zeros((6, 6)))
        if table[i, j]:
            refuse(number, "this covariance stands in the file before", "")
        table[i, j] = table[j, i] = value
    return found


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) and abs(value) < _LARGEST else None
