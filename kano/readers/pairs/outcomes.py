"""Columns of what is no feature and was asked once, such as goodwill: named, or known by their question."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from kano.provenance import frozen_map
from kano.questionnaire import Outcome, Questionnaire
from kano.readers.columns.names import asked, same_stem
from kano.readers.columns.references import column, columns_named
from kano.readers.columns.table import Table
from kano.readers.pairs.pair import Pair
from kano.readers.pairs.questionnaires import questionnaires
from kano.words.folding import normal

_ENDS = re.compile(r"\s*\([^()]*\)$")
"""What the ends of a scale say behind a question: (0 = not at all, 10 = completely)."""
_SHORTEST = 4
"""Letters of a name that may be that of an outcome: shorter ones stand in every questionnaire."""


def outcomes_named(table: Table) -> tuple[tuple[Outcome, int], ...]:
    """The columns that the settings name as outcomes; DataError where one isn't there."""
    wanted = table.settings.outcome
    names = [wanted] if columns_named(table.header, wanted) else wanted.split(",")
    columns = {name.strip(): column(table.header, name.strip(), table.place) for name in names if name.strip()}
    known = {i: outcome for outcome, i in _by_question(table, columns.values())}
    return tuple((known.get(i) or _own(table, name, i), i) for name, i in columns.items())


def outcomes_found(
    table: Table, pairs: Sequence[Pair], free: Iterable[int], taken: Collection[str] = ()
) -> tuple[tuple[Outcome, int], ...]:
    """The columns that hold the question about an outcome of a questionnaire word for word, or bear its name.

    A name alone may be anybody's: it is believed beside features of its questionnaire.
    """
    metadata = table.header.metadata
    columns = [i for i in free if i not in metadata]
    found = {outcome.key: (outcome, i) for outcome, i in _by_name(table, pairs, columns)}
    found |= {outcome.key: (outcome, i) for outcome, i in _by_question(table, columns)}
    return tuple(each for key, each in found.items() if key not in taken)


def _own(table: Table, name: str, i: int) -> Outcome:
    """An outcome that no questionnaire knows; one that is named by letters is called what its header says."""
    return Outcome(name, frozen_map({"": table.settings.labels.get(name) or table.header.name(i) or name}))


def _by_question(table: Table, columns: Iterable[int]) -> Iterator[tuple[Outcome, int]]:
    columns = list(columns)
    outcomes = (outcome for each in _asking(table, columns) for outcome in each.outcomes)
    wanted = {normal(text): outcome for outcome in outcomes for text in outcome.questions.values()}
    for i in columns if wanted else ():
        texts = (normal(_ENDS.sub("", text)) for text in asked(table.header.name(i)))
        if outcome := next((wanted[text] for text in texts if text in wanted), None):
            yield outcome, i


def _by_name(table: Table, pairs: Sequence[Pair], columns: Sequence[int]) -> Iterator[tuple[Outcome, int]]:
    believed = {pair.questionnaire for pair in pairs if pair.questionnaire}
    for each in _asking(table, columns) if believed else ():
        for outcome in each.outcomes if each.key in believed else ():
            names = {same_stem(name) for name in (outcome.key, *outcome.labels.values())}
            yield from ((outcome, i) for i in columns if names & _names(table, i))


def _asking(table: Table, columns: Iterable[int]) -> tuple[Questionnaire, ...]:
    """The questionnaires that have outcomes, and hold one of the texts above these columns."""
    told = (text for i in columns for text in (*asked(table.header.name(i)), *_codes(table, i)))
    texts = [_ENDS.sub("", text) for text in told]
    found = questionnaires(table.settings, [text for text in texts if len(text) >= _SHORTEST])
    return tuple(each for each in found if each.outcomes)


def _names(table: Table, i: int) -> set[str]:
    return {same_stem(text) for text in (*asked(table.header.name(i)), *_codes(table, i)) if text}


def _codes(table: Table, i: int) -> tuple[str, ...]:
    codes = table.header.codes
    return (codes[i],) if i < len(codes) else ()
