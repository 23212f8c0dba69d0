"""What is measured of every feature beside its category: arrays by the names of their columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from kano.counts import Counts
from kano.measures.survey import coefficients, continuous, intervals, significance
from kano.measures.survey.categories import shares
from kano.tally import Categories, Tally


def strengths(categories: Categories) -> dict[str, Any]:
    """Shares, coefficients and their ranges, by the names of columns."""
    w, w2 = categories.w, categories.w2
    share_low, share_high = intervals.share_interval(w, w2)
    better_low, better_high = intervals.better_interval(w, w2)
    worse_low, worse_high = intervals.worse_interval(w, w2)
    return {
        "effective_n": coefficients.effective_n(w, w2),
        "shares": shares(w),
        "share_low": share_low,
        "share_high": share_high,
        "better": coefficients.better(w),
        "better_low": better_low,
        "better_high": better_high,
        "worse": coefficients.worse(w),
        "worse_low": worse_low,
        "worse_high": worse_high,
        "satisfaction_average": coefficients.satisfaction_average(w),
        "category_strength": coefficients.category_strength(w),
        "total_strength": coefficients.total_strength(w),
    }


def means(counts: Counts) -> dict[str, Any]:
    """Means of ratings and of answer scores; NaN where nobody gave any."""
    undefined = np.full(counts.not_asked.shape, np.nan)
    means = {
        name: continuous.importance_mean(counts.ratings[name]) if name in counts.ratings else undefined
        for name in ("importance", "fulfilment")
    }
    if not isinstance(counts, Tally):
        names = ("functional_mean", "functional_mean_se", "dysfunctional_mean", "dysfunctional_mean_se")
        return means | dict.fromkeys(names, undefined)
    return means | {
        "functional_mean": continuous.functional_mean(counts.w),
        "functional_mean_se": continuous.functional_mean_se(counts.w, counts.w2),
        "dysfunctional_mean": continuous.dysfunctional_mean(counts.w),
        "dysfunctional_mean_se": continuous.dysfunctional_mean_se(counts.w, counts.w2),
    }


def tests(categories: Categories) -> dict[str, Any]:
    """Tests of the first category against the second."""
    leaders = significance.leaders_test(categories.w, categories.w2)
    # Fong's test is published for people, and weights have no place in it.
    fong = significance.fong(np.where(categories.weighted, np.nan, categories.n))
    return {
        "leaders_z": leaders.z,
        "leaders_p": leaders.p,
        "fong_difference": fong.difference,
        "fong_critical": fong.critical,
    }
