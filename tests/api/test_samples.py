"""The sample surveys: the same bytes on every run, and classified as the source texts say."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

import kano
from kano.evaluation import table
from kano.questionnaire import shipped_questionnaires
from kano.resources import facts, shipped
from kano.scale import Answer, Category

SAMPLES = Path(shipped("sample_data"))
SURVEYS = ("3b_voorbeelden.xlsx", "3b_examples.csv", "3b_long.csv")
EXPECTED = {
    "hotel_schoon": "basis",
    "vlucht_stoel": "basis",
    "kleding_licht": "basis",
    "schoenen_retour": "basis",
    "hotel_inrichting": "beleving",
    "auto_kilometers": "beleving",
    "opslag_microsoft": "beleving",
    "sportschool_familie": "beleving",
    "hotel_nespresso": "bijzonder",
    "klacht_opgelost": "bijzonder",
    "webshop_voorrang": "bijzonder",
    "sportschool_oefening": "bijzonder",
}
CONTROLS = {"sc4_community": "I", "b6_belastend_r": "R"}
PEOPLE = 121

# A reader of our own: nothing but the texts of the questionnaires and the two wordings.
QUESTIONS = {
    text: (feature.key, side)
    for each in shipped_questionnaires()
    for feature in each.features
    for question in feature.questions.values()
    for side, text in enumerate((question.functional, question.dysfunctional))
}
ANSWERS = {
    text: Answer(position)
    for key in ("nl-standard", "en-like-expect")
    for position, text in enumerate(facts("wordings")["sets"][key]["functional"])
} | {str(answer + 1): answer for answer in tuple(Answer)[:5]}


def rows(name: str) -> list[list[str]]:
    if name.endswith(".xlsx"):
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(SAMPLES / name)
        return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]
    text = (SAMPLES / name).read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";" if "klacht" in name else ","))


def wide(name: str) -> dict[str, list[tuple[str, str]]]:
    """Answer texts by feature, in the order of respondents."""
    header, *body = rows(name)
    columns: dict[str, list[int]] = {}
    for column, text in enumerate(header):
        if text in QUESTIONS:
            key, side = QUESTIONS[text]
            columns.setdefault(key, [-1, -1])[side] = column
    return {key: [(row[f], row[d]) for row in body] for key, (f, d) in columns.items()}


def pairs(name: str) -> dict[str, list[tuple[str, str]]]:
    if name != "3b_long.csv":
        return wide(name)
    found: dict[str, list[tuple[str, str]]] = {}
    header, *body = rows(name)
    for row in body:
        cells = dict(zip(header, row, strict=True))
        found.setdefault(cells["feature"], []).append((cells["functional"], cells["dysfunctional"]))
    return found


def counts(answered: list[tuple[str, str]]) -> Counter[str]:
    grid = table("berger")
    given = [pair for pair in answered if all(pair)]
    return Counter(str(grid.category(ANSWERS[one], ANSWERS[other])) for one, other in given)


def test_the_samples_are_what_the_script_makes(tmp_path: Path) -> None:
    script = SAMPLES / "make_samples.py"
    for folder in ("once", "twice"):
        (tmp_path / folder).mkdir()
        subprocess.run([sys.executable, script, tmp_path / folder], check=True, cwd=Path(__file__).parents[2])
    made = {path.name: path.read_bytes() for path in (tmp_path / "once").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "twice").iterdir()}
    kept = {path.name for path in SAMPLES.iterdir() if path.suffix in {".csv", ".xlsx"}}
    assert {*made} == kept
    for name, content in made.items():
        if name.endswith(".csv"):
            assert content == (SAMPLES / name).read_bytes(), name
        else:
            # Another zlib packs the same workbook into other bytes.
            assert parts(tmp_path / "once" / name) == parts(SAMPLES / name), name


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as workbook:
        return {name: workbook.read(name) for name in workbook.namelist()}


def test_every_sample_is_described() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in SAMPLES.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in text


@pytest.mark.parametrize("name", SURVEYS)
def test_each_example_comes_out_as_the_source_says(name: str) -> None:
    found = pairs(name)
    assert {*found} == EXPECTED.keys() | CONTROLS.keys()
    for key, answered in found.items():
        assert len(answered) == PEOPLE
        ((winner, first), (_, second)) = counts(answered).most_common(2)
        assert first - second >= 15, key
        component = Category(winner).component
        assert (component or winner) == (EXPECTED | CONTROLS)[key]


def test_the_mix_differs_from_feature_to_feature() -> None:
    mixes = [tuple(sorted(counts(answered).items())) for answered in wide("3b_voorbeelden.xlsx").values()]
    assert len(mixes) == len({*mixes})


def test_three_exports_hold_the_same_answers() -> None:
    coded = [
        {
            key: [tuple(ANSWERS.get(text) for text in pair) for pair in answered]
            for key, answered in pairs(name).items()
        }
        for name in SURVEYS
    ]
    assert coded[0] == coded[1] == coded[2]
    blanks = [pair.count(None) for answered in coded[0].values() for pair in answered]
    assert sum(blanks) == 2 * 14 + 11
    silent = [i for i in range(PEOPLE) if all(answered[i] == (None, None) for answered in coded[0].values())]
    assert len(silent) == 1


def test_ratings_stay_on_their_scales() -> None:
    header, *body = rows("3b_long.csv")
    # Nobody is asked how well a control is done.
    for name, top, asked in (("importance", 9, 14), ("fulfilment", 10, 13)):
        values = [int(row[header.index(name)]) for row in body if row[header.index(name)]]
        assert 1 <= min(values) < max(values) <= top
        assert len(values) == 120 * asked


def test_only_one_basis_feature_is_not_in_order() -> None:
    header, *body = rows("3b_long.csv")
    marks: dict[str, list[int]] = {}
    for row in body:
        if row[-1]:
            marks.setdefault(row[header.index("feature")], []).append(int(row[header.index("fulfilment")]))
    means = {
        key: sum(marks[key]) / len(marks[key]) for key, component in EXPECTED.items() if component == "basis"
    }
    assert [key for key, mean in means.items() if mean < 8] == ["schoenen_retour"]


def test_nobody_can_be_recognised() -> None:
    header, *body = rows("3b_voorbeelden.xlsx")
    assert {row[header.index("E-mail")] for row in body} == {"anonymous"}
    assert {row[header.index("Naam")] for row in body} == {""}


WAVES = {
    "gmail_2004-04.csv": ("gmail_1gb", "A"),
    "gmail_2008-06.csv": ("gmail_1gb", "O"),
    "gmail_2016-11.csv": ("gmail_1gb", "M"),
    "klacht_2016.csv": ("klacht_opgelost", "A"),
    "klacht_2018.csv": ("bas_klachten", "M"),
}


@pytest.mark.parametrize(("name", "expected"), WAVES.items(), ids=WAVES)
def test_waves_move_as_the_source_says(name: str, expected: tuple[str, str]) -> None:
    ((key, answered),) = wide(name).items()
    assert len(answered) == 120
    assert (key, counts(answered).most_common(1)[0][0]) == expected


def test_one_sheet_holds_the_same_waves() -> None:
    header, *body = rows("gmail_waves.xlsx")
    column = header.index("Meting")
    assert [*dict.fromkeys(row[column] for row in body)] == ["2004-04", "2008-06", "2016-11"]
    for wave in ("2004-04", "2008-06", "2016-11"):
        together = [tuple(ANSWERS[text] for text in row[1:]) for row in body if row[column] == wave]
        ((_, apart),) = wide(f"gmail_{wave}.csv").items()
        assert together == [tuple(ANSWERS[text] for text in pair) for pair in apart]


# From here on the program reads.


@pytest.mark.parametrize("name", SURVEYS)
def test_twelve_of_twelve(name: str) -> None:
    found = {record["feature"]: record for record in kano.classify(SAMPLES / name).records()}
    assert {key: found[key]["component"] for key in EXPECTED} == EXPECTED
    assert {key: found[key]["category"] for key in CONTROLS} == CONTROLS
    hotel = [found[key]["component"] for key in EXPECTED if key.startswith("hotel")]
    assert len(hotel) == len({*hotel}) == 3
    by_hand = pairs(name)
    for key, record in found.items():
        counted = counts(by_hand[key])
        assert {letter: n for letter, n in record["counts"].items() if n} == counted
        assert record["n"] == counted.total()


@pytest.mark.parametrize(("name", "expected"), WAVES.items(), ids=WAVES)
def test_each_wave_by_itself(name: str, expected: tuple[str, str]) -> None:
    (record,) = kano.classify(SAMPLES / name).records()
    assert (record["feature"], record["category"]) == expected


def test_ratings_are_read_in_long_form() -> None:
    tally = kano.read(SAMPLES / "3b_long.csv").tally()
    assert {"importance", "fulfilment"} <= {*tally.ratings}
    given = dict(
        zip((each.key for each in tally.features), tally.ratings["fulfilment"][0, 0, :, 0], strict=True)
    )
    assert given.pop("b6_belastend_r") == 0
    assert {*given.values()} == {120}
