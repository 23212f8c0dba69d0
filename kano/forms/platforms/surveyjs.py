"""SurveyJS: the JSON of a survey model."""

import json
from collections.abc import Mapping
from typing import Any

from kano.forms.codes import apart
from kano.forms.form import BLOCK, PAIR, TOKENS, WAVE, Form, Item, Panel

DEFAULT_LOCALE = "en"
"""What SurveyJS takes where a model names none; its texts stand under "default"."""


def surveyjs(form: Form) -> str:
    """The survey model; its answers come as the names and values that the readers know.

    Source: SurveyJS form library, survey model and expression documentation (surveyjs.io).
    """
    model: dict[str, Any] = {
        "locale": form.language,
        "title": _text(form, form.titles),
        "description": _text(form, form.say("form.intro")),
        "completedHtml": _text(form, form.say("form.thanks")),
        "showQuestionNumbers": "off",
        "showProgressBar": "top",
        "pages": _pages(form),
    }
    if form.wave:
        quoted = form.wave.replace("'", "\\'")
        value = {"name": WAVE, "expression": f"'{quoted}'", "includeIntoResult": True}
        model["calculatedValues"] = [value]
    return json.dumps(model, ensure_ascii=False, indent=2) + "\n"


def _pages(form: Form) -> list[dict[str, Any]]:
    first: list[dict[str, Any]] = []
    if form.design:
        hidden = {"type": "text", "name": BLOCK, "visible": False, "clearIfInvisible": "none"}
        first.append({**hidden, "defaultValueExpression": _drawn(len(form.design.blocks))})
    for each in form.segments:
        choices = [{"value": code, "text": _text(form, text)} for code, text in each.options]
        first.append(_radio(each.key, _text(form, each.question), choices, required=True))
    pages = [{"name": "about", "elements": first}] if first else []
    for number, page in enumerate(form.pages(), start=1):
        shuffled = {"questionOrder": "random"} if form.randomise else {}
        pages.append({"name": f"page{number}", **shuffled, "elements": [_panel(form, each) for each in page]})
    return pages


def _panel(form: Form, panel: Panel) -> dict[str, Any]:
    blocks = ", ".join(map(str, panel.item.blocks))
    shown = {"visibleIf": f"{{{BLOCK}}} anyof [{blocks}]"} if blocks else {}
    suffix = panel.roles[0] if len(panel.roles) == 1 else "panel"
    return {
        "type": "panel",
        "name": f"{panel.item.key}_{suffix}",
        "questionOrder": "initial",
        **shown,
        "elements": [_question(form, panel.item, role) for role in panel.roles],
    }


def _question(form: Form, item: Item, role: str) -> dict[str, Any]:
    name, title = item.code(role), _text(form, item.questions[role])
    if role in PAIR:
        texts = {language: dict(form.choice_texts(language, role)) for language in form.languages}
        choices = [
            {"value": TOKENS[i], "text": _text(form, {key: each.get(i, "–") for key, each in texts.items()})}
            for i in sorted(set().union(*texts.values()))
        ]
        return _radio(name, title, choices, required=True)
    low, high = form.say(f"form.{role}.low"), form.say(f"form.{role}.high")
    return {
        "type": "rating",
        "name": name,
        "title": title,
        "rateMin": 1,
        "rateMax": form.points(role),
        "minRateDescription": _text(form, low),
        "maxRateDescription": _text(form, high),
    }


def _radio(name: str, title: object, choices: list[dict[str, Any]], *, required: bool) -> dict[str, Any]:
    return {"type": "radiogroup", "name": name, "title": title, "isRequired": required, "choices": choices}


def _drawn(last: int) -> str:
    """A block by chance, once: the library has no random function, but milliseconds serve as well.

    The expression is worked out anew whenever an answer is given, so it must keep what it gave.
    """
    return f"iif({{{BLOCK}}} notempty, {{{BLOCK}}}, 1 + (currentDate() - today()) % {last})"


def _text(form: Form, texts: Mapping[str, str]) -> str | dict[str, str]:
    """One text, or a text by language with the first as default."""
    # {name} would be replaced by what was answered to the question of that name.
    texts = {language: apart(text, "{") for language, text in texts.items()}
    if len(form.languages) == 1:
        return texts[form.language]
    return {"default": texts.get(DEFAULT_LOCALE, texts[form.language])} | {
        language: texts[language] for language in form.languages if language != DEFAULT_LOCALE
    }
