"""With and without the respondents who were left out, side by side."""

from collections.abc import Iterator, Mapping, Sequence

from kano.analyses.auditing.exclusion import REASON
from kano.analyses.classifying.classification import Classification
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.kinds import Kind
from kano.provenance import Provenance
from kano.report.blocks import Column, Note, Section, Tone
from kano.report.grid import grid
from kano.report.language import Words

Place = tuple[str, str | None, str | None]


def changes(
    say: Words, result: Classification, shown: Sequence[FeatureRow], provenance: Provenance
) -> Iterator[Note]:
    """How many features change their category by leaving respondents out, where anybody was."""
    if result.before is None:
        return
    left = sum(each.count for each in provenance.excluded if each.reason.startswith(REASON))
    before = _before(result.before)
    items = tuple(
        say.phrase("before.item", feature=row.label, old=say.category(old), new=say.category(row.category))
        for row in shown
        if not before[_place(row)].too_few and (old := before[_place(row)].category) != row.category
    )
    if items:
        yield Note(say.phrase("before.changed", left=left, features=items), Tone.WARNING)
    else:
        yield Note(say.phrase("before.same", left=left))


def side_by_side(say: Words, result: Classification, shown: Sequence[FeatureRow]) -> Iterator[Section]:
    """Each feature with everybody, and without those left out."""
    if result.before is None:
        return
    before = _before(result.before)
    pairs = [(before[_place(row)], row) for row in shown]
    columns = (
        (say.column("feature"), lambda pair: pair[1].label),
        (say.column("before"), lambda pair: say.category(pair[0].category)),
        (Column("before_p", say("column.sure"), Kind.PROBABILITY), lambda pair: pair[0].category_p),
        (Column("before_n", say("column.n"), Kind.COUNT), lambda pair: pair[0].n),
        (say.column("after"), lambda pair: say.category(pair[1].category)),
        (Column("after_p", say("column.sure"), Kind.PROBABILITY), lambda pair: pair[1].category_p),
        (Column("after_n", say("column.n"), Kind.COUNT), lambda pair: pair[1].n),
    )
    yield Section("before", say("section.before"), (grid("before", columns, pairs),))


def _before(everybody: Classification) -> Mapping[Place, FeatureRow]:
    return {_place(row): row for row in everybody.rows()}


def _place(row: FeatureRow) -> Place:
    return row.feature, row.wave, row.segment
