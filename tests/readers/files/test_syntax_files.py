"""Exports in two files: answers as codes in one, what they mean in the other."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kano.errors import DataError
from kano.readers.files.sheet import Sheet
from kano.readers.files.source import sheets
from kano.readers.files.syntax.syntax_r import r_variables
from kano.readers.files.syntax.syntax_spss import spss_variables
from kano.readers.files.syntax.variables import Variable
from kano.readers.reading import read

EXPORTS = Path(__file__).resolve().parents[2] / "exports"
SYNTAX, DATA = "limesurvey_SPSS_syntax_file.sps", "limesurvey_SPSS_data_file.dat"
SCRIPT, TABLE = "limesurvey_R_syntax_file.R", "limesurvey_R_data_file.csv"
SPSS = """\
* Encoding: UTF-8.
*$Rev: 121017 $ all 2.
GET DATA
 /TYPE=TXT
 /FILE='/etc/passwd'
 /VARIABLES=
 V1 F7
 V2 DATETIME23.2
 V4 A2
 V5 F2.0.
CACHE.
EXECUTE.
*Define Variable Properties.
VARIABLE LABELS V2 "submitdate".
VARIABLE LABELS V4 "[If it ""HAS""+ maps.] What would you"+
" feel".
*Define Value labels.
VALUE LABELS  V4
 "A1" "I "like" it."
 "-oth-" "Other".
VALUE LABELS  V5
 01 "one"
 2 "two".
VARIABLE LEVEL V5(SCALE).
RENAME VARIABLE ( V1 = id ).
* Variable name was incorrect and was changed from 1a to q_1a .
RENAME VARIABLES ( V4 = q_1a ).
RESTORE LOCALE.
"""


SCRIPT_OF_TWO = """\
  attributes(data)$variable.labels[1] <- "id"
  names(data)[1] <- "id"
  attributes(data)$variable.labels[2] <- "[If it HAS] Maps"
  data[, 2] <- factor(data[, 2], levels=c(1,2,3),labels=c("I like it", "", "I \\"dislike\\" it"), ordered=TRUE)
  data[, 2] <- as.numeric(data[, 2])
  names(data)[2] <- "F01_fun"
"""


def pair(folder: Path, syntax: str, data: str, stem: str = "survey_1_SPSS_{}_file") -> Path:
    (folder / f"{stem.format('syntax')}.sps").write_text(syntax, encoding="utf-8", newline="")
    path = folder / f"{stem.format('data')}.dat"
    path.write_text(data, encoding="utf-8", newline="")
    return path


def said(sheet: Sheet) -> list[list[object]]:
    return [list(row) for row in sheet.rows()]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("stem", ["survey_1_SPSS_{}_file", "survey_1_SPSS_{}_file (1)", "maps 2026"])
def test_columns_and_answers_by_the_syntax(tmp_path: Path, stem: str, ends: str) -> None:
    data = "1,'31-12-2025 23:59:58','A1',1\n2,,'it''s, so',02\n,,,\n4,'x','-oth-',3,\n".replace("\n", ends)
    path = pair(tmp_path, SPSS.replace("\n", ends), data, stem)
    (sheet,) = sheets(path)
    assert sheet.labels == ("", "submitdate", 'What would you feel [If it "HAS"+ maps.]', "")
    assert said(sheet)[:5] == [
        ["id", "V2", "q_1a", "V5"],
        ["1", "2025-12-31 23:59:58", 'I "like" it.', "one"],
        ["2", "", "it's, so", "two"],
        [],
        ["4", "x", "Other", "3"],
    ]
    (same,) = sheets(path.with_name(f"{stem.format('syntax')}.sps"))
    assert said(same) == said(sheet)
    assert [dict(each.values) for each in same.notices] == [{"file": path.name}]


@pytest.mark.parametrize("cells", ["1,,'A1'", "1,,'A1',2,'x'"])
def test_rows_of_another_width_are_refused_by_their_number(tmp_path: Path, cells: str) -> None:
    path = pair(tmp_path, SPSS, f"1,,'A1',2\n{cells}\n")
    told = r"survey_1_SPSS_data_file\.dat, row 2: the row has \d cells, and the syntax file names 4 columns"
    with pytest.raises(DataError, match=told):
        sheets(path)


@pytest.mark.parametrize(("name", "missing"), [(SYNTAX, DATA), (DATA, SYNTAX), (SCRIPT, TABLE)])
def test_one_half_alone_names_the_other(tmp_path: Path, name: str, missing: str) -> None:
    shutil.copy(EXPORTS / name, tmp_path)
    with pytest.raises(DataError, match="isn't beside it") as caught:
        sheets(tmp_path / name)
    (problem,) = caught.value.problems
    assert missing in problem.what
    assert (problem.where, problem.todo.startswith("Export both files anew")) == (name, True)


def test_data_for_r_stand_alone_where_their_codes_are_known(tmp_path: Path) -> None:
    text = (EXPORTS / TABLE).read_text(encoding="utf-8-sig")
    for number, code in enumerate(("fijn", "norm", "egaal", "kan", "verve"), start=1):
        text = text.replace(f'"{code}"', f'"{number}"')
    (tmp_path / TABLE).write_text(text, encoding="utf-8")
    (alone,), (both,) = read(tmp_path / TABLE), read(EXPORTS / TABLE)
    assert alone.data.answers.tolist() == both.data.answers.tolist()
    assert "numbers_assumed" in {notice.key for notice in alone.notices}


def test_scripts_that_name_no_columns_are_refused(tmp_path: Path) -> None:
    for name, other, text in (
        ("x.sps", "x.dat", "GET FILE='survey.sav'.\nFREQUENCIES ALL.\n"),
        ("y.sps", "y.dat", SPSS.replace(" V4 A2", " V4 A2 (A2) AUTO")),
        ("x.R", "x.csv", "library(kano)\n"),
        ("y.R", "y.csv", 'names(data)[2] <- "b"\n'),
        ("z.sps", "z.dat", SPSS.replace(" /VARIABLES", " /FIRSTCASE=2\n /VARIABLES")),
        ("huge.R", "huge.csv", SCRIPT_OF_TWO + "#" * (1 << 24)),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / other).write_text("1,2\n", encoding="utf-8")
        with pytest.raises(DataError, match="doesn't say, as LimeSurvey does, which columns there are"):
            sheets(tmp_path / name)


@pytest.mark.parametrize(("data", "syntax"), [("x_R_data_file.csv", "x_R_syntax_file.R"), ("x.dat", "x.sps")])
def test_tables_beside_scripts_of_their_own_are_read_by_themselves(
    tmp_path: Path, data: str, syntax: str
) -> None:
    (tmp_path / data).write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / syntax).write_text("data <- read.csv(file.choose())\nsummary(data)\n", encoding="utf-8")
    (sheet,) = sheets(tmp_path / data)
    assert (sheet.head, sheet.notices) == ((("a", "b"), ("1", "2")), ())


def test_csv_files_of_other_names_are_never_joined_with_a_script(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,F01[fun]\n1,2\n", encoding="utf-8")
    (tmp_path / "x.R").write_text(SCRIPT_OF_TWO, encoding="utf-8")
    assert sheets(tmp_path / "x.csv")[0].head == (("id", "F01[fun]"), ("1", "2"))
    assert sheets(tmp_path / "x.R")[0].head == (("id", "F01_fun"), ("1", "2"))


def r_pair(folder: Path, header: str, rows: str) -> Path:
    (folder / "x_R_syntax_file.R").write_text(SCRIPT_OF_TWO, encoding="utf-8")
    path = folder / "x_R_data_file.csv"
    path.write_text(header + "\n" + rows, encoding="utf-8")
    return path


def test_columns_that_a_script_for_r_does_not_name_keep_their_header(tmp_path: Path) -> None:
    path = r_pair(tmp_path, "Response ID,Maps [If it HAS],Total time", "1,01,9\n2,2,9\n3,3.0,9\n")
    (sheet,) = sheets(path)
    assert sheet.head == (
        ("id", "F01_fun", "Total time"),
        ("1", "I like it", "9"),
        ("2", "2", "9"),
        ("3", 'I "dislike" it', "9"),
    )
    assert sheet.labels == ("id", "Maps [If it HAS]", "")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("F01[fun],id", r'"F01\[fun\]" is column 1 here and column 2 in the script for R'),
        ("seed,id,F01[fun]", '"id" is column 2 here and column 1 in the script for R'),
        ("id", "it has 1 columns, and the script for R tells of 2"),
    ],
)
def test_a_script_for_r_of_other_columns_is_refused(tmp_path: Path, header: str, told: str) -> None:
    with pytest.raises(DataError, match=rf"x_R_data_file\.csv: {told}"):
        sheets(r_pair(tmp_path, header, "1,2\n"))


def test_a_quotation_mark_left_open_is_refused(tmp_path: Path) -> None:
    path = pair(tmp_path, SPSS, "1,,'A1',2\n2,,'A1,1\n")
    with pytest.raises(DataError, match="a quotation mark opens a cell and is never closed"):
        sheets(path)


def test_scripts_that_come_in_by_stdin_are_refused() -> None:
    for text in (SPSS, SPSS.partition("\n")[2], (EXPORTS / SYNTAX).read_text(encoding="utf-8")):
        with pytest.raises(DataError, match="a script for SPSS"):
            sheets(io.BytesIO(text.encode()))


def test_other_files_ending_in_dat_are_tables(tmp_path: Path) -> None:
    path = tmp_path / "answers.dat"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    assert sheets(path)[0].head == (("a", "b"), ("1", "2"))


def test_a_syntax_that_tells_labels_and_codes_of_unlike_number_is_not_trusted() -> None:
    line = 'data[, 1] <- factor(data[, 1], levels=c("A1","A2"),labels=c("l\\"i)ke, \\\\ it", "b"))\n'
    name = 'attributes(data)$variable.labels[1] <- "[If it HAS] Maps"\nnames(data)[1] <- "F01_fun"\n'
    told = r_variables(line + name)
    assert told == {0: Variable("F01_fun", "Maps [If it HAS]", {"A1": 'l"i)ke, \\ it', "A2": "b"})}
    assert r_variables(line.replace(',"A2"', "") + name) == {}


FACTOR = "data[, 1] <- factor(data[, 1], levels=c("


@pytest.mark.parametrize("end", ["", "\n", ".\n", '".\n', "))\n"])
@pytest.mark.parametrize(
    ("start", "repeated"),
    [
        ("", "VALUE LABELS  V1\n"),
        ("", 'VARIABLE LABELS V1 "x\n'),
        ('VARIABLE LABELS V1 "', '"+\n"x'),
        ("VARIABLE LABELS", " "),
        ("RENAME VARIABLE ( V1 = a", " "),
        ("GET DATA /VARIABLES=\n V1 ", " "),
        ("VALUE LABELS V1\n ", '"'),
        (FACTOR, '"a",'),
        (FACTOR, "),labels=c("),
        (FACTOR, '"\\'),
        (FACTOR, '\\"'),
        ('names(data)[1] <- "', "\\"),
    ],
)
def test_hostile_text_ends(start: str, repeated: str, end: str) -> None:
    text = SPSS + start + repeated * 100_000 + end
    assert len(spss_variables(text)) <= 4
    assert len(r_variables(text)) <= 4


def test_both_halves_given_are_refused_as_one_would_count_twice(kano: Callable[..., Any]) -> None:
    for halves in ((SYNTAX, DATA), (DATA, SYNTAX), (TABLE, SCRIPT)):
        ended = kano("classify", *(EXPORTS / name for name in halves))
        assert ended.code == 2
        assert f"{halves[1]}: is read together with {halves[0]}, which is given as well" in ended.err


@pytest.mark.parametrize("named", ["A_SPSS_DATA_FILE.DAT", "A_SPSS_SYNTAX_FILE.SPS"])
def test_halves_in_capitals_find_each_other(named: str, tmp_path: Path) -> None:
    shutil.copy(EXPORTS / DATA, tmp_path / "A_SPSS_DATA_FILE.DAT")
    shutil.copy(EXPORTS / SYNTAX, tmp_path / "A_SPSS_SYNTAX_FILE.SPS")
    assert read(tmp_path / named)[0].data.answers.tolist() == read(EXPORTS / DATA)[0].data.answers.tolist()
