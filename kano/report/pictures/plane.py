"""The Kano plane of one survey: what is lost without each feature, and gained with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.analyses.classifying.classification import as_categories
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.kinds import Kind
from kano.analyses.result import Result
from kano.errors import AnalysisError
from kano.measures.survey.coefficients import covariance
from kano.report.blocks import Phrase, Value
from kano.report.language import TONES, Words
from kano.report.pictures.kinds import Apart, Corners, Plane, Quadrant, Spot, Spread, Stop
from kano.report.pictures.material import Material
from kano.scale import CATEGORIES, Category

ON_PLANE = (Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.ATTRACTIVE, Category.INDIFFERENT)
Place = tuple[str | None, str | None, str]
"""Wave, segment and feature."""


def plane(material: Material) -> Plane:
    """The features of the last wave, everybody together, with where they were in each wave before."""
    drawn = plane_of(material, everybody(material), spreads(material))
    waves = tuple(wave.key for wave in material.result.waves)
    if len(waves) < 2:
        return drawn
    say, stops = material.say(), _stops(material)
    spots = tuple(replace(spot, stops=tuple(stops.get(spot.feature, ()))) for spot in drawn.spots)
    tones = {spot.tone for spot in spots} | {stop.tone for spot in spots for stop in spot.stops}
    legend = tuple(say.category(each) for each in ON_PLANE if TONES[each] in tones)
    return replace(drawn, spots=spots, legend=legend, waves=waves, waves_title=say("plane.wave"))


def everybody(material: Material) -> list[FeatureRow]:
    """What is said of everybody in the last wave."""
    last = material.result.waves[-1].key or None
    return [row for row in _together(material) if row.wave == last]


def _together(material: Material) -> list[FeatureRow]:
    """What is said of everybody in every wave."""
    alone = len(material.result.segments) == 1
    return [row for row in material.result.rows(material.language) if alone or row.segment is None]


def _stops(material: Material) -> dict[str, list[Stop]]:
    """Where each feature was in the waves in which it had a place."""
    say, found = material.say(), defaultdict[str, list[Stop]](list)
    for row in _together(material):
        if row.category in ON_PLANE and row.better is not None and row.worse is not None:
            place = (-row.worse, row.better, TONES[row.category])
            found[row.feature].append(Stop(row.wave or "", *place, numbers(say, row), row.clear))
    return found


def plane_of(material: Material, rows: Sequence[FeatureRow], off: Mapping[Place, Spread]) -> Plane:
    """A plane of some rows."""
    say = material.say()
    known = [row for row in rows if row.category]
    on = [row for row in known if row.category in ON_PLANE and row.better is not None]
    beside = [row for row in known if row not in on]
    sizes = sizes_of(on, material.size)
    return Plane(
        key="plane",
        title=say("plane.title"),
        headline=headline(say, known),
        reading=say.phrase("plane.reading"),
        caption=material.caption(say, [row.n for row in known]),
        description=_description(say, on, beside),
        spots=tuple(_spot(say, row, off, sizes.get(row.feature)) for row in on),
        corners=corners(say),
        x_title=say("plane.x"),
        y_title=say("plane.y"),
        cuts=_cuts(material.result),
        apart=tuple(_apart(say, row) for row in beside),
        apart_title=say("plane.apart"),
        legend=tuple(say.category(each) for each in ON_PLANE if any(row.category == each for row in on)),
        unclear=say("plane.unclear") if any(not row.clear for row in on) else "",
        sizes=say(f"plane.size.{material.size}") if sizes else "",
    )


def headline(say: Words, rows: Sequence[FeatureRow]) -> Phrase:
    """How many of each, and whether that is sure."""
    found = Counter(row.category for row in rows)
    parts = tuple(
        say.phrase("headline.part", count=found[each], category=say.category(each))
        for each in CATEGORIES
        if found[each]
    )
    open_ = sum(not row.clear for row in rows)
    sure = say.phrase("plane.open", n=open_) if open_ else say.phrase("plane.clear")
    return say.phrase("plane.headline", parts=parts, sure=sure)


def corners(say: Words) -> Corners:
    """The quadrants in the words of the reader."""

    def quadrant(category: Category) -> Quadrant:
        return Quadrant(say.category(category), say(f"plane.means.{category}"))

    return Corners(
        upper_left=quadrant(Category.ATTRACTIVE),
        upper_right=quadrant(Category.ONE_DIMENSIONAL),
        lower_left=quadrant(Category.INDIFFERENT),
        lower_right=quadrant(Category.MUST_BE),
    )


def spreads(material: Material) -> dict[Place, Spread]:
    """How far each feature may be off, in each wave and segment, from the counts that are shown."""
    categories = as_categories(material.counts, material.evaluation)
    found: NDArray[np.float64] = covariance(categories.w, categories.w2)
    return {
        (wave.key or None, segment or None, feature.key): _spread(found[w, s, f])
        for w, wave in enumerate(categories.waves)
        for s, segment in enumerate(categories.segments)
        for f, feature in enumerate(categories.features)
        if np.isfinite(found[w, s, f]).all()
    }


def _spread(of: NDArray[np.float64]) -> Spread:
    """Of Better and |Worse|, turned to across (|Worse|) and up (Better)."""
    return Spread(x=float(of[1, 1]), xy=float(of[0, 1]), y=float(of[0, 0]))


def _spot(say: Words, row: FeatureRow, off: Mapping[Place, Spread], size: float | None) -> Spot:
    assert row.category
    return Spot(
        feature=row.feature,
        label=row.label,
        x=-(row.worse or 0.0),
        y=row.better or 0.0,
        tone=TONES[row.category],
        said=numbers(say, row),
        clear=row.clear,
        size=size,
        spread=off.get((row.wave, row.segment, row.feature)),
    )


def numbers(say: Words, row: FeatureRow) -> Phrase:
    """A feature's numbers in words."""
    return say.phrase(
        "plane.spot",
        category=say.category(row.category),
        p=Value(row.category_p, Kind.PROBABILITY),
        better=Value(row.better, Kind.COEFFICIENT),
        worse=Value(row.worse, Kind.COEFFICIENT),
        n=row.n or 0,
    )


def sizes_of(rows: Sequence[FeatureRow], by: str) -> dict[str, float]:
    """The size of each point between 0 and 1, where sizes are asked for and known."""
    values = {row.feature: float(getattr(row, by)) for row in rows if by and getattr(row, by) is not None}
    if by and rows and not values:
        raise AnalysisError(f"{by} wasn't asked in this survey", todo="Leave out --size, or take --size n.")
    low, high = min(values.values(), default=0.0), max(values.values(), default=0.0)
    return {key: (value - low) / (high - low) if high > low else 0.5 for key, value in values.items()}


def _apart(say: Words, row: FeatureRow) -> Apart:
    letter = row.category
    assert letter
    said = say.phrase(
        "plane.apart.item",
        category=say.category(letter),
        share=Value(row.shares[letter], Kind.SHARE),
        n=row.n or 0,
    )
    return Apart(row.feature, row.label, TONES[letter], said)


def _cuts(result: Result[Any]) -> tuple[float, float]:
    """Where the quadrants are cut: in the middle, unless the rule says where."""
    cut = getattr(result.settings, "cut", None)
    try:
        at = float(cut or 0.5)
    except ValueError:
        return 0.5, 0.5
    return at, at


def _description(say: Words, on: Sequence[FeatureRow], beside: Sequence[FeatureRow]) -> str:
    """Which features are in which component, by name."""
    return " ".join(_sentences(say, [*on, *beside]))


def _sentences(say: Words, rows: Sequence[FeatureRow]) -> Iterator[str]:
    yield say("plane.description")
    for each in CATEGORIES:
        if named := [row.label for row in rows if row.category == each]:
            yield f"{say(f'category.{each}')}: {', '.join(named)}."
