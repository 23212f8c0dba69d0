"""The layouts that one survey may be written in."""

import random
from collections.abc import Callable, Iterator, Mapping

from tests.contact.changing.draft import ID, OTHER, Column, Draft, Page, ids
from tests.contact.changing.study import Study
from tests.contact.making.model import stamps

MARKS = (
    ("{}_fun", "{}_dys"), ("{} [functional]", "{} [dysfunctional]"), ("{} (functional)", "{} (dysfunctional)"),
    ("{} - functional", "{} - dysfunctional"), ("{}_f", "{}_d"), ("{}_pos", "{}_neg"), ("fun_{}", "dys_{}"),
    ("Functional: {}", "Dysfunctional: {}"), ("{}[fun]", "{}[dys]"), ("{}.func", "{}.dysf"),
    ("{} with", "{} without"), ("{} (Functional)", "{} (Dysfunctional)"), ("{}_positive", "{}_negative"),
    ("{}_functional", "{}_dysfunctional"), ("functional_{}", "dysfunctional_{}"), ("{}/fun", "{}/dys"),
)  # fmt: skip
CODES = (
    ("Q{:02}-F {}", "Q{:02}-D {}"), ("{}a. {}", "{}b. {}"), ("Q{}F. {}", "Q{}D. {}"), ("{}.1 {}", "{}.2 {}"),
    ("Q{}-F: {}", "Q{}-D: {}"), ("[{}a] {}", "[{}b] {}"), ("{}a) {}", "{}b) {}"),
)  # fmt: skip
LONG = (
    ("feature", "functional", "dysfunctional"), ("Feature name", "Functional", "Dysfunctional"),
    ("feature", "functional_response", "dysfunctional_response"), ("feature", "func", "dys"),
    ("feature_name", "functional_score", "dysfunctional_score"), ("Merkmal", "funktional", "dysfunktional"),
    ("Feature", "Functional Question", "Dysfunctional Question"), ("feature", "with", "without"),
    ("Feature", "Functional (present)", "Dysfunctional (absent)"), ("feature", "pos", "neg"),
    ("kenmerk", "functioneel", "disfunctioneel"), ("item", "functional_answer", "dysfunctional_answer"),
)  # fmt: skip
SIDES = (
    ("functional", "dysfunctional"), ("Functional", "Dysfunctional"), ("positive", "negative"), ("fun", "dys"),
    ("with", "without"), ("func", "dysfunc"), ("present", "absent"),
)  # fmt: skip
ANSWER = (
    ("feature", "question_type", "answer"), ("Feature", "Question type", "Response"), ("item", "side", "value"),
    ("feature", "polarity", "response"), ("kenmerk", "vraagtype", "antwoord"), ("feature_id", "type", "answer"),
)  # fmt: skip


Columns = tuple[Column, ...]


def draft(study: Study, layout: str, pick: random.Random) -> Draft:
    """The survey in one layout, a row a person with an id and mostly a time of sending before the answers."""
    head, known = ids(pick, len(study.people))
    before = [Column(ID, head, known)]
    if pick.random() < 0.6:
        times = (at.strftime("%Y-%m-%d %H:%M:%S") for at in stamps(str(pick.random()), len(known)))
        before.insert(pick.randrange(2), Column(OTHER, "Timestamp", tuple(times)))
    columns = LAYOUTS[layout](study, tuple(before), pick)
    return Draft(study, layout, (Page("Responses", columns),))


def _question(study: Study, f: int, side: int, head: str) -> Column:
    cells = tuple(study.text(side, person[f][side]) for person in study.people)
    return Column(("ask", f, side), head, cells)


def _by_feature(study: Study, heads: Mapping[tuple[int, int], str]) -> Iterator[Column]:
    for f in range(len(study.features)):
        for side in (0, 1):
            yield _question(study, f, side, heads[f, side])


def _by_side(study: Study, heads: Mapping[tuple[int, int], str]) -> Iterator[Column]:
    for side in (0, 1):
        for f in range(len(study.features)):
            yield _question(study, f, side, heads[f, side])


def _questions(study: Study) -> dict[tuple[int, int], str]:
    asked = enumerate(study.features)
    return {(f, side): (each.functional, each.dysfunctional)[side] for f, each in asked for side in (0, 1)}


def _side_by_side(study: Study, others: Columns, _: random.Random) -> Columns:
    return (*others, *_by_feature(study, _questions(study)))


def _in_blocks(study: Study, others: Columns, _: random.Random) -> Columns:
    return (*others, *_by_side(study, _questions(study)))


def marked(study: Study, pick: random.Random) -> dict[tuple[int, int], str]:
    """Headers that tell the two questions apart by a word."""
    marks, short = pick.choice(MARKS), pick.random() < 0.4
    names = [f"F{f + 1:02}" if short else each.name for f, each in enumerate(study.features)]
    return {(f, side): marks[side].format(name) for f, name in enumerate(names) for side in (0, 1)}


def _by_suffix(study: Study, others: Columns, pick: random.Random) -> Columns:
    way = pick.choice((_by_feature, _by_side))
    return (*others, *way(study, marked(study, pick)))


def coded(study: Study, pick: random.Random) -> dict[tuple[int, int], str]:
    """Questions behind a code that the two of a pair share."""
    marks = pick.choice(CODES)
    return {(f, side): marks[side].format(f + 1, text) for (f, side), text in _questions(study).items()}


def _by_codes(study: Study, others: Columns, pick: random.Random) -> Columns:
    return (*others, *_by_feature(study, coded(study, pick)))


def gridded(study: Study, _: random.Random) -> dict[tuple[int, int], str]:
    """One question over all features for either side, the feature in brackets."""
    names = [each.name for each in study.features]
    over = [_over(text, names[0]) for text in (study.features[0].functional, study.features[0].dysfunctional)]
    return {(f, side): f"{over[side]} [{name}]" for f, name in enumerate(names) for side in (0, 1)}


def _over(question: str, feature: str) -> str:
    """A question about one feature, asked of all of them."""
    opened = feature[:1].upper() + feature[1:]
    return question.replace(feature, "…").replace(opened, "…")


def _in_grids(study: Study, others: Columns, pick: random.Random) -> Columns:
    return (*others, *_by_side(study, gridded(study, pick)))


def _long_pairs(study: Study, others: Columns, pick: random.Random) -> Columns:
    heads, skip = pick.choice(LONG), pick.random() < 0.5
    rows = [
        (p, each.name, study.text(0, answers[0]), study.text(1, answers[1]))
        for p, person in enumerate(study.people)
        for each, answers in zip(study.features, person, strict=True)
        if any(answers) or not skip
    ]
    return _long(others, rows, heads, ("feature", "functional", "dysfunctional"))


def _long_answers(study: Study, others: Columns, pick: random.Random) -> Columns:
    heads, sides = pick.choice(ANSWER), pick.choice(SIDES)
    rows = [
        (p, each.name, sides[side], study.text(side, answers[side]))
        for p, person in enumerate(study.people)
        for each, answers in zip(study.features, person, strict=True)
        for side in (0, 1)
    ]
    return _long(others, rows, heads, ("feature", "side", "answer"))


def _long(
    others: Columns, rows: list[tuple[int, str, str, str]], heads: tuple[str, ...], kinds: tuple[str, ...]
) -> Columns:
    people, *cells = zip(*rows, strict=True)
    before = (Column(c.kind, c.head, tuple(c.cells[p] for p in people)) for c in others)
    held = zip(kinds, heads, cells, strict=True)
    return (*before, *(Column((kind, 0, 0), head, tuple(each)) for kind, head, each in held))


LAYOUTS: Mapping[str, Callable[[Study, Columns, random.Random], Columns]] = {
    "side by side": _side_by_side,
    "in blocks": _in_blocks,
    "by suffix": _by_suffix,
    "by codes": _by_codes,
    "in grids": _in_grids,
    "long, a row a pair": _long_pairs,
    "long, a row an answer": _long_answers,
}
