"""Whatever else comes with a survey: folders, packed files, counts kept or made elsewhere, and files beside it.

Each door is walked through as the command line does, in this process.
"""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kano.errors import KanoError
from tests.fuzz import changes, mutants, seeds
from tests.fuzz.wide.saved import saved
from tests.fuzz.wide.spoiling import spoil

KEYS = ("hotel_schoon", "vlucht_stoel", "hotel_inrichting")
WAREHOUSE = Path(__file__).with_name("warehouse.csv")
TARGETS = """certainty = 0.9
undecided = "pass"
respondents = 20
months = 12
[features.hotel_schoon]
component = "basis"
certainty = 0.8
respondents = 30
[features.vlucht_stoel]
component = ["basis", "beleving"]
mark = 7.5
"""
MARKS = (
    "feature,mark,n,sd,not applicable,cost\nhotel_schoon,8.1,40,1.2,3,200\nvlucht_stoel,6.5,38,0.9,,50\n",
    "Clean hotel room,Guaranteed seat\n8,7\n9,6\n7,8\n10,\n8,7\n",
)
SHEET = "feature,phase,team,score\nhotel_schoon,stay,rooms,3.5\nvlucht_stoel,travel,air,2\nhotel_inrichting,stay,rooms,1\n"
STUDY = """by = "Persona"
groups_file = "sheet.csv"
scores = "scores.csv"
group_by = "phase"
[report]
title = "A study"
segments = ["Persona"]
baseline = "base.json"
outputs = ["study.md", "study.html"]
files = ["answers.csv"]
[advice]
marks = "marks.csv"
mark_scale = "0-10"
pass_mark = 8
[labels]
hotel_schoon = "Room"
[expected]
hotel_schoon = "basis"
[overrides.hotel_schoon]
advice = "leave"
reason = "We know"
[groups.phase]
hotel_schoon = "stay"
"""
NAMES = ("2024-0{}.csv", "x{}.csv", "x{}.txt", ".x{}.csv", "~x{}.csv", "\u202ex{}.csv", "X{}.CSV")
ODD = (
    "0",
    "-1",
    "1e308",
    "nan",
    "inf",
    "0.5",
    "1",
    "true",
    '""',
    "[]",
    "1" * 20,
    '"../out.csv"',
    '"*"',
    '"\\u202e"',
    '"."',
)
FORMATS = ("text", "json", "csv", "md", "html")
OPENED = (".csv", ".tsv", ".json", ".xlsx", ".xlsb", ".xls", ".ods", ".sav", ".dta", ".parquet", ".feather")


class WrongError(AssertionError):
    """A reading that isn't what it must be."""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    err: str


def command(*words: object) -> Ended:
    """Run a command line here; WrongError where the mistake is ours."""
    from kano.__main__ import ended

    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    err, before = io.StringIO(), sys.argv
    sys.argv = ["kano", *map(str, words), "--no-input"]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = ended()
    finally:
        sys.argv = before
    if code not in (0, 1, 2, 3, 4):
        raise WrongError(f"exit {code}: {err.getvalue()[-300:]}")
    return Ended(code, err.getvalue())


def told(found: Ended) -> str:
    """Read, or refused with a word why."""
    if found.code > 1 and not found.err.strip():
        raise WrongError(f"exit {found.code} without a word")
    return "refused" if found.code > 1 else "read"


@cache
def survey() -> bytes:
    """Some answers of the sample, with a column of groups."""
    lines = (seeds.ROOT / "sample_data" / "3b_examples.csv").read_bytes().splitlines(keepends=True)
    return b"".join(lines[:40])


def _survey(folder: Path) -> Path:
    path = folder / "answers.csv"
    path.write_bytes(survey())
    return path


def _fresh(folder: Path) -> Path:
    """A folder that nothing stands in."""
    for i in range(10**6):
        with contextlib.suppress(FileExistsError):
            (found := folder / f"d{i}").mkdir()
            return found
    raise AssertionError


def _files(folder: Path, pick: random.Random) -> None:
    """Exports in a folder, spoilt ones among them, and what is none of them."""
    names = [each for each in mutants.NAMES if each.endswith((".csv", ".tsv"))]
    for i in range(pick.randrange(1, 4)):
        data = (mutants.FOLDER / pick.choice(names)).read_bytes()
        data = spoil(data, ".csv", pick) if pick.random() < 0.3 else data
        (folder / pick.choice(NAMES).format(i)).write_bytes(data)
    settings = changes.changed_settings(b"\0" + seeds.TOML.encode(), pick)[1:]
    pick.choice(
        (
            lambda: os.mkfifo(folder / "pipe.csv"),
            lambda: (folder / "gone.csv").symlink_to(folder / "nowhere.csv"),
            lambda: (folder / "round.csv").symlink_to(folder / "round.csv"),
            lambda: (folder / "out.csv").symlink_to(mutants.FOLDER / pick.choice(names)),
            (folder / "folder.csv").mkdir,
            lambda: (folder / "kano.toml").write_bytes(settings),
            (folder / "empty.csv").touch,
            lambda: (folder / "self").symlink_to(folder),
        )
    )()


def folder(pick: random.Random, under: Path) -> str:
    """A folder or a pattern: as the files by name in alphabetical order, or refused as they are."""
    from kano.api.surveying.opening import read

    there = _fresh(under)
    _files(there, pick)
    found = sorted(str(each) for each in there.iterdir() if each.name[0] not in ".~" and each.is_file())
    asked: Path = there
    if pick.random() < 0.5:
        asked = there / pick.choice(("*", "*.csv", "?*.csv", "[x2]*"))
        found = [each for each in found if Path(each).match(asked.name)]
    else:
        found = [each for each in found if Path(each).suffix.lower() in OPENED]
    by_name = _counts(lambda: read(*found)) if found else "refused"
    if (together := _counts(lambda: read(asked))) != by_name:
        raise WrongError("another tally than file by file")
    return "read" if together != "refused" else "refused"


def _counts(reading: Callable[[], object]) -> object:
    """What is read, as something that can be compared."""
    try:
        tally = reading().tally()  # type: ignore[attr-defined]
    except KanoError:
        return "refused"
    return [
        tuple(each.key for each in tally.waves),
        tuple(each.key for each in tally.features),
        tally.n.tolist(),
    ]


def packed(pick: random.Random, under: Path) -> str:
    """A packed file: what it unpacks to by the library of the language, or refused."""
    from kano.api.surveying.opening import read

    there = _fresh(under)
    plain = (mutants.FOLDER / pick.choice(mutants.NAMES)).read_bytes()
    plain = spoil(plain, ".csv", pick) if pick.random() < 0.2 else plain
    cut = pick.randrange(len(plain) + 1)
    data = pick.choice(
        (
            gzip.compress(plain, 1, mtime=0),
            gzip.compress(plain[:cut], 1, mtime=0) + gzip.compress(plain[cut:], 1, mtime=0),
            _zst(plain, cut),
        )
    )
    twice = pick.random() < 0.1
    data = gzip.compress(data, 1, mtime=0) if twice else data
    data = spoil(data, ".gz", pick) if pick.random() < 0.5 else data
    name = pick.choice(("x.csv.gz", "x.gz", "x.csv.zst", "x.csv", "x.xlsx.gz", "x.json.gz", "x", "x.tar.gz"))
    (there / name).write_bytes(data)
    found = _counts(lambda: read(there / name))
    if found == "refused":
        return "refused"
    if (inner := _unpacked(data)) is None:
        raise WrongError("read, though it can't be unpacked")
    (there / "inner").mkdir()
    (path := there / "inner" / Path(name.removesuffix(".gz").removesuffix(".zst")).name).write_bytes(inner)
    if not twice and found != _counts(lambda: read(path)):
        raise WrongError("another tally than unpacked")
    return "read"


def _zst(plain: bytes, cut: int) -> bytes:
    try:
        import zstandard
    except ImportError:
        return gzip.compress(plain, 1, mtime=0)
    pack = zstandard.ZstdCompressor(level=1).compress
    return pack(plain[:cut]) + pack(plain[cut:])


def _unpacked(data: bytes) -> bytes | None:
    """As another reader of such files does; the file itself where it is none."""
    if data[:4] == b"\x28\xb5\x2f\xfd":
        import zstandard

        try:
            with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as stream:
                return stream.read()
        except zstandard.ZstdError:
            return None
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        return gzip.decompress(data)
    except Exception:  # noqa: BLE001 - whatever is wrong with it
        return None


def _people(text: str, kinds: Sequence[str]) -> int:
    """How many people the rows of these kinds count."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return sum(int(float(row["n"] or 0)) for row in rows if (row["kind"] or "").strip() in kinds)


@cache
def _tallies() -> tuple[str, str]:
    """A tally of half of the survey with the fingerprint of its file, and one of the other half."""
    head, *lines = survey().splitlines(keepends=True)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, part in (("2024-01.csv", lines[:20]), ("2024-02.csv", lines[20:])):
            path, out = Path(folder, name), Path(folder, f"t{name}")
            path.write_bytes(head + b"".join(part))
            command("tally", path, "--add", "-o", out, "-q")
            found.append(out.read_text(encoding="utf-8"))
    return found[0], found[1]


def growing(pick: random.Random, under: Path) -> str:
    """A saved tally that is added to: as many people as both, or as it was before and refused."""
    there = _fresh(under)
    kept, more = there / "kept.csv", there / "2024-02.csv"
    first, second = _tallies()
    before = spoil(first.encode(), ".csv", pick) if pick.random() < 0.8 else first.encode()
    kept.write_bytes(before)
    head, *lines = survey().splitlines(keepends=True)
    more.write_bytes(head + b"".join(lines[20:]))
    found = command("tally", more, "--add", "-o", kept)
    if found.code:
        if kept.read_bytes() != before:
            raise WrongError("refused, and changed")
        return told(found)
    if "nothing to add" in found.err:
        return "nothing to add"
    try:
        expected = _people(before.decode("utf-8-sig"), ["pair"]) + _people(second, ["pair"])
    except (ValueError, KeyError, TypeError):
        return "read otherwise"
    if (people := _people(kept.read_text(encoding="utf-8"), ["pair"])) != expected:
        raise WrongError(f"{people} people of {expected}")
    return "read"


def warehouse(pick: random.Random, under: Path) -> str:
    """Counts of a warehouse: as many people as its rows say, or refused."""
    from kano.api.surveying.opening import read

    data = WAREHOUSE.read_bytes()
    data = spoil(data, ".csv", pick) if pick.random() < 0.95 else data
    (path := _fresh(under) / "counts.csv").write_bytes(data)
    try:
        counts = read(path).parts[0]
    except KanoError:
        return "refused"
    try:
        expected = _people(data.decode("utf-8-sig"), ["answers"])
    except (ValueError, KeyError, TypeError):
        return "read otherwise"
    if data[:16].lower() == b"kano_counts,kind" and (people := int(counts.n.sum())) != expected:
        raise WrongError(f"{people} people of {expected}")
    return "read"


def _toml(text: str, pick: random.Random) -> bytes:
    """Settings changed anyhow, or a value of them put in the place of another."""
    if pick.random() < 0.4:
        return changes.changed_settings(b"\0" + text.encode(), pick)[1:]
    spans = [each.span() for each in re.finditer(r'(?<== )\S.*|(?<=\[)\w+|"[^"]*"', text)]
    start, end = pick.choice(spans)
    others = [*(text[slice(*each)] for each in spans), *ODD]
    alike = [
        each
        for each in others
        if each[:1].isalpha() == text[start].isalpha() and (each[:1] == '"') == (text[start] == '"')
    ]
    other = pick.choice(alike)
    return (text[:start] + other + text[end:]).encode("utf-8", "replace")


def targets(pick: random.Random, under: Path) -> str:
    """A file of targets: refused, or checked."""
    there = _fresh(under)
    (path := there / "targets.toml").write_bytes(_toml(TARGETS, pick))
    return told(command("check", _survey(there), "--targets", path, "--today", "2026-01-01", *_to(pick)))


def _to(pick: random.Random) -> tuple[str, str]:
    return "--to", pick.choice(FORMATS)


@cache
def _report() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "base.json")
        command("classify", _survey(Path(folder)), "-q", "-o", out)
        return out.read_bytes()


def baseline(pick: random.Random, under: Path) -> str:
    """A report as a baseline: refused, or told since."""
    there = _fresh(under)
    (path := there / "base.json").write_bytes(spoil(_report(), ".json", pick))
    if pick.random() < 0.7:
        return told(command("classify", _survey(there), "--against", path, *_to(pick)))
    (there / "targets.toml").write_text(TARGETS, encoding="utf-8")
    return told(command("check", _survey(there), "--baseline", path, "--today", "2026-01-01", *_to(pick)))


def marks(pick: random.Random, under: Path) -> str:
    """A file of marks or a sheet of groups and scores, as CSV or in a workbook: refused, or heeded."""
    there = _fresh(under)
    text, words = pick.choice(
        (
            *((each, ("advise", "--marks")) for each in MARKS),
            (SHEET, ("classify", "--groups")),
            (SHEET, ("classify", "--scores")),
        )
    )
    data, ending = spoil(text.encode(), ".csv", pick), ".csv"
    if pick.random() < 0.2:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8", "replace").replace("\0", ""), newline="")))
        data, ending = saved(rows, pick.choice((".xlsx", ".ods")))
    (path := there / f"beside{ending}").write_bytes(data)
    verb, option = words
    return told(command(verb, _survey(there), option, path, *_to(pick)))


def study(pick: random.Random, under: Path) -> str:
    """The settings of a study beside its files: refused, or written within their folder."""
    there = _fresh(under) / "study"
    there.mkdir()
    _survey(there)
    (there / "sheet.csv").write_text(SHEET, encoding="utf-8")
    (there / "scores.csv").write_text("feature,score\nhotel_schoon,3\nvlucht_stoel,1.5\n", encoding="utf-8")
    (there / "marks.csv").write_text(MARKS[0], encoding="utf-8")
    (there / "base.json").write_bytes(_report())
    (path := there / "kano.toml").write_bytes(_toml(STUDY, pick))
    kept = {each: each.read_bytes() for each in there.iterdir()}
    found = command("report", "--settings", path, "-q")
    if [*there.parent.iterdir()] != [there]:
        raise WrongError("wrote beside its folder")
    if any(each.read_bytes() != data for each, data in kept.items()):
        raise WrongError("wrote over what it reads")
    return told(found)


DOORS: dict[str, Callable[[random.Random, Path], str]] = {
    each.__name__: each for each in (folder, packed, growing, warehouse, targets, baseline, marks, study)
}
