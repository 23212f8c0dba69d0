"""What the answer texts of one file mean: wordings and scales brought to its vocabulary."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from kano.questionnaire import Wording
from kano.scale import Answer
from kano.settings.panels.study import Settings
from kano.values import dataclass
from kano.words.folding import labelled, normal, number
from kano.words.wordings import (
    DEFAULT_SCALE,
    AnswerSet,
    chosen_sets,
    error_texts,
    scale_answers,
    scales,
    silent_texts,
)

_LETTERED = re.compile(r"([A-Za-z]{1,3})0{0,2}(\d)")


@dataclass(frozen=True, eq=False)
class Meanings:
    """What the texts of a file mean."""

    answers: tuple[Mapping[str, Answer], Mapping[str, Answer]]
    """By question: text as in the file → answer; NO_ANSWER for "don't know" and errors."""
    unknown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """By question: texts that are no answer in any wording."""
    ambiguous: tuple[tuple[str, Mapping[str, Answer]], ...] = ()
    """Texts that mean unlike answers in the wordings named."""
    wordings: tuple[Wording, ...] = ()
    own: bool = False
    """Whether answers from the settings were used."""
    scale: str = ""
    """Key of the scale of numbers, "" where there are none."""
    assumed: bool = False
    """Whether that scale is only the usual one."""
    opinions: frozenset[str] = frozenset()
    """Texts that give no answer on purpose."""
    errors: frozenset[str] = frozenset()
    """Error values of spreadsheets."""


@dataclasses.dataclass(slots=True)
class _Open:
    """What is still to be settled of the texts of both questions."""

    settled: tuple[dict[str, Answer], dict[str, Answer]] = field(default_factory=lambda: ({}, {}))
    opinions: set[str] = field(default_factory=set)
    errors: set[str] = field(default_factory=set)
    own: bool = False


def interpret(
    texts: tuple[Sequence[str], Sequence[str]], settings: Settings, *, sets: Sequence[AnswerSet] | None = None
) -> Meanings:
    """What the answer texts of the functional and of the dysfunctional questions mean.

    Texts are compared whole. A text that is unlike answers in two wordings is settled by the wordings that know
    most of the file's other texts, and stays ambiguous where they disagree.
    """
    chosen = chosen_sets(settings.wording) if sets is None else sets
    state = _Open()
    rest = tuple(_settle_plain(side, texts[side], settings, state) for side in (0, 1))
    value = {text: number(text) for each in rest for text in each}
    value |= _lettered([text for text, known in value.items() if known is None])
    value |= _numbered([text for text, known in value.items() if known is None], chosen)
    words = tuple([text for text in each if value[text] is None] for each in rest)
    numbers = tuple({text: known for text in each if (known := value[text]) is not None} for each in rest)
    labels = _labels(words, chosen)
    bare = tuple([labels.get(text, normal(text)) for text in each] for each in words)
    ambiguous = _settle_words(words, bare, chosen, state)
    scale, assumed = _scale(words, numbers, labels, state, settings)
    _settle_numbers(numbers, scale, settings.scale_dysfunctional or scale, state)
    unknown = [[text for text in rest[side] if text not in state.settled[side]] for side in (0, 1)]
    return Meanings(
        answers=state.settled,
        unknown=(
            tuple(text for text in unknown[0] if text not in ambiguous),
            tuple(text for text in unknown[1] if text not in ambiguous),
        ),
        ambiguous=tuple(ambiguous.items()),
        wordings=_used(bare, chosen),
        own=state.own,
        scale=scale,
        assumed=assumed,
        opinions=frozenset(state.opinions),
        errors=frozenset(state.errors),
    )


def _settle_words(
    words: Sequence[Sequence[str]], bare: Sequence[Sequence[str]], chosen: Sequence[AnswerSet], state: _Open
) -> dict[str, Mapping[str, Answer]]:
    """Settle the texts that mean one answer; return those that mean several."""
    votes = _votes(bare, chosen)
    ambiguous: dict[str, Mapping[str, Answer]] = {}
    for side in (0, 1):
        for text, plain in zip(words[side], bare[side], strict=True):
            options = _options(plain, side, chosen, votes)
            if len(set(options.values())) > 1:
                ambiguous[text] = options
            elif options:
                state.settled[side][text] = next(iter(options.values()))
    return ambiguous


def _settle_numbers(
    numbers: Sequence[Mapping[str, float]], functional: str, dysfunctional: str, state: _Open
) -> None:
    for side, scale in enumerate((functional, dysfunctional)):
        known = scale_answers(scale, side) if scale else {}
        for text, value in numbers[side].items():
            if value in known:
                state.settled[side][text] = known[value]


def _lettered(texts: Sequence[str]) -> dict[str, float]:
    """Answer codes such as A1 to A5 or AO01 to AO05 as numbers; {} where there are other texts."""
    found = {text: _LETTERED.fullmatch(text) for text in texts}
    letters = {match[1].upper() if match else "" for match in found.values()}
    if len(letters) != 1 or "" in letters:
        return {}
    return {text: float(match[2]) for text, match in found.items() if match}


def _numbered(texts: Sequence[str], chosen: Sequence[AnswerSet]) -> dict[str, float]:
    """Texts of which nothing is known but the numbers 1 to 5 before or behind them, each once."""
    labels = {text: labelled(normal(text)) for text in texts}
    known = {text for each in chosen for side in each.texts for text in side}
    if {label for label, _ in labels.values()} != {"1", "2", "3", "4", "5"} or len({*labels.values()}) != 5:
        return {}
    return (
        {}
        if any(rest in known for _, rest in labels.values())
        else {t: float(n) for t, (n, _) in labels.items()}
    )


def says_nothing(text: str, side: int, settings: Settings) -> bool:
    """Whether a text gives no answer, whatever the other texts are: blank, an error, or so by its meaning."""
    plain = normal(text)
    own = _own(side, settings)
    if plain in own:
        return own[plain] is Answer.NO_ANSWER
    return not plain or plain in silent_texts() or text.upper() in error_texts()


def _own(side: int, settings: Settings) -> dict[str, Answer]:
    """What the settings say of texts, those of one side before those of both."""
    of_side = (settings.answers_functional, settings.answers_dysfunctional)[side]
    return {normal(text): answer for each in (settings.answers, of_side) for text, answer in each.items()}


def _settle_plain(side: int, texts: Sequence[str], settings: Settings, state: _Open) -> list[str]:
    """Settle what the settings say, errors and what gives no answer; return the rest."""
    own = _own(side, settings)
    rest = []
    for text in texts:
        plain = normal(text)
        if plain in own:
            state.settled[side][text] = own[plain]
            state.own = True
        elif text.upper() in error_texts():
            state.settled[side][text] = Answer.NO_ANSWER
            state.errors.add(text)
        elif plain in silent_texts() or not plain:
            state.settled[side][text] = Answer.NO_ANSWER
            state.opinions.add(text)
        else:
            rest.append(text)
    return rest


def _labels(words: Sequence[Sequence[str]], chosen: Sequence[AnswerSet]) -> dict[str, str]:
    """Texts without their number labels, for texts that are no answers as they stand."""
    known = {text for each in chosen for side in each.texts for text in side}
    found: dict[str, str] = {}
    meant: set[tuple[int, str, str]] = set()
    for side, text in [(k, text) for k in (0, 1) for text in words[k]]:
        plain = normal(text)
        label, rest = labelled(plain)
        if plain not in known and label and rest in known:
            found[text] = rest
            meant.add((side, label, rest))
    # One label for two texts of a question, or two labels for one text, are no labels of a scale.
    labels = {(label, rest) for _, label, rest in meant}
    once = len({each[:2] for each in meant}) == len(meant) and len({rest for _, rest in labels}) == len(labels)
    return found if once else {}


def _votes(bare: Sequence[Sequence[str]], chosen: Sequence[AnswerSet]) -> Counter[str]:
    """How many texts of the file each wording knows."""
    return Counter(
        {
            each.wording.key: sum(text in each.texts[side] for side in (0, 1) for text in set(bare[side]))
            for each in chosen
        }
    )


def _options(plain: str, side: int, chosen: Sequence[AnswerSet], votes: Counter[str]) -> Mapping[str, Answer]:
    """By wording: what the text means there, kept to the wordings that know most where they differ."""
    options = {each.wording.key: each.texts[side][plain] for each in chosen if plain in each.texts[side]}
    if len(set(options.values())) <= 1:
        return options
    most = max(votes[key] for key in options)
    return {key: answer for key, answer in options.items() if votes[key] == most}


def _scale(
    words: Sequence[Sequence[str]],
    numbers: Sequence[Mapping[str, float]],
    labels: Mapping[str, str],
    state: _Open,
    settings: Settings,
) -> tuple[str, bool]:
    """The scale of the bare numbers, and whether it is only assumed."""
    if not any(numbers):
        return "", False
    if settings.scale:
        return settings.scale, False
    if not any(words):
        return DEFAULT_SCALE, not settings.scale_dysfunctional
    # Some points of the scale carry words: they tell how the bare ones are meant.
    told = [
        (side, float(label), state.settled[side][text])
        for side in (0, 1)
        for text in words[side]
        if text in labels and text in state.settled[side]
        for label in [labelled(normal(text))[0]]
        if label.lstrip("-").isdecimal()
    ]
    fitting = [
        key
        for key in scales()
        if all(scale_answers(key, side).get(label) is answer for side, label, answer in told)
    ]
    return (fitting[0], False) if told and len(fitting) == 1 else ("", False)


def _used(bare: Sequence[Sequence[str]], chosen: Sequence[AnswerSet]) -> tuple[Wording, ...]:
    """The fewest wordings that know all the texts, those that know most first."""
    left = {(side, text) for side in (0, 1) for text in bare[side]}
    used: list[AnswerSet] = []
    while left:
        best = max(chosen, key=lambda each: _coverage(each, left), default=None)
        if best is None or not _coverage(best, left)[0]:
            break
        used.append(best)
        left = {(side, text) for side, text in left if text not in best.texts[side]}
    return tuple(each.wording for each in used)


def _coverage(each: AnswerSet, left: Iterable[tuple[int, str]]) -> tuple[int, int]:
    known = [text for side, text in left if text in each.texts[side]]
    return len(known), sum(text in each.first for text in known)
