"""The columns of a tally file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

FORMAT = 1
"""Raised by changes that older programs can't read."""
FIELDS = (
    "kano_tally",
    "kind",
    "wave",
    "segment",
    "feature",
    "functional",
    "dysfunctional",
    "category",
    "n",
    "w",
    "w2",
    "name",
    "value",
    "wx",
    "wx2",
)
WAVE_FIELDS = ("wording", "scale", "language", "questionnaire", "weighting")

Row: TypeAlias = Mapping[str, object]
