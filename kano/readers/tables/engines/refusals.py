"""What can't be known where rows stay with their engine, said before anything is counted."""

from collections.abc import Iterator, Mapping, Sequence

from kano.errors import DataError, Problem
from kano.readers.files.engines.engine import MOST_TEXTS, Engine, Told
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.wide_cells import columns_marked

_COLLECT = "Collect the columns that are needed, and give what that gives."


def check_settings(known: Understood, engine: Engine) -> None:
    """DataError where the settings ask for what takes the rows of respondents, or weights are texts."""
    if problems := [*settings_problems(known), *_texts_for_weights(known, engine)]:
        raise DataError(problems)


def check_texts(texts: Mapping[int, Sequence[Told]], known: Understood) -> None:
    """DataError where a column of answers holds more texts than answers do."""
    many = [i for i, each in texts.items() if len(each) > MOST_TEXTS]
    if many:
        names = ", ".join(f'"{known.header.name(i)}"' for i in many)
        what = f"more than {MOST_TEXTS:,} different texts stand in columns of answers: {names}"
        raise DataError(Problem(what, known.place, todo="Name the columns of each feature in kano.toml."))


def check_weights(strays: int, known: Understood) -> None:
    """DataError where weights are none."""
    if strays:
        column = known.header.name(known.extras.weight or 0)
        what = f'{strays} rows have no weight in "{column}"; weights must be numbers from 0 up'
        raise DataError(Problem(what, known.place, todo="Mend these, or name another weight column."))


def settings_problems(known: Understood) -> Iterator[Problem]:
    """What the settings ask for that takes the rows of respondents."""
    settings = known.settings
    for name in ("cluster", "strata"):
        if getattr(settings, name):
            what = f"{name} takes the rows of respondents, which stay with their engine"
            yield Problem(what, known.place, todo=_COLLECT)
    if settings.exclude:
        what = "to leave out careless respondents takes their rows, which stay with their engine"
        yield Problem(what, known.place, todo=_COLLECT)
    if len(known.extras.by) > 1:
        names = ", ".join(name for name, _ in known.extras.by)
        what = f"respondents are divided by one column where rows stay with their engine, not by {names}"
        yield Problem(what, known.place, todo="Name one, or make one column of them.")
    if marks := columns_marked(known.header):
        names = ", ".join(f'"{known.header.name(i)}"' for _, i in marks)
        what = f"rows that the platform sets apart by {names} can't be told where they stay with their engine"
        yield Problem(what, known.place, todo="Filter the table by these columns, and leave them out of it.")
    if known.pairing.aside:
        what = "pairs can't be set aside where rows stay with their engine"
        yield Problem(what, known.place, todo="Leave their columns out of the table.")


def _texts_for_weights(known: Understood, engine: Engine) -> Iterator[Problem]:
    column = known.extras.weight
    if column is not None and column not in engine.numeric:
        what = f'the weights in "{known.header.name(column)}" are no numbers'
        yield Problem(what, known.place, todo="Turn the column into numbers, or name another weight column.")
