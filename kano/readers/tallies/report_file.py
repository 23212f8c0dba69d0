"""A classification saved as JSON: the counts of categories that it holds."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from kano.errors import DataError
from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.responses import Wave
from kano.scale import CATEGORIES
from kano.tally import Categories

KIND = "classification"
_BEGIN = 4096


def is_report(path: Path) -> bool:
    """Whether a file says that it is a report of this program."""
    with path.open("rb") as file:
        begin = file.read(_BEGIN).lstrip(b"\xef\xbb\xbf \r\n\t")
    return begin.startswith(b"{") and b'"kind"' in begin and b'"kano"' in begin


def report_counts(path: Path) -> Categories:
    """Everybody's counts in the last wave of a classification; DataError where it holds none."""
    try:
        content = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DataError(f"the report can't be read: {error}", path.name) from error
    kind = content.get("kind") if isinstance(content, Mapping) else None
    if kind != KIND:
        todo = "Save one: kano classify FILE -o baseline.json"
        raise DataError(f'a report of kind "{kind}" holds no counts to compare with', path.name, todo=todo)
    try:
        return _counts(content)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise DataError("this is no whole report of a classification", path.name) from error


def _counts(content: Mapping[str, Any]) -> Categories:
    rows = [row for row in content["features"] if row["segment"] is None]
    last = rows[-1]["wave"]
    rows = [row for row in rows if row["wave"] == last]
    n, shares = (_table(rows, name) for name in ("counts", "shares"))
    # What a weighted report says of its answers: shares, and how many people these are worth.
    worth = shares * np.array([[float(row["effective_n"] or 0)] for row in rows])
    w = worth[None, None] if content["settings"]["weighted"] else n[None, None]
    return Categories(
        waves=(Wave(key=str(last or "")),),
        segments=("",),
        features=tuple(Feature(str(row["feature"]), frozen_map({"": str(row["label"])})) for row in rows),
        n=n[None, None].astype(np.int64),
        w=w,
        w2=w,
        not_asked=np.array([[[int(row["not_asked"] or 0) for row in rows]]]),
        no_answer=np.array([[[int(row["no_answer"] or 0) for row in rows]]]),
        table=str(content["settings"]["table"] or ""),
    )


def _table(rows: list[Mapping[str, Any]], name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([[float(row[name][each] or 0) for each in CATEGORIES] for row in rows])
