"""Checks of single options of a study: what is wrong with a value, in the words of every command."""

import re
from dataclasses import replace
from pathlib import Path

from kano.errors import Problem, UsageError, did_you_mean
from kano.settings.names import scales, tables
from kano.words.languages import languages


def wrong_table(name: str, where: str) -> Problem | None:
    """A table that there isn't; a file with an own grid is looked at where it is read."""
    known = tables()
    if name in known or Path(name).suffix.lower() in {".csv", ".tsv", ".txt"}:
        return None
    hint = did_you_mean(name, known) or "Or name a CSV file with your own grid."
    # A table isn't an option only: whoever asks for one by name hears the same.
    place = "" if where == "--table" else where
    return Problem(f'there is no evaluation table "{name}"', place, f"Known: {', '.join(known)}.", hint)


def wrong_margin(margin: float, where: str) -> Problem | None:
    """A share of n from 0 up to, but not, 1."""
    return None if 0 <= margin < 1 else Problem(f"{margin} is no margin", where, "Allowed: 0 to 1.")


def wrong_cut(cut: str, where: str) -> Problem | None:
    """A number between 0 and 1, or mean."""
    try:
        fits = cut == "mean" or 0 < float(cut) < 1
    except ValueError:
        fits = False
    return None if fits else Problem(f'"{cut}" is no cut', where, "Allowed: between 0 and 1, or mean.")


def wrong_clear(clear: float, where: str) -> Problem | None:
    """A probability from 0.5 up to, but not, 1."""
    if 0.5 <= clear < 1:
        return None
    return Problem(f"a category can't be clear from {clear:g}", where, "Allowed: from 0.5 up to, but not, 1.")


def wrong_scale(key: str, where: str) -> Problem | None:
    """A way to write answers as numbers that there isn't."""
    known = scales()
    if not key or key in known:
        return None
    place = "" if where == "--scale" else where
    hint = did_you_mean(re.sub(r"\W+|to", "-", key), known)
    return Problem(f'there is no scale "{key}"', place, f"Known: {', '.join(known)}.", hint)


def wrong_exclude(text: str, where: str) -> Problem | None:
    """Signs of careless answers that there aren't."""
    from kano.settings.signs import rules

    try:
        rules(text)
    except UsageError as error:
        return replace(error.problems[0], where=where)
    return None


def wrong_wording(keys: str, where: str) -> Problem | None:
    """Keys of answer wordings that there aren't."""
    from kano.words.wordings import chosen_sets

    try:
        chosen_sets(keys)
    except UsageError as error:
        place = "" if where == "--wording" else where
        return replace(error.problems[0], where=place)
    return None


def wrong_language(name: str, where: str) -> Problem | None:
    """A language that the program doesn't speak."""
    known = languages()
    if name in known:
        return None
    return Problem(f'reports don\'t come in "{name}"', where, f"Allowed: {', '.join(known)}.")


def wrong_deff(deff: float, where: str) -> Problem | None:
    """A design effect of less than nothing, or beyond belief."""
    if 1 <= deff <= 50:
        return None
    return Problem(f"{deff:g} is no design effect", where, "Allowed: from 1 to 50.")


def wrong_size(least: int, where: str) -> Problem | None:
    """A number of people below nobody."""
    return None if least >= 0 else Problem(f"{least} people are no group", where, "Allowed: from 0 up.")
