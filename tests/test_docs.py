"""The documentation and the words of reports are about the program as it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kano.cli.main import app_for
from kano.report.language import LANGUAGES, words

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
app = app_for(())
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(command):
    callback = next(c.callback for c in app.registered_commands if (c.name or c.callback.__name__) == command)
    assert callback.__doc__
    assert f"kano {command}" in README


def test_the_documentation_links_to_files_that_exist():
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_every_word_is_in_both_languages_with_the_same_values():
    from kano.words.en.report import WORDS as ENGLISH
    from kano.words.nl.report import WORDS as DUTCH

    assert sorted(ENGLISH) == sorted(DUTCH)
    for key, text in ENGLISH.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", DUTCH[key])), key


def _keys_of(call: str) -> set[str]:
    """The constant first arguments with which the program makes notices or exclusions."""
    found = set()
    for path in (ROOT / "kano").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == call and node.args:
                first = node.args[0]
                choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {each.value for each in choices if isinstance(each, ast.Constant)}
    return found


@pytest.mark.parametrize(
    ("call", "prefix"), [("Notice", "notice"), ("Exclusion", "excluded"), ("rows_excluded", "excluded")]
)
def test_everything_the_readers_say_has_words(call, prefix):
    keys = _keys_of(call)
    assert keys
    for language in LANGUAGES:
        missing = {key for key in keys if not words(language).has(f"{prefix}.{key}")}
        assert not missing, f"{language}: {sorted(missing)}"


def test_the_program_has_one_version():
    from importlib.metadata import version

    import kano

    assert version("kano") == kano.__version__
