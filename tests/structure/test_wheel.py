"""The wheel in a fresh environment that holds nothing but kano and what it requires."""

import csv
import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import distribution
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
COMPONENTS = {"hotel_schoon": "basis", "hotel_inrichting": "beleving", "hotel_nespresso": "bijzonder"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True
    )
    (packages,) = folder.glob("**/site-packages")
    for place in required(wheel):
        if not (packages / place.name).exists():
            (packages / place.name).symlink_to(place)
    return programs


def required(wheel: Path) -> Iterator[Path]:
    """Files and folders of everything that the wheel requires, directly or not, and of nothing else."""
    with ZipFile(wheel) as archive:
        (metadata,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        lines = archive.read(metadata).decode().split("\n\n")[0].splitlines()
    waiting = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    assert waiting
    seen: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if not applies or requirement.name.lower() in seen:
            continue
        seen.add(requirement.name.lower())
        found = distribution(requirement.name)
        waiting += found.requires or []
        tops = {file.parts[0] for file in found.files or [] if file.parts[0] not in {"..", "__pycache__"}}
        yield from (Path(str(found.locate_file(top))) for top in sorted(tops))


def run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *arguments],
        cwd=cwd,
        env={"PYTHONUTF8": "1", "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_ships_surveys_samples_and_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {*archive.namelist()}
    for folder in ("surveys", "sample_data"):
        shipped = {path.name for path in (ROOT / folder).iterdir() if path.is_file()}
        assert shipped
        assert {name.rsplit("/", 1)[-1] for name in names if name.startswith(f"kano/_{folder}/")} == shipped
    for path in (ROOT / "kano").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/kano/data/fonts/OFL.txt") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kano"}


def test_the_environment_is_bare(installed: Path, tmp_path: Path) -> None:
    ran = run(installed / "python", "-c", "import kano, pytest", cwd=tmp_path)
    assert "No module named 'pytest'" in ran.stderr
    ran = run(installed / "python", "-c", "import kano; print(kano.__file__)", cwd=tmp_path)
    assert ROOT not in Path(ran.stdout.strip()).parents


def test_kano_helps(installed: Path, tmp_path: Path) -> None:
    ran = run(installed / "kano", "--help", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "classify" in ran.stdout


def test_kano_demo_runs_on_the_shipped_sample(installed: Path, tmp_path: Path) -> None:
    ran = run(installed / "kano", "demo", "--to", "json", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    found = {feature["feature"]: feature["component"] for feature in json.loads(ran.stdout)["features"]}
    assert {key: found[key] for key in COMPONENTS} == COMPONENTS


def test_kano_classifies_a_file_into_a_workbook(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text(long_form(), encoding="utf-8")
    ran = run(installed / "kano", "classify", "answers.csv", "-o", "out.xlsx", "-o", "out.csv", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"answers.csv", "out.xlsx", "out.csv"}
    assert "map" in (tmp_path / "out.csv").read_text(encoding="utf-8")


def long_form() -> str:
    out = StringIO()
    table = csv.writer(out)
    table.writerow(["respondent", "feature", "functional", "dysfunctional"])
    table.writerows([i, "map", "I like it", "I dislike it"] for i in range(30))
    return out.getvalue()
