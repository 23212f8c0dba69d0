"""The documentation is about the program as it is."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from kano.__main__ import ended
from kano.cli.main import app_for

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
app = app_for(())
TYPED = [
    shlex.split(line, comments=True)
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith(("kano ", "cp ")) and "$" not in line
]
"""The commands of the README in their order, but those that only a CI job can run."""
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


def test_the_program_has_one_version():
    from importlib.metadata import version

    import kano

    assert version("kano") == kano.__version__


def test_what_the_readme_types_works_in_a_clone(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "sample_data", tmp_path / "sample_data")
    monkeypatch.chdir(tmp_path)
    failed = {}
    for program, *words in TYPED:
        found = [
            name for word in words for name in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
        ]
        if program == "cp":
            shutil.copy(*found)
        else:
            monkeypatch.setattr(sys, "argv", ["kano", *found])
            if code := ended():
                failed[" ".join(words)] = int(code)
    capsys.readouterr()
    # A questionnaire that was just started is a draft, and says so.
    assert failed == {"surveys check my-survey.toml": 1}
