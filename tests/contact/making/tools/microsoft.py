"""Exports of Microsoft Forms."""

from datetime import timedelta

from tests.contact.making import wordings
from tests.contact.making.columns import MARKS, after, beside, mails
from tests.contact.making.model import Case, Pair, asked, draw, known, side_by_side, some, stamps
from tests.contact.making.write import Sheet, book, text

HARD = "\u00a0"


def microsoft_english() -> Case:
    pairs = asked(
        "If the laptop came with {}, how would you feel?",
        "If the laptop came without {}, how would you feel?",
        ("Docking station", "a docking station"),
        ("Second charger", "a second charger"),
        ("Privacy screen", "a privacy screen"),
        ("Touch screen", "a touch screen"),
    )
    survey = draw("ms_en", pairs, "OMIA", 34)
    header, rows = side_by_side(survey, wordings.EXPECT)
    begun = stamps("ms_en", 34)
    before = {
        "ID": list(range(1, 35)),
        "Start time": begun,
        "Completion time": [at + timedelta(minutes=4) for at in begun],
        "Email": ["anonymous"] * 34,
        "Name": [""] * 34,
        "Department": some("ms_en", 34, ("Sales", "IT", "Operations")),
    }
    marks = {
        f"How important is this to you?{number or ''}": [int(mark) for mark in some(f"ms{number}", 34, MARKS)]
        for number in ("", 2, 3, 4)
    }
    made = after(beside(before, [name + HARD for name in header], rows), marks)
    case = Case(
        "msforms_en",
        {"Laptop survey(1-34).xlsx": book(Sheet("Sheet1", made))},
        "Microsoft Forms through Excel: real dates, a hard space at the end of headers, a repeated question numbered 2, 3, 4",
        left_out=("importance, asked four times under one text",),
    )
    return known(case, survey, wordings.EXPECT)


def microsoft_dutch() -> Case:
    pairs = (
        Pair(
            "Afspraak online",
            "Stel, u kunt online een afspraak maken. Wat vindt u daarvan?",
            "Stel, u kunt niet online een afspraak maken. Wat vindt u daarvan?",
        ),
        Pair(
            "Herinnering",
            "Stel, u krijgt een herinnering per sms. Wat vindt u daarvan?",
            "Stel, u krijgt geen herinnering per sms. Wat vindt u daarvan?",
        ),
        Pair(
            "Parkeren",
            "Stel, u kunt gratis parkeren. Wat vindt u daarvan?",
            "Stel, u moet betalen om te parkeren. Wat vindt u daarvan?",
        ),
        Pair(
            "Wachttijd",
            "Stel, u bent binnen vijf minuten aan de beurt. Wat vindt u daarvan?",
            "Stel, u bent pas na een half uur aan de beurt. Wat vindt u daarvan?",
        ),
        Pair(
            "Muziek",
            "Stel, er is muziek in de wachtkamer. Wat vindt u daarvan?",
            "Stel, er is geen muziek in de wachtkamer. Wat vindt u daarvan?",
        ),
        Pair(
            "Privacy",
            "Stel, anderen kunnen uw gesprek niet horen. Wat vindt u daarvan?",
            "Stel, anderen kunnen uw gesprek horen. Wat vindt u daarvan?",
        ),
    )
    survey = draw("ms_nl", pairs, "OAMOIM", 31)
    header, rows = side_by_side(survey, wordings.DUTCH_FINE)
    moments = stamps("ms_nl", 31)
    before = {
        "ID": list(range(1, 32)),
        "Begintijd": [f"{at:%d-%m-%Y %H:%M}" for at in moments],
        "Tijd van voltooien": [f"{at + timedelta(minutes=5):%d-%m-%Y %H:%M}" for at in moments],
        "E-mail": ["anonymous"] * 31,
        "Naam": [""] * 31,
    }
    case = Case(
        "msforms_nl_cp1252",
        {"Huisartsenpost.csv": text(beside(before, header, rows), "cp1252", sep=";")},
        "Microsoft Forms in Dutch, saved as CSV by Excel: semicolons, Windows-1252; free parking against paying, five minutes against half an hour",
        "nl",
        knowable=False,
        asks=("pairs",),
        settle={"pairs": [{"functional": pairs[5].functional, "dysfunctional": pairs[5].dysfunctional}]},
        doubtful="the text of the last pair reads the other way round by its negation (others hear / do not hear your talk); the order of the others supports what was meant, a careful human is nearly sure. Read right by the order of the others is right too",
    )
    return known(case, survey, wordings.DUTCH_FINE)


def microsoft_likert() -> Case:
    said = (
        ("Stock", "shows", "show", "what is still in stock"),
        ("Ordering", "lets", "let", "me order for the next morning"),
        ("Allergens", "lists", "list", "allergens"),
        ("Recipes", "offers", "offer", "recipes"),
    )
    pairs = tuple(
        Pair(name, f"The bakery app {yes} {rest}.", f"The bakery app does not {no} {rest}.")
        for name, yes, no, rest in said
    )
    survey = draw("ms_likert", pairs, "OAMI", 26, 0.03)
    header, rows = side_by_side(survey, wordings.EXPECT_TO_BE)
    begun = stamps("ms_likert", 26)
    before = {
        "ID": list(range(1, 27)),
        "Start time": begun,
        "Completion time": begun,
        "Email": mails(26),
        "Name": [""] * 26,
        "Last modified time": [""] * 26,
    }
    case = Case(
        "msforms_likert",
        {"Bakery.xlsx": book(Sheet("Form1", beside(before, header, rows)))},
        "Microsoft Forms with Likert questions: each statement is a header, the question above the statements is not exported",
    )
    return known(case, survey, wordings.EXPECT_TO_BE)


CASES = (
    microsoft_english,
    microsoft_dutch,
    microsoft_likert,
)
