"""Time of reading large files of columns, as ratios to what their own libraries take: whole processes.

Needs the extras `spss` and `parquet`; says so where one is missing.
"""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from reading import ANSWERS, KANO, compare

SPSS = "import pyreadstat; pyreadstat.read_sav({path!r}, apply_value_formats=True)"
PARQUET = "import pandas; pandas.read_parquet({path!r})"


def write(rows: int, folder: Path) -> None:
    """The same answers as SPSS, codes with value labels, and as Parquet, texts."""
    import pandas as pd
    import pyreadstat

    pick = random.Random(1)
    names = [f"F{i // 2 + 1:02d}_{('functional', 'dysfunctional')[i % 2]}" for i in range(40)]
    codes = {name: [float(pick.randrange(1, 6)) for _ in range(rows)] for name in names}
    frame = pd.DataFrame({"id": [f"r{i}" for i in range(rows)], **codes})
    labels = {float(code): text for code, text in enumerate(ANSWERS, 1)}
    pyreadstat.write_sav(frame, str(folder / "answers.sav"), variable_value_labels=dict.fromkeys(names, labels))
    for name in names:
        frame[name] = frame[name].map(labels)
    frame.to_parquet(folder / "answers.parquet")


def main(rows: int = 100_000) -> None:
    """Print both ratios."""
    if missing := [name for name in ("pyreadstat", "pyarrow") if importlib.util.find_spec(name) is None]:
        print(f"not run: {', '.join(missing)} is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, str(rows), folder], check=True)
        for ending, reference in (("sav", SPSS), ("parquet", PARQUET)):
            path = str(Path(folder) / f"answers.{ending}")
            ours = KANO.format(path=path, rows=rows)
            compare(f"{ending}, {rows:,} rows", ours, reference.format(path=path), 1.5)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        write(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:2]))
