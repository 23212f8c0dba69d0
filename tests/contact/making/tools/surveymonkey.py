"""Exports of SurveyMonkey, with their two header rows."""

from tests.contact.making import wordings
from tests.contact.making.columns import beside
from tests.contact.making.model import Case, Pair, draw, known, side_by_side, some, stamps
from tests.contact.making.write import Sheet, book, text


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


CASES = (
    surveymonkey_grid,
    surveymonkey_single,
)
