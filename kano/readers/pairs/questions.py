"""Pairs that only a person can settle: asked for, with the settings that settle them."""

from collections.abc import Iterator, Sequence

from kano.errors import Problem, Proposal, Question
from kano.readers.columns.header import Header
from kano.readers.columns.references import reference
from kano.readers.columns.table import Table
from kano.readers.pairs.labels import key_of, short_labels, unique_keys
from kano.readers.pairs.pair import Unsettled
from kano.settings.paste import PASTE, paste_block
from kano.settings.toml import toml_key, toml_text

_WHY = {
    "missing": "no negation tells them apart",
    "contradicts": "the negation stands in the first of them",
    "doubtful": "what is negated may be the unpleasant thing",
    "order": "the order of the columns is not the same everywhere",
    "unlike": "their texts differ in more than a negation",
    "nameless": "the columns have no names",
    "answers": "in the order of the other pairs {1} of the answers would be reverse, the other way round {0}",
    "silent": "only the order of the other pairs tells them apart, and the answers don't bear it out: "
    "{0} of them would be reverse, the other way round {1}",
}
_ASIDE = "--set-aside reads the other pairs without these.\n"
_OFFERED = 4
"""Other columns that are proposed as a partner."""
_SUPPORTED = ("order", "contradicts", "answers")
"""Reasons to ask where evidence supports one order all the same."""


def pair_problems(
    table: Table, unsettled: Sequence[Unsettled], left: Sequence[int], *, others: bool
) -> list[Problem]:
    """What is asked about pairs in doubt, and about columns of answers without a partner.

    `others` says whether there are pairs beside these.
    """
    found = order_problems(table, [*unsettled, *couples_of(left)], others=others)
    return found if len(left) % 2 == 0 else [*found, *_partner_problems(table, left)]


def couples_of(left: Sequence[int]) -> list[Unsettled]:
    """Columns without a partner, an even number of which may be pairs that only a person sees."""
    couples = zip(left[::2], left[1::2], strict=True) if len(left) % 2 == 0 else ()
    return [Unsettled(i, j, "unlike") for i, j in couples]


def order_problems(table: Table, unsettled: Sequence[Unsettled], *, others: bool = False) -> list[Problem]:
    """One problem that lists the pairs and the lines of kano.toml to paste, after a look at each."""
    if not unsettled:
        return []
    asked = tuple(_order_questions(table, unsettled))
    many = f"{len(unsettled)} pairs of columns" if len(unsettled) > 1 else "a pair of columns"
    what = f"{many} can't be told apart: which question is the functional one, about the feature present?"
    todo = f"{_ASIDE if others else ''}{PASTE}\n{paste_block(asked)}"
    return [Problem(what, table.place, "\n".join(each.unclear for each in asked), todo, asked)]


def _partner_problems(table: Table, columns: Sequence[int]) -> list[Problem]:
    shown = [table.header.quoted(i) for i in columns]
    these = "these columns hold answers but have" if len(columns) > 1 else "this column holds answers but has"
    todo = "Name their pairs in kano.toml as [features.KEY] with functional and dysfunctional, or remove them."
    asked = partner_questions(table, columns)
    return [Problem(f"{these} no partner:", table.place, "\n".join(shown), todo, asked)]


def partner_questions(table: Table, columns: Sequence[int]) -> tuple[Question, ...]:
    """Which column belongs to each of these: one of the others, or none, so that it is left out."""
    header = table.header
    return tuple(
        Question(
            "partner",
            f"{table.place}, column {header.letters(i)}",
            header.quoted(i),
            (*_partners(header, i, [j for j in columns if j != i][:_OFFERED]), _alone(header, i)),
        )
        for i in columns
    )


def _partners(header: Header, column: int, others: Sequence[int]) -> Iterator[Proposal]:
    """A column with each of the others, either of them being the functional question."""
    for other in others:
        key = key_of(short_labels([header.name(min(column, other))])[0])
        for functional, dysfunctional in ((column, other), (other, column)):
            one, two = header.letters(functional), header.letters(dysfunctional)
            meaning = f"{one} is the functional question, {two} the other"
            yield Proposal(meaning, _lines(header, key, functional, dysfunctional))


def _alone(header: Header, column: int) -> Proposal:
    """To do without a column."""
    key = key_of(short_labels([header.name(column)])[0])
    lines = (
        f"[features.{toml_key(key)}]",
        f"functional = {toml_text(reference(header, column))}",
        "set_aside = true",
    )
    return Proposal("leave this column out, and count it", "\n".join(lines))


def _order_questions(table: Table, unsettled: Sequence[Unsettled]) -> list[Question]:
    """A question a pair; its proposals are the two orders, the more probable one first."""
    header = table.header
    labels = short_labels([header.name(each.first) for each in unsettled])
    keys = unique_keys([key_of(label) for label in labels])
    return [
        Question(
            "pair",
            f"{table.place}, columns {header.letters(each.first)} and {header.letters(each.second)}",
            f"{header.quoted(each.first)}\n{header.quoted(each.second)}\n   {_why(each)}",
            _proposals(header, key, each),
            likely=each.reason in _SUPPORTED,
            evidence=_why(each),
        )
        for each, key in zip(unsettled, keys, strict=True)
    ]


def _why(each: Unsettled) -> str:
    return _WHY[each.reason].format(*each.reverse)


def _proposals(header: Header, key: str, each: Unsettled) -> tuple[Proposal, ...]:
    """Either order, the more probable one first; and to do without the pair."""
    orders = ((each.first, each.second), (each.second, each.first))
    lines = [_lines(header, key, *order) for order in orders]
    meanings = (f"{header.letters(functional)} is the functional question" for functional, _ in orders)
    aside = Proposal("leave this pair out, and count it", f"{lines[0]}\nset_aside = true")
    return (*map(Proposal, meanings, lines), aside)


def _lines(header: Header, key: str, functional: int, dysfunctional: int) -> str:
    lines = (
        f"[features.{toml_key(key)}]",
        f"functional = {toml_text(reference(header, functional))}",
        f"dysfunctional = {toml_text(reference(header, dysfunctional))}",
    )
    return "\n".join(lines)
