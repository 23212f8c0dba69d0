"""What searches, filters and steps through a table; hidden until a script serves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kano.render.html.markup import Markup, tag
from kano.report.blocks import Column, Label, Table, Tone
from kano.words.lookup import Texts

LEAST = 4
"""Rows from which a table can be searched and sorted."""


def tools(table: Table, columns: Sequence[tuple[int, Column]], say: Texts, name: str) -> Markup:
    """The tools of the table with this id; nothing where it needs none."""
    parts = [*_found(table, columns, say, name), *_stepped(table, say, name)]
    if not parts:
        return Markup("")
    told = tag("output", role="status", data_of=name, data_say=say("page.shown"))
    return tag("div", *parts, told, class_="tools", hidden=True)


def steps(table: Table) -> dict[str, int]:
    """The values through which a reader may step, in their order."""
    at = [i for i, column in enumerate(table.columns) if column.key == table.stepping]
    names = dict.fromkeys(str(row[at[0]]) for row in table.rows) if at else {}
    return {name: i for i, name in enumerate(names)}


def _found(table: Table, columns: Sequence[tuple[int, Column]], say: Texts, name: str) -> Iterator[Markup]:
    """A search, and a choice among the labels of the first column that has several."""
    if len(table.rows) < LEAST:
        return
    yield _field(say("page.search"), tag("input", type="search", id=f"{name}-search"))
    for at, (i, column) in enumerate(columns):
        found = (row[i] for row in table.rows)
        labels = {each.text: None for each in found if isinstance(each, Label) and each.tone is not Tone.PLAIN}
        if 1 < len(labels) < len(table.rows):
            every = tag("option", say("page.everything"), value="")
            options = (tag("option", each) for each in labels)
            chooser = tag("select", every, *options, id=f"{name}-only", data_at=at)
            yield _field(f"{say('page.only')}: {column.title}", chooser)
            return


def _stepped(table: Table, say: Texts, name: str) -> Iterator[Markup]:
    known = [*steps(table)]
    if len(known) > 1:
        column = next(each.title for each in table.columns if each.key == table.stepping)
        yield _slider(column, known, say, name)


def stepper(title: str, names: Sequence[str], say: Texts, name: str) -> Markup:
    """What steps a picture through waves, standing at the last one that it is drawn of."""
    return tag("p", _slider(title, names, say, name, begun=len(names)), class_="moves", hidden=True)


def _slider(title: str, names: Sequence[str], say: Texts, name: str, *, begun: int = 0) -> Markup:
    """Through all of them and each; only through each where it begins at one."""
    every = [say("page.every_step"), *names]
    given = "|".join(each.replace("|", "/") for each in every)
    ends = {"min": int(begun > 0), "max": len(names), "value": begun}
    slider = tag("input", type="range", id=f"{name}-step", data_names=given, **ends)
    return _field(title, slider, tag("output", every[begun], for_=f"{name}-step"))


def _field(name: str, *inside: Markup) -> Markup:
    return tag("label", tag("span", name), *inside)
