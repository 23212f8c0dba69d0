"""The command `kano audit`."""

from kano.cli.given import FILES, Command, Given


def audit(files: list[str], given: Given) -> None:
    """How far the answers can be trusted: careless respondents, and questions that went wrong.

    Straight lines, answers at random, contradictions, haste and copies are counted; nobody is named, and nobody
    is left out unless --exclude says so.
    """
    from kano.api import verbs as api
    from kano.cli.opening import open_survey
    from kano.cli.output import emit, target_of

    target = target_of(given)
    found = api.audit(open_survey(files, given))
    emit(found.composed(columns=given["show_columns"]), target, files)


AUDIT = Command("audit", audit, FILES, first="exclude")
