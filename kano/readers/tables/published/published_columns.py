"""How tables of category counts are told from sheets of answers: by the names of their columns."""

from collections.abc import Mapping

from kano.errors import DataError
from kano.readers.columns.header import Header
from kano.resources import facts
from kano.scale import CATEGORIES, Category

_COLLIDING = frozenset("PLEDUCSTBX")
"""Letters by which papers and tools name categories, each differently."""


def published_columns(header: Header) -> Mapping[Category, int]:
    """The columns named after categories; {} where they are not those of a table of counts.

    Raises:
        DataError: where single letters stand for categories that other papers name otherwise.
    """
    if header.row is None:
        return {}
    plain = [text.strip(" %").casefold() for text in header.texts]
    found: dict[Category, int] = {}
    for category in CATEGORIES:
        columns = [i for i, text in enumerate(plain) if text in facts("suffixes")["categories"][category.value]]
        if len(columns) == 1:
            found[category] = columns[0]
    letters = {text.upper() for text in plain if len(text) == 1}
    strange = sorted(letters & _COLLIDING)
    needed = {Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.ATTRACTIVE, Category.INDIFFERENT}
    if strange and len(letters & set("MOAIRQ")) >= 2 and len(found) < len(CATEGORIES):
        raise DataError(
            f"the letters {', '.join(strange)} stand for unlike categories in different papers",
            allowed="O is one-dimensional here, but must-be (obligatoire) in French tables with P.",
            todo="Name the columns M, O, A, I, R, Q, or in full: must-be, one-dimensional, attractive, …",
        )
    return found if needed <= found.keys() else {}
