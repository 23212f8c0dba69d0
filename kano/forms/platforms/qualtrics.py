"""Qualtrics: the advanced format of text files that it imports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kano.forms.choices import Segment
from kano.forms.codes import shown_as_written
from kano.forms.form import BLOCK, OUTCOME_POINTS, PAIR, WAVE, Form, Panel


def qualtrics(form: Form) -> str:
    """The survey as an Advanced Format TXT file; import it under Tools, Import/Export, Import survey.

    Question ids become the names of the exported columns. The format holds one language and no logic.

    Source: Qualtrics support, Import and export surveys, Preparing an advanced format TXT file.
    """
    return "\n\n".join(_parts(form)) + "\n"


def _parts(form: Form) -> Iterator[str]:
    yield "[[AdvancedFormat]]"
    if form.wave:
        yield f"[[ED:{WAVE}:{_plain(form.wave)}]]"
    if form.design:
        # The Randomizer draws the features, so no block has a number.
        yield f"[[ED:{BLOCK}:random]]"
    yield _block("Intro")
    yield f"[[Question:DB]]\n[[ID:intro]]\n{_plain(form.say('form.intro')[form.language])}"
    yield from (_once(form, each) for each in form.segments)
    alone = form.layout == "pairs" and (form.randomise or form.design is not None)
    for part in form.panels():
        yield from (_alone if alone else _paged)(form, part)


def _once(form: Form, asked: Segment) -> str:
    """A question asked once; a mark is typed, as choices would be exported by their place, a 0 as 1."""
    text = asked.question[form.language]
    if asked.ends:
        low, high = (each[form.language] for each in asked.ends)
        ends = f"(0 = {low}, {OUTCOME_POINTS} = {high})"
        return f"[[Question:TE:SingleLine]]\n[[ID:{asked.key}]]\n{_plain(f'{text} {ends}')}"
    return _question(asked.key, text, list(enumerate(option[form.language] for _, option in asked.options)))


def _alone(form: Form, part: Sequence[Panel]) -> Iterator[str]:
    """Each feature in a block of its own, for a Randomizer to shuffle or draw from."""
    for panel in part:
        yield _block(panel.item.key)
        yield from _panel(form, panel)


def _paged(form: Form, part: Sequence[Panel]) -> Iterator[str]:
    """All in one block, a page break after each page."""
    roles = part[0].roles
    yield _block(roles[0] if len(roles) == 1 else form.say("form.questions")[form.language])
    for i, panel in enumerate(part):
        if i and i % form.page_size == 0:
            yield "[[PageBreak]]"
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
    """One line, without what would be taken for a tag, markup or a text to fill in."""
    told = re.sub(r"\[\[+", "[", re.sub(r"\]\]+", "]", text))
    return " ".join(shown_as_written(told).replace("${", "&#36;{").split())
