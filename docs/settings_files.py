"""Writes what follows from declarations: schemas of settings and targets, the library's types, facts as JSON.

With --check it only says which of them are out of date.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any
from zlib import crc32

from kano.resources import DATA
from kano.scale import Answer, Component
from kano.settings.option import Option, options_of
from kano.settings.panels.advising import DECISIONS, AdviceSettings, OverrideSettings
from kano.settings.panels.checking import FeatureTarget, OutcomeTarget, Targets
from kano.settings.panels.drift import DriftSettings
from kano.settings.panels.planning import FieldWork, PlanOptions, SimulateOptions
from kano.settings.panels.reporting import ReportSettings
from kano.settings.panels.study import NESTED, FeatureSettings, Settings, WaveSettings

READ_EARLY = ("negations", "suffixes", "tables", "timing", "wordings")
"""Tables of facts that a small run asks for."""
TABLES = {
    "answers": "Answer texts that no shipped wording knows, and what they mean.",
    "features": "Which columns ask about a feature, by its key.",
    "labels": "Short names in reports, by feature key.",
    "aliases": 'Other keys that a feature had: new = "old", or a list of them.',
    "expected": "What the team expects a feature to be, by its key.",
    "groups": "By grouping, such as phase or owner: the group of each feature, by its key.",
    "waves": "When each wave was in the field, and where its answers are, by the key of the wave.",
    "drift": "How waves are compared.",
    "advice": "How advice is given.",
    "report": "What the report of the study is made of: kano report.",
    "overrides": "What was decided in place of the advice, by feature; printed beside what was measured.",
    "targets": "By column: the share of each group that every wave is brought to; they add up to 1.",
}
_COLUMNS = {
    "functional": "Column of the question about the feature being there.",
    "dysfunctional": "Column of the question about its absence.",
    "label": "Short name in reports.",
    "importance": "Column that rates its importance.",
    "fulfilment": "Column that rates how well it is fulfilled now.",
    "set_aside": "Whether these columns take no part.",
}
_WAVE = {
    "date": "Day, such as 2024-01-31.",
    "file": "File of its answers; may hold *.",
    "sheet": "Sheet of its answers.",
}
_OVERRIDE = {
    "advice": "What was decided: first, next, drop, or leave for none of them.",
    "reason": "Why, in a sentence.",
}
_ABOUT = "Settings of a Kano study, beside its data: kano.toml, or [tool.kano] of a pyproject.toml."
_NAME = {"type": "string", "minLength": 1}


def settings_schema() -> dict[str, Any]:
    """What a kano.toml can say, as a JSON Schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kano.toml",
        "description": _ABOUT,
        **_object(_options(Settings) | {name: _table(name, text) for name, text in TABLES.items()}),
    }


def targets_schema() -> dict[str, Any]:
    """What a targets.toml can say, as a JSON Schema."""
    kinds = {"features": ("feature", FeatureTarget), "outcomes": ("outcome", OutcomeTarget)}
    tables = {
        table: {
            "type": "object",
            "additionalProperties": {
                "description": f"What one {name} must show, by its key.",
                **_object(_options(kind)),
            },
        }
        for table, (name, kind) in kinds.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "targets.toml",
        "description": "What a Kano survey must show, as kano check reads it.",
        **_object(_options(Targets) | tables),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _options(kind: type) -> dict[str, Any]:
    return {name: _option(option) for name, option in options_of(kind).items()}


def _option(option: Option) -> dict[str, Any]:
    default = list(option.default) if isinstance(option.default, tuple) else option.default
    told = {"description": option.meaning, **_values(option), **option.schema}
    return told if default in ("", []) else {**told, "default": default}


def _values(option: Option) -> dict[str, Any]:
    if not option.allowed:
        return dict(option.kind.schema)
    names = list(option.allowed())
    listed = {"enum": names if option.default in names else [option.default, *names]}
    return {"anyOf": [listed, dict(option.kind.schema)]} if option.open else listed


def _table(name: str, text: str) -> dict[str, Any]:
    return {"type": "object", "description": text} | _SHAPES[name]()


def _answers() -> dict[str, Any]:
    keys = {"enum": [answer.key for answer in Answer]}
    sides = {
        side: {
            "type": "object",
            "description": f"Texts that mean this under {side} questions only.",
            "additionalProperties": keys,
        }
        for side in ("functional", "dysfunctional")
    }
    return {"properties": sides, "additionalProperties": keys}


def _entries(kind: type, about: str, meanings: Mapping[str, str]) -> dict[str, Any]:
    """A table of tables, whose names are the fields of a dataclass."""
    own = [each for each in fields(kind) if each.name != "key"]
    needed = [each.name for each in own if each.default is MISSING]
    properties = {
        each.name: {"description": meanings[each.name], **_entry(each.name, str(each.type))} for each in own
    }
    entry = {"description": about, **_object(properties)}
    return {"additionalProperties": entry | ({"required": needed} if needed else {})}


def _feature() -> dict[str, Any]:
    """A feature has both columns, unless they are set aside."""
    found = _entries(FeatureSettings, "The columns of one feature, by header text or letters.", _COLUMNS)
    ways = [{"required": ["functional", each]} for each in ("dysfunctional", "set_aside")]
    entry = {name: each for name, each in found["additionalProperties"].items() if name != "required"}
    return {"additionalProperties": {**entry, "anyOf": ways}}


def _entry(name: str, kind: str) -> dict[str, Any]:
    if name == "advice":
        return {"enum": list(DECISIONS)}
    if kind == "bool":
        return {"type": "boolean"}
    return {"type": "string", "format": "date"} if "date" in kind else _NAME


_SHAPES = {
    "answers": _answers,
    "features": _feature,
    "labels": lambda: {"additionalProperties": _NAME},
    "aliases": lambda: {"additionalProperties": {"anyOf": [_NAME, {"type": "array", "items": _NAME}]}},
    "expected": lambda: {"additionalProperties": {"enum": list(Component)}},
    "groups": lambda: {
        "additionalProperties": {"type": "object", "minProperties": 1, "additionalProperties": _NAME}
    },
    "waves": lambda: _entries(WaveSettings, "One wave.", _WAVE),
    "drift": lambda: _object(_options(DriftSettings)),
    "advice": lambda: _object(_options(AdviceSettings)),
    "report": lambda: _object(_options(ReportSettings)),
    "overrides": lambda: _entries(OverrideSettings, "What was decided about one feature.", _OVERRIDE),
    "targets": lambda: {
        "additionalProperties": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
        }
    },
}


LONGEST = 112
"""Length of a line."""
_HEAD = '''"""Options of the library's verbs, as an editor completes them.

`make schemas` writes this file from the declarations in kano/settings, which say what each means.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from kano.scale import Answer, Component
from kano.settings.panels.advising import OverrideSettings
from kano.settings.panels.study import FeatureSettings, WaveSettings
'''


def choices_text() -> str:
    """The module kano/api/choices.py."""
    settings, drift = options_of(Settings), options_of(DriftSettings)
    others = {"tally", "audit", "drift"}
    own = {name: each for name, each in settings.items() if "classify" in each.on and not others & {*each.on}}
    common = {name: each for name, each in settings.items() if name not in own}
    tables = {each.name: str(each.type) for each in fields(Settings) if "option" not in each.metadata}
    advice_lines = [*_options_lines(options_of(AdviceSettings)), *_options_lines({"today": drift["today"]})]
    work = options_of(FieldWork)
    targets = {"targets": "Mapping[str, Mapping[str, float]]"}
    common_lines = [*_options_lines(common), *_table_lines(tables)]
    own_lines, drift_lines = [*_options_lines(own)], [*_options_lines(drift), *_table_lines(targets)]
    compare_lines = [*_options_lines({name: each for name, each in drift.items() if "compare" in each.on})]
    classes = (
        ("StudyChoices", "What every verb that reads surveys takes.", common_lines, ""),
        ("ClassifyChoices", "What `classify` takes.", own_lines, "StudyChoices"),
        ("AdviceChoices", "What `advise` takes.", advice_lines, "ClassifyChoices"),
        ("CompareChoices", "What `compare` takes.", compare_lines, "ClassifyChoices"),
        ("AuditChoices", "What `audit` takes.", [], "StudyChoices"),
        ("DriftChoices", "What `drift` takes.", drift_lines, "StudyChoices"),
        (
            "ReadChoices",
            "What `read` takes: all that a later analysis may want.",
            [],
            "AdviceChoices, AuditChoices, DriftChoices",
        ),
        ("ReportChoices", "What `study` takes.", [*_options_lines(options_of(ReportSettings))], "ReadChoices"),
        ("FieldWorkChoices", "What both verbs before a survey take.", [*_options_lines(work)], ""),
        ("PowerChoices", "What `power` takes.", _beside(work, PlanOptions), "FieldWorkChoices"),
        ("SimulateChoices", "What `simulate` takes.", _beside(work, SimulateOptions), "FieldWorkChoices"),
    )
    return _HEAD + "".join(_class(*each) for each in classes)


def _beside(work: Mapping[str, Option], kind: type) -> list[str]:
    return [*_options_lines({name: each for name, each in options_of(kind).items() if name not in work})]


def _class(name: str, about: str, lines: Sequence[str], base: str) -> str:
    text = "\n".join(
        [
            f"class {name}({base or 'TypedDict'}, total=False):",
            f'    """{about}"""',
            *[""] * bool(lines),
            *lines,
        ]
    )
    return f"\n\n{text}\n"


def _options_lines(options: Mapping[str, Option]) -> Iterator[str]:
    for name, option in options.items():
        yield f"    {name}: {_annotation(option)}"


def _table_lines(kinds: Mapping[str, str]) -> Iterator[str]:
    for name, kind in kinds.items():
        if name not in (*NESTED, "path"):
            yield f"    {name}: {kind}"


def _annotation(option: Option) -> str:
    if not option.allowed or option.open:
        return option.kind.python
    names = ", ".join(f'"{name}"' for name in option.allowed())
    alone = len(names) + len(option.name) + len("    : Literal[]") > LONGEST
    return f"Literal[\n        {names}\n    ]" if alone else f"Literal[{names}]"


def facts_text() -> str:
    """The tables of facts that a small run asks for, as JSON, which is parsed in a twentieth of the time."""
    platforms = sorted(path.stem for path in (DATA / "platforms").glob("*.toml"))
    names = [*READ_EARLY, *(f"platforms/{name}" for name in platforms)]
    written = {name: (DATA / f"{name}.toml").read_bytes() for name in names}
    parsed = {
        name: {"crc32": crc32(text), "table": tomllib.loads(text.decode())} for name, text in written.items()
    }
    lines = (f"{json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in parsed.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def files() -> dict[str, str]:
    """What each file should hold, by its path."""
    schemas = {"kano": settings_schema(), "targets": targets_schema()}
    texts = {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas.items()}
    written = {f"kano/data/schemas/{name}.schema.json": text for name, text in texts.items()}
    return {**written, "kano/api/choices.py": choices_text(), "kano/data/facts.json": facts_text()}


def main() -> int:
    """Write the files, or with --check name those that differ."""
    wanted = files()
    stale = [
        name
        for name, text in wanted.items()
        if not Path(name).is_file() or Path(name).read_text("utf-8") != text
    ]
    for name in stale:
        if "--check" in sys.argv:
            print(f"{name} is out of date: make schemas")
        else:
            Path(name).write_text(wanted[name], encoding="utf-8")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
