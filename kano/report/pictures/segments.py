"""The Kano plane of each group of respondents, side by side."""

from __future__ import annotations

from dataclasses import replace

from kano.analyses.classifying.rows import FeatureRow
from kano.errors import AnalysisError
from kano.report.blocks import Phrase
from kano.report.language import Words
from kano.report.origin import segment_name
from kano.report.pictures.kinds import Panel, Plane, Planes
from kano.report.pictures.material import Material
from kano.report.pictures.plane import everybody, plane_of, spreads


def segments(material: Material) -> Planes:
    """The last wave in each group that is large enough to be shown; those that aren't are named."""
    result, say = material.result, material.say()
    if len(result.segments) < 2:
        raise AnalysisError("everybody is in one group", todo='Name a column: --by "column".')
    last, off = result.waves[-1].key or None, spreads(material)
    rows = [row for row in result.rows(material.language) if row.wave == last]
    whole = {row.feature: row for row in everybody(material)}
    panels = []
    for segment in result.segments:
        own = [row for row in rows if (row.segment or "") == segment]
        seen = [row for row in own if not row.too_few]
        panels.append(
            _panel(say, segment, plane_of(material, seen, off), max((row.n or 0 for row in seen), default=0))
        )
    differing = [key for key, row in whole.items() if _differs(row, [r for r in rows if r.feature == key])]
    first = plane_of(material, [*whole.values()], off)
    return Planes(
        key="segments",
        title=say("segments.title").format(by=result.by),
        headline=_headline(say, result.by, [whole[key].label for key in differing]),
        reading=say.phrase("segments.reading"),
        caption=first.caption,
        description=say("segments.description").format(by=result.by),
        panels=tuple(panels),
        names=tuple(
            (row.feature, row.label, say.category(row.category)) for row in whole.values() if row.category
        ),
        legend=first.legend,
        unclear=say("plane.unclear") if any(not s.clear for p in panels for s in p.plane.spots) else "",
    )


def _differs(row: FeatureRow, others: list[FeatureRow]) -> bool:
    """Whether some group is clearly something else than everybody together."""
    return any(each.clear and each.category != row.category for each in others if each.segment)


def _headline(say: Words, by: str, names: list[str]) -> Phrase:
    if not names:
        return say.phrase("segments.alike", by=by)
    return say.phrase("segments.differ", by=by, features=tuple(names[:3]), n=len(names))


def _panel(say: Words, segment: str, plane: Plane, n: int) -> Panel:
    title = Phrase("{name}", {"name": segment_name(say, segment)})
    said = say.phrase("segments.n", n=n) if n else Phrase(say("too_few"))
    return Panel(title, said, replace(plane, key=f"segments-{segment}"))
