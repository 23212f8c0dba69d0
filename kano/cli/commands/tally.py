"""The command `kano tally`: counts kept, merged and grown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kano.cli.given import FILES, Command, Given
from kano.errors import UsageError

if TYPE_CHECKING:
    from kano.api.surveying.adding import Added, Saved
    from kano.settings.panels.study import Settings


def tally(files: list[str], given: Given) -> None:
    """Save or merge counts: the privacy-safe file to keep and exchange, read back by every command.

    It holds how many people gave each pair of answers, in each wave and group: no respondent is in it.
    With --add the file grows by those that it doesn't count yet, each known again by its content.
    """
    from kano.api.surveying.adding import added, saved_at
    from kano.cli.opening import open_survey
    from kano.cli.output import check_ending

    check_ending(given["output"], ".csv")
    saved = saved_at(_output(given)) if given["add"] else None
    fresh = _unseen(files, saved, given)
    if saved and not fresh:
        return
    by = saved.counts.by if saved and "by" not in given.values else None
    # Several files with dates in their names are waves: added up, no one could part them again.
    dated = len(files) > 1 or given["add"]
    found = open_survey(fresh, given, dated=dated, rows=False, **({"by": by} if by else {}))
    result = added(found, fresh, saved, found.settings.by)
    if saved and result.fresh is None:
        _say(f"nothing to add: {saved.path} counts all of it", given, found.settings)
        return
    _say_added(result, saved, given, found.settings)
    _write(result, fresh, given, found.settings)


def _output(given: Given) -> Path:
    if not given["output"]:
        raise UsageError("--add needs a file to add to", "--add", todo="Name it: -o counts.csv")
    return Path(given["output"])


def _unseen(files: list[str], saved: Saved | None, given: Given) -> list[str]:
    """The files that are still to be read; says which are not."""
    from kano.settings.file import find_settings, load_settings

    if saved is None:
        return files
    path = given["settings"]
    settings = load_settings(Path(path)) if path else find_settings(Path(files[0]))
    settings = settings.override(**given.settings())
    fresh = saved.unseen(files, settings)
    if seen := [file for file in files if file not in fresh and not Path(file).samefile(saved.path)]:
        _say(f"counted in {saved.path} already: {_named(seen)}", given, settings)
    if not fresh:
        _say(f"nothing to add: {saved.path} counts all of it", given, settings)
    return fresh


def _say_added(result: Added, saved: Saved | None, given: Given, settings: Settings) -> None:
    from kano.analyses.auditing.same_counts import people

    if saved is None or result.fresh is None:
        return
    for wave in result.fresh.waves:
        count = people(result.fresh.select(waves=[wave.key]))
        _say(f"added: {count} people, {wave.key or 'without a wave'}", given, settings)
    if result.again:
        names = ", ".join(each or "no wave" for each in result.again)
        _say(f"{saved.path} had people of {names} before: those of a later export count twice", given, settings)


def _write(result: Added, files: list[str], given: Given, settings: Settings) -> None:
    """Put the counts in their place, small groups together but where they are to be kept."""
    from kano.cli.kept import named
    from kano.cli.output import put
    from kano.readers.tallies.tally_file import tally_text

    counts, small = result.kept(settings.by, small=given["keep_small"])
    if small:
        least, names = settings.min_group, ", ".join(small)
        _say(f"put together, so that no group tells of fewer than {least} people: {names}", given, settings)
    if counts.clusters and len(result.survey.parts) > 1:
        _say("clusters of these files are taken for different ones", given, settings)
    put(tally_text(counts, result.files), given["output"], [*files, *named(given)], quiet=given["quiet"])


def _named(files: Sequence[str], shown: int = 3) -> str:
    names = [Path(file).name for file in files]
    return ", ".join(names) if len(names) <= shown else f"{', '.join(names[:shown])}, … ({len(names)})"


def _say(text: str, given: Given, settings: Settings) -> None:
    from kano.words.safe import safe_lines
    from kano.words.said import said

    if not given["quiet"]:
        typer.echo(said(safe_lines(text), settings.lang), err=True)


TALLY = Command("tally", tally, FILES)
