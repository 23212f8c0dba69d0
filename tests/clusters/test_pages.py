"""The commands of the pages run as they are printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.support.lazy import wide

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.fixture
def answers(tmp_path: Path) -> pd.DataFrame:
    frame = wide(9, 200)[0]
    frame["wave"] = "2026"
    (tmp_path / "answers").mkdir()
    frame.to_parquet(tmp_path / "answers" / "one.parquet")
    return frame


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.usefixtures("answers")
def test_the_page_about_clusters(number: int, tmp_path: Path) -> None:
    pytest.importorskip(("distributed", "pyspark")[number])
    script = tmp_path / "count.py"
    script.write_text(blocks("clusters.md", "python")[number])
    found = subprocess.run(
        [sys.executable, script.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    assert (tmp_path / "report.html").stat().st_size > 10_000


def test_the_page_about_warehouses(answers: pd.DataFrame, postgres: str, tmp_path: Path) -> None:
    import psycopg

    with psycopg.connect(postgres) as connection, connection.cursor() as cursor:
        cursor.execute("drop table if exists answers")
        columns = ", ".join(
            f'"{name}" {"float" if answers[name].dtype == float else "text"}' for name in answers
        )
        cursor.execute(f"create table answers ({columns})")
        with cursor.copy("copy answers from stdin") as copy:
            for row in answers.astype(object).where(answers.notna(), None).itertuples(index=False):
                copy.write_row(row)
        connection.commit()
    answers.to_csv(tmp_path / "rows.csv", index=False)
    told = dict(each.split("=") for each in postgres.split())
    where = {"PGHOST": told["host"], "PGUSER": told["user"], "PGDATABASE": told["dbname"]}
    script = "set -e\n" + blocks("warehouses.md", "sh")[0]
    bin_ = str(Path(sys.executable).parent)
    env = {**os.environ, **where, "PATH": f"{bin_}:{os.environ['PATH']}"}
    found = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, env=env, check=False
    )
    assert found.returncode == 0, found.stderr
    assert "map" in found.stdout
