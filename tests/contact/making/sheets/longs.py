"""Long forms in English: a row a person and feature, or a row an answer, and records of JSON."""

import json
from collections import Counter
from dataclasses import replace

from tests.contact.making import wordings
from tests.contact.making.model import Case, Pair, Survey, Words, draw, in_long_form, known, stamps
from tests.contact.making.write import Sheet, bare, book, text


def features(*names: str) -> tuple[Pair, ...]:
    return tuple(Pair(name, name, name) for name in names)


def rows_only(case: Case, survey: Survey, words: Words) -> Case:
    """The case of a file that does not tell how many people answered."""
    return replace(known(case, survey, words), respondents=0)


def response_columns() -> Case:
    survey = draw("long_en", features("Instant payouts", "Spending insights", "Joint account"), "OAM", 40)
    rows = [[f"R{number:03}", feature, f, d] for number, feature, f, d in in_long_form(survey, wordings.KANO)]
    made = [["respondent_id", "feature", "functional_response", "dysfunctional_response"], *rows]
    case = Case(
        "long_responses",
        {"kano_survey_data.csv": text(made, end="\n")},
        "headers as scripts of product analysts use them: 40 people by 3 features",
    )
    return known(case, survey, wordings.KANO)


def no_ids() -> Case:
    survey = draw(
        "long_no_ids", features("Heated seats", "Head-up display", "Spare wheel", "Ambient light"), "AIMI", 26
    )
    rows = [[feature, f, d] for _, feature, f, d in in_long_form(survey, wordings.SHORT)]
    rows.sort(key=lambda row: row[0])
    made = [
        ["Kano study – dealership interviews, March"],
        [],
        ["Feature name", "Functional", "Dysfunctional"],
        *rows,
    ]
    case = Case(
        "long_no_ids",
        {"interviews.xlsx": book(Sheet("Data", made))},
        "made by hand: a title, a blank row, then a row a pair of answers, sorted by feature, without respondents",
        said=("respondents are not told apart; each row is one pair of answers",),
        invented=True,
    )
    return rows_only(case, survey, wordings.SHORT)


def with_without() -> Case:
    survey = draw("long_with", features("Dark mode", "Autosave", "Spell check", "Confetti"), "AMOI", 30)
    rows = [[feature, f, d] for _, feature, f, d in in_long_form(survey, wordings.EXPECT)]
    case = Case(
        "long_with_without",
        {"kano.csv": text([["feature", "with", "without"], *rows], end="\n")},
        "a notebook's input: with and without",
        said=("respondents are not told apart",),
        invented=True,
    )
    return rows_only(case, survey, wordings.EXPECT)


def pos_neg() -> Case:
    survey = draw("long_pos", features("A1", "A2", "B1", "B2", "C1"), "MOAIO", 22)
    rows = [[feature, int(f), int(d)] for _, feature, f, d in in_long_form(survey, wordings.DIGITS)]
    case = Case(
        "long_pos_neg",
        {"answers.csv": text([["feature", "pos", "neg"], *rows], end="\n")},
        "a script's input: codes 1 to 5 in the order of Kano's questionnaire (the answers bear it out)",
        said=("respondents are not told apart", "numbers were read as 1 = like"),
        invented=True,
    )
    return rows_only(case, survey, wordings.DIGITS)


def counted() -> Case:
    survey = draw("long_counts", features("Night bus", "Contactless", "On-board screens"), "OMI", 60)
    rows = []
    for index, pair in enumerate(survey.pairs):
        found = Counter(person[index] for person in survey.people)
        rows += [
            [pair.feature, wordings.KANO.texts[f - 1], wordings.KANO.texts[d - 1], found[f, d]]
            for f, d in sorted(found)
        ]
    case = Case(
        "long_counts",
        {"pivot.csv": text([["feature", "functional", "dysfunctional", "count"], *rows])},
        "a pivot table of pairs of answers, saved as CSV",
        invented=True,
    )
    return rows_only(case, survey, wordings.KANO)


def database() -> Case:
    survey = draw("long_sql", features("guest_external_access", "huddles", "scheduled_messages"), "MOA", 30)
    rows = [
        [i, feature, number, f, d]
        for i, (number, feature, f, d) in enumerate(in_long_form(survey, wordings.DIGITS), 1)
    ]
    rows.sort(key=lambda row: (row[1], row[2]))
    made = [["response_id", "item_key", "respondent_id", "functional_answer", "dysfunctional_answer"], *rows]
    case = Case(
        "long_database",
        {"kano_survey_responses.tsv": bare(made, end="\n")},
        "a database table as a course on product work in a public repository has it; 1 = like is stated there",
        said=("numbers were read as 1 = like",),
    )
    return known(case, survey, wordings.DIGITS)


def answer_rows() -> Case:
    survey = draw("very_long", features("Fast lane", "Left luggage", "Prayer room"), "OAI", 30, 0.02)
    rows = [
        [f"p{number:02}", feature, kind, answer]
        for number, feature, f, d in in_long_form(survey, wordings.SHORT)
        for kind, answer in (("Dysfunctional", d), ("Functional", f))
        if answer
    ]
    case = Case(
        "very_long",
        {"answers_melted.csv": text([["participant", "feature", "question_type", "answer"], *rows])},
        "melted by a script: a row an answer, unanswered questions missing",
    )
    return known(case, survey, wordings.SHORT)


def unnamed_sides() -> Case:
    survey = draw("long_unnamed", features("Roof box", "Tow bar", "Rear camera", "Voice control"), "IOMA", 26)
    rows = [[number, feature, f, d] for number, feature, f, d in in_long_form(survey, wordings.KANO)]
    case = Case(
        "long_unnamed_sides",
        {"export.csv": text([["respondent", "feature", "answer 1", "answer 2"], *rows])},
        "a sheet whose two columns of answers are only numbered",
        knowable=False,
        asks=("pairs",),
        settle={"pairs": [{"functional": "answer 1", "dysfunctional": "answer 2"}]},
        invented=True,
    )
    return known(case, survey, wordings.KANO)


def records() -> Case:
    survey = draw("json", features("Live chat", "Order history", "Wish list"), "OMA", 24)
    words = wordings.SHORT
    people = [
        {
            "id": f"resp-{i:03}",
            "submitted_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
            "answers": [
                {"feature": pair.feature, "functional": words.texts[f - 1], "dysfunctional": words.texts[d - 1]}
                for pair, (f, d) in zip(survey.pairs, person, strict=True)
            ],
        }
        for i, (at, person) in enumerate(zip(stamps("json", 24), survey.people, strict=True), 1)
    ]
    made = json.dumps({"survey": "Shop Kano 2026", "responses": people}, indent=1).encode()
    case = Case(
        "json_nested",
        {"responses.json": made},
        "the store of a home-made survey app: people with a list of answers",
    )
    return known(case, survey, words)


def flat_records() -> Case:
    survey = draw("json_flat", features("Split bill", "Tips", "Receipts"), "OIM", 30)
    words = Words(wordings.TOKENS.texts, "tokens of an app")
    rows = [
        {"user": f"u{number}", "feature": feature, "present": f, "absent": d}
        for number, feature, f, d in in_long_form(survey, words)
    ]
    case = Case(
        "json_flat",
        {"kano.json": "\n".join(map(json.dumps, rows)).encode()},
        "JSON lines, present and absent, as apps that ask a language model for people write them",
    )
    return known(case, survey, words)


CASES = (
    response_columns,
    no_ids,
    with_without,
    pos_neg,
    counted,
    database,
    answer_rows,
    unnamed_sides,
    records,
    flat_records,
)
