"""Sheets as consultants, students and teams lay them out by hand."""

from dataclasses import replace
from typing import Any

from tests.contact.making import wordings
from tests.contact.making.google import beside
from tests.contact.making.model import (
    MEANINGS,
    Case,
    Pair,
    Words,
    asked,
    draw,
    known,
    side_by_side,
    some,
)
from tests.contact.making.wide import LEGEND, numbers
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


def initials() -> Case:
    words = Words(("L", "E", "N", "T", "D"), "first letters, with a legend beside the table")
    pairs = tuple(
        Pair(name, f"{name} +", f"{name} –")
        for name in ("Menu in English", "Vegan dishes", "Live music", "Candles")
    )
    survey = draw("initials", pairs, "MOIA", 27)
    header, rows = side_by_side(survey, words)
    made = beside({"Table": some("initials", 27, tuple(map(str, range(1, 15))))}, header, rows)
    legend = (
        "L = I like it",
        "E = I expect it",
        "N = neutral",
        "T = I can tolerate it",
        "D = I dislike it",
        "+ = if we have it, – = if we don’t",
    )
    shown = [[*row, "", legend[i - 1] if 0 < i <= 6 else ""] for i, row in enumerate(made)]
    case = Case(
        "initials_with_legend",
        {"restaurant.xlsx": book(Sheet("Evening", shown))},
        "made by hand: initials typed at the table, their meaning written to the right of it",
        doubtful="a careful human reads the legend; a program may have to ask",
        invented=True,
    )
    return known(case, survey, words)


def letters_unknown() -> Case:
    words = Words(("A", "B", "C", "D", "E"), "letters of a Polish template whose key is on paper")
    pairs = tuple(
        Pair(f"Funkcja {i}", f"Funkcja {i} - pytanie funkcjonalne", f"Funkcja {i} - pytanie dysfunkcjonalne")
        for i in range(1, 5)
    )
    survey = draw("letters_pl", pairs, "OMAI", 25)
    header, rows = side_by_side(survey, words)
    case = Case(
        "letters_without_legend",
        {"odpowiedzi.csv": text(beside({"Lp.": list(range(1, 26))}, header, rows), sep=";")},
        "a Polish template in a public repository: answers A to E, the key is not in the file",
        "pl",
        knowable=False,
        asks=("answers",),
        settle={"answers": dict(zip(words.texts, MEANINGS, strict=True))},
    )
    return known(case, survey, words)


def headerless() -> Case:
    pairs = tuple(Pair(f"{a}{b}", a, b) for a, b in ("AB", "CD", "EF"))
    survey = draw("headerless", pairs, "OAM", 31)
    _, rows = side_by_side(survey, wordings.DIGITS)
    case = Case(
        "headerless_digits",
        {"data.csv": text(rows, end="\n")},
        "digits without any header, side by side, as github.com/suntorytimed/krano takes them",
        knowable=False,
        asks=("pairs",),
        settle={
            "pairs": [{"functional": pair.functional, "dysfunctional": pair.dysfunctional} for pair in pairs]
        },
        doubtful="columns can only be named by their letters; refusing with the cure is right too",
    )
    return known(case, survey, wordings.DIGITS)


def one_unclear() -> Case:
    said = (
        ("Delivery", "parcels come within 2 days", "parcels come after 6 days"),
        ("Returns", "returns are free", "returns are not free"),
        ("Shoes", "the shop sells shoes", "the shop does not sell shoes"),
        ("Layout", "photos are shown in a grid", "photos are shown in a list"),
        ("Account", "you have to make an account", "you can buy as a guest"),
    )
    pairs = tuple(
        Pair(name, f"How would you feel if {yes}?", f"How would you feel if {no}?") for name, yes, no in said
    )
    survey = draw("one_unclear", pairs, "OMIIR", 33)
    header, rows = side_by_side(survey, wordings.KANO)
    case = Case(
        "two_unclear_of_five",
        {"fashion.csv": text(beside({"ID": list(range(1, 34))}, header, rows))},
        "five pairs, of which two are alternatives rather than presence and absence, too few others to go by their order",
        knowable=False,
        asks=("pairs",),
        settle={
            "pairs": [
                {"functional": pair.functional, "dysfunctional": pair.dysfunctional} for pair in pairs[3:]
            ]
        },
        invented=True,
    )
    return known(case, survey, wordings.KANO)


def rated_as_well() -> Case:
    names = ("Signposts", "Toilets", "Café", "Guided walks")
    pairs = tuple(Pair(name, f"{name}: If present", f"{name}: If absent") for name in names)
    survey = draw("rated", pairs, "MMAI", 30)
    header, rows = side_by_side(survey, wordings.DIGITS)
    wide: list[list[Any]] = [
        [
            "Visitor",
            *(
                cell
                for i in range(4)
                for cell in (
                    header[2 * i],
                    header[2 * i + 1],
                    f"{names[i]}: Satisfaction now (1–5)",
                    f"{names[i]}: Importance (1–9)",
                )
            ),
        ]
    ]
    rating, weight = some("rated_s", 120, tuple("12345")), some("rated_i", 120, tuple("123456789"))
    for person, row in enumerate(numbers(rows)):
        wide.append(
            [
                person + 1,
                *(
                    cell
                    for i in range(4)
                    for cell in (
                        row[2 * i],
                        row[2 * i + 1],
                        int(rating[4 * person + i]),
                        int(weight[4 * person + i]),
                    )
                ),
            ]
        )
    key = [
        ["If present / If absent:"],
        *([f"{i} = {answer}"] for i, answer in enumerate(wordings.KANO.texts, 1)),
        ["Satisfaction: 1 = very bad, 5 = very good"],
    ]
    case = Case(
        "satisfaction_beside",
        {"park.xlsx": book(Sheet("Data", wide), Sheet("Key", key))},
        "satisfaction 1–5 and importance 1–9 between the pairs: same digits, other meaning; the key on a second sheet",
        left_out=("satisfaction and importance of four features",),
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


CASES = (
    transposed, two_rows_a_person, totals_below, initials, letters_unknown, headerless, one_unclear, rated_as_well,
    alternate_wordings, with_test_row,
)  # fmt: skip
