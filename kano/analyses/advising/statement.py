"""A statement about a feature, with all that it rests on."""

from typing import Any

from kano.analyses.advising.profile import Profile
from kano.analyses.advising.rows import LineRow, Statement, Step


def line(step: Step, statement: Statement, profile: Profile, **more: Any) -> LineRow:  # noqa: ANN401
    """The line that says this of a profile, with what `more` is known for this statement."""
    mark, override = profile.mark, profile.override
    told = {
        "rank": None, "share": None, "frontier": False, "stake": None, "gain": None, "gain_low": None,
        "gain_high": None, "worth": None, "needed": None,
    }  # fmt: skip
    return LineRow(
        step=step,
        statement=statement,
        label="",
        mark=mark.mean if mark else None,
        mark_low=mark.low if mark else None,
        mark_high=mark.high if mark else None,
        marks=mark.n if mark else None,
        not_applicable=mark.not_applicable if mark else None,
        decision=override.advice if override else None,
        reason=override.reason if override else None,
        **_same(profile),
        **told | more,
    )


def _same(profile: Profile) -> dict[str, Any]:
    names = (
        "feature", "segment", "category", "certainty", "clear", "runner_up", "runner_up_p", "n", "better",
        "worse", "importance", "cost", "expected", "drift", "elsewhere",
    )  # fmt: skip
    return {name: getattr(profile, name) for name in names}
