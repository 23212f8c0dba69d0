"""What a planned survey does how often, or what surveys of several sizes make clear."""

from __future__ import annotations

from collections.abc import Iterator

from kano.analyses.planning.plan import Planned
from kano.report.blocks import Figure, Label, Phrase, Tone
from kano.report.language import Words, words
from kano.report.pictures.kinds import Share, Stack, StackRow
from kano.report.planning.contract import PLAN, PlanRow

YES, NO, WRONG = Tone.THIRD, Tone.FOURTH, Tone.SECOND


def planned_figure(planned: Planned, plan: PlanRow | None, headline: Phrase, language: str) -> Figure:
    """The place of that picture in a report, under the report's own answer."""
    return Figure("planned", lambda: _picture(planned, plan, headline, language))


def _picture(planned: Planned, plan: PlanRow | None, headline: Phrase, language: str) -> Stack:
    say = words(language, "power", "pictures")
    key, rows = ("plan", _chances(say, planned, plan)) if plan else ("sortings", _sizes(say, planned))
    kinds = {"yes": YES, "no": NO} if plan else {"clear": YES, "wrong": WRONG, "unclear": NO}
    return Stack(
        key="planned",
        title=say(f"power.section.{key}"),
        headline=headline,
        reading=say.phrase(f"planned.reading.{key}"),
        caption=say.phrase("planned.caption", seed=planned.seed),
        description=say("planned.description"),
        rows=tuple(rows),
        legend=tuple(Label(say(f"planned.{name}"), tone) for name, tone in kinds.items()),
        n_title=say("planned.n"),
    )


def _chances(say: Words, planned: Planned, plan: PlanRow) -> Iterator[StackRow]:
    """A bar for each thing that may happen to a feature; none for what the plan has no feature of."""
    for key, drawn in zip(PLAN, planned.drawn, strict=True):
        chance, _ = plan.chance(key)
        if chance is not None:
            shares = (Share("+", chance, YES), Share("-", 1 - chance, NO))
            yield StackRow(key, say(f"power.plan.{key}"), drawn, shares)


def _sizes(say: Words, planned: Planned) -> Iterator[StackRow]:
    """A bar for each number of respondents."""
    for each in planned.sortings:
        wrong = each.clear * each.wrong
        shares = (
            Share("+", each.clear - wrong, YES),
            Share("!", wrong, WRONG),
            Share("-", 1 - each.clear, NO),
        )
        name = say("respondents").format(n=each.respondents)
        yield StackRow(str(each.respondents), name, each.features, shares)
