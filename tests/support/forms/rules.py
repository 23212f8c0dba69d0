"""What importers of survey platforms ask of a file, each rule with its source; a rule yields what breaks it.

lime_: TSVImportSurvey in application/helpers/admin/import_helper.php of LimeSurvey 6.4.2, and imports of
broken files by that version. qualtrics_: Qualtrics' support page "Import and export surveys", part
"Preparing an advanced format TXT file". google_: Apps Script reference, classes Form, MultipleChoiceItem,
ScaleItem, PageBreakItem. word_: ISO/IEC 29500 for the package; Microsoft documents no layout for its
import, so the rule of the layout is that of its examples: numbered questions, lettered choices.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from tests.support.forms import asked as ask

Rule = Callable[[bytes], Iterator[str]]

_CLASSES = {"S", "SL", "G", "Q", "SQ", "A", "AS", "QTA", "QTAM", "QTALS", "C"}
_TYPES = {"L", "F", "!", "N", "T", "X", "*"}
_LANGUAGES = {"nl", "nl-informal", "en"}


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter="\t"))


def lime_utf8(content: bytes) -> Iterator[str]:
    """Other encodings come out as mojibake; the importer looks at the first 1,000 bytes to tell."""
    try:
        content.decode("utf-8")
        content[:1000].decode("utf-8")
    except UnicodeDecodeError as error:
        yield str(error)


def lime_header(content: bytes) -> Iterator[str]:
    """The first row names the columns, class first; other separators than a tab end in an error."""
    first = content.decode("utf-8-sig").split("\n")[0].split("\t")
    if first[0] != "class":
        yield f"the first column is {first[0]!r}"
    for name in ("type/scale", "name", "relevance", "text", "language"):
        if name not in [each.strip() for each in first]:
            yield f"no column {name}"


def lime_classes(content: bytes) -> Iterator[str]:
    """Each row has a class that the importer knows; questions a type."""
    for row in _rows(content):
        if row["class"] not in _CLASSES:
            yield f"class {row['class']}"
        if row["class"] == "Q" and row["type/scale"] not in _TYPES:
            yield f"type {row['type/scale']}"


def lime_settings_first(content: bytes) -> Iterator[str]:
    """The base language is a setting S; each language has a title SL, or it is called Missing Title."""
    rows = _rows(content)
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    languages = [settings.get("language", ""), *settings.get("additional_languages", "").split()]
    titled = {row["language"] for row in rows if row["class"] == "SL" and row["name"] == "surveyls_title"}
    if set(languages) != titled or not titled <= _LANGUAGES:
        yield f"languages {languages}, titles {titled}"


def lime_languages_alike(content: bytes) -> Iterator[str]:
    """The base language comes whole, then each other one with the same rows in the same order."""
    body = [row for row in _rows(content) if row["class"] in {"G", "Q", "SQ", "A"}]
    parts = [
        [(row["class"], row["type/scale"], "" if row["class"] == "G" else row["name"]) for row in rows]
        for _, rows in groupby(body, key=lambda row: row["language"])
    ]
    if any(part != parts[0] for part in parts):
        yield "the languages don't have the same rows"
    if len(parts) != len({row["language"] for row in body}):
        yield "the languages are mixed"


def lime_codes(content: bytes) -> Iterator[str]:
    """Question codes are letters and digits, a letter first, 20 at most; underscores are dropped silently."""
    for row in _rows(content):
        if row["class"] in {"Q", "SQ"} and not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", row["name"]):
            yield f"code {row['name']}"
        if row["class"] == "A" and not re.fullmatch(r"[A-Za-z0-9]{1,5}", row["name"]):
            yield f"answer code {row['name']}"


def lime_unique(content: bytes) -> Iterator[str]:
    """Questions of one code are merged silently."""
    counts = Counter((row["language"], row["name"].lower()) for row in _rows(content) if row["class"] == "Q")
    yield from (f"code {name} stands {count} times" for (_, name), count in counts.items() if count > 1)


def lime_groups_first(content: bytes) -> Iterator[str]:
    """A question belongs to the group above it, answers and subquestions to the question above them."""
    above = ""
    for row in _rows(content):
        if row["class"] == "Q" and above == "":
            yield f"{row['name']} has no group"
        if row["class"] in {"SQ", "A"} and above not in {"Q", "SQ", "A"}:
            yield f"{row['class']} {row['name']} has no question"
        above = row["class"] if row["class"] in {"G", "Q", "SQ", "A"} else above


def lime_groups_numbered(content: bytes) -> Iterator[str]:
    """A group has the same number in every language."""
    groups: dict[str, list[str]] = {}
    for row in _rows(content):
        if row["class"] == "G":
            groups.setdefault(row["language"], []).append(row["type/scale"])
    if len({tuple(numbers) for numbers in groups.values()}) > 1:
        yield "group numbers differ"


def lime_arrays(content: bytes) -> Iterator[str]:
    """An array has subquestions and answers, a list has answers."""
    for name, kind, below in _questions(_rows(content)):
        if kind == "F" and not {"SQ", "A"} <= below:
            yield f"array {name} has {below}"
        if kind == "L" and "A" not in below:
            yield f"list {name} has no answers"


def _questions(rows: list[dict[str, str]]) -> Iterator[tuple[str, str, set[str]]]:
    name, kind, below = "", "", set()
    for row in [*rows, {"class": "Q", "name": "", "type/scale": ""}]:
        if row["class"] == "Q":
            if name:
                yield name, kind, below
            name, kind, below = row["name"], row["type/scale"], set()
        elif row["class"] in {"SQ", "A"}:
            below.add(row["class"])


_TAG = re.compile(r"\[\[(.+?)\]\]")
_TAGS = {"AdvancedFormat", "Block", "Question", "ID", "AdvancedChoices", "Choice", "PageBreak", "ED"}


def qualtrics_first(content: bytes) -> Iterator[str]:
    """The file begins with [[AdvancedFormat]]."""
    if not content.startswith(b"[[AdvancedFormat]]\n"):
        yield "it begins otherwise"


def qualtrics_tags(content: bytes) -> Iterator[str]:
    """Tags are those of the page, alone on their lines, with no space inside the brackets."""
    for line in content.decode().splitlines():
        if "[[" not in line:
            continue
        tag = _TAG.fullmatch(line)
        if not tag or tag[1].split(":")[0] not in _TAGS or tag[1] != tag[1].strip():
            yield line


def qualtrics_questions(content: bytes) -> Iterator[str]:
    """A question is its type, an id, its text, then its choices, with nothing blank between."""
    for part in content.decode().split("\n\n"):
        lines = part.strip().split("\n")
        if not lines[0].startswith("[[Question:"):
            continue
        if lines[0] == "[[Question:DB]]":
            if len(lines) != 3:
                yield part
        elif lines[0] == "[[Question:TE:SingleLine]]":
            if len(lines) != 3 or not lines[1].startswith("[[ID:") or "[[" in lines[2]:
                yield part
        elif not (
            lines[0].startswith("[[Question:MC:SingleAnswer")
            and lines[1].startswith("[[ID:")
            and not lines[2].startswith("[[")
            and lines[3] == "[[AdvancedChoices]]"
            and len(lines) >= 8
            and all(line.startswith("[[Choice:") for line in lines[4::2])
            and not any("[[" in line for line in lines[5::2])
        ):
            yield part


def qualtrics_ids(content: bytes) -> Iterator[str]:
    """Ids name the columns of the export, so no two are the same."""
    counts = Counter(re.findall(r"\[\[ID:(.+?)\]\]", content.decode()))
    yield from (name for name, count in counts.items() if count > 1 or not re.fullmatch(r"\w+", name))


def qualtrics_embedded_data(content: bytes) -> Iterator[str]:
    """Embedded data stand before the first block."""
    text = content.decode()
    if "[[ED:" in text and text.rindex("[[ED:") > text.index("[[Block:"):
        yield "embedded data behind a block"


# Methods and how many arguments they take.
_FORM = {"create": 1, "setDescription": 1, "setConfirmationMessage": 1, "setProgressBar": 1}
_ITEMS = {
    "addMultipleChoiceItem": {"setTitle": 1, "setChoiceValues": 1, "setRequired": 1},
    "addScaleItem": {"setTitle": 1, "setBounds": 2, "setLabels": 2},
    "addPageBreakItem": {"setTitle": 1},
}


def google_methods(content: bytes) -> Iterator[str]:
    """Only methods that the class has, with as many arguments as it takes."""
    for chain in ask.calls(content.decode()):
        first, *rest = chain
        known = _ITEMS.get(first[0], _FORM if not rest else {})
        if first[0] not in {*_ITEMS, *_FORM} or (first[0] in _FORM and len(first[1]) != _FORM[first[0]]):
            yield str(first)
        for name, arguments in rest:
            if known.get(name) != len(arguments):
                yield f"{first[0]}.{name}({len(arguments)})"


def google_scales(content: bytes) -> Iterator[str]:
    """A scale begins at 0 or 1 and ends at 3 to 10."""
    for chain in ask.calls(content.decode()):
        bounds = dict(chain).get("setBounds")
        if bounds and not (bounds[0] in {0, 1} and 3 <= bounds[1] <= 10):
            yield str(bounds)


def google_choices(content: bytes) -> Iterator[str]:
    """A choice may not be empty, nor stand twice in one question."""
    for each in ask.google(content):
        texts = [text for text, _ in each.choices]
        if not all(texts) or len(set(texts)) != len(texts) or not each.text:
            yield str(each)


def google_functions(content: bytes) -> Iterator[str]:
    """Braces are balanced line by line, and every function that is called is there."""
    text = content.decode()
    called = set(re.findall(r"^  (createKanoForm\w*)\(\);", text, re.MULTILINE))
    there = set(re.findall(r"^function (createKanoForm\w*)\(\) \{$", text, re.MULTILINE))
    if not called <= there or text.count("\n}\n") != len(there):
        yield f"called {called}, there {there}"


def word_package(content: bytes) -> Iterator[str]:
    """The parts that ISO/IEC 29500-2 asks for: content types, and relationships that lead to the document."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            if name not in names:
                yield f"no {name}"
        for name in names:
            ET.fromstring(package.read(name))
        types = package.read("[Content_Types].xml").decode()
        if 'PartName="/word/document.xml"' not in types or names[0] != "[Content_Types].xml":
            yield "the document has no content type"


def word_questions(content: bytes) -> Iterator[str]:
    """Questions are numbered 1., 2., …, each followed by choices lettered A., B., …, a paragraph each."""
    texts = ask.paragraphs(content)[2:]
    number, letters = 0, ""
    for text in texts:
        if found := re.fullmatch(r"(\d+)\. (.+)", text):
            if int(found[1]) != number + 1 or (number and len(letters) < 2):
                yield text
            number, letters = int(found[1]), ""
        elif found := re.fullmatch(r"([A-Z])\. (.+)", text):
            letters += found[1]
            if not "ABCDEFGHIJKLMNOPQRSTUVWXYZ".startswith(letters):
                yield text
        else:
            yield text


RULES: dict[str, tuple[Rule, ...]] = {
    "limesurvey": (
        lime_utf8, lime_header, lime_classes, lime_settings_first, lime_languages_alike, lime_codes,
        lime_unique, lime_groups_first, lime_groups_numbered, lime_arrays,
    ),
    "qualtrics": (qualtrics_first, qualtrics_tags, qualtrics_questions, qualtrics_ids, qualtrics_embedded_data),
    "google": (google_methods, google_scales, google_choices, google_functions),
    "microsoft": (word_package, word_questions),
}  # fmt: skip
