"""The command `kano audit`."""

from __future__ import annotations

from kano.cli import options as opt


def audit(  # noqa: PLR0913 - one parameter an option
    files: opt.Files,
    *,
    exclude: opt.Exclude = "",
    wave: opt.Wave = "",
    table: opt.Table = "",
    survey: opt.Survey = "",
    scale: opt.Scale = "",
    wording: opt.Wording = "",
    functional: opt.Functional = "",
    dysfunctional: opt.Dysfunctional = "",
    respondent: opt.Respondent = "",
    sheet: opt.Sheet = "",
    encoding: opt.Encoding = "",
    settings: opt.SettingsFile = "",
    lang: opt.Lang = "",
    to: opt.To = "",
    output: opt.Out = None,
    show_columns: opt.ShowColumns = False,
    quiet: opt.Quiet = False,
) -> None:
    """How far the answers can be trusted: careless respondents, and questions that went wrong.

    Straight lines, answers at random, contradictions, haste and copies are counted; nobody is named, and nobody
    is left out unless --exclude says so.
    """
    from kano.api import verbs as api
    from kano.cli.opening import open_survey
    from kano.cli.output import Target, emit

    choices = {"exclude": exclude, "wave": wave, "table": table, "survey": survey, "scale": scale}
    choices |= {"wording": wording, "functional": functional, "dysfunctional": dysfunctional}
    choices |= {"respondent": respondent, "sheet": sheet}
    target = Target.of(to, output, quiet=quiet)
    found = open_survey(files, settings, quiet=quiet, encoding=encoding, lang=lang, **choices)
    emit(api.audit(found).composed(columns=show_columns), target, files)
