"""A survey: what was read, and how it was understood, before anything is made of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kano.errors import AnalysisError, Problem
from kano.provenance import Provenance
from kano.settings.panels.study import Settings
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.analyses.sampling import Design
    from kano.responses import Responses
    from kano.tally import Categories, Tally


@dataclass(frozen=True, eq=False)
class Survey:
    """What was read from one or more files, and how it was understood."""

    parts: tuple[Responses | Tally | Categories, ...]
    """Without the respondents whom the settings leave out."""
    provenance: Provenance
    settings: Settings
    origins: tuple[Provenance, ...] = ()
    """Of each part: where it was read."""
    whole: tuple[Responses | Tally | Categories, ...] = ()
    """The parts with everybody, where somebody is left out."""

    def tally(self, by: str = "") -> Tally | Categories:
        """The counts of all parts together, divided by one column of the respondents.

        Groups of one or two people are put together as "*". Raises DataError where one wave was asked or
        weighted in two ways, AnalysisError where there is no such column.
        """
        from kano.analyses.privacy import unnamed

        return unnamed(self.private_tally(by), self.settings.min_group)

    def private_tally(self, by: str = "") -> Tally | Categories:
        """The same with every group, however small: for those alone who may see each answer."""
        from kano.analyses.sampling import counted
        from kano.counts import merge

        self._check_divided(by)
        return merge([counted(part, by, self.settings, self.design) for part in self.parts])

    def kept(self, by: str = "", *, small: bool = False) -> tuple[Tally | Categories, tuple[str, ...]]:
        """The counts to be saved, and the names of the groups that were too small and put together.

        How people came in clusters stands beside them, unless so few clusters would tell what people of each
        answered: then squared weights tell what they cost. `small` keeps every group and any clusters.
        """
        from kano.analyses.drawing import clusters_of, tells_too_much
        from kano.analyses.privacy import folded, unnamed
        from kano.analyses.sampling import as_counts
        from kano.counts import merge

        clusters = clusters_of(self.parts, self.settings)
        if tells_too_much(clusters) and not small:
            clusters, counts = {}, self.private_tally(by)
        else:
            self._check_divided(by)
            counts = merge([as_counts(part, by) for part in self.parts])
        least = self.settings.min_group
        counts, names = (counts, ()) if small else folded(unnamed(counts, least), least)
        told = tuple(clusters.get(wave.key) for wave in counts.waves) if clusters else ()
        return replace(counts, clusters=told), names

    def _check_divided(self, by: str) -> None:
        """AnalysisError where saved counts are divided by something else."""
        from kano.counts import Counts

        for part in self.parts:
            if isinstance(part, Counts) and by and part.by != by:
                known = f'by "{part.by}"' if part.by else "by nothing"
                raise AnalysisError(Problem(f'saved counts are divided {known}, not by "{by}"', "--by"))

    @cached_property
    def design(self) -> Design | None:
        """How people were drawn, where the settings name clusters or strata."""
        from kano.analyses.sampling import design_of

        return design_of(self.parts, self.settings)


def with_exclusions(survey: Survey) -> Survey:
    """The survey with exactly those left out whom its settings leave out."""
    everybody = survey.whole or survey.parts
    if not survey.origins:
        told = (survey.provenance, *(Provenance() for _ in everybody[1:]))
        survey = replace(survey, origins=told[: len(everybody)])
    plain = replace(survey, parts=everybody, whole=(), provenance=sum(survey.origins, Provenance()))
    if not survey.settings.exclude:
        return plain
    from kano.analyses.auditing.exclusion import without_careless

    kept = without_careless(everybody, survey.origins, survey.settings)
    return replace(plain, parts=kept.parts, whole=everybody, provenance=plain.provenance + kept.provenance)
