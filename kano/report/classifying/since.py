"""What is new since a baseline: the features that are something else now, first."""

from collections.abc import Sequence
from dataclasses import replace

from kano.analyses.classifying.changed import ChangeRow, Since
from kano.analyses.kinds import Kind
from kano.report.blocks import Block, Cell, Column, Label, Note, Phrase, Report, Section, Table, Tone
from kano.report.labels import short
from kano.report.language import Words, words

SHOWN = 5


def since_section(say: Words, since: Since) -> Section:
    """What changed, in a sentence and as a table of the changed features."""
    rows = since.features
    changed = [row for row in rows if row.changed]
    clear = [row for row in changed if row.clear]
    notes = [Note(_said(say, "since.clear", clear), Tone.WARNING)] if clear else []
    if unclear := [row for row in changed if not row.clear]:
        notes.append(Note(_said(say, "since.unclear", unclear)))
    same = len(rows) - len(changed)
    notes.append(Note(say.phrase("since.same", features=say.phrase("features", n=same))))
    table = Table("since", _columns(say), tuple(_row(say, row) for row in changed), about=_about(changed))
    blocks: tuple[Block, ...] = (*notes, table) if changed else tuple(notes)
    return Section("since", say("since.title").format(baseline=since.baseline), blocks)


def headline(say: Words, since: Since) -> Note:
    """How many features are something else than in the baseline."""
    changed = sum(row.changed for row in since.features)
    key = "since.headline" if changed else "since.headline.none"
    return Note(say.phrase(key, features=say.phrase("features", n=changed), baseline=since.baseline), Tone.GOOD)


def with_news(report: Report, since: Since | None) -> Report:
    """A report with what changed in front; what is known beside it may be folded away."""
    if since is None:
        return report
    say = words(report.language, "study", "classification")
    summary, *others = report.sections
    first = replace(summary, blocks=(headline(say, since), *summary.blocks))
    news = since_section(say, since)
    return replace(report, sections=(first, news, *others), news=news.key)


def _about(rows: Sequence[ChangeRow]) -> tuple[str, ...]:
    return tuple(row.feature for row in rows)


def _said(say: Words, key: str, rows: Sequence[ChangeRow]) -> Phrase:
    items = [
        say.phrase(
            "since.item", feature=short(row.label), before=_label(say, row.before), now=_label(say, row.now)
        )
        for row in rows[:SHOWN]
    ]
    more = len(rows) - SHOWN
    return say.phrase(key, features=(*items, *([say.phrase("attention.more", n=more)] if more > 0 else [])))


def _columns(say: Words) -> tuple[Column, ...]:
    return (
        say.column("feature"),
        say.column("since_before"),
        say.column("since_before_p", Kind.PROBABILITY, priority=2),
        say.column("since_now"),
        say.column("since_now_p", Kind.PROBABILITY, priority=2),
        say.column("since_better", Kind.CHANGE),
        say.column("since_worse", Kind.CHANGE),
        say.column("n", Kind.COUNT, meaning=say("meaning.n")),
    )


def _row(say: Words, row: ChangeRow) -> tuple[Cell, ...]:
    return (
        row.label, _label(say, row.before), row.before_p, _label(say, row.now), row.now_p,
        row.better_change, row.worse_change, row.n,
    )  # fmt: skip


def _label(say: Words, letter: object) -> Label:
    from kano.scale import Category

    return say.category(Category(str(letter))) if letter else Label(say("since.absent"), Tone.QUIET)
