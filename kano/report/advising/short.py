"""The four answers in a sentence each."""

from collections.abc import Iterator, Mapping, Sequence

from kano.analyses.advising.advice import Advice, advise
from kano.analyses.advising.rows import AnswerRow, LineRow
from kano.analyses.classifying.classification import Classification
from kano.analyses.kinds import Kind
from kano.counts import Counts
from kano.errors import UsageError
from kano.report.blocks import Inline, Note, Phrase, Tone, Value
from kano.report.labels import short
from kano.report.language import Words, words
from kano.report.origin import segment_name

SHOWN = 3
"""Features that an answer names before it says how many more there are."""
STATEMENTS: Mapping[str, tuple[str, ...]] = {
    "repair": ("failing",),
    "check": ("doubtful",),
    "mark": ("unmarked",),
    "invest": ("invest",),
    "delight": ("fuel",),
    "hold": ("held", "unproven"),
    "drop": ("reverse", "indifferent"),
    "unsure": ("doubtful", "two_minds", "unclear", "too_few"),
}
"""The lines that an answer rests on."""


def four_answers(say: Words, result: Advice, rows: Sequence[LineRow]) -> Iterator[Note]:
    """What first, what next, what to drop, what is unsure."""
    for answer in result.answers:
        tone = Tone.GOOD if answer.question == "first" else Tone.PLAIN
        yield Note(
            say.phrase(_answer_key(result, answer), features=items(say, result, answer, rows)),
            tone,
        )


def _answer_key(result: Advice, answer: AnswerRow) -> str:
    """The words of an answer; that nothing is next has a reason of its own where something was first."""
    key, first = f"advice.answer.{answer.question}.{answer.says}", result.answers[0].says
    return f"{key}.{first}" if key.endswith("next.nothing") and first in ("invest", "delight") else key


def pointer(result: Classification, counts: Counts, language: str) -> Iterator[Note]:
    """What comes first, in a line of another report; nothing where only advice by itself can tell.

    That is where marks come from a file, or aren't on the scale that is set for them.
    """
    if result.chosen.advice.marks:
        return
    try:
        advice, say = advise(result, counts, result.chosen), words(language, "advice")
    except UsageError:
        return
    first = advice.answers[0]
    if first.says not in ("nothing", "settled"):
        answer = say.phrase(
            f"advice.pointer.{first.says}", features=items(say, advice, first, advice.rows(language))
        )
        yield Note(say.phrase("advice.pointer", answer=answer), Tone.GOOD)


def items(say: Words, result: Advice, answer: AnswerRow, rows: Sequence[LineRow]) -> tuple[Phrase, ...]:
    """The features of an answer, each with what puts it there; of many the first, and how many more."""
    found = [
        _item(say, result, answer, _line(answer, rows, key, segment))
        for key, segment in zip(answer.features, answer.segments, strict=True)
    ]
    rest = len(found) - SHOWN
    return (*found[:SHOWN], say.phrase("attention.more", n=rest)) if rest > 0 else tuple(found)


def _line(answer: AnswerRow, rows: Sequence[LineRow], key: str, segment: str | None) -> LineRow:
    """The line that an answer rests on; any line of the feature where its owner decided so."""
    own = [row for row in rows if row.feature == key]
    fit = [row for row in own if row.segment == segment and row.statement in STATEMENTS.get(answer.says, ())]
    return (*fit, *own)[0]


def _item(say: Words, result: Advice, answer: AnswerRow, row: LineRow) -> Phrase:
    values: dict[str, Inline] = {
        "feature": short(row.label),
        "mark": mark_text(say, result, row.mark),
        "a_mark": mark_text(say, result, row.mark, "a_mark"),
        "limit": limit_text(say, result),
        "category": say.category(row.category),
        "other": say.category(row.runner_up),
        "share": Value(row.share, Kind.SHARE),
    }
    key = _key(answer, row)
    if row.segment is not None and say.has(f"advice.item.{key}.segment"):
        values["segment"] = segment_name(say, row.segment)
        key = f"{key}.segment"
    return say.phrase(f"advice.item.{key}", **values)


def _key(answer: AnswerRow, row: LineRow) -> str:
    if row.decision is not None:
        return "plain"
    if answer.says == "unsure":
        return f"unsure.{row.statement}"
    if answer.says == "repair" and len(answer.features) > 1:
        return "repair.several"
    if answer.says == "check" and row.mark_low is None:
        return "check.unknown"
    if answer.says in ("repair", "check", "drop"):
        return answer.says
    return "invest" if answer.says == "invest" and row.mark is not None else "plain"


def limit_text(say: Words, result: Advice) -> Phrase:
    """The limit of the basis: a whole number where it is one, as a percentage where marks are."""
    least = result.gate.limit
    value = Value(least, Kind.COUNT if least == int(least) else Kind.MARK)
    return say.phrase(_marked(result, "mark"), mark=value)


def mark_text(say: Words, result: Advice, mark: float | None, key: str = "mark") -> Phrase:
    """A mark, as a percentage where marks are; under `a_mark` with the article of the language before it."""
    return say.phrase(_marked(result, key), mark=Value(mark, Kind.MARK))


def _marked(result: Advice, key: str) -> str:
    return f"advice.{key}.percent" if result.settings.mark_scale == "percent" else f"advice.{key}"
