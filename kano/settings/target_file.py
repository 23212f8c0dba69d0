"""The file of targets: `targets.toml`, what a survey must show."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kano.errors import Problem, QuestionnaireError, did_you_mean
from kano.provenance import frozen_map
from kano.settings.option import options_of
from kano.settings.panels.checking import FeatureTarget, OutcomeTarget, Targets
from kano.settings.toml import toml_text

TARGETS = "targets.toml"
TABLES: Mapping[str, type] = frozen_map({"features": FeatureTarget, "outcomes": OutcomeTarget})
"""What has targets of its own, each in a table."""


def find_targets(data: Path | None) -> Path | None:
    """The targets beside a data file, else in the working folder; None where there are none."""
    folders = [*([data.parent] if data is not None else []), Path()]
    return next((folder / TARGETS for folder in folders if (folder / TARGETS).is_file()), None)


def load_targets(path: Path) -> Targets:
    """Read a file of targets; QuestionnaireError lists all that is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise QuestionnaireError(Problem(f"the targets can't be read: {error}", path.name)) from error
    found = parse_targets(content, path.name)
    baseline = str(path.parent / found.baseline) if found.baseline else ""
    return replace(found, baseline=baseline, lines=frozen_map(_lines(text, content)), file=str(path))


def parse_targets(content: Mapping[str, Any], name: str = TARGETS) -> Targets:
    """Targets from the content of a file; QuestionnaireError lists all that is wrong with it."""
    plain = {key: value for key, value in content.items() if key not in TABLES}
    problems = [*_problems(Targets, plain, name)]
    found: dict[str, Mapping[str, Any]] = {}
    for table in TABLES:
        found[table], wrong = _entries(content, table, name)
        problems += wrong
    if not problems and not _asks(plain, found):
        problems.append(
            Problem("it sets no target", name, todo="kano check --init writes targets to start from.")
        )
    if problems:
        raise QuestionnaireError(problems)
    several: dict[str, Any] = {
        table: frozen_map({key: kind(**_read(kind, entry)) for key, entry in found[table].items()})
        for table, kind in TABLES.items()
    }
    return Targets(**_read(Targets, plain), **several)


def _entries(content: Mapping[str, Any], table: str, name: str) -> tuple[Mapping[str, Any], list[Problem]]:
    """The entries of one table of targets, and what is wrong with them."""
    entries = content.get(table, {})
    if not isinstance(entries, Mapping):
        return {}, [Problem(f"{table} must be a table", name, todo=f"Write: [{table}.KEY]")]
    problems = (
        problem
        for key, entry in entries.items()
        for problem in _entry_problems(entry, TABLES[table], f"{name}, [{table}.{key}]")
    )
    return entries, [*problems]


def _asks(plain: Mapping[str, Any], found: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether anything is asked of a survey, rather than how to ask it."""
    return any(found.values()) or bool(plain.keys() - {"certainty", "undecided", "baseline"})


def _entry_problems(entry: object, kind: type, where: str) -> Iterator[Problem]:
    such = ("" if kind is OutcomeTarget else 'component = "basis", ') + "mark = 8"
    if not isinstance(entry, Mapping):
        yield Problem("targets of one must be a table", where, todo=f"Write: {such.partition(',')[0]}")
        return
    yield from _problems(kind, entry, where)
    if not options_of(kind).keys() - {"certainty"} & entry.keys():
        yield Problem("it sets no target", where, f"Such as {such}, respondents = 100.")


def _problems(kind: type, table: Mapping[str, Any], where: str) -> Iterator[Problem]:
    options = options_of(kind)
    for name, value in table.items():
        if name not in options:
            known = f"Known: {', '.join(options)}."
            yield Problem(f'there is no "{name}" here', where, known, did_you_mean(name, options))
        elif found := options[name].problem(options[name].kind.read(value), where):
            allowed = options[name].allowed
            known = f"Allowed: {', '.join(allowed())}." if allowed and not found.allowed else found.allowed
            yield replace(found, what=f"{name}: {found.what}", allowed=known)
        elif (names := options[name].allowed) and value not in names():
            hint = did_you_mean(str(value), names())
            yield Problem(
                f"{name} = {toml_text(str(value))} won't do", where, f"Allowed: {', '.join(names())}.", hint
            )


def _read(kind: type, table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: options_of(kind)[name].kind.read(value) for name, value in table.items()}


_HEAD = re.compile(
    r"""\s*\[\s*(?P<table>features|outcomes)\s*\.\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[\w-]+))\s*\]"""
)


def _lines(text: str, content: Mapping[str, Any]) -> dict[str, int]:
    """Where each feature's table begins, and where the file does."""
    heads = {
        (found["table"], found["quoted"] or found["bare"] or ""): number
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := _HEAD.match(line))
    }
    return {"": 1} | {
        key if table == "features" else f"{table}.{key}": heads[table, key]
        for table in TABLES
        for key in content.get(table, {})
        if (table, key) in heads
    }
