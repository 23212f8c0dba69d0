"""XLSForm: for KoboToolbox, ODK, SurveyCTO and all that read the standard of xlsform.org."""

from collections.abc import Iterator, Mapping, Sequence

from kano.forms.codes import apart
from kano.forms.form import BLOCK, PAIR, TOKENS, WAVE, Form, Item, Panel
from kano.forms.platforms.steady_workbook import Book, Sheet, workbook
from kano.words.languages import language as spoken

_SURVEY = ("type", "name", "label", "required", "relevant", "appearance", "calculation")
_CHOICES = ("list_name", "name", "label")


def xlsform(form: Form) -> bytes:
    """The workbook with the sheets survey, choices and settings.

    Source: the XLSForm standard, xlsform.org; functions once() and random() as ODK documents them.
    """
    return workbook(form.titles[form.language], lambda book: _fill(book, form))


def _fill(book: Book, form: Form) -> None:
    settings = {
        "form_title": apart(form.titles[form.language], "${"),
        "form_id": form.key.replace("-", "_"),
        "version": form.wave or "1",
        "style": "pages",
    }
    if len(form.languages) > 1:
        settings["default_language"] = _named(form.language)
    for name, columns, rows in (
        ("survey", _SURVEY, list(_survey(form))),
        ("choices", _CHOICES, list(_choices(form))),
        ("settings", tuple(settings), [settings]),
    ):
        _sheet(book.add_worksheet(name), columns, rows, form)


def _sheet(
    sheet: Sheet, columns: Sequence[str], rows: Sequence[Mapping[str, str | Mapping[str, str]]], form: Form
) -> None:
    heads = [head for column in columns for head in _heads(column, form)]
    sheet.freeze_panes(1, 0)
    for place, (column, language) in enumerate(heads):
        shown = f"{column}::{_named(language)}" if language and len(form.languages) > 1 else column
        sheet.write_string(0, place, shown)
        sheet.set_column(place, place, 60 if language else 22)
        for row, entry in enumerate(rows, start=1):
            value = entry.get(column, "")
            # ${name} would be another question's answer, or an error where there is none of that name.
            text = value if isinstance(value, str) else apart(value[language], "${")
            if text:
                sheet.write_string(row, place, text)


def _named(key: str) -> str:
    """A language as the standard names it: "English (en)"."""
    return f"{spoken(key).name} ({key})"


def _heads(column: str, form: Form) -> Iterator[tuple[str, str]]:
    if column == "label":
        yield from ((column, language) for language in form.languages)
    else:
        yield column, ""


def _survey(form: Form) -> Iterator[Mapping[str, str | Mapping[str, str]]]:
    yield {"type": "start", "name": "start"}
    yield {"type": "end", "name": "end"}
    if form.wave:
        yield {"type": "calculate", "name": WAVE, "calculation": _literal(form.wave)}
    if form.design:
        last = len(form.design.blocks)
        yield {"type": "calculate", "name": BLOCK, "calculation": f"once(int(random() * {last}) + 1)"}
    yield {"type": "note", "name": "intro", "label": form.say("form.intro")}
    for each in form.segments:
        yield {"type": f"select_one {each.key}", "name": each.key, "label": each.question, "required": "yes"}
    for number, page in enumerate(form.pages(), start=1):
        yield {"type": "begin_group", "name": f"page{number}", "appearance": "field-list"}
        for panel in page:
            yield from _panel(panel)
        yield {"type": "end_group"}


def _panel(panel: Panel) -> Iterator[Mapping[str, str | Mapping[str, str]]]:
    for role in panel.roles:
        yield {
            "type": f"select_one {role}",
            "name": panel.item.code(role),
            "label": panel.item.questions[role],
            "required": "yes" if role in PAIR else "",
            "relevant": _relevant(panel.item),
        }


def _relevant(item: Item) -> str:
    return " or ".join(f"${{{BLOCK}}} = {block}" for block in item.blocks)


def _choices(form: Form) -> Iterator[Mapping[str, str | Mapping[str, str]]]:
    for role in PAIR:
        texts = {language: dict(form.choice_texts(language, role)) for language in form.languages}
        for i in sorted(set().union(*texts.values())):
            yield {
                "list_name": role,
                "name": TOKENS[i],
                "label": {language: texts[language].get(i, "–") for language in form.languages},
            }
    for role in (each for each in form.roles if each not in PAIR):
        points = {language: form.point_texts(language, role) for language in form.languages}
        for i in range(form.points(role)):
            yield {
                "list_name": role,
                "name": str(i + 1),
                "label": {language: points[language][i] for language in form.languages},
            }
        if form.no_mark(form.language, role):
            said = {language: form.no_mark(language, role) for language in form.languages}
            yield {"list_name": role, "name": "na", "label": said}
    for each in form.segments:
        for code, label in each.options:
            yield {"list_name": each.key, "name": code, "label": label}


def _literal(text: str) -> str:
    """A text as XPath writes it, which knows no escapes."""
    quote = '"' if "'" in text else "'"
    return f"{quote}{text.replace(quote, '')}{quote}"
