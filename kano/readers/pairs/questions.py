"""Pairs that only a person can settle: listed, with the settings that settle them."""

from __future__ import annotations

from collections.abc import Sequence

from kano.errors import Problem
from kano.readers.columns.header import Header
from kano.readers.columns.references import reference
from kano.readers.files.sheet import column_letters
from kano.readers.pairs.labels import key_of, short_labels, unique_keys
from kano.readers.pairs.pair import Unsettled
from kano.settings.toml import toml_key, toml_text

_WHY = {
    "missing": "no negation tells them apart",
    "contradicts": "the negation stands in the first of them",
    "doubtful": "what is negated may be the unpleasant thing",
    "order": "the order of the columns is not the same everywhere",
    "unlike": "their texts differ in more than a negation",
}


def asked_for(header: Header, unsettled: Sequence[Unsettled]) -> list[Problem]:
    """One problem that lists the pairs and the lines of kano.toml to paste, after a look at each."""
    if not unsettled:
        return []
    listed = "\n".join(
        f'{column_letters(each.first)}  "{header.name(each.first)}"\n'
        f'{column_letters(each.second)}  "{header.name(each.second)}"\n'
        f"   {_WHY[each.reason]}"
        for each in unsettled
    )
    many = f"{len(unsettled)} pairs of columns" if len(unsettled) > 1 else "a pair of columns"
    todo = "Look at each, swap where needed, and paste into kano.toml beside the file:\n"
    return [
        Problem(
            f"{many} can't be told apart: which question is the functional one, about the feature present?",
            allowed=listed,
            todo=todo + toml_lines(header, unsettled),
        )
    ]


def toml_lines(header: Header, unsettled: Sequence[Unsettled]) -> str:
    """Settings that name the columns of each pair, the more probable functional one first."""
    labels = short_labels([header.name(each.first) for each in unsettled])
    lines = []
    for each, key in zip(unsettled, unique_keys([key_of(label) for label in labels]), strict=True):
        lines.append(f"[features.{toml_key(key)}]")
        lines.append(f"functional = {toml_text(reference(header, each.first))}")
        lines.append(f"dysfunctional = {toml_text(reference(header, each.second))}")
    return "\n".join(lines)
