"""Names of columns that say which question they hold: F01_fun, Maps (without), importance of F01."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kano.resources import facts
from kano.values import dataclass
from kano.words.folding import has_ideographs

RATINGS = ("importance", "fulfilment")
_CODE = re.compile(r"([^\s\[\]]+)\[([^\[\]]+)\](?:\.\s.*)?", re.DOTALL)
_CODE_TEXT = re.compile(r"([A-Za-z]\w*)\.\s+(\S.*)", re.DOTALL)
_NUMBERED = re.compile(r"(?:q?\d+\s*[.、)．:]\s*)", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−－", "-"))
_CODED = re.compile(
    r"\W*(?:(?P<stem>[A-Za-z]{0,4}\d+|[A-Za-z]{1,4})\[(?:SQ|Q)?0*(?P<row>[12ab])\]"
    r"|(?P<question>[A-Za-z]{0,4}\d+)\s*(?P<mark>[ab]|[-–—_.]\s*[12abfd]))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""Codes that two questions share but for a last letter or digit: 1a and 1b, 28-1 and 28-2, F01[SQ001]."""
_AFTER_CODE = " ])}.:、．-–—|"
_BETWEEN = r"[\s_.:：|/–—-]"


@dataclass(frozen=True, eq=False)
class Name:
    """A column's name taken apart."""

    stem: str
    """What it is about, as in the file; "" where the name says the side only."""
    role: str
    """functional, dysfunctional, importance or fulfilment."""
    family: int
    """Which words belong together; −1 for ratings."""
    joined: bool = False
    """Whether the word is one letter with a bare number behind it: F1 and D1, which alone may be anything."""


def names(text: str) -> Iterator[Name]:
    """Every way to read a column's name as that of one of two questions, or of a rating.

    >>> next(names("F01/F01_fun"))
    Name(stem='F01', role='functional', family=0, joined=False)
    >>> [name.stem for name in names("Maps (without)")]
    ['Maps']
    """
    return iter(_named(" ".join(text.translate(_DASHES).split())))


@lru_cache(maxsize=4096)
def _named(text: str) -> tuple[Name, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[Name]:
    """A name read in each of its forms, until one of them says something."""
    for form in _forms(text):
        seen: set[int] = set()
        # Words stand at an end of the name: only there is it worth to try patterns.
        start = form.casefold()
        end = start.rstrip(" )]")
        if not (start.startswith(_spelt()) or end.endswith(_spelt())):
            continue
        for word, role, family in _near(start[:1], end[-1:]):
            if not (start.startswith(word) or end.endswith(word)):
                continue
            # A family's longer words come first: "正向题" is not "正向" about "题".
            if family not in seen and (stem := _stem(form, word)) is not None:
                seen.add(family)
                yield Name(stem, role, family)
            elif family not in seen and len(word) == 1 and form[1:].isdecimal():
                seen.add(family)
                yield Name(form[1:], role, family, joined=True)
        if seen:
            return


def coded(text: str) -> tuple[str, int] | None:
    """The code that a question shares with its partner, and whether it is the first or the second of the two.

    >>> coded("1a. Trains run"), coded("28-2"), coded("F01[SQ001]"), coded("2. Trains run")
    (('1', 0), ('28', 1), ('F01', 0), None)
    """
    if not (found := _CODED.match(" ".join(text.translate(_DASHES).split()))):
        return None
    stem, mark = found["stem"] or found["question"], found["row"] or found["mark"]
    return stem, int(mark[-1].casefold() in "2bd")


def same_stem(stem: str) -> str:
    """A stem as stems are compared.

    >>> same_stem("Offline_Maps ") == same_stem("offline maps")
    True
    """
    return " ".join(re.split(r"[\s_]+", stem.strip(" _.-:").casefold()))


def is_side_word(text: str) -> bool:
    """Whether a text is nothing but a word for one of the two questions or a rating."""
    return text.strip(" ?.:()[]").casefold() in _side_words()


def unnumbered(text: str) -> str:
    """A question without the number before it.

    >>> unnumbered("12. How would you feel?"), unnumbered("1、正向题")
    ('How would you feel?', '正向题')
    """
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text


def asked(text: str) -> tuple[str, ...]:
    """The texts that may be the question itself: as it is, unnumbered, behind a code or group, in brackets.

    >>> asked("F01[fun]. Maps [If the app HAS maps?]")[-1]
    'If the app HAS maps?'
    """
    plain = re.sub(r"<[^>]+>", " ", " ".join(text.split()))
    found = [plain, unnumbered(plain)]
    if code := re.fullmatch(r"\S+?(?:\[\w+\])?\.\s+(\S.*)", plain):
        found.append(code[1])
    elif (code := _CODED.match(plain.translate(_DASHES))) and (rest := plain[code.end() :].lstrip(_AFTER_CODE)):
        found.append(rest)
    if "/" in plain:
        found += [plain.split("/", 1)[1].strip(), plain.rsplit("/", 1)[1].strip()]
    if " >> " in plain:
        found.append(plain.rsplit(" >> ", 1)[1])
    for part in list(found):
        if bracket := re.fullmatch(r"[^\[]*\[(.+)\]", part):
            found.append(bracket[1].strip())
    return tuple(dict.fromkeys(found))


def is_rating_question(text: str) -> str:
    """The rating that a question asks for, "" where it asks for none."""
    plain = [part.casefold() for part in asked(text)]
    for rating, stems in facts("suffixes")["stems"].items():
        if any(part.startswith(tuple(stems)) for part in plain):
            return str(rating)
    # Behind the name of a feature: "Toilets: Importance (1-9)".
    words = plain[0].rpartition(":")[2].split()
    return next((name for name in RATINGS if words and words[0] in facts("suffixes")["ratings"][name]), "")


@cache
def _spelt() -> tuple[str, ...]:
    """All words by which a name may begin or end: most columns have none of them."""
    return tuple(word for word, _, _ in _words())


@cache
def _words() -> tuple[tuple[str, str, int], ...]:
    """Word, role and family; longer words first, so that "dys" is not looked for in "dysfunctional"."""
    found = [
        (word, side, family)
        for family, entry in enumerate(facts("suffixes")["families"])
        for side in ("functional", "dysfunctional")
        for word in entry[side]
    ]
    found += [(word, rating, -1) for rating in RATINGS for word in facts("suffixes")["ratings"][rating]]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


@cache
def _near(first: str, last: str) -> tuple[tuple[str, str, int], ...]:
    """Of all words those that begin or end with these letters."""
    return tuple(each for each in _words() if each[0][0] == first or each[0][-1] == last)


@cache
def _side_words() -> frozenset[str]:
    return frozenset(word for word, _, _ in _words())


def _forms(text: str) -> Iterator[str]:
    """The name, and the short names it may hold."""
    if code := _CODE.fullmatch(text):
        yield f"{code[1]}_{code[2]}"
    elif code := _CODE_TEXT.fullmatch(text):
        yield code[1]
    last = text.rsplit("/", 1)[-1]
    if last != text and " " not in text and not is_side_word(last):
        yield last
    yield text
    if _NUMBERED.match(text):
        yield unnumbered(text)


@cache
def _patterns(word: str) -> tuple[str, ...]:
    """The ways in which a word stands at an end of a name; most need no compiling, as an earlier one fits."""
    exact = re.escape(word)
    if word in "+-":
        return (rf"(?P<stem>.*\w)\s*[\[(]?{exact}[\])]?",)
    found = [
        rf"(?P<stem>.*?)\s*[\[(]\s*{exact}\s*[\])]",
        rf"(?P<stem>.*?){_BETWEEN}+{exact}",
        rf"{exact}(?:\s*[:：|–—-]|[\s_.])\s*(?P<stem>.+)",
        rf"(?P<stem>){exact}",
        rf"(?P<stem>.*\d){exact}",
    ]
    if has_ideographs(word):
        found += [rf"{exact}\s*(?P<stem>.+)", rf"(?P<stem>.+?)\s*{exact}"]
    patterns = [f"(?i){pattern}" for pattern in found]
    if len(word) > 2 and word.isascii():
        patterns.append(rf"(?P<stem>.*[a-z0-9]){re.escape(word.capitalize())}")
    return tuple(patterns)


def _stem(text: str, word: str) -> str | None:
    """What a name is about where the word stands at one of its ends."""
    for pattern in _patterns(word):
        if found := re.fullmatch(pattern, text):
            return found["stem"].strip(" _.-:：|/")
    return None
