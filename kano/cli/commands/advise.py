"""The command `kano advise`."""

from kano.cli.given import FILES, Command, Given


def advise(files: list[str], given: Given) -> None:
    """What first, what next, what to drop: advice in five steps, the basis before all else.

    Marks for how well each feature is done come from the survey, or from --marks. Several files are waves.
    """
    from kano.api.advising import advise as api
    from kano.cli.opening import open_survey
    from kano.cli.output import emit, target_of

    target = target_of(given)
    found = api(open_survey(files, given, dated=len(files) > 1 or bool(given["wave"])))
    emit(found.composed(columns=given["show_columns"]), target, files)


ADVISE = Command("advise", advise, FILES, first="marks pass_mark strict mark_scale by")
