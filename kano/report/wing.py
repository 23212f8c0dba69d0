"""What a report says of itself."""

from collections.abc import Callable

from kano.analyses.row import Row
from kano.report.composed import Composed
from kano.values import dataclass


@dataclass(frozen=True)
class Wing:
    """A report on results of one kind."""

    kind: str
    """The `kind` in JSON."""
    content: type[Row]
    """What JSON holds; the schema is made from it."""
    compose: Callable[..., Composed]
    """From the result, what it needs, and the choices of whoever reads it, by their names."""
    needs: tuple[str, ...] = ()
    """What it takes besides the result: counts, provenance, pictured."""
