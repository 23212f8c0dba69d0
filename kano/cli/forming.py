"""What `kano form` does around a form: the study it belongs to, writing it, telling what to do by hand."""

import sys
from dataclasses import replace
from pathlib import Path

import typer

from kano.errors import UsageError
from kano.forms.banks.remember import FILE, chosen_wordings, keep, keep_wave
from kano.forms.choices import CUSTOMER, Choices
from kano.forms.form import WAVE, Form
from kano.forms.language import survey_words
from kano.forms.making import audience_of
from kano.forms.platforms.platforms import FormFormat, notices
from kano.questionnaire import Questionnaire
from kano.settings.file import find_settings
from kano.settings.panels.study import Settings
from kano.values import dataclass


@dataclass(frozen=True)
class Study:
    """The folder of a study, and what its kano.toml says."""

    folder: Path
    file: str
    """Name of the form's file, "" where it goes to stdout."""
    settings: Settings

    def choices(self, asked: Choices) -> Choices:
        """The choices with what the study settled before."""
        languages = asked.languages or ((self.settings.lang or "en"),)
        return replace(asked, languages=languages, wordings=chosen_wordings(asked.wordings, self.folder))

    def keep(self, key: str, questionnaire: Questionnaire, form: Form, target: FormFormat) -> None:
        """Note what the next wave, and the reading of this one, must know beside what the program knows."""
        own = key.lower().endswith(".toml")
        used = [each.key for each in form.answers.values()]
        standard = {*questionnaire.wordings.values()}
        values = {
            "survey": _relative(Path(key), self.folder) if own else "",
            "wording": ", ".join(used) if not standard.issuperset(used) else "",
            "wave": WAVE if form.wave and target.hidden else "",
        }
        from kano.render.files import write as write_file

        new = keep(self.folder, values, write_file)
        if target.filled_in:
            new |= keep_wave(self.folder, form.wave, self.file, write_file)
        if new:
            what = ", ".join(f'{name} = "{value}"' for name, value in new.items())
            say = survey_words(form.language)
            typer.echo(say("note.kept").format(file=self.folder / FILE, what=what), err=True)


def study_of(output: str) -> Study:
    """The study that a form is written for: the folder of its file, or the working folder."""
    path = Path(output) if output else None
    return Study(path.parent if path else Path(), path.name if path else "", find_settings(path))


def write(content: str | bytes, output: str, key: str, *, quiet: bool) -> None:
    """To a file, or to stdout where none is named."""
    if output:
        from kano.cli.kept import kept
        from kano.render.files import write as write_file

        write_file(content, Path(output), inputs=kept([str(Path(output).parent / FILE), key]))
        if not quiet:
            typer.echo(f"wrote {output}", err=True)
    elif isinstance(content, str):
        sys.stdout.buffer.write(content.encode("utf-8"))
    elif sys.stdout.isatty():
        raise UsageError("this format is not for a terminal", "--to", todo="Write it to a file with -o.")
    else:
        sys.stdout.buffer.write(content)
    sys.stdout.flush()


def tell(source: Questionnaire, form: Form, asked: Choices, target: FormFormat) -> None:
    """On stderr: who gets a form of their own, what the platform can't do by itself, and the rotated blocks."""
    say = survey_words(form.language)
    if left := [
        each for each in source.features if (each.audience or CUSTOMER) != audience_of(source, asked.audience)
    ]:
        other = say(f"audience.{left[0].audience or CUSTOMER}")
        names = ", ".join(each.label(form.language) for each in left)
        typer.echo(say("note.audience").format(audience=other, names=names), err=True)
    for notice in notices(form, asked, target):
        typer.echo(say(notice.key).format(**notice.values), err=True)
    if not form.design:
        return
    together = form.design.together()
    own = together.diagonal()

    def between(least: int, most: int) -> str:
        return str(least) if least == most else say("design.range").format(least=least, most=most)

    values = {
        "blocks": len(form.design.blocks),
        "size": len(form.design.blocks[0]),
        "features": form.design.features,
        "together": between(
            int(together.min()), int(max(together[i, j] for i in range(len(own)) for j in range(i)))
        ),
        "each": between(int(own.min()), int(own.max())),
    }
    typer.echo(say("design.summary").format(**values), err=True)
    for number in range(1, len(form.design.blocks) + 1):
        shown = ", ".join(item.key for item in form.items if number in item.blocks)
        typer.echo(f"  {number:>3}  {shown}", err=True)


def _relative(path: Path, folder: Path) -> str:
    """A path as kano.toml in this folder names it."""
    from os.path import relpath

    return Path(relpath(path, folder)).as_posix()
