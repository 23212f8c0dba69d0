"""`kano surveys` and `kano form` as people type them."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kano.forms.platforms.platforms import FORMATS
from kano.questionnaire_file import shipped_questionnaires

SYSTEMS = Path(__file__).resolve().parents[2] / "docs" / "systems.md"


def test_list_shows_every_questionnaire(kano) -> None:
    ended = kano("surveys", "list", "--to", "json")
    found = json.loads(ended.out)["questionnaires"]
    assert [each["key"] for each in found] == [each.key for each in shipped_questionnaires()]
    assert kano("surveys", "list", "--system", "S08", "--to", "csv").out.count("\n") == 2
    dutch = kano("surveys", "list", "--topic", "journey", "--lang", "nl")
    assert "Klantlevenscyclus" in dutch.out or "lifecycle" in dutch.out
    assert "six-basics" not in dutch.out
    assert "Er is geen vragenlijst" in kano("surveys", "list", "--topic", "zzz", "--lang", "nl").out


def test_every_system_is_listed_or_explained(kano) -> None:
    listed = {
        each["system"] for each in json.loads(kano("surveys", "list", "--to", "json").out)["questionnaires"]
    }
    told = SYSTEMS.read_text(encoding="utf-8")
    for number in range(1, 30):
        code = f"S{number:02}"
        assert f"| {code} |" in told
        row = next(line for line in told.splitlines() if line.startswith(f"| {code} |"))
        assert ("`" in row.split("|")[3]) == (code in listed), row


def test_show_prints_the_questions_in_the_register_asked_for(kano) -> None:
    formal = kano("surveys", "show", "six-basics", "--lang", "nl").out
    informal = kano("surveys", "show", "six-basics", "--lang", "nl", "--register", "je").out
    assert "Hoe zou u het vinden als u snel wordt geholpen?" in formal
    assert "Hoe zou je het vinden als je snel wordt geholpen?" in informal
    ended = kano("surveys", "show", "six-basic")
    assert ended.code == 2
    assert 'Did you mean "six-basics"' in ended.err


def test_check_ends_with_1_for_errors_only(kano, tmp_path) -> None:
    assert kano("surveys", "check").code == 0
    bad = tmp_path / "bad.toml"
    bad.write_text(
        'key = "bad"\ntitle.en = "Bad"\n[[features]]\nkey = "room"\n'
        'questions.en.functional = "How would you feel if the room is clean and spacious?"\n'
        'questions.en.dysfunctional = "How would you feel if the room is not clean and spacious?"\n'
    )
    ended = kano("surveys", "check", bad, "--to", "json")
    assert ended.code == 1
    rules = {each["rule"]: each["error"] for each in json.loads(ended.out)["findings"]}
    assert rules["two_attributes"] is True
    assert rules["no_control"] is False


def test_check_tells_what_a_file_that_can_not_be_loaded_lacks(kano, tmp_path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(
        'key = "bad"\ntitle.en = "Bad"\n[[features]]\nkey = "a"\nquestions.en.functional = "Is it?"\n'
    )
    ended = kano("surveys", "check", bad)
    assert ended.code == 1
    assert "must give functional and dysfunctional" in " ".join(ended.out.split())
    assert kano("surveys", "check", tmp_path / "none.toml").code == 3


@pytest.mark.parametrize(("language", "registers"), [("nl", {"nl-u", "nl-je"}), ("en", {"en"})])
def test_new_drafts_pairs_that_have_to_be_read(kano, tmp_path, language, registers) -> None:
    file = tmp_path / "own.toml"
    ended = kano("surveys", "new", "Gratis wifi", "GPS", "--lang", language, "--key", "own", "-o", file)
    assert ended.code == 0, ended.err
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [each["key"] for each in content["features"]] == ["gratis_wifi", "gps"]
    assert all(each["draft"] for each in content["features"])
    assert set(content["features"][0]["questions"]) == registers
    assert "gratis wifi" in content["features"][0]["questions"][min(registers)]["functional"]
    checked = kano("surveys", "check", file, "--to", "json")
    findings = json.loads(checked.out)["findings"]
    assert {each["rule"] for each in findings if each["error"]} == {"draft"}
    refused = kano("form", file, "--to", "html", "--lang", language)
    assert refused.code == 2
    assert "draft" in refused.err
    file.write_text(file.read_text(encoding="utf-8").replace("draft = true\n", ""), encoding="utf-8")
    assert kano("surveys", "check", file).code == 0
    assert kano("form", file, "--to", "html", "--lang", language, "-o", tmp_path / "form.html").code == 0


def test_new_takes_names_from_files_and_stdin(kano, tmp_path, monkeypatch) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    for row in (["Nr", "Feature"], [1, "Free wifi"], [2, "Late checkout"]):
        book.active.append(row)
    book.save(tmp_path / "features.xlsx")
    made = kano("surveys", "new", "--from", tmp_path / "features.xlsx", "--column", "Feature")
    assert [each["label"]["en"] for each in tomllib.loads(made.out)["features"]] == [
        "Free wifi",
        "Late checkout",
    ]
    assert tomllib.loads(
        kano("surveys", "new", "--from", tmp_path / "features.xlsx", "--column", "B").out
    ) == tomllib.loads(made.out)
    (tmp_path / "names.txt").write_text("- Free wifi\n- Late checkout\n", encoding="utf-8")
    assert tomllib.loads(kano("surveys", "new", "--from", tmp_path / "names.txt").out) == tomllib.loads(
        made.out
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("Free wifi\n\nLate checkout\n"))
    assert tomllib.loads(kano("surveys", "new").out) == tomllib.loads(made.out)
    assert kano("surveys", "new", "Wifi", "Wifi").code == 2


@pytest.mark.parametrize("key", ["xlsform", "limesurvey", "html"])
def test_form_writes_a_file_and_stdout_alike(kano, key, tmp_path) -> None:
    file = tmp_path / f"form{FORMATS[key].ending}"
    ended = kano("form", "six-basics", "--to", key, "--lang", "nl", "--control", "--importance", "-o", file)
    assert ended.code == 0, ended.err
    assert ended.out == ""
    command = [
        sys.executable,
        "-m",
        "kano",
        "form",
        "six-basics",
        "--to",
        key,
        "--lang",
        "nl",
        "--control",
        "--importance",
    ]
    assert subprocess.run(command, check=True, capture_output=True, cwd=tmp_path).stdout == file.read_bytes()
    assert not (tmp_path / "kano.toml").exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--to", "exel"], 'Did you mean "excel"'),
        (["--to", "html", "--lang", "de"], "Allowed: nl, en"),
        (["--to", "html", "--register", "jij"], "Allowed: u, je"),
        (["--to", "html", "--layout", "rows"], "Allowed: pairs, blocks"),
        (["--to", "html", "--page-size", "0"], "one feature at least"),
        (["--to", "html", "--wording", "nl-standaard"], 'Did you mean "nl-standard"'),
        (["--to", "html", "--segment", "Klant?"], "is no segment question"),
        (["--to", "html", "--subset", "9"], "less than the number of features"),
        (["--to", "microsoft", "--subset", "3"], "can't show people different features"),
        (["--to", "qualtrics", "--subset", "3", "--layout", "blocks"], "can't split the pairs"),
    ],
)
def test_wrong_choices_are_usage_errors(kano, options, says) -> None:
    ended = kano("form", "six-basics", *options)
    assert ended.code == 2
    assert says in ended.err


def test_rotated_blocks_print_their_design(kano, tmp_path) -> None:
    ended = kano("form", "six-basics", "--to", "html", "--subset", "4", "-o", tmp_path / "f.html")
    assert "blocks of 4 of the 9 features" in ended.err
    assert ended.err.count("bas_snelheid") >= 2
    assert (
        kano("form", "six-basics", "--to", "html", "--subset", "4", "-q", "-o", tmp_path / "f.html").err == ""
    )


def test_what_a_platform_can_not_do_is_said(kano, tmp_path) -> None:
    said = kano("form", "six-basics", "--to", "google", "--lang", "nl", "--lang", "en", "--wave", "2026-1",
                "--randomise", "-o", tmp_path / "f.gs").err  # fmt: skip
    assert "één taal" in said
    assert "[waves.2026-1]" in said
    assert "willekeurige volgorde" in said


def test_a_wording_is_remembered_for_the_next_wave(kano, tmp_path) -> None:
    first, second = tmp_path / "wave1.html", tmp_path / "wave2.html"
    ended = kano("form", "six-basics", "--to", "html", "--lang", "nl", "--wording", "nl-formal", "-o", first)
    assert "kano.toml" in ended.err
    assert tomllib.loads((tmp_path / "kano.toml").read_text(encoding="utf-8")) == {"wording": "nl-formal"}
    kano("form", "six-basics", "--to", "html", "--lang", "nl", "-o", second)
    assert first.read_bytes() == second.read_bytes()
    ended = kano("form", "six-basics", "--to", "html", "--lang", "nl", "--wording", "nl-standard", "-o", second)
    assert ended.code == 2
    assert "nl-formal" in ended.err
    assert first.read_bytes() == second.read_bytes()


def test_what_is_in_kano_toml_stays(kano, tmp_path) -> None:
    (tmp_path / "kano.toml").write_text('rule = "block"\n\n[labels]\nmap = "Kaart"\n', encoding="utf-8")
    kano("form", "six-basics", "--to", "html", "--wave", "1", "-o", tmp_path / "f.html")
    content = tomllib.loads((tmp_path / "kano.toml").read_text(encoding="utf-8"))
    assert content == {"wave": "wave", "rule": "block", "labels": {"map": "Kaart"}}


def test_a_workbook_that_is_filled_in_belongs_to_its_wave(kano, tmp_path) -> None:
    import openpyxl

    for wave in ("2026-1", "2026-2"):
        file = tmp_path / f"wave {wave}.xlsx"
        assert kano("form", "moments-of-truth", "--to", "excel", "--wave", wave, "-o", file).code == 0
        book = openpyxl.load_workbook(file)
        for row in (4, 5, 6):
            for cell in book.worksheets[0][3]:
                if "_fun." in str(cell.value) or "_dys." in str(cell.value):
                    book.worksheets[0].cell(row, cell.column).value = "I like it"
        book.save(file)
    content = tomllib.loads((tmp_path / "kano.toml").read_text(encoding="utf-8"))
    assert content == {"waves": {f"2026-{n}": {"file": f"wave 2026-{n}.xlsx"} for n in (1, 2)}}
    files = [tmp_path / f"wave 2026-{n}.xlsx" for n in (1, 2)]
    ended = kano("classify", *files, "--to", "json")
    assert ended.code == 0, ended.err
    assert {each["wave"] for each in json.loads(ended.out)["features"]} == {"2026-1", "2026-2"}
