"""Surveys in two halves, on several sheets, and exports that overlap."""

from tests.contact.making import wordings
from tests.contact.making.columns import beside, mails
from tests.contact.making.model import (
    Case,
    Pair,
    Survey,
    Words,
    asked,
    codes,
    draw,
    in_blocks,
    known,
    side_by_side,
    some,
    stamps,
)
from tests.contact.making.write import Sheet, book, text

CITY = ("Bike lanes", "Childcare", "Street lights", "Farmers' market")


def half(survey: Survey, words: Words, side: str) -> tuple[list[str], list[list[str]]]:
    """The header and rows of the functional or of the dysfunctional questions alone."""
    header, rows = in_blocks(survey, words)
    width = len(survey.pairs)
    cut = slice(0, width) if side == "functional" else slice(width, None)
    return header[cut], [row[cut] for row in rows]


def two_sheets() -> Case:
    pairs = tuple(Pair(name, f"With!{name}", f"Without!{name}") for name in CITY)
    survey = draw("two_sheets", pairs, "OMMA", 36)
    sheets = []
    for name, side in (("With", "functional"), ("Without", "dysfunctional")):
        _, rows = half(survey, wordings.KANO, side)
        sheets.append(
            Sheet(
                name,
                beside(
                    {
                        "Resident ID": [f"C{i:03}" for i in range(1, 37)],
                        "District": some("city", 36, ("North", "South")),
                    },
                    list(CITY),
                    rows,
                ),
            )
        )
    read_me = Sheet(
        "README",
        [
            ["City survey 2026"],
            ["How would you feel WITH the following in your street? (sheet With)"],
            ["… and WITHOUT it? (sheet Without)"],
            ["Questions? city@example.com"],
        ],
    )
    case = Case(
        "two_sheets",
        {"city survey.xlsx": book(read_me, *sheets)},
        "made by hand: the questions with the feature on one sheet, those without on another, the same headers and ids, a README first",
        invented=True,
    )
    return known(case, survey, wordings.KANO)


def two_files() -> Case:
    pairs = tuple(
        Pair(name, f"How would you feel if we had {name}?", f"How would you feel if we didn't have {name}?")
        for name in ("a gym room", "table football", "fresh fruit", "standing desks")
    )
    survey = draw("two_files", pairs, "IIAO", 30)
    mixed = list(range(30))
    mixed = mixed[13:] + mixed[:13]
    files = {}
    for side, order in (("functional", range(30)), ("dysfunctional", mixed)):
        header, rows = half(survey, wordings.CURLY, side)
        ids = [mails(30)[i] for i in order]
        files[f"office_{side}.csv"] = text(beside({"Email": ids}, header, [rows[i] for i in order]))
    case = Case(
        "two_files_by_id",
        files,
        "two forms sent one after the other; the second is answered in another order, people are told by their e-mail",
        invented=True,
    )
    return known(case, survey, wordings.CURLY)


def two_files_in_order() -> Case:
    pairs = tuple(
        Pair(name, f"present.csv!{name}", f"absent.csv!{name}")
        for name in ("Crisp", "Salted", "Family size", "Resealable")
    )
    survey = draw("in_order", pairs, "OMIA", 32)
    about = {
        "age": some("order_a", 32, tuple(map(str, range(18, 66)))),
        "postcode": some("order_p", 32, tuple(map(str, range(1011, 1099)))),
    }
    files = {
        f"{name}.csv": text(
            beside(about, [pair.feature for pair in pairs], half(survey, wordings.EXPECT_TO_BE, side)[1]),
            end="\n",
        )
        for name, side in (("present", "functional"), ("absent", "dysfunctional"))
    }
    case = Case(
        "two_files_in_order",
        files,
        "a panel's two matrices in two files: no ids, but age and postcode agree row by row",
        said=("the halves were joined in the order of their rows",),
        invented=True,
    )
    return known(case, survey, wordings.EXPECT_TO_BE)


def running() -> Case:
    pairs = asked(
        "How would you feel if the newsletter had {}?",
        "How would you feel if the newsletter had no {}?",
        ("Summary", "summary"),
        ("Crossword", "crossword"),
        ("Audio version", "audio version"),
    )
    survey = draw("running", pairs, "OIA", 45)
    header, rows = side_by_side(survey, wordings.CURLY)
    made = beside(
        {
            "Submission ID": codes("running", 45, 6),
            "Respondent ID": codes("running_r", 45, 6),
            "Submitted at": [f"{at:%Y-%m-%d %H:%M:%S}" for at in stamps("running", 45)],
        },
        header,
        rows,
    )
    files = {"Newsletter_2026-03-09.csv": text(made[:26]), "Newsletter_2026-03-16.csv": text(made)}
    case = Case(
        "running_survey",
        files,
        "Tally: two exports of one running survey, the later one holds the earlier",
        left_out=("25 rows that stand in both files, counted once",),
        said=("25 rows stand in both files",),
    )
    return known(case, survey, wordings.CURLY)


def running_without_ids() -> Case:
    pairs = tuple(Pair(name, f"{name} - yes", f"{name} - no") for name in ("Wi-Fi", "Sockets", "Plants"))
    survey = draw("running_bare", pairs, "OMI", 40)
    header, rows = side_by_side(survey, wordings.SHORT)
    files = {"export1.csv": text([header, *rows[:22]]), "export2.csv": text([header, *rows])}
    case = Case(
        "running_survey_without_ids",
        files,
        "two exports of a survey without ids or times: the first 22 rows of the second are those of the first, in order",
        knowable=False,
        asks=("duplicates",),
        settle={"duplicates": "the 22 rows are the same people: 40 answered"},
        doubtful="22 rows equal in order can hardly be chance; counting them once with a word is right too",
        invented=True,
    )
    return known(case, survey, wordings.SHORT)


def draft_and_final() -> Case:
    pairs = asked(
        "Would you like it if the clinic had {}?",
        "Would you like it if the clinic did not have {}?",
        ("Evening hours", "evening hours"),
        ("Video calls", "video calls"),
        ("Play corner", "a play corner"),
    )
    final = draw("final", pairs, "MOI", 34)
    draft = draw("draft", pairs, "MOI", 12)
    sheets = [
        Sheet(
            name, beside({"Nr": list(range(1, len(survey.people) + 1))}, *side_by_side(survey, wordings.KANO))
        )
        for name, survey in (("Pilot", draft), ("Main", final))
    ]
    case = Case(
        "two_survey_sheets",
        {"clinic.xlsx": book(*sheets)},
        "a pilot and the main study on two sheets of one workbook",
        knowable=False,
        asks=("sheet",),
        settle={"options": ["--sheet", "Main"]},
        doubtful="“Would you like it” before a five-answer scale is bad style, met in the wild",
        invented=True,
    )
    return known(case, final, wordings.KANO)


CASES = (
    two_sheets,
    two_files,
    two_files_in_order,
    running,
    running_without_ids,
    draft_and_final,
)
