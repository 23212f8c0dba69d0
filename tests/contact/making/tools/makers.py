"""Exports of Typeform, Tally, Jotform, Airtable and Notion."""

from tests.contact.making import wordings
from tests.contact.making.columns import after, beside
from tests.contact.making.model import (
    Case,
    Pair,
    Words,
    asked,
    codes,
    draw,
    in_long_form,
    known,
    side_by_side,
    some,
    stamps,
)
from tests.contact.making.tools.fieldwork import BOM
from tests.contact.making.write import text


def typeform() -> Case:
    have, lack = (
        "How would you feel if the headphones <strong>had</strong> {}?",
        "How would you feel if the headphones <strong>didn&#39;t have</strong> {}?",
    )
    pairs = asked(
        have,
        lack,
        ("Noise cancelling", "noise cancelling"),
        ("Two devices", "a connection to two devices"),
        ("Carrying case", "a carrying case"),
        ("Party lights", "party lights"),
    )
    survey = draw("typeform", pairs, "OAMR", 30, 0.02)
    header, rows = side_by_side(survey, wordings.LOVE)
    moments = [f"{at:%Y-%m-%d %H:%M:%S}" for at in stamps("typeform", 30)]
    before = {"#": codes("typeform", 30, 32)}
    behind = {
        "Response Type": ["completed"] * 30, "Start Date (UTC)": moments, "Stage Date (UTC)": [""] * 30,
        "Submit Date (UTC)": moments, "Network ID": codes("typeform_n", 30, 10), "Tags": [""] * 30,
    }  # fmt: skip
    case = Case(
        "typeform_html",
        {"responses-Headphones-2026-03.csv": text(after(beside(before, header, rows), behind), end="\n")},
        "Typeform: tags and entities in questions; the fourth answer is worded for having (live with) and for lacking (live without)",
    )
    return known(case, survey, wordings.LOVE)


def tally_nice() -> Case:
    pairs = asked(
        "If our planner could {}, how would you feel?",
        "If our planner could not {}, how would you feel?",
        ("Sync", "sync with my calendar"),
        ("Repeat", "repeat tasks"),
        ("Share", "share a day with others"),
    )
    words = Words(
        ("I love it", "Must have", "Nice to have", "I can live with it", "Don't want it"),
        "made after product blogs",
    )
    survey = draw("tally", pairs, "OMA", 33)
    header, rows = side_by_side(survey, words)
    before = {
        "Submission ID": codes("tally", 33, 6),
        "Respondent ID": codes("tally_r", 33, 6),
        "Submitted at": [f"{at:%Y-%m-%d %H:%M:%S}" for at in stamps("tally", 33)],
    }
    case = Case(
        "tally_nice_to_have",
        {"Planner_Submissions_2026-03-30.csv": text(beside(before, header, rows), end="\n")},
        "Tally, with an answer that stands for no place on the scale: “Nice to have” may be liking or not caring",
        knowable=False,
        asks=("answers",),
        settle={"answers": {"Nice to have": "neutral"}},
        doubtful="the maker meant neutral, since the other four are taken",
    )
    return known(case, survey, words)


def jotform() -> Case:
    have, lack = (
        "How would you feel about these if they WERE part of the dental plan?",
        "How would you feel if they were NOT part of the dental plan?",
    )
    names = ("Yearly check-up", "Whitening", "Orthodontics", "Emergency line")
    pairs = tuple(Pair(name, f"{have} >> {name}", f"{lack} >> {name}") for name in names)
    survey = draw("jotform", pairs, "MIAO", 31)
    header = [pair.functional for pair in pairs] + [pair.dysfunctional for pair in pairs]
    words = wordings.KANO
    rows = [
        [words.functional_text(f) for f, _ in person] + [words.dysfunctional_text(d) for _, d in person]
        for person in survey.people
    ]
    before = {
        "Submission Date": [f"{at:%b %d, %Y}" for at in stamps("jotform", 31)],
        "Plan": some("jotform", 31, ("Basic", "Plus")),
        "Rate your dentist": some("jotform_r", 31, tuple("12345")),
    }
    case = Case(
        "jotform_tables",
        {"Form_Responses 2026-03.csv": text(beside(before, header, rows), end="\n")},
        "Jotform, two input tables as question >> row; a star rating 1 to 5 that is no Kano answer",
        left_out=("plan and star rating",),
    )
    return known(case, survey, words)


def airtable() -> Case:
    pairs = tuple(
        Pair(name, name, name) for name in ("Bulk edit", "Keyboard shortcuts", "Comments", "Version history")
    )
    survey = draw("airtable", pairs, "OAIM", 24)
    stamped = [
        f"{at.day}/{at.month}/{at.year} {at:%I:%M}{'am' if at.hour < 12 else 'pm'}"
        for at in stamps("airtable", 96)
    ]
    long = in_long_form(survey, wordings.SHORT)
    rows = [
        [f"#{i + 1}", f"U-{number:03}", feature, f, d, stamped[i]]
        for i, (number, feature, f, d) in enumerate(long)
    ]
    made = [
        ["Name", "User", "Feature (from Roadmap)", "If we had it", "If we didn't have it", "Created"],
        *rows,
    ]
    case = Case(
        "airtable_long",
        {"Kano responses-Grid view.csv": BOM + text(made, end="\n")},
        "Airtable grid view: a record a person and feature, linked feature, created",
    )
    return known(case, survey, wordings.SHORT)


def notion() -> Case:
    names = ("Templates", "Offline mode", "Web clipper", "Widgets")
    pairs = tuple(Pair(name, f"{name} ✅", f"{name} ❌") for name in names)
    survey = draw("notion", pairs, "AMOI", 22, 0.03)
    header, rows = side_by_side(survey, wordings.CURLY)
    before = {
        "Name": [f"Interview {i}" for i in range(1, 23)],
        "Created": [f"{at:%B} {at.day}, {at.year} {at:%I:%M %p}" for at in stamps("notion", 22)],
    }
    case = Case(
        "notion_marks",
        {
            "Interviews 7f3a.csv": BOM
            + text(
                after(
                    beside(before, header, rows),
                    {"Notes": some("notion", 22, ("", "call again", "Very “hands-on”"))},
                ),
                end="\n",
            )
        },
        "Notion database: the two questions as properties that end in a check mark and a cross",
        knowable=False,
        asks=("pairs",),
        settle={
            "pairs": [{"functional": pair.functional, "dysfunctional": pair.dysfunctional} for pair in pairs]
        },
        doubtful="a careful human guesses right from the marks; declared unknowable since nothing says so",
    )
    return known(case, survey, wordings.CURLY)


CASES = (
    typeform,
    tally_nice,
    jotform,
    airtable,
    notion,
)
