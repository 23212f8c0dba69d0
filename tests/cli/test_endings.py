"""How a whole process ends: its exit code, what it says, and that everything it wrote arrives."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KANO = [sys.executable, "-m", "kano"]
UNIX = pytest.mark.skipif(os.name == "nt", reason="pipes and closed streams are of Unix")
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


@contextmanager
def deserted() -> Iterator[int]:
    """A pipe that nobody reads."""
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        yield theirs
    finally:
        os.close(theirs)


@UNIX
@pytest.mark.parametrize("arguments", OUTPUTS)
def test_a_reader_that_leaves_is_no_failure(arguments: list[str]) -> None:
    with deserted() as pipe:
        ran = kano(*arguments, stdout=pipe, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (0, "")


@UNIX
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_finding_stays_one_though_nobody_reads(stream: str) -> None:
    waves = [f"sample_data/gmail_{date}.csv" for date in ("2004-04", "2008-06", "2016-11")]
    with deserted() as pipe:
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {stream: pipe}
        assert kano("drift", *waves, "--fail-on", "drifting,degraded", **streams).returncode == 1


@UNIX
@pytest.mark.parametrize(("arguments", "code"), [(["classify"], 2), (["classify", "nowhere.csv"], 3)])
def test_an_error_stays_one_though_nobody_reads_it(arguments: list[str], code: int) -> None:
    with deserted() as pipe:
        assert kano(*arguments, stdout=subprocess.PIPE, stderr=pipe).returncode == code
    with Path(os.devnull).open("r") as closed:
        assert kano(*arguments, stdout=subprocess.PIPE, stderr=closed).returncode == code


@UNIX
def test_every_file_is_written_though_nobody_reads_of_it(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.json", "two.md")]
    outputs = [word for file in files for word in ("-o", str(file))]
    with deserted() as pipe:
        ran = kano("classify", SAMPLE, *outputs, stdout=subprocess.PIPE, stderr=pipe)
    assert ran.returncode == 0
    assert ran.stdout
    assert all(file.stat().st_size for file in files)


@UNIX
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_fills_on_the_way_is_told(unbuffered: str, tmp_path: Path) -> None:
    output = tmp_path / "all.tally.csv"
    command = f'ulimit -f 8; exec "{sys.executable}" -m kano tally {SAMPLE} > "{output}"'
    env = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    ran = subprocess.run(["sh", "-c", command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "kano: the output can't be written: File too large\n"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="the system has no file that can't be read")
def test_a_file_that_cannot_be_read_is_named() -> None:
    ran = kano("classify", "/proc/self/mem", capture_output=True)
    assert ran.returncode == 3
    assert ran.stderr == "kano: /proc/self/mem: it can't be read: Input/output error\n"


@UNIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_failure(closed: str, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    command = f'"{sys.executable}" -m kano classify {SAMPLE} -o "{output}" {closed}'
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert output.stat().st_size


@UNIX
def test_a_closed_stdin_holds_nothing() -> None:
    command = f'"{sys.executable}" -m kano classify - <&-'
    ran = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 3
    assert "empty" in ran.stderr
