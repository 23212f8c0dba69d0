"""Sheets as consultants, students and teams lay them out by hand."""

from dataclasses import replace
from typing import Any

from tests.contact.making import wordings
from tests.contact.making.columns import beside
from tests.contact.making.model import Case, Pair, asked, draw, known, side_by_side, some
from tests.contact.making.sheets.codes import LEGEND, numbers
from tests.contact.making.write import Sheet, book, text


def transposed() -> Case:
    names = ("Online booking", "Reminder by text", "Weekend hours", "Own parking", "Play area")
    pairs = tuple(Pair(name, f"F | {name}", f"D | {name}") for name in names)
    survey = draw("transposed", pairs, "OAMII", 20)
    people = [f"Customer {i}" for i in range(1, 21)]
    top = ["", *(cell for person in people for cell in (person, ""))]
    rows = [
        [name, *(number for person in survey.people for number in person[i])] for i, name in enumerate(names)
    ]
    merged = tuple((0, 1 + 2 * i, 0, 2 + 2 * i) for i in range(20))
    made = Sheet("Interviews", [top, ["Feature", *["F", "D"] * 20], *rows], merged=merged)
    case = Case(
        "features_down",
        {"interviews dentist.xlsx": book(made, Sheet("Scale", LEGEND))},
        "made by hand: features down, customers across, merged names over F and D, the scale on a second sheet",
        invented=True,
    )
    return known(case, survey, wordings.DIGITS)


def two_rows_a_person() -> Case:
    names = ("Tool library", "Compost", "Beehives", "Water tap")
    pairs = tuple(Pair(name, f"has it | {name}", f"has it not | {name}") for name in names)
    survey = draw("two_rows", pairs, "AOIM", 22)
    words = wordings.CURLY
    rows: list[list[Any]] = []
    for number, person in enumerate(survey.people, 1):
        rows += [
            [number, "has it", *(words.texts[f - 1] for f, _ in person)],
            ["", "has it not", *(words.texts[d - 1] for _, d in person)],
        ]
    made = Sheet("Gardeners", [["Nr", "The garden …", *names], *rows])
    case = Case(
        "two_rows_a_person",
        {"garden.xlsx": book(made)},
        "made by hand: two rows a person, one with and one without, the number only in the first",
        invented=True,
    )
    return known(case, survey, words)


def totals_below() -> Case:
    names = ("Fast lane", "Wi-Fi", "Sleeping pods")
    pairs = tuple(Pair(name, f"{name} | present", f"{name} | absent") for name in names)
    survey = draw("totals", pairs, "OMA", 30, 0.03)
    _, rows = side_by_side(survey, wordings.DIGITS)
    body = [[f"P{i:02}", *row] for i, row in enumerate(numbers(rows), 1)]
    filled = [[row[i] for row in body if row[i] != ""] for i in range(1, 7)]
    foot = [
        ["Average", *(round(sum(column) / len(column), 2) for column in filled)],
        ["Count", *map(len, filled)],
    ]
    top = ["", *(cell for name in names for cell in (name, ""))]
    title = ["Lounge study, 1 = I like it … 5 = I dislike it"]
    made = Sheet(
        "Entry",
        [title, [], top, ["Passenger", *["present", "absent"] * 3], *body[:15], [], *body[15:], [], *foot],
        merged=tuple((2, i, 2, i + 1) for i in (1, 3, 5)),
    )
    case = Case(
        "totals_and_title",
        {"lounge.xlsx": book(made)},
        "made by hand: a title that gives the scale, merged feature names, a blank row in the middle, averages and counts below",
        left_out=("rows Average and Count",),
        invented=True,
    )
    return known(case, survey, wordings.DIGITS)


def alternate_wordings() -> Case:
    pairs = asked(
        "If the course had {}",
        "If the course had no {}",
        ("Quizzes", "quizzes"),
        ("Mentor", "mentor"),
        ("Certificate", "certificate"),
    )
    survey = draw("typos", pairs, "IAO", 30)
    header, rows = side_by_side(survey, wordings.KANO)
    dressed = {
        "I am neutral": "i am neutral ",
        "It must be that way": "I must be that way",
        "I dislike it that way": "I dislike it that  way.",
    }
    rows = [
        [dressed.get(cell, cell) if (i + j) % 5 == 0 else cell for j, cell in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    case = Case(
        "typos_in_answers",
        {"course.csv": text(beside({"n": list(range(1, 31))}, header, rows))},
        "answers pasted from two versions of a form: small letters, double spaces, a full stop, the misprint “I must be that way” of github.com/REPPL",
    )
    made = known(case, survey, wordings.KANO)
    more = wordings.KANO.meanings() | {
        dressed[answer]: meaning for answer, meaning in wordings.KANO.meanings().items() if answer in dressed
    }
    return replace(made, settle={"answers": more})


def with_test_row() -> Case:
    pairs = asked(
        "If the bank had {}, I would say:",
        "If the bank did not have {}, I would say:",
        ("Branches", "branches"),
        ("Chatbot", "a chatbot"),
        ("Crypto", "crypto accounts"),
    )
    survey = draw("test_row", pairs, "MIR", 25)
    header, rows = side_by_side(survey, wordings.EXPECT)
    made = beside(
        {
            "Participant": ["TEST", "test2", *(f"P{i:02}" for i in range(1, 24))],
            "Remarks": ["please delete", "ignore – testing the form", *some("test_row", 23, ("", "", "none"))],
        },
        header,
        rows,
    )
    case = Case(
        "test_rows",
        {"bank.csv": text(made)},
        "two people who call themselves a test and ask to be deleted",
        said=("two rows call themselves tests",),
        doubtful="counted here, since they answered; leaving them out, said, is right too",
        invented=True,
    )
    return known(case, survey, wordings.EXPECT)


def notes_first() -> Case:
    pairs = asked(
        "I would feel … if the bus shelter had {}",
        "I would feel … if the bus shelter had no {}",
        ("Bench", "bench"),
        ("Live times", "live times"),
        ("Bin", "bin"),
        ("Advertising", "advertising"),
    )
    survey = draw("notes", pairs, "MOIR", 28, 0.03)
    words = wordings.SHORT
    header, rows = side_by_side(survey, words)
    notes = Sheet(
        "Read me",
        [
            ["Project", "Shelters"],
            ["Field work", "March 2026"],
            ["Please note", "data entry by hand, see sheet Raw"],
            ["", "“Old” holds the pre-test, do not use"],
        ],
    )
    lists = Sheet("Lists", [[answer] for answer in words.texts], hidden=True)
    old = Sheet("Old", [header, *[[words.texts[0]] * len(header)] * 3], hidden=True)
    raw = Sheet(
        "Raw",
        [
            ["Shelters – raw data"],
            [],
            *beside(
                {"#": list(range(1, 29)), "Stop": some("notes", 28, ("Market", "School", "Harbour"))},
                header,
                rows,
            ),
        ],
    )
    case = Case(
        "notes_and_hidden_sheets",
        {"shelters_v3_FINAL.xlsx": book(notes, lists, old, raw)},
        "a consultant's workbook: notes first, hidden lists, a hidden pre-test, a title over the table",
        left_out=("hidden sheets Lists and Old", "notes"),
        invented=True,
    )
    return known(case, survey, words)


CASES = (
    transposed,
    two_rows_a_person,
    totals_below,
    alternate_wordings,
    with_test_row,
    notes_first,
)
