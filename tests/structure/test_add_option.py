"""To add an option is to declare it: help, kano.toml, its schema, `kano init` and the library follow."""

from __future__ import annotations

import json

import pytest

from tests.structure.conftest import ROOT, Copied

SAMPLE = "sample_data/3b_examples.csv"
SCRIPT = ROOT / "docs" / "settings_files.py"
FILE = "kano/settings/panels/reading.py"
DECLARED = """
    flavour: str = declared(
        "", allowed=lambda: ("sweet", "sour"), check=one_of("flavour", lambda: ("sweet", "sour")),
        on=FILES, panel=READING, metavar="FLAVOUR", help="Flavour of the answers: sweet or sour.",
        meaning="Which flavour the answers have.", draft='"sour"', draft_note="or sweet",
    )  # fmt: skip
"""
IMPORT = "from kano.settings.option import one_of"


@pytest.fixture
def tree(copied_tree: Copied) -> Copied:
    """A tree with one option more."""
    head = '    """How to read the files; each field\'s meaning is that of its option."""'
    copied_tree.insert(FILE, DECLARED, after=head)
    copied_tree.insert(FILE, IMPORT, after="from kano.settings import checks, names")
    copied_tree.added[FILE] = len(f"{DECLARED.strip()}\n{IMPORT}".splitlines())
    assert copied_tree.took("an option") == 1
    return copied_tree


def test_every_command_that_reads_files_tells_of_it_and_no_other(tree: Copied) -> None:
    for command in ("classify", "audit", "drift", "tally"):
        assert "Flavour of the answers: sweet or sour." in tree.run(command, "--help").stdout
    for command in ("form", "power", "init"):
        shown = tree.run(command, "--help")
        assert shown.returncode == 0
        assert "--flavour" not in shown.stdout


def test_the_command_line_refuses_what_there_is_not(tree: Copied) -> None:
    assert tree.run("classify", SAMPLE, "--flavour", "sour").returncode == 0
    ended = tree.run("classify", SAMPLE, "--flavour", "sweat")
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[0] == 'kano: --flavour: there is no flavour "sweat"'
    assert 'Did you mean "sweet"?' in ended.stderr


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ('flavour = "sweet"', 0, ""),
        ('flavour = "sweat"', 3, 'Did you mean "sweet"?'),
        ("flavour = 3", 3, "flavour = 3 is not of the right kind"),
        ('flavor = "sweet"', 3, 'Did you mean "flavour"?'),
    ],
)
def test_kano_toml_knows_it(tree: Copied, line: str, code: int, says: str) -> None:
    (tree.folder / "sample_data" / "kano.toml").write_text(line, encoding="utf-8")
    ended = tree.run("classify", SAMPLE)
    assert ended.returncode == code
    assert says in ended.stderr


def test_init_offers_it(tree: Copied) -> None:
    assert '# flavour = "sour"  # or sweet' in tree.run("init", SAMPLE).stdout.splitlines()


def test_schema_and_types_are_written_from_it(tree: Copied) -> None:
    stale = tree.python(SCRIPT, "--check")
    assert stale.returncode == 1
    assert tree.python(SCRIPT).returncode == 0
    schema = json.loads((tree.folder / "kano/data/schemas/kano.schema.json").read_text("utf-8"))
    assert schema["properties"]["flavour"]["enum"] == ["", "sweet", "sour"]
    assert 'flavour: Literal["sweet", "sour"]' in (tree.folder / "kano/api/choices.py").read_text("utf-8")
    assert tree.python(SCRIPT, "--check").returncode == 0


def test_the_library_knows_it(tree: Copied) -> None:
    code = f"""
import kano
assert kano.__file__.startswith({str(tree.folder)!r})
print(kano.read({SAMPLE!r}, flavour="sour").settings.flavour)
try:
    kano.classify({SAMPLE!r}, flavour="sower")
except kano.UsageError as error:
    print(error)
"""
    lines = tree.python("-c", code).stdout.splitlines()
    assert lines[0] == "sour"
    assert lines[1] == '--flavour: there is no flavour "sower"'
    assert 'Did you mean "sour"?' in lines[-1]
