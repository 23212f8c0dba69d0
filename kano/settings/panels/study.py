"""What a study decides once, so that everybody gets the same report: each option declared in one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field, fields, replace
from typing import Any

from kano.errors import Problem, UsageError
from kano.provenance import frozen_map
from kano.scale import Answer, Component
from kano.settings import checks
from kano.settings.choices import FINDINGS
from kano.settings.option import OUTPUT, REPORTS, declared, options_of, unknown_option
from kano.settings.panels.advising import AdviceSettings, OverrideSettings
from kano.settings.panels.drift import DriftSettings
from kano.settings.panels.reading import ReadingOptions
from kano.settings.panels.reporting import ReportSettings
from kano.values import dataclass
from kano.words.languages import DEFAULT, either, languages


@dataclass(frozen=True)
class FeatureSettings:
    """Which columns ask about a feature, by header text or by column letter."""

    key: str
    functional: str
    dysfunctional: str = ""
    """Left open only where it is set aside."""
    label: str = ""
    importance: str = ""
    fulfilment: str = ""
    set_aside: bool = False
    """Whether these columns take no part."""


@dataclass(frozen=True)
class WaveSettings:
    """When a wave was in the field, and where its answers are."""

    key: str
    date: dt.date | None = None
    file: str = ""
    sheet: str = ""


NESTED = {"drift": DriftSettings, "advice": AdviceSettings, "report": ReportSettings}
"""Tables of kano.toml whose entries are options, by name."""


@dataclass(frozen=True)
class Settings(ReadingOptions):
    """What kano.toml and the options of a command decide; options win.

    Every field that is declared as an option has its meaning there; the others are tables of kano.toml.
    """

    lang: str = declared(
        DEFAULT, allowed=languages, check=checks.wrong_language, on=(*REPORTS, "comments", "plot"),
        panel=OUTPUT, metavar="LANG", help=f"Language of the report: {either(languages())}.",
        meaning="Language of reports.", draft='"nl"', draft_note="language of reports",
    )  # fmt: skip
    answers: Mapping[str, Answer] = field(default_factory=frozen_map)
    """Answer texts that no wording knows."""
    answers_functional: Mapping[str, Answer] = field(default_factory=frozen_map)
    answers_dysfunctional: Mapping[str, Answer] = field(default_factory=frozen_map)
    features: tuple[FeatureSettings, ...] = ()
    labels: Mapping[str, str] = field(default_factory=frozen_map)
    """Short names by feature key."""
    aliases: Mapping[str, str] = field(default_factory=frozen_map)
    """Other keys of a feature: {old: new}."""
    expected: Mapping[str, Component] = field(default_factory=frozen_map)
    """What the team expects a feature to be, by its key."""
    groups: Mapping[str, Mapping[str, str]] = field(default_factory=frozen_map)
    """By grouping: the group of each feature."""
    waves: tuple[WaveSettings, ...] = ()
    drift: DriftSettings = DriftSettings()
    """How waves are compared."""
    advice: AdviceSettings = AdviceSettings()
    """How advice is given."""
    report: ReportSettings = ReportSettings()
    """What the report of the study is made of."""
    overrides: tuple[OverrideSettings, ...] = ()
    """What was decided in place of the advice."""
    path: str = ""
    """The file these settings came from, "" for defaults."""

    def override(self, **options: object) -> Settings:
        """These settings with the options that were given: None and "" leave a setting as it is.

        Waves that are given keep the date that the settings know of them. UsageError lists every option that
        there isn't, with the nearest there is, and every value that won't do, that of the settings included.
        """
        given = {name: value for name, value in options.items() if value not in (None, "", ())}
        strange = _strangers(given)
        given = {name: value for name, value in given.items() if name not in strange}
        ours = _taken(Settings, given)
        if "waves" in ours:
            dates = {each.key: each.date for each in self.waves}
            ours["waves"] = tuple(replace(w, date=w.date or dates.get(w.key)) for w in ours["waves"])
        theirs = {name: _taken(kind, given) for name, kind in NESTED.items()}
        _part(ours, theirs["drift"])
        nested = {name: replace(getattr(self, name), **theirs[name]) for name in NESTED}
        chosen = replace(self, **ours, **nested)
        if problems := [*strange.values(), *problems_of(chosen), *_nested_problems(chosen)]:
            raise UsageError(problems)
        return chosen


def _part(ours: dict[str, Any], drift: dict[str, Any]) -> None:
    """Findings and verdicts are given under one name: each goes to the analysis that knows it."""
    if isinstance(words := ours.get("fail_on"), tuple):
        ours["fail_on"] = tuple(word for word in words if word in FINDINGS)
        drift["fail_on"] = tuple(word for word in words if word not in FINDINGS)


def _strangers(given: Mapping[str, object]) -> dict[str, Problem]:
    """Options that there aren't, and tables that are none."""
    known = {each.name: each for kind in (Settings, *NESTED.values()) for each in fields(kind)}
    for name in (*NESTED, "path"):
        del known[name]
    wanted = {
        name: Mapping if str(each.type).startswith("Mapping") else tuple
        for name, each in known.items()
        if "option" not in each.metadata
    }
    return {
        name: Problem(
            f"{name} = {value!r} is not of the right kind", todo=f"It must be a {wanted[name].__name__}."
        )
        if name in known
        else unknown_option(name, sorted(known))
        for name, value in given.items()
        if name not in known or not isinstance(value, wanted.get(name, object))
    }


def _taken(kind: type, given: Mapping[str, object]) -> dict[str, Any]:
    """What was given of a dataclass, as it is kept."""
    options = options_of(kind)
    names = {each.name for each in fields(kind)} & given.keys()
    return {name: options[name].kind.read(given[name]) if name in options else given[name] for name in names}


def _nested_problems(settings: Settings) -> list[Problem]:
    return [problem for name in NESTED for problem in problems_of(getattr(settings, name))]


def problems_of(settings: Settings | DriftSettings | AdviceSettings | ReportSettings) -> list[Problem]:
    """Everything that is wrong with values other than the defaults."""
    return [
        problem
        for option in options_of(type(settings)).values()
        if (value := getattr(settings, option.name)) != option.default and (problem := option.problem(value))
    ]
