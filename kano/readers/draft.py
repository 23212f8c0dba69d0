"""The settings that a file seems to need, written out to be corrected: `kano init`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from kano.errors import DataError, Problem
from kano.questionnaire import Feature
from kano.readers.columns.chosen import reference, toml_key, toml_text
from kano.readers.columns.layout import Header, Kind, find_header, kinds
from kano.readers.columns.names import RATINGS
from kano.readers.columns.timing import find_ids, find_timing
from kano.readers.files.sheet import Sheet, column_letters
from kano.readers.files.source import sheets
from kano.readers.pairs.evidence import NoPairsError, UnpairedError, find_pairs
from kano.readers.pairs.features import features_of
from kano.readers.pairs.labels import key_of, short_labels, unique_keys
from kano.readers.pairs.pair import Pair, Unsettled
from kano.readers.reading import Reading, read
from kano.readers.tables.layouts import read_sheet
from kano.readers.tables.long.long_columns import long_columns
from kano.resources import facts
from kano.settings.option import options_of
from kano.settings.study import Settings
from kano.version import __version__

_SHOWN = 12
"""How many columns are suggested for groups."""


@dataclass(frozen=True, eq=False)
class Draft:
    """Settings as the text of a kano.toml, and what they leave open."""

    text: str
    open: tuple[Problem, ...] = ()
    """What a person has to fill in before the file can be read."""


@dataclass(frozen=True, eq=False)
class _Look:
    """What can be seen of one sheet."""

    sheet: Sheet
    header: Header
    kinds: tuple[Kind, ...]
    pairs: tuple[Pair, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    left: tuple[int, ...] = ()
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    others: tuple[str, ...] = field(default=())
    """Other sheets that hold a survey."""


def draft(source: str | Path | BinaryIO, *, sheet: str = "") -> Draft:
    """The settings with which a file would be read, as a commented kano.toml that can be read back.

    Where it can't be told which question is which, question marks stand for the columns. Raises DataError for a
    file that can't be read or holds no survey.
    """
    found = [each for each in sheets(source) if sheet in ("", each.name)]
    looks = [look for each in found if (look := _look(each))]
    if not looks:
        # Says why, in the words of every other command.
        read(source, Settings(), sheet=sheet)
        raise DataError(Problem("no pairs of Kano questions found", found[0].place if found else ""))
    chosen = replace(looks[0], others=tuple(each.sheet.name or "" for each in looks[1:]))
    named = len(found) > 1 or bool(sheet)
    return Draft("\n".join(_lines(chosen, named=named)) + "\n", chosen.problems)


def _look(sheet: Sheet) -> _Look | None:
    """What a sheet holds; None where it is no survey."""
    header = find_header(sheet)
    plain = Settings()
    look = _Look(sheet, header, kinds(sheet, header, plain))
    try:
        if header.row is not None and long_columns(header, look.kinds) is None:
            found = find_pairs(header, look.kinds, plain, sheet.place)
            look = replace(look, pairs=found.pairs)
        reading = read_sheet(sheet, plain)
    except NoPairsError:
        return None
    except UnpairedError as error:
        return replace(
            look, pairs=error.found, unsettled=error.unsettled, left=error.left, problems=error.problems
        )
    except DataError as error:
        return replace(look, problems=error.problems) if look.pairs else None
    return replace(look, reading=reading) if reading else None


def _lines(look: _Look, *, named: bool) -> Iterator[str]:
    yield f"# Settings of {look.sheet.place}, as kano {__version__} reads it. Correct what is wrong."
    yield "# Lines that begin with # are off; they show what else can be set."
    yield from _said(look)
    yield ""
    if named and look.sheet.name:
        yield f"sheet = {toml_text(look.sheet.name)}"
        if look.others:
            yield f'# Other sheets hold a survey as well: {_plain(", ".join(look.others))}. All together: "*".'
    yield from _answers(look)
    yield from _columns(look)
    yield from _choices()
    yield from _features(look)
    yield from _open(look)


def _said(look: _Look) -> Iterator[str]:
    if look.reading:
        people = look.reading.source.respondents
        told = f"{people} respondents, " if people is not None else ""
        yield f"# {told}{len(look.reading.data.features)} features, layout: {look.reading.source.layout}."
    for problem in look.problems:
        yield from _comment(f"STILL OPEN: {problem.what}\n{problem.allowed}")


def _answers(look: _Look) -> Iterator[str]:
    """Wording and scale as found."""
    source = look.reading.source if look.reading else None
    wording = ", ".join(key for key in (source.wording if source else "").split(", ") if key not in ("", "own"))
    if wording:
        yield f"wording = {toml_text(wording)}  # how the answers are put"
    if source and source.scale:
        assumed = look.reading and any(each.key == "numbers_assumed" for each in look.reading.notices)
        hint = "  # assumed: 1 = like; the other way round it is 5-1" if assumed else ""
        yield f"scale = {toml_text(source.scale)}{hint}"
    if source and source.encoding:
        yield f"# encoding = {toml_text(source.encoding.split()[0].strip(','))}"


def _columns(look: _Look) -> Iterator[str]:
    """Columns that may tell something else about respondents, each switched off."""
    used = {i for pair in look.pairs for i in pair.columns} | {*find_timing(look.header).columns}
    free = [i for i, name in enumerate(look.header.texts) if name and i not in used]
    few = [i for i in free if i < len(look.kinds) and look.kinds[i] is Kind.FEW]
    groups = [i for i in few if not _is_named(look.header.name(i), "no-group")]
    yield ""
    yield "# Columns, by their header or letters."
    yield from (f"# by = {_column(look, i)}" for i in groups[:_SHOWN])
    for name in ("weight", "wave"):
        yield from (f"# {name} = {_column(look, i)}" for i in free if _is_named(look.header.name(i), name))
    ids = find_ids(look.header)
    if ids is not None and ids not in used:
        yield f"# respondent = {_column(look, ids)}"
    yield ""


def _is_named(text: str, name: str) -> bool:
    return " ".join(text.casefold().split()) in facts("timing")["columns"][name]


def _features(look: _Look) -> Iterator[str]:
    """A table a pair; what a questionnaire knows is found again without."""
    if not look.pairs:
        return
    features = _found(look)
    yield "# Which columns ask about which feature."
    for pair, feature in zip(look.pairs, features, strict=True):
        known = pair.evidence == "questionnaire"
        lines = [
            f"[features.{toml_key(feature.key)}]" + (f"  # as in {pair.questionnaire}" if known else ""),
            f"functional = {_column(look, pair.functional)}",
            f"dysfunctional = {_column(look, pair.dysfunctional)}",
            *([] if pair.feature else [f"label = {toml_text(feature.label())}"]),
            *(f"{name} = {_column(look, pair.ratings[name])}" for name in RATINGS if name in pair.ratings),
        ]
        yield ""
        yield from (f"# {line}" for line in lines) if known else lines


def _found(look: _Look) -> tuple[Feature, ...]:
    return features_of(look.pairs, look.header, Settings(), look.sheet.place).features if look.pairs else ()


def _keys(look: _Look) -> list[str]:
    return [feature.key for feature in _found(look)]


def _open(look: _Look) -> Iterator[str]:
    """Pairs to be filled in, and columns of which nothing is known."""
    labels = short_labels([look.header.name(each.first) for each in look.unsettled])
    for problem in look.problems:
        if "[answers]" in problem.todo:
            yield ""
            yield from _comment(problem.todo)
    settled = _keys(look)
    keys = unique_keys([*settled, *map(key_of, labels)])[len(settled) :]
    for each, key in zip(look.unsettled, keys, strict=True):
        yield ""
        for i in (each.first, each.second):
            yield f"# {column_letters(i)}: {_plain(look.header.name(i))}"
        yield f"[features.{toml_key(key)}]"
        either = f"{column_letters(each.first)} or {column_letters(each.second)}"
        yield f'functional = "?"  # {either}: the question about the feature being there'
        yield 'dysfunctional = "?"  # the other one'
    for i in look.left:
        yield ""
        yield f"# {column_letters(i)}: {_plain(look.header.name(i))}"
        yield "# holds answers, and its partner wasn't found."
        yield f"# [features.{toml_key(f'feature_{column_letters(i).lower()}')}]"
        yield f"# functional = {_column(look, i)}"
        yield '# dysfunctional = "?"'


def _column(look: _Look, i: int) -> str:
    return toml_text(reference(look.header, i))


def _comment(text: str) -> Iterator[str]:
    return (f"# {_plain(line)}" for line in text.splitlines() if line.strip())


def _plain(text: str) -> str:
    """A text on one line, without characters that TOML doesn't take in a comment."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _choices() -> Iterator[str]:
    """What else can be chosen, each switched off."""
    yield "# Choices of the analysis."
    yield from (f"# {option.drafted()}" for option in options_of(Settings).values() if option.draft)
    yield ""
