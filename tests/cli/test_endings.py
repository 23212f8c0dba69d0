"""How a whole process ends: its exit code, what it says, and that everything it wrote arrives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KANO = [sys.executable, "-m", "kano"]
SAMPLE = "sample_data/3b_examples.csv"
OUTPUTS = (["--help"], ["explain"], ["classify", SAMPLE], ["tally", SAMPLE], ["init", SAMPLE])


def kano(*arguments: str, **streams: object) -> subprocess.CompletedProcess[str]:
    options = {"cwd": ROOT, "text": True, "encoding": "utf-8"} | streams
    return subprocess.run([*KANO, *arguments], check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["explain"], 0), (["explane"], 2), (["classify", "nowhere.csv"], 3), (["classify", SAMPLE], 0)],
)
def test_the_code_says_how_it_went(arguments: list[str], code: int) -> None:
    ran = kano(*arguments, capture_output=True)
    assert ran.returncode == code
    assert bool(ran.stdout) == (code == 0)
    assert bool(ran.stderr) == (code != 0)


def test_long_output_arrives_whole(tmp_path: Path) -> None:
    output = tmp_path / "all.tally.csv"
    ran = kano("tally", SAMPLE, capture_output=True)
    assert kano("tally", SAMPLE, "-o", str(output)).returncode == 0
    assert len(ran.stdout) > 20_000
    assert ran.stdout == output.read_text("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", OUTPUTS)
def test_a_full_disk_is_told(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = kano(*arguments, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 2
    assert ran.stderr == "kano: the output can't be written: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
@pytest.mark.parametrize("arguments", OUTPUTS)
def test_a_reader_that_leaves_is_no_failure(arguments: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        ran = kano(*arguments, stdout=theirs, stderr=subprocess.PIPE)
    finally:
        os.close(theirs)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="a shell closes streams otherwise there")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&- <&-", 0)])
def test_closed_streams_are_no_failure(closed: str, code: int, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    command = f'"{sys.executable}" -m kano classify {SAMPLE} -o "{output}" {closed}'
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=False).returncode == code
    assert output.stat().st_size
