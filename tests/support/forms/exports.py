"""Exports of survey platforms in their documented or recorded layouts, filled by simulated people."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

from tests.support.forms.asked import Asked
from tests.support.forms.people import People

Row = list[str]


def filled(asked: Sequence[Asked], people: People, *, texts: bool) -> list[Row]:
    """One row a person: the value or the text of each choice, hidden values as they are."""
    rows = []
    for person in range(people.n):
        row = []
        for each in asked:
            if each.hidden is not None:
                row.append(each.hidden.strip("'"))
            else:
                value, text = each.choices[people.choice(person, each)]
                row.append(text if texts else value)
        rows.append(row)
    return rows


def kobo(path: Path, asked: Sequence[Asked], people: People, *, labels: bool, groups: bool) -> Path:
    """KoboToolbox: semicolons, every cell quoted, metadata last."""
    heads = []
    for each in asked:
        name = (each.text or each.name) if labels else each.name
        heads.append(f"{each.group}/{name}" if groups and each.group else name)
    meta = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
            "__version__", "_tags", "_index"]  # fmt: skip
    table = [["start", "end", *heads, *meta]]
    for i, row in enumerate(filled(asked, people, texts=labels)):
        times = ["2026-03-01T14:00:00.000+01:00", "2026-03-01T14:05:06.000+01:00"]
        last = [str(4000 + i), f"0b1f7c5e-{i:04}", "2026-03-01T13:05:09", "", "[]", "submitted_via_web",
                "", "v1", "[]", str(i + 1)]  # fmt: skip
        table.append([*times, *row, *last])
    return write(path, table, delimiter=";", quoting=csv.QUOTE_ALL)


def odk_central(path: Path, asked: Sequence[Asked], people: People) -> Path:
    """ODK Central: groups before a hyphen, instance and submitter around."""
    heads = [f"{each.group}-{each.name}" if each.group else each.name for each in asked]
    last = ["KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
            "ReviewState", "DeviceID", "Edits", "FormVersion"]  # fmt: skip
    table = [["SubmissionDate", "start", "end", *heads, "meta-instanceID", *last]]
    for i, row in enumerate(filled(asked, people, texts=False)):
        times = ["2026-03-01T13:05:09.000Z", "2026-03-01T14:00:00.000+01:00", "2026-03-01T14:05:06.000+01:00"]
        key = f"uuid:0b1f7c5e-{i:04}"
        table.append([*times, *row, key, key, "5", "Alice", "0", "0", "", "", "", "0", "1"])
    return write(path, table)


def surveycto(path: Path, asked: Sequence[Asked], people: People) -> Path:
    """SurveyCTO: no groups."""
    heads = ["SubmissionDate", "starttime", "endtime", *(each.name for each in asked), "instanceID",
             "formdef_version", "KEY", "review_status"]  # fmt: skip
    table = [heads]
    for i, row in enumerate(filled(asked, people, texts=False)):
        key = f"uuid:0b1f7c5e-{i:04}"
        table.append(["Mar 1, 2026 2:05:06 PM", "Mar 1, 2026 2:00:00 PM", "Mar 1, 2026 2:05:06 PM", *row, key,
                      "2603011200", key, "NONE"])  # fmt: skip
    return write(path, table)


def limesurvey(path: Path, asked: Sequence[Asked], people: People, *, head: str, texts: bool) -> Path:
    """LimeSurvey: byte-order mark, everything quoted, CRLF, an empty line at the end."""
    shown: dict[str, Callable[[Asked], str]] = {
        "code": lambda each: each.name,
        "full": lambda each: f"{each.text} [{each.sub}]" if each.sub else each.text,
        "codetext": lambda each: f"{each.name}. {each.text}" + (f" [{each.sub}]" if each.sub else ""),
    }
    meta = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
    names = {"code": meta, "full": ["Response ID", "Date submitted", "Last page", "Start language", "Seed",
             "Date started", "Date last action"]}  # fmt: skip
    names["codetext"] = [f"{a}. {b}" for a, b in zip(meta, names["full"], strict=True)]
    table = [[*names[head], *(shown[head](each) for each in asked)]]
    for i, row in enumerate(filled(asked, people, texts=texts)):
        when = "2026-03-01 14:05:06"
        table.append([str(i + 1), when, "2", "nl", "12345", "2026-03-01 14:00:00", when, *row])
    write(path, table, quoting=csv.QUOTE_ALL)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\r\n")
    return path


def qualtrics(path: Path, asked: Sequence[Asked], people: People, *, texts: bool) -> Path:
    """Qualtrics: names, question texts and import ids; values or texts as the user chose."""
    meta = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
            "RecordedDate", "ResponseId", "DistributionChannel", "UserLanguage"]  # fmt: skip
    titles = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)",
              "Finished", "Recorded Date", "Response ID", "Distribution Channel", "User Language"]  # fmt: skip
    ids = [f'{{"ImportId":"QID{i}"}}' for i, _ in enumerate(asked, start=1)]
    first = [f'{{"ImportId":"{name}"}}' for name in meta]
    questions = [each for each in asked if each.hidden is None] + [
        each for each in asked if each.hidden is not None
    ]
    table = [[*meta, *(each.name for each in questions)]]
    table.append([*titles, *(each.text or each.name for each in questions)])
    table.append([*first, *ids])
    for i, row in enumerate(filled(questions, people, texts=texts)):
        when = "2026-03-01 14:05:06"
        status = "IP Address" if texts else "0"
        table.append([when, when, status, "192.0.2.1", "100", "306", "True" if texts else "1", when,
                      f"R_{i:015}", "anonymous", "NL", *row])  # fmt: skip
    return write(path, table)


def surveyjs(path: Path, asked: Sequence[Asked], people: People, *, texts: bool) -> Path:
    """SurveyJS dashboard table as CSV: titles and texts, or names and values."""
    table = [[(each.text or each.name) if texts else each.name for each in asked]]
    return write(path, table + filled(asked, people, texts=texts), quoting=csv.QUOTE_ALL)


def google(path: Path, asked: Sequence[Asked], people: People, *, stamp: str) -> Path:
    """Google Forms: the sheet of answers as CSV, question texts as heads."""
    table = [[stamp, *(each.text for each in asked)]]
    table += [["01/03/2026 14:05:06", *row] for row in filled(asked, people, texts=True)]
    return write(path, table)


def microsoft(path: Path, asked: Sequence[Asked], people: People, *, dutch: bool) -> Path:
    """Microsoft Forms: a workbook with one table."""
    heads = ["ID", "Start time", "Completion time", "Email", "Name"]
    if dutch:
        heads = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"]
    book = openpyxl.Workbook()
    book.active.append([*heads, *(each.text for each in asked)])
    for i, row in enumerate(filled(asked, people, texts=True)):
        book.active.append([i + 1, "2026-03-01 14:00", "2026-03-01 14:05", "anonymous", None, *row])
    book.save(path)
    return path


def write(path: Path, table: list[Row], **how: object) -> Path:
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n", **how).writerows(table)
    path.write_text(target.getvalue(), encoding="utf-8", newline="")
    return path
