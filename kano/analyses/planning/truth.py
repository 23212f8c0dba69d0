"""The truth of a made-up survey: what a perfect analysis would say, and what was drawn."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kano.analyses.planning.made_up import MadeUp
from kano.measures.survey.coefficients import better, worse
from kano.measures.waves.counts_over_waves import I_TO_A, LADDER, Floats, Waves
from kano.measures.waves.movement import MARGIN
from kano.measures.waves.trend import directed_test
from kano.measures.waves.verdict import Evidence, verdicts
from kano.scale import CATEGORIES
from kano.version import __version__

MANY = 1e6
"""People in whose expected counts the direction of a movement is measured."""


def true_verdicts(shares: Floats, margin: float = MARGIN) -> NDArray[np.str_]:
    """The word that fits each course of true shares (waves, features, 6), by the program's own precedence.

    Stable where neither Better nor Worse moves by the margin from the first wave to the last; else what
    became of the winning category, and without a change of it the direction that is plainer to see.
    """
    first, last = shares[0].argmax(axis=-1), shares[-1].argmax(axis=-1)
    ends = Waves.of(MANY * shares[[0, -1]], [0.0, 1.0])
    up, born = (np.nan_to_num(directed_test(ends, scores).statistic) for scores in (LADDER, I_TO_A))
    plainer = abs(up) >= abs(born)
    return verdicts(
        Evidence(
            significant=(abs(shares[-1] - shares[0]) > 1e-9).any(axis=-1),
            inside=np.asarray((abs(_changes(shares)) < margin).all(axis=0)),
            hidden=(np.ptp(shares, axis=0) > margin).any(axis=-1),
            ladder=np.where(plainer, np.sign(up), 0).astype(np.intp),
            birth=np.where(plainer, 0, np.sign(born)).astype(np.intp),
            first=first,
            last=last,
            steady=(shares.argmax(axis=-1) == first).all(axis=0),
            comparable=np.ones(len(first), dtype=bool),
            changed=first != last,
            shared=np.zeros(len(first), dtype=bool),
        )
    )


def truth(made: MadeUp) -> Mapping[str, Any]:
    """The truth as JSON has it: the recipe, and for each feature its verdict and its waves."""
    recipe, sampling = made.recipe, made.recipe.sampling
    words = true_verdicts(made.shares) if len(made.waves) > 1 else [None] * len(made.features)
    moves = recipe.course in {"drift", "step"}
    return {
        "format": 1,
        "kind": "truth",
        "kano": __version__,
        "settings": {
            "course": recipe.course.value,
            "from": _by_category(recipe.move.before) if moves else None,
            "to": _by_category(recipe.move.after) if moves else None,
            "moving": recipe.moving if moves else None,
            "noise": recipe.noise,
            "waves": recipe.waves,
            "features": recipe.features,
            "respondents": sampling.people,
            "panel": sampling.panel is not None,
            "non_response": sampling.missing,
            "weights": sampling.weight_cv,
            "wording": recipe.wording,
            "margin": MARGIN,
            "seed": recipe.seed,
        },
        "features": [
            {
                "feature": feature.key,
                "label": feature.label(recipe.language),
                "verdict": None if word is None else str(word),
                "route": list(dict.fromkeys(_letters(made.shares[:, f]))),
                "waves": list(_waves(made, f)),
            }
            for f, (feature, word) in enumerate(zip(made.features, words, strict=True))
        ],
    }


def truth_rows(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The truth as flat rows, one a feature and wave."""
    for feature in content["features"]:
        for wave in feature["waves"]:
            row = {name: feature[name] for name in ("feature", "label", "verdict")}
            row |= {"route": " ".join(feature["route"])}
            for name, value in wave.items():
                if isinstance(value, Mapping):
                    row |= {f"{name.removesuffix('s')}_{letter}": each for letter, each in value.items()}
                else:
                    row[name] = value
            yield row


def _waves(made: MadeUp, f: int) -> Iterator[dict[str, Any]]:
    counts = made.people.counts(np.arange(float(len(made.waves))))
    for w, (wave, letter) in enumerate(zip(made.waves, _letters(made.shares[:, f]), strict=True)):
        yield {
            "wave": wave.key,
            "date": str(wave.date),
            "category": letter,
            "better": float(better(made.shares[w, f])),
            "worse": float(worse(made.shares[w, f])),
            "shares": _by_category(made.shares[w, f]),
            "met": _by_category(made.field[w, f]),
            "counts": {kind.value: int(n) for kind, n in zip(CATEGORIES, counts.n[w, f], strict=True)},
            "weighted": _by_category(counts.w[w, f]),
            "no_answer": int((made.people.codes[w, :, f] < 0).sum()),
        }


def _changes(shares: Floats) -> Floats:
    """How far Better and Worse move from the first wave to the last: (2, features)."""
    return np.stack([value[-1] - value[0] for value in (better(shares), worse(shares))])


def _letters(shares: Floats) -> list[str]:
    return [CATEGORIES[i].value for i in shares.argmax(axis=-1)]


def _by_category(values: Floats) -> dict[str, float]:
    return {kind.value: float(value) for kind, value in zip(CATEGORIES, values, strict=True)}
