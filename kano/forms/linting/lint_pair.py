"""What is wrong with the two questions about one feature."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from kano.forms.linting.lint_words import (
    clause,
    content,
    facts_of,
    known,
    negations,
    phrases_in,
    without,
    words_in,
)
from kano.values import dataclass
from kano.words.negation import Questions


@dataclass(frozen=True)
class Fault:
    """One thing about a pair."""

    rule: str
    error: bool
    text: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)


def pair_findings(functional: str, dysfunctional: str, register: str) -> Iterator[Fault]:
    """Faults of a pair; the register is a language, for Dutch with the form of address."""
    language = register[:2]
    texts = [text for text in (functional, dysfunctional) if text.strip()]
    if len(texts) < 2:
        yield Fault("missing", True, next(iter(texts), ""))
    for text in texts:
        yield from _one(text, register)
    if len(texts) < 2:
        return
    if words_in(functional) == words_in(dysfunctional):
        yield Fault("identical", True, functional)
        return
    yield from _opposed(functional, dysfunctional, language)
    joined = _joined(functional, language) or _joined(dysfunctional, language)
    if joined:
        yield joined


def _one(text: str, register: str) -> Iterator[Fault]:
    """Faults of a single question."""
    language = register[:2]
    if not text.rstrip().endswith("?"):
        yield Fault("no_question", False, text)
    count, most = len(words_in(text)), int(facts_of("burden")["words"])
    if count > most:
        yield Fault("long", False, text, {"n": count, "most": most})
    leading = [
        *phrases_in(text, facts_of("leading")[language]),
        *phrases_in(text, facts_of("pressing")[language]),
    ]
    if leading:
        yield Fault("leading", True, text, {"words": ", ".join(leading)})
    negated = [word for word, times in negations(text, language).items() for _ in range(times)]
    hidden = [
        word for word in clause(text) if word in known("hidden-negations", language) and word not in negated
    ]
    if len(negated) + len(hidden) > 1:
        yield Fault("double_negative", True, text, {"words": ", ".join([*negated, *hidden])})
    yield from _address(text, register)


def _address(text: str, register: str) -> Iterator[Fault]:
    language = register[:2]
    if not (known := facts_of("address").get(language, {})):
        return
    words = set(words_in(text))
    formal, informal = (words & set(told) for told in known.values())
    one, other = (f"{language}-{address}" for address in known)
    wrong = informal if register == one else formal if register == other else (informal if formal else set())
    if wrong:
        yield Fault("mixed_address", True, text, {"words": ", ".join(sorted(wrong | (formal & informal)))})


def _opposed(functional: str, dysfunctional: str, language: str) -> Iterator[Fault]:
    """Whether the second question is the plain negation, or the low level, of the first."""
    contrast = Questions([functional, dysfunctional]).contrast(functional, dysfunctional)
    first, second = negations(functional, language), negations(dysfunctional, language)
    level = _level(functional, dysfunctional)
    if not level and sum(first.values()) > sum(second.values()) and not contrast.doubtful:
        words = ", ".join(first - second)
        yield Fault("swapped", True, functional, {"words": words})
    elif not level and first.total() == second.total() and not _hidden(dysfunctional, functional, language):
        yield Fault("unopposed", True, dysfunctional)
    if more := _changed(functional, dysfunctional, language, level):
        yield Fault("changes_more", True, dysfunctional, {"words": ", ".join(more)})


def _hidden(one: str, other: str, language: str) -> bool:
    """Whether a question holds a negation inside a word that the other doesn't have."""
    return bool((set(clause(one)) - set(clause(other))) & known("hidden-negations", language))


def _level(functional: str, dysfunctional: str) -> tuple[str, ...]:
    """The words by which the two questions name a high and a low level of one thing."""
    for pair in facts_of("levels")["pairs"]:
        for high, low in (pair, pair[::-1]):
            one = phrases_in(functional, [high]) and not phrases_in(dysfunctional, [high])
            other = phrases_in(dysfunctional, [low]) and not phrases_in(functional, [low])
            if one and other:
                return (*words_in(high), *words_in(low))
    return ()


def _changed(functional: str, dysfunctional: str, language: str, level: tuple[str, ...]) -> list[str]:
    """Words of content that only one of the questions has, in the order of the second."""
    one, other = (content(text, language) for text in (functional, dysfunctional))
    spare = {stem for word in level for stem in content(word, language)}
    spare |= {stem for word in known("hidden-negations", language) for stem in content(word, language)}
    differing = (one ^ other) - spare
    # A verb changes its form beside a negation: guarantees, does not guarantee; helpt, helpen.
    extra = sorted(
        word for word in differing if not any(_inflected(word, each) for each in (one ^ other) - {word})
    )
    shown = [word for word in words_in(dysfunctional) if any(word.startswith(stem) for stem in extra)]
    return list(dict.fromkeys(shown)) or extra


def _inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and (
        long.startswith(short[: max(2, len(short) - 2)]) and len(long) - len(short) <= 3
    )


def _joined(text: str, language: str) -> Fault | None:
    """Two things in one question: an error where two qualities or two verbs are joined, else advice."""
    words = without(text, facts_of("sayings")[language])
    joining, quality = known("joining", language), known("qualities", language)
    action, verb_last = known("actions", language), language in facts_of("verb-last")["languages"]
    start = len(words) - len(clause(text)) if len(words) >= len(clause(text)) else 0
    for i in range(max(start, 1), len(words) - 1):
        if words[i] not in joining:
            continue
        before, after = words[i - 1], words[i + 1 : i + 3]
        shown = " ".join(words[i - 1 : i + 2])
        qualities = before in quality and any(word in quality for word in after)
        ending = words[i + 1 :][-1:] if verb_last else after
        actions = (before in action or not verb_last) and any(word in action for word in ending)
        actions |= verb_last and before in action and words[i + 1] in action
        error = qualities or actions
        return Fault("two_attributes" if error else "and_or", error, text, {"words": shown})
    return None
