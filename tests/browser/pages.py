"""The pages that are driven: large ones, and one whose features bear names that mean harm.

`python -m tests.browser.pages FOLDER` writes them.
"""

import sys
from pathlib import Path

import numpy as np

import kano
from kano.analyses.classifying.classification import classify
from kano.provenance import Provenance, Source, frozen_map
from kano.questionnaire import Feature
from kano.render.formats import save
from kano.report.classifying.classification import classification_report
from kano.responses import Group, Responses, Wave
from kano.tally import Tally

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "javascript:alert(3)",
    '"><svg onload=alert(4)>',
    "</style><style>*{display:none}</style>",
    "{{ 7*7 }} ${alert(5)} <!--",
)
PAIRS = np.array(((2, 4), (0, 4), (0, 2), (2, 2), (2, 0), (0, 0)), dtype=np.int8)
"""An answer pair of each category, M O A I R Q."""


def responses(features: int, waves: int, people: int, groups: int, seed: int = 0) -> Responses:
    """Made-up answers with a hostile name here and there."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet((1.2, 1.2, 1.2, 1.0, 0.1, 0.05), features)
    drawn = (rng.random((people * waves, features, 1)) > shares.cumsum(axis=1)).sum(axis=2).clip(0, 5)
    one = np.arange(people * waves)
    return Responses(
        tuple(Feature(f"key_{i}", frozen_map({"": name(i)})) for i in range(features)),
        PAIRS[drawn],
        waves=tuple(Wave(f"{2018 + w}") for w in range(waves)),
        wave=one % waves,
        groups=frozen_map(
            {"channel": Group(tuple(f"channel {g}" for g in range(groups)), one // waves % groups)}
        ),
    )


def name(i: int) -> str:
    """What a feature is called; names of about 40 characters between the hostile ones."""
    return HOSTILE[i] if i < len(HOSTILE) else f"Feature {i}: something people may want or not"


def classification(path: Path, size: tuple[int, int, int, int], language: str) -> None:
    """The page of a classification of so many features, waves, people a wave and groups."""
    features, waves, people, groups = size
    counts = Tally.of(responses(features, waves, people, groups), "channel" if groups > 1 else "")
    found = Provenance((Source("survey.csv", None, people * waves),))
    save(classification_report(classify(counts), counts, found, language=language), path)


def drift(path: Path, features: int, waves: int) -> None:
    """The page of waves that are compared."""
    made = kano.simulate(course="drift", features=features, waves=waves, respondents=100, seed=1)
    kano.drift(*made.responses).save(path)


def main(folder: Path) -> None:
    """Write every page."""
    folder.mkdir(parents=True, exist_ok=True)
    classification(folder / "classification.html", (40, 1, 200, 1), "en")
    classification(folder / "large.html", (60, 8, 200, 5), "nl")
    drift(folder / "drift.html", 12, 4)
    sample = Path(__file__).parents[2] / "sample_data" / "3b_voorbeelden.xlsx"
    asked, samples = responses(12, 1, 200, 3), sample.parent
    kano.audit(sample, lang="nl").save(folder / "audit.html")
    kano.advise(asked).save(folder / "advise.html")
    kano.advise(samples / "3b_long.csv", by="persona", lang="nl").save(folder / "advise-marks.html")
    kano.compare(asked, by="channel").save(folder / "compare.html")
    wanted = {"features": {f"key_{i}": {"component": "basis"} for i in range(len(HOSTILE))}}
    kano.check(asked, targets=wanted).save(folder / "check.html")
    kano.power(features=8, waves=2, lang="nl").save(folder / "power.html")
    kano.power(waves=1).save(folder / "power-one.html")
    kano.classify(sample, lang="nl").save(folder / "sample.html")
    kano.study(sample, lang="nl", segments=("Kanaal",)).save(folder / "study.html")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
