"""Saved tallies that grow: new files are counted and added, without those that were counted before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kano.api.surveying.fingerprints import counted_file, with_fingerprints
from kano.errors import DataError, Problem, UsageError, problems_of
from kano.provenance import CountedFile, Provenance
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.api.surveying.survey import Survey
    from kano.settings.panels.study import Settings
    from kano.tally import Categories, Tally

    Kept: TypeAlias = Tally | Categories


@dataclass(frozen=True, eq=False)
class Saved:
    """A saved tally, and where it was read."""

    counts: Kept
    origin: Provenance
    path: Path

    @property
    def files(self) -> tuple[CountedFile, ...]:
        """The files that it counts, as far as it knows them."""
        return tuple(file for source in self.origin.sources for file in source.counted)

    def unseen(self, files: Sequence[str], settings: Settings) -> list[str]:
        """Of these files, those that aren't counted here, as far as that is known before they are read.

        The tally itself is none of them. Raises DataError for files that can't be read.
        """
        found: list[str] = []

        def look(file: str) -> None:
            path = Path(file)
            if not path.is_file() or not (path.samefile(self.path) or self._counts(path, settings)):
                found.append(file)

        if problems := problems_of(*(partial(look, file) for file in files)):
            raise DataError(problems)
        return found

    def _counts(self, path: Path, settings: Settings) -> bool:
        try:
            asked = counted_file(path, settings)
        except OSError as error:
            raise DataError(f"it can't be read: {error.strerror or error}", str(path)) from error
        return any(file.covers(asked) for file in self.files)


@dataclass(frozen=True, eq=False)
class Added:
    """A saved tally, if there was one, with the files that were added."""

    survey: Survey
    files: tuple[CountedFile, ...]
    """All that it counts now, as far as they are known."""
    fresh: Kept | None
    """What was added to a saved tally; None where there is none, or it counts everything already."""
    again: tuple[str, ...] = ()
    """Waves that had people before, and got more."""

    def kept(self, by: str = "", *, small: bool = False) -> tuple[Kept, tuple[str, ...]]:
        """The counts to be saved, as `Survey.kept`, with their waves by date where all have one."""
        counts, names = self.survey.kept(by, small=small)
        dates = {wave.key: wave.date for wave in counts.waves if wave.date}
        in_order = sorted(dates, key=lambda key: dates[key])
        return counts.select(waves=in_order) if len(in_order) == len(counts.waves) else counts, names


def saved_at(path: Path) -> Saved | None:
    """The tally saved there; None where there is no such file yet. UsageError where it is something else."""
    from kano.api.surveying.sources import parts_of
    from kano.settings.panels.study import Settings

    if not path.exists():
        return None
    [(counts, origin), *_] = parts_of(path, Settings())
    if origin.sources[0].layout != "tally":
        todo = "Name the file that kano tally wrote, or one that isn't there yet."
        raise UsageError("this file is no saved tally, and nothing is added to it", str(path), todo=todo)
    return Saved(counts, origin, path)


def added(found: Survey, given: Sequence[str], saved: Saved | None, by: str = "") -> Added:
    """A survey that was read from files given, divided by a column, beside what is saved.

    Small groups that the saved tally has put together stay together. Raises DataError where the same counts
    or the same files would count twice.
    """
    from kano.analyses.privacy import folded_as

    origins = with_fingerprints(found.origins or (found.provenance,), found.settings)
    files = _all_files(origins, given, found.settings)
    if saved is None:
        return Added(found, files, None)
    files = tuple(dict.fromkeys((*saved.files, *files)))
    new = _not_in(saved, replace(found, origins=tuple(origins)))
    if not new.parts:
        return Added(new, files, None)
    fresh = new.private_tally(by)
    again = _waves_again(saved, fresh, new.origins)
    parts = (saved.counts, *(folded_as(part, by, saved.counts) for part in new.parts))
    return Added(replace(found, parts=parts), files, fresh, again)


def _all_files(
    origins: Sequence[Provenance], given: Sequence[str], settings: Settings
) -> tuple[CountedFile, ...]:
    """The files that were counted, and of those given every other, such as the halves of one survey."""
    sources = [source for origin in origins for source in origin.sources]
    paths = {source.path for source in sources}
    rest = (counted_file(Path(each), settings) for each in given if each not in paths and Path(each).is_file())
    return tuple(dict.fromkeys([*(file for source in sources for file in source.counted), *rest]))


def _not_in(saved: Saved, found: Survey) -> Survey:
    """The survey without the parts of which the saved tally counts every file."""
    from kano.analyses.auditing.counted_files import files_once

    kept, _ = files_once((saved.counts, *found.parts), (saved.origin, *found.origins))
    return replace(found, parts=tuple(part for part in found.parts if part in kept))


def _waves_again(saved: Saved, fresh: Kept, origins: Sequence[Provenance]) -> tuple[str, ...]:
    """The waves that both have; DataError where they have the very same counts in one."""
    from kano.analyses.auditing.counted_files import name_of
    from kano.analyses.auditing.same_counts import same_counts

    keys = [wave.key for wave in saved.counts.waves]
    both = [wave.key for wave in fresh.waves if wave.key in keys]
    if any(same_counts(saved.counts.select(waves=[key]), fresh.select(waves=[key])) for key in both):
        what = f"the counts of {', '.join(map(name_of, origins))} are those that the tally holds already"
        todo = "Their respondents would count twice: leave them out."
        raise DataError(Problem(what, str(saved.path), todo=todo))
    return tuple(both)
