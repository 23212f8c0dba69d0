"""Put the program's own lists into its JSON schemas; with --check only say whether they are there."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from kano.analyses.classifying.rules import rule_keys
from kano.resources import DATA

Schema = dict[str, Any]


def settings(schema: Schema, rules: Sequence[str]) -> None:
    """The settings: which rules may be chosen."""
    schema["properties"]["rule"]["enum"] = [*rules]


def classification(schema: Schema, rules: Sequence[str]) -> None:
    """The JSON of `kano classify`: the chosen rule, the category under each, and those that disagree."""
    schema["properties"]["settings"]["properties"]["rule"]["enum"] = [*rules]
    columns = schema["properties"]["features"]["items"]["properties"]
    columns["rules"]["required"] = [*rules]
    columns["rules"]["properties"] = {
        key: {"description": f"under the rule {key}", "$ref": "#/$defs/category"} for key in rules
    }
    columns["rules_disagree"]["items"]["enum"] = [*rules]


FILLED: dict[str, Callable[[Schema, Sequence[str]], None]] = {
    "kano": settings,
    "classification": classification,
}


def main(*, check: bool) -> int:
    """Rewrite the files, or with `check` end with 1 where one would change."""
    stale = 0
    for name, fill in FILLED.items():
        path = DATA / "schemas" / f"{name}.schema.json"
        before = path.read_text(encoding="utf-8")
        schema = json.loads(before)
        fill(schema, rule_keys())
        after = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        if after != before:
            stale += 1
            print(f"{path.name} is out of date" if check else f"wrote {path.name}")
            if not check:
                path.write_text(after, encoding="utf-8")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
