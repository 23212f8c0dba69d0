"""`kano form`: a questionnaire as a survey platform imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kano.cli.given import KEY, Command, Given

if TYPE_CHECKING:
    from kano.forms.choices import Choices


def form(key: str, given: Given) -> None:
    """Write a questionnaire as a survey platform imports it; its export is read back with no option."""
    from kano.cli.forming import study_of, tell, write
    from kano.forms.making import make_form
    from kano.forms.platforms.platforms import fitted, format_named
    from kano.questionnaire_file import questionnaire

    target, output, quiet = format_named(given["to"]), given["output"], given["quiet"]
    study = study_of(output)
    chosen = study.choices(_choices(given))
    source = questionnaire(key)
    made = make_form(source, fitted(chosen, target))
    write(target.write(made), output, key, quiet=quiet)
    if not quiet:
        tell(source, made, chosen, target)
    if output:
        study.keep(key, source, made, target)


def _choices(given: Given) -> Choices:
    from kano.forms.choices import Choices

    return Choices(
        languages=tuple(each for text in given["lang"] for each in text.split(",")),
        address=given["register"],
        wordings=tuple(given["wording"]),
        segments=tuple(given["segment"]),
        **given.only(
            "importance",
            "fulfilment",
            "layout",
            "randomise",
            "page_size",
            "wave",
            "subset",
            "control",
            "audience",
            "seed",
        ),
    )


FORM = Command("form", form, KEY)
