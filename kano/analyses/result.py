"""What every result can do: say its columns, give itself as records and as a table."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kano.provenance import frozen_map
from kano.questionnaire import Feature
from kano.responses import Wave
from kano.scale import CATEGORIES, Category

if TYPE_CHECKING:
    import pandas as pd


class Kind(StrEnum):
    """What sort of value a column holds; the renderers decide once how each looks."""

    TEXT = "text"
    CATEGORY = "category"
    COMPONENT = "component"
    FLAG = "flag"
    COUNT = "count"
    """Whole people."""
    AMOUNT = "amount"
    """A sum of weights, or an effective number of people."""
    SHARE = "share"
    """Part of a whole, 0 to 1."""
    PROBABILITY = "probability"
    """0 to 1, never shown as certain by rounding."""
    COEFFICIENT = "coefficient"
    """Better, Worse and strengths, −1 to 1."""
    CHANGE = "change"
    """How far a coefficient moved; shown with its sign."""
    MEAN = "mean"
    STATISTIC = "statistic"
    P_VALUE = "p_value"


@dataclass(frozen=True, slots=True)
class Column:
    """What a field of a result holds, declared once for records, tables, JSON and documentation."""

    kind: Kind
    meaning: str
    keys: tuple[str, ...] = ()
    """Names along the last axis, where a field holds several numbers a cell."""


def column(kind: Kind, meaning: str, keys: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - as dataclasses.field
    """A field of a result that becomes a column: one value for each wave × segment × feature."""
    return field(metadata={"column": Column(kind, meaning, keys)})


@dataclass(frozen=True, eq=False)
class Result:
    """Axes and arrays; a value stands for each wave × segment × feature."""

    name: ClassVar[str] = "result"
    """The `kind` in JSON."""

    waves: tuple[Wave, ...]
    segments: tuple[str, ...]
    """"" is everybody."""
    features: tuple[Feature, ...]
    by: str
    """Name of the column that makes the segments."""
    settings: Mapping[str, object]
    """The choices that these numbers depend on."""

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """The columns by name, in order."""
        return {each.name: each.metadata["column"] for each in _column_fields(cls)}

    def records(self, language: str = "") -> list[dict[str, Any]]:
        """One dictionary a wave × segment × feature, of plain Python values; None where undefined."""
        return [self._record(w, s, f, language) for w, s, f in self._cells()]

    def to_frame(self, language: str = "") -> pd.DataFrame:
        """The records as a tidy table; values by category become one column each (`share_M`)."""
        import pandas as pd

        return pd.DataFrame([flatten(record) for record in self.records(language)])

    def more(self, language: str = "") -> Mapping[str, Any]:
        """What the result holds beside its records, as JSON has it."""
        del language
        return {}

    def _cells(self) -> Iterator[tuple[int, int, int]]:
        return iter(np.ndindex(len(self.waves), len(self.segments), len(self.features)))

    def _record(self, w: int, s: int, f: int, language: str) -> dict[str, Any]:
        feature = self.features[f]
        record: dict[str, Any] = {
            "feature": feature.key,
            "label": feature.label(language),
            "wave": self.waves[w].key or None,
            "segment": self.segments[s] or None,
        }
        for each in _column_fields(type(self)):
            declared: Column = each.metadata["column"]
            record[each.name] = _plain(getattr(self, each.name)[w, s, f], declared)
        return record


def flatten(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without nesting: {"share": {"M": 0.2}} becomes {"share_M": 0.2}, a plural losing its s."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            flat |= {f"{name.removesuffix('s')}_{key}": each for key, each in value.items()}
        else:
            flat[name] = " ".join(value) if isinstance(value, list) else value
    return flat


def number(value: float) -> float | None:
    """A float, or None where it is undefined."""
    return None if math.isnan(value) else float(value)


def category_at(index: int) -> Category | None:
    """The category at a position of the category axis, None for −1."""
    return CATEGORIES[index] if index >= 0 else None


def _column_fields(cls: type) -> Iterator[Field[Any]]:
    return (each for each in fields(cls) if "column" in each.metadata)


def _plain(value: NDArray[Any], declared: Column) -> Any:  # noqa: ANN401 - whatever the kind is
    if declared.keys:
        return {key: _scalar(each, declared.kind) for key, each in zip(declared.keys, value, strict=True)}
    return _scalar(value, declared.kind)


def _scalar(value: Any, kind: Kind) -> Any:  # noqa: ANN401
    match kind:
        case Kind.CATEGORY:
            category = category_at(int(value))
            return category and category.value
        case Kind.COMPONENT:
            category = category_at(int(value))
            return category and category.component and category.component.value
        case Kind.FLAG:
            return bool(value)
        case Kind.COUNT:
            # Nobody is counted less than no times: a negative count is one that isn't shown.
            return int(value) if value >= 0 else None
        case _:
            return number(float(value))


def stated(**settings: object) -> Mapping[str, object]:
    """Settings as a result keeps them."""
    return frozen_map(settings)
