"""How fast the small case is: whole processes, as ratios against a reference timed in the same run."""

from __future__ import annotations

import compileall
import csv
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

RUNS = 15
PACKAGE = str(Path(__file__).resolve().parents[2] / "kano")
KANO = [str(Path(sys.executable).with_name("kano"))]
FLOOR = "import numpy, typer"
HELP = "import typer, rich"
PLAIN = "import sys; sys.modules['pyarrow'] = None; import pandas"
"""Without pyarrow, which few have and which makes it slower still."""


def surveys(folder: Path, respondents: int = 300, features: int = 20) -> tuple[Path, Path]:
    """A survey as a tool exports it, one row a respondent and pairs side by side: as CSV and as XLSX."""
    import xlsxwriter

    answers = ["I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it"]
    rng = np.random.default_rng(7)
    header = ["Timestamp", *(f"f{i // 2:02}_{('', 'dys')[i % 2]}functional" for i in range(2 * features))]
    picks = rng.integers(0, 5, (respondents, 2 * features))
    rows = [[f"2026-03-01 10:{k % 60:02}", *(answers[pick] for pick in row)] for k, row in enumerate(picks)]
    text, book = folder / "survey.csv", folder / "survey.xlsx"
    with text.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([header, *rows])
    with xlsxwriter.Workbook(book) as written:
        sheet = written.add_worksheet("Responses")
        for number, row in enumerate([header, *rows]):
            sheet.write_row(number, 0, row)
    return text, book


def timed(commands: dict[str, list[str]]) -> dict[str, float]:
    """Median seconds of each command, run in turn so that a busy machine slows all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if run:
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in seconds.items()}


def processor_time(commands: dict[str, list[str]]) -> dict[str, list[float]]:
    """Seconds of processor of each run of each command, in turn; waiting doesn't count."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if run:
                seconds[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return seconds


def as_data() -> None:
    """Print what a run takes with and without JSON, beside the spread of the same run twice."""
    with tempfile.TemporaryDirectory() as folder:
        file, out = str(surveys(Path(folder))[1]), f"{folder}/report.json"
        found = processor_time(
            {
                "classify": [*KANO, "classify", file],
                "the same again": [*KANO, "classify", file],
                "-o report.json": [*KANO, "classify", file, "-q", "-o", out],
            }
        )
    usual = statistics.median(found["classify"])
    pairs = {
        name: [other - one for one, other in zip(found["classify"], each, strict=True)]
        for name, each in found.items()
    }
    spread = statistics.quantiles(map(abs, pairs["the same again"]), n=20)[-1]
    more = statistics.median(pairs["-o report.json"])
    print(f"classify, on a pipe            {usual * 1000:6.0f} ms of processor")
    print(f"  the same again, 95% within   {spread * 1000:6.0f} ms")
    told = "within the spread" if more <= spread else "beyond the spread"
    print(f"  with -o report.json, more    {more * 1000:6.0f} ms  ({told})")


def main() -> None:
    """Print the ratios that say whether the small case feels instant; all bytecode is compiled beforehand."""
    compileall.compile_dir(PACKAGE, quiet=2)
    python = [sys.executable, "-c"]
    with tempfile.TemporaryDirectory() as folder:
        text, book = map(str, surveys(Path(folder)))
        found = timed(
            {
                FLOOR: [*python, FLOOR],
                "classify csv": [*KANO, "classify", text],
                "classify xlsx": [*KANO, "classify", book],
                HELP: [*python, HELP],
                "--help": [*KANO, "--help"],
                "import typer.rich_utils": [*python, "import typer.rich_utils"],
                "import pandas": [*python, PLAIN],
            }
        )
    for name, each in found.items():
        print(f"{name:28} {each * 1000:6.0f} ms")
    for name, reference, most in (
        ("classify csv", FLOOR, 1.35),
        ("classify xlsx", FLOOR, 1.5),
        ("--help", HELP, 1.4),
        ("import typer.rich_utils", HELP, 1.4),
        ("classify xlsx", "import pandas", 0.85),
    ):
        print(f"{f'{name} / {reference}':44} {found[name] / found[reference]:6.2f}  (at most {most})")
    as_data()


if __name__ == "__main__":
    main()
