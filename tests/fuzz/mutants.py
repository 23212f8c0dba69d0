"""Thousands of files like those people really have, made from tests/exports by a seeded hand.

Mutants that keep the meaning must give the same tally; those with other valid answers the tally of the changed
cells; those with an answer spoilt a message that names the cell; those with bytes spoilt a reading or a message.
Nothing may give another exception, or take ten seconds.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import openpyxl

from kano.errors import KanoError
from kano.readers.columns.header import find_header
from kano.readers.files.cells import as_text
from kano.readers.files.sheet import cell
from kano.readers.files.source import sheets
from kano.readers.reading import Reading, read
from kano.responses import Responses

FOLDER = Path(__file__).resolve().parents[1] / "exports"
NAMES = sorted(
    path.name
    for path in FOLDER.iterdir()
    if path.suffix in {".csv", ".tsv", ".xlsx"} and not path.name.endswith("_R_data_file.csv")
)
"""All but one half of an export in two files: a mutant has no other half beside it."""
OTHERS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".json", ".parquet", ".feather"})
PATIENCE = 10.0
ADDRESSED = "the cell isn't named"

Answers = dict[str, Counter[tuple[int, int]]]
Writer = Callable[[list[list[str]], random.Random], tuple[bytes, str]]
"""Rows to the bytes of a file and its ending."""


@dataclass(frozen=True)
class Grid:
    """A file as rows of cells, and what is known of it."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    start: int
    """The first row below the header."""
    columns: dict[int, tuple[str, int]]
    """By column of answers: feature and side; empty in long form."""
    meant: dict[str, int]
    """What each answer text stands for."""
    people: tuple[int, ...]
    """Rows that are respondents."""
    tally: Answers

    @property
    def moves(self) -> bool:
        """Whether columns may change places: each names its question by itself."""
        return bool(self.columns) and "" not in self.rows[self.start - 1] and "_grid" not in self.name


@dataclass(frozen=True)
class Mutant:
    """A changed file and what must come of it."""

    kind: str
    data: bytes
    ending: str
    tally: Answers | None = None
    """None where a message is due, or anything but a breakdown."""
    spoilt: str = ""
    """Address of the cell that the message must name."""


@dataclass
class Report:
    """How it went."""

    run: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    slowest: float = 0.0


def counted(reading: Reading) -> Answers:
    assert isinstance(reading.data, Responses)
    found = {}
    for f, feature in enumerate(reading.data.features):
        found[feature.key] = Counter((int(a), int(b)) for a, b in reading.data.answers[:, f])
    return found


@cache
def grid(name: str) -> Grid:
    """A file of the corpus, taken apart."""
    (sheet,) = sheets(FOLDER / name)
    header, (reading,) = find_header(sheet), read(FOLDER / name)
    assert isinstance(reading.data, Responses)
    cells = [tuple(map(as_text, row)) for row in sheet.rows()]
    width = max(map(len, cells))
    rows = tuple(each + ("",) * (width - len(each)) for each in cells if any(each))
    columns: dict[int, tuple[str, int]] = {}
    if reading.source.layout != "long":
        for pair in reading.source.pairs:
            for side, letters in enumerate((pair.functional_column, pair.dysfunctional_column)):
                columns[openpyxl.utils.column_index_from_string(letters) - 1] = (pair.feature, side)
    place = {feature.key: f for f, feature in enumerate(reading.data.features)}
    people = tuple(int(row) - 1 for row in reading.data.rows) if columns else ()
    meant = {
        rows[row][i]: int(reading.data.answers[k, place[key], side])
        for k, row in enumerate(people)
        for i, (key, side) in columns.items()
    }
    meant.pop("", None)
    return Grid(name, rows, header.start, columns, meant, people, counted(reading))


def written(rows: list[list[str]], pick: random.Random) -> tuple[bytes, str]:
    """The rows as a file, in one of the ways programs write them."""
    if pick.random() < 0.15:
        book, out = openpyxl.Workbook(write_only=True), io.BytesIO()
        sheet = book.create_sheet("Answers")
        for row in rows:
            sheet.append([text or None for text in row])
        book.save(out)
        return out.getvalue(), ".xlsx"
    text = io.StringIO()
    ends = pick.choice(("\r\n", "\n", "\r"))
    # Python leaves line feeds unquoted where lines end otherwise.
    quoting = csv.QUOTE_ALL if ends == "\r" else pick.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    csv.writer(text, delimiter=pick.choice(",;\t|"), quoting=quoting, lineterminator=ends).writerows(rows)
    encoding = pick.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16"))
    return text.getvalue().encode(encoding), pick.choice((".csv", ".txt"))


def kept(source: Grid, pick: random.Random, write: Writer = written) -> Mutant:
    """Rows and columns elsewhere, blanks, titles, totals, and answers in other dress: the same tally."""
    head = [list(row) for row in source.rows[: source.start]]
    body = [list(row) for row in source.rows[source.start :]]
    pick.shuffle(body)
    if source.columns and pick.random() < 0.5:
        body = [[dressed(text, pick) if text in source.meant else text for text in row] for row in body]
    table = [*head, *body]
    if source.moves and pick.random() < 0.5:
        order = list(range(len(table[0])))
        pick.shuffle(order)
        table = [[row[i] for i in order] for row in table]
    for _ in range(pick.randrange(3)):
        table.insert(pick.randrange(len(head) + 1, len(table) + 1), [""] * len(table[0]))
    if pick.random() < 0.3:
        table = [[*row, ""] for row in table]
    if pick.random() < 0.2 and len(head) == 1:
        table.insert(0, ["Results of our survey", *[""] * (len(table[0]) - 1)])
    if pick.random() < 0.2 and source.columns:
        table.append(["Total", *[""] * (len(table[0]) - 1)])
    data, ending = write(table, pick)
    return Mutant("kept", data, ending, source.tally)


def dressed(text: str, pick: random.Random) -> str:
    """An answer with other spaces, case, apostrophes, emoji or punctuation."""
    if text.isdigit() or len(text) < 5:
        return pick.choice((text, f" {text} ", f"{text}\u00a0"))
    return pick.choice((
        text, f" {text}  ", f"{text}\u00a0", text.upper(), f"{text} \N{SMILING FACE WITH OPEN MOUTH}", f"{text}.",
        text.replace("'", "\u2019"), text.replace(" ", "  "), f"\u200f{text}", text.replace(" ", "\u00a0"),
        f"<p>{text}</p>", text.capitalize(),
    ))  # fmt: skip


def changed(source: Grid, pick: random.Random, write: Writer = written) -> Mutant:
    """Some answers are other valid ones: the tally of the changed cells."""
    table = [list(row) for row in source.rows]
    for _ in range(pick.randrange(1, 8)):
        row, column = pick.choice(source.people), pick.choice(list(source.columns))
        table[row][column] = pick.choice([*source.meant, ""])
    tally: Answers = {key: Counter() for key in source.tally}
    for row in source.people:
        pairs: dict[str, list[int]] = {key: [5, 5] for key in source.tally}
        for i, (key, side) in source.columns.items():
            pairs[key][side] = source.meant.get(table[row][i], 5)
        for key, (a, b) in pairs.items():
            tally[key][a, b] += 1
    data, ending = write(table, pick)
    return Mutant("changed", data, ending, tally)


def spoilt(source: Grid, pick: random.Random, write: Writer = written) -> Mutant:
    """One answer is none: a message that names the cell."""
    table = [list(row) for row in source.rows]
    row, column = pick.choice(source.people), pick.choice(list(source.columns))
    two = pick.sample(list(source.meant), 2)
    table[row][column] = pick.choice((
        "xyzzy", "7", "-3", "2;3", "; ".join(two), "\n".join(two), f"not {two[0]}", "3.5", "I like", "<b>", "=1+1",
        "y" * 40_000, "\N{PILE OF POO}", "2026-03-01", "5 apples", f"{two[0]} {two[1]}", "' OR 1=1", "../../etc/passwd",
    ))  # fmt: skip
    data, ending = write(table, pick)
    return Mutant("spoilt", data, ending, spoilt=cell(row, column))


def broken(source: Grid, pick: random.Random) -> Mutant:
    """Bytes flipped, cut off, doubled or put in: a reading or a message, never a breakdown."""
    path = FOLDER / (pick.choice(OTHERS) if pick.random() < 0.2 else source.name)
    data = bytearray(path.read_bytes())
    for _ in range(pick.randrange(1, 6)):
        at = pick.randrange(max(len(data), 1))
        match pick.randrange(5):
            case 0 if data:
                data[at] = pick.randrange(256)
            case 1:
                del data[at : at + pick.randrange(1, 200)]
            case 2:
                data[at:at] = pick.choice(
                    (b'"', b"\0", b"\xff\xfe", b"\r", b"<!DOCTYPE x>", b",,,,", b"\x1a", b"[" * 5000)
                )
            case 3:
                data[at:at] = data[at : at + 500]
            case _:
                del data[at:]
    return Mutant("broken", bytes(data), path.suffix)


KINDS: tuple[Callable[[Grid, random.Random], Mutant], ...] = (kept, changed, spoilt, broken)


def mutant(seed: int) -> tuple[str, Mutant]:
    """The mutant of this number."""
    pick = random.Random(seed)
    source = grid(pick.choice(NAMES))
    kind = KINDS[seed % len(KINDS)]
    if not source.columns and kind in (changed, spoilt):
        kind = kept
    return source.name, kind(source, pick)


def complaint(found: Mutant, folder: Path) -> str:  # noqa: PLR0911 - one a thing that may go wrong
    """What is wrong with how this mutant is read, "" where nothing is."""
    path = folder / f"mutant{found.ending}"
    path.write_bytes(found.data)
    start = time.perf_counter()
    try:
        readings = read(path)
    except KanoError as error:
        if found.tally is not None:
            return f"refused: {str(error)[:300]}"
        return ADDRESSED if found.spoilt and found.spoilt not in str(error) else ""
    except Exception as error:  # noqa: BLE001 - the point of it
        return f"{type(error).__name__}: {error}"
    if time.perf_counter() - start > PATIENCE:
        return "took too long"
    if found.spoilt and not any(found.spoilt in str(each.values) for each in readings[0].notices):
        return "was read although an answer is none"
    if found.tally is not None and (len(readings) != 1 or counted(readings[0]) != found.tally):
        return "gives another tally"
    return ""


def run(seeds: range, folder: Path) -> Report:
    """Read these mutants."""
    report = Report()
    for seed in seeds:
        name, found = mutant(seed)
        start = time.perf_counter()
        said = complaint(found, folder)
        report.slowest = max(report.slowest, time.perf_counter() - start)
        report.run[found.kind] += 1
        if said:
            report.failed.append(f"{seed} {found.kind} of {name}: {said}")
    return report


def main(many: int = 6000) -> None:
    """Read many mutants and print how it went."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        report = run(range(many), Path(folder))
    for line in report.failed[:40]:
        print(line)
    kinds = ", ".join(f"{count} {kind}" for kind, count in report.run.items())
    print(
        f"{report.run.total()} mutants of {len(NAMES)} files: {kinds}; slowest {report.slowest:.2f} s;", end=" "
    )
    print(f"{len(report.failed)} went wrong")
    sys.exit(bool(report.failed))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
