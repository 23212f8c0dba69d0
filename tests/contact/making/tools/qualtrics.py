"""Exports of Qualtrics, with their three header rows."""

import json
from datetime import timedelta
from typing import Any

from tests.contact.making import wordings
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


def unfinished() -> Case:
    """People who stopped half-way count as far as they came."""
    n = 28
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
        "qualtrics_unfinished",
        {"Pharmacy_text.xlsx": book(Sheet("Sheet0", qualtrics_rows(columns, rows)))},
        "Qualtrics workbook of choice texts, three header rows, every seventh response unfinished",
        said=("unfinished responses are counted and said",),
        doubtful="unfinished responses count, as the documentation says",
    )
    return known(case, survey, wordings.KANO)


CASES = (
    qualtrics_matrix,
    qualtrics_recoded,
    unfinished,
)
