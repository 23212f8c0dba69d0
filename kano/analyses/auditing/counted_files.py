"""Files that two parts count, as the fingerprints in saved tallies tell."""

from collections.abc import Sequence
from typing import TypeAlias

from kano.analyses.auditing.same_counts import people
from kano.errors import DataError, Problem
from kano.provenance import CountedFile, Exclusion, Notice, Provenance, frozen_map
from kano.responses import Responses
from kano.tally import Categories, Tally

Part: TypeAlias = Responses | Tally | Categories
Parts: TypeAlias = tuple[list[Part], list[Provenance]]


def files_once(parts: Sequence[Part], origins: Sequence[Provenance]) -> Parts:
    """The parts without those of which another counts every file.

    Raises:
        DataError: names the files that two parts count, each beside others: their sums can't be parted.
    """
    gone = set[int]()
    problems = list[Problem]()
    for later in range(len(parts)):
        for earlier in range(later):
            if {earlier, later} & gone or not _are_alike(parts, origins, earlier, later):
                continue
            ours, theirs = _files(origins[earlier]), _files(origins[later])
            if _holds(ours, theirs) or _holds(theirs, ours):
                gone.add(later if _holds(ours, theirs) else earlier)
            elif shared := _shared(ours, theirs):
                problems.append(_overlapping(origins[earlier], origins[later], shared))
    if problems:
        raise DataError(problems)
    return _without(parts, origins, gone)


def unknown_again(parts: Sequence[Part], origins: Sequence[Provenance]) -> tuple[Notice, ...]:
    """That the same people may stand in several parts of a wave, where one of them is a saved tally."""
    found = dict[str, None]()
    for later in range(len(parts)):
        for earlier in range(later):
            waves = [{wave.key for wave in parts[each].waves} for each in (earlier, later)]
            if waves[0] & waves[1] and _are_alike(parts, origins, earlier, later):
                found |= dict.fromkeys(map(name_of, (origins[earlier], origins[later])))
    return (Notice("counts_unseen", frozen_map({"files": tuple(found)}), warning=False),) if found else ()


def name_of(origin: Provenance) -> str:
    """The file, or the sheet, that a part was read from."""
    return next((f"{each.file}, {each.sheet}" if each.sheet else each.file for each in origin.sources), "")


def _without(parts: Sequence[Part], origins: Sequence[Provenance], gone: set[int]) -> Parts:
    left_out = tuple(
        Exclusion("counted_before", people(parts[k]), (), name_of(origins[k])) for k in sorted(gone)
    )
    kept = [k for k in range(len(parts)) if k not in gone]
    told = [origins[k] for k in kept]
    told[0] += Provenance(excluded=left_out)
    return [parts[k] for k in kept], told


def _are_alike(parts: Sequence[Part], origins: Sequence[Provenance], one: int, other: int) -> bool:
    """Whether one of two parts is a saved tally, and both are about some feature."""
    features = [{feature.key for feature in parts[each].features} for each in (one, other)]
    return any(map(is_saved, (origins[one], origins[other]))) and bool(features[0] & features[1])


def is_saved(origin: Provenance) -> bool:
    """Whether a part was read from a saved tally."""
    return any(source.layout == "tally" for source in origin.sources)


def _files(origin: Provenance) -> tuple[CountedFile, ...]:
    return tuple(file for source in origin.sources for file in source.counted)


def _holds(ours: Sequence[CountedFile], theirs: Sequence[CountedFile]) -> bool:
    return bool(theirs) and all(any(one.covers(other) for one in ours) for other in theirs)


def _shared(ours: Sequence[CountedFile], theirs: Sequence[CountedFile]) -> list[str]:
    return [other.name for other in theirs if any(one.covers(other) or other.covers(one) for one in ours)]


def _overlapping(one: Provenance, other: Provenance, shared: Sequence[str]) -> Problem:
    return Problem(
        f"both {name_of(one)} and {name_of(other)} count {', '.join(shared)}",
        todo="Sums can't be parted: give the files of answers themselves, each once.",
    )
