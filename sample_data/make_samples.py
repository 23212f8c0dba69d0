"""Write the sample surveys of this folder: made-up answers, the same on every run.

    python sample_data/make_samples.py [FOLDER]

The source texts say which component each example belongs to and give no numbers. The answers are drawn so that
they come out that way, with a slightly different mix for each feature.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from random import Random

from kano.forms.language import form_words
from kano.questionnaire import Feature, shipped_questionnaires
from kano.resources import facts
from kano.scale import Answer

L, E, N, T, D = Answer.LIKE, Answer.MUST_BE, Answer.NEUTRAL, Answer.LIVE_WITH, Answer.DISLIKE
Pair = tuple[Answer, Answer]
Rows = Iterator[list[object]]

PROFILES: dict[str, dict[Pair, int]] = {
    "basis": {(E, D): 77, (N, D): 10, (L, D): 19, (N, N): 10, (L, L): 4},
    "beleving": {(L, D): 72, (L, N): 24, (E, D): 14, (N, N): 10},
    "bijzonder": {(L, N): 58, (L, T): 24, (L, D): 14, (N, N): 19, (D, L): 5},
    "indifferent": {(N, N): 67, (T, N): 19, (L, N): 24, (E, D): 10},
    "reverse": {(D, L): 58, (D, N): 19, (T, L): 14, (N, N): 24, (L, D): 5},
}


@dataclass(frozen=True)
class Made:
    """How the answers about one feature are made."""

    key: str
    profile: str
    moves: tuple[tuple[Pair, Pair, int], ...] = ()
    """So many people answer the second pair in place of the first."""
    fulfilment: float = 7.5
    importance: float = 5.0
    business_expects: bool = False
    """Whether those who take it for granted are mostly business customers."""

    def pairs(self) -> list[Pair]:
        counts = dict(PROFILES[self.profile])
        for source, target, people in self.moves:
            counts[source] -= people
            counts[target] = counts.get(target, 0) + people
        return [pair for pair, people in counts.items() for _ in range(people)]


EXAMPLES = (
    Made("hotel_schoon", "basis", (((L, D), (E, D), 9),), 8.6, 8.4),
    Made("vlucht_stoel", "basis", (((N, D), (E, D), 4), ((N, N), (E, D), 3)), 9.0, 8.2),
    Made("kleding_licht", "basis", (((E, D), (N, N), 11), ((E, D), (E, T), 6)), 8.1, 5.9),
    Made("schoenen_retour", "basis", (((E, D), (L, D), 14),), 6.4, 7.6),
    Made("hotel_inrichting", "beleving", (((L, D), (L, N), 7), ((E, D), (N, N), 4)), 7.2, 6.3),
    Made(
        "auto_kilometers",
        "beleving",
        (((L, D), (E, D), 10), ((L, N), (E, D), 6)),
        7.0,
        6.8,
        business_expects=True,
    ),
    Made("opslag_microsoft", "beleving", (((L, N), (L, D), 8),), 7.4, 6.6),
    Made("sportschool_familie", "beleving", (((L, D), (N, N), 12), ((L, D), (L, T), 5)), 6.9, 5.1),
    Made("hotel_nespresso", "bijzonder", (((N, N), (L, N), 8),), 7.8, 4.6),
    Made("klacht_opgelost", "bijzonder", (((L, N), (L, D), 16), ((N, N), (L, D), 6)), 6.6, 7.9),
    Made("webshop_voorrang", "bijzonder", (((L, N), (N, N), 10),), 7.1, 4.9),
    Made("sportschool_oefening", "bijzonder", (((L, T), (L, N), 6), ((L, D), (N, N), 4)), 7.5, 4.2),
)
CONTROLS = (
    Made("sc4_community", "indifferent", (((L, N), (N, N), 3),), 7.0, 2.9),
    Made("b6_belastend_r", "reverse", (((N, N), (D, N), 4),), 6.0, 3.3),
)
GMAIL = {
    "2004-04": Made("gmail_1gb", "bijzonder", (((L, T), (L, N), 5),)),
    "2008-06": Made("gmail_1gb", "beleving", (((L, D), (L, N), 4),)),
    "2016-11": Made("gmail_1gb", "basis", (((L, D), (E, D), 6),)),
}
COMPLAINTS = {
    "2016": Made("klacht_opgelost", "bijzonder", (((N, N), (L, D), 7),)),
    "2018": Made("bas_klachten", "basis", (((E, D), (L, D), 8),)),
}

SHOP = {
    "website": (
        Made("klacht_opgelost", "bijzonder", (((L, T), (L, N), 5),)),
        Made("schoenen_retour", "basis"),
        Made("webshop_voorrang", "bijzonder"),
    ),
    "telefoon": (
        Made("klacht_opgelost", "basis", (((L, D), (E, D), 6),)),
        Made("schoenen_retour", "basis", (((N, N), (E, D), 4),)),
        Made("webshop_voorrang", "bijzonder", (((N, N), (L, N), 3),)),
    ),
}
"""An online shop by channel: who calls takes for granted that a complaint is resolved."""
SCORECARD = (
    Made("bsc_missie", "indifferent"),
    Made("bsc_discipline", "basis", (((N, D), (E, D), 3),), 7.2),
    Made("bsc_flexibel", "beleving", (((L, N), (L, D), 4),), 6.9),
    Made("bsc_mfactor", "basis", (((L, D), (E, D), 8),), 8.7),
    Made("bsc_klant_centraal", "bijzonder", (((N, N), (L, N), 5),), 7.4),
)
"""Five factors of a scorecard; the sixth, goodwill, is asked once."""
WORTH = {"website": 320.0, "telefoon": 90.0}
"""What a customer is worth in a year, on average, in euros."""
GROUPS = """kenmerk;fase;eigenaar;lus;rean
vlucht_stoel;1 Oriënteren;Verkoop;1;Reach
opslag_microsoft;1 Oriënteren;Verkoop;1;Reach
auto_kilometers;2 Vergelijken;Verkoop;1;Engage
kleding_licht;2 Vergelijken;Winkel;2;Engage
sportschool_familie;3 Kopen;Verkoop;2;Activate
webshop_voorrang;3 Kopen;Marketing;2;Activate
hotel_schoon;4 Gebruiken;Facilitair;3;Activate
hotel_inrichting;4 Gebruiken;Facilitair;3;Activate
hotel_nespresso;4 Gebruiken;Facilitair;3;Nurture
sportschool_oefening;4 Gebruiken;Service;3;Nurture
klacht_opgelost;5 Nazorg;Service;4;Nurture
schoenen_retour;5 Nazorg;Logistiek;4;Nurture
sc4_community;5 Nazorg;Marketing;4;Nurture
"""
"""Groups of the examples, a line a feature: made up, since the source texts leave them to whoever uses them."""

MARK = form_words("nl", "u")["form.fulfilment.label"]
"""How forms ask for a mark."""
CREATED = dt.datetime(2025, 3, 24, tzinfo=dt.UTC)
"""Written into the workbooks, so that their bytes don't change."""

BUSINESS = 45
SILENT = 37
"""Position of the respondent who opened the form and answered nothing."""
CHANNELS = {"nl": ("website", "winkel", "telefoon"), "en": ("website", "shop", "phone")}
PERSONAS = {"nl": ("zakelijk", "particulier"), "en": ("business", "private")}


@dataclass
class Person:
    """One made-up respondent."""

    persona: int
    channel: int
    start: dt.datetime
    answers: dict[str, tuple[Answer | None, Answer | None]] = field(default_factory=dict)
    fulfilment: dict[str, int] = field(default_factory=dict)
    importance: dict[str, int] = field(default_factory=dict)


def survey(plan: Sequence[Made], seed: int, start: dt.date, blanks: int = 0) -> list[Person]:
    """The respondents of one survey; `blanks` of their answers are missing, and one person answers nothing."""
    random = Random(seed)
    people = [_person(random, i, start) for i in range(120)]
    random.shuffle(people)
    known = features()
    for made in plan:
        for person, pair in zip(_in_line(people, made, random), _queue(made, random), strict=True):
            person.answers[made.key] = pair
            # Drawn of every feature, so that leaving one out changes no other; nobody is asked it of a control.
            if (mark := _rating(random, made.fulfilment, 10)) and not known[made.key].control:
                person.fulfilment[made.key] = mark
            person.importance[made.key] = _rating(random, made.importance, 9)
    for _ in range(blanks):
        answers, key = random.choice(people).answers, random.choice(plan).key
        one, other = answers[key]
        answers[key] = (None, other) if random.random() < 0.4 else (one, None)
    people.sort(key=lambda person: person.start)
    if blanks:
        people.insert(SILENT, Person(1, 0, people[SILENT].start))
    return people


def _person(random: Random, i: int, start: dt.date) -> Person:
    minutes = random.randrange(14 * 24 * 60)
    when = dt.datetime.combine(start, dt.time()) + dt.timedelta(minutes=minutes, seconds=random.randrange(60))
    return Person(0 if i < BUSINESS else 1, random.choices(range(3), (6, 3, 1))[0], when)


def _queue(made: Made, random: Random) -> list[Pair]:
    pairs = made.pairs()
    random.shuffle(pairs)
    return sorted(pairs, key=lambda pair: pair != (E, D)) if made.business_expects else pairs


def _in_line(people: Sequence[Person], made: Made, random: Random) -> list[Person]:
    """In the order in which answers are given out; the first get the expecting ones where business expects."""
    if not made.business_expects:
        return list(people)
    return sorted(people, key=lambda person: person.persona + 1.4 * random.random())


def _rating(random: Random, mean: float, top: int) -> int:
    return min(top, max(1, round(random.gauss(mean, 1.1))))


def features() -> dict[str, Feature]:
    return {feature.key: feature for each in shipped_questionnaires() for feature in each.features}


def texts(wording: str) -> dict[Answer | None, str]:
    given = facts("wordings")["sets"][wording]["functional"]
    return {None: "", **{Answer(position): text for position, text in enumerate(given)}}


def questions(keys: Sequence[str], register: str) -> Iterator[tuple[str, int, str]]:
    """Key, side (0 functional, 1 dysfunctional) and text, pair after pair."""
    known = features()
    for key in keys:
        question = known[key].questions[register]
        yield key, 0, question.functional
        yield key, 1, question.dysfunctional


def answers_of(
    person: Person, asked: Sequence[tuple[str, int, str]], words: dict[Answer | None, str]
) -> list[str]:
    return [words[person.answers.get(key, (None, None))[side]] for key, side, _ in asked]


def dutch_rows(people: Sequence[Person], keys: Sequence[str]) -> Rows:
    """As Microsoft Forms exports: a question and its opposite in turn, then a mark out of 10 a feature."""
    asked, words, known = list(questions(keys, "nl-u")), texts("nl-standard"), features()
    rated = [key for key in keys if not known[key].control]
    marks = [MARK.format(label=known[key].labels["nl"]) for key in rated]
    own = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Persona", "Kanaal"]
    yield [*own, *(text for *_, text in asked), *marks]
    for number, person in enumerate(people, start=1):
        end = person.start + dt.timedelta(minutes=6, seconds=number % 60)
        group = [PERSONAS["nl"][person.persona], CHANNELS["nl"][person.channel]]
        given = [person.fulfilment.get(key) for key in rated]
        yield [number, person.start, end, "anonymous", None, *group, *answers_of(person, asked, words), *given]


def english_rows(people: Sequence[Person], keys: Sequence[str]) -> Rows:
    """As Google Forms exports: all functional questions first, then all dysfunctional ones, then importance."""
    asked = sorted(questions(keys, "en"), key=lambda question: question[1])
    words, known = texts("en-like-expect"), features()
    rated = [f"Importance: {known[key].labels['en']}" for key in keys]
    yield ["Timestamp", "Persona", "Channel", *(text for *_, text in asked), *rated]
    for person in people:
        group = [PERSONAS["en"][person.persona], CHANNELS["en"][person.channel]]
        ratings = [person.importance.get(key, "") for key in keys]
        yield [f"{person.start:%Y/%m/%d %H:%M:%S}", *group, *answers_of(person, asked, words), *ratings]


def long_rows(people: Sequence[Person], keys: Sequence[str]) -> Rows:
    """One row a respondent and feature, answers as numbers: 1 = like … 5 = dislike."""
    yield ["respondent", "persona", "feature", "functional", "dysfunctional", "importance", "fulfilment"]
    words = {None: "", **{answer: str(answer + 1) for answer in (L, E, N, T, D)}}
    for number, person in enumerate(people, start=1):
        for key in keys:
            one, other = person.answers.get(key, (None, None))
            ratings = [person.importance.get(key, ""), person.fulfilment.get(key, "")]
            yield [number, PERSONAS["en"][person.persona], key, words[one], words[other], *ratings]


def shop_rows() -> Rows:
    """One online shop, asked in two channels, with what each customer is worth."""
    random, keys = Random(2025), [made.key for made in SHOP["website"]]
    asked, words = list(questions(keys, "nl-u")), texts("nl-standard")
    yield ["Respondent", "Kanaal", "Klantwaarde", *(text for *_, text in asked)]
    for i, (channel, plan) in enumerate(SHOP.items(), start=1):
        for number, person in enumerate(survey(plan, 2030 + i, dt.date(2025, 9, 1)), start=1):
            worth = round(random.lognormvariate(0, 0.3) * WORTH[channel])
            yield [f"{i}{number:03}", channel, worth, *answers_of(person, asked, words)]


def scorecard_rows() -> Rows:
    """A scorecard as forms in HTML save it, with goodwill asked once: less of whoever the basis lets down."""
    random, people = Random(2026), survey(SCORECARD, 2026, dt.date(2026, 3, 2))
    words = texts("nl-standard")
    codes = [f"{made.key}_{side}" for made in SCORECARD for side in ("fun", "dys", "sat")]
    yield ["respondent", "submitted", "language", "gunfactor", *codes]
    basis = [made.key for made in SCORECARD if made.profile == "basis"]
    for number, person in enumerate(people, start=1):
        let_down = min(person.fulfilment[key] for key in basis) < 8
        given = min(10, max(0, round(random.gauss(5.6 if let_down else 7.6, 1.5))))
        told = [
            cell
            for key in person.answers
            for cell in (*(words[each] for each in person.answers[key]), person.fulfilment[key])
        ]
        yield [number, f"{person.start:%Y-%m-%dT%H:%M:%SZ}", "nl", given, *told]


def wave_rows(waves: dict[str, list[Person]], key: str, wording: str, first: str) -> Rows:
    """Waves about one feature below each other; the first column names the respondent or the wave.

    Every wave asked other people, so none has another one's respondent number: it begins with the wave's year.
    """
    asked, words = list(questions([key], "en" if wording.startswith("en") else "nl-u")), texts(wording)
    yield [first, *(text for *_, text in asked)]
    for wave, people in waves.items():
        for number, person in enumerate(people, start=1):
            known = f"{wave[:4]}{number:03}" if first == "Respondent" else wave
            yield [known, *answers_of(person, asked, words)]


def save_workbook(path: Path, sheet_name: str, rows: Rows) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": "d-m-yyyy hh:mm:ss"}) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet(sheet_name)
        for position, row in enumerate(rows):
            sheet.write_row(position, 0, row)


def save_csv(path: Path, rows: Rows, *, dutch: bool = False) -> None:
    """With semicolons and a byte-order mark where Dutch Excel saves it."""
    out = StringIO()
    csv.writer(out, delimiter=";" if dutch else ",", lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode("utf-8-sig" if dutch else "utf-8"))


def write_all(folder: Path) -> None:
    """Every sample into one folder."""
    plan = (*EXAMPLES, *CONTROLS)
    keys = [made.key for made in plan]
    people = survey(plan, 1984, dt.date(2025, 3, 10), blanks=11)
    save_workbook(folder / "3b_voorbeelden.xlsx", "Sheet1", dutch_rows(people, keys))
    save_csv(folder / "3b_examples.csv", english_rows(people, keys))
    save_csv(folder / "3b_long.csv", long_rows(people, keys))
    save_csv(folder / "webshop_2025.csv", shop_rows(), dutch=True)
    save_csv(folder / "scorecard_2026.csv", scorecard_rows())
    (folder / "groepen.csv").write_bytes(GROUPS.replace("\n", "\r\n").encode("utf-8-sig"))
    gmail = {
        wave: survey([made], 2004 + i, dt.date.fromisoformat(f"{wave}-01"))
        for i, (wave, made) in enumerate(GMAIL.items())
    }
    all_waves = wave_rows(gmail, "gmail_1gb", "nl-standard", "Meting")
    save_workbook(folder / "gmail_waves.xlsx", "Antwoorden", all_waves)
    for wave, people in gmail.items():
        rows = wave_rows({wave: people}, "gmail_1gb", "en-like-expect", "Respondent")
        save_csv(folder / f"gmail_{wave}.csv", rows)
    for i, (wave, made) in enumerate(COMPLAINTS.items()):
        people = survey([made], 2016 + i, dt.date(int(wave), 6, 1))
        rows = wave_rows({wave: people}, made.key, "nl-standard", "Respondent")
        save_csv(folder / f"klacht_{wave}.csv", rows, dutch=True)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
