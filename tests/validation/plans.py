"""Whether `kano drift` finds in surveys of the planned size what `kano power` said it would."""

import numpy as np

from kano.analyses.drifting.assessment import assess
from kano.analyses.planning.judging import moved
from kano.analyses.planning.plan import Aims, Study, plan_survey
from tests.validation._profiles import PROFILES, SINKING, drawn, features, line
from tests.validation.outcome import Outcome, Target, share_error

SEED = 4711
STUDIES = {1: 500, 5: 160}
FEATURES = 20


def run() -> list[Outcome]:
    outcome = Outcome(
        f"Planned to find each with 80 %: found by kano drift among {FEATURES} features, own simulator",
        ("drifting", "noise", "waves", "people a wave, as planned", "said", "studies", "found"),
    )
    for moving, waves, noise in ((1, 4, 0.0), (5, 4, 0.0), (5, 4, 0.1), (5, 8, 0.0)):
        study = Study(features=FEATURES, moving=moving, waves=waves, noise=noise)
        needed = next(each for each in plan_survey(study, Aims()).needed if each.waves == waves)
        people, count = needed.respondents or 0, STUDIES[moving]
        log_weights = np.repeat(features(FEATURES)[None], waves, axis=0)
        log_weights[:, :moving] = np.log(PROFILES[0]) + line(waves) * SINKING
        seed = [SEED, moving, waves, round(100 * noise)]
        each = drawn(log_weights, people, count, seed, noise)
        found = float(np.mean([moved(assess(one).verdict)[:moving].mean() for one in each]))
        row = (str(moving), f"{noise:g}", str(waves), f"{people} ± {needed.error:.0f}", "0.80", str(count))
        outcome.rows.append((*row, f"{found:.3f}"))
        error = share_error(found, count * moving)
        outcome.targets.append(Target(f"{moving} of {FEATURES}, {waves} waves", found, error, 0.78, 0.84))
    return [outcome]
