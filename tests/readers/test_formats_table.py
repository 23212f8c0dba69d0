"""Every real export and questionnaire beside the repository, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kano.errors import DataError
from kano.readers.reading import read
from kano.responses import Responses

LIME, KOBO = "limesurvey_exports", "kobo_exports"
BIKE_APP = [[[0, 4], [1, 4], [2, 2]], [[0, 2], [1, 3], [4, 0]]]
HALF_DONE = [[0, 3], [5, 5], [5, 5]]
READ = {
    **{
        f"{LIME}/csv_{head}_{lang}.csv": "LimeSurvey"
        for head in ("code_long", "code_short", "codetext_long", "full_long")
        for lang in ("en", "nl")
    },
    **{
        f"{LIME}/xls_{head}_{lang}.xlsx": "LimeSurvey"
        for head in ("code_long", "full_long")
        for lang in ("en", "nl")
    },
    **{f"{LIME}/json_code_short_{lang}.json": "LimeSurvey" for lang in ("en", "nl")},
    f"{LIME}/survey_271828.Rdata.csv": "LimeSurvey",
    f"{LIME}/survey_271828_spss_ok.sav": "LimeSurvey",
    **{
        f"{KOBO}/{name}.csv": "KoboToolbox"
        for name in ("label_nl", "label_nl_groups", "xml_groups", "xml_nogroups")
    },
    "real_exports/google_forms_kano_fr.tsv": "Google Forms",
}
ABBREVIATED = [f"{LIME}/csv_abbreviated_short_{lang}.csv" for lang in ("en", "nl")]
NO_PAIRS = "no pairs of Kano questions found"
REFUSED = {
    **dict.fromkeys(ABBREVIATED, "3 pairs of columns can't be told apart"),
    f"{LIME}/survey_271828.R": r"a script for R, and its file of data isn't beside it: survey_271828\.csv",
    f"{LIME}/survey_271828.lss": "an XML document",
    f"{LIME}/survey_271828_spss_SEGFAULTS_pyreadstat.sav": "breaks down on it",
    "real_exports/google_forms_kano_fr_options.json": "without a list of respondents",
    "real_exports/qualtrics_legacy.csv": NO_PAIRS,
    "real_exports/qualtrics_sample.csv": NO_PAIRS,
    "real_exports/survey_100001_R_data_file.csv": NO_PAIRS,
    "real_exports/survey_100001_R_syntax_file.R": NO_PAIRS,
    "real_exports/surveymonkey_starwars.csv": NO_PAIRS,
    "questionnaires/kano_ddi25.xml": "an XML document",
    "questionnaires/kano_formr_en.xlsx": "none of the sheets",
    "questionnaires/kano_formr_nl.xlsx": "none of the sheets",
    "questionnaires/kano_google_forms_en.gs": NO_PAIRS,
    "questionnaires/kano_google_forms_nl.gs": NO_PAIRS,
    "questionnaires/kano_limesurvey.txt": NO_PAIRS,
    "questionnaires/kano_msforms_en.docx": "a Word document",
    "questionnaires/kano_msforms_nl.docx": "a Word document",
    "questionnaires/kano_qualtrics_en.txt": NO_PAIRS,
    "questionnaires/kano_qualtrics_nl.txt": NO_PAIRS,
    "questionnaires/kano_surveyjs.json": "without a list of respondents",
    "questionnaires/kano_xlsform.xlsx": "none of the sheets",
    "questionnaires/kano_xlsform.xml": "an XML document",
}


def test_every_file_has_an_outcome(shared: Path) -> None:
    folder = shared / "formats"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == READ.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", READ)
def test_read_without_any_option(shared: Path, name: str) -> None:
    if name.endswith(".sav"):
        pytest.importorskip("pyreadstat")
    (reading,) = read(shared / "formats" / name)
    assert reading.source.platform == READ[name]
    assert isinstance(reading.data, Responses)
    if READ[name] == "Google Forms":
        assert reading.data.answers.shape == (29, 11, 2)
        return
    answers = [*BIKE_APP, HALF_DONE] if READ[name] == "LimeSurvey" else BIKE_APP
    assert reading.data.answers.tolist() == answers
    unfinished = [dict(each.values) for each in reading.notices if each.key == "unfinished"]
    assert unfinished == ([{"count": 1, "first": 4}] if READ[name] == "LimeSurvey" else [])


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_the_reason(shared: Path, name: str) -> None:
    if name.endswith(".sav"):
        pytest.importorskip("pyreadstat")
    with pytest.raises(DataError, match=REFUSED[name]) as raised:
        read(shared / "formats" / name)
    assert Path(name).name in str(raised.value)


@pytest.mark.parametrize("name", ABBREVIATED)
def test_abbreviated_headings_need_the_lines_of_the_error(shared: Path, name: str, tmp_path: Path) -> None:
    from kano.settings.file import load_settings

    with pytest.raises(DataError) as raised:
        read(shared / "formats" / name)
    lines = str(raised.value).split("beside the file:", 1)[1]
    settings = tmp_path / "kano.toml"
    settings.write_text("\n".join(line.strip() for line in lines.splitlines()), encoding="utf-8")
    (reading,) = read(shared / "formats" / name, load_settings(settings))
    assert isinstance(reading.data, Responses)
    assert reading.data.answers.tolist() == [*BIKE_APP, HALF_DONE]
