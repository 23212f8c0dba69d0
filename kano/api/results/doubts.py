"""What may not be called clear, however many answered: what the file itself leaves in doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kano.analyses.classifying.classification import Classification
    from kano.provenance import Provenance


def withheld(result: Classification, provenance: Provenance) -> Classification:
    """The result, clear only where it is known which way numbers run, and which question is the functional one.

    Of questions told apart by the order of the others alone, a feature that people don't want looks as one that
    they do want, were its questions the other way round.
    """
    if any(notice.key == "scale_in_doubt" for notice in provenance.notices):
        return replace(result, clear=result.clear & False)
    pairs = [pair for source in provenance.sources for pair in source.pairs]
    doubted = {pair.feature for pair in pairs if pair.evidence == "order"}
    known = [feature.key not in doubted for feature in result.features]
    return replace(result, clear=result.clear & known) if doubted else result
