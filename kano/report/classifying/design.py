"""What clusters and strata do to the errors of a classification."""

from collections.abc import Iterator

from kano.analyses.kinds import Kind
from kano.analyses.sampling import DesignTold
from kano.report.blocks import Cell, Inline, Note, Phrase, Section, Table, Value
from kano.report.language import Words

_COLUMNS = ("better_se", "worse_se", "deff", "icc")


def design_section(say: Words, design: DesignTold | None) -> Iterator[Section]:
    """Errors of each feature, with its design effect and how alike people of a cluster answer."""
    if design is None:
        return
    several = any(row.wave for row in design.features)
    columns = (
        say.column("feature"),
        *([say.column("wave", within="design.")] if several else []),
        say.column("n", Kind.COUNT),
        *(say.column(name, Kind.STATISTIC, within="design.") for name in _COLUMNS),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row.label, *([row.wave] if several else []), row.n, *(getattr(row, name) for name in _COLUMNS))
        for row in design.features
    )
    notes = (Note(design_phrase(say, design)), Note(say.phrase("design.errors")))
    yield Section("design", say("design.section"), (*notes, Table("design", columns, rows)))


def design_phrase(say: Words, design: DesignTold) -> Phrase:
    """How people were drawn, and what it costs on average."""
    known = [row.deff for row in design.features if row.deff is not None]
    mean = Value(sum(known) / len(known) if known else None, Kind.STATISTIC)
    values: dict[str, Inline] = {"clusters": str(design.clusters), "deff": mean, "df": str(design.df)}
    if design.cluster is None:
        return say.phrase("design.strata", strata=design.strata or "", **values)
    return say.phrase("design.clusters", cluster=design.cluster, **values)
