"""What a target asks and what was found, in words."""

from kano.analyses.checking.rows import CheckRow
from kano.analyses.kinds import Kind
from kano.report.blocks import Inline, Phrase, Value
from kano.report.labels import short
from kano.report.language import Words

NUMBERS = {"respondents": Kind.COUNT, "questionable": Kind.SHARE, "age": Kind.AMOUNT}
"""How the numbers of a check look; others are marks."""


def sentence(say: Words, row: CheckRow) -> Phrase:
    """What was wanted of what, what was found, and why that doesn't decide."""
    values: dict[str, Inline] = {
        "feature": short(about(say, row)),
        "wanted": wanted_phrase(say, row),
        "found": found_phrase(say, row),
    }
    if row.reason and say.has(f"check.why.{row.reason}"):
        values["why"] = say.phrase(f"check.why.{row.reason}", **_numbers(row))
        return say.phrase("check.say.why", **values)
    return say.phrase("check.say", **values)


def about(say: Words, row: CheckRow) -> str:
    """What a target is about."""
    return say("check.every") if row.every else row.label or say("check.survey")


def wanted_phrase(say: Words, row: CheckRow) -> Phrase:
    """What a target asks."""
    names = tuple(say.category(letter).text for letter in row.wanted)
    wanted: Inline = say.phrase("check.either", names=names) if len(names) > 1 else "".join(names)
    return say.phrase(f"check.wanted.{row.check}", wanted=wanted, limit=_number(row, row.limit))


def found_phrase(say: Words, row: CheckRow) -> Phrase:
    """What was found instead, or as asked."""
    known = row.category if row.check in ("component", "degraded") else row.value
    if row.check == "asked":
        return say.phrase("check.found.asked")
    if known is None:
        return say.phrase("check.found.nothing")
    if row.check == "degraded" and row.before is None:
        return say.phrase("check.found.component", category=say.category(row.category))
    told = say.phrase(
        f"check.found.{row.check}",
        category=say.category(row.category),
        before=say.category(row.before),
        value=_number(row, row.value),
        low=_number(row, row.low),
        high=_number(row, row.high),
    )
    return say.phrase("check.worst", found=told, feature=short(row.label or "")) if row.every else told


def _number(row: CheckRow, value: float | None) -> Value:
    whole = row.check == "age" and value is not None and float(value).is_integer()
    return Value(value, Kind.COUNT if whole else NUMBERS.get(row.check, Kind.MEAN))


def _numbers(row: CheckRow) -> dict[str, Inline]:
    return {"p": Value(row.p, Kind.PROBABILITY), "certainty": Value(row.certainty, Kind.SHARE)}
