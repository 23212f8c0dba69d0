"""Writes the files in this folder: one survey as each platform exports it; the same bytes every time; run
`python -m tests.exports.make_exports` after a change here.

Cells are typed as the platforms write them. Sources: LimeSurvey 6.4.2 and KoboToolbox' formpack 3.0.0, run; LimeSurvey's
application/controllers/admin/Export.php and application/helpers/export_helper.php (files for SPSS); the test files of
ropensci/qualtRics and getodk/central-backend; fivethirtyeight/data (SurveyMonkey); nicolasfeyer/qrm-kano (Google Forms);
nhaga/milkomeda_survey (Jotform); the source of formbricks/formbricks; help pages of SurveyCTO and Alchemer; public
programs that parse exports of Microsoft Forms, Typeform and Tally.

Two files are made by hand with SheetJS (`XLSX.write(XLSX.read(file, {cellNF: true}), {bookType: "xlsb"})`), as no
library for Python writes this format: microsoft_forms_nl.xlsb by version 0.16.9 with bookSST, its cells as Excel writes
them, and microsoft_forms_short.xlsb by version 0.18.5, which leaves the column out of cells beside another one.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

from tests.exports.survey import ANSWERS, cells, feature_keys, labels, questions

TOKENS, ENGLISH, DUTCH = ANSWERS
NUMBERS = ("1", "2", "3", "4", "5")
Rows = list[list[object]]
FOLDER = Path(__file__).parent
MADE: dict[str, Callable[[], bytes]] = {}
MOMENT = {".sav": b"01 Mar 2600:00:00", ".dta": b"01 Mar 2026 00:00"}
"""When files of statistics programs were written, as both formats say it."""


def export(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register what makes a file."""

    def kept(make: Callable[[], bytes]) -> Callable[[], bytes]:
        MADE[name] = make
        return make

    return kept


def text(
    rows: Rows, *, delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL, start: bytes = b"", end: str = ""
) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)
    return start + (out.getvalue() + end).encode()


def book(rows: Rows, title: str = "Sheet1") -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    made.properties.created = dt.datetime(2026, 3, 1)  # noqa: DTZ001
    made.save(out)
    return undated(out.getvalue())


def undated(package: bytes) -> bytes:
    """A workbook without the moment at which it was written."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-03-01T00:00:00Z", before.read(name))
            after.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def table(head: Sequence[object], before: Callable[[int], Sequence[object]], middle: Sequence[Sequence[object]],
          after: Callable[[int], Sequence[object]] = lambda _: ()) -> Rows:  # fmt: skip
    """A header and a row a person: what the platform writes before and after the answers."""
    return [list(head), *([*before(i), *row, *after(i)] for i, row in enumerate(middle))]


def flat(register: str) -> list[str]:
    """All questions, those of a feature side by side."""
    return [each for pair in questions(register) for each in pair]


def codes(form: str) -> list[str]:
    return [form.format(key=key, side=side) for key in feature_keys() for side in ("fun", "dys")]


def when(i: int, clock: str = "%Y-%m-%d %H:%M:%S", minutes: int = 0) -> str:
    return (dt.datetime(2026, 3, 1, 14, 0, 6) + dt.timedelta(hours=i, minutes=minutes)).strftime(clock)  # noqa: DTZ001


@export("google_forms_nl.csv")
def google() -> bytes:
    return text(table(["Tijdstempel", *flat("nl-je")], lambda i: [when(i, "%d-%m-%Y %H:%M:%S")], cells(DUTCH)))


@export("google_forms_grid.tsv")
def google_grid() -> bytes:
    stems = ("How would you feel if this is the case?", "How would you feel if this is not the case?")
    head = [f"{stem} [{label}]" for stem in stems for label in labels("en")]
    rows = [row[::2] + row[1::2] for row in cells(ENGLISH)]
    return text(table(["Timestamp", *head], lambda i: [when(i, "%m/%d/%Y %H:%M:%S")], rows), delimiter="\t")


@export("microsoft_forms_nl.xlsx")
def microsoft() -> bytes:
    head = [
        "ID",
        "Begintijd",
        "Tijd van voltooien",
        "E-mail",
        "Naam",
        "Tijd van laatste wijziging",
        *flat("nl-u"),
    ]

    def meta(i: int) -> list[object]:
        start = dt.datetime(2026, 3, 1, 14, i, 0)  # noqa: DTZ001
        return [i + 1, start, start + dt.timedelta(minutes=5), "anonymous", None, None]

    return book(table(head, meta, cells(DUTCH)))


QUALTRICS = [("StartDate", "Start Date"), ("EndDate", "End Date"), ("Status", "Response Type"),
             ("IPAddress", "IP Address"), ("Progress", "Progress"), ("Duration (in seconds)", "Duration (in seconds)"),
             ("Finished", "Finished"), ("RecordedDate", "Recorded Date"), ("ResponseId", "Response ID"),
             ("DistributionChannel", "Distribution Channel"), ("UserLanguage", "User Language")]  # fmt: skip


def qualtrics(answers: Sequence[Sequence[str]], *, words: bool) -> Rows:
    names, titles = zip(*QUALTRICS, strict=True)
    asked, ids = codes("{key}_{side}"), [f'{{"ImportId":"QID{i}"}}' for i in range(12)]
    first = [f'{{"ImportId":"{name}"}}' for name in names]
    orders = ("lb1_outside_in_DO", "lb1_outside_in - Display Order", '{"ImportId":"QID1_DO"}')

    def meta(i: int, status: str = "") -> list[str]:
        status = status or ("IP Address" if words else "0")
        done = ("True" if i else "False") if words else ("1" if i else "0")
        times = [when(i), when(i, minutes=5), status, "192.0.2.1", "100" if i else "60", "306", done, when(i)]
        return [*times, f"R_2YPOQ602ER1jk{i}", "anonymous", "EN"]

    rows = table([*names, *asked, orders[0]], meta, answers, lambda _: ["1|2|3|4|5"])
    preview = [*meta(9, "Survey Preview" if words else "1"), *answers[3], "1|2|3|4|5"]
    return [rows[0], [*titles, *flat("en"), orders[1]], [*first, *ids, orders[2]], preview, *rows[1:]]


@export("qualtrics_texts.csv")
def qualtrics_texts() -> bytes:
    return text(qualtrics(cells(ENGLISH), words=True))


@export("qualtrics_codes.tsv")
def qualtrics_codes() -> bytes:
    return text(qualtrics(cells(NUMBERS), words=False), delimiter="\t")


@export("qualtrics_texts.xlsx")
def qualtrics_book() -> bytes:
    return book(qualtrics(cells(ENGLISH), words=True), "Sheet0")


@export("qualtrics_legacy.csv")
def qualtrics_legacy() -> bytes:
    meta = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status",
            "StartDate", "EndDate", "Finished"]  # fmt: skip
    head = [*(f"V{i}" for i in range(1, 11)), *(f"Q{i}" for i in range(1, 13)), ""]

    def before(i: int) -> list[str]:
        return [f"R_{i}", "Default Response Set", "Anonymous", "", "", "192.0.2.1", "0", when(i), when(i), "1"]

    rows = table(head, before, cells(ENGLISH), lambda _: [""])
    return text([rows[0], [*meta, *flat("en"), ""], *rows[1:]], start=b"\xef\xbb\xbf")


def monkey() -> Rows:
    meta = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
            "Last Name", "Custom Data 1"]  # fmt: skip
    rows = table([*meta, *flat("en")], lambda i: [str(3292879998 - i), "87654321", when(i, "%m/%d/%Y %I:%M:%S %p"),
                 when(i, "%m/%d/%Y %I:%M:%S %p", 5), "", "", "", "", ""], cells(ENGLISH))  # fmt: skip
    return [rows[0], [""] * len(meta) + ["Response"] * 12, *rows[1:]]


@export("surveymonkey.csv")
def surveymonkey() -> bytes:
    return text(monkey())


@export("surveymonkey_grid.xlsx")
def surveymonkey_grid() -> bytes:
    stems = ("How would you feel if this is the case?", "How would you feel if this is not the case?")
    head = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    upper = [cell for stem in stems for cell in (stem, *[""] * 5)]
    rows = table([*head, *upper], lambda i: [3292879998 - i, 87654321, when(i), when(i, minutes=4)],
                 [row[::2] + row[1::2] for row in cells(ENGLISH)])  # fmt: skip
    return book([rows[0], [""] * 4 + labels("en") * 2, *rows[1:]])


LIME = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
LIME_NL = [
    "Respons-ID",
    "Datum verzonden",
    "Laatste pagina",
    "Begin taal",
    "Plaats",
    "Startdatum",
    "Datum laatste actie",
]


def lime(head: Sequence[str], answers: Sequence[Sequence[str]]) -> Rows:
    def meta(i: int) -> list[str]:
        return [str(i + 1), when(i, minutes=5) if i else "", "2", "nl", "12345", when(i), when(i, minutes=5)]

    return table(head, meta, answers)


def lime_text(rows: Rows) -> bytes:
    return text(rows, quoting=csv.QUOTE_ALL, start=b"\xef\xbb\xbf", end="\r\n")


def short(form: str) -> list[str]:
    """LimeSurvey drops underscores from codes."""
    return [
        form.format(key=key.replace("_", "")[:17], side=side)
        for key in feature_keys()
        for side in ("fun", "dys")
    ]


@export("limesurvey_codes.csv")
def limesurvey_codes() -> bytes:
    return lime_text(lime([*LIME, *short("{key}[{side}]")], cells(("A1", "A2", "A3", "A4", "A5"))))


@export("limesurvey_default_codes.csv")
def limesurvey_default_codes() -> bytes:
    return lime_text(lime([*LIME, *short("{key}[{side}]")], cells(("AO01", "AO02", "AO03", "AO04", "AO05"))))


@export("limesurvey_full.csv")
def limesurvey_full() -> bytes:
    head = [
        f"{label} [{each}]"
        for label, pair in zip(labels("nl"), questions("nl-u"), strict=True)
        for each in pair
    ]
    return lime_text(lime([*LIME_NL, *head], cells(DUTCH)))


@export("limesurvey_code_text.xlsx")
def limesurvey_code_text() -> bytes:
    full = [f"{code}. {each}" for code, each in zip(short("{key}[{side}]"), flat("nl-u"), strict=True)]
    return book(
        lime([*(f"{a}. {b}" for a, b in zip(LIME, LIME_NL, strict=True)), *full], cells(DUTCH)), "Onderzoek"
    )


@export("limesurvey.json")
def limesurvey_json() -> bytes:
    head, *rows = lime([*LIME, *short("{key}[{side}]")], cells(NUMBERS))
    return json.dumps({"responses": [dict(zip(head, row, strict=True)) for row in rows]}).encode()


def lime_columns() -> list[tuple[str, str, str]]:
    """Name, form and label of the columns as LimeSurvey's files for statistics programs give them."""
    forms = ("F7", "DATETIME23.2", "F7", "A20", "A31", "DATETIME23.2", "DATETIME23.2")
    asked = zip(short("{key}_{side}"), questions_and_labels(), strict=True)
    return [*((name, form, name) for name, form in zip(LIME, forms, strict=True)),
            *((name, "", f"[{question}] {label}") for name, (question, label) in asked)]  # fmt: skip


def questions_and_labels() -> list[tuple[str, str]]:
    pairs = zip(labels("nl"), questions("nl-u"), strict=True)
    return [(question, label) for label, pair in pairs for question in pair]


FALLING = ("5", "4", "3", "2", "1")


@export("limesurvey_SPSS_syntax_file.sps")
def limesurvey_spss_syntax() -> bytes:
    named = [(f"V{i}", name, form or "F1", label) for i, (name, form, label) in enumerate(lime_columns(), 1)]
    lines = ["*$Rev: 121017 $ all 2.", "SET UNICODE=ON.", "SHOW LOCALE.", "PRESERVE LOCALE.", "SET LOCALE='en_UK'.",
             "SET DECIMAL=DOT.", "GET DATA", " /TYPE=TXT", " /FILE='survey_271828_SPSS_data_file.dat'", " /DELCASE=LINE",
             ' /DELIMITERS=","', " /QUALIFIER=\"'\"", " /ARRANGEMENT=DELIMITED", " /FIRSTCASE=1", " /IMPORTCASE=ALL",
             " /VARIABLES="]  # fmt: skip
    lines += [f" {v} {form}" for v, _, form, _ in named]
    lines[-1] += "."
    lines += ["CACHE.", "EXECUTE.", "*Define Variable Properties."]
    lines += [f'VARIABLE LABELS {v} "{cut(label, 231 - len(v))}".' for v, _, _, label in named]
    lines += ["*Define Value labels."]
    for v, name, _, _ in named:
        answers = [f' {code} "{answer}"' for code, answer in zip(FALLING, DUTCH, strict=True)]
        lines += [f"VALUE LABELS  {v}", *answers[:-1], answers[-1] + "."] if name not in LIME else []
    lines += [f"RENAME VARIABLES ( {v} = {name} )." for v, name, _, _ in named]
    return b"\xef\xbb\xbf" + "\n".join([*lines, "RESTORE LOCALE.", ""]).encode()


def cut(label: str, length: int) -> str:
    """A label in pieces of so many characters, each on a line of its own."""
    plain = label.replace('"', '""')
    return '"+\n"'.join(plain[i : i + length] for i in range(0, len(plain), length))


@export("limesurvey_SPSS_data_file.dat")
def limesurvey_spss_data() -> bytes:
    def meta(i: int) -> list[str]:
        start, end = (f"'{when(i, '%d-%m-%Y %H:%M:%S', minutes)}'" for minutes in (0, 5))
        return [str(i + 1), end if i else "", "2", "'nl'", "'12345'", start, end]

    rows = [[*meta(i), *row] for i, row in enumerate(cells(FALLING))]
    return b"\xef\xbb\xbf" + "".join(",".join(row) + "\n" for row in rows).encode()


FEELINGS = ("fijn", "norm", "egaal", "kan", "verve")


@export("limesurvey_R_syntax_file.R")
def limesurvey_r_syntax() -> bytes:
    read = """data <- read.csv("survey_271828_R_data_file.csv", quote = "'\\"", na.strings=c("", "\\"\\""), stringsAsFactors=FALSE, fileEncoding="UTF-8-BOM")"""
    lines = [read, "", ""]
    levels, answers = (", ".join(f'"{text}"' for text in texts) for texts in (FEELINGS, DUTCH))
    for i, (name, form, label) in enumerate(lime_columns(), 1):
        plain = (form or "A").rstrip("0123456789.")
        spoken = form if form.startswith("D") else plain
        lines += [f"# LimeSurvey Field type: {spoken}",
                  f"data[, {i}] <- as.{'numeric' if plain == 'F' else 'character'}(data[, {i}])",
                  f'attributes(data)$variable.labels[{i}] <- "{label}"']  # fmt: skip
        if not form:
            lines += [
                f"data[, {i}] <- factor(data[, {i}], levels=c({levels.replace(', ', ',')}),labels=c({answers}))"
            ]
        lines += [f'names(data)[{i}] <- "{name}"']
    return "\n".join([*lines, ""]).encode()


@export("limesurvey_R_data_file.csv")
def limesurvey_r_data() -> bytes:
    rows = lime([*LIME, *short("{key}[{side}]")], cells(FEELINGS))
    return text(rows, delimiter=";", quoting=csv.QUOTE_ALL, start=b"\xef\xbb\xbf", end="\r\n")


@export("typeform.csv")
def typeform() -> bytes:
    head = ["#", *(f"<strong>{each}</strong>" for each in flat("en")), "Response Type", "Start Date (UTC)",
            "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"]  # fmt: skip
    return text(table(head, lambda i: [f"x{i}9dk2"], cells(ENGLISH), lambda i: ["completed" if i else "partial", when(i),
                      "", when(i, minutes=5), f"5b1{i}", ""]))  # fmt: skip


KOBO = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
        "_tags", "_index"]  # fmt: skip


def kobo(head: Sequence[str], answers: Sequence[Sequence[str]]) -> Rows:
    def after(i: int, status: str = "") -> list[object]:
        return [4411 + i, f"0b1f7c5e-{i}", when(i), status, "[]", "submitted_via_web", "", "v1", "[]", i + 1]

    rows = table(["start", "end", *head, *KOBO], lambda i: [when(i), when(i, minutes=5)], answers, after)
    return [*rows, [when(9), when(9), *answers[0], *after(9, "validation_status_not_approved")]]


@export("kobotoolbox_values.csv")
def kobo_values() -> bytes:
    rows = kobo(codes("{key}/{key}_{side}"), cells(TOKENS))
    tags = ["", "", *["#indicator +kano"] * 12, *[""] * len(KOBO)]
    return text([rows[0], tags, *rows[1:]], delimiter=";", quoting=csv.QUOTE_ALL)


@export("kobotoolbox_labels.xlsx")
def kobo_labels() -> bytes:
    return book(kobo(flat("nl-u"), cells(DUTCH)))


@export("odk_central.csv")
def odk() -> bytes:
    last = ["meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected",
            "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"]  # fmt: skip

    def after(i: int, state: str = "") -> list[str]:
        return [f"uuid:{i}", f"uuid:{i}", "5", "Alice", "0", "0", "", state, "", "0", "1"]

    rows = table(
        ["SubmissionDate", *codes("{key}-{key}_{side}"), *last], lambda i: [when(i)], cells(TOKENS), after
    )
    return text([*rows, [when(9), *cells(TOKENS)[3], *after(9, "rejected")]])


@export("surveycto.csv")
def surveycto() -> bytes:
    last = ["instanceID", "formdef_version", "KEY", "review_status"]
    rows = table(["SubmissionDate", "starttime", "endtime", *codes("{key}_{side}"), *last],
                 lambda i: [when(i, "%b %d, %Y %I:%M:%S %p")] * 3, cells(NUMBERS),
                 lambda i: [f"uuid:{i}", "2603011200", f"uuid:{i}", "APPROVED"])  # fmt: skip
    return text(rows)


@export("alchemer.csv")
def alchemer() -> bytes:
    head = ["Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", "Language", "Referer", "SessionID",
            "User Agent", "Longitude", "Latitude", "Country", "City", "State/Region", "Postal"]  # fmt: skip

    def meta(i: int, status: str = "") -> list[str]:
        return [str(i + 1), when(i), when(i, minutes=5), status or ("Complete" if i else "Partial"), "", "English", "",
                "1772_x", "Mozilla/5.0", "4.9", "52.4", "Netherlands", "Almere", "FL", "1300"]  # fmt: skip

    rows = table([*head, *flat("en")], meta, cells(ENGLISH))
    return text([*rows, [*meta(9, "Disqualified"), *cells(ENGLISH)[3]]])


def jotform(asked: Sequence[str], answers: Sequence[Sequence[str]]) -> bytes:
    """Its columns stand in the order that the owner of the form gave them."""
    half = len(asked) // 2
    head = [
        *asked[:half],
        "Submission IP",
        *asked[half:],
        "Submission Date",
        "Last Update Date",
        "Submission ID",
    ]
    rows: Rows = [[*row[:half], "192.0.2.7", *row[half:], when(i, "%b %d, %Y"), "", 5800000000000000100 - i]
                  for i, row in enumerate(answers)]  # fmt: skip
    return text([head, *rows])


@export("jotform.csv")
def jotform_matrices() -> bytes:
    pairs = zip(labels("en"), questions("en"), strict=True)
    return jotform([f"{label} >> {each}" for label, pair in pairs for each in pair], cells(ENGLISH))


@export("jotform_grid.csv")
def jotform_grid() -> bytes:
    stems = ("How would you feel if this is the case?", "How would you feel if this is not the case?")
    head = [f"{stem} >> {label}" for stem in stems for label in labels("en")]
    return jotform(head, [row[::2] + row[1::2] for row in cells(ENGLISH)])


@export("tally.csv")
def tally() -> bytes:
    head = ["Submission ID", "Respondent ID", "Submitted at", *flat("en")]
    return text(table(head, lambda i: [f"gDr{i}", f"mK{i}", when(i)], cells(ENGLISH)))


@export("formbricks.csv")
def formbricks() -> bytes:
    head = [
        "No.",
        "Response ID",
        "Timestamp",
        "Finished",
        "Survey ID",
        "Formbricks ID (internal)",
        "User ID",
        "Tags",
    ]
    asked = [each for n, q in enumerate(flat("en"), 1) for each in (f"{n}. {q}", f"{n}. {q} - Option ID")]
    rows = [[each for cell in row for each in (cell, f"cm{ENGLISH.index(cell)}x8k2" if cell else "")]
            for row in cells(ENGLISH)]  # fmt: skip
    return text(table([*head, *asked], lambda i: [str(i + 1), f"cmr{i}", when(i), "Yes" if i else "No", "cms1", "", "",
                "'=test"], rows))  # fmt: skip


@export("surveyjs.json")
def surveyjs() -> bytes:
    people = []
    for i, row in enumerate(cells(TOKENS)):
        given = {code: cell for code, cell in zip(codes("{key}_{side}"), row, strict=True) if cell}
        people.append({"HappenedAt": when(i), "InstanceId": f"i{i}", "Json": json.dumps(given)})
    return json.dumps({"Data": people}).encode()


@export("surveyjs_matrix.json")
def surveyjs_matrix() -> bytes:
    people = []
    for row in cells(NUMBERS):
        pairs = zip(feature_keys(), row[::2], row[1::2], strict=True)
        sides = {key: {"fun": fun, "dys": dys} for key, fun, dys in pairs}
        people.append({key: {side: int(c) for side, c in each.items() if c} for key, each in sides.items()})
    return json.dumps(people).encode()


@export("long.csv")
def long() -> bytes:
    rows = [
        [f"r{i}", key, *row[2 * f : 2 * f + 2]]
        for i, row in enumerate(cells(ENGLISH))
        for f, key in enumerate(feature_keys())
    ]
    return text([["respondent", "feature", "functional", "dysfunctional"], *rows])


@export("very_long.csv")
def very_long() -> bytes:
    rows = [[f"r{i}", key, side, row[2 * f + s]] for i, row in enumerate(cells(ENGLISH)) for f, key in enumerate(feature_keys())
            for s, side in enumerate(("functional", "dysfunctional"))]  # fmt: skip
    return text([["respondent", "feature", "question_type", "answer"], *rows], delimiter=";")


@export("blocks.csv")
def blocks() -> bytes:
    order = [*flat("en")[::2], *flat("en")[1::2]]
    return text([order, *(row[::2] + row[1::2] for row in cells(ENGLISH))], delimiter="|")


def frame() -> tuple[list[str], list[list[str]]]:
    return codes("{key}_{side}"), cells(ENGLISH)


@export("answers.parquet")
def parquet() -> bytes:
    import pyarrow as pa
    from pyarrow import parquet as pq

    head, rows = frame()
    out = io.BytesIO()
    pq.write_table(pa.table({name: [row[i] or None for row in rows] for i, name in enumerate(head)}), out)
    return out.getvalue()


@export("answers.feather")
def feather() -> bytes:
    import pyarrow as pa
    from pyarrow import feather as file

    head, rows = frame()
    out = io.BytesIO()
    file.write_feather(pa.table({name: [row[i] or None for row in rows] for i, name in enumerate(head)}), out)
    return out.getvalue()


def statistics(ending: str) -> bytes:
    import tempfile

    import pandas as pd
    import pyreadstat

    data = {code: [float(row[i]) if row[i] else None for row in cells(NUMBERS)]
            for i, code in enumerate(codes("{key}_{side}"))}  # fmt: skip
    meant = dict.fromkeys(data, dict(enumerate(DUTCH, start=1)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{ending}"
        write = pyreadstat.write_sav if ending == ".sav" else pyreadstat.write_dta
        named = [each[:79] for each in flat("nl-u")]
        write(pd.DataFrame(data), str(path), column_labels=named, variable_value_labels=meant)
        return re.sub(rb"\d\d [A-Z][a-z]{2} [\d :]{10}", MOMENT[ending], path.read_bytes(), count=1)


@export("answers.sav")
def spss() -> bytes:
    return statistics(".sav")


@export("answers.dta")
def stata() -> bytes:
    return statistics(".dta")


def main() -> None:
    """Write every file."""
    for name, make in MADE.items():
        (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
