"""Surveys in waves, as drift is asked about them."""

from dataclasses import replace

from tests.contact.making import wordings
from tests.contact.making.columns import beside
from tests.contact.making.model import (
    Case,
    Pair,
    Survey,
    Words,
    answered,
    asked,
    codes,
    draw,
    side_by_side,
    some,
    stamps,
    tally,
)
from tests.contact.making.write import Sheet, book, text


def waves_of(
    pairs: tuple[Pair, ...], seed: str, kinds: tuple[str, ...], n: int, names: tuple[str, ...]
) -> dict[str, Survey]:
    """A survey a wave, the features of each wave of the kinds given for it."""
    return {name: draw(f"{seed}{name}", pairs, kind, n) for name, kind in zip(names, kinds, strict=True)}


def with_waves(case: Case, surveys: dict[str, Survey], words: Words) -> Case:
    """The case with the truth of each wave."""
    truth = tuple(row for wave, survey in surveys.items() for row in tally(survey, wave))
    return replace(
        case,
        truth=truth,
        respondents={wave: answered(survey) for wave, survey in surveys.items()},
        words=words,
        command="drift",
    )


PHONE = asked(
    "How would you feel if your phone had {}?",
    "How would you feel if your phone did not have {}?",
    ("Face unlock", "face unlock"),
    ("Headphone jack", "a headphone jack"),
    ("Folding screen", "a folding screen"),
)


def sheets() -> Case:
    names = ("Wave 1", "Wave 2", "Wave 3")
    surveys = waves_of(PHONE, "sheets", ("AOA", "OIA", "MIA"), 36, names)
    pages = [
        Sheet(name, beside({"ID": list(range(1, 37))}, *side_by_side(survey, wordings.KANO)))
        for name, survey in surveys.items()
    ]
    case = Case(
        "waves_sheets",
        {"phones.xlsx": book(*pages)},
        "a sheet a wave, numbered, no dates",
        said=("waves are numbered: equal steps",),
        invented=True,
    )
    return with_waves(case, surveys, wordings.KANO)


def files() -> Case:
    surveys = waves_of(PHONE, "files", ("AMI", "OMI"), 40, ("wave1", "wave2"))
    made = {
        f"{name}.csv": text(
            beside(
                {"id": list(range(1, 41)), "os": some(name, 40, ("A", "B"))},
                *side_by_side(survey, wordings.SHORT),
            ),
            end="\n",
        )
        for name, survey in surveys.items()
    }
    return with_waves(
        Case(
            "waves_files",
            made,
            "a file a wave, numbered, no dates",
            said=("waves are numbered: equal steps",),
            invented=True,
        ),
        surveys,
        wordings.SHORT,
    )


def column() -> Case:
    surveys = waves_of(PHONE, "column", ("OMA", "MMO"), 30, ("baseline", "follow-up"))
    rows = []
    for name, survey in surveys.items():
        header, answers = side_by_side(survey, wordings.EXPECT)
        rows += [[f"{name[0].upper()}{i:02}", name, *row] for i, row in enumerate(answers, 1)]
    case = Case(
        "waves_column",
        {"trial.csv": text([["participant", "measurement", *header], *rows])},
        "one file with a column that says baseline or follow-up",
        said=("baseline comes before follow-up: equal steps",),
        invented=True,
    )
    return with_waves(case, surveys, wordings.EXPECT)


def overlapping() -> Case:
    names = ("first", "second")
    parts = waves_of(PHONE, "overlap", ("AOI", "OOI"), 30, names)
    header, rows = side_by_side(Survey(PHONE, parts["first"].people + parts["second"].people), wordings.SHORT)
    moments = [*stamps("o1", 30, "2026-01-12 09:00:00"), *stamps("o2", 30, "2026-04-13 09:00:00")]
    before = {"Response ID": codes("overlap", 60), "Submitted": [f"{at:%Y-%m-%d %H:%M:%S}" for at in moments]}
    made = beside(before, header, rows)
    case = Case(
        "waves_overlapping",
        {"phones_2026-01.csv": text(made[:31]), "phones_2026-04.csv": text(made)},
        "two exports of a form that was left open: the one of April holds the rows of January as well",
        knowable=False,
        asks=("duplicates",),
        settle={"duplicates": "the 30 rows of January belong to the first wave alone"},
        doubtful="identical response ids and times: counting them once, said, with no question is right too",
        invented=True,
    )
    surveys = {"2026-01": parts["first"], "2026-04": parts["second"]}
    return with_waves(case, surveys, wordings.SHORT)


def ambiguous_dates() -> Case:
    surveys = waves_of(PHONE, "dates", ("OAI", "MOI"), 32, ("02-03-2026", "01-04-2026"))
    made = {
        f"phones {name}.csv": text(beside({"No": list(range(1, 33))}, *side_by_side(survey, wordings.KANO)))
        for name, survey in surveys.items()
    }
    case = Case(
        "waves_unclear_dates",
        made,
        "dates in file names that read as 2 March and 1 April, or as 3 February and 4 January: even the order differs",
        knowable=False,
        asks=("dates",),
        settle={"dates": {"phones 02-03-2026.csv": "2026-03-02", "phones 01-04-2026.csv": "2026-04-01"}},
        invented=True,
    )
    return with_waves(case, surveys, wordings.KANO)


def by_time_stamp() -> Case:
    pairs = tuple(
        Pair(name, f"{name}: vorhanden", f"{name}: nicht vorhanden") for name in ("WLAN", "Steckdose", "Bistro")
    )
    surveys = {"2025-03": draw("q1", pairs, "OAM", 30), "2026-03": draw("q2", pairs, "MOM", 30)}
    made = {
        f"Befragung_{name}.csv": text(
            beside(
                {
                    "Datum": [f"{at:%d.%m.%Y}" for at in stamps(name, 30, f"{name}-03 08:00:00")],
                    "Zug": some(name, 30, ("ICE", "RE")),
                },
                *side_by_side(survey, wordings.GERMAN),
            ),
            "cp1252",
            sep=";",
        )
        for name, survey in surveys.items()
    }
    return with_waves(
        Case("waves_dated_de", made, "a yearly survey in two files with year and month in their names", "de"),
        surveys,
        wordings.GERMAN,
    )


CASES = (
    sheets,
    files,
    column,
    overlapping,
    ambiguous_dates,
    by_time_stamp,
)
