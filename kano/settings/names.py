"""What options choose by name from what other rooms hold.

Rules, formats and platforms stand above settings, which they read: they are looked up when they are asked for.
"""

from collections.abc import Sequence
from pkgutil import resolve_name


def rules() -> Sequence[str]:
    """Keys of the decision rules, in the order in which results show them."""
    return tuple(resolve_name("kano.analyses.classifying.rules:rule_keys")())


def formats() -> Sequence[str]:
    """Formats of reports."""
    return tuple(resolve_name("kano.render.formats:FORMATS"))


def finding_formats() -> Sequence[str]:
    """Formats of reports on findings."""
    return tuple(resolve_name("kano.render.formats:ALL"))


def platforms() -> Sequence[str]:
    """Platforms that forms are written for."""
    return tuple(resolve_name("kano.forms.platforms.platforms:FORMATS"))


def tables() -> Sequence[str]:
    """Keys of the evaluation tables that ship with the program."""
    from kano.resources import facts

    return tuple(facts("tables"))


def scales() -> Sequence[str]:
    """Keys of the ways to write answers as numbers."""
    from kano.words.wordings import scales as known

    return known()
