"""What every result can do: say its columns, give itself as rows, as records and as a table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from kano.analyses.kinds import Kind
from kano.analyses.row import Declared, Row, declared
from kano.questionnaire import Feature
from kano.responses import Wave
from kano.scale import CATEGORIES, Category, Component
from kano.values import dataclass

if TYPE_CHECKING:
    import pandas as pd

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, eq=False)
class Result(Generic[R]):
    """Waves, segments and features, and a row for each of what was asked about them."""

    name: ClassVar[str] = "result"
    """The `kind` in JSON."""

    waves: tuple[Wave, ...]
    segments: tuple[str, ...]
    """"" is everybody."""
    features: tuple[Feature, ...]
    by: str
    """Name of the column that makes the segments."""
    settings: Row
    """The choices that these numbers depend on."""

    def rows(self, language: str = "") -> Sequence[R]:
        """What is said of each feature, typed; None where undefined."""
        raise NotImplementedError

    def records(self, language: str = "") -> list[dict[str, Any]]:
        """The rows as dictionaries of plain Python values; None where undefined."""
        return [row.plain() for row in self.rows(language)]

    def to_frame(self, language: str = "") -> pd.DataFrame:
        """The rows as a tidy table; values by category become one column each (`share_M`)."""
        import pandas as pd

        return pd.DataFrame([line for row in self.rows(language) for line in row.lines()])


@dataclass(frozen=True, eq=False)
class Arrays(Result[R]):
    """A result with an array (waves, segments, features) for each field that its row has by the same name."""

    row: ClassVar[type[Row]]

    @classmethod
    def columns(cls) -> dict[str, Declared]:
        """The arrays by name, in the order of the row, as the row declares their values."""
        own = {each.name for each in fields(cls)}
        return {each.name: each for each in declared(cls.row) if each.name in own}

    def _cells(self, language: str) -> Iterator[dict[str, Any]]:
        """The values of each row, by field."""
        names = [feature.label(language) for feature in self.features]
        listed = {name: _listed(getattr(self, name), each) for name, each in self.columns().items()}
        for i, (w, s, f) in enumerate(np.ndindex(len(self.waves), len(self.segments), len(self.features))):
            yield {
                "feature": self.features[f].key,
                "label": names[f],
                "wave": self.waves[w].key or None,
                "segment": self.segments[s] or None,
                **{name: values[i] for name, values in listed.items()},
            }


def number(value: float) -> float | None:
    """A float, or None where it is undefined."""
    return float(value) if math.isfinite(value) else None


def numbers(values: NDArray[np.float64]) -> list[Any]:
    """Floats, or None where they are undefined, in lists as the array is nested."""
    found: NDArray[Any] = values.astype(object)
    found[~np.isfinite(values)] = None
    return list(found.tolist())


def category_at(index: int) -> Category | None:
    """The category at a position of the category axis, None for −1."""
    return CATEGORIES[index] if index >= 0 else None


def _listed(values: NDArray[Any], column: Declared) -> list[Any]:
    """The values of an array in order, of the kind that the column declares."""
    keys, read = column.keys, _SCALARS.get(column.kind, number)
    flat = [read(each) for each in values.ravel().tolist()]
    if not keys:
        return flat
    size = len(keys)
    return [dict(zip(keys, flat[i : i + size], strict=True)) for i in range(0, len(flat), size)]


def _component(index: int) -> Component | None:
    category = category_at(index)
    return category.component if category else None


def _count(value: float) -> float | None:
    """Nobody is counted less than no times: a negative count is one that isn't shown."""
    return value if value >= 0 else None


_SCALARS: Mapping[Kind, Callable[[Any], Any]] = MappingProxyType(
    {Kind.CATEGORY: category_at, Kind.COMPONENT: _component, Kind.FLAG: bool, Kind.COUNT: _count}
)
"""What makes a value of an array one of its kind; the others are numbers."""
