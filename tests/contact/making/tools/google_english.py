"""Exports of Google Forms in English."""

from tests.contact.making import wordings
from tests.contact.making.columns import MARKS, after, beside, mails, times
from tests.contact.making.model import Case, Pair, asked, draw, known, side_by_side, some, stamps
from tests.contact.making.write import text


def english_pairs() -> Case:
    pairs = (
        Pair(
            "Substitutes",
            "If the app suggested substitutes for items that are out of stock, how would you feel?",
            "If the app did not suggest substitutes for items that are out of stock, how would you feel?",
        ),
        Pair(
            "Delivery windows",
            "If you could choose a one-hour delivery window, how would you feel?",
            "If you could not choose a one-hour delivery window, how would you feel?",
        ),
        Pair(
            "Driver on a map",
            "If you could follow the driver on a map, how would you feel?",
            "If you couldn’t follow the driver on a map, how would you feel?",
        ),
        Pair(
            "Shared lists",
            "If the app let you share a shopping list with your household, how would you feel?",
            "If the app didn’t let you share a shopping list with your household, how would you feel?",
        ),
        Pair(
            "Loyalty stickers",
            "If the app had digital loyalty stickers, how would you feel?",
            "If the app had no digital loyalty stickers, how would you feel?",
        ),
    )
    survey = draw("gf_en", pairs, "OMAIR", 42, 0.02)
    header, rows = side_by_side(survey, wordings.CURLY)
    before = {
        "Timestamp": [
            f"{at:%Y/%m/%d} {at.hour % 12 or 12}:{at:%M:%S} {'PM' if at.hour > 11 else 'AM'} GMT+1"
            for at in stamps("gf_en", 42)
        ],
        "Email Address": mails(42),
        "How often do you order groceries online?": some(
            "gf_en", 42, ("Every week", "Once or twice a month", "Less often")
        ),
    }
    behind = {
        "How important is choosing a delivery window to you? (1–9)": some("gf_en_i", 42, MARKS),
        "Anything else you’d like to tell us?": some(
            "gf_en_c", 42, ("", "", "no", "Great app, but “slow” at times", "n/a")
        ),
    }
    made = after(beside(before, header, rows), behind)
    case = Case(
        "google_en_pairs",
        {"Groceries survey (Responses) - Form Responses 1.csv": text(made)},
        "Google Forms, responses downloaded as CSV: GMT in the time stamps, curly apostrophes",
        left_out=("time stamp, e-mail, how often, importance 1–9 and comment are no part of a pair",),
    )
    return known(case, survey, wordings.CURLY)


def english_one_grid() -> Case:
    stem = "Please select how you feel about having or not having the features mentioned. [{}]"
    said = (
        (
            "Dimming",
            "If my desk lamp had a built-in dimmer.",
            "If my desk lamp did not have a built-in dimmer.",
        ),
        (
            "Colour",
            "If I could select the colour of the light.",
            "If I could not select the colour of the light.",
        ),
        (
            "Recycled",
            "If the lamp was made of recycled material.",
            "If the lamp was not made of recycled material.",
        ),
        (
            "Timer",
            "If the lamp had a function to switch itself off.",
            "If the lamp did not have a function to switch itself off.",
        ),
    )
    pairs = tuple(Pair(name, stem.format(yes), stem.format(no)) for name, yes, no in said)
    survey = draw("gf_grid", pairs, "OAIM", 38)
    header, rows = side_by_side(survey, wordings.KANO)
    before = {
        "Timestamp": times("gf_grid", 38, "%m/%d/%Y %H:%M:%S"),
        "How old are you?": some("gf_grid_a", 38, ("18-24", "25-34", "35-44", "45+")),
        "If desk lamps did not cost so much, I would buy them more often.": some(
            "gf_grid_l", 38, ("Strongly agree", "Agree", "Neither", "Disagree")
        ),
    }
    price = "Please select how likely you are to buy the product, with 10 being the maximum likelihood and 1 being the lowest. [The lamp dims, is made of recycled material, and it costs {}€]"
    behind = {price.format(cost): some(f"gf_grid_{cost}", 38, (*MARKS, "10")) for cost in (40, 60)}
    case = Case(
        "google_en_one_grid",
        {
            "Entrepreneurship class project survey ENG.csv": text(
                after(beside(before, header, rows), behind), end="\n"
            )
        },
        "Google Forms: one grid holds the rows with and without each feature, then willingness to pay; headers as a segmentation script in a public repository renames them (KANO_WateringYES, …NO)",
        left_out=("the statements on cost and the two prices are not Kano questions",),
    )
    return known(case, survey, wordings.KANO)


def redesigned() -> Case:
    pairs = asked(
        "How would you feel if the museum had {}?",
        "How would you feel if the museum did not have {}?",
        ("Audio guide", "an audio guide on your own phone"),
        ("Cloakroom", "a free cloakroom"),
        ("Late opening", "late opening on Thursdays"),
    )
    survey = draw("gf_redesign", pairs, "OMA", 40, 0.02)
    header, rows = side_by_side(survey, wordings.SHORT)
    made = [[*row, *([""] * 6)] for row in rows]
    table = beside({"Timestamp": times("gf_redesign", 40, "%m/%d/%Y %H:%M:%S")}, [*header, *header], made)
    case = Case(
        "google_en_redesigned",
        {"Museum - Form Responses 1.csv": text(table, end="\n")},
        "Google Forms whose question block was deleted and made anew midway: the sheet keeps both sets of columns under the same headers, the second one without an answer",
        left_out=("the repeated block of six columns without any answer",),
        said=("the repeated block is left out once, as one line",),
    )
    return known(case, survey, wordings.SHORT)


CASES = (
    english_pairs,
    english_one_grid,
    redesigned,
)
