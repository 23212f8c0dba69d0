"""Exports of Google Forms in other languages of Western Europe."""

from tests.contact.making import wordings
from tests.contact.making.columns import after, beside, times
from tests.contact.making.model import Case, Pair, asked, draw, in_blocks, known, side_by_side, some
from tests.contact.making.write import bare, text


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
    before = {
        "Tijdstempel": times("gf_nl", 33, "%d-%m-%Y %H:%M:%S"),
        "Wat is uw leeftijd?": some("gf_nl", 33, ("tot 30", "30 tot 50", "50 en ouder")),
    }
    made = beside(before, header, rows)
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


CASES = (
    dutch,
    french,
    german,
    spanish,
    italian,
    portuguese,
)
