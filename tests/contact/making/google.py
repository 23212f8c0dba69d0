"""Exports of Google Forms in languages of Western Europe."""

from collections.abc import Sequence
from typing import Any

from tests.contact.making import wordings
from tests.contact.making.model import (
    Case,
    Pair,
    asked,
    draw,
    in_blocks,
    known,
    side_by_side,
    some,
    stamps,
)
from tests.contact.making.write import bare, text

MARKS = tuple("123456789")


def beside(columns: dict[str, Sequence[Any]], header: list[str], rows: list[list[str]]) -> list[list[Any]]:
    """A header and rows with other columns before them."""
    before = zip(*columns.values(), strict=True)
    return [[*columns, *header], *([*left, *row] for left, row in zip(before, rows, strict=True))]


def after(rows: list[list[Any]], columns: dict[str, Sequence[Any]]) -> list[list[Any]]:
    """The same rows with other columns behind them."""
    behind = zip(*columns.values(), strict=True)
    return [[*rows[0], *columns], *([*row, *right] for row, right in zip(rows[1:], behind, strict=True))]


def times(seed: str, n: int, shape: str = "%d/%m/%Y %H:%M:%S") -> list[str]:
    return [at.strftime(shape) for at in stamps(seed, n)]


def mails(n: int) -> list[str]:
    return [f"participant{number:02}@example.com" for number in range(1, n + 1)]


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


def dutch() -> Case:
    pairs = (
        Pair(
            "Reserveren",
            "Wat vindt u ervan als u een boek thuis kunt reserveren? ",
            "Wat vindt u ervan als u een boek niet thuis kunt reserveren? ",
        ),
        Pair(
            "Zondag open",
            "Wat vindt u ervan als de bibliotheek op zondag open is?",
            "Wat vindt u ervan als de bibliotheek op zondag gesloten is?",
        ),
        Pair(
            "Koffiehoek",
            "Wat vindt u ervan als er een koffiehoek is?",
            "Wat vindt u ervan als er geen koffiehoek is?",
        ),
        Pair(
            "Boetes",
            "Wat vindt u ervan als u geen boete krijgt wanneer u te laat bent?",
            "Wat vindt u ervan als u wel een boete krijgt wanneer u te laat bent?",
        ),
        Pair(
            "Stilteruimte",
            "Wat vindt u ervan als er een stilteruimte is?",
            "Wat vindt u ervan als er geen stilteruimte is?",
        ),
        Pair(
            "Rondleiding",
            "Wat vindt u ervan als u een rondleiding krijgt?",
            "Wat vindt u ervan als u geen rondleiding krijgt?",
        ),
        Pair(
            "Wifi", "Wat vindt u ervan als er gratis wifi is?", "Wat vindt u ervan als er geen gratis wifi is?"
        ),
    )
    survey = draw("gf_nl", pairs, "MAIOOIM", 33, 0.03)
    header, rows = in_blocks(survey, wordings.DUTCH)
    made = beside(
        {
            "Tijdstempel": times("gf_nl", 33, "%d-%m-%Y %H:%M:%S"),
            "Wat is uw leeftijd?": some("gf_nl", 33, ("tot 30", "30 tot 50", "50 en ouder")),
        },
        header,
        rows,
    )
    case = Case(
        "google_nl_blocks",
        {"Bibliotheek (reacties) - Formulierreacties 1.tsv": bare(made)},
        "Google Forms, tab separated: first all functional questions, then all dysfunctional ones; trailing spaces in headers; open/gesloten and geen/wel boete instead of a plain negation",
        "nl",
        doubtful="the pair on fines stands the other way round by negation; the two blocks decide it",
    )
    return known(case, survey, wordings.DUTCH)


def french() -> Case:
    pairs = (
        Pair(
            "Prise USB",
            "Si votre vélo disposait d'une prise USB, qu'en penseriez-vous ?",
            "Si votre vélo NE disposait PAS d'une prise USB, qu'en penseriez-vous ?",
        ),
        Pair(
            "Antivol",
            "Si votre vélo était livré avec un antivol, qu'en penseriez-vous ?",
            "Si vous aviez un vélo SANS antivol, qu'en penseriez-vous ?",
        ),
        Pair(
            "Mode promenade",
            'Si votre vélo avait un mode "promenade", qu\'en penseriez-vous ?',
            'Si vous aviez un vélo SANS mode "promenade", qu\'en penseriez-vous ? ',
        ),
        Pair(
            "Siège enfant",
            "Si on pouvait fixer un siège enfant, qu'en penseriez-vous ?",
            "Si on NE pouvait PAS fixer de siège enfant, qu'en penseriez-vous ?",
        ),
    )
    survey = draw("gf_fr", pairs, "AMIO", 27)
    header, rows = side_by_side(survey, wordings.FRENCH_EMOJI)
    made = beside({"Horodateur": times("gf_fr", 27)}, header, rows)
    case = Case(
        "google_fr_emoji",
        {"reponses.tsv": bare(made)},
        "Google Forms, tab separated, after the smart bed study in github.com/nicolasfeyer/qrm-kano: emoji in answers, bare quotation marks, NE…PAS and SANS",
        "fr",
    )
    return known(case, survey, wordings.FRENCH_EMOJI)


def german() -> Case:
    pairs = (
        Pair(
            "Öffnungszeiten",
            "Was hältst du davon, wenn die Mensa auch abends geöffnet ist?",
            "Was hältst du davon, wenn die Mensa abends nicht geöffnet ist?",
        ),
        Pair(
            "Vegan",
            "Was hältst du davon, wenn es jeden Tag ein veganes Gericht gibt?",
            "Was hältst du davon, wenn es kein veganes Gericht gibt?",
        ),
        Pair(
            "Vorbestellen",
            "Was hältst du davon, wenn du Essen vorbestellen kannst?",
            "Was hältst du davon, wenn du Essen nicht vorbestellen kannst?",
        ),
        Pair(
            "Nährwerte",
            "Was hältst du davon, wenn Nährwerte angezeigt werden?",
            "Was hältst du davon, wenn keine Nährwerte angezeigt werden?",
        ),
    )
    survey = draw("gf_de", pairs, "MOAI", 36, 0.03)
    header, rows = side_by_side(survey, wordings.GERMAN_EXPECT)
    before = {
        "Zeitstempel": times("gf_de", 36, "%d.%m.%Y %H:%M:%S"),
        "Semester": some("gf_de", 36, ("1-2", "3-4", "5+")),
    }
    behind = {"Noch Wünsche?": some("gf_de_c", 36, ("", "", "größere Portionen", "„mehr Soße“", "-"))}
    case = Case(
        "google_de_semicolons",
        {"Mensa-Umfrage.csv": text(after(beside(before, header, rows), behind), "cp1252", sep=";")},
        "Google Forms, saved again by a German Excel: semicolons, Windows-1252, low and high quotation marks in a comment",
        "de",
    )
    return known(case, survey, wordings.GERMAN_EXPECT)


def spanish() -> Case:
    pairs = asked(
        "¿Cómo se sentiría si {} estuviera presente en el gimnasio?",
        "¿Cómo se sentiría si {} NO estuviera presente en el gimnasio?",
        ("Sauna", "la sauna"),
        ("Reserva de clases", "la reserva de clases por móvil"),
        ("Entrenador", "un entrenador personal"),
        ("Agua gratis", "una fuente de agua gratis"),
    )
    survey = draw("gf_es", pairs, "AOIM", 30, 0.02)
    header, rows = side_by_side(survey, wordings.SPANISH)
    importance = {
        f"¿Qué importancia tiene para usted {pair.feature}?": some(
            f"gf_es{pair.feature}",
            30,
            ("Nada importante", "Poco importante", "Importante", "Extremadamente importante"),
        )
        for pair in pairs
    }
    made = after(beside({"Marca temporal": times("gf_es", 30, "%d/%m/%Y %H:%M:%S")}, header, rows), importance)
    case = Case(
        "google_es_importance",
        {"Gimnasio (respuestas).csv": text(made, end="\n")},
        "Google Forms: importance in words for each feature behind the pairs; wording of a survey kit in a public repository",
        "es",
        left_out=("four questions on importance",),
    )
    return known(case, survey, wordings.SPANISH)


def italian() -> Case:
    pairs = (
        Pair(
            "PayPal",
            "Come ti sentiresti se aggiungessimo il pagamento con PayPal?",
            "Come ti sentiresti se non aggiungessimo il pagamento con PayPal?",
        ),
        Pair(
            "Reso gratuito",
            "Come ti sentiresti se il reso fosse gratuito?",
            "Come ti sentiresti se il reso non fosse gratuito?",
        ),
        Pair(
            "Chat",
            "Come ti sentiresti se ci fosse una chat con il negozio?",
            "Come ti sentiresti se non ci fosse una chat con il negozio?",
        ),
        Pair(
            "Confezione regalo",
            "Come ti sentiresti se potessi chiedere una confezione regalo?",
            "Come ti sentiresti se non potessi chiedere una confezione regalo?",
        ),
    )
    survey = draw("gf_it", pairs, "OMIA", 31)
    header, rows = side_by_side(survey, wordings.ITALIAN_WOULD)
    made = beside(
        {"Informazioni cronologiche": times("gf_it", 31), "Età": some("gf_it", 31, ("18–24", "25–39", "40+"))},
        header,
        rows,
    )
    case = Case(
        "google_it",
        {"Risposte del modulo 1.csv": b"\xef\xbb\xbf" + text(made)},
        "Google Forms in Italian, with a byte-order mark from a spreadsheet program",
        "it",
    )
    return known(case, survey, wordings.ITALIAN_WOULD)


def portuguese() -> Case:
    stem = "Se o app {} como você se sentiria?"
    said = (
        (
            "Ranking",
            "mostrasse por que sua posição no ranking mudou,",
            "não mostrasse por que sua posição no ranking mudou,",
        ),
        ("Finais", "mostrasse quanto falta para as finais,", "não mostrasse quanto falta para as finais,"),
        ("Gráfico", "mostrasse um gráfico da sua evolução,", "não mostrasse um gráfico da sua evolução,"),
        (
            "Placar",
            "avisasse quando um placar for contestado,",
            "não avisasse quando um placar for contestado,",
        ),
    )
    pairs = tuple(Pair(name, stem.format(yes), stem.format(no)) for name, yes, no in said)
    survey = draw("gf_pt", pairs, "AAIM", 35, 0.04)
    header, rows = side_by_side(survey, wordings.PORTUGUESE)
    made = beside(
        {
            "Carimbo de data/hora": times("gf_pt", 35),
            "Com que frequência você joga?": some("gf_pt", 35, ("Toda semana", "Às vezes", "Quase nunca")),
        },
        header,
        rows,
    )
    case = Case(
        "google_pt",
        {"Formulário sem título (respostas).csv": text(made)},
        "Google Forms in Portuguese; questions and answers after a form on beach tennis in a public repository",
        "pt",
    )
    return known(case, survey, wordings.PORTUGUESE)


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


CASES = (english_pairs, english_one_grid, dutch, french, german, spanish, italian, portuguese, redesigned)
