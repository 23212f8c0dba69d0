"""What an unknown answer may mean, as a hint that is never the opposite of what it says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

from kano.readers.answers.meaning import Meanings
from kano.resources import facts
from kano.scale import ANSWERS, Answer
from kano.words.folding import has_ideographs, labelled, normal
from kano.words.negation import words_of
from kano.words.wordings import answer_sets

_ALIKE = 0.75
_MISPRINT = 0.92
_PREFIX = 4
"""Letters that may turn a word into its opposite: dis, un, miss."""


def suggested(texts: Sequence[str], meanings: Meanings) -> Mapping[str, tuple[str, Answer]]:
    """By text: the known answer most like it, where nothing speaks against that.

    None is suggested that negates what the text doesn't or the other way round, that another text of the file
    already holds or is as near to, unless the text is a misprint of it, or that stands elsewhere on the scale
    than the text's number says.
    """
    held = {answer for side in meanings.answers for answer in side.values()}
    keys = {wording.key for wording in meanings.wordings}
    found = {text: near for text in texts if (near := _nearest(text, keys)) and _in_order(text, near[1])}
    others = {text: near for text, near in found.items() if not _is_misprint(text, near[0])}
    often = Counter(answer for _, answer in others.values())
    doubted = {text for text, (_, answer) in others.items() if answer in held or often[answer] > 1}
    return {text: near for text, near in found.items() if text not in doubted}


def _is_misprint(text: str, known: str) -> bool:
    return SequenceMatcher(None, normal(text), known).ratio() >= _MISPRINT


def _nearest(text: str, keys: set[str]) -> tuple[str, Answer] | None:
    """The known answer most like the text, of the wordings in use where there are any."""
    known = {
        plain: answer
        for each in answer_sets()
        if not keys or each.wording.key in keys
        for side in each.texts
        for plain, answer in side.items()
    }
    plain = labelled(normal(text))[1]
    near = get_close_matches(plain, list(known), n=1, cutoff=_ALIKE)
    return (near[0], known[near[0]]) if near and not _turned_round(plain, near[0]) else None


def _turned_round(one: str, other: str) -> bool:
    """Whether only one of two texts negates, or a word of one is the opposite of one of the other."""
    if _negations(one) != _negations(other):
        return True
    left, right = set(words_of(one)), set(words_of(other))
    return any(_opposite(a, b) or _opposite(b, a) for a in left - right for b in right - left)


def _opposite(longer: str, word: str) -> bool:
    """Whether a word is another one behind a short syllable, as "dislike" is "like"."""
    return len(word) > 2 and longer.endswith(word) and 0 < len(longer) - len(word) <= _PREFIX


def _negations(text: str) -> int:
    """How many words or signs of any language negate in a text."""
    table = facts("negations")
    every = {word for words in table["words"].values() for word in words} | {"nt"}
    found = sum(word in every for word in words_of(text))
    if has_ideographs(text):
        signs = (sign for language in table["signs"].values() for sign in language)
        for sign in (*sorted(signs, key=len, reverse=True), "안 "):
            found += text.count(sign)
            text = text.replace(sign, " ")
    return found


def _in_order(text: str, answer: Answer) -> bool:
    """Whether the number before or behind a text, if it has one, allows for this answer."""
    label = labelled(normal(text))[0]
    place = ANSWERS.index(answer) + 1
    return not label.isdecimal() or int(label) in (place, 6 - place)
