"""How long reading takes, as ratios against other programs in the same run; run it as a script.

Whole processes, best of several, each in a fresh interpreter; memory is the peak of the process.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import xlsxwriter

ANSWERS = (
    "I like it that way",
    "It must be that way",
    "I am neutral",
    "I can live with it that way",
    "I dislike it that way",
)
RUNS = 5

KANO = """
from kano.readers.files.source import sheets
(sheet,) = sheets({path!r})
answers, ids = sheet.encode(1, [range(1, 41), [0]])
assert answers.codes.shape == ({rows}, 40) and len(answers.vocabulary) == 6
"""
CALAMINE = """
from python_calamine import load_workbook
for row in load_workbook({path!r}).get_sheet_by_index(0).iter_rows():
    pass
"""
PANDAS = "import sys; sys.modules['pyarrow'] = None; import pandas; pandas.read_csv({path!r})"
"""Without pyarrow, which few have and which pandas loads for its texts where it is there."""
WITH_ARROW = "import pandas; pandas.read_csv({path!r})"


@dataclass(frozen=True)
class Run:
    """One process."""

    seconds: float
    megabytes: float


def table(rows: int) -> list[list[str]]:
    pick = random.Random(1)
    header = ["id", *(f"F{i // 2 + 1:02d} {('functional', 'dysfunctional')[i % 2]}" for i in range(40))]
    answers = ([pick.choice(ANSWERS) if pick.random() > 0.02 else "" for _ in range(40)] for _ in range(rows))
    return [header, *([f"r{i}", *row] for i, row in enumerate(answers))]


def write(rows: int, folder: Path) -> None:
    cells = table(rows)
    with (folder / "answers.csv").open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(cells)
    with xlsxwriter.Workbook(folder / "answers.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(cells):
            sheet.write_row(number, 0, row)


def timed(code: str) -> Run:
    """The best of some runs of this code as a process of its own."""
    runs = []
    for _ in range(RUNS):
        start = perf_counter()
        process = os.posix_spawn(sys.executable, [sys.executable, "-c", code], os.environ)
        _, status, usage = os.wait4(process, 0)
        assert status == 0, code
        runs.append(Run(perf_counter() - start, usage.ru_maxrss / 1024))
    return min(runs, key=lambda run: run.seconds)


def compare(what: str, code: str, reference: str, most: float) -> None:
    ours, theirs = timed(code), timed(reference)
    print(
        f"{what:<24} {ours.seconds:5.2f} s {ours.megabytes:4.0f} MB   reference {theirs.seconds:5.2f} s "
        f"{theirs.megabytes:4.0f} MB   ratio {ours.seconds / theirs.seconds:5.3f} (at most {most})"
    )


def main(rows: int = 100_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: one that is started from a large one counts its memory as its own.
        subprocess.run([sys.executable, __file__, str(rows), folder], check=True)
        text, book = (str(Path(folder) / name) for name in ("answers.csv", "answers.xlsx"))
        compare(f"xlsx, {rows:,} rows", KANO.format(path=book, rows=rows), CALAMINE.format(path=book), 1.5)
        ours = KANO.format(path=text, rows=rows)
        compare(f"csv, {rows:,} rows", ours, PANDAS.format(path=text), 2)
        compare("  with pyarrow", ours, WITH_ARROW.format(path=text), 3)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        write(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:]))
