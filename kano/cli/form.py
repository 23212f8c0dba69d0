"""`kano form`: a questionnaire as a survey platform imports it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from kano.cli import options as opt
from kano.cli.surveys import Key, Register
from kano.forms.platforms.platforms import FORMATS
from kano.forms.registers import form_languages
from kano.words.languages import either

WORDS, ASKED, ORDER = "Words", "What is asked", "Order and selection"


def _option(*names: str, panel: str, text: str, **more: Any) -> Any:  # noqa: ANN401 - typer's own type
    return typer.Option(*names, help=text, rich_help_panel=panel, show_default=False, **more)


def form(  # noqa: PLR0913 - one parameter an option
    key: Key,
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            help=f"Platform: {opt.listed(FORMATS)}.",
            metavar="FORMAT",
            show_default=False,
        ),
    ],
    lang: Annotated[
        list[str] | None,
        _option(
            "--lang",
            panel=WORDS,
            text=f"{either(form_languages())}; repeat for several, the first opens.",
            metavar="LANG",
        ),
    ] = None,
    register: Register = "u",
    wording: Annotated[
        list[str] | None,
        _option(
            "--wording", panel=WORDS, text="Answer wording, one a language; the study's own.", metavar="KEY"
        ),
    ] = None,
    wave: Annotated[str, _option("--wave", panel=WORDS, text="Label of this wave.", metavar="LABEL")] = "",
    importance: Annotated[
        bool, _option("--importance", panel=ASKED, text="Ask how important each feature is (1-9).")
    ] = False,
    fulfilment: Annotated[
        bool, _option("--fulfilment", panel=ASKED, text="Ask how satisfied people are with each now (1-10).")
    ] = False,
    segment: Annotated[
        list[str] | None,
        _option(
            "--segment",
            panel=ASKED,
            text='A question that divides people: "Question=option|option"; translations behind //.',
            metavar="TEXT",
        ),
    ] = None,
    control: Annotated[bool, _option("--control", panel=ASKED, text="Add a negative control item.")] = False,
    layout: Annotated[
        str,
        _option(
            "--layout", panel=ORDER, text="pairs together (default), or blocks of one kind.", metavar="NAME"
        ),
    ] = "pairs",
    randomise: Annotated[
        bool, _option("--randomise", panel=ORDER, text="Shuffle the features, pairs kept together.")
    ] = False,
    page_size: Annotated[
        int, _option("--page-size", panel=ORDER, text="Features a page, 3 (default).", metavar="N")
    ] = 3,
    subset: Annotated[
        int,
        _option(
            "--subset", panel=ORDER, text="Show each person this many features, in rotated blocks.", metavar="K"
        ),
    ] = 0,
    seed: Annotated[int, _option("--seed", panel=ORDER, text="Seed of what is drawn.", metavar="N")] = 0,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", help="File to write; stdout otherwise.", metavar="FILE", show_default=False
        ),
    ] = "",
    quiet: opt.Quiet = False,
) -> None:
    """Write a questionnaire as a survey platform imports it; its export is read back with no option."""
    from kano.cli.forming import study_of, tell, write
    from kano.forms.choices import Choices
    from kano.forms.making import make_form
    from kano.forms.platforms.platforms import fitted, format_named
    from kano.questionnaire import questionnaire

    target = format_named(to)
    study = study_of(output)
    chosen = study.choices(
        Choices(
            languages=tuple(each for text in lang or () for each in text.split(",")),
            address=register, wordings=tuple(wording or ()), importance=importance, fulfilment=fulfilment,
            layout=layout, randomise=randomise, page_size=page_size, segments=tuple(segment or ()), wave=wave,
            subset=subset, control=control, seed=seed,
        )
    )  # fmt: skip
    source = questionnaire(key)
    made = make_form(source, fitted(chosen, target))
    write(target.write(made), output, key, quiet=quiet)
    if not quiet:
        tell(made, chosen, target)
    if output:
        study.keep(key, source, made, target)
