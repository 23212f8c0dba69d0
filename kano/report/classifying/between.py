"""What a classification by groups says first of their differences."""

from collections.abc import Iterator

from kano.counts import Counts
from kano.errors import AnalysisError
from kano.report.blocks import Note, Tone
from kano.report.comparing.comparison import headline, ranked
from kano.report.comparing.sentences import difference
from kano.report.language import Words, words
from kano.settings.panels.study import Settings

NAMED = 3
"""Differences that are said one by one; `kano compare` says the others."""


def between_groups(say: Words, counts: Counts, settings: Settings) -> Iterator[Note]:
    """How many features differ between the groups, and the surest of them; nothing where there are no two."""
    from kano.analyses.comparing.comparison import compare

    if not counts.by:
        return
    try:
        found = compare([counts], settings)
    except AnalysisError:
        return
    own = words(say.language.key, "comparison")
    rows = ranked(found.rows(say.language.key))
    yield Note(headline(own, counts.by, rows))
    for row in rows[:NAMED]:
        if row.verdict == "component":
            yield Note(difference(own, row), Tone.WARNING)
