"""Numbers whose scale runs another way, is told elsewhere, or not at all."""

from typing import Any

from tests.contact.making import wordings
from tests.contact.making.columns import beside
from tests.contact.making.model import MEANINGS, Case, Pair, Words, draw, known, side_by_side, some
from tests.contact.making.sheets.codes import numbers
from tests.contact.making.write import Sheet, book, text


def five_is_like() -> Case:
    pairs = tuple(
        Pair(name, f"{name}_functional", f"{name}_dysfunctional")
        for name in ("price", "delivery", "packaging", "support", "warranty")
    )
    survey = draw("five_like", pairs, "OMIAM", 36)
    header, rows = side_by_side(survey, wordings.TURNED)
    case = Case(
        "scale_turned",
        {"kano_codes.csv": text(beside({"id": list(range(1, 37))}, header, numbers(rows)), end="\n")},
        "codes as Chinese tools give them, 5 for liking, and nothing in the file says so",
        knowable=False,
        asks=("scale",),
        settle={"options": ["--scale", "5-1"]},
    )
    return known(case, survey, wordings.TURNED)


def five_is_like_legend() -> Case:
    ends = "(1 = I dislike it that way, 3 = I am neutral, 5 = I like it that way)"
    names = ("Solar roof", "Wheelchair ramp", "Jacuzzi", "Bunk beds")
    pairs = tuple(
        Pair(
            name,
            f"{name}: how do you feel if the cabin HAS it? {ends}",
            f"{name}: how do you feel if the cabin does NOT have it? {ends}",
        )
        for name in names
    )
    survey = draw("five_legend", pairs, "AMOI", 30)
    header, rows = side_by_side(survey, wordings.TURNED)
    case = Case(
        "scale_turned_said",
        {"cabins.xlsx": book(Sheet("Responses", beside({"Nr": list(range(1, 31))}, header, numbers(rows))))},
        "the headers say that 5 is liking (a linear scale of Google Forms)",
        doubtful="a careful human knows; a program has to read the legend in the headers, or ask",
        invented=True,
    )
    return known(case, survey, wordings.TURNED)


def turned_on_one_side() -> Case:
    pairs = tuple(
        Pair(name, f"{name} (+)", f"{name} (-)")
        for name in ("Login by fingerprint", "Statements as PDF", "Stock tips", "Card freeze")
    )
    words = Words(
        wordings.DIGITS.texts, "1 = like with the feature, 5 = like without it", wordings.TURNED.texts
    )
    survey = draw("one_side", pairs, "OMIA", 38)
    header, rows = side_by_side(survey, words)
    case = Case(
        "scale_turned_one_side",
        {"bank.csv": text(beside({"resp": list(range(1, 39))}, header, rows), sep=";")},
        "a panel turned the scale of the second question so that people would read it; nothing in the file says so",
        knowable=False,
        asks=("scale",),
        settle={
            "options": ["--scale-dysfunctional", "5-1"],
            "functional": dict(zip("12345", MEANINGS, strict=True)),
            "dysfunctional": dict(zip("54321", MEANINGS, strict=True)),
        },
        invented=True,
    )
    return known(case, survey, words)


def zero_to_four() -> Case:
    words = Words(("0", "1", "2", "3", "4"), "codes from 0, 0 = like")
    pairs = tuple(Pair(f"f{i}", f"f{i}_fun", f"f{i}_dys") for i in range(1, 6))
    survey = draw("zero", pairs, "MOAIO", 30)
    header, rows = side_by_side(survey, words)
    case = Case(
        "scale_from_zero",
        {"app_export.csv": text(beside({"session": list(range(30))}, header, rows), end="\n")},
        "codes 0 to 4 as apps store the index of an answer; the order is the questionnaire's, but the file does not say it",
        knowable=False,
        asks=("scale",),
        settle={"options": ["--scale", "0-4"]},
        doubtful="the answers bear out 0 = like decisively; reading it so with a word in the report is right too",
        invented=True,
    )
    return known(case, survey, words)


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


CASES = (
    five_is_like,
    five_is_like_legend,
    turned_on_one_side,
    zero_to_four,
    initials,
    letters_unknown,
    rated_as_well,
)
