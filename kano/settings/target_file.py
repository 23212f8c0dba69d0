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
from kano.settings.panels.checking import FeatureTarget, Targets
from kano.settings.toml import toml_text

TARGETS = "targets.toml"


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
    plain = {key: value for key, value in content.items() if key != "features"}
    entries = content.get("features", {})
    problems = [*_problems(Targets, plain, name)]
    if not isinstance(entries, Mapping):
        problems.append(Problem("features must be a table", name, todo="Write: [features.KEY]"))
        entries = {}
    for key, entry in entries.items():
        problems += _entry_problems(entry, f"{name}, [features.{key}]")
    if not problems and not _asks(plain, entries):
        problems.append(
            Problem("it sets no target", name, todo="kano check --init writes targets to start from.")
        )
    if problems:
        raise QuestionnaireError(problems)
    features = {key: FeatureTarget(**_read(FeatureTarget, entry)) for key, entry in entries.items()}
    return Targets(**_read(Targets, plain), features=frozen_map(features))


def _asks(plain: Mapping[str, Any], entries: Mapping[str, Any]) -> bool:
    """Whether anything is asked of a survey, rather than how to ask it."""
    return bool(entries) or bool(plain.keys() - {"certainty", "undecided", "baseline"})


def _entry_problems(entry: object, where: str) -> Iterator[Problem]:
    if not isinstance(entry, Mapping):
        yield Problem("a feature's targets must be a table", where, todo='Write: component = "basis"')
        return
    yield from _problems(FeatureTarget, entry, where)
    if not {"component", "mark", "respondents"} & entry.keys():
        yield Problem("it sets no target", where, 'Such as component = "basis", mark = 8, respondents = 100.')


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


_HEAD = re.compile(r"""\s*\[\s*features\s*\.\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[\w-]+))\s*\]""")


def _lines(text: str, content: Mapping[str, Any]) -> dict[str, int]:
    """Where each feature's table begins, and where the file does."""
    heads = {
        found["quoted"] or found["bare"] or "": number
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := _HEAD.match(line))
    }
    return {"": 1} | {key: heads[key] for key in content.get("features", {}) if key in heads}
