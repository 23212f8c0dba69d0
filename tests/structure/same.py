"""Whether this tree answers as another one did, byte for byte: `python -m tests.structure.same REF [FOLDER …]`.

Both trees run every case of `same_cases` in a process of their own, side by side, in folders that hold the same
files. Exit code, standard output, standard error and written files are compared; 1 where any of them differs.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import unified_diff
from hashlib import sha256
from itertools import islice
from pathlib import Path
from shutil import copyfile, copytree

from tests.structure.same_cases import cases, tenth
from tests.structure.same_shown import Record, shown

ROOT = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).with_name("same_worker.py")
SHIPPED = ("tests/exports", "sample_data")
KEPT = Path(tempfile.gettempdir()) / "kano-same"
"""Where the answers of commits are kept: they stay what they are."""
NAMED = 20
"""Different cases that are named, and shown with --show."""
LINES = 40
"""Lines of a difference that are shown."""


@dataclass(frozen=True)
class Difference:
    """A case that two trees answer differently, and in which parts of the answer."""

    case: str
    parts: tuple[str, ...]
    there: Record
    here: Record


def main() -> int:
    """Compare, print, and say by the exit code whether all is the same."""
    asked = _arguments()
    # A signal to end becomes an exit, which ends the processes and takes their folders away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="same-") as place:
        compared, different = compare(asked, Path(place))
    for each in islice(different, NAMED):
        print(f"different: {each.case} ({', '.join(each.parts)})")
        if asked.show:
            print(*excerpt(each), sep="\n")
    took = time.perf_counter() - begun
    print(f"compared {compared} cases with {asked.reference} in {took:.0f} s, different: {len(different)}")
    return 1 if different or not compared else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", help="a commit, branch or tag")
    parser.add_argument("folders", nargs="*", type=Path, help="more folders with files to read")
    parser.add_argument("--anew", action="store_true", help="run the reference too where its answers are kept")
    parser.add_argument("--quick", action="store_true", help="a tenth of the cases, always the same")
    parser.add_argument("--show", action="store_true", help="show how the named cases differ")
    parser.add_argument(
        "--mixed", action="store_true", help="order sets differently in this tree: what hangs on it is found"
    )
    return parser.parse_args()


def compare(asked: argparse.Namespace, place: Path) -> tuple[int, list[Difference]]:
    """How many cases both trees ran, and those that they answer differently."""
    exported(asked.reference, place / "tree")
    copied([*shipped(place / "tree"), *asked.folders], place / "there")
    copytree(place / "there", place / "here")
    planned = cases(place / "there", sorted(each.stem for each in (ROOT / "surveys").glob("*.toml")))
    listed = place / "cases.json"
    listed.write_text(json.dumps([asdict(each) for each in (tenth(planned) if asked.quick else planned)]))
    told, kept = place / "there.jsonl", KEPT / answer_key(asked.reference, [place / "there", listed])
    running = [started(ROOT, place / "here", listed, seed=int(asked.mixed))]
    if kept.is_file() and not asked.anew:
        copyfile(kept, told)
    else:
        running.append(started(place / "tree", place / "there", listed, seed=0))
    codes = ended(running)
    if any(codes):
        raise SystemExit(f"a tree could not run its cases: exit codes {codes}")
    keep(told, kept)
    pairs = list(zip(records(place / "there"), records(place / "here"), strict=True))
    return len(pairs), [found for there, here in pairs if (found := difference(there, here))]


def answer_key(reference: str, asked: Sequence[Path]) -> str:
    """A name for what a commit answers to these files, with these scripts and this Python."""
    command = ["git", "-C", ROOT, "rev-parse", f"{reference}^{{commit}}"]
    commit = subprocess.run(command, check=True, capture_output=True).stdout
    drawn = sha256(commit + sys.version.encode())
    for place in (*asked, ROOT / "constraints.txt", WORKER, WORKER.with_name("same_shown.py")):
        for file in sorted(each for each in (place, *place.rglob("*")) if each.is_file()):
            drawn.update(str(file.relative_to(place)).encode() + sha256(file.read_bytes()).digest())
    return f"{drawn.hexdigest()}.jsonl"


def keep(answers: Path, kept: Path) -> None:
    """Keep what a commit answered for the next comparison with it, whole or not at all."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(f".{os.getpid()}")
    copyfile(answers, partial)
    partial.replace(kept)


def exported(reference: str, folder: Path) -> None:
    """Put the files of a commit in a new folder."""
    folder.mkdir()
    packed = folder.with_suffix(".tar")
    subprocess.run(["git", "-C", ROOT, "archive", "-o", packed, reference], check=True)
    subprocess.run(["tar", "-xf", packed, "-C", folder], check=True)


def shipped(other: Path) -> list[Path]:
    """The folders of files that the repository has, of the other tree where this one has moved them."""
    return [
        next((tree / each for tree in (ROOT, other) if (tree / each).is_dir()), ROOT / each) for each in SHIPPED
    ]


def copied(folders: Sequence[Path], place: Path) -> None:
    """Put copies of folders under a new one, to be written in."""
    for number, source in enumerate(each.resolve() for each in folders):
        if not source.is_dir():
            raise SystemExit(f"{source} is no folder")
        copytree(source, place / f"{number}_{source.name}", ignore=lambda _, names: {"__pycache__"} & {*names})
    for each in place.rglob("*"):
        each.chmod(each.stat().st_mode | 0o200)


def started(tree: Path, folder: Path, listed: Path, *, seed: int) -> subprocess.Popen[bytes]:
    """A process that runs the cases in this folder with the program of this tree."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KANO", "PYTHON"))}
    own = {"PYTHONPATH": str(tree), "PYTHONHASHSEED": str(seed), "PYTHONUTF8": "1"}
    steady = {
        "COLUMNS": "100",
        "LINES": "40",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, str(WORKER), str(tree), str(listed), str(folder.with_suffix(".jsonl"))]
    return subprocess.Popen(command, cwd=folder, env=kept | own | steady)


def ended(running: Sequence[subprocess.Popen[bytes]]) -> list[int]:
    """How processes ended; none of them outlives this one."""
    try:
        return [each.wait() for each in running]
    finally:
        for each in running:
            each.kill()


def records(folder: Path) -> Iterator[Record]:
    """What the tree that ran in this folder answered, case by case."""
    with folder.with_suffix(".jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def difference(there: Record, here: Record) -> Difference | None:
    """The parts in which two answers to a case differ, if any."""
    parts = tuple(name for name in sorted({*there, *here}) if there.get(name) != here.get(name))
    return Difference(there["case"], parts, there, here) if parts else None


def excerpt(found: Difference) -> Iterator[str]:
    """The first lines of how two answers differ."""
    lines = (
        line
        for part in found.parts
        for line in unified_diff(shown(found.there, part), shown(found.here, part), part, part, "", "", 1, "")
    )
    yield from (f"    {line[:300]}" for line in islice(lines, LINES))


if __name__ == "__main__":
    sys.exit(main())
