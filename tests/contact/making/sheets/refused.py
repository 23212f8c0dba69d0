"""Files that no Kano report can be made from, or whose columns have moved; each is to be refused with the reason."""

from collections.abc import Sequence
from typing import Any

from tests.contact.making import wordings
from tests.contact.making.columns import beside, times
from tests.contact.making.model import Case, Pair, asked, draw, in_long_form, side_by_side, some
from tests.contact.making.sheets.codes import LEGEND
from tests.contact.making.sheets.halves import half
from tests.contact.making.write import Sheet, book, text


def refused(name: str, files: dict[str, bytes], after: str, reason: str, **more: Any) -> Case:
    return Case(name, files, after, outcome="refused", reason=reason, **more)


def longer_header() -> Case:
    pairs = tuple(
        Pair(
            name,
            f'How would you feel if the app had a "{name}, please" button?',
            f'How would you feel if the app had no "{name}, please" button?',
        )
        for name in ("hurry", "later", "quiet")
    )
    survey = draw("quotes", pairs, "OAM", 30)
    header, rows = side_by_side(survey, wordings.SHORT)
    top = ",".join(f'"{cell}"' for cell in ("Timestamp", *header)) + "\r\n"
    moments = times("quotes", 30)
    made = top.encode() + text([[moment, *row] for moment, row in zip(moments, rows, strict=True)])
    return refused(
        "quotes_unescaped",
        {"buttons.csv": made},
        "a CSV joined by a script: quotation marks and commas in questions are not escaped, so the header breaks into more fields than its rows have",
        "the header is longer than its rows, since quotation marks in questions are not escaped",
    )


def coefficients() -> Case:
    rows = [["Night bus", 0.62, -0.71], ["Benches", 0.18, -0.66], ["App", 0.74, -0.12], ["Art", 0.21, -0.05]]
    made = book(
        Sheet("CS", [["Customer satisfaction coefficients"], ["Feature", "Better (CS+)", "Worse (CS-)"], *rows])
    )
    return refused(
        "coefficients_alone",
        {"coefficients.xlsx": made},
        "the last table of a paper: Better and Worse alone",
        "a table of coefficients; the counts of answers or categories are missing",
        invented=True,
    )


def letters_alone() -> Case:
    rows = [
        ["Faster checkout", "O"],
        ["Secure payment", "M"],
        ["Gift cards", "A"],
        ["Forum", "I"],
        ["Pop-ups", "R"],
    ]
    return refused(
        "letters_alone",
        {"categories.csv": text([["Feature", "Kano category"], *rows])},
        "a table of results: one letter a feature",
        "a table of categories, one a feature; how many people is missing",
        invented=True,
    )


def averages() -> Case:
    rows = [["Self checkout", 2.9, 1.7, 6.1], ["Fresh bread", 3.4, 3.1, 8.2], ["Magazine rack", 0.4, 0.2, 2.0]]
    made = [
        ["Feature", "Avg. functional (-2…4)", "Avg. dysfunctional (-2…4)", "Avg. importance"],
        *rows,
        [],
        ["n = 212"],
    ]
    return refused(
        "averages_alone",
        {"summary.xlsx": book(Sheet("Summary", made), Sheet("Scale", LEGEND))},
        "a consultant's summary: mean scores a feature",
        "mean scores; the answers behind them are missing",
        invented=True,
    )


def shares() -> Case:
    rows = [["Spell check", 52.7, 22.6, 8.3, 2.5, 1.5, 12.4], ["Themes", 8.1, 12.9, 44.0, 3.0, 1.0, 31.0]]
    return refused(
        "shares_without_n",
        {"shares.csv": text([["Feature", "M", "L", "E", "R", "Q", "I"], *rows])},
        "percentages as agilesoftwaredevelopment.com prints them, no n",
        "shares of categories; how many people answered is missing",
        doubtful="asking for n and going on is right too",
    )


def satisfaction() -> Case:
    scale = ("Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied")
    asks = (
        "How satisfied are you with the opening hours?",
        "How satisfied are you with the staff?",
        "How satisfied are you with the prices?",
        "How satisfied are you with the range?",
    )
    made = beside(
        {"Timestamp": times("csat", 28), "Age": some("csat_a", 28, ("18-30", "31-50", "51+"))},
        list(asks),
        [some(f"csat{i}", 4, scale) for i in range(28)],
    )
    return refused(
        "satisfaction_survey",
        {"Customer satisfaction (Responses).csv": text(made)},
        "a satisfaction survey of Google Forms",
        "a scale of satisfaction; no question pairs of a Kano survey",
        invented=True,
    )


def functional_half() -> Case:
    pairs = tuple(
        Pair(name, f"How would you feel if there were {name}?", "")
        for name in ("showers", "lockers", "a repair stand", "a roof")
    )
    header, rows = half(draw("half", pairs, "OMAM", 26), wordings.KANO, "functional")
    made = beside({"Timestamp": times("half", 26)}, header, rows)
    return refused(
        "half_a_survey",
        {"bike parking - functional.csv": text(made)},
        "one of two forms: functional questions alone",
        "half a survey: four functional questions, no dysfunctional ones",
        invented=True,
    )


def answers_without_people() -> Case:
    long = in_long_form(
        draw("hu", tuple(Pair(name, name, name) for name in ("Tolmács", "Játszósarok")), "AI", 20),
        wordings.SHORT,
    )
    rows = [
        [moment, feature, kind, answer]
        for moment, (_, feature, f, d) in zip(times("hu", 40), long, strict=True)
        for kind, answer in (("pozitív", f), ("negatív", d))
    ]
    rows.sort(key=lambda row: (row[1], row[2], row[3]))
    made = [["Timestamp", "Function", "Question_Type", "Answer"], *([row[0][:10], *row[1:]] for row in rows)]
    return refused(
        "answers_without_people",
        {"valaszok.csv": text(made)},
        "the sheet of a Hungarian app: a row an answer, only the day, no respondent",
        "answers without respondents: nobody's two answers can be brought together",
        language="hu",
    )


def empty_form() -> Case:
    pairs = asked(
        "How would you feel if the pool had {}?",
        "How would you feel if the pool did not have {}?",
        ("Slide", "a slide"),
        ("Sauna", "a sauna"),
    )
    header = ["Timestamp", *(question for pair in pairs for question in (pair.functional, pair.dysfunctional))]
    return refused(
        "nobody_answered",
        {"Pool (Responses).csv": text([header])},
        "a form that nobody has answered yet",
        "no answers yet",
        invented=True,
    )


def priorities() -> Case:
    rows: Sequence[Sequence[Any]] = [
        ["Login", "Must have", 8, 5],
        ["Export", "Should have", 5, 3],
        ["Themes", "Could have", 2, 2],
        ["Forum", "Won't have", 1, 8],
    ]
    return refused(
        "moscow_list",
        {"backlog.xlsx": book(Sheet("Backlog", [["Feature", "MoSCoW", "Value", "Effort"], *rows]))},
        "a backlog with MoSCoW priorities, taken for a Kano result",
        "a list of priorities, no survey",
        invented=True,
    )


CASES = (
    longer_header,
    coefficients,
    letters_alone,
    averages,
    shares,
    satisfaction,
    functional_half,
    answers_without_people,
    empty_form,
    priorities,
)
