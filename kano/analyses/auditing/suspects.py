"""Which respondents show signs of careless answers, and the data without them."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kano.evaluation import table
from kano.measures.survey import careless
from kano.provenance import frozen_map
from kano.responses import Responses
from kano.scale import CATEGORIES, Category
from kano.settings.panels.study import Settings
from kano.settings.signs import Rule
from kano.values import dataclass

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

STRAIGHT = 0.9
"""Share of one answer pair from which somebody is called a straight-liner."""
IMPROBABLE = 0.001
"""A pattern that attentive people give more often than this is no sign of anything."""
RATIO = 100.0
"""How many times more probable as answers at random a respondent must be."""
SPREADS = 3.0
"""How far from the others on that side."""
HEEDED = 1.28
"""From which z on answers follow the features after all, whatever they are."""
FEWEST_PAIRS, FEWEST_PEOPLE = 10, 20
"""Below these nobody can tell answers at random from an opinion of one's own."""
COINCIDENCE = 0.01
"""How many copies may be expected by chance for a copy to count."""
USUAL_Q = 0.05
"""Share of questionable pairs that still is usual: 2 % in Sauerwein 1996, up to 5 % in Displayr's guide."""
FASTER = 3.0
"""Median time over own time from which on somebody was too fast (the relative speed index of Leiner 2019)."""
PER_QUESTION = 2.0
"""Seconds in which a question can't be read (Huang et al. 2012)."""
FEWEST_TIMES = 10


@dataclass(frozen=True, eq=False)
class Careless:
    """The signs that each of N respondents shows."""

    signs: Mapping[str, Bools | None]
    """By sign, (N,); None where the file can't tell."""
    questionable: Ints
    """(N,) pairs that contradict themselves."""

    @property
    def suspicious(self) -> Bools:
        """Who shows any sign."""
        shown = [mask for mask in self.signs.values() if mask is not None]
        found: Bools = np.logical_or.reduce([np.zeros(len(self.questionable), dtype=bool), *shown])
        return found

    def matching(self, rule: Rule) -> Bools:
        """Whom a rule leaves out; nobody where the file can't tell."""
        if rule.over is not None:
            return self.questionable > rule.over
        mask = self.signs[rule.sign]
        return np.zeros(len(self.questionable), dtype=bool) if mask is None else mask


def careless_of(responses: Responses, settings: Settings) -> Careless:
    """The signs of careless answers among respondents of one file."""
    codes = careless.pair_codes(responses.answers)
    fit = careless.fit(codes)
    by_category = table(settings.table).masks.reshape(len(CATEGORIES), careless.PAIRS) > 0
    q = by_category[CATEGORIES.index(Category.QUESTIONABLE)]
    questionable = ((codes >= 0) & q[codes]).sum(axis=1)
    straight, same = _straight(codes, fit)
    signs = {
        "straightliners": straight,
        "same": same,
        "random": _at_random(codes, fit, ~straight),
        "questionable": _too_many(questionable, (codes >= 0).sum(axis=1)),
        "speeders": _speeders(responses),
        "duplicates": _duplicates(responses, codes, fit) & ~straight | _repeated_ids(responses),
        "control": _control(responses, codes, by_category),
    }
    return Careless(frozen_map(signs), questionable)


def left_out(found: Careless, rules: Sequence[Rule]) -> dict[Rule, Bools]:
    """Whom each rule leaves out, everybody under the first rule that applies."""
    gone = np.zeros(len(found.questionable), dtype=bool)
    masks = {}
    for rule in rules:
        masks[rule] = found.matching(rule) & ~gone
        gone |= masks[rule]
    return masks


def _straight(codes: Ints, fit: careless.Fit) -> tuple[Bools, Bools]:
    """One pair about nearly every feature, and one answer to every question, where that is improbable."""
    pair, share = careless.commonest(codes)
    improbable = careless.log_probability(codes, fit.probability, pair) < np.log(IMPROBABLE)
    straight = (np.nan_to_num(share) >= STRAIGHT) & improbable
    alike = pair % 6 == 0  # 0, 6, 12, …: the same answer to both questions
    return straight, straight & alike & (share == 1)


def _at_random(codes: Ints, fit: careless.Fit, among: Bools) -> Bools | None:
    many = (codes >= 0).sum(axis=1)
    if (many >= FEWEST_PAIRS).sum() < FEWEST_PEOPLE:
        return None
    apart = careless.unusual(fit.ratio) > SPREADS
    found: Bools = (fit.ratio > np.log(RATIO)) & apart & (many >= FEWEST_PAIRS) & among
    people = np.flatnonzero(found)
    found[people[careless.heed(codes, fit.weight, people) > HEEDED]] = False
    return found


def _too_many(questionable: Ints, many: Ints) -> Bools:
    """More questionable pairs than chance gives at the usual rate, or at that of the file if it is higher."""
    usual = max(USUAL_Q, float(questionable.sum()) / max(int(many.sum()), 1))
    each, place = np.unique(many, return_inverse=True)
    limits = np.array([careless.chance_limit(n, usual) for n in each.tolist()], dtype=np.int64)
    found: Bools = questionable >= limits[place]
    return found & (questionable > 0)


def _speeders(responses: Responses) -> Bools | None:
    """Faster than a third of the median, or than anybody can read the Kano questions alone."""
    seconds = responses.seconds
    if seconds is None or (~np.isnan(seconds)).sum() < FEWEST_TIMES:
        return None
    answered = ((responses.answers >= 0) & (responses.answers < 5)).sum(axis=(1, 2))
    limit = np.maximum(np.nanmedian(seconds) / FASTER, PER_QUESTION * answered)
    found: Bools = np.nan_to_num(seconds, nan=np.inf) < limit
    return found


def _duplicates(responses: Responses, codes: Ints, fit: careless.Fit) -> Bools:
    """Copies of an earlier respondent's whole answers in the same wave, where chance hardly makes one."""
    again = careless.repeated(responses.answers, responses.wave)
    expected = np.log(max(len(codes), 1)) + careless.log_probability(codes, fit.probability)
    found: Bools = again & (expected < np.log(COINCIDENCE))
    return found


def _repeated_ids(responses: Responses) -> Bools:
    """Who bears the id of an earlier respondent of the same wave."""
    if responses.again is not None:
        return responses.again
    if responses.ids is None:
        return np.zeros(len(responses), dtype=bool)
    number = {each: i for i, each in enumerate(dict.fromkeys(responses.ids))}
    ids = np.array([number[each] for each in responses.ids], dtype=np.int64)
    wave = np.zeros(len(ids), dtype=np.int64) if responses.wave is None else responses.wave
    said = np.array([bool(each) for each in responses.ids], dtype=bool)
    found: Bools = careless.repeated(np.column_stack([wave, ids])) & said
    return found


def _control(responses: Responses, codes: Ints, by_category: Bools) -> Bools | None:
    """Who wants a feature that was put in to be rejected; None where there is none."""
    if not (controls := [f for f, feature in enumerate(responses.features) if feature.control]):
        return None
    components = [CATEGORIES.index(each) for each in CATEGORIES if each.component]
    wanted = np.logical_or.reduce(by_category[components])
    chosen = codes[:, controls]
    found: Bools = ((chosen >= 0) & np.take(wanted, chosen)).any(axis=1)
    return found
