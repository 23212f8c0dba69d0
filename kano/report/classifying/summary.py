"""The summary of a classification: the answer first, then what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kano.analyses.classifying.classification import Classification
from kano.analyses.result import Kind
from kano.measures.survey.certainty import needed_n
from kano.provenance import Provenance
from kano.report.blocks import Block, Note, Phrase, Tone, Value, short
from kano.report.classifying.exclusion import changes
from kano.report.classifying.tables import category_label
from kano.report.language import Words
from kano.report.origin import notices
from kano.report.rules import rule_name
from kano.scale import CATEGORIES
from kano.settings.study import Settings

Record = Mapping[str, Any]

USUAL = Settings()
REVERSED = "numbers_look_reversed"
"""The notice that, where it is right, explains everything else that looks wrong."""

SHOWN = 5
"""How many features one sentence names before it says how many more there are."""

QUESTIONABLE = 0.05
"""From which share of Q a feature's questions deserve another look (Displayr; Sauerwein finds 2 % usual)."""


def summary(say: Words, result: Classification, shown: list[Record], provenance: Provenance) -> Iterator[Block]:
    """The answer first, then what would change it, then what needs attention, then how the input was read."""
    unclear = [record for record in shown if record["category"] and not record["clear"]]
    key = "headline.leaning" if len(unclear) == len(shown) else "headline"
    yield Note(say.phrase(key, parts=_headline(say, shown)), Tone.GOOD)
    if len(result.waves) > 1:
        yield Note(say.phrase("attention.wave", wave=result.waves[-1].key, waves=len(result.waves)))
    reversed_scale = [each for each in provenance.notices if each.key == REVERSED]
    yield from notices(say, Provenance(notices=tuple(reversed_scale)))
    yield from _certainty(say, result, shown, unclear)
    yield from changes(say, result, shown, provenance)
    yield from _warnings(say, shown, "Q" if reversed_scale else "RQ")
    yield from notices(say, provenance, omit={"looks_swapped", REVERSED})
    yield from _choices(say, result)


def _certainty(
    say: Words, result: Classification, shown: list[Record], unclear: list[Record]
) -> Iterator[Note]:
    clear = float(str(result.settings["clear"]))
    if unclear:
        yield Note(say.phrase("attention.unclear", features=_some(say, unclear, _unclear(say))), Tone.WARNING)
    elif shown:
        yield Note(say.phrase("attention.all_clear", clear=Value(clear, Kind.SHARE)))
    even = [record for record in shown if record["tied"]]
    if even:
        yield Note(say.phrase("attention.tied", features=_some(say, even, _named(say))), Tone.WARNING)
    few = [record for record in shown if record["category"] and not record["enough"]]
    if few:
        n = int(min(record["effective_n"] for record in few))
        yield Note(say.phrase("attention.few", n=n, needed=needed_n(clear)), Tone.WARNING)


def _choices(say: Words, result: Classification) -> Iterator[Note]:
    """The choices that are not the usual ones, since the numbers depend on them."""
    chosen = result.settings
    parts: list[str | Phrase] = []
    if chosen["weighted"]:
        parts.append(say.phrase("choices.weight", column=str(chosen["weight"] or "")))
    if chosen["rule"] != USUAL.rule:
        parts.append(say.phrase("choices.rule", rule=rule_name(say, str(chosen["rule"]))))
    if chosen["table"] not in {USUAL.table, None}:
        parts.append(say.phrase("choices.table", table=str(chosen["table"])))
    if chosen["clear"] != USUAL.clear:
        parts.append(say.phrase("choices.clear", clear=Value(float(str(chosen["clear"])), Kind.SHARE)))
    if parts:
        yield Note(say.phrase("choices", parts=tuple(parts)), Tone.QUIET)


def _headline(say: Words, shown: list[Record]) -> tuple[Phrase, ...]:
    found = Counter(record["category"] for record in shown)
    parts = [
        say.phrase("headline.part", count=found[category.value], category=say.category(category))
        for category in CATEGORIES
        if found[category.value] or category.component
    ]
    if found[None]:
        parts.append(say.phrase("headline.undefined", count=found[None]))
    return tuple(parts)


def _warnings(say: Words, shown: list[Record], letters: str) -> Iterator[Note]:
    disagreed = [record for record in shown if record["rules_disagree"]]
    if disagreed:
        yield Note(say.phrase("attention.rules", features=_some(say, disagreed, _rules(say))), Tone.WARNING)
    for letter in letters:
        key = {"R": "attention.reverse", "Q": "attention.questionable"}[letter]
        over = [record for record in shown if _suspicious(record, letter)]
        if over:
            yield Note(say.phrase(key, features=_some(say, over, _share(say, letter))), Tone.WARNING)


def _suspicious(record: Record, letter: str) -> bool:
    if letter == "R":
        return bool(record["category"] == "R" and record["shares"]["R"] > 0.5)
    return (record["shares"]["Q"] or 0.0) > QUESTIONABLE


def _some(say: Words, records: list[Record], item: Callable[[Record], Phrase]) -> tuple[Phrase, ...]:
    named = tuple(item(record) for record in records[:SHOWN])
    rest = len(records) - len(named)
    return (*named, say.phrase("attention.more", n=rest)) if rest else named


def _unclear(say: Words) -> Callable[[Record], Phrase]:
    return lambda record: say.phrase(
        "attention.unclear.item",
        feature=short(record["label"]),
        category=category_label(say, record["category"]),
        p=Value(record["category_p"], Kind.PROBABILITY),
        other=category_label(say, record["runner_up"]),
        other_p=Value(record["runner_up_p"], Kind.PROBABILITY),
    )


def _named(say: Words) -> Callable[[Record], Phrase]:
    return lambda record: say.phrase("attention.named", feature=short(record["label"]))


def _share(say: Words, letter: str) -> Callable[[Record], Phrase]:
    return lambda record: say.phrase(
        "attention.share",
        feature=short(record["label"]),
        share=Value(record["shares"][letter], Kind.SHARE),
    )


def _rules(say: Words) -> Callable[[Record], Phrase]:
    def item(record: Record) -> Phrase:
        rules = tuple(
            say.phrase("attention.rules.rule", rule=rule_name(say, rule), category=category_label(say, letter))
            for rule, letter in record["rules"].items()
            if letter and rule in record["rules_disagree"]
        )
        return say.phrase("attention.rules.item", feature=short(record["label"]), rules=rules)

    return item
