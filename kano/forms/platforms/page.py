"""A web page of its own: it needs no server and no network, and saves the answers as CSV."""

import hashlib
import json
from base64 import b64encode
from html import escape
from typing import Any

from kano.forms.form import BLOCK, PAIR, WAVE, Form
from kano.resources import data_text
from kano.words.languages import language as spoken


def page(form: Form) -> str:
    """The page, with its style, its script and the form's content inside; nothing is loaded or sent."""
    style, script = data_text("form.css"), data_text("form.js")
    # A "<" in a text must not end the element that holds the content.
    content = json.dumps(_content(form), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    title = escape(form.titles[form.language])
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    noscript = escape(" ".join(form.say("form.noscript").values()))
    return (
        f'<!doctype html>\n<html lang="{form.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1></header>\n<main><noscript><p>{noscript}</p></noscript></main>\n"
        f'<script type="application/json" id="form">{content}</script>\n<script>{script}</script>\n'
        "</body>\n</html>\n"
    )


def columns(form: Form) -> list[str]:
    """Names of the columns of the file that the page saves."""
    first = ["respondent", "submitted", "language"]
    first += [WAVE] if form.wave else []
    first += [BLOCK] if form.design else []
    first += [each.key for each in form.segments]
    return first + [item.code(role) for item in form.items for role in item.questions]


def _content(form: Form) -> dict[str, Any]:
    roles = list(form.roles)
    return {
        "file": "_".join(["kano", form.key, *([form.wave] if form.wave else [])]),
        "languages": form.languages,
        "names": {each: spoken(each).name for each in form.languages},
        "titles": dict(form.titles),
        "words": {each: _words(form, each) for each in form.languages},
        "answers": {
            each: {role: [text for _, text in form.choice_texts(each, role)] for role in PAIR}
            for each in form.languages
        },
        "points": {role: form.points(role) for role in roles if role not in PAIR},
        "roles": roles,
        "layout": form.layout,
        "randomise": form.randomise,
        "page_size": form.page_size,
        "wave": form.wave,
        "blocks": len(form.design.blocks) if form.design else 0,
        "columns": columns(form),
        "segments": [
            {
                "key": each.key,
                "question": dict(each.question),
                "options": [dict(text) for _, text in each.options],
            }
            for each in form.segments
        ],
        "items": [
            {
                "label": dict(item.labels),
                "codes": {role: item.code(role) for role in item.questions},
                "questions": {role: dict(texts) for role, texts in item.questions.items()},
                "blocks": item.blocks,
            }
            for item in form.items
        ],
    }


def _words(form: Form, language: str) -> dict[str, str]:
    """The sentences that people may see."""
    maker = ("form.excel.", "form.print.", "form.noscript")
    return {
        key: text
        for key, text in form.words[language].items()
        if key.startswith("form.") and not key.startswith(maker)
    }


def _hash(text: str) -> str:
    """What a content security policy calls a style or script."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
