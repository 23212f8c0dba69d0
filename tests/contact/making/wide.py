"""Wide forms made by hand or by scripts: codes, swapped pairs, scales that run another way."""

from tests.contact.making import wordings
from tests.contact.making.google import beside, times
from tests.contact.making.model import (
    MEANINGS,
    Case,
    Pair,
    Words,
    asked,
    draw,
    in_blocks,
    known,
    side_by_side,
    some,
)
from tests.contact.making.write import Sheet, book, text

LEGEND = [["Code", "Answer"], *([i, answer] for i, answer in enumerate(wordings.KANO.texts, 1))]


def numbers(rows: list[list[str]]) -> list[list[object]]:
    return [[int(cell) if cell.isdigit() else cell for cell in row] for row in rows]


def dashed_codes() -> Case:
    dashes = ("-", "-", "\u2011", "\u2013", "-")
    pairs = tuple(Pair(f"Q{i:02}", f"Q{i:02}{dash}F", f"Q{i:02}{dash}D") for i, dash in enumerate(dashes, 1))
    survey = draw("dashes", pairs, "OMAIM", 35, 0.02)
    header, rows = in_blocks(survey, wordings.DIGITS)
    made = beside(
        {"No.": list(range(1, 36)), "Sex": some("dashes", 35, ("f", "m", "x"))}, header, numbers(rows)
    )
    names = [
        ["Question", "Feature"],
        ["Q01", "Ticket refund"],
        ["Q02", "Clean toilets"],
        ["Q03", "Free coffee"],
        ["Q04", "Quiz"],
        ["Q05", "On time"],
    ]
    case = Case(
        "codes_fd",
        {"raw data.xlsx": book(Sheet("Data", made), Sheet("Code book", [*LEGEND, [], *names]))},
        "a consultant's workbook: Q01-F and Q01-D in two blocks, some hyphens turned into other dashes by Excel, and a code book",
        invented=True,
    )
    return known(case, survey, wordings.DIGITS)


def letters_with_text() -> Case:
    said = (
        ("trains run every ten minutes", "trains run only once an hour"),
        ("the station is staffed", "the station is not staffed"),
        ("tickets are sold on board", "tickets are not sold on board"),
        ("bicycles travel free", "bicycles do not travel free"),
        ("the waiting room is heated", "the waiting room is not heated"),
        ("announcements are clear", "announcements are not clear"),
        ("nobody smokes on the platform", "people smoke on the platform"),
    )
    pairs = tuple(
        Pair(f"{i}", f"{i}a. How would you feel if {yes}?", f"{i}b. How would you feel if {no}?")
        for i, (yes, no) in enumerate(said, 1)
    )
    survey = draw("1a1b", pairs, "OMIAMOM", 34, 0.02)
    header, rows = side_by_side(survey, wordings.KANO)
    case = Case(
        "codes_1a_1b",
        {"station.csv": text(beside({"ID": list(range(1, 35))}, header, rows))},
        "a paper form typed in: 1a and 1b before each question; in pair 7 the negation stands on the side that was meant to be functional",
        said=("pair 7 was settled by its code and the order of the others",),
        invented=True,
    )
    return known(case, survey, wordings.KANO)


def bare_numbers() -> Case:
    pairs = tuple(Pair(str(i), f"{i}-1", f"{i}-2") for i in (28, 29, 30, 31))
    survey = draw("28-1", pairs, "OAMI", 41)
    header, rows = side_by_side(survey, wordings.KOREAN)
    made = beside(
        {
            "응답자": list(range(1, 42)),
            "1": some("28", 41, ("남", "여")),
            "2": some("29", 41, ("20대", "30대", "40대")),
        },
        header,
        rows,
    )
    case = Case(
        "codes_28_1",
        {"결과.xlsx": book(Sheet("Sheet1", made))},
        "a Korean paper form typed in: 28-1 and 28-2, the questions are on paper only",
        "ko",
        knowable=False,
        asks=("pairs",),
        settle={
            "pairs": [{"functional": pair.functional, "dysfunctional": pair.dysfunctional} for pair in pairs]
        },
        invented=True,
    )
    return known(case, survey, wordings.KOREAN)


def swapped_clear() -> Case:
    pairs = asked(
        "How would you feel if the hostel had {}?",
        "How would you feel if the hostel did not have {}?",
        ("Lockers", "lockers"), ("Kitchen", "a kitchen"), ("Bar", "a bar"), ("Female dorm", "a female dorm"),
        ("Night desk", "a night desk"), ("Bike rental", "bikes to rent"), ("Pool table", "a pool table"),
    )  # fmt: skip
    survey = draw("swapped", pairs, "MOIAMAI", 32)
    header, rows = side_by_side(survey, wordings.SHORT)
    header[6], header[7] = header[7], header[6]
    rows = [[*row[:6], row[7], row[6], *row[8:]] for row in rows]
    case = Case(
        "swapped_pair",
        {"hostel.csv": text(beside({"Timestamp": times("swapped", 32)}, header, rows))},
        "after the REPPL funds study: one pair of seven stands dysfunctional first; its text says so",
        said=("one pair stands the other way round",),
    )
    return known(case, survey, wordings.SHORT)


def swapped_and_unclear() -> Case:
    said = (
        ("Boarding", "boarding takes less than ten minutes", "boarding does not take less than ten minutes"),
        ("Snacks", "snacks are free", "snacks are not free"),
        ("Legroom", "there is legroom", "there is no legroom"),
        ("Films", "films are shown", "no films are shown"),
        ("Pillows", "you get a pillow", "you get no pillow"),
        ("Payment", "you pay by card", "you pay in cash"),
        ("Blankets", "you get a blanket", "you do not get a blanket"),
    )
    pairs = tuple(
        Pair(name, f"How would you feel if {yes}?", f"How would you feel if {no}?") for name, yes, no in said
    )
    survey = draw("unclear", pairs, "OAMIIMA", 30)
    header, rows = side_by_side(survey, wordings.KANO)
    for first in (4, 10):
        header[first], header[first + 1] = header[first + 1], header[first]
        rows = [[*row[:first], row[first + 1], row[first], *row[first + 2 :]] for row in rows]
    case = Case(
        "swapped_and_unclear",
        {"cabin.csv": text(beside({"ID": list(range(30))}, header, rows))},
        "one pair of seven stands the other way round by its text, so the order cannot settle card against cash (which also stands the other way round)",
        knowable=False,
        asks=("pairs",),
        settle={"pairs": [{"functional": pairs[5].functional, "dysfunctional": pairs[5].dysfunctional}]},
        invented=True,
    )
    return known(case, survey, wordings.KANO)


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


def unicode_text() -> Case:
    said = (
        ("Navette", "une navette", "de navette"),
        ("Petit-déjeuner", "un petit-déjeuner", "de petit-déjeuner"),
        ("Piscine", "une piscine", "de piscine"),
        ("Garage à vélos", "un garage à vélos", "de garage à vélos"),
    )
    pairs = tuple(
        Pair(
            name,
            f"Que ressentez-vous si l’hôtel propose {yes} ?",
            f"Que ressentez-vous si l’hôtel ne propose pas {no} ?",
        )
        for name, yes, no in said
    )
    survey = draw("utf16", pairs, "AMOI", 26)
    header, rows = in_blocks(survey, wordings.FRENCH)
    case = Case(
        "excel_unicode_text",
        {"hotel.txt": text(beside({"N°": list(range(1, 27))}, header, rows), "utf-16", sep="\t")},
        "Excel's “Unicode text”: UTF-16 with a byte-order mark, tabs",
        "fr",
    )
    return known(case, survey, wordings.FRENCH)


def sep_line() -> Case:
    pairs = asked(
        "Como se sentiria se a escola tivesse {}?",
        "Como se sentiria se a escola não tivesse {}?",
        ("Cantina", "cantina"),
        ("Natação", "natação"),
        ("Transporte", "transporte"),
    )
    survey = draw("sep", pairs, "MAO", 27)
    header, rows = side_by_side(survey, wordings.PORTUGUESE)
    made = b"sep=;\r\n" + text(
        beside({"Código": list(range(1, 28)), "Ano": some("sep", 27, ("5.º", "6.º", "7.º"))}, header, rows),
        "cp1252",
        sep=";",
    )
    case = Case(
        "excel_sep_line",
        {"inquerito.csv": made},
        "a CSV for Excel whose first line names the separator; Windows-1252",
        "pt",
        invented=True,
    )
    return known(case, survey, wordings.PORTUGUESE)


def from_a_mac() -> Case:
    said = (
        ("Crèche", "une crèche", "de crèche"),
        ("Théâtre", "un théâtre", "de théâtre"),
        ("Forêt", "un accès à la forêt", "d'accès à la forêt"),
    )
    pairs = tuple(
        Pair(name, f"S'il y a {yes}, ça vous fait quoi ?", f"S'il n'y a pas {no}, ça vous fait quoi ?")
        for name, yes, no in said
    )
    survey = draw("mac", pairs, "MAI", 25)
    header, rows = side_by_side(survey, wordings.FRENCH)
    case = Case(
        "excel_for_mac",
        {
            "quartier.csv": text(
                beside({"N°": list(range(1, 26))}, header, rows), "mac_roman", sep=";", end="\r"
            )
        },
        "saved by Excel for Mac as “CSV (Macintosh)”: Mac Roman, lines end in CR",
        "fr",
        knowable=False,
        asks=("encoding",),
        settle={"options": ["--encoding", "mac_roman"]},
        doubtful="deciding by evidence is right too",
    )
    return known(case, survey, wordings.FRENCH)


CASES = (
    dashed_codes, letters_with_text, bare_numbers, swapped_clear, swapped_and_unclear, five_is_like, five_is_like_legend,
    turned_on_one_side, zero_to_four, unicode_text, sep_line,
    from_a_mac,
)  # fmt: skip
