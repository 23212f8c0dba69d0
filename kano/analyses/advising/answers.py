"""The four answers: what first, what next, what to drop, what is unsure."""

from collections.abc import Iterable, Sequence

from kano.analyses.advising.rows import AnswerRow, LineRow, Question, Said, State

MOST = 3
"""Investments and delighters that an answer names."""
FIRST: dict[State, tuple[Said, str]] = {
    "shut": ("repair", "failing"), "unsure": ("check", "doubtful"), "unmarked": ("mark", "unmarked"),
}  # fmt: skip
"""What comes first while the basis isn't known to work, and the lines that say of which features."""


def answers(lines: Sequence[LineRow], state: State) -> tuple[AnswerRow, ...]:
    """One to each question, in their order; what an owner decided stands in place of what was found."""
    return (_first(lines, state), _next(lines, state), _drop(lines), _unsure(lines))


def _first(lines: Sequence[LineRow], state: State) -> AnswerRow:
    if state in FIRST:
        says, statement = FIRST[state]
        return _answer("first", says, lines, _said(lines, statement), settled=_settled(lines, statement))
    if found := _said(lines, "invest")[:MOST]:
        return _answer("first", "invest", lines, found)
    settled = _settled(lines, "failing", "doubtful", "unmarked", "invest", "fuel")
    return _answer("first", "delight", lines, _said(lines, "fuel")[:MOST], settled=settled)


def _next(lines: Sequence[LineRow], state: State) -> AnswerRow:
    investments = _said(lines, "invest")[:MOST]
    if state in FIRST and investments:
        return _answer("next", "invest", lines, investments)
    held = _said(lines, "held", "unproven")[:MOST]
    if state in FIRST and held:
        return _answer("next", "hold", lines, held)
    settled = _settled(lines, "invest", "held", "unproven", "fuel")
    found = _said(lines, "fuel")[:MOST] if investments else []
    return _answer("next", "delight", lines, found, settled=settled)


def _drop(lines: Sequence[LineRow]) -> AnswerRow:
    found = [each for each in _said(lines, "reverse", "indifferent") if each.clear]
    return _answer("drop", "drop", lines, found, settled=_settled(lines, "reverse", "indifferent"))


def _unsure(lines: Sequence[LineRow]) -> AnswerRow:
    """What a mark or the answers leave open, each feature once."""
    found = {each.feature: each for each in _said(lines, "two_minds", "unclear", "too_few")}
    doubtful = {each.feature: each for each in _said(lines, "doubtful")}
    open_ = list({**doubtful, **found, **doubtful}.values())
    settled = _settled(lines, "two_minds", "unclear", "too_few", "doubtful")
    return _answer("unsure", "unsure", lines, open_, settled=settled)


def _said(lines: Iterable[LineRow], *statements: str) -> list[LineRow]:
    """The lines that say this and whose feature nobody decided otherwise about."""
    return [each for each in lines if each.statement in statements and each.decision is None]


def _settled(lines: Iterable[LineRow], *statements: str) -> bool:
    """Whether lines that say this are about a feature that was decided about otherwise."""
    return any(each.statement in statements and each.decision is not None for each in lines)


def _answer(
    question: Question, says: Said, lines: Sequence[LineRow], found: Sequence[LineRow], *, settled: bool = False
) -> AnswerRow:
    decided = list(dict.fromkeys(each.feature for each in lines if each.decision == question))
    keys = [*((key, None) for key in decided), *((each.feature, each.segment) for each in found)]
    told: Said = says if found else "decided" if decided else "settled" if settled else "nothing"
    return AnswerRow(question, told, tuple(key for key, _ in keys), tuple(segment for _, segment in keys))
