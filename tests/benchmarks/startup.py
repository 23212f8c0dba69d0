"""How fast the small case is: whole processes, as ratios against a reference timed in the same run."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

RUNS = 15
KANO = [sys.executable, "-m", "kano"]
PANDAS = "import sys; sys.modules['pyarrow'] = None; import pandas"
"""Without pyarrow, which few have and which makes it slower still."""


def survey(folder: Path, respondents: int = 300, features: int = 20) -> Path:
    """A workbook as a survey tool exports it: one row a respondent, pairs side by side."""
    import xlsxwriter

    answers = ["I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it"]
    rng = np.random.default_rng(7)
    path = folder / "survey.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Responses")
        sheet.write_row(0, 0, ["Timestamp"])
        for f in range(features):
            sheet.write_row(0, 1 + 2 * f, [f"f{f:02}_functional", f"f{f:02}_dysfunctional"])
        for row, picks in enumerate(rng.integers(0, 5, (respondents, 2 * features)), start=1):
            sheet.write_row(row, 0, [f"2026-03-01 10:{row % 60:02}", *(answers[pick] for pick in picks)])
    return path


def timed(commands: dict[str, list[str]]) -> dict[str, float]:
    """Median seconds of each command, run in turn so that a busy machine slows all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
        file, out = str(survey(Path(folder))), f"{folder}/report.json"
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
    """Print the ratios that say whether the small case feels instant, and what JSON costs."""
    with tempfile.TemporaryDirectory() as folder:
        found = timed(
            {
                "import typer, rich": [sys.executable, "-c", "import typer, rich.console, rich.table"],
                "kano --help": [*KANO, "--help"],
                "import pandas": [sys.executable, "-c", PANDAS],
                "kano classify 300 × 20 xlsx": [*KANO, "classify", str(survey(Path(folder)))],
            }
        )
    for name, each in found.items():
        print(f"{name:30} {each * 1000:6.0f} ms")
    light = found["kano --help"] / found["import typer, rich"]
    print(f"--help / typer and rich        {light:6.2f}  (at most 3)")
    ratio = found["kano classify 300 × 20 xlsx"] / found["import pandas"]
    print(f"classify / import pandas       {ratio:6.2f}  (at most 0.85)")
    as_data()


if __name__ == "__main__":
    main()
