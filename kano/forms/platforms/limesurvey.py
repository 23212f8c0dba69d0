"""LimeSurvey: the tab-separated structure that it imports as .txt."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from kano.forms.codes import SUFFIXES, bare, shown_as_written, unique
from kano.forms.form import BLOCK, PAIR, WAVE, Form, Panel
from kano.values import dataclass
from kano.words.languages import language as spoken

_COLUMNS = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other",
    "default", "same_default", "hidden", "equation", "random_group",
)  # fmt: skip
_LONGEST = 17
"""Codes hold 20 characters; three are for the suffix of a rating."""
_ANSWER = 5
"""Longest code of an answer."""
_SAMPLE = 1000
"""The importer guesses the encoding from this many bytes."""

Row = Mapping[str, str]


@dataclass(frozen=True)
class _Names:
    """The form with the codes that LimeSurvey takes: letters and digits only."""

    form: Form
    codes: Mapping[str, str]


def limesurvey(form: Form) -> str:
    """The survey structure; import it under Create survey, Import.

    Pairs are arrays with the subquestions fun and dys, so that exports carry names such as hotelschoon[fun].

    Source: TSVImportSurvey in application/helpers/admin/import_helper.php of LimeSurvey 6.4.2.
    """
    codes = unique([bare(item.key, _LONGEST) for item in form.items])
    names = _Names(form, {item.key: code for item, code in zip(form.items, codes, strict=True)})
    target = io.StringIO()
    writer = csv.DictWriter(target, _COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(map(_as_written, _rows(names)))
    return "\ufeff" + _padded(target.getvalue())


def language_code(language: str, address: str) -> str:
    """LimeSurvey's code of a language: it tells informal Dutch and German apart."""
    return f"{language}-informal" if address in spoken(language).addresses[1:] else language


def _as_written(row: Row) -> Row:
    """The row with texts that are neither HTML nor expressions, whatever stands in them."""
    name = "name" if row["class"] == "G" else "text"
    return {**row, name: shown_as_written(row.get(name, "")).replace("{", "&#123;")}


def _padded(text: str) -> str:
    """The text with blanks behind its header, so that the importer's sample ends between two characters."""
    first, rest = text.split("\n", 1)
    while 0x80 <= f"\ufeff{first}\n{rest}".encode()[: _SAMPLE + 1][-1] < 0xC0:
        first += " "
    return f"{first}\n{rest}"


def _rows(names: _Names) -> Iterator[Row]:
    form = names.form
    codes = [language_code(language, form.address) for language in form.languages]
    settings = {"language": codes[0], "additional_languages": " ".join(codes[1:]), "format": "G"}
    settings |= {"anonymized": "N", "datestamp": "Y", "allowprev": "Y", "showxquestions": "N"}
    for name, text in settings.items():
        yield {"class": "S", "name": name, "text": text}
    for language, shown in zip(form.languages, codes, strict=True):
        for name, text in (
            ("surveyls_title", form.titles[language]),
            ("surveyls_welcometext", form.say("form.intro")[language]),
            ("surveyls_endtext", form.say("form.thanks")[language]),
        ):
            yield {"class": "SL", "name": name, "text": text, "language": shown}
    for language, shown in zip(form.languages, codes, strict=True):
        for row in _content(names, language):
            yield {**row, "language": shown}


def _content(names: _Names, language: str) -> Iterator[Row]:
    """All groups and questions in one language; the rows of other languages come in the same order."""
    form, group = names.form, 0
    if form.wave or form.design or form.segments:
        group += 1
        yield _group(group, form.say("form.about")[language])
        yield from _hidden(form)
        for each in form.segments:
            yield _question("L", each.key, each.question[language])
            options = unique([code.replace("_", "")[:_ANSWER] for code, _ in each.options])
            for code, (_, texts) in zip(options, each.options, strict=True):
                yield _answer(code, texts[language])
    for page in _pages(form):
        group += 1
        title = form.page_title(page, language)
        yield _group(group, title, shuffled="features" if form.randomise and form.layout == "pairs" else "")
        for panel in page:
            yield from _panel(names, panel, language)


def _pages(form: Form) -> Iterator[Sequence[Panel]]:
    """Groups are pages. Shuffled pairs are a group each; shuffled blocks a group a role."""
    if form.randomise:
        return form.pages(1 if form.layout == "pairs" else len(form.items))
    return form.pages()


def _panel(names: _Names, panel: Panel, language: str) -> Iterator[Row]:
    form, item = names.form, panel.item
    code, about = names.codes[item.key], _relevance(panel)
    if panel.roles[:2] == PAIR:
        yield {**_question("F", code, item.labels[language]), "relevance": about}
        for role in PAIR:
            yield {
                "class": "SQ",
                "type/scale": "0",
                "name": SUFFIXES[role],
                "relevance": "1",
                "text": item.questions[role][language],
            }
        yield from _answers(form, language, "functional")
    for role in panel.roles if panel.roles[:2] != PAIR else panel.roles[2:]:
        shuffled = role if form.randomise and form.layout == "blocks" else ""
        question = _question("L", code + SUFFIXES[role].capitalize(), item.questions[role][language])
        mandatory = "Y" if role in PAIR else "N"
        yield {**question, "relevance": about, "mandatory": mandatory, "random_group": shuffled}
        yield from _answers(form, language, role)


def _answers(form: Form, language: str, role: str) -> Iterator[Row]:
    if role in PAIR:
        for i, text in form.choice_texts(language, role):
            yield _answer(str(i + 1), text)
    else:
        for i, text in enumerate(form.point_texts(language, role), start=1):
            yield _answer(str(i), text)
        if none := form.no_mark(language, role):
            yield _answer("NA", none)


def _hidden(form: Form) -> Iterator[Row]:
    """Values that nobody sees, as equations."""
    if form.wave:
        equation = form.wave.replace("{", "(").replace("}", ")")
        yield {**_question("*", WAVE, WAVE), "hidden": "1", "equation": equation}
    if form.design:
        name, last = bare(BLOCK, _LONGEST), len(form.design.blocks)
        equation = f"{{if(is_empty({name}.NAOK), rand(1, {last}), {name}.NAOK)}}"
        yield {**_question("*", name, BLOCK), "hidden": "1", "equation": equation}


def _relevance(panel: Panel) -> str:
    name = bare(BLOCK, _LONGEST)
    shown = [f"{name}.NAOK == {block}" for block in panel.item.blocks]
    return f"({' or '.join(shown)})" if shown else "1"


def _group(number: int, title: str, *, shuffled: str = "") -> Row:
    row = {"class": "G", "type/scale": str(number), "name": title, "relevance": "1"}
    return {**row, "random_group": shuffled}


def _question(kind: str, code: str, text: str) -> Row:
    row = {"class": "Q", "type/scale": kind, "name": code, "relevance": "1", "text": text}
    return {**row, "mandatory": "N" if kind == "*" else "Y", "other": "N"}


def _answer(code: str, text: str) -> Row:
    return {"class": "A", "type/scale": "0", "name": code, "text": text}
