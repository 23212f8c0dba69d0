"""The platforms that a form can be written for, and what each of them can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING

from kano.errors import UsageError, did_you_mean
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.forms.choices import Choices
    from kano.forms.form import Form
    from kano.provenance import Notice


@dataclass(frozen=True, eq=False)
class FormFormat:
    """One platform's import format; its writer is loaded when it is used."""

    key: str
    title: str
    ending: str
    writer: str
    """Module and function, which makes text or bytes of a form."""
    languages: bool = True
    """Whether one form can hold several languages."""
    hidden: bool = True
    """Whether it can carry a value that nobody sees, such as the wave."""
    shuffles: str = ""
    """How features are shuffled for each respondent: all, pages, by hand, or not at all."""
    subsets: str = "all"
    """How each respondent gets a block of features: all, by hand, a form a block, or not at all."""
    filled_in: bool = False
    """Whether the form itself is the file that comes back with the answers."""

    def write(self, form: Form) -> str | bytes:
        """The form in this format."""
        written: str | bytes = resolve_name(self.writer)(form)
        return written


_FORMATS = (
    FormFormat(
        "xlsform", "XLSForm (KoboToolbox, ODK, SurveyCTO)", ".xlsx", "kano.forms.platforms.xlsform:xlsform"
    ),
    FormFormat(
        "limesurvey", "LimeSurvey", ".txt", "kano.forms.platforms.limesurvey:limesurvey", shuffles="all"
    ),
    FormFormat(
        "qualtrics", "Qualtrics", ".txt", "kano.forms.platforms.qualtrics:qualtrics",
        languages=False, shuffles="by hand", subsets="by hand",
    ),
    FormFormat("surveyjs", "SurveyJS", ".json", "kano.forms.platforms.surveyjs:surveyjs", shuffles="pages"),
    FormFormat(
        "google", "Google Forms", ".gs", "kano.forms.platforms.google:google",
        languages=False, hidden=False, subsets="a form a block",
    ),
    FormFormat(
        "microsoft", "Microsoft Forms", ".docx", "kano.forms.platforms.word:word",
        languages=False, hidden=False, subsets="",
    ),
    FormFormat("html", "HTML", ".html", "kano.forms.platforms.page:page", shuffles="all"),
    FormFormat(
        "excel", "Excel", ".xlsx", "kano.forms.platforms.excel:excel",
        languages=False, hidden=False, filled_in=True,
    ),
    FormFormat(
        "print", "Print (Excel)", ".xlsx", "kano.forms.platforms.paper:paper", languages=False, subsets=""
    ),
)  # fmt: skip
FORMATS: Mapping[str, FormFormat] = MappingProxyType({each.key: each for each in _FORMATS})


def format_named(key: str) -> FormFormat:
    """The format with this key; UsageError names those there are."""
    if key not in FORMATS:
        allowed = f"Allowed: {', '.join(FORMATS)}."
        hint = did_you_mean(key, FORMATS)
        raise UsageError(f'forms don\'t come as "{key}"', "--to", allowed, hint)
    return FORMATS[key]


def fitted(choices: Choices, target: FormFormat) -> Choices:
    """The choices as the format can hold them; UsageError where that would change what is asked."""
    if choices.subset and not target.subsets:
        ways = ", ".join(each.key for each in FORMATS.values() if each.subsets)
        what = f"{target.title} can't show people different features"
        raise UsageError(what, "--subset", f"Allowed with: {ways}.")
    if choices.subset and target.subsets == "by hand" and choices.layout == "blocks":
        what = f"{target.title} draws whole blocks, so it can't split the pairs of a subset"
        raise UsageError(what, "--layout", "Allowed with --subset: pairs.")
    return choices if target.languages else replace(choices, languages=choices.languages[:1])


def notices(form: Form, asked: Choices, target: FormFormat) -> Iterator[Notice]:
    """What the maker of a form has to know or do by hand; words under note.* of the form's language."""
    if len(asked.languages) > len(form.languages):
        yield _note("note.language", format=target.title, language=form.language)
    if form.randomise and target.shuffles == "by hand" and not form.design:
        yield _note("note.order.qualtrics" if form.layout == "pairs" else "note.order.qualtrics.blocks")
    elif form.randomise and target.shuffles == "pages":
        yield _note("note.order.pages", format=target.title, seed=asked.seed)
    elif form.randomise and not target.shuffles:
        yield _note("note.order", format=target.title, seed=asked.seed)
    if form.design and target.subsets == "by hand":
        yield _note("note.subset.qualtrics", size=len(form.design.blocks[0]))
    if form.design and target.subsets == "a form a block":
        yield _note("note.subset.google", blocks=len(form.design.blocks))
    if form.wave and not target.hidden and not target.filled_in:
        yield _note("note.wave", format=target.title, wave=form.wave)


def _note(key: str, **values: object) -> Notice:
    from kano.provenance import Notice, frozen_map

    return Notice(key, frozen_map(values), warning=False)
