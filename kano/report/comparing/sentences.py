"""What differs between groups, in sentences."""

from collections.abc import Sequence

from kano.analyses.comparing.rows import CompareRow, GapRow
from kano.analyses.kinds import Kind
from kano.report.blocks import Phrase, Value
from kano.report.labels import short
from kano.report.language import Words
from kano.report.origin import segment_name
from kano.scale import CATEGORIES

CHANNELS = frozenset({"channel", "channels", "kanaal", "kanalen", "contactkanaal", "contact channel"})
"""Names of columns that tell through which channel people came, folded."""


def difference(say: Words, row: CompareRow) -> Phrase:
    """How a feature differs between groups, and how sure that is."""
    if row.verdict == "component":
        return say.phrase(
            "compare.say.component",
            feature=short(row.label),
            parts=_parts(say, row),
            certainty=Value(row.certainty, Kind.PROBABILITY),
        )
    name, gap = _widest(row)
    values = {group.segment: abs(getattr(group, name) or 0.0) for group in row.groups}
    sign = -1 if name == "worse" else 1
    high, low = gap.high or "", gap.low or ""
    return say.phrase(
        "compare.say.degree",
        feature=short(row.label),
        name=say(f"column.{name}"),
        most=Value(sign * values[high], Kind.COEFFICIENT),
        least=Value(sign * values[low], Kind.COEFFICIENT),
        high=segment_name(say, high),
        low=segment_name(say, low),
    )


def _widest(row: CompareRow) -> tuple[str, GapRow]:
    """The coefficient whose groups lie farthest apart."""
    gaps = (("better", row.better), ("worse", row.worse))
    return max(gaps, key=lambda each: each[1].gap or 0.0)


def _parts(say: Words, row: CompareRow) -> tuple[Phrase, ...]:
    """Each category with the groups in which it is clear."""
    found = {
        each: [group for group in row.groups if group.clear and group.category == each] for each in CATEGORIES
    }
    return tuple(
        say.phrase(
            "compare.part",
            category=say.category(category),
            groups=_listed(say, [segment_name(say, group.segment) for group in groups]),
        )
        for category, groups in found.items()
        if groups
    )


def _listed(say: Words, names: Sequence[str]) -> str:
    """Names as one says them.

    >>> from kano.report.language import words
    >>> _listed(words("en", "comparison"), ["a", "b", "c"])
    'a, b and c'
    """
    return say("compare.and").join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def is_channel(by: str) -> bool:
    """Whether a column tells through which channel people came, by its name."""
    return " ".join(by.casefold().split()) in CHANNELS
