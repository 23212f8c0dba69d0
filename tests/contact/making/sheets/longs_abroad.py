"""Long forms under the headers that people give them in other languages."""

from tests.contact.making import wordings
from tests.contact.making.model import Case, draw, in_long_form, known, some, stamps
from tests.contact.making.sheets.longs import features, rows_only
from tests.contact.making.write import text


def german() -> Case:
    survey = draw(
        "long_de",
        features("Größenberater", "Rückgabe im Geschäft", "Geschenkverpackung", "Kauf auf Rechnung"),
        "AOIM",
        25,
        0.03,
    )
    rows = [
        [f"TN{number:02}", feature, f, d]
        for number, feature, f, d in in_long_form(survey, wordings.GERMAN_FULL)
    ]
    made = [["Teilnehmer", "Merkmal", "funktional", "dysfunktional"], *rows]
    case = Case(
        "long_de",
        {"erhebung.csv": text(made, "cp1252", sep=";")},
        "a German thesis: Windows-1252, semicolons; answers of github.com/stp4/stp25kano",
        "de",
    )
    return known(case, survey, wordings.GERMAN_FULL)


def chinese() -> Case:
    survey = draw("long_zh", features("一键菜谱", "远程控制", "自动清洗", "语音提醒"), "AOMI", 28)
    rows = [
        [f"用户{number:02}", feature, f, d] for number, feature, f, d in in_long_form(survey, wordings.CHINESE)
    ]
    case = Case(
        "long_zh_gb18030",
        {"需求调研.csv": text([["用户", "功能", "正向", "反向"], *rows], "gb18030")},
        "saved by a Chinese Excel: GB18030",
        "zh",
    )
    return known(case, survey, wordings.CHINESE)


def french() -> Case:
    survey = draw(
        "long_fr", features("Piste cyclable", "Zone 30", "Stationnement payant", "Arbres"), "OAMI", 24
    )
    rows = [[feature, d, f] for _, feature, f, d in in_long_form(survey, wordings.FRENCH)]
    case = Case(
        "long_fr_absence_first",
        {"mesures.csv": text([["mesure", "absence", "presence"], *rows], sep=";")},
        "a town hall's sheet: the dysfunctional answer stands first, no respondents",
        "fr",
        said=("respondents are not told apart; each row is one pair of answers",),
        invented=True,
    )
    return rows_only(case, survey, wordings.FRENCH)


def spanish() -> Case:
    survey = draw(
        "long_es",
        features("Modo familiar", "Recordatorios", "Informe mensual", "Modo sin conexión"),
        "AOIM",
        30,
    )
    segments = some("long_es_s", 30, ("Nuevo", "Habitual", "Profesional"))
    marks = some("long_es_i", 120, tuple("12345"))
    rows = [
        [f"R{number:03}", segments[number - 1], feature, f, d, marks[i], "no"]
        for i, (number, feature, f, d) in enumerate(in_long_form(survey, wordings.SPANISH))
    ]
    header = ["respondent_id", "segmento", "feature", "funcional", "disfuncional", "importancia", "simulado"]
    case = Case(
        "long_es_segment",
        {"RESPUESTAS_ACUMULADO.csv": text([header, *rows], end="\n")},
        "the columns of a Spanish survey kit in a public repository",
        "es",
        left_out=("segmento, importancia 1–5 and simulado",),
    )
    return known(case, survey, wordings.SPANISH)


def sqlite() -> Case:
    survey = draw(
        "long_sqlite",
        features("Sehr schnelle Aushärtung", "Saubere Anwendung", "Farbe der Verpackung"),
        "OMI",
        27,
    )
    moments = [f"{at:%Y-%m-%d %H:%M:%S}" for at in stamps("long_sqlite", 27)]
    letters = some("long_sqlite", 81, tuple("AOMIQR"))
    rows = [
        [i + 1, "Industrieklebstoff", feature, f, d, letters[i], moments[number - 1]]
        for i, (number, feature, f, d) in enumerate(in_long_form(survey, wordings.GERMAN))
    ]
    header = [
        "id",
        "product",
        "feature",
        "functional_answer",
        "dysfunctional_answer",
        "kano_category",
        "created_at",
    ]
    case = Case(
        "long_sqlite_de",
        {"kano_answers.csv": text([header, *rows], sep=";")},
        "the table of a dashboard on glue in a public repository: id numbers the row, not the person; its own column of categories is not to be trusted",
        "de",
        left_out=("kano_category, which does not follow from the answers", "product, which is always the same"),
    )
    return rows_only(case, survey, wordings.GERMAN)


def polish() -> Case:
    survey = draw(
        "long_pl", features("Łazienka w pokoju", "Śniadanie", "Żłobek", "Późne wymeldowanie"), "MOIA", 25
    )
    rows = [[number, feature, f, d] for number, feature, f, d in in_long_form(survey, wordings.POLISH)]
    header = ["Respondent", "Cecha", "Pytanie funkcjonalne", "Pytanie dysfunkcjonalne"]
    case = Case(
        "long_pl_iso8859_2",
        {"hotel.csv": text([header, *rows], "iso8859_2", sep=";", end="\n")},
        "a Polish sheet saved on Linux as ISO 8859-2: its ś, ź and ą stand elsewhere than in CP1250",
        "pl",
    )
    return known(case, survey, wordings.POLISH)


CASES = (
    german,
    chinese,
    french,
    spanish,
    sqlite,
    polish,
)
