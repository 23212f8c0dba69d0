"""The settings file of a study: `kano.toml`, or `[tool.kano]` in a pyproject.toml, beside the data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from kano.errors import Problem, QuestionnaireError, did_you_mean
from kano.provenance import frozen_map
from kano.scale import Answer, Component
from kano.settings.kinds import day, is_number
from kano.settings.option import options_of
from kano.settings.panels.advising import DECISIONS, AdviceSettings, OverrideSettings
from kano.settings.panels.drift import DriftSettings
from kano.settings.panels.reporting import ReportSettings
from kano.settings.panels.study import NESTED, FeatureSettings, Settings, WaveSettings
from kano.settings.places import place_problems

T = TypeVar("T")
FILE, PROJECT = "kano.toml", "pyproject.toml"


def find_settings(data: Path | None) -> Settings:
    """The settings beside a data file, else in the working folder, else the defaults."""
    path = settings_path(data)
    return load_settings(path) if path else Settings()


def settings_path(data: Path | None) -> Path | None:
    """The file that `find_settings` reads; None where there is none."""
    for folder in [*([data.parent] if data is not None else []), Path()]:
        own, project = folder / FILE, folder / PROJECT
        if own.is_file():
            return own
        if project.is_file() and "[tool.kano" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def load_settings(path: Path) -> Settings:
    """Read kano.toml or the [tool.kano] of a pyproject.toml; QuestionnaireError lists all that is wrong."""
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise QuestionnaireError(Problem(f"the settings can't be read: {error}", path.name)) from error
    for name in ("tool", "kano") if path.name == PROJECT else ():
        content = content.get(name, {})
        if not isinstance(content, dict):
            raise QuestionnaireError("tool.kano must be a table", path.name, todo="Write it as [tool.kano].")
    return parse_settings(content, path)


def parse_settings(content: Mapping[str, Any], path: Path) -> Settings:
    """Settings from the content of a file; QuestionnaireError lists all that is wrong with it."""
    if problems := [*_problems(content, path.name), *place_problems(_written(content.get("report")), path)]:
        raise QuestionnaireError(problems)
    plain = _kept(Settings, {name: value for name, value in content.items() if name not in _CHECKS})
    for name in ("table", "survey", "groups_file", "scores"):
        value = str(plain.get(name, ""))
        if Path(value).suffix and (path.parent / value).is_file():
            plain[name] = str(path.parent / value)
    answers = content.get("answers", {})
    return Settings(
        **plain,
        answers=_answers({text: key for text, key in answers.items() if isinstance(key, str)}),
        answers_functional=_answers(_table(answers, "functional")),
        answers_dysfunctional=_answers(_table(answers, "dysfunctional")),
        features=tuple(FeatureSettings(key, **entry) for key, entry in content.get("features", {}).items()),
        labels=frozen_map(content.get("labels")),
        aliases=frozen_map(
            {old: new for new, olds in content.get("aliases", {}).items() for old in _list(olds)}
        ),
        expected=frozen_map({key: Component(word) for key, word in content.get("expected", {}).items()}),
        groups=frozen_map({name: frozen_map(each) for name, each in content.get("groups", {}).items()}),
        waves=tuple(_wave(key, entry) for key, entry in content.get("waves", {}).items()),
        drift=DriftSettings(
            **_kept(DriftSettings, content.get("drift", {})), targets=_shares(content.get("targets", {}))
        ),
        advice=_advice(content.get("advice", {}), path.parent),
        report=_report(content.get("report", {}), path.parent),
        overrides=tuple(OverrideSettings(key, **each) for key, each in content.get("overrides", {}).items()),
        path=path.name,
    )


_COLUMN = "It names a column by header text or letter."
_ENTRIES = {
    "features": {each.name for each in fields(FeatureSettings)} - {"key"},
    "waves": {each.name for each in fields(WaveSettings)} - {"key"},
    "overrides": {each.name for each in fields(OverrideSettings)} - {"key"},
}
_NEEDED = {
    "features": {"functional": _COLUMN, "dysfunctional": _COLUMN},
    "waves": {},
    "overrides": {
        "advice": f"One of: {', '.join(DECISIONS)}.",
        "reason": "It is printed beside what was measured.",
    },
}
_FLAG = "set_aside"


def _problems(content: Mapping[str, Any], file: str) -> Iterator[Problem]:
    options = options_of(Settings)
    for name, value in content.items():
        if name in _CHECKS and not isinstance(value, Mapping):
            yield Problem(f"{name} must be a table", file, todo=f"Write it as [{name}].")
        elif name in _CHECKS:
            yield from _CHECKS[name](name, value, file)
        elif name not in options:
            hint = did_you_mean(name, [*options, *_CHECKS])
            yield Problem(f'there is no setting "{name}"', file, todo=hint or f"Known: {', '.join(options)}.")
        elif problem := options[name].problem(options[name].kind.read(value), file):
            yield problem


def _kept(kind: type, table: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a checked table as the dataclass keeps them."""
    return {name: options_of(kind)[name].kind.read(value) for name, value in table.items()}


def _option_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    where, options = f"{file}, [{name}]", options_of(NESTED[name])
    allowed = sorted(options)
    for key, value in table.items():
        if key not in options:
            known = f"Allowed: {', '.join(allowed)}."
            yield Problem(f'there is no "{key}" here', where, known, did_you_mean(key, allowed))
        elif problem := options[key].problem(options[key].kind.read(value), where):
            yield replace(problem, what=f"{key}: {problem.what}")


def _target_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for column, shares in table.items():
        where = f"{file}, [{name}.{column}]"
        if not isinstance(shares, Mapping) or not shares:
            yield Problem(f"{column} must be a table of shares", where, "Write: web = 0.6")
        elif not all(is_number(share) and share > 0 for share in shares.values()):
            yield Problem("a share is no number above 0", where)
        elif abs(sum(shares.values()) - 1) > 0.005:
            yield Problem(f"the shares add up to {sum(shares.values()):g}", where, "They must add up to 1.")


def _entry_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for key, entry in table.items():
        where = f"{file}, [{name}.{key}]"
        if not isinstance(entry, Mapping):
            yield Problem(f"{name}.{key} must be a table", where)
            continue
        needed = _NEEDED[name].keys() - ({"dysfunctional"} if entry.get(_FLAG) is True else set())
        for missing in sorted(needed - entry.keys()):
            yield Problem(f'"{missing}" is missing', where, _NEEDED[name][missing])
        found = (_wrong_entry(setting, value, _ENTRIES[name], where) for setting, value in entry.items())
        yield from filter(None, found)


def _wrong_entry(setting: str, value: object, known: set[str], where: str) -> Problem | None:
    """What is wrong with one entry of a table; None where it will do."""
    if setting not in known:
        allowed = f"Allowed: {', '.join(sorted(known))}."
        return Problem(f'there is no "{setting}" here', where, allowed, did_you_mean(setting, known))
    if setting == "advice" and value not in DECISIONS:
        return Problem(f"advice = {value!r} won't do", where, f"Allowed: {', '.join(DECISIONS)}.")
    if setting == _FLAG:
        what = f"{setting} = {value!r} is not of the right kind"
        return None if isinstance(value, bool) else Problem(what, where, "It must be true or false.")
    if setting == "date":
        fits = day(value) is not None
        return None if fits else Problem(f"date = {value!r} is no date", where, "Write it as 2024-01-31.")
    return None if isinstance(value, str) and value else Problem(f"{setting} = {value!r} is no text", where)


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


def _expected_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for key, word in table.items():
        if word not in tuple(Component):
            allowed = f"Allowed: {', '.join(Component)}."
            yield Problem(f"{key} = {word!r} is no component", f"{file}, [{name}]", allowed)


def _group_problems(name: str, table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for key, entry in table.items():
        where = f"{file}, [{name}.{key}]"
        if not isinstance(entry, Mapping) or not entry:
            yield Problem(
                f"{name}.{key} must be a table", where, 'Write a line a feature: hotel_schoon = "hotel"'
            )
            continue
        for feature, group in entry.items():
            if not (isinstance(group, str) and group):
                yield Problem(f"{feature} = {group!r} is no text", where)


_CHECKS: Mapping[str, Callable[[str, Mapping[str, Any], str], Iterator[Problem]]] = {
    "answers": _answer_problems,
    "features": _entry_problems,
    "labels": _text_problems,
    "aliases": _text_problems,
    "expected": _expected_problems,
    "groups": _group_problems,
    "waves": _entry_problems,
    "overrides": _entry_problems,
    "drift": _option_problems,
    "advice": _option_problems,
    "report": _option_problems,
    "targets": _target_problems,
}


def _advice(table: Mapping[str, Any], folder: Path) -> AdviceSettings:
    """The settings of advice; a file of marks beside the settings is found there."""
    found = AdviceSettings(**_kept(AdviceSettings, table))
    beside = folder / found.marks
    return replace(found, marks=str(beside)) if found.marks and beside.is_file() else found


def _written(report: object) -> Iterator[tuple[str, str]]:
    """What the report of a study writes: the setting and the name of each file."""
    for setting, value in report.items() if isinstance(report, Mapping) else ():
        if setting in {"outputs", "baseline"}:
            kind = options_of(ReportSettings)[setting].kind
            read = kind.read(value)
            names = (read if isinstance(read, tuple) else (read,)) if kind.fits(read) else ()
            yield from ((setting, name) for name in names if name)


def _report(table: Mapping[str, Any], folder: Path) -> ReportSettings:
    """The settings of a report; its files are found, and written, beside the settings."""
    found = ReportSettings(**_kept(ReportSettings, table))
    return replace(
        found,
        files=tuple(str(folder / each) for each in found.files),
        outputs=tuple(str(folder / each) for each in found.outputs),
        baseline=str(folder / found.baseline) if found.baseline else "",
        targets_file=str(folder / found.targets_file) if found.targets_file else "",
    )


def _answers(texts: Mapping[str, str]) -> Mapping[str, Answer]:
    return frozen_map({text: Answer.of(key) for text, key in texts.items()})


def _table(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = table.get(name)
    return value if isinstance(value, Mapping) else {}


def _wave(key: str, entry: Mapping[str, Any]) -> WaveSettings:
    return WaveSettings(key, day(entry.get("date")), entry.get("file", ""), entry.get("sheet", ""))


def _list(value: T | list[T]) -> list[T]:
    return value if isinstance(value, list) else [value]


def _shares(targets: Mapping[str, Any]) -> Mapping[str, Mapping[str, float]]:
    return frozen_map(
        {column: frozen_map({k: float(v) for k, v in each.items()}) for column, each in targets.items()}
    )
