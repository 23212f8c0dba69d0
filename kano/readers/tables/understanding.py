"""A table of answers or of counts: which layout it has, and its reading by that."""

from dataclasses import replace

from kano.errors import DataError, Problem
from kano.readers.columns.extras import Extras, find_extras
from kano.readers.columns.table import table_of
from kano.readers.files.engines.engine import Engine
from kano.readers.files.sheet import Sheet
from kano.readers.pairs.evidence import Pairing, find_pairs
from kano.readers.pairs.halves import half_columns
from kano.readers.pairs.outcomes import outcomes_found, outcomes_named
from kano.readers.tables.long.long_columns import refuse_unpaired
from kano.readers.tables.long.shape import long_by_names, long_columns
from kano.readers.tables.outcome import Reading
from kano.readers.tables.published.published_columns import published_columns
from kano.readers.tables.reshaped.direct import direct
from kano.readers.tables.reshaped.grids import grids
from kano.readers.tables.reshaped.sides import two_rows_a_person
from kano.readers.tables.reshaped.transposed import transposed
from kano.readers.tables.reshaped.turned import turned
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.wide import problems_ahead, read_wide


def understand_table(known: Understood) -> Understood:
    """What the sheet is by its header and first rows, and its reading where all is clear."""
    return recognised(known).then(_read)


def count_table(known: Understood) -> Reading | None:
    """The counts of a sheet that is too large for its rows to be kept; None where its rows are needed."""
    from kano.readers.tables.wide.counted import count_wide

    found = known.then(_recognised)
    counted = count_wide(found)
    return None if counted is None else found.read_as(_with_platform(found, counted)).reading


def recognised(known: Understood) -> Understood:
    """What the sheet is by its header and first rows, without its reading."""
    return known.then(_recognised)


def _recognised(known: Understood) -> Understood:
    """The first layout that fits, and what only a person can settle of it."""
    if not known.sheet.head:
        raise DataError(Problem("there are no cells in it", known.place))
    afar = known.sheet.engine is not None
    # Rows that stay with their engine can't be laid out anew.
    for reshaped in () if afar else (grids, two_rows_a_person, direct):
        if other := reshaped(known.sheet, known.table):
            return _again(known, other)
    if categories := published_columns(known.header):
        return replace(known, layout="published", categories=categories)
    find_long = long_by_names if afar else long_columns
    if long := find_long(known.sheet, known.table):
        refuse_unpaired(long, known.place)
        return replace(known, layout="long", long=long, extras=_extras(known))
    return _paired(known)


def _again(known: Understood, sheet: Sheet) -> Understood:
    """The same looked at anew, as the long sheet that it amounts to."""
    return _recognised(replace(known, sheet=sheet, table=table_of(sheet, known.settings)))


def _paired(known: Understood) -> Understood:
    missing: tuple[Problem, ...] = ()
    try:
        known = replace(known, extras=_extras(known))
    except DataError as error:
        missing = error.problems
    pairing = find_pairs(known.table, reserved=known.extras.columns)
    known = replace(known, extras=_with_outcomes(known, pairing))
    if known.sheet.engine is None and (other := turned(known.sheet, known.table, pairing.pairs)):
        return _again(known, other)
    if (pairing.problems or not pairing.pairs) and (other := transposed(known.sheet, known.table)):
        return _again(known, other)
    if not pairing.pairs and (columns := half_columns(known.table)):
        from kano.readers.tables.halves import half_problem

        return replace(known, layout="half", problems=(half_problem(known, columns),))
    doubted = any(each.about == "pair" for problem in pairing.problems for each in problem.questions)
    if pairing.pairs or doubted:
        found = replace(known, layout="wide", pairing=pairing)
        ahead = problems_ahead(found) if pairing.problems else []
        return replace(found, problems=(*missing, *pairing.problems, *ahead))
    return _nothing(replace(known, layout="none", pairing=pairing), missing)


def _nothing(known: Understood, missing: tuple[Problem, ...]) -> Understood:
    """With what is wrong with a table in which nothing was found, `missing` columns at the end."""
    from kano.readers.tables.nothing import nothing_problem

    found = known.pairing.problems if known.pairing else ()
    return replace(known, problems=(*(found or (nothing_problem(known),)), *missing))


def _extras(known: Understood) -> Extras:
    """The columns beside the answers that the settings name."""
    return replace(find_extras(known.table), outcomes=outcomes_named(known.table))


def _with_outcomes(known: Understood, pairing: Pairing) -> Extras:
    """The columns beside the answers with those of outcomes that nobody had to name."""
    extras = known.extras
    taken = {*pairing.columns, *extras.columns}
    free = [i for i in range(len(known.header.texts)) if i not in taken]
    named = {outcome.key for outcome, _ in extras.outcomes}
    found = outcomes_found(known.table, pairing.pairs, free, named)
    return replace(extras, outcomes=(*extras.outcomes, *found))


def _read(known: Understood) -> Understood:
    if known.layout == "published":
        from kano.readers.tables.published.published import read_published

        return known.read_as(read_published(known))
    return known.read_as(_with_platform(known, _answers(known)))


def _with_platform(known: Understood, reading: Reading) -> Reading:
    if platform := known.header.platform:
        return replace(reading, source=replace(reading.source, platform=platform.name))
    return reading


def _answers(known: Understood) -> Reading:
    """What people answered, a row a person or several."""
    if known.sheet.engine is not None:
        return _counted_afar(known, known.sheet.engine)
    if known.long is None:
        return read_wide(known)
    from kano.readers.tables.long.long import read_long

    return read_long(known, known.long)


def _counted_afar(known: Understood, engine: Engine) -> Reading:
    """What people answered, as their engine counted it."""
    if known.long is None:
        from kano.readers.tables.engines.wide_engine import read_wide_engine

        return read_wide_engine(known, engine)
    from kano.readers.tables.engines.long_engine import read_long_engine

    return read_long_engine(known, known.long, engine)
