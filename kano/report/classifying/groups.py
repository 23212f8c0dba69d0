"""Features rolled up by their groups: what each is made of, and where the basis fails most."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.grouping.rows import GroupedRow
from kano.analyses.kinds import Kind
from kano.counts import Counts
from kano.questionnaire import Feature
from kano.report.blocks import Bar, Cell, Column, Label, Note, Part, Phrase, Section, Tone
from kano.report.grid import grid
from kano.report.labels import short
from kano.report.language import TONES, Words
from kano.scale import CATEGORIES
from kano.settings.panels.study import Settings

Told = tuple[Column, Callable[[GroupedRow], Cell]]


def rolled_up(
    rows: Sequence[FeatureRow], counts: Counts, settings: Settings, language: str
) -> tuple[GroupedRow, ...]:
    """The groups that were asked for; nothing where none were."""
    if not settings.group_by:
        return ()
    from kano.analyses.advising.marks import Limit, marks_of, scale_of
    from kano.analyses.grouping.groups import Asked, grouped

    found = marks_of(counts, settings.min_group, -1)
    everybody = {feature: mark for (feature, segment), mark in found.items() if segment is None}
    limit = Limit.of(scale_of(counts, {}, settings.advice.mark_scale), settings.advice)
    order = tuple(dict.fromkeys(settings.groups.get(settings.group_by, {}).values()))
    asked = Asked(settings.group_by, order, language)
    return grouped(rows, counts.features, asked, (everybody, limit))


def bottleneck(say: Words, groups: Sequence[GroupedRow], features: Sequence[Feature]) -> Iterator[Note]:
    """Where the basis fails most, a gap at the last contact first."""
    from kano.analyses.grouping.groups import owner_of

    names = {feature.key: short(feature.label(say.language.key)) for feature in features}
    owner = {feature.key: owner_of(feature) for feature in features}
    last = [row for row in groups if row.last and row.failing and not row.bottleneck]
    for row in (*last, *(each for each in groups if each.bottleneck)):
        key = "groups.last" if row.last else "groups.bottleneck"
        failing = tuple(names[feature] for feature in row.failing)
        told = say.phrase(key, group=name_of(say, row), features=failing)
        owners = tuple(dict.fromkeys(owner[feature] for feature in row.failing if owner[feature] != row.group))
        owners = tuple(each for each in owners if each)
        yield Note(say.phrase("groups.owner", told=told, owners=owners) if owners else told, Tone.WARNING)
    if groups and all(row.lost is None for row in groups):
        yield Note(say.phrase("groups.unmarked"), Tone.QUIET)


def group_section(
    say: Words, groups: Sequence[GroupedRow], features: Sequence[Feature], grouping: str
) -> Iterator[Section]:
    """A row a group."""
    if not groups:
        return
    from kano.analyses.grouping.groups import title_of

    labels = {feature.key: feature.label(say.language.key) for feature in features}
    table = grid("groups", [*_columns(say, groups, labels)], groups)
    legend = Note(Phrase(say("groups.legend")), Tone.QUIET)
    yield Section(
        "groups", say("section.groups").format(grouping=title_of(grouping, say.language.key)), (table, legend)
    )


def _columns(say: Words, groups: Sequence[GroupedRow], labels: Mapping[str, str]) -> Iterator[Told]:
    yield say.column("group"), lambda row: _name(say, row)
    yield say.column("features_n", Kind.COUNT), lambda row: len(row.features)
    yield say.column("bar", brief=True), _bar
    for each in CATEGORIES:
        title = say("column.share").format(category=say.category(each).text)
        share = Column(f"share_{each}", title, Kind.SHARE, 3, tone=TONES[each])
        yield share, lambda row, each=each: row.shares[each]  # type: ignore[misc]
    yield say.column("better", Kind.COEFFICIENT), lambda row: row.better
    yield say.column("worse", Kind.COEFFICIENT), lambda row: row.worse
    if any(row.mark is not None for row in groups):
        yield say.column("mark", Kind.MARK), lambda row: row.mark
        yield say.column("failing"), lambda row: ", ".join(labels[feature] for feature in row.failing)
    if any(row.owners and row.owners != (row.group,) for row in groups):
        yield say.column("owner"), lambda row: ", ".join(row.owners)
    yield say.column("group_features", priority=3), lambda row: ", ".join(labels[each] for each in row.features)


def name_of(say: Words, row: GroupedRow) -> str:
    """What a group is called."""
    title = row.title or row.group or say("groups.none")
    return f"{row.grouping} {title}" if title.isdigit() else title


def _name(say: Words, row: GroupedRow) -> Label:
    told = say("groups.marked").format(group=name_of(say, row)) if row.last else name_of(say, row)
    return Label(told, Tone.WARNING if row.bottleneck else Tone.PLAIN)


def _bar(row: GroupedRow) -> Bar | None:
    if not row.counts or not any(row.counts.values()):
        return None
    return Bar(tuple(Part(each.value, row.shares[each] or 0.0, TONES[each]) for each in CATEGORIES))
