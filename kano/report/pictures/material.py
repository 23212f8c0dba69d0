"""What pictures are composed of: a result with its counts, and what was asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kano.analyses.classifying.classification import Classification
from kano.analyses.result import Result
from kano.counts import Counts
from kano.evaluation import EvaluationTable
from kano.provenance import Provenance, frozen_map
from kano.report.blocks import Phrase
from kano.report.language import Words, words
from kano.report.origin import subtitle
from kano.values import dataclass


@dataclass(frozen=True, eq=False)
class Material:
    """Of one picture."""

    result: Result[Any]
    counts: Counts
    provenance: Provenance
    language: str = "en"
    feature: str = ""
    """Key or name of the feature that is asked for."""
    size: str = ""
    """What the size of points says: importance, n, or nothing."""

    @property
    def evaluation(self) -> EvaluationTable:
        """The table by which a classification counted its answer pairs."""
        assert isinstance(self.result, Classification)
        return self.result.evaluation

    def say(self) -> Words:
        """The words of the picture."""
        return words(self.language, self.result.name, "pictures")

    def caption(self, say: Words, n: Sequence[int | None]) -> Phrase:
        """How many people answered, about how many features, in which files."""
        known = [each for each in n if each]
        parts = {"whole": subtitle(say, self.provenance, features=len(self.result.features))}
        if known:
            least, most = min(known), max(known)
            parts["base"] = say.phrase(
                "caption.n" if least == most else "caption.n.range", least=least, most=most
            )
        if self.counts.people_weighted:
            parts["weighted"] = Phrase(say("caption.weighted"))
        return Phrase(" · ".join(f"{{{name}}}" for name in parts), frozen_map(parts))
