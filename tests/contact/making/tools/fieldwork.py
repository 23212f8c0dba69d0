"""Exports of LimeSurvey and KoboToolbox."""

from tests.contact.making import wordings
from tests.contact.making.columns import after, beside
from tests.contact.making.model import Case, Pair, Words, codes, draw, known, side_by_side, some, stamps
from tests.contact.making.write import text

BOM = "\ufeff".encode()


def lime_codes() -> Case:
    questions = ("F01", "F02", "F03", "F04")
    pairs = tuple(Pair(name, f"{name}[SQ001]", f"{name}[SQ002]") for name in questions)
    words = Words(
        ("AO01", "AO02", "AO03", "AO04", "AO05"),
        "LimeSurvey's default codes; AO01 is like, as the order of the answers",
    )
    survey = draw("lime", pairs, "MOAI", 30, 0.02)
    header, rows = side_by_side(survey, words)
    moments = [f"{at:%Y-%m-%d %H:%M:%S}" for at in stamps("lime", 30)]
    before = {
        "id": list(range(1, 31)),
        "submitdate": moments,
        "lastpage": [3] * 30,
        "startlanguage": ["en"] * 30,
        "seed": codes("lime", 30),
        "startdate": moments,
        "datestamp": moments,
    }
    made = [*beside(before, header, rows), []]
    case = Case(
        "limesurvey_codes",
        {"results-survey482913.csv": BOM + text(made, every=True)},
        "LimeSurvey CSV of codes: subquestions SQ001 and SQ002, answers AO01 to AO05, one empty line at the end",
        knowable=False,
        asks=("pairs",),
        settle={
            "pairs": [{"functional": pair.functional, "dysfunctional": pair.dysfunctional} for pair in pairs]
        },
        doubtful="that AO01 is like is LimeSurvey's habit, supported by the answers",
    )
    return known(case, survey, words)


def lime_full() -> Case:
    stem = "{} [If the e-reader {}, how do you feel?]"
    said = (
        ("Page buttons", "HAS page buttons", "does NOT have page buttons"),
        ("Waterproof", "is waterproof", "is NOT waterproof"),
        ("Library loans", "opens library loans", "does NOT open library loans"),
        ("Colours", "shows colours", "shows only shades of grey"),
    )
    pairs = tuple(Pair(name, stem.format(name, yes), stem.format(name, no)) for name, yes, no in said)
    survey = draw("lime_full", pairs, "AOMI", 32)
    header, rows = side_by_side(survey, wordings.KANO)
    rows[5] = [*rows[5][:4], "", "", "", ""]
    people = [*survey.people]
    people[5] = (*people[5][:2], (0, 0), (0, 0))
    survey = type(survey)(pairs, tuple(people))
    moments = [f"{at:%Y-%m-%d %H:%M:%S}" for at in stamps("lime_full", 32)]
    sent = ["" if i == 5 else moment for i, moment in enumerate(moments)]
    before = {
        "Response ID": list(range(1, 33)),
        "Date submitted": sent,
        "Last page": [1 if i == 5 else 2 for i in range(32)],
        "Start language": ["en"] * 32,
        "Seed": codes("lime_full", 32),
    }
    case = Case(
        "limesurvey_full",
        {"results-survey719004.csv": BOM + text([*beside(before, header, rows), []], sep=";", every=True)},
        "LimeSurvey CSV of full texts with semicolons: the feature before each bracket; one response not submitted",
        said=("one response that was not submitted is counted and said",),
    )
    return known(case, survey, wordings.KANO)


def kobo_labels() -> Case:
    stem = "{}/Si le centre de santé {}, que pensez-vous ?"
    said = (
        ("Horaires", "ouvre le samedi", "n'ouvre pas le samedi"),
        ("Garde d'enfants", "propose une garde d'enfants", "ne propose pas de garde d'enfants"),
        ("Rappels", "envoie des rappels", "n'envoie pas de rappels"),
        ("Interprète", "dispose d'un interprète", "ne dispose pas d'interprète"),
    )
    pairs = tuple(Pair(name, stem.format(name, yes), stem.format(name, no)) for name, yes, no in said)
    survey = draw("kobo", pairs, "OAMI", 28)
    header, rows = side_by_side(survey, wordings.FRENCH)
    moments = [f"{at:%Y-%m-%dT%H:%M:%S}.000+01:00" for at in stamps("kobo", 28)]
    before = {"start": moments, "end": moments, "Quartier": some("kobo", 28, ("Nord", "Centre", "Sud"))}
    behind = {
        "_id": list(range(880, 908)), "_uuid": codes("kobo", 28, 32), "_submission_time": [moment[:19] for moment in moments],
        "_validation_status": [""] * 28, "_notes": ["[]"] * 28, "_status": ["submitted_via_web"] * 28, "_submitted_by": [""] * 28,
        "__version__": ["v3"] * 28, "_tags": ["[]"] * 28, "_index": list(range(1, 29)),
    }  # fmt: skip
    case = Case(
        "kobo_fr_labels",
        {
            "Centre_de_sante_-_all_versions_-_labels_-_2026-03-20.csv": text(
                after(beside(before, header, rows), behind), sep=";", every=True
            )
        },
        "KoboToolbox, labels with group names, every cell quoted, semicolons; typographic apostrophes in answers, plain ones in questions",
        "fr",
    )
    return known(case, survey, wordings.FRENCH)


def kobo_values() -> Case:
    pairs = tuple(
        Pair(name, f"needs/{name}_with", f"needs/{name}_without")
        for name in ("well", "latrine", "lighting", "market")
    )
    survey = draw("kobo_v", pairs, "MMOA", 35, 0.02)
    header, rows = side_by_side(survey, wordings.TOKENS)
    before = {
        "start": [f"{at:%Y-%m-%dT%H:%M:%S}.000Z" for at in stamps("kobo_v", 35)],
        "needs/household_size": some("kobo_v", 35, tuple("23456")),
    }
    made = after(beside(before, header, rows), {"_id": list(range(501, 536)), "_index": list(range(1, 36))})
    made.insert(1, ["", "#affected", *[""] * len(header), "", ""])
    case = Case(
        "kobo_values_hxl",
        {"needs_values.csv": text(made, sep=";", every=True)},
        "KoboToolbox, values with group names and a row of HXL tags",
        left_out=("the row of HXL tags", "household size"),
    )
    return known(case, survey, wordings.TOKENS)


CASES = (
    lime_codes,
    lime_full,
    kobo_labels,
    kobo_values,
)
