"""What pictures over waves share: the features of everybody, those that ask for attention first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kano.analyses.drifting.drift import Drift
from kano.analyses.drifting.rows import DriftRow, WaveRow
from kano.errors import AnalysisError
from kano.measures.waves.verdict import ALARMS
from kano.report.blocks import Phrase, Tone
from kano.report.drifting.drift import ORDER, SORTS
from kano.report.drifting.drift_tables import verdict_label
from kano.report.language import TONES, Words
from kano.report.order import ordered
from kano.report.pictures.material import Material
from kano.scale import Category


def drift_of(material: Material) -> Drift:
    """The result, which these pictures take of waves only."""
    assert isinstance(material.result, Drift)
    return material.result


def features(material: Material) -> list[DriftRow]:
    """What is said of each feature among everybody, by how much it asks for attention."""
    result = drift_of(material)
    rows = [row for row in result.rows(material.language) if row.segment is None or len(result.segments) == 1]
    if not any(asked_in(row) for row in rows):
        raise AnalysisError("no feature was answered by as many as may be shown", todo="Leave out --by.")
    return ordered([row for row in rows if asked_in(row)], "verdict", SORTS)


def asked_in(row: DriftRow) -> list[WaveRow]:
    """The waves in which a feature was asked, and may be shown."""
    return [wave for wave in row.waves if wave.n and not wave.too_few]


def letter_of(wave: WaveRow) -> Category | None:
    """What a feature is in a wave: by the fitted shares, else by those of the wave alone."""
    letter = wave.category or wave.largest
    return Category(letter) if letter else None


def tone_of(wave: WaveRow) -> Tone:
    """The tone of what a feature is in a wave."""
    letter = letter_of(wave)
    return TONES[letter] if letter else Tone.QUIET


def moved(row: DriftRow) -> bool:
    """Whether it is claimed to have moved by itself."""
    return row.verdict in ALARMS


def headline(say: Words, rows: Sequence[DriftRow]) -> Phrase:
    """How many features did what."""
    if len(rows) == 1:
        return say.phrase("courses.one", feature=rows[0].label, verdict=verdict_label(say, rows[0].verdict))
    found = Counter(row.verdict for row in rows)
    parts = tuple(
        say.phrase("drift.headline.part", count=found[each], verdict=verdict_label(say, each))
        for each in ORDER
        if found[each]
    )
    return say.phrase("headline", parts=parts)


def told(say: Words, rows: Sequence[DriftRow], key: str) -> str:
    """A description that names every feature with its verdict."""
    named = "; ".join(f"{row.label}: {verdict_label(say, row.verdict).text}" for row in rows)
    return f"{say(key)} {named}."
