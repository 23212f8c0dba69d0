"""A questionnaire of one's own, started from the names of its features; every pair is a draft to be read."""

import re
from collections.abc import Iterator, Sequence

from kano.errors import UsageError
from kano.forms.codes import code, unique
from kano.forms.language import form_words
from kano.settings.toml import toml_text
from kano.words.languages import language as spoken
from kano.words.registers import register_of, unknown_language


def draft_bank(names: Sequence[str], *, key: str, title: str, language: str, subject: str = "") -> str:
    """The text of a TOML file with a drafted pair for each feature, marked draft = true.

    `language` is that of the names. `subject` is what has the features, such as "the app"; without it the pairs
    say "we offer".
    """
    if not (told := [name.strip() for name in names if name.strip()]):
        raise UsageError("there are no feature names", todo="Give them as arguments, one a feature.")
    if wrong := unknown_language(language):
        raise UsageError(wrong)
    if twice := sorted({name for name in told if told.count(name) > 1}):
        raise UsageError(f"these names stand twice: {', '.join(twice)}")
    keys = unique([code(name.lower()) or f"feature_{i}" for i, name in enumerate(told, start=1)])
    parts = [_head(key, title or key, language)]
    parts += [_feature(name, each, language, subject) for name, each in zip(told, keys, strict=True)]
    return "\n".join(parts)


def _head(key: str, title: str, language: str) -> str:
    return (
        "# Read each pair aloud, mend it, and delete its line draft = true.\n"
        f"# Then: kano surveys check {key}.toml\n"
        "# One thing a pair; the second question is the plain negation of the first, nothing stronger.\n"
        f"key = {toml_text(key)}\n"
        f"title.{language} = {toml_text(title)}\n"
        'source = "our own"\n'
    )


def _feature(name: str, key: str, language: str, subject: str) -> str:
    lines = ["[[features]]", f"key = {toml_text(key)}", f"label.{language} = {toml_text(name)}", "draft = true"]
    for register, functional, dysfunctional in _pairs(name, language, subject):
        lines.append(f"questions.{register}.functional = {toml_text(functional)}")
        lines.append(f"questions.{register}.dysfunctional = {toml_text(dysfunctional)}")
    return "\n".join(lines) + "\n"


def _pairs(name: str, key: str, subject: str) -> Iterator[tuple[str, str, str]]:
    about = ".about" if subject else ""
    for address in spoken(key).addresses or ("",):
        say = form_words(key, address)
        # A name with its article is denied by another word: "de kaart niet", not "geen de kaart".
        article = re.match(rf"(?:{say['bank.articles']})\s", name, re.IGNORECASE)
        asked = (f"bank.functional{about}", f"bank.{'denied' if article else 'dysfunctional'}{about}")
        functional, dysfunctional = (say[each].format(name=_inside(name), subject=subject) for each in asked)
        yield register_of(key, address), functional, dysfunctional


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "Gratis wifi" loses its capital, "GPS" keeps it."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name
