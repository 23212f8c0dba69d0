"""Wide forms whose headers carry codes, and pairs that stand the other way round."""

from tests.contact.making import wordings
from tests.contact.making.columns import beside, times
from tests.contact.making.model import Case, Pair, asked, draw, in_blocks, known, side_by_side, some
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


CASES = (
    dashed_codes,
    letters_with_text,
    bare_numbers,
    swapped_clear,
    swapped_and_unclear,
    one_unclear,
    headerless,
)
