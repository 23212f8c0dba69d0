"""Texts in the encodings and with the first lines that spreadsheet programs write."""

from tests.contact.making import wordings
from tests.contact.making.columns import beside
from tests.contact.making.model import Case, Pair, asked, draw, in_blocks, known, side_by_side, some
from tests.contact.making.write import text


def unicode_text() -> Case:
    said = (
        ("Navette", "une navette", "de navette"),
        ("Petit-déjeuner", "un petit-déjeuner", "de petit-déjeuner"),
        ("Piscine", "une piscine", "de piscine"),
        ("Garage à vélos", "un garage à vélos", "de garage à vélos"),
    )
    pairs = tuple(
        Pair(
            name,
            f"Que ressentez-vous si l’hôtel propose {yes} ?",
            f"Que ressentez-vous si l’hôtel ne propose pas {no} ?",
        )
        for name, yes, no in said
    )
    survey = draw("utf16", pairs, "AMOI", 26)
    header, rows = in_blocks(survey, wordings.FRENCH)
    case = Case(
        "excel_unicode_text",
        {"hotel.txt": text(beside({"N°": list(range(1, 27))}, header, rows), "utf-16", sep="\t")},
        "Excel's “Unicode text”: UTF-16 with a byte-order mark, tabs",
        "fr",
    )
    return known(case, survey, wordings.FRENCH)


def sep_line() -> Case:
    pairs = asked(
        "Como se sentiria se a escola tivesse {}?",
        "Como se sentiria se a escola não tivesse {}?",
        ("Cantina", "cantina"),
        ("Natação", "natação"),
        ("Transporte", "transporte"),
    )
    survey = draw("sep", pairs, "MAO", 27)
    header, rows = side_by_side(survey, wordings.PORTUGUESE)
    made = b"sep=;\r\n" + text(
        beside({"Código": list(range(1, 28)), "Ano": some("sep", 27, ("5.º", "6.º", "7.º"))}, header, rows),
        "cp1252",
        sep=";",
    )
    case = Case(
        "excel_sep_line",
        {"inquerito.csv": made},
        "a CSV for Excel whose first line names the separator; Windows-1252",
        "pt",
        invented=True,
    )
    return known(case, survey, wordings.PORTUGUESE)


def from_a_mac() -> Case:
    said = (
        ("Crèche", "une crèche", "de crèche"),
        ("Théâtre", "un théâtre", "de théâtre"),
        ("Forêt", "un accès à la forêt", "d'accès à la forêt"),
    )
    pairs = tuple(
        Pair(name, f"S'il y a {yes}, ça vous fait quoi ?", f"S'il n'y a pas {no}, ça vous fait quoi ?")
        for name, yes, no in said
    )
    survey = draw("mac", pairs, "MAI", 25)
    header, rows = side_by_side(survey, wordings.FRENCH)
    case = Case(
        "excel_for_mac",
        {
            "quartier.csv": text(
                beside({"N°": list(range(1, 26))}, header, rows), "mac_roman", sep=";", end="\r"
            )
        },
        "saved by Excel for Mac as “CSV (Macintosh)”: Mac Roman, lines end in CR",
        "fr",
        knowable=False,
        asks=("encoding",),
        settle={"options": ["--encoding", "mac_roman"]},
        doubtful="deciding by evidence is right too",
    )
    return known(case, survey, wordings.FRENCH)


CASES = (
    unicode_text,
    sep_line,
    from_a_mac,
)
