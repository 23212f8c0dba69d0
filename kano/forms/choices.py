"""What somebody decides about a form: languages, wording, ratings, layout, segments, blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from kano.errors import Problem, UsageError, did_you_mean
from kano.provenance import frozen_map
from kano.questionnaire import Questionnaire, Wording
from kano.values import dataclass
from kano.words.languages import DEFAULT
from kano.words.languages import language as spoken
from kano.words.registers import unknown_address, unknown_language
from kano.words.wordings import wordings

LAYOUTS = ("pairs", "blocks")
CUSTOMER, EMPLOYEE = "customer", "employee"
AUDIENCES = (CUSTOMER, EMPLOYEE)
"""Who may be asked; never in one form."""
LANGUAGE_BETWEEN = "//"
"""Between the translations of a segment question or option."""


@dataclass(frozen=True)
class Choices:
    """What the options of a form say; every field has a sound default."""

    languages: tuple[str, ...] = ("en",)
    """The first is the one that a form opens in."""
    address: str = "u"
    """How Dutch addresses people: u or je."""
    wordings: tuple[str, ...] = ()
    """Keys of answer wordings; the questionnaire's own for languages without one."""
    importance: bool = False
    fulfilment: bool = False
    layout: str = "pairs"
    """pairs: both questions about a feature together; blocks: all functional questions first."""
    randomise: bool = False
    page_size: int = 3
    """Features a page."""
    segments: tuple[str, ...] = ()
    """As "Question=option|option"."""
    wave: str = ""
    subset: int = 0
    """Features a respondent; 0 for all."""
    control: bool = False
    audience: str = ""
    """Who is asked: customer or employee; whom most items are for where that isn't said."""
    seed: int = 0


@dataclass(frozen=True)
class Segment:
    """A question that is asked once: one that divides respondents, or a mark that is no feature's."""

    key: str
    question: Mapping[str, str]
    """By language."""
    options: tuple[tuple[str, Mapping[str, str]], ...] = field(default=())
    """Code and text by language."""
    ends: tuple[Mapping[str, str], Mapping[str, str]] | None = None
    """Of a mark: what its lowest and its highest say, by language; None for other questions."""


def check(choices: Choices) -> None:
    """UsageError for a choice that there isn't."""
    problems = [problem for each in choices.languages for problem in unknown_language(each)]
    problems += unknown_address(choices.address)
    if choices.layout not in LAYOUTS:
        allowed = f"Allowed: {', '.join(LAYOUTS)}."
        problems.append(Problem(f'there is no "{choices.layout}"', "--layout", allowed))
    if choices.audience not in ("", *AUDIENCES):
        allowed = f"Allowed: {', '.join(AUDIENCES)}."
        problems.append(Problem(f'there is no audience "{choices.audience}"', "--audience", allowed))
    if choices.page_size < 1:
        problems.append(Problem("a page holds one feature at least", "--page-size"))
    if problems:
        raise UsageError(problems)


def wording_of(questionnaire: Questionnaire, language: str, keys: Sequence[str]) -> Wording:
    """The answers of a form in a language: one of the wordings asked for, else the questionnaire's own.

    Raises UsageError for an unknown wording, or one in a language that the form doesn't have.
    """
    known = {each.key: each for each in wordings()}
    own = questionnaire.wordings.get(language, spoken(language).wording)
    places = {own: f"{questionnaire.key}, wording.{language}", **dict.fromkeys(keys, "--wording")}
    for key, place in places.items():
        if key not in known:
            fit = [each.key for each in known.values() if each.language == language]
            hint = did_you_mean(key, known)
            raise UsageError(f'there is no wording "{key}"', place, f"Known: {', '.join(fit)}.", hint)
    chosen = [key for key in keys if known[key].language == language]
    return known[chosen[0] if chosen else own]


def segment(text: str, number: int, languages: Sequence[str]) -> Segment:
    """A segment question from "Question=option|option", translations divided by //.

    >>> found = segment("Klant? // Customer?=Nieuw // New|Vast // Regular", 1, ["nl", "en"])
    >>> found.key, found.question["en"], found.options[1][0], found.options[1][1]["nl"]
    ('segment', 'Customer?', 'regular', 'Vast')
    """
    question, _, rest = text.partition("=")
    options = [option.strip() for option in rest.split("|") if option.strip()]
    if not question.strip() or len(options) < 2:
        allowed = 'It is "Question=option|option", with translations divided by //.'
        raise UsageError(f'"{text}" is no segment question', "--segment", allowed)
    told = [_translated(option, languages) for option in options]
    codes = _codes([each.get(DEFAULT, next(iter(each.values()))) for each in told])
    key = "segment" if number == 1 else f"segment{number}"
    return Segment(key, _translated(question.strip(), languages), tuple(zip(codes, told, strict=True)))


def _translated(text: str, languages: Sequence[str]) -> Mapping[str, str]:
    """By language, in the order of the languages; one text serves all."""
    parts = [part.strip() for part in text.split(LANGUAGE_BETWEEN)]
    return frozen_map(
        {language: parts[i] if i < len(parts) else parts[0] for i, language in enumerate(languages)}
    )


def _codes(texts: Sequence[str]) -> list[str]:
    from kano.forms.codes import code, unique

    return unique([code(text.lower())[:20] or "option" for text in texts])
