"""No output replaces a file that the run was told of, by whatever it was told."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ANSWERS = ROOT / "tests" / "exports" / "blocks.csv"
TABLE = """,like,must-be,neutral,live-with,dislike
like,Q,A,A,A,O
must-be,R,I,I,I,M
neutral,R,I,I,I,M
live-with,R,I,I,I,M
dislike,R,R,R,R,Q
"""


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A folder with a survey and a table, which only kano.toml names."""
    (tmp_path / "survey.csv").write_bytes(ANSWERS.read_bytes())
    (tmp_path / "grid.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "kano.toml").write_text('table = "grid.csv"\n', encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "output", ["grid.csv", "./elsewhere/../grid.csv", "link.csv", "hard.csv", "survey.csv"]
)
@pytest.mark.parametrize("command", ["classify", "audit", "tally"])
def test_what_only_settings_name_stays(kano, study, command, output):
    (study / "link.csv").symlink_to("grid.csv")
    (study / "hard.csv").hardlink_to(study / "grid.csv")
    ended = kano(command, "survey.csv", "-o", output)
    assert ended.code == 2
    assert "an input, which is never written over" in ended.err
    assert (study / "grid.csv").read_text(encoding="utf-8") == TABLE


DOORS = {
    "classify": "classify survey.csv --groups groups.csv", "advise": "advise survey.csv --marks marks.csv",
    "audit": "audit survey.csv", "compare": "compare survey.csv --by team",
    "drift": "drift survey.csv --wave when",
    "plot": "plot plane survey.csv", "check": "check survey.csv --targets goals.toml --baseline before.csv",
    "comments": "comments survey.csv --column said", "tally": "tally survey.csv", "init": "init survey.csv",
    "report": "report survey.csv --targets goals.toml --against before.csv",
    "report, accepted": "report survey.csv --targets goals.toml --accept --against before.csv",
}  # fmt: skip
"""Commands and the files that they are told of: what is new joins with a line."""
ENDS = {"plot": ".svg", "tally": ".csv", "comments": ".csv", "init": ".toml"}


@pytest.fixture
def told(study, samples):
    """A folder with everything that a command can be told of, by options or by settings."""
    answers = (samples / "3b_examples.csv").read_text(encoding="utf-8").splitlines()
    rows = [f"said,when,team,{answers[0]}"]
    rows += [f"text {i},{2024 + i % 2},{'ab'[i % 2]},{line}" for i, line in enumerate(answers[1:])]
    (study / "survey.csv").write_text("\n".join(rows), encoding="utf-8")
    (study / "groups.csv").write_text("feature,phase\nclean_hotel_room,one\n", encoding="utf-8")
    (study / "marks.csv").write_text("feature,mark\nclean_hotel_room,7\n", encoding="utf-8")
    (study / "goals.toml").write_text("respondents = 10\n", encoding="utf-8")
    shutil.copy(samples / "gmail_2004-04.csv", study / "before.csv")
    return study


@pytest.mark.parametrize("door", DOORS)
def test_no_door_writes_over_what_it_was_told_of(kano, told, door):
    command = DOORS[door].split()
    ending = ENDS.get(command[0], ".md")
    words = {word for word in command if Path(word).suffix}
    if door == "plot":
        (told / "kano.toml").write_text('[advice]\nmarks = "grid.csv"\n', encoding="utf-8")
    for name in sorted({"grid.csv", "kano.toml", *words}):
        link = told / f"link-{name}{ending}"
        link.symlink_to(name)
        before = (told / name).read_bytes()
        ended = kano(*command, "-q", "-o", link.name)
        assert (told / name).read_bytes() == before, name
        assert ended.code == 2, (name, ended.err)
        assert "an input" in ended.err or "there already" in ended.err, name


def test_settings_beside_the_survey_count_from_anywhere(kano, study, monkeypatch):
    monkeypatch.chdir(study / "elsewhere")
    assert kano("classify", "../survey.csv", "-o", "../grid.csv").code == 2
    assert (study / "grid.csv").read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize(
    "settings", ['anything = {to.come = ["marks.md"]}', 'by = "marks.md"', '[waves.one]\nfile = "marks.md"']
)
def test_settings_to_come_need_no_mention(study, settings):
    from kano.cli.kept import kept

    (study / "marks.md").write_text("mine", encoding="utf-8")
    (study / "kano.toml").write_text(settings, encoding="utf-8")
    assert Path("marks.md") in kept(["survey.csv"])


def test_what_settings_say_is_written_may_be_written(study):
    from kano.cli.kept import kept

    (study / "kano.toml").write_text(
        'outputs = ["report.md"]\n[report]\noutput = "report.md"', encoding="utf-8"
    )
    (study / "report.md").write_text("old", encoding="utf-8")
    assert Path("report.md") not in kept(["survey.csv"])


@pytest.mark.parametrize("option", ["--wave", "--by", "--survey", "--weight"])
def test_whatever_an_option_names_stays(kano, study, option):
    (study / "mine.md").write_text("mine", encoding="utf-8")
    ended = kano("classify", "survey.csv", option, "mine.md", "-o", "mine.md")
    assert ended.code != 0
    assert (study / "mine.md").read_text(encoding="utf-8") == "mine"


def test_the_half_that_is_read_beside_stays(kano, tmp_path):
    exports = ROOT / "tests" / "exports"
    data = tmp_path / "limesurvey_R_data_file.csv"
    for name in (data.name, "limesurvey_R_syntax_file.R"):
        (tmp_path / name).write_bytes((exports / name).read_bytes())
    before = data.read_bytes()
    ended = kano("tally", tmp_path / "limesurvey_R_syntax_file.R", "-o", data)
    assert ended.code == 2
    assert data.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="needs /dev/stdin")
def test_the_file_behind_standard_input_stays(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_bytes(ANSWERS.read_bytes())
    words = [sys.executable, "-P", "-m", "kano", "classify", "-", "-o", str(path)]
    with path.open("rb") as handle:
        ended = subprocess.run(words, stdin=handle, capture_output=True, check=False, cwd=tmp_path)
    assert ended.returncode == 2, ended.stderr
    assert path.read_bytes() == ANSWERS.read_bytes()


def test_a_filled_in_form_stays(kano, tmp_path):
    """Its answers stand in the file that the form was written to."""
    form = tmp_path / "wave.xlsx"
    words = ("form", "six-basics", "--to", "excel", "--wave", "2026-01", "-o", form)
    assert kano(*words).code == 0
    filled = form.read_bytes() + b" "
    form.write_bytes(filled)
    ended = kano(*words)
    assert ended.code == 2
    assert "input" in ended.err
    assert form.read_bytes() == filled


@pytest.mark.parametrize("text", ["x" * 5000, "\0", "a\0b", "", "no such file", "."])
def test_texts_that_are_no_files_are_nothing(study, text):
    from kano.cli.kept import kept

    (study / "kano.toml").unlink()
    assert kept([text]) == []


PLACES = (
    "{home}/.profile", "../.profile.txt", "sub/../../up.html", "text:../.profile", "md:notes", "link.html",
    "there/out.html", "~/x/../../../up.html", "a.html,../up.html", "C:/../../up.html",
)  # fmt: skip
"""Files that settings which came with an archive would have replaced."""


@pytest.mark.parametrize("setting", ["outputs", "baseline"])
@pytest.mark.parametrize("place", PLACES)
def test_settings_write_in_their_own_folder_alone(kano, tmp_path, monkeypatch, setting, place):
    folder, profile = tmp_path / "unpacked", tmp_path / ".profile"
    folder.mkdir()
    profile.write_text("mine", encoding="utf-8")
    (folder / "link.html").symlink_to(profile)
    (folder / "there").symlink_to(tmp_path)
    (folder / "survey.csv").write_bytes(ANSWERS.read_bytes())
    named = f'"{place.format(home=tmp_path)}"'
    written = f"[{named}]" if setting == "outputs" and "," not in place else named
    if setting == "baseline" and "," in place:
        pytest.skip("a baseline is one file")
    settings = f'[report]\ntitle = "$(touch owned)"\nfiles = ["survey.csv"]\n{setting} = {written}\n'
    (folder / "kano.toml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(folder)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    ended = kano("report", "--accept")
    assert ended.code == 3, ended.err
    assert setting in ended.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
    assert {each.name for each in folder.iterdir()} == {"kano.toml", "survey.csv", "link.html", "there"}


def test_settings_write_below_their_folder_and_options_anywhere(kano, study, monkeypatch):
    (study / "out").mkdir()
    settings = '[report]\nfiles = ["survey.csv"]\noutputs = ["out/report.md"]\nbaseline = "out/b.csv"\n'
    (study / "kano.toml").write_text(settings, encoding="utf-8")
    assert kano("report", "-q", "--accept").code == 0
    assert {each.name for each in (study / "out").iterdir()} == {"report.md", "b.csv"}
    monkeypatch.chdir(study / "out")
    words = ("report", "../survey.csv", "-q", "-o", "../elsewhere/report.html")
    assert kano(*words, "--against", "../elsewhere/b.csv", "--accept").code == 0
    assert {each.name for each in (study / "elsewhere").iterdir()} == {"report.html", "b.csv"}


NAMED = ('a"b.csv', "a\nb.csv", 'a"]\nlabels = {}\n#.csv', "a\\b.csv", "a\U000e0041.csv", "é'''.csv")


@pytest.mark.parametrize("name", NAMED)
def test_a_study_is_started_with_a_file_of_any_name(kano, study, name):
    import tomllib

    (study / name).write_bytes(ANSWERS.read_bytes())
    (study / "kano.toml").unlink()
    ended = kano("init", "--study", name, "-o", "kano.toml")
    assert ended.code == 0, ended.err
    content = tomllib.loads((study / "kano.toml").read_text(encoding="utf-8"))
    assert content["report"]["files"] == [name]
    assert "labels" not in content
    assert kano("report", "-q").code == 0


def test_a_sheet_of_any_name_writes_no_settings(kano, tmp_path):
    """Its name stands in the remarks of a kano.toml that is drafted."""
    import tomllib
    import zipfile

    named = "a&#10;labels = {}&#10;b"
    original = zipfile.ZipFile(ROOT / "tests" / "exports" / "microsoft_forms_nl.xlsx")
    with original, zipfile.ZipFile(tmp_path / "survey.xlsx", "w") as made:
        for name in original.namelist():
            content = original.read(name)
            if name == "xl/workbook.xml":
                content = re.sub(rb'(<sheet [^>]*?name=)"[^"]*"', rb'\1"' + named.encode() + b'"', content)
            made.writestr(name, content)
    ended = kano("init", tmp_path / "survey.xlsx", "-o", tmp_path / "kano.toml")
    assert ended.code == 0, ended.err
    text = (tmp_path / "kano.toml").read_text(encoding="utf-8")
    assert "labels = {} b" in text
    assert "labels" not in tomllib.loads(text)
