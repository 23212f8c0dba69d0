"""Options as values: each is sound, and what there isn't is refused with the nearest there is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

import kano as library
from kano.api import choices
from kano.cli.main import app_for
from kano.settings.option import options_of
from kano.settings.options import every_option, options_for
from kano.settings.panels.drift import DriftSettings
from kano.settings.panels.planning import PlanOptions, SimulateOptions
from kano.settings.panels.study import NESTED, Settings

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_data" / "3b_examples.csv"
APP = app_for(())
COMMANDS = [
    *(each.callback.__name__ for each in APP.registered_commands),
    # `kano surveys check` and `kano check` have options of their own.
    *(
        "lint" if each.callback.__name__ == "check" else each.callback.__name__
        for each in APP.registered_groups[0].typer_instance.registered_commands
    ),
]


def test_what_is_written_from_the_declarations_is_up_to_date():
    command = [sys.executable, "docs/settings_files.py", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_every_option_stands_on_commands_that_there_are():
    assert {command for each in COMMANDS for option in every_option(each) for command in option.on} == set(
        COMMANDS
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_takes_two_options_of_one_name(command):
    own = [option for option in every_option(command) if command in option.on]
    flags = [flag for option in own for flag in option.flags or (option.flag,)]
    assert (
        len(flags) == len(set(flags)) == sum(len(option.flags) or 1 for option in options_for(command).values())
    )


@pytest.mark.parametrize("kind", [Settings, DriftSettings, PlanOptions, SimulateOptions])
def test_defaults_are_of_their_own_kind(kind):
    for option in options_of(kind).values():
        assert option.kind.read(option.default) == option.default
        assert option.default in ("", ()) or option.problem(option.default) is None


@pytest.mark.parametrize(
    ("verb", "kinds"),
    [
        ("Report", (Settings, *NESTED.values())),
        ("Power", (PlanOptions,)),
        ("Simulate", (SimulateOptions,)),
    ],
)
def test_an_editor_completes_every_option_there_is(verb, kinds):
    typed = get_type_hints(getattr(choices, f"{verb}Choices"))
    assert set(typed) == {each.name for kind in kinds for each in fields(kind)} - {*NESTED, "path"} | (
        {"drift"} if kinds[0] is not Settings else set()
    )


WRONG = [
    ({"ruel": "mode"}, 'no option "ruel"', 'Did you mean "rule"?'),
    ({"rule": "mod"}, 'no decision rule "mod"', 'Did you mean "mode"?'),
    ({"scale": "5to1"}, 'no scale "5to1"', 'Did you mean "5-1"?'),
    ({"table": "bergr"}, 'no evaluation table "bergr"', 'Did you mean "berger"?'),
    ({"lang": "de"}, 'in "de"', "Allowed: en, nl."),
    ({"adjust": "hom"}, '"hom" won\'t do', 'Did you mean "holm"?'),
    ({"wording": "nl-standart"}, 'no wording "nl-standart"', 'Did you mean "nl-standard"?'),
    ({"exclude": "speedrs"}, '"speedrs" is no sign', 'Did you mean "speeders"?'),
    ({"fail_on": "degrade"}, 'no verdict "degrade"', "degraded"),
    ({"margin": "0.05"}, "margin = '0.05'", "It must be a number."),
    ({"clear": 2}, "clear from 2", "from 0.5"),
    ({"cut": 1.5}, '"1.5" is no cut', "mean"),
    ({"by": ["Persona"]}, "by = ['Persona']", "It must be a text."),
    ({"standardise": 3}, "3 won't do", "the name of a column"),
    ({"labels": "map"}, "labels = 'map'", "It must be a Mapping."),
    ({"waves": "2024"}, "waves = '2024'", "It must be a tuple."),
]


@pytest.mark.parametrize(("given", "what", "more"), WRONG, ids=[str(row[0]) for row in WRONG])
@pytest.mark.parametrize("verb", [library.read, library.classify, library.audit, library.drift])
def test_what_there_is_not_is_refused_before_a_file_is_read(verb, given, what, more):
    with pytest.raises(library.UsageError) as caught:
        verb("nowhere.csv", **given)
    (problem,) = caught.value.problems
    assert what in problem.what
    assert more in str(problem)


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(library.UsageError) as caught:
        library.classify(SAMPLE, ruel="mode", rule="mod", clear=2, labels=3)
    assert [problem.what.split()[-1] for problem in caught.value.problems[:1]] == ['"ruel"']
    assert len(caught.value.problems) == 4


def test_a_survey_that_was_read_is_judged_by_options_that_are_checked_too():
    survey = library.read(SAMPLE)
    with pytest.raises(library.UsageError, match='Did you mean "moai"'):
        library.classify(survey, rule="moais")


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ({"wave": 3}, 'Did you mean "waves"?'),
        ({"waves": "4"}, "It must be a number."),
        ({"course": "drfit"}, 'Did you mean "drift"?'),
    ],
)
def test_made_up_surveys_refuse_what_there_is_not(given, more):
    with pytest.raises(library.UsageError) as caught:
        library.simulate(**given)
    assert more in str(caught.value)


def test_values_may_be_written_in_several_ways():
    chosen = Settings().override(cut=0.4, standardise="channel, persona", horizon=3, today="maart 2025")
    assert (chosen.cut, chosen.drift.standardise) == ("0.4", ("channel", "persona"))
    assert (chosen.drift.horizon, chosen.drift.today) == ("3", "2025-03-01")
