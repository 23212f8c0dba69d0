"""Split halves of real surveys: letters of one half by how sure they were, and whether the other has them.

`python -m tests.validation.recurrence FOLDER` takes the survey files below a folder, one of each folder in it.
"""

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np

import kano
from kano.errors import KanoError
from kano.evaluation import table
from kano.measures.survey.certainty import mode_probabilities
from kano.measures.survey.races import in_study
from kano.responses import Responses
from tests.validation.outcome import Outcome, Target, share_error

SEED, SPLITS, DRAWS = 1966, 60, 200
FOLDER = Path(__file__).resolve().parents[3] / "shared" / "validation" / "data"
BANDS = (0.0, 0.5, 0.8, 0.95, 1.01)
FEWEST = 30


def run(folder: Path = FOLDER) -> list[Outcome]:
    outcome = Outcome(
        f"Letters of a random half in the other half, {SPLITS} splits of each survey, seed {SEED}",
        ("said to be sure", "letters", "expected to recur", "recurred", "surveys"),
    )
    surveys = [found for each in sorted(folder.glob("*")) if (found := _survey(each)) is not None]
    if not surveys:
        outcome.rows.append((f"not run: no survey in {folder}", "", "", "", ""))
        return [outcome]
    rng = np.random.default_rng(SEED)
    cells = np.concatenate([_split(codes, rng) for codes in surveys for _ in range(SPLITS)])
    for low, high in pairwise(BANDS):
        here = cells[(cells[:, 0] >= low) & (cells[:, 0] < high)]
        if not len(here):
            continue
        expected, seen = here[:, 1].mean(), here[:, 2].mean()
        row = (f"{low:g} to {min(high, 1):g}", f"{len(here):,}", f"{expected:.3f}", f"{seen:.3f}")
        outcome.rows.append((*row, str(len(surveys))))
        if low >= 0.95:
            # Splits of one survey tell the same again: as many letters count as there are features.
            few = sum(codes.shape[1] for codes in surveys)
            outcome.targets.append(Target("recurred", seen - expected, share_error(expected, few), low=0.0))
    return [outcome]


def _survey(folder: Path) -> np.ndarray | None:
    """Categories (people, features) of a folder's file with most features; None where none is read."""
    found = [codes for path in sorted(folder.glob("*.csv")) if (codes := _codes(path)) is not None]
    return max(found, key=lambda codes: codes.shape[1], default=None)


def _codes(path: Path) -> np.ndarray | None:
    for options in ({}, {"scale": "1-5"}):
        try:
            (part,) = kano.read(path, **options).parts
        except (KanoError, ValueError):
            continue
        if isinstance(part, Responses) and len(part) >= FEWEST:
            places = np.full((7, 7), -1)
            places[:5, :5] = table("berger").masks.argmax(axis=0)
            return places[part.answers[..., 0], part.answers[..., 1]]
    return None


def _split(codes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Of each feature: how sure its letter is in one half, how often it should recur, and whether it does."""
    order = rng.permutation(len(codes))
    half = len(codes) // 2
    one, other = ((codes[part][..., None] == np.arange(6)).sum(axis=0) for part in (order[:half], order[half:]))
    sure = in_study(mode_probabilities(one), one)
    letter = one.argmax(axis=1)
    # The other half draws people anew from shares that this one leaves plausible.
    again = []
    for counts, people in zip(one, other.sum(axis=1), strict=True):
        shares = rng.dirichlet(counts + 1.0, DRAWS)
        again.append((rng.multinomial(people, shares).argmax(axis=1) == counts.argmax()).mean())
    told = (sure[np.arange(len(letter)), letter], np.array(again), other.argmax(axis=1) == letter)
    return np.stack(told, axis=1)[(one.sum(axis=1) > 0) & (other.sum(axis=1) > 0)]


if __name__ == "__main__":
    for outcome in run(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(outcome)
