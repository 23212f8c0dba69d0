"""Google Forms: a script that makes the form, to run once at script.google.com."""

import json
from collections.abc import Iterator

from kano.forms.choices import Segment
from kano.forms.form import BLOCK, OUTCOME_POINTS, PAIR, Form, Panel


def google(form: Form) -> str:
    """The script; run createKanoForms, the links stand in its log.

    With rotated blocks it makes a form a block, each with the block's number as the only choice of a question,
    since Google Forms has no hidden fields.

    Source: Google Apps Script reference, class Form and the classes of its items.
    """
    return "\n".join(_lines(form)) + "\n"


def _lines(form: Form) -> Iterator[str]:
    blocks = range(1, len(form.design.blocks) + 1) if form.design else ()
    yield "function createKanoForms() {"
    if not blocks:
        yield "  createKanoForm();"
    for block in blocks:
        yield f"  createKanoForm{block}();"
    yield "}"
    for block in blocks or (0,):
        yield ""
        yield from _function(form, block)


def _function(form: Form, block: int) -> Iterator[str]:
    say, language = form.say, form.language
    title = " · ".join(
        [
            form.titles[language],
            *([form.wave] if form.wave else []),
            *([f"{say('form.block')[language]} {block}"] if block else []),
        ]
    )
    yield f"function createKanoForm{block or ''}() {{"
    yield f"  var form = FormApp.create({_js(title)});"
    yield f"  form.setDescription({_js(say('form.intro')[language])});"
    yield f"  form.setConfirmationMessage({_js(say('form.thanks')[language])});"
    yield "  form.setProgressBar(true);"
    if block:
        yield _choice(BLOCK, [str(block)], required=True)
    for each in form.segments:
        yield _once(each, language)
    shown = [
        [panel for panel in page if not block or block in panel.item.blocks] for page in _pages(form, block)
    ]
    for page in shown:
        yield f"  form.addPageBreakItem().setTitle({_js(form.page_title(page, form.language))});"
        for panel in page:
            yield from _panel(form, panel)
    yield "  Logger.log('Edit: ' + form.getEditUrl());"
    yield "  Logger.log('Send: ' + form.getPublishedUrl());"
    yield "}"


def _pages(form: Form, block: int) -> Iterator[list[Panel]]:
    """Pages of the features that this block shows."""
    for part in form.panels():
        shown = [panel for panel in part if not block or block in panel.item.blocks]
        for first in range(0, len(shown), form.page_size):
            yield shown[first : first + form.page_size]


def _panel(form: Form, panel: Panel) -> Iterator[str]:
    language = form.language
    for role in panel.roles:
        text = panel.item.questions[role][language]
        if role in PAIR:
            yield _choice(text, [each for _, each in form.choice_texts(language, role)], required=True)
        else:
            low, high = (form.say(f"form.{role}.{end}")[language] for end in ("low", "high"))
            bounds = f"setBounds(1, {form.points(role)}).setLabels({_js(low)}, {_js(high)})"
            yield f"  form.addScaleItem().setTitle({_js(text)}).{bounds};"


def _once(asked: Segment, language: str) -> str:
    """A question asked once: a choice, or a scale where it is a mark."""
    if asked.ends is None:
        return _choice(asked.question[language], [text[language] for _, text in asked.options], required=True)
    low, high = (_js(each[language]) for each in asked.ends)
    bounds = f"setBounds(0, {OUTCOME_POINTS}).setLabels({low}, {high})"
    return f"  form.addScaleItem().setTitle({_js(asked.question[language])}).{bounds};"


def _choice(text: str, choices: list[str], *, required: bool) -> str:
    needed = "true" if required else "false"
    item = f"form.addMultipleChoiceItem().setTitle({_js(text)}).setChoiceValues({_js(choices)})"
    return f"  {item}.setRequired({needed});"


def _js(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
