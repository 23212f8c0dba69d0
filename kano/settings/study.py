"""Settings of a study: `kano.toml`, or `[tool.kano]` in a pyproject.toml, beside the data."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from kano.errors import Problem, QuestionnaireError, did_you_mean
from kano.provenance import frozen_map
from kano.scale import Answer
from kano.settings.drift import (
    NAMES,
    DriftSettings,
    day,
    drift_problems,
    drift_settings,
    is_number,
    target_problems,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FeatureSettings:
    """Which columns ask about a feature, by header text or by column letter."""

    key: str
    functional: str
    dysfunctional: str
    label: str = ""
    importance: str = ""
    fulfilment: str = ""


@dataclass(frozen=True, slots=True)
class WaveSettings:
    """When a wave was in the field, and where its answers are."""

    key: str
    date: dt.date | None = None
    file: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a study decides once, so that everybody gets the same report; options of a command win over it."""

    table: str = "berger"
    """Evaluation table: a key, or a CSV file with an own grid."""
    rule: str = "mode"
    """Decision rule: mode, moai, block, quadrant, continuous."""
    margin: float = 0.0
    """How far two categories may lie apart, as a share of n, to count as a tie under the rule moai."""
    cut: str = "0.5"
    """Where the rule quadrant cuts Better and |Worse|: a number from 0 to 1, or mean."""
    clear: float = 0.95
    """From which probability on a category is called clear."""
    survey: str = ""
    """Questionnaire: a key, or a TOML file."""
    scale: str = ""
    """How bare numbers are read."""
    scale_dysfunctional: str = ""
    """The same of the dysfunctional questions, where their numbers run the other way."""
    wording: str = ""
    """Key of the answer wording, where a text is an answer in several."""
    encoding: str = ""
    """Encoding of text files."""
    sheet: str = ""
    """Sheet of a workbook."""
    functional: str = ""
    """Pattern of the headers of functional questions, * standing for the feature."""
    dysfunctional: str = ""
    """Pattern of the headers of dysfunctional questions."""
    feature: str = ""
    """Column that names the feature, in a sheet whose rows are pairs of answers."""
    by: str = ""
    """Column that divides respondents into segments."""
    weight: str = ""
    """Column of survey weights."""
    wave: str = ""
    """Column that tells the wave."""
    respondent: str = ""
    """Column of respondents' ids."""
    exclude: str = ""
    """Whom to leave out for signs of careless answers: questionable>3, speeders, duplicates, …"""
    min_group: int = 10
    """Respondents below which nothing is shown of a segment."""
    lang: str = "en"
    """Language of reports."""
    answers: Mapping[str, Answer] = field(default_factory=frozen_map)
    """Answer texts that no wording knows."""
    answers_functional: Mapping[str, Answer] = field(default_factory=frozen_map)
    answers_dysfunctional: Mapping[str, Answer] = field(default_factory=frozen_map)
    features: tuple[FeatureSettings, ...] = ()
    labels: Mapping[str, str] = field(default_factory=frozen_map)
    """Short names by feature key."""
    aliases: Mapping[str, str] = field(default_factory=frozen_map)
    """Other keys of a feature: {old: new}."""
    waves: tuple[WaveSettings, ...] = ()
    drift: DriftSettings = DriftSettings()
    """How waves are compared."""
    path: str = ""
    """The file these settings came from, "" for defaults."""

    def override(self, **options: object) -> Settings:
        """These settings with the options that were given: None and "" leave a setting as it is.

        Waves that are given keep the date that the settings know of them.
        """
        given: dict[str, Any] = {name: value for name, value in options.items() if value not in (None, "", ())}
        drift = {name: given.pop(name) for name in NAMES & given.keys()}
        if "waves" in given:
            known = {each.key: each.date for each in self.waves}
            given["waves"] = tuple(replace(w, date=w.date or known.get(w.key)) for w in given["waves"])
        return replace(self, **given, drift=replace(self.drift, **drift)) if drift else replace(self, **given)


def find_settings(data: Path | None) -> Settings:
    """The settings beside a data file, else in the working folder, else the defaults."""
    folders = [data.parent] if data is not None else []
    for folder in [*folders, Path()]:
        own, project = folder / "kano.toml", folder / "pyproject.toml"
        if own.is_file():
            return load_settings(own)
        if project.is_file() and "[tool.kano" in project.read_text(encoding="utf-8", errors="replace"):
            return load_settings(project)
    return Settings()


def load_settings(path: Path) -> Settings:
    """Read kano.toml or the [tool.kano] of a pyproject.toml; QuestionnaireError lists all that is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise QuestionnaireError(Problem(f"the settings can't be read: {error}", path.name)) from error
    for name in ("tool", "kano") if path.name == "pyproject.toml" else ():
        content = content.get(name, {})
        if not isinstance(content, dict):
            raise QuestionnaireError(
                Problem("tool.kano must be a table", path.name, todo="Write it as [tool.kano].")
            )
    return parse_settings(content, path)


def parse_settings(content: Mapping[str, Any], path: Path) -> Settings:
    """Settings from the content of a file; QuestionnaireError lists all that is wrong with it."""
    problems = list(_problems(content, path.name))
    if problems:
        raise QuestionnaireError(problems)
    plain = {name: value for name, value in content.items() if name not in _TABLES}
    for name in ("table", "survey"):
        value = str(plain.get(name, ""))
        if Path(value).suffix and (path.parent / value).is_file():
            plain[name] = str(path.parent / value)
    answers = content.get("answers", {})
    return Settings(
        **{**plain, **({"cut": str(plain["cut"])} if "cut" in plain else {})},
        answers=_answers({text: key for text, key in answers.items() if isinstance(key, str)}),
        answers_functional=_answers(_table(answers, "functional")),
        answers_dysfunctional=_answers(_table(answers, "dysfunctional")),
        features=tuple(FeatureSettings(key, **entry) for key, entry in content.get("features", {}).items()),
        labels=frozen_map(content.get("labels")),
        aliases=frozen_map(
            {old: new for new, olds in content.get("aliases", {}).items() for old in _list(olds)}
        ),
        waves=tuple(_wave(key, entry) for key, entry in content.get("waves", {}).items()),
        drift=drift_settings(content.get("drift", {}), content.get("targets", {})),
        path=path.name,
    )


_TABLES = ("answers", "features", "labels", "aliases", "waves", "drift", "targets")
_TYPES: dict[str, tuple[type, ...]] = {"str": (str,), "float": (int, float), "int": (int,)}
_PLAIN: dict[str, tuple[type, ...]] = {
    setting.name: _TYPES[str(setting.type)]
    for setting in fields(Settings)
    if str(setting.type) in _TYPES and setting.name != "path"
}
_PLAIN["cut"] = (str, int, float)
_ENTRIES = {
    "features": {each.name for each in fields(FeatureSettings)} - {"key"},
    "waves": {each.name for each in fields(WaveSettings)} - {"key"},
}
_NEEDED = {"features": {"functional", "dysfunctional"}, "waves": set[str]()}


def _problems(content: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for name, value in content.items():
        if name in _TABLES and not isinstance(value, Mapping):
            yield Problem(f"{name} must be a table", file, todo=f"Write it as [{name}].")
        elif name in _TABLES:
            yield from _CHECKS[name](name, value, file)
        elif name not in _PLAIN:
            hint = did_you_mean(name, [*_PLAIN, *_TABLES])
            yield Problem(f'there is no setting "{name}"', file, todo=hint or f"Known: {', '.join(_PLAIN)}.")
        elif not isinstance(value, _PLAIN[name]) or not (isinstance(value, str) or is_number(value)):
            kind = "a text" if _PLAIN[name] == (str,) else "a number"
            yield Problem(f"{name} = {value!r} is not of the right kind", file, f"It must be {kind}.")


def _entry_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for key, entry in table.items():
        where = f"{file}, [{name}.{key}]"
        if not isinstance(entry, Mapping):
            yield Problem(f"{name}.{key} must be a table", where)
            continue
        for missing in sorted(_NEEDED[name] - entry.keys()):
            yield Problem(f'"{missing}" is missing', where, "It names a column by header text or letter.")
        for setting, value in entry.items():
            if setting not in _ENTRIES[name]:
                allowed = f"Allowed: {', '.join(sorted(_ENTRIES[name]))}."
                yield Problem(
                    f'there is no "{setting}" here', where, allowed, did_you_mean(setting, _ENTRIES[name])
                )
            elif setting == "date" and day(value) is None:
                yield Problem(f"date = {value!r} is no date", where, "Write it as 2024-01-31.")
            elif setting != "date" and not (isinstance(value, str) and value):
                yield Problem(f"{setting} = {value!r} is no text", where)


def _answer_problems(name: str, answers: Mapping[str, Any], file: str) -> Iterator[Problem]:
    keys = [answer.key for answer in Answer]
    for text, key in answers.items():
        if name == "answers" and text in {"functional", "dysfunctional"} and isinstance(key, Mapping):
            yield from _answer_problems(f"answers.{text}", key, file)
        elif key not in keys:
            allowed = f"Allowed: {', '.join(keys)}."
            yield Problem(f'"{text}" = {key!r}: that is no answer', f"{file}, [{name}]", allowed)


def _text_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """Labels are texts; aliases are texts or lists of texts, each of one feature only."""
    owners: dict[str, str] = {}
    for key, value in table.items():
        texts = _list(value) if name == "aliases" else [value]
        if not all(isinstance(text, str) and text for text in texts):
            yield Problem(f"{key} = {value!r} is no text", f"{file}, [{name}]")
        elif name == "aliases":
            for text in texts:
                if owners.setdefault(text, key) != key:
                    what = f'"{text}" is an alias of both {owners[text]} and {key}'
                    yield Problem(what, f"{file}, [{name}]")


_CHECKS: Mapping[str, Callable[[str, Mapping[str, Any], str], Iterator[Problem]]] = {
    "answers": _answer_problems,
    "features": _entry_problems,
    "labels": _text_problems,
    "aliases": _text_problems,
    "waves": _entry_problems,
    "drift": drift_problems,
    "targets": target_problems,
}


def _answers(texts: Mapping[str, str]) -> Mapping[str, Answer]:
    return frozen_map({text: Answer.of(key) for text, key in texts.items()})


def _table(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = table.get(name)
    return value if isinstance(value, Mapping) else {}


def _wave(key: str, entry: Mapping[str, Any]) -> WaveSettings:
    return WaveSettings(key, day(entry.get("date")), entry.get("file", ""), entry.get("sheet", ""))


def _list(value: T | list[T]) -> list[T]:
    return value if isinstance(value, list) else [value]
