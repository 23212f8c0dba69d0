"""Real studies and real exports, read as they are; numbers as their authors published them."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from kano.errors import DataError
from kano.evaluation import table
from kano.readers.reading import Reading, read
from kano.responses import Responses
from kano.scale import NOT_ASKED, Answer
from kano.settings.file import load_settings, parse_settings
from kano.settings.toml import merged
from kano.tally import Categories, Tally

AUDIOCONF = Path(__file__).resolve().parents[1] / "data" / "audioconf.toml"
FUNCTIONAL = np.array([4.0, 2, 0, -1, -2, np.nan])
DYSFUNCTIONAL = np.array([-2.0, -1, 0, 2, 4, np.nan])
"""DuMouchel's scores in the order of the answers."""


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=delimiter))


def answers_of(path: Path) -> Counter[tuple[str, str, str]]:
    """Feature, functional and dysfunctional answer of a file in long form, digits as its authors coded them."""
    return Counter((row["feature"], row["functional"], row["dysfunctional"]) for row in rows_of(path))


def told(reading: Reading, names: list[str]) -> Counter[tuple[str, str, str]]:
    """The same of what was read, features named as in the long file."""
    data = reading.data
    assert isinstance(data, Responses)
    found: Counter[tuple[str, str, str]] = Counter()
    for f, name in enumerate(names):
        for pair in data.answers[:, f]:
            found[name, *(str(int(code) + 1) if code < 5 else "" for code in pair)] += 1
    return found


def test_reppl_transfers_as_published(shared: Path) -> None:
    folder = shared / "validation"
    (reading,) = read(folder / "data" / "reppl_funds" / "transfers--all_cohorts-clean.csv")
    assert (reading.source.respondents, reading.source.wording) == (358, "en-like-expect")
    assert isinstance(reading.data, Responses)
    assert [feature.key for feature in reading.data.features] == ["F6", "F7", "F8", "F9", "F10", "F11"]
    swapped = reading.source.pairs[4]
    assert (swapped.functional_column, swapped.dysfunctional_column) == ("V", "U")
    categories = Tally.of(reading.data).categories(table("pouliot"))
    for f, row in enumerate(rows_of(folder / "tables" / "reppl_transfers_readme.csv")):
        published = [int(row[letter]) for letter in "MOAIRQ"]
        assert categories.n[0, 0, f].tolist() == published, row["feature"]
        mean = float(re.search(r"importance_mean=([\d.]+)", row["other"])[1])
        assert reading.data.ratings["importance"][:, f].mean() == pytest.approx(mean, abs=5e-7)


@pytest.mark.parametrize(
    "name",
    ["validation/data/feyer_smart_bed/answers_wide.csv", "formats/real_exports/google_forms_kano_fr.tsv"],
)
def test_the_smart_bed_without_any_setting(shared: Path, name: str) -> None:
    (reading,) = read(shared / name)
    assert (reading.source.layout, reading.source.wording, len(reading.source.pairs)) == (
        "alternating",
        "fr-cela",
        11,
    )
    long = shared / "validation" / "data" / "feyer_smart_bed" / "long_1to5.csv"
    features = list(dict.fromkeys(row["feature"] for row in rows_of(long)))
    assert told(reading, features) == answers_of(long)
    # The published table counts 34 people, five more than the file holds.
    assert isinstance(reading.data, Responses)
    counts = Tally.of(reading.data).categories(table("berger")).n[0, 0]
    for f, row in enumerate(rows_of(shared / "validation" / "tables" / "feyer_smart_bed_readme.csv")):
        left = np.array([int(row[letter]) for letter in "MOAIRQ"]) - counts[f]
        assert (left >= 0).all()
        assert left.sum() == 5


def test_audioconf_with_its_settings(shared: Path) -> None:
    folder = shared / "validation"
    (reading,) = read(folder / "data" / "audioconf" / "answers_wide.csv", load_settings(AUDIOCONF))
    assert reading.source.encoding == "utf-8, semicolon"
    assert reading.source.wording == "own"
    assert [(each.reason, each.count) for each in reading.excluded] == [
        ("no_answers", 1),
        ("columns_unused", 1),
    ]
    assert isinstance(reading.data, Responses)
    assert len(reading.data) == 105
    for f, row in enumerate(rows_of(folder / "tables" / "audioconf_readme_continuous.csv")):
        assert reading.data.features[f].label() == row["feature"]
        for side, scores in enumerate((FUNCTIONAL, DYSFUNCTIONAL)):
            published = re.search(rf"\b{('functional', 'dysfunctional')[side]}_mean=(-?[\d.]+)", row["other"])[
                1
            ]
            mean = np.nanmean(scores[reading.data.answers[:, f, side]])
            assert f"{mean:.2f}" == published, row["feature"]


def test_audioconf_without_settings_is_refused(shared: Path) -> None:
    with pytest.raises(DataError, match="no pairs of Kano questions"):
        read(shared / "validation" / "data" / "audioconf" / "answers_wide.csv")


def test_atlason_and_giacalone_in_two_layouts(shared: Path) -> None:
    folder = shared / "validation" / "data" / "atlason_giacalone_example"
    (stacked,), (long,) = read(folder / "data_n_by_2.csv"), read(folder / "long_1to5_FR6.csv")
    assert isinstance(stacked.data, Responses)
    assert isinstance(long.data, Responses)
    assert (len(stacked.data), len(stacked.data.features)) == (186, 1)
    assert (len(long.data), len(long.data.features), long.source.layout) == (31, 6, "long")
    assert (Tally.of(long.data).n.sum(axis=2) == Tally.of(stacked.data).n[:, :, 0]).all()
    assert answers_of(folder / "long_1to5_FR6.csv") == told(long, [f"FR{i}" for i in range(1, 7)])


def test_headerless_digits_by_turns(shared: Path) -> None:
    """Nothing says which of two columns without names is functional: it is asked."""
    path = shared / "validation" / "data" / "atlason_giacalone_example" / "krano_webui_example_wide.csv"
    with pytest.raises(DataError) as caught:
        read(path)
    asked = [question for problem in caught.value.problems for question in problem.questions]
    settings = parse_settings(
        tomllib.loads(merged(each.proposals[0].lines for each in asked)), Path("kano.toml")
    )
    (reading,) = read(path, settings)
    assert isinstance(reading.data, Responses)
    assert reading.data.answers[0].tolist() == [[1, 2], [0, 3], [2, 2], [2, 2], [1, 4], [1, 4], [1, 4]]


@pytest.mark.parametrize(
    "name",
    [
        "stp25kano_readme",
        "reppl_transfers_readme",
        "feyer_smart_bed_readme",
        "github_illustrative_bank_and_claims",
    ],
)
def test_published_tables_of_counts(shared: Path, name: str) -> None:
    path = shared / "validation" / "tables" / f"{name}.csv"
    (reading,) = read(path)
    assert isinstance(reading.data, Categories)
    rows = rows_of(path)
    assert [feature.label() for feature in reading.data.features] == [row["feature"] for row in rows]
    assert reading.data.n[0, 0].tolist() == [[int(row[letter]) for letter in "MOAIRQ"] for row in rows]
    short = [int(row["n"]) - sum(int(row[letter]) for letter in "MOAIRQ") if row["n"] else 0 for row in rows]
    assert reading.data.no_answer[0, 0].tolist() == short


@pytest.mark.parametrize("name", ["agilesoftwaredevelopment_illustrative", "sauerwein1996_ski_partial"])
def test_percentages_without_people_are_refused(shared: Path, name: str) -> None:
    with pytest.raises(DataError, match="percentages without the number of people"):
        read(shared / "validation" / "tables" / f"{name}.csv")


# The survey of three features that LimeSurvey and KoboToolbox exported in many ways.
BIKE_APP = [[[0, 4], [1, 4], [2, 2]], [[0, 2], [1, 3], [4, 0]]]
HALF_DONE = [[0, 3], [5, 5], [5, 5]]
LIMESURVEY = (
    "csv_code_long_en.csv csv_code_long_nl.csv csv_code_short_en.csv csv_code_short_nl.csv"
    " csv_codetext_long_en.csv csv_codetext_long_nl.csv csv_full_long_en.csv csv_full_long_nl.csv"
    " survey_271828.Rdata.csv xls_code_long_en.xlsx xls_code_long_nl.xlsx"
    " xls_full_long_en.xlsx xls_full_long_nl.xlsx"
)
KOBO = "label_nl.csv label_nl_groups.csv xml_groups.csv xml_nogroups.csv"


@pytest.mark.parametrize("name", LIMESURVEY.split())
def test_exports_of_limesurvey(shared: Path, name: str) -> None:
    (reading,) = read(shared / "formats" / "limesurvey_exports" / name)
    assert isinstance(reading.data, Responses)
    assert reading.data.answers.tolist() == [*BIKE_APP, HALF_DONE]
    assert reading.data.ratings["importance"][:, 0].tolist()[:2] == [7, 9]
    assert not [notice for notice in reading.notices if notice.warning]


@pytest.mark.parametrize("name", KOBO.split())
def test_exports_of_kobotoolbox(shared: Path, name: str) -> None:
    (reading,) = read(shared / "formats" / "kobo_exports" / name)
    assert isinstance(reading.data, Responses)
    assert reading.data.answers.tolist() == BIKE_APP
    assert reading.data.ratings["importance"][:, 0].tolist() == [7, 9]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_headers_cut_off_alike_are_asked(shared: Path, language: str) -> None:
    path = shared / "formats" / "limesurvey_exports" / f"csv_abbreviated_short_{language}.csv"
    with pytest.raises(DataError, match="3 pairs of columns can't be told apart"):
        read(path)


NO_KANO = [
    "qualtrics_legacy.csv",
    "qualtrics_sample.csv",
    "survey_100001_R_data_file.csv",
    "surveymonkey_starwars.csv",
]


@pytest.mark.parametrize("name", NO_KANO)
def test_other_surveys_are_no_kano_surveys(shared: Path, name: str) -> None:
    with pytest.raises(DataError, match="no pairs of Kano questions found"):
        read(shared / "formats" / "real_exports" / name)


def test_codes_stay_in_bounds(shared: Path) -> None:
    (reading,) = read(shared / "formats" / "real_exports" / "google_forms_kano_fr.tsv")
    assert isinstance(reading.data, Responses)
    assert set(np.unique(reading.data.answers)) <= {NOT_ASKED, *map(int, Answer)}
