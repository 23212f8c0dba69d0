"""Qualtrics: the advanced format of text files that it imports."""

from __future__ import annotations

from collections.abc import Iterator

from kano.forms.form import BLOCK, PAIR, WAVE, Form, Panel


def qualtrics(form: Form) -> str:
    """The survey as an Advanced Format TXT file; import it under Tools, Import/Export, Import survey.

    Question ids become the names of the exported columns. The format holds one language and no logic.

    Source: Qualtrics support, Import and export surveys, Preparing an advanced format TXT file.
    """
    return "\n\n".join(_parts(form)) + "\n"


def _parts(form: Form) -> Iterator[str]:
    language = form.language
    yield "[[AdvancedFormat]]"
    if form.wave:
        yield f"[[ED:{WAVE}:{_plain(form.wave)}]]"
    if form.design:
        # The Randomizer draws the features, so no block has a number.
        yield f"[[ED:{BLOCK}:random]]"
    yield _block("Intro")
    yield f"[[Question:DB]]\n[[ID:intro]]\n{_plain(form.say('form.intro')[language])}"
    for each in form.segments:
        options = [text[language] for _, text in each.options]
        yield _question(each.key, each.question[language], list(enumerate(options)))
    together = not (form.randomise or form.design)
    if together:
        yield _block(form.say("form.questions")[language])
    for number, page in enumerate(form.pages()):
        if together and number:
            yield "[[PageBreak]]"
        for panel in page:
            if not together:
                yield _block(" ".join([panel.item.key, *(panel.roles if len(panel.roles) == 1 else ())]))
            yield from _panel(form, panel)


def _panel(form: Form, panel: Panel) -> Iterator[str]:
    for role in panel.roles:
        text = panel.item.questions[role][form.language]
        if role in PAIR:
            choices = list(form.choice_texts(form.language, role))
        else:
            choices = list(enumerate(form.point_texts(form.language, role)))
        yield _question(panel.item.code(role), text, choices)


def _block(name: str) -> str:
    return f"[[Block:{_plain(name)}]]"


def _question(name: str, text: str, choices: list[tuple[int, str]]) -> str:
    lines = ["[[Question:MC:SingleAnswer:Vertical]]", f"[[ID:{name}]]", _plain(text), "[[AdvancedChoices]]"]
    for i, choice in choices:
        lines += [f"[[Choice:{i + 1}]]", _plain(choice)]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """One line, without what would be taken for a tag."""
    return " ".join(text.replace("[[", "[").replace("]]", "]").split())
