"""What reports print of groups and of everybody, as numbers: for an attacker who adds and subtracts them.

A report of a study shows groups by two columns at once; workbooks, pictures and comparisons print fewer numbers
of a group than a classification does. Each is read back from what is written.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from kano.api.advising import advise
from kano.api.comparing import compare
from kano.api.plotting import plot
from kano.api.studying import study
from kano.api.verbs import classify
from kano.errors import AnalysisError
from kano.evaluation import table
from kano.render.formats import format_named
from kano.responses import Group, Responses
from kano.scale import CATEGORIES, NOT_ASKED
from tests.safety import redraw

LEAST = 10
PARTS = 8
"""What a group's people are divided into: six categories, no answer, not asked."""
COUNTS = np.eye(PARTS)
PEOPLE = np.array([[1.0] * 6 + [0.0] * 2])
"""Only how many answered is printed."""


class Seen(NamedTuple):
    """What is printed of one division into groups, NaN where nothing is."""

    total: np.ndarray
    """Of everybody: (F, Q)."""
    groups: np.ndarray
    """(S, F, Q)."""
    of: np.ndarray
    """Which parts each printed number adds up: (Q, 8)."""
    true: np.ndarray
    """What nobody may learn: (S, F, 8)."""


def people(rng: np.random.Generator) -> Responses:
    """A survey of one wave, in which two columns make groups, some of them small, none of one or two people."""
    while True:
        part = redraw.made(rng, "studied").parts[0]
        names = ("web", "shop", "desk", "phone")
        codes = rng.choice(4, len(part), p=rng.dirichlet((3, 3, 2, 0.4)))
        groups = {**part.groups, "channel": Group(names, codes)}
        if all(np.bincount(each.codes, minlength=len(each.labels)).min() > 2 for each in groups.values()):
            return replace(part, groups=groups)


def truth(part: Responses, by: str) -> np.ndarray:
    """How many people of each group are in each part: (S, F, 8)."""
    letters = [list(CATEGORIES).index(cell) if cell else 0 for row in table("berger").cells for cell in row]
    pairs = part.answers.astype(int)
    place = np.take(letters, np.where((pairs < 5).all(-1), pairs[..., 0] * 5 + pairs[..., 1], 0) % 25)
    place = np.where((pairs < 5).all(-1), place, 6)
    place = np.where((part.answers == NOT_ASKED).all(-1), 7, place)
    group = part.groups[by]
    found = np.zeros((len(group.labels), place.shape[1], PARTS), dtype=int)
    for (_, f), where in np.ndenumerate(place):
        found[group.codes[_], f, where] += 1
    return found


def _json(found: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(format_named("json").render(found.composed()))
    return made


def _empty(part: Responses, by: str, width: int = 1) -> tuple[np.ndarray, np.ndarray]:
    features = len(part.features)
    return np.full((features, width), np.nan), np.full((len(part.groups[by].labels), features, width), np.nan)


def _counts(rows: Sequence[Mapping[str, Any]], part: Responses, by: str) -> tuple[np.ndarray, np.ndarray]:
    """The counts of everybody and of each group."""
    total, groups = _empty(part, by, PARTS)
    for row in rows:
        into = total if row["segment"] is None else groups[part.groups[by].labels.index(row["segment"])]
        into[_place(part, row)] = [*row["counts"].values(), row["no_answer"], row["not_asked"]]
    return total, groups


def _place(part: Responses, row: Mapping[str, Any]) -> int:
    return [each.key for each in part.features].index(row["feature"])


def _asked(rows: Sequence[Mapping[str, Any]], part: Responses) -> np.ndarray:
    """How many of everybody answered."""
    total, _ = _empty(part, "team")
    for row in rows:
        if row["segment"] is None:
            total[_place(part, row)] = row["n"]
    return total


def _compared(rows: Sequence[Mapping[str, Any]], part: Responses) -> np.ndarray:
    """How many of each team answered, in a comparison."""
    _, groups = _empty(part, "team")
    for row in (each for each in rows if each["by"] == "team"):
        for each in row["groups"]:
            groups[part.groups["team"].labels.index(each["segment"]), _place(part, row)] = each["n"]
    return groups


def studied(part: Responses) -> Iterator[Seen]:
    """The document: groups by two columns, compared, advised on; every total beside every group."""
    columns = ("team", "channel")
    found = _json(study(part, by="team", segments=columns, min_group=LEAST))
    advised = _asked(found["advice"]["lines"], part)
    for by, told in zip(columns, found["groups"], strict=False):
        true = truth(part, by)
        total, groups = _counts(told["features"], part, by)
        whole, _ = _counts(found["classification"]["features"], part, by)
        yield Seen(total, groups, COUNTS, true)
        yield Seen(whole, groups, COUNTS, true)
        yield Seen(advised, groups[..., :6].sum(-1, keepdims=True), PEOPLE, true)
    if found["comparison"]:
        yield Seen(advised, _compared(found["comparison"]["features"], part), PEOPLE, truth(part, "team"))


def compared(part: Responses) -> Iterator[Seen]:
    """People by group in a comparison, beside everybody in the advice that goes with it."""
    groups = _compared(_json(compare(part, by="team", min_group=LEAST))["features"], part)
    total = _asked(_json(advise(part, by="team", min_group=LEAST))["lines"], part)
    yield Seen(total, groups, PEOPLE, truth(part, "team"))


def drawn(part: Responses) -> Iterator[Seen]:
    """Planes of groups: the texts of the picture, a panel a group in its order, everybody first."""
    total, groups = _empty(part, "team")
    into = total
    for text in re.findall(r">([^<>]+)<", plot("segments", part, by="team", min_group=LEAST).svg()):
        if text in part.groups["team"].labels:
            into = groups[part.groups["team"].labels.index(text)]
        elif spot := re.fullmatch(r"(f\d+): .*n = (\d+)", text):
            into[_place(part, {"feature": spot[1]})] = int(spot[2])
    # A feature off the plane, as most reject it, bears no number there.
    total[(np.isnan(groups[:, :, 0]) & (truth(part, "team")[..., :7].sum(-1) >= LEAST)).any(0)] = np.nan
    yield Seen(total, groups, PEOPLE, truth(part, "team"))


def booked(part: Responses) -> Iterator[Seen]:
    """A workbook: the people of each group on one page, everybody's on another."""
    import python_calamine

    data = format_named("xlsx").render(classify(part, by="team", min_group=LEAST).composed())
    assert isinstance(data, bytes)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    head, *rows = next(book.get_sheet_by_name(each).to_python() for each in book.sheet_names if "team" in each)
    total, groups = _empty(part, "team")
    features = {each.key for each in part.features}
    for row in (each for each in rows if each[0] in features):
        for text, value in zip(head, row, strict=True):
            if (told := re.fullmatch(r"n \((.*)\)", str(text))) and isinstance(value, float):
                name = told[1]
                into = total if name == "everybody" else groups[part.groups["team"].labels.index(name)]
                into[_place(part, {"feature": row[0]})] = value
    yield Seen(total, groups, PEOPLE, truth(part, "team"))


def without(part: Responses) -> Iterator[Seen]:
    """Everybody beside everybody but those who are left out: a group of its own, which is hidden."""
    hurried = redraw._hurried(np.random.default_rng(len(part)), part)
    assert hurried.seconds is not None
    found = _json(classify(hurried, by="team", exclude="speeders", min_group=LEAST))
    before = _asked([{"n": None, **each} for each in found["with_everybody"] or ()], part)
    after = _asked(found["features"], part)
    left = Group(("kept", "gone"), (hurried.seconds < 2).astype(int))
    true = truth(replace(hurried, groups={"left": left}), "left")
    # Of ten people or more may be told what they said, as of any group.
    before[true[1, :, :7].sum(-1) >= LEAST] = np.nan
    yield Seen(before, np.stack([after, np.full_like(after, np.nan)]), PEOPLE, true)


REPORTS: tuple[Callable[[Responses], Iterator[Seen]], ...] = (studied, compared, drawn, booked, without)
"""What is new joins with a line."""


def seen_elsewhere(rng: np.random.Generator, number: int) -> Iterator[Seen]:
    """What one of the reports prints of a random survey; nothing where it isn't made."""
    try:
        yield from REPORTS[number % len(REPORTS)](people(rng))
    except AnalysisError:
        return
