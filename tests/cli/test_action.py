"""The composite action of the repository: its steps, run with bash in a clean clone as a runner runs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    not shutil.which("bash") or not shutil.which("git") or not (ROOT / ".git").exists(),
    reason="needs bash and a clone",
)
BASIS = '[features.hotel_schoon]\ncomponent = "basis"\n'


@dataclass(frozen=True)
class Runner:
    """A machine on which the action runs: its clone, and a place for temporary files."""

    clone: Path
    temp: Path

    @property
    def action(self) -> dict[str, Any]:
        found: dict[str, Any] = yaml.safe_load((self.clone / "action.yml").read_text("utf-8"))
        return found

    def step(self, number: int, work: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run one step in a folder, with inputs beside the defaults."""
        action = self.action
        step = action["runs"]["steps"][number]
        values = {name: str(each.get("default", "")) for name, each in action["inputs"].items()} | inputs
        told = {f"inputs.{name}": value for name, value in values.items()} | {
            "github.action_path": str(self.clone)
        }
        own = {name: _filled(text, told) for name, text in step["env"].items()}
        files = {name: str(work / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            Path(file).write_text("", "utf-8")
        environment = {**os.environ, **own, **files, "RUNNER_TEMP": str(self.temp)}
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
        return subprocess.run(
            command, cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False
        )


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda found: values[found[1]], text)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A clean clone; what the developers' environment holds stands in for the package index."""
    folder = tmp_path_factory.mktemp("runner")
    clone = folder / "clone"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    found = Runner(clone, folder)
    site = next(path for path in sys.path if path.endswith("site-packages"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", site)
        patch.setenv("PIP_NO_DEPS", "1")
        patch.setenv("PIP_NO_BUILD_ISOLATION", "0")  # which is how pip spells it
        patch.setenv("PIP_NO_INDEX", "1")
        ran = found.step(0, folder, python=sys.executable)
    assert ran.returncode == 0, ran.stderr
    (folder / "kano" / "lib").joinpath(*Path(site).parts[-2:]).joinpath("site.pth").write_text(site, "utf-8")
    return found


@pytest.fixture
def work(tmp_path: Path, samples: Path) -> Path:
    """A repository that uses the action."""
    shutil.copy(samples / "3b_examples.csv", tmp_path / "my survey.csv")
    (tmp_path / "targets.toml").write_text(BASIS, "utf-8")
    return tmp_path


def outputs(work: Path) -> dict[str, str]:
    lines = (work / "github_output").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_no_input_is_put_into_a_script(runner: Runner) -> None:
    assert not [step["name"] for step in runner.action["runs"]["steps"] if "${{" in step["run"]]


def test_reached_targets_pass(runner: Runner, work: Path) -> None:
    ran = runner.step(1, work, files="my survey.csv\n")
    assert ran.returncode == 0, ran.stderr + ran.stdout
    assert outputs(work) == {"passed": "true", "junit": "kano-check.xml"}
    assert "PASSED" in (work / "github_step_summary").read_text("utf-8")
    assert ET.parse(work / "kano-check.xml").getroot().find("testsuite").get("failures") == "0"  # type: ignore[union-attr]
    stop, start, *said = ran.stdout.splitlines()
    assert stop.startswith("::stop-commands::")
    assert start == f"::{stop.rsplit('::', 1)[1]}::"
    assert said == ["::notice title=Check against targets::PASSED: 1 of 1 targets reached."]


def test_missed_targets_fail_and_are_marked(runner: Runner, work: Path) -> None:
    (work / "own.toml").write_text(BASIS.replace("basis", "bijzonder"), "utf-8")
    ran = runner.step(1, work, files="my survey.csv", targets="own.toml", lang="nl", junit="out.xml")
    assert ran.returncode == 1, ran.stderr
    assert outputs(work) == {"passed": "false", "junit": "out.xml"}
    assert "::error file=own.toml,line=1,title=component%3A Schone hotelkamer::" in ran.stdout
    assert "GEZAKT" in (work / "github_step_summary").read_text("utf-8")


@pytest.mark.parametrize(
    ("inputs", "code", "said"),
    [
        ({"targets": "bad.toml"}, 3, "the targets can't be read"),
        ({"baseline": "gone.csv"}, 3, "there is no such baseline"),
        ({"files": "gone.csv"}, 3, "gone.csv"),
        ({"options": "--rule=mood"}, 2, "mode"),
        ({"files": "counts.csv", "options": "--rule=continuous"}, 4, "needs answer pairs"),
    ],
)
def test_what_cannot_be_checked_fails_with_its_code(
    runner: Runner, work: Path, inputs: dict[str, str], code: int, said: str
) -> None:
    (work / "bad.toml").write_text("component =", "utf-8")
    (work / "counts.csv").write_text("feature;M;O;A;I;R;Q\nhotel_schoon;30;8;5;5;3;1\n", "utf-8")
    ran = runner.step(1, work, **{"files": "my survey.csv", **inputs})
    assert ran.returncode == code
    assert said in ran.stderr
    assert outputs(work)["passed"] == "false"
    assert ran.stdout.splitlines()[-1].startswith("::error title=kano check::")


def test_an_old_survey_fails(runner: Runner, work: Path, samples: Path) -> None:
    shutil.copy(samples / "gmail_2016-11.csv", work)
    (work / "targets.toml").write_text("months = 6\n", "utf-8")
    ran = runner.step(1, work, files="gmail_2016-11.csv", today="2018-01-01", options="--quiet")
    assert ran.returncode == 1, ran.stderr
    assert runner.step(1, work, files="gmail_2016-11.csv", today="2017-01-01").returncode == 0


def test_what_a_survey_says_is_no_command(runner: Runner, work: Path) -> None:
    (work / "kano.toml").write_text('[labels]\nhotel_schoon = "::set-env name=A::b"\n', "utf-8")
    (work / "targets.toml").write_text(BASIS.replace("basis", "bijzonder"), "utf-8")
    ran = runner.step(1, work, files="my survey.csv")
    assert [line.split(" ")[0] for line in ran.stdout.splitlines()[2:]] == ["::error", "::error"]
