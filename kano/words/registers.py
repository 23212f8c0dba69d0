"""The languages and forms of address in which forms ask: a register is one of both, such as nl-je."""

from kano.errors import Problem
from kano.words.languages import covering, language


def form_languages() -> tuple[str, ...]:
    """Keys of the languages that forms come in, first those that address people in several ways.

    >>> form_languages()
    ('nl', 'en')
    """
    return tuple(sorted(covering("forms"), key=lambda key: -len(language(key).addresses)))


def addresses() -> tuple[str, ...]:
    """The forms of address of all languages."""
    return tuple(dict.fromkeys(each for key in form_languages() for each in language(key).addresses))


def unknown_language(key: str) -> list[Problem]:
    """What is wrong with a language of forms, if anything."""
    known = form_languages()
    allowed = f"Allowed: {', '.join(known)}."
    return [] if key in known else [Problem(f'forms don\'t come in "{key}"', "--lang", allowed)]


def unknown_address(address: str) -> list[Problem]:
    """What is wrong with a form of address, if anything."""
    allowed = f"Allowed: {', '.join(addresses())}."
    return [] if address in addresses() else [Problem(f'there is no "{address}"', "--register", allowed)]


def register_of(key: str, address: str) -> str:
    """The key of the question texts in a language and form of address.

    >>> register_of("nl", "je"), register_of("en", "je")
    ('nl-je', 'en')
    """
    spoken = language(key).address(address)
    return f"{key}-{spoken}" if spoken else key
