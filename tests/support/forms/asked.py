"""What forms ask, taken from the files themselves, as the platforms would read them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl


@dataclass(frozen=True)
class Asked:
    """A question of a form: its name, its text, and the choices as value and text; hidden ones have a value."""

    name: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    hidden: str | None = None
    group: str = ""
    relevant: str = ""
    sub: str = ""


def xlsform(content: bytes, language: str) -> list[Asked]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    survey, choices = (_records(book[name]) for name in ("survey", "choices"))
    names = {"nl": "Nederlands (nl)", "en": "English (en)"}
    label = f"label::{names[language]}"
    lists: dict[str, list[tuple[str, str]]] = {}
    for row in choices:
        lists.setdefault(row["list_name"], []).append((row["name"], row.get(label) or row["label"]))
    found, group = [], ""
    for row in survey:
        kind = row["type"]
        if kind == "begin_group":
            group = row["name"]
        elif kind == "end_group":
            group = ""
        elif kind == "calculate":
            found.append(Asked(row["name"], "", hidden=row["calculation"]))
        elif kind.startswith("select_one "):
            options = tuple(lists[kind.split()[1]])
            text = row.get(label) or row["label"]
            found.append(Asked(row["name"], text, options, group=group, relevant=row.get("relevant") or ""))
    return found


def limesurvey(content: bytes, language: str) -> list[Asked]:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter="\t"))
    found: list[Asked] = []
    question: dict[str, str] = {}
    open_: list[dict[str, str]] = []
    choices: list[tuple[str, str]] = []

    def close() -> None:
        for row in open_:
            sub = row if row["class"] == "SQ" else {}
            found.append(
                Asked(
                    question["name"] + (f"[{sub['name']}]" if sub else ""),
                    question["text"],
                    tuple(choices),
                    hidden=question.get("equation") or None,
                    relevant=question["relevance"],
                    sub=sub.get("text", ""),
                )
            )

    for row in rows:
        if row["class"] not in {"Q", "SQ", "A"} or row["language"] != language:
            continue
        if row["class"] == "Q":
            close()
            question, open_, choices = row, [row], []
        elif row["class"] == "SQ":
            open_ = [each for each in open_ if each["class"] == "SQ"] + [row]
        else:
            choices.append((row["name"], row["text"]))
    close()
    return found


def qualtrics(content: bytes) -> list[Asked]:
    found = []
    for part in content.decode().split("\n\n"):
        if hidden := re.fullmatch(r"\[\[ED:(\w+):(.*)\]\]\n?", part):
            found.append(Asked(hidden[1], "", hidden=hidden[2]))
        if question := re.match(
            r"\[\[Question:MC:.*\]\]\n\[\[ID:(\w+)\]\]\n(.*)\n\[\[AdvancedChoices\]\]\n", part
        ):
            choices = re.findall(r"\[\[Choice:(\d+)\]\]\n(.*)", part[question.end() :])
            found.append(Asked(question[1], question[2], tuple(choices)))
        if typed := re.fullmatch(r"\[\[Question:TE:SingleLine\]\]\n\[\[ID:(\w+)\]\]\n(.*)\n?", part):
            found.append(Asked(typed[1], typed[2], tuple((str(n), str(n)) for n in range(11))))
    return found


def surveyjs(content: bytes, language: str) -> list[Asked]:
    model = json.loads(content)
    found = [
        Asked(each["name"], "", hidden=each["expression"].strip("'"))
        for each in model.get("calculatedValues", [])
    ]

    def text(value: str | dict[str, str]) -> str:
        return value if isinstance(value, str) else value.get(language, value["default"])

    def walk(elements: list[dict[str, object]], relevant: str) -> None:
        for each in elements:
            if each["type"] == "panel":
                walk(each["elements"], each.get("visibleIf", ""))
            elif each["type"] == "rating":
                points = [(str(n), str(n)) for n in range(each["rateMin"], each["rateMax"] + 1)]
                found.append(Asked(each["name"], text(each["title"]), tuple(points), relevant=relevant))
            elif each["type"] == "text":
                found.append(Asked(each["name"], "", hidden=each["defaultValueExpression"]))
            else:
                choices = tuple((str(c["value"]), text(c["text"])) for c in each["choices"])
                found.append(Asked(each["name"], text(each["title"]), choices, relevant=relevant))

    for page in model["pages"]:
        walk(page["elements"], "")
    return found


def calls(script: str) -> list[list[tuple[str, list[object]]]]:
    """Each statement on `form` of an Apps Script as a chain of method names and arguments."""
    found = []
    for line in script.splitlines():
        statement = line.strip()
        if not statement.startswith(("form.", "var form = FormApp.")):
            continue
        rest = statement.removeprefix("var form = FormApp").removeprefix("form").removesuffix(";")
        chain = []
        decoder = json.JSONDecoder()
        while rest:
            name = re.match(r"\.(\w+)\(", rest)
            assert name, statement
            rest, arguments = rest[name.end() :], []
            while not rest.startswith(")"):
                value, end = decoder.raw_decode(rest)
                arguments.append(value)
                rest = rest[end:].lstrip(", ")
            chain.append((name[1], arguments))
            rest = rest[1:]
        found.append(chain)
    return found


def google(content: bytes) -> list[Asked]:
    found = []
    for chain in calls(content.decode()):
        said = dict(chain)
        if "addMultipleChoiceItem" in said:
            choices = tuple((text, text) for text in said["setChoiceValues"][0])
            found.append(Asked("", said["setTitle"][0], choices))
        elif "addScaleItem" in said:
            low, high = said["setBounds"]
            points = tuple((str(n), str(n)) for n in range(low, high + 1))
            found.append(Asked("", said["setTitle"][0], points))
    return found


def paragraphs(content: bytes) -> list[str]:
    main = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    return ["".join(run.text or "" for run in each.iter(f"{main}t")) for each in root.iter(f"{main}p")]


def microsoft(content: bytes) -> list[Asked]:
    found: list[Asked] = []
    for text in paragraphs(content):
        if question := re.fullmatch(r"(\d+)\. (.+)", text):
            found.append(Asked("", question[2]))
        elif choice := re.fullmatch(r"[A-Z]\. (.+)", text):
            last = found.pop()
            found.append(Asked("", last.text, (*last.choices, (choice[1], choice[1]))))
    return found


def _records(sheet: object) -> list[dict[str, str]]:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if any(row)]


def read(path: Path) -> bytes:
    return path.read_bytes()
