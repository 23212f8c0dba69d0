"""A platform that forms are written for is added by one file and one line: lines of text, as an example."""

from __future__ import annotations

import pytest

WRITER = '''"""The questions of a form, a line each."""

from kano.forms.form import Form


def lines(form: Form) -> str:
    """Name and text of each question."""
    asked = [(item.code(role), texts) for item in form.items for role, texts in item.questions.items()]
    return "".join(f"{name}: {texts[form.language]}\\n" for name, texts in asked)
'''
WRITES = "kano.forms.platforms.lines:lines"
LINE = f'    FormFormat("lines", "Lines", ".lines", "{WRITES}", languages=False, subsets=""),'


@pytest.fixture
def with_lines(copied_tree):
    """The copy with one more platform of forms."""
    copied_tree.add("kano/forms/platforms/lines.py", WRITER)
    copied_tree.insert("kano/forms/platforms/platforms.py", LINE, after="_FORMATS = (")
    assert copied_tree.took("a platform of forms") <= 2
    return copied_tree


def test_it_is_written(with_lines) -> None:
    said = with_lines.run("form", "six-basics", "--to", "lines")
    assert said.returncode == 0, said.stderr
    names = [line.partition(": ")[0] for line in said.stdout.splitlines()]
    assert len(names) == len(set(names)) > 10
    assert {name.rsplit("_", 1)[1] for name in names} == {"fun", "dys"}


def test_what_it_cant_do_is_said(with_lines) -> None:
    asked = with_lines.run("form", "six-basics", "--to", "lines", "--randomise", "--lang", "nl,en")
    assert asked.returncode == 0
    assert asked.stderr.count("Lines") == 2
    refused = with_lines.run("form", "six-basics", "--to", "lines", "--subset", "2")
    assert refused.returncode == 2
    assert "Lines can't show people different features" in refused.stderr


def test_help_and_messages_know_it(with_lines) -> None:
    assert "Platform: lines, xlsform, limesurvey," in with_lines.run("form", "--help").stdout
    assert 'Did you mean "lines"?' in with_lines.run("form", "six-basics", "--to", "linse").stderr
