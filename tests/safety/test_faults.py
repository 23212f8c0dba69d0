"""Whatever goes wrong while a file is read or written, what was there stays whole, and nothing is left."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from kano.render import files
from kano.render.files import write

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals")
ROOT = Path(__file__).parents[2]
EXPORTS = ROOT / "tests" / "exports"
KANO = [sys.executable, "-P", "-m", "kano"]
OLD, NEW = b"old", b"new" * 100


def apart(do) -> int:
    """Do something in a copy of this process; how it ended."""
    if (number := os.fork()) == 0:
        with suppress(BaseException):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            os._exit(do() or 0)
        os._exit(70)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def killed_at_line(number: int, path: Path) -> int:
    """Write, and be killed before this line of what writes; 0 where there are fewer."""
    left = number

    def step(frame, event, _):
        nonlocal left
        if frame.f_code.co_filename != files.__file__:
            return None
        left -= event == "line"
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step

    def do():
        sys.settrace(step)
        write(NEW, path)

    return apart(do)


def test_killed_anywhere_leaves_the_old_file_or_the_new_one(tmp_path):
    path = tmp_path / "out.md"
    seen = []
    for number in range(200):
        path.write_bytes(OLD)
        code = killed_at_line(number, path)
        seen.append(path.read_bytes())
        assert seen[-1] in {OLD, NEW}
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert number > 20
    assert (seen[0], seen[-1]) == (OLD, NEW)
    left = [each.name for each in tmp_path.iterdir() if each != path]
    assert all(name.startswith(".kano-") and name.endswith(".tmp") for name in left)


COMMANDS = (
    ("classify {exports}/blocks.csv -o {out}/report.md", "report.md"),
    ("classify {exports}/blocks.csv -o {out}/report.xlsx", "report.xlsx"),
    ("tally {exports}/blocks.csv -o {out}/counts.csv", "counts.csv"),
    ("form six-basics --to html -o {out}/form.html", "form.html"),
    ("form six-basics --to excel --wave one -o {out}/new.xlsx", "kano.toml"),
    ("simulate --waves 1 -o {out}/made.csv", "made.csv"),
    ("simulate --waves 1 -o {out}/made.csv", "made.truth.json"),
    ("plot plane {exports}/blocks.csv -o {out}/plane.svg", "plane.svg"),
    ("report {exports}/blocks.csv --against {out}/counts.csv --accept -o {out}/report.md", "report.md"),
    ("comments {exports}/typeform.csv --column A -o {out}/sheet.csv", "sheet.csv"),
)
"""A command, and a file that it replaces: what is new joins with a line."""


@pytest.mark.parametrize(("command", "name"), COMMANDS, ids=[" ".join(each) for each in COMMANDS])
def test_no_command_writes_in_place(tmp_path, monkeypatch, command, name):
    """Killed before anything is put in its place, all is as it was; without room it is, and nothing is left."""
    (tmp_path / name).write_bytes(b"" if name == "kano.toml" else OLD)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    monkeypatch.chdir(tmp_path)
    words = command.format(exports=EXPORTS, out=tmp_path).split()

    def ended() -> int:
        from kano.__main__ import ended

        sys.argv[:] = ["kano", *words]
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        return ended()

    def killed() -> int:
        place = Path.replace

        def stopped(self, target):
            if Path(target).name != name:
                return place(self, target)
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        Path.replace = stopped
        return ended()

    def full() -> int:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        return ended()

    assert apart(killed) == -signal.SIGKILL
    now = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert now[name] == before[name]
    for each in [each for each in tmp_path.iterdir() if each.name not in before]:
        each.unlink()
    assert apart(full) == 2
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
def test_a_full_device_is_said(tmp_path):
    (tmp_path / "out.md").symlink_to("/dev/full")
    words = [*KANO, "classify", str(EXPORTS / "blocks.csv")]
    ended = subprocess.run([*words, "-q", "-o", str(tmp_path / "out.md")], capture_output=True, check=False)
    assert (ended.returncode, b"No space left" in ended.stderr) == (2, True)
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, b"No space left" in ended.stderr) == (2, True)


def test_no_room_for_a_temporary_copy_is_said(tmp_path):
    import resource

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    with (EXPORTS / "microsoft_forms_nl.xlsx").open("rb") as handle:
        ended = subprocess.run(
            [*KANO, "classify", "-"], stdin=handle, capture_output=True,
            preexec_fn=limited, check=False, env={**os.environ, "TMPDIR": str(tmp_path)},
        )  # fmt: skip
    assert ended.returncode == 3
    assert b"no copy can be made for the program that reads it" in ended.stderr
    assert not list(tmp_path.iterdir())


def test_two_writers_at_once(tmp_path):
    path, texts = tmp_path / "out.md", (b"a" * 40_000, b"b" * 40_000)
    path.write_bytes(texts[0])

    def writing(text):
        return lambda: [write(text, path) for _ in range(60)] and 0

    numbers = []
    for text in texts:
        if (number := os.fork()) == 0:
            os._exit(70 if writing(text)() else 0)
        numbers.append(number)
    while os.waitpid(numbers[0], os.WNOHANG) == (0, 0):
        assert path.read_bytes() in texts
    os.waitpid(numbers[1], 0)
    assert path.read_bytes() in texts
    assert list(tmp_path.iterdir()) == [path]


def replaced(path):
    shutil.copy(EXPORTS / "typeform.csv", f"{path}.new")
    Path(f"{path}.new").replace(path)


CHANGES = {
    "shrinks": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empties": lambda path: os.truncate(path, 0),
    "grows": lambda path: path.write_bytes(path.read_bytes() + path.read_bytes()[-200:]),
    "goes": lambda path: path.unlink(),
    "is another": replaced,
}


def read_while(change, path, number) -> int:
    """Read a file that changes when it is opened for the NUMBERth time: 3 if said, 0 if not opened so often."""
    from kano.errors import KanoError
    from kano.readers.reading import read

    left = number

    def opened(event, told):
        nonlocal left
        if event == "open" and str(told[0]) == str(path):
            left -= 1
            if left == 0:
                CHANGES[change](path)

    sys.addaudithook(opened)
    try:
        read(path)
    except KanoError as error:
        return 3 if "changed while" in str(error) else 4
    return 0 if left > 0 else 5


@pytest.mark.parametrize(
    ("name", "change"),
    [
        *(("google_forms_nl.csv", change) for change in CHANGES),
        ("microsoft_forms_nl.xlsx", "shrinks"),
        ("surveyjs.json", "goes"),
        ("answers.parquet", "is another"),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, name, change):
    from kano.readers.reading import read

    path = tmp_path / name
    read(EXPORTS / name)  # what is loaded for it is not loaded again in each copy
    for number in range(1, 40):
        shutil.copy(EXPORTS / name, path)
        code = apart(partial(read_while, change, path, number))
        if code == 0:
            break
        assert code == 3
    assert 1 < number < 40


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_run_that_is_told_to_end_leaves_no_folder_and_no_process(tmp_path, name):
    pytest.importorskip("pyreadstat")
    number = getattr(signal, name)
    if signal.getsignal(number) is signal.SIG_IGN:  # as nohup leaves it, and whoever is started inherits it
        signal.signal(number, signal.SIG_DFL)
    with (EXPORTS / "answers.sav").open("rb") as handle:
        process = subprocess.Popen(
            [*KANO, "classify", "-"], stdin=handle, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env={**os.environ, "TMPDIR": str(tmp_path)}, start_new_session=True,
        )  # fmt: skip
    while not list(tmp_path.glob("*/*.sav")) and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 128 + number, said
    assert b"Traceback" not in said
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.fixture
def shut():
    """How to run a command in a folder in which its visitor may write nothing."""
    folder = Path(tempfile.mkdtemp(prefix="kano-shut-"))
    shutil.copy(EXPORTS / "microsoft_forms_nl.xlsx", folder / "survey.xlsx")
    (folder / "report.md").write_bytes(OLD)
    folder.chmod(0o555)
    # Whoever may do everything is made to lose that right.
    without = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []

    def run(*words):
        return subprocess.run([*without, *words], cwd=folder, capture_output=True, text=True, check=False)

    if (without and not shutil.which("setpriv")) or run("touch", "try").returncode == 0:
        pytest.skip("this user may write everywhere")
    yield lambda *words: run(*KANO, *words)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_that_is_shut_is_read_and_not_written(shut):
    ended = shut("classify", "survey.xlsx", "--to", "json")
    assert ended.returncode == 0, ended.stderr
    for words in (
        "tally survey.xlsx -o new.csv",
        "classify survey.xlsx -q -o report.md",
        "init survey.xlsx -o x.toml",
    ):
        ended = shut(*words.split())
        assert (ended.returncode, ended.stderr.count("nothing may be written in this folder")) == (2, 1), words
