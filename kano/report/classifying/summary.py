"""The summary of a classification: the answer first, then what needs attention."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from kano.analyses.classifying.classification import Classification
from kano.analyses.classifying.rows import FeatureRow
from kano.analyses.kinds import Kind
from kano.measures.survey.certainty import needed_n
from kano.measures.survey.races import FEWEST
from kano.provenance import Provenance
from kano.report.blocks import Block, Note, Phrase, Tone, Value
from kano.report.classifying.cards import cards
from kano.report.classifying.exclusion import changes
from kano.report.labels import short
from kano.report.language import Words
from kano.report.origin import notices
from kano.report.rules import rule_name
from kano.scale import CATEGORIES, Category
from kano.settings.panels.study import Settings

USUAL = Settings()
REVERSED = "numbers_look_reversed"
"""The notice that, where it is right, explains everything else that looks wrong."""

SHOWN = 5
"""How many features one sentence names before it says how many more there are."""

QUESTIONABLE = 0.05
"""From which share of Q a feature's questions deserve another look (Displayr; Sauerwein finds 2 % usual)."""

_WORTH = 0.05
"""Categories expected to be wrong below which there is nothing to say."""
SUSPICIOUS = {Category.REVERSE: "attention.reverse", Category.QUESTIONABLE: "attention.questionable"}
"""What is said of features with too much of what should be rare."""


def summary(
    say: Words, result: Classification, shown: list[FeatureRow], provenance: Provenance
) -> Iterator[Block]:
    """The answer first, then what would change it, then what needs attention, then how the input was read."""
    unclear = [row for row in shown if row.category and not row.clear]
    key = "headline.leaning" if len(unclear) == len(shown) else "headline"
    yield Note(say.phrase(key, parts=_headline(say, shown)), Tone.GOOD)
    yield cards(say, shown)
    if len(result.waves) > 1:
        yield Note(say.phrase("attention.wave", wave=result.waves[-1].key, waves=len(result.waves)))
    reversed_scale = [each for each in provenance.notices if each.key == REVERSED]
    yield from notices(say, Provenance(notices=tuple(reversed_scale)))
    yield from _certainty(say, result, shown, unclear)
    yield from changes(say, result, shown, provenance)
    controls = {feature.key for feature in result.features if feature.control}
    asked = [row for row in shown if row.feature not in controls]
    yield from _warnings(say, asked, list(SUSPICIOUS)[bool(reversed_scale) :])
    yield from _controls(say, [row for row in shown if row.feature in controls])
    yield from notices(say, provenance, omit={"looks_swapped", REVERSED})
    yield from _choices(say, result)


def _certainty(
    say: Words, result: Classification, shown: list[FeatureRow], unclear: list[FeatureRow]
) -> Iterator[Note]:
    clear = result.settings.clear
    if unclear:
        yield Note(say.phrase("attention.unclear", features=_some(say, unclear, _unclear(say))), Tone.WARNING)
    elif shown:
        yield Note(say.phrase("attention.all_clear", clear=Value(clear, Kind.SHARE)))
    yield from _promise(say, shown)
    if even := [row for row in shown if row.tied]:
        yield Note(say.phrase("attention.tied", features=_some(say, even, _named(say))), Tone.WARNING)
    if few := [row for row in shown if row.category and not row.enough]:
        n = int(min(row.effective_n or 0.0 for row in few))
        yield Note(say.phrase("attention.few", n=n, needed=needed_n(clear)), Tone.WARNING)


def _promise(say: Words, shown: list[FeatureRow]) -> Iterator[Note]:
    """How many of the letters are expected to be wrong, and of those that are clear."""
    told = [row for row in shown if row.category_p is not None]
    every, sure = (
        sum(1 - (row.category_p or 0.0) for row in rows) for rows in (told, [row for row in told if row.clear])
    )
    if len(told) >= FEWEST and every >= _WORTH:
        wrong, few = (Value(each, Kind.AMOUNT) for each in (every, sure))
        clear = sum(row.clear for row in told)
        yield Note(say.phrase("promise", n=len(told), wrong=wrong, clear=clear, clear_wrong=few), Tone.QUIET)


def about(number: int) -> str:
    """A number to two digits, as one says "about 140".

    >>> about(137), about(1240), about(7)
    ('140', '1200', '7')
    """
    step = 10 ** max(len(str(number)) - 2, 0)
    return str(round(number / step) * step)


def _choices(say: Words, result: Classification) -> Iterator[Note]:
    """The choices that are not the usual ones, since the numbers depend on them."""
    chosen = result.settings
    parts: list[str | Phrase] = []
    if chosen.weighted:
        parts.append(say.phrase("choices.weight", column=chosen.weight or ""))
    parts += [
        say.phrase(f"choices.{name}", column=column)
        for name in ("cluster", "strata")
        if (column := getattr(chosen, name))
    ]
    if chosen.deff:
        parts.append(say.phrase("choices.deff", deff=f"{chosen.deff:g}"))
    if chosen.rule != USUAL.rule:
        parts.append(say.phrase("choices.rule", rule=rule_name(say, chosen.rule)))
    if chosen.table not in {USUAL.table, None}:
        parts.append(say.phrase("choices.table", table=chosen.table or ""))
    if chosen.clear != USUAL.clear:
        parts.append(say.phrase("choices.clear", clear=Value(chosen.clear, Kind.SHARE)))
    if parts:
        yield Note(say.phrase("choices", parts=tuple(parts)), Tone.QUIET)


def _headline(say: Words, shown: list[FeatureRow]) -> tuple[Phrase, ...]:
    found = Counter(row.category for row in shown)
    parts = [
        say.phrase("headline.part", count=found[category], category=say.category(category))
        for category in CATEGORIES
        if found[category] or category.component
    ]
    if found[None]:
        parts.append(say.phrase("headline.undefined", count=found[None]))
    return tuple(parts)


def _warnings(say: Words, shown: list[FeatureRow], letters: Sequence[Category]) -> Iterator[Note]:
    if disagreed := [row for row in shown if row.rules_disagree]:
        yield Note(say.phrase("attention.rules", features=_some(say, disagreed, _rules(say))), Tone.WARNING)
    for letter in letters:
        if over := [row for row in shown if _suspicious(row, letter)]:
            yield Note(
                say.phrase(SUSPICIOUS[letter], features=_some(say, over, _share(say, letter))), Tone.WARNING
            )


def _controls(say: Words, rows: list[FeatureRow]) -> Iterator[Note]:
    """Whether items that nearly everybody should reject were rejected."""
    for row in rows:
        if row.category is Category.REVERSE:
            share = say.phrase(
                "attention.share",
                feature=short(row.label),
                share=Value(row.shares[Category.REVERSE], Kind.SHARE),
            )
            yield Note(say.phrase("attention.control", features=(share,)), Tone.QUIET)
        elif row.category is not None and row.category is not Category.INDIFFERENT:
            wanted = sum(row.shares[each] or 0.0 for each in CATEGORIES if each.component)
            share = say.phrase("attention.share", feature=short(row.label), share=Value(wanted, Kind.SHARE))
            yield Note(say.phrase("attention.control.wanted", features=(share,)), Tone.WARNING)


def _suspicious(row: FeatureRow, letter: Category) -> bool:
    share = row.shares[letter] or 0.0
    return (row.category == letter and share > 0.5) if letter == Category.REVERSE else share > QUESTIONABLE


def _some(say: Words, rows: list[FeatureRow], item: Callable[[FeatureRow], Phrase]) -> tuple[Phrase, ...]:
    named = tuple(item(row) for row in rows[:SHOWN])
    rest = len(rows) - len(named)
    return (*named, say.phrase("attention.more", n=rest)) if rest else named


def _unclear(say: Words) -> Callable[[FeatureRow], Phrase]:
    return lambda row: say.phrase(
        "attention.unclear.more" if row.more_answers else "attention.unclear.item",
        **({"more": about(row.more_answers)} if row.more_answers else {}),
        feature=short(row.label),
        category=say.category(row.category),
        p=Value(row.category_p, Kind.PROBABILITY),
        other=say.category(row.runner_up),
        other_p=Value(row.runner_up_p, Kind.PROBABILITY),
    )


def _named(say: Words) -> Callable[[FeatureRow], Phrase]:
    return lambda row: say.phrase("attention.named", feature=short(row.label))


def _share(say: Words, letter: Category) -> Callable[[FeatureRow], Phrase]:
    return lambda row: say.phrase(
        "attention.share", feature=short(row.label), share=Value(row.shares[letter], Kind.SHARE)
    )


def _rules(say: Words) -> Callable[[FeatureRow], Phrase]:
    def item(row: FeatureRow) -> Phrase:
        rules = tuple(
            say.phrase("attention.rules.rule", rule=rule_name(say, rule), category=say.category(letter))
            for rule, letter in row.rules.items()
            if letter and rule in row.rules_disagree
        )
        return say.phrase("attention.rules.item", feature=short(row.label), rules=rules)

    return item
