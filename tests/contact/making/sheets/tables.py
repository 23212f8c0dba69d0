"""Printed tables: counts of categories under other letters, with columns left out, and 5 × 5 tables."""

import random
from typing import Any

from tests.contact.making import wordings
from tests.contact.making.model import Case, Pair, Words, draw, known
from tests.contact.making.write import Sheet, book, ods, text

LETTERS = "AOMIRQ"


CATEGORY = {
    (f, d): "QAAAO"[d - 1] if f == 1 else "RRRRQ"[d - 1] if f == 5 else "RIIIM"[d - 1]
    for f in range(1, 6)
    for d in range(1, 6)
}
"""Berger and others 1993."""


def categories(seed: str, kinds: dict[str, str], n: int) -> dict[str, dict[str, int]]:
    """For each feature how many people fall in each category."""
    pairs = tuple(Pair(name, name, name) for name in kinds)
    survey = draw(seed, pairs, "".join(kinds.values()), n)
    letters = [[CATEGORY[person[i]] for person in survey.people] for i in range(len(pairs))]
    return {
        name: {letter: column.count(letter) for letter in LETTERS}
        for name, column in zip(kinds, letters, strict=True)
    }


def counted(counts: dict[str, dict[str, int]]) -> tuple[dict[str, Any], ...]:
    return tuple({"feature": name, "n": sum(row.values()), "categories": row} for name, row in counts.items())


def other_letters() -> Case:
    counts = categories(
        "letters", {"One-click order": "O", "Gift wrap": "A", "Returns label": "M", "Videos": "I"}, 84
    )
    rows = [[name, *(row[letter] for letter in "AOMIRQ"), sum(row.values())] for name, row in counts.items()]
    made = [
        ["Table 3. Responses per requirement (n = 84)"],
        [],
        ["Requirement", "E", "P", "B", "N", "R", "Q", "Total"],
        *rows,
        [],
        ["E exciter, P performance, B basic, N neutral, R reverse, Q questionable"],
    ]
    return Case(
        "table_epbn",
        {"table3.csv": text(made)},
        "a paper's table: E, P, B, N with their legend below",
        truth=counted(counts),
    )


def french_letters() -> Case:
    counts = categories("letters_fr", {"Réveil": "A", "Chauffage": "M", "Massage": "I"}, 34)
    rows = [[name, *(row[letter] for letter in "AOMIRQ")] for name, row in counts.items()]
    made = [
        ["Fonction", "Attractive", "Proportionnelle", "Obligatoire", "Indifférente", "Contraire", "Douteuse"],
        *rows,
    ]
    return Case(
        "table_fr_words",
        {"categories.csv": text(made, sep=";")},
        "after github.com/nicolasfeyer/qrm-kano: categories in French words; obligatoire is must-be",
        "fr",
        truth=counted(counts),
    )


def missing_columns() -> Case:
    counts = categories("no_oq", {"Lift": "M", "Balcony": "A", "Bath tub": "I", "Trouser press": "I"}, 50)
    kept = {name: {letter: row[letter] for letter in "AMIR"} for name, row in counts.items()}
    rows = [[name, *(row[letter] for letter in "AMIR"), sum(row.values())] for name, row in kept.items()]
    truth = tuple(
        {"feature": name, "n": sum(row.values()), "categories": row | {"O": 0, "Q": 0}}
        for name, row in kept.items()
    )
    return Case(
        "table_without_o_and_q",
        {"results.xlsx": book(Sheet("Tab. 2", [["Attribute", "A", "M", "I", "R", "Sum"], *rows]))},
        "a table that leaves out one-dimensional and questionable since nobody fell there; the sums bear that out",
        truth=truth,
        said=("O and Q are not in the table and were taken as 0, as its sums say",),
        invented=True,
    )


def missing_without_sums() -> Case:
    counts = categories("no_sums", {"Quiet rooms": "O", "Sofas": "A", "Lockers": "M"}, 60)
    rows = [[name, *(row[letter] for letter in "AMIR")] for name, row in counts.items()]
    return Case(
        "table_without_o_and_sums",
        {"library.csv": text([["feature", "A", "M", "I", "R"], *rows])},
        "the same with neither sums nor n: whether nobody was one-dimensional or a column was lost can't be known",
        truth=tuple(
            {
                "feature": name,
                "n": sum(row[letter] for letter in "AMIR"),
                "categories": {letter: row[letter] for letter in "AMIR"},
            }
            for name, row in counts.items()
        ),
        knowable=False,
        asks=("missing categories",),
        settle={"missing categories": "O and Q were lost; what is printed is all there is"},
        doubtful="reading it with O and Q named as missing is right too; without a word is wrong",
        invented=True,
    )


def wrong_sums() -> Case:
    counts = categories(
        "sums", {"Fast check-in": "O", "Late checkout": "A", "Clean room": "M", "Minibar": "I"}, 120
    )
    rows = [[name, *(row[letter] for letter in "MOAIRQ"), 120] for name, row in counts.items()]
    rows[2][1] -= 14
    counts["Clean room"] = counts["Clean room"] | {"M": counts["Clean room"]["M"] - 14}
    made = [["Quality attribute", "M", "O", "A", "I", "R", "Q", "n"], *rows]
    return Case(
        "table_wrong_sums",
        {"paper_table.csv": text(made, sep="\t")},
        "a printed table with a misprint: one row adds up to 106 of 120",
        truth=counted(counts),
        said=("Clean room adds up to 106, not to 120",),
        doubtful="refusing the row, or asking, is right too; using it without a word is wrong",
    )


def grids() -> Case:
    survey = draw(
        "grids",
        tuple(Pair(name, name, name) for name in ("Touch control", "Child lock", "Self-cleaning")),
        "IMA",
        72,
    )
    short = ("Like", "Expect", "Neutral", "Tolerate", "Dislike")
    rows: list[list[Any]] = []
    for index, pair in enumerate(survey.pairs):
        found = [person[index] for person in survey.people]
        rows += [[pair.feature], ["Functional \\ Dysfunctional", *short]]
        rows += [[short[f - 1], *(found.count((f, d)) for d in range(1, 6))] for f in range(1, 6)]
        rows += [[]]
    case = Case(
        "grids_5x5",
        {"oven.xlsx": book(Sheet("Crosstabs", rows))},
        "a 5 × 5 table a feature, one below the other, as papers and calculators print them",
        said=("counts, no respondents",),
    )
    return known(case, survey, Words(short, "common short forms"))


def named_categories() -> Case:
    names = ("Basic", "Performance", "Delighter", "Indifferent", "Unwanted")
    kinds = {"Two-step login": "M", "Search": "O", "Themes": "A", "Badges": "I", "Pop-ups": "R"}
    chance = random.Random("direct")
    shown = dict(zip("MOAIR", names, strict=True))
    weights = {kind: [6 if letter == kind else 1 for letter in "MOAIR"] for kind in "MOAIR"}
    people = [[chance.choices("MOAIR", weights[kind])[0] for kind in kinds.values()] for _ in range(40)]
    rows = [[i, *(shown[letter] for letter in person)] for i, person in enumerate(people, 1)]
    truth = tuple(
        {
            "feature": name,
            "n": 40,
            "categories": {letter: [person[i] for person in people].count(letter) for letter in LETTERS},
        }
        for i, name in enumerate(kinds)
    )
    return Case(
        "direct_classification",
        {"direct.csv": text([["Respondent", *kinds], *rows])},
        "direct classification: one question a feature, the answer names its category",
        truth=truth,
        respondents=40,
        said=("people named the category themselves; no pairs of answers",),
    )


def open_document() -> Case:
    pairs = tuple(
        Pair(name, f"{name} | mit", f"{name} | ohne") for name in ("Sitzheizung", "Anhängerkupplung", "Navi")
    )
    survey = draw("ods", pairs, "AIO", 26)
    header = [text_ for pair in pairs for text_ in (pair.feature, "")]
    words = wordings.GERMAN_FULL
    rows = [
        [number, *(text_ for f, d in person for text_ in (words.texts[f - 1], words.texts[d - 1]))]
        for number, person in enumerate(survey.people, 1)
    ]
    made = [["Fahrzeugbefragung"], ["", *header], ["Nr.", *["mit", "ohne"] * 3], *rows]
    return known(
        Case(
            "ods_two_header_rows",
            {"fahrzeuge.ods": ods(Sheet("Tabelle1", made))},
            "LibreOffice: the feature over two columns, mit and ohne below it, a title above",
            "de",
            invented=True,
        ),
        survey,
        words,
    )


CASES = (
    other_letters,
    french_letters,
    missing_columns,
    missing_without_sums,
    wrong_sums,
    grids,
    named_categories,
    open_document,
)
