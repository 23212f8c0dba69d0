"""The settings that a file seems to need, written out to be corrected: `kano init`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kano.errors import Problem
from kano.questionnaire import Feature
from kano.readers.columns.header import Kind
from kano.readers.columns.names import RATINGS
from kano.readers.columns.references import reference
from kano.readers.columns.timing import find_ids, find_timing
from kano.readers.files.sheet import column_letters
from kano.readers.files.source import sheets
from kano.readers.pairs.features import features_of
from kano.readers.pairs.labels import key_of, short_labels, unique_keys
from kano.readers.pairs.pair import Pair
from kano.readers.reading import chosen, surveys, understand
from kano.readers.tables.understood import Understood
from kano.resources import facts
from kano.settings.option import options_of
from kano.settings.panels.study import Settings
from kano.settings.toml import toml_key, toml_text
from kano.values import dataclass
from kano.version import __version__

_SHOWN = 12
"""How many columns are suggested for groups."""


@dataclass(frozen=True, eq=False)
class Draft:
    """Settings as the text of a kano.toml, and what they leave open."""

    text: str
    open: tuple[Problem, ...] = ()
    """What a person has to fill in before the file can be read."""


def draft(source: str | Path | BinaryIO, *, sheet: str = "", settings: Settings | None = None) -> Draft:
    """The settings with which a file would be read, as a commented kano.toml that can be read back.

    Where it can't be told which question is which, question marks stand for the columns. Raises DataError for a
    file that can't be read or holds no survey. `settings` are those that are known already.
    """
    chosen_settings = settings or Settings()
    every = sheets(source)
    wanted = sheet or chosen_settings.sheet
    found = [understand(each, chosen_settings) for each in chosen(every, wanted)]
    looks = [each for each in found if each.reading or _pairs(each) or each.pairing.unsettled]
    if not looks:
        # Says why, in the words of every other command.
        surveys(found, every=False)
    others = [each.sheet.name or "" for each in looks[1:]]
    named = looks[0].sheet.name if len(every) > 1 or wanted else None
    # Whatever names a file or a sheet holds, it stays on its line.
    lines = map(_plain, _lines(looks[0], named or "", others))
    return Draft("\n".join(lines) + "\n", looks[0].problems)


def _lines(look: Understood, sheet: str, others: Sequence[str]) -> Iterator[str]:
    yield f"# Settings of {look.sheet.place}, as kano {__version__} reads it. Correct what is wrong."
    yield "# Lines that begin with # are off; they show what else can be set."
    yield from _said(look)
    yield ""
    if sheet:
        yield f"sheet = {toml_text(sheet)}"
        if others:
            yield f'# Other sheets hold a survey as well: {", ".join(others)}. All together: "*".'
    yield from _answers(look)
    yield from _columns(look)
    yield from _choices()
    yield from _features(look)
    yield from _open(look)


def _said(look: Understood) -> Iterator[str]:
    if look.reading:
        people = look.reading.source.respondents
        told = f"{people} respondents, " if people is not None else ""
        yield f"# {told}{len(look.reading.data.features)} features, layout: {look.reading.source.layout}."
    for problem in look.problems:
        yield from _comment(f"STILL OPEN: {problem.what}\n{problem.allowed}")


def _answers(look: Understood) -> Iterator[str]:
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


def _columns(look: Understood) -> Iterator[str]:
    """Columns that may tell something else about respondents, each switched off."""
    used = {i for pair in _pairs(look) for i in pair.columns} | {*find_timing(look.header).columns}
    free = [i for i, name in enumerate(look.header.texts) if name and i not in used]
    few = [i for i in free if i < len(look.table.kinds) and look.table.kinds[i] is Kind.FEW]
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


def _features(look: Understood) -> Iterator[str]:
    """A table a pair; what a questionnaire knows is found again without."""
    if not (features := _found(look)):
        return
    yield "# Which columns ask about which feature."
    for pair, feature in zip(_pairs(look), features, strict=True):
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


def _pairs(look: Understood) -> tuple[Pair, ...]:
    """The pairs whose columns have names that settings can bear."""
    return () if look.header.row is None else look.pairing.pairs


def _found(look: Understood) -> tuple[Feature, ...]:
    return features_of(_pairs(look), look.table).features


def _open(look: Understood) -> Iterator[str]:
    """Pairs to be filled in, and columns of which nothing is known."""
    labels = short_labels([look.header.name(each.first) for each in look.pairing.unsettled])
    for problem in look.problems:
        if "[answers]" in problem.todo:
            yield ""
            yield from _comment(problem.todo)
    settled = [feature.key for feature in _found(look)]
    keys = unique_keys([*settled, *map(key_of, labels)])[len(settled) :]
    for each, key in zip(look.pairing.unsettled, keys, strict=True):
        yield ""
        for i in (each.first, each.second):
            yield f"# {column_letters(i)}: {look.header.name(i)}"
        yield f"[features.{toml_key(key)}]"
        either = f"{column_letters(each.first)} or {column_letters(each.second)}"
        yield f'functional = "?"  # {either}: the question about the feature being there'
        yield 'dysfunctional = "?"  # the other one'
    for i in look.pairing.left:
        yield ""
        yield f"# {column_letters(i)}: {look.header.name(i)}"
        yield "# holds answers, and its partner wasn't found."
        yield f"# [features.{toml_key(f'feature_{column_letters(i).lower()}')}]"
        yield f"# functional = {_column(look, i)}"
        yield '# dysfunctional = "?"'


def _column(look: Understood, i: int) -> str:
    return toml_text(reference(look.header, i))


def _comment(text: str) -> Iterator[str]:
    return (f"# {line}" for line in text.splitlines() if line.strip())


def _plain(text: str) -> str:
    """A text on one line, without characters that TOML doesn't take in a comment."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _choices() -> Iterator[str]:
    """What else can be chosen, each switched off."""
    yield "# Choices of the analysis."
    yield from (f"# {option.drafted()}" for option in options_of(Settings).values() if option.draft)
    yield ""
