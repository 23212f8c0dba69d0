"""From sums over a sheet to its reading, whoever summed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kano.provenance import Exclusion
from kano.readers.answers.checks import turned_round
from kano.readers.answers.direction import check_direction
from kano.readers.answers.meaning import Meanings
from kano.readers.answers.sides import Said, notices_of
from kano.readers.columns.wave_column import Waves, find_waves, waves_named
from kano.readers.pairs.features import features_of, pairs_used
from kano.readers.tables.outcome import Reading
from kano.readers.tables.rows import source_of, wave_template
from kano.readers.tables.understood import Understood
from kano.readers.tables.wide.folded import Axes, tally_of
from kano.readers.tables.wide.sums import Sums
from kano.readers.tables.wide.wide import about_columns, by_order
from kano.responses import Wave
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Counted:
    """A sheet of which only sums are known."""

    known: Understood
    sums: Sums
    sides: tuple[Said, Said]
    texts: tuple[str, ...]
    """What the codes of the answers say."""
    keyed: Mapping[str, tuple[str, ...]]
    """What the codes of each part of a key say."""
    excluded: tuple[Exclusion, ...] = ()
    """Rows and columns left out."""
    absent: bool = False
    """Whether people who aren't counted about a feature were not asked about it."""

    def reading(self, meanings: Meanings) -> Reading:
        """What the sheet holds, by what its texts mean."""
        known, sums = self.known, self.sums
        pairs, by = known.pairing.pairs, known.extras.by
        features = features_of(pairs, known.table)
        waves = self._waves(wave_template(meanings, features, known.settings))
        name = by[0][0] if by else ""
        axes = Axes(features.features, waves, self.texts, meanings, self.keyed, name, self.absent)
        tally = tally_of(sums, axes)
        counts = tally.n.sum(axis=(0, 1))
        notices = [*known.sheet.notices, *notices_of(self.sides, meanings), *waves.notices]
        notices += [*about_columns(known), *by_order(pairs, features.features)]
        notices += check_direction(counts, meanings, known.table)
        notices += turned_round(features.features, counts, meanings.scale)
        used = pairs_used(pairs, features, known.header)
        people, layout = int(sums.people.sum()), known.pairing.arrangement
        source = source_of(known.sheet, meanings, layout=layout, respondents=people, pairs=used)
        return Reading(tally, source, self.excluded, tuple(notices))

    def _waves(self, template: Wave) -> Waves:
        known = self.known
        if known.extras.wave is None:
            return find_waves(known.sheet, known.settings, template, None)
        rows = np.zeros(len(self.keyed["wave"]), dtype=np.int64)
        for key, count in zip(self.sums.keys, self.sums.rows, strict=True):
            rows[key[1]] += count
        return waves_named(self.keyed["wave"], rows, known.settings, template, known.place)
