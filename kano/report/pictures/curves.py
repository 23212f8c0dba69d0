"""Satisfaction against fulfilment, with the features of this survey where their marks put them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kano.analyses.advising.advice import Advice
from kano.analyses.advising.marks import scale_of
from kano.analyses.advising.rows import LineRow
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.kinds import Kind
from kano.measures.survey.fulfilment import attractive, must_be, one_dimensional
from kano.report.blocks import Phrase, Value
from kano.report.language import TONES, Words
from kano.report.pictures.kinds import Curve, Curves, Placed
from kano.report.pictures.material import Material
from kano.report.pictures.plane import everybody
from kano.scale import Category
from kano.settings.panels.advising import SCALES
from kano.values import dataclass

SHAPES: Mapping[Category, Callable[[float, float, float], float]] = {
    Category.MUST_BE: must_be,
    Category.ONE_DIMENSIONAL: one_dimensional,
    Category.ATTRACTIVE: attractive,
}
STEPS = 24
PURE = {Category.MUST_BE: (0.0, -1.0), Category.ONE_DIMENSIONAL: (1.0, -1.0), Category.ATTRACTIVE: (1.0, 0.0)}
"""Better and Worse of a feature about which everybody agrees."""


@dataclass(frozen=True)
class Standing:
    """What is known of a feature: what it is, and the mark that it gets."""

    feature: str
    label: str
    category: Category | None
    better: float | None
    worse: float | None
    mark: float | None
    clear: bool
    n: int | None


def curves(material: Material) -> Curves:
    """The three curves, and the features of the last wave on curves of their own."""
    say = material.say()
    rows = [row for row in standings(material) if row.category in SHAPES]
    marked = [row for row in rows if row.mark is not None and row.better is not None]
    told = getattr(material.result.settings, "mark_scale", None)
    scale = SCALES[told or scale_of(material.counts, {}, "")]
    return Curves(
        key="curves",
        title=say("curves.title"),
        headline=_headline(say, marked),
        reading=say.phrase("curves.reading" if marked else "curves.reading.none"),
        caption=material.caption(say, [row.n for row in rows]),
        description=say("curves.description"),
        x_title=say("curves.x"),
        y_title=say("curves.y"),
        x_ends=(say("curves.x.low"), say("curves.x.high")),
        y_ends=(say("curves.y.low"), say("curves.y.high")),
        curves=tuple(_curve(say, each) for each in SHAPES),
        placed=tuple(_placed(say, row, scale) for row in marked),
        marks=tuple((mark, _part(mark, scale)) for mark in _ticks(scale)) if marked else (),
        marks_title=say("curves.marks").format(low=f"{scale[0]:g}", high=f"{scale[1]:g}"),
    )


def standings(material: Material) -> list[Standing]:
    """Of everybody in the last wave, from a classification or from advice, which may know marks of a file."""
    if isinstance(material.result, Advice):
        lines = {each.feature: each for each in material.result.rows(material.language) if not each.segment}
        return [_standing(each, each.mark) for each in lines.values()]
    return [_standing(row, row.fulfilment) for row in everybody(material)]


def _standing(row: FeatureRow | LineRow, mark: float | None) -> Standing:
    return Standing(row.feature, row.label, row.category, row.better, row.worse, mark, row.clear, row.n)


def _ticks(scale: tuple[float, float]) -> list[float]:
    low, high = scale
    step = 1.0 if high <= 10 else 20.0
    return [low + step * i for i in range(int((high - low) / step) + 1)]


def _part(mark: float, scale: tuple[float, float]) -> float:
    return (mark - scale[0]) / (scale[1] - scale[0])


def _curve(say: Words, letter: Category) -> Curve:
    better, worse = PURE[letter]
    at = [i / STEPS for i in range(STEPS + 1)]
    points = tuple((x, SHAPES[letter](better, worse, x)) for x in at)
    return Curve(say.category(letter), say(f"plane.means.{letter}"), points)


def _placed(say: Words, row: Standing, scale: tuple[float, float]) -> Placed:
    assert row.category
    assert row.mark is not None
    x = _part(row.mark, scale)
    y = SHAPES[row.category](row.better or 0.0, row.worse or 0.0, x)
    said = say.phrase(
        "curves.item",
        mark=Value(row.mark, Kind.MARK),
        category=say.category(row.category),
        n=row.n or 0,
    )
    return Placed(row.feature, row.label, x, y, TONES[row.category], said, row.clear)


def _headline(say: Words, rows: Sequence[Standing]) -> Phrase:
    """The basis with the lowest mark, since that comes first; else the lowest mark of all."""
    if not rows:
        return say.phrase("curves.unmarked")
    basis = [row for row in rows if row.category is Category.MUST_BE]
    lowest = min(basis or rows, key=lambda row: row.mark or 0.0)
    mark = Value(lowest.mark, Kind.MARK)
    return say.phrase("curves.basis" if basis else "curves.lowest", feature=lowest.label, mark=mark)
