"""What reading a sheet gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.provenance import Exclusion, Notice, Source
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.responses import Responses
    from kano.tally import Categories, Tally

SHOWN = 5
"""How many places an exclusion or a notice names."""


@dataclass(frozen=True, eq=False)
class Reading:
    """The data of one sheet, how they were understood, and what was left out."""

    data: Responses | Tally | Categories
    source: Source
    excluded: tuple[Exclusion, ...] = ()
    notices: tuple[Notice, ...] = ()
