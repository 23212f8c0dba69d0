"""Exports of Microsoft Forms, Qualtrics and SurveyMonkey."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.contact.making import wordings
from tests.contact.making.google import MARKS, after, beside, mails
from tests.contact.making.model import (
    Case,
    Pair,
    Survey,
    Words,
    asked,
    codes,
    draw,
    known,
    side_by_side,
    some,
    stamps,
)
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


def qualtrics_rows(columns: list[tuple[str, str, str]], rows: list[list[Any]]) -> list[list[Any]]:
    """Three header rows: names, texts, and what was imported from where."""
    imports = [json.dumps({"ImportId": name}, separators=(",", ":")) for _, _, name in columns]
    return [[short for short, _, _ in columns], [long for _, long, _ in columns], imports, *rows]


def _meta(seed: str, n: int, statuses: list[str]) -> tuple[list[tuple[str, str, str]], list[list[Any]]]:
    columns = [
        ("StartDate", "Start Date", "startDate"), ("EndDate", "End Date", "endDate"), ("Status", "Response Type", "status"),
        ("IPAddress", "IP Address", "ipAddress"), ("Progress", "Progress", "progress"),
        ("Duration (in seconds)", "Duration (in seconds)", "duration"), ("Finished", "Finished", "finished"),
        ("RecordedDate", "Recorded Date", "recordedDate"), ("ResponseId", "Response ID", "_recordId"),
        ("DistributionChannel", "Distribution Channel", "distributionChannel"), ("UserLanguage", "User Language", "userLanguage"),
    ]  # fmt: skip
    moments, names = stamps(seed, n), codes(seed, n, 15)
    rows = [
        [
            f"{at:%Y-%m-%d %H:%M:%S}",
            f"{at + timedelta(seconds=204):%Y-%m-%d %H:%M:%S}",
            status,
            "" if status == "Survey Preview" else f"192.0.2.{i + 1}",
            100,
            204,
            "True",
            f"{at + timedelta(seconds=205):%Y-%m-%d %H:%M:%S}",
            f"R_{name}",
            "preview" if status == "Survey Preview" else "anonymous",
            "EN",
        ]
        for i, (at, name, status) in enumerate(zip(moments, names, statuses, strict=True))
    ]
    return columns, rows


def qualtrics_matrix() -> Case:
    have = "How do you feel if you have this in your building? - {}"
    lack = "How do you feel if you do not have this in your building? - {}"
    pairs = asked(
        have,
        lack,
        ("Bike storage", "Bike storage"),
        ("Parcel lockers", "Parcel lockers"),
        ("Roof terrace", "Roof terrace"),
        ("Charging points", "Charging points for cars"),
        ("Guest room", "Guest room"),
    )
    everyone = draw("qualtrics", pairs, "MOAII", 40)
    statuses = ["Survey Preview"] * 3 + ["IP Address"] * 37
    columns, meta = _meta("qualtrics", 40, statuses)
    for stem, block in (("Q5", "functional"), ("Q7", "dysfunctional")):
        columns += [
            (f"{stem}_{i}", getattr(pair, block), f"QID{stem[1:]}_{i}") for i, pair in enumerate(pairs, 1)
        ]
    columns += [
        (f"Q9_{i}", f"How important is it for you to have access to this? - {pair.feature}", f"QID9_{i}")
        for i, pair in enumerate(pairs, 1)
    ]
    columns += [("Q5_DO", "Q5 - Display Order", "QID5_DO")]
    words = wordings.KANO
    rows = [
        [
            *left,
            *(words.functional_text(f) for f, _ in person),
            *(words.dysfunctional_text(d) for _, d in person),
            *some(f"q{i}", 5, ("Slightly important", "Very important", "Not at all important")),
            "1|3|2|5|4",
        ]
        for i, (left, person) in enumerate(zip(meta, everyone.people, strict=True))
    ]
    survey = Survey(pairs, everyone.people[3:])
    case = Case(
        "qualtrics_matrix",
        {"Amenities_March+2, 2026_09.14.csv": text(qualtrics_rows(columns, rows), end="\n")},
        "Qualtrics CSV with three header rows: two matrices and one of importance, three previews, display order",
        left_out=("3 survey previews", "five questions on importance, display order"),
    )
    return known(case, survey, words)


def qualtrics_recoded() -> Case:
    said = (
        ("Quiet coach", "the train has a quiet coach", "the train does not have a quiet coach"),
        ("Power sockets", "every seat has a power socket", "the seats do not have power sockets"),
        ("Seat map", "you can pick a seat on a map", "you cannot pick a seat on a map"),
        ("Meals", "meals are served at your seat", "meals are not served at your seat"),
    )
    pairs = tuple(
        Pair(name, f"How would you feel if {yes}?", f"How would you feel if {no}?") for name, yes, no in said
    )
    odd = Words(("13", "4", "3", "2", "1"), "recode values after the like option was added last")
    survey = draw("qualtrics_recoded", pairs, "AMOI", 36)
    columns, meta = _meta("qualtrics_recoded", 36, ["IP Address"] * 36)
    for number, pair in enumerate(pairs, 1):
        columns += [
            (f"Q{number}a", pair.functional, f"QID{number}"),
            (f"Q{number}b", pair.dysfunctional, f"QID{number + 20}"),
        ]
    _, answers = side_by_side(survey, odd)
    rows = [[*left, *row] for left, row in zip(meta, answers, strict=True)]
    case = Case(
        "qualtrics_recoded",
        {"Train_numeric.csv": text(qualtrics_rows(columns, rows), end="\n")},
        "Qualtrics CSV of numeric values after the answers were edited: 1, 2, 3, 4 and 13, and nothing that says which is which",
        knowable=False,
        asks=("answers",),
        settle={"answers": odd.meanings()},
    )
    return known(case, survey, odd)


def surveymonkey_grid() -> Case:
    have = "How would you feel if the campsite offered the following?"
    lack = "And how would you feel if the campsite did NOT offer it?"
    names = ("Hot showers", "Wi-Fi at the pitch", "Bread in the morning", "Evening programme")
    pairs = tuple(Pair(name, f"{have} | {name}", f"{lack} | {name}") for name in names)
    survey = draw("monkey", pairs, "MOAI", 33, 0.02)
    top = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
        have,
        "",
        "",
        "",
        lack,
        "",
        "",
        "",
        "How old are you?",
        "Anything to add?",
    ]
    second = [*[""] * 9, *names, *names, "Response", "Open-Ended Response"]
    moments = stamps("monkey", 33)
    words = wordings.CONJOINTLY
    rows = [
        [
            11800000000 + 977 * i,
            412345678,
            f"{at:%m/%d/%Y %I:%M:%S %p}",
            f"{at:%m/%d/%Y %I:%M:%S %p}",
            f"198.51.100.{i + 1}",
            "",
            "",
            "",
            "",
            *(words.functional_text(f) for f, _ in person),
            *(words.dysfunctional_text(d) for _, d in person),
            age,
            "",
        ]
        for i, (at, person, age) in enumerate(
            zip(moments, survey.people, some("monkey", 33, ("18-29", "30-44", "45-60", "> 60")), strict=True)
        )
    ]
    case = Case(
        "surveymonkey_grid",
        {"Campsite.csv": text([top, second, *rows])},
        "SurveyMonkey, condensed: two header rows, the question once over its grid and empty header cells behind it",
        left_out=("age and comment",),
    )
    return known(case, survey, words)


def surveymonkey_single() -> Case:
    pairs = (
        Pair(
            "Live subtitles",
            "If live subtitles are available, how do you feel?",
            "If live subtitles are NOT available, how do you feel?",
        ),
        Pair(
            "Recording",
            "If the talk is recorded, how do you feel?",
            "If the talk is not recorded, how do you feel?",
        ),
        Pair(
            "Short queues",
            "If registration takes less than 2 minutes, how do you feel?",
            "If registration takes more than 20 minutes, how do you feel?",
        ),
        Pair(
            "Vegetarian lunch",
            "If there is a vegetarian lunch, how do you feel?",
            "If there is only a lunch with meat, how do you feel?",
        ),
        Pair(
            "Name badges",
            "If badges show first names, how do you feel?",
            "If badges do not show first names, how do you feel?",
        ),
        Pair(
            "Cloakroom",
            "If there is a cloakroom, how do you feel?",
            "If there is no cloakroom, how do you feel?",
        ),
    )
    survey = draw("monkey_single", pairs, "AMOAIM", 29, 0.03)
    header, rows = side_by_side(survey, wordings.SHORT)
    before = {
        "Respondent ID": [11900000000 + 31 * i for i in range(29)],
        "Collector ID": [42] * 29,
        "Start Date": stamps("mks", 29),
        "End Date": stamps("mks", 29),
    }
    made = beside(before, header, rows)
    made.insert(1, [*[""] * 4, *["Response"] * len(header)])
    case = Case(
        "surveymonkey_single",
        {"Conference feedback.xlsx": book(Sheet("Sheet", made))},
        "SurveyMonkey workbook of single questions: second header row of Response; numbers and only instead of negations",
    )
    return known(case, survey, wordings.SHORT)


def unfinished() -> Case:
    """Qualtrics with people who stopped half-way: counted as far as they came."""
    whole = qualtrics_plain(28)
    return replace(
        whole, name="qualtrics_unfinished", doubtful="unfinished responses count, as the documentation says"
    )


def qualtrics_plain(n: int) -> Case:
    pairs = asked(
        "How would you feel if the pharmacy had {}?",
        "How would you feel if the pharmacy didn't have {}?",
        ("Drive-through", "a drive-through"),
        ("Home delivery", "home delivery"),
        ("Repeat reminders", "reminders for repeat prescriptions"),
    )
    everyone = draw("q_unfinished", pairs, "IOA", n)
    people = tuple(
        person if i % 7 else (person[0], (person[1][0], 0), (0, 0)) for i, person in enumerate(everyone.people)
    )
    survey = Survey(pairs, people)
    columns, meta = _meta("q_unfinished", n, ["IP Address"] * n)
    meta = [
        [*row[:4], *((42, 61, "False") if i % 7 == 0 else row[4:7]), *row[7:]] for i, row in enumerate(meta)
    ]
    for number, pair in enumerate(pairs, 1):
        columns += [
            (f"Q{number}_yes", pair.functional, f"QID{number}"),
            (f"Q{number}_no", pair.dysfunctional, f"QID{number + 20}"),
        ]
    _, answers = side_by_side(survey, wordings.KANO)
    rows = [[*left, *row] for left, row in zip(meta, answers, strict=True)]
    case = Case(
        "qualtrics",
        {"Pharmacy_text.xlsx": book(Sheet("Sheet0", qualtrics_rows(columns, rows)))},
        "Qualtrics workbook of choice texts, three header rows, every seventh response unfinished",
        said=("unfinished responses are counted and said",),
    )
    return known(case, survey, wordings.KANO)


CASES = (
    microsoft_english, microsoft_dutch, microsoft_likert, qualtrics_matrix, qualtrics_recoded, unfinished,
    surveymonkey_grid, surveymonkey_single,
)  # fmt: skip
