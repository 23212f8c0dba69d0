"""How long the whole command takes on 100,000 respondents, as ratios against other programs in the same run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import reading
from reading import CALAMINE, PANDAS, WITH_ARROW, compare

KANO = """
import os, sys
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
sys.argv = ["kano", "classify", {path!r}, "--quiet", "--to", "json"]
from kano.__main__ import run
run()
"""
CROSSTABS = """
import pandas
frame = pandas.read_excel({path!r}, engine="openpyxl")
for f in range(1, 21):
    pandas.crosstab(frame[f"F{{f:02d}} functional"], frame[f"F{{f:02d}} dysfunctional"])
"""


def main(rows: int = 100_000) -> None:
    """Print the ratios and the memory of the big case."""
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: one that is started from a large one counts its memory as its own.
        subprocess.run([sys.executable, reading.__file__, str(rows), folder], check=True)
        text, book = (str(Path(folder) / name) for name in ("answers.csv", "answers.xlsx"))
        compare("classify xlsx, calamine", KANO.format(path=book), CALAMINE.format(path=book), 1.5)
        compare("classify csv, read_csv", KANO.format(path=text), PANDAS.format(path=text), 2)
        compare("  with pyarrow", KANO.format(path=text), WITH_ARROW.format(path=text), 3)
        reading.RUNS = 3
        compare("classify xlsx, crosstabs", KANO.format(path=book), CROSSTABS.format(path=book), 0.1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
