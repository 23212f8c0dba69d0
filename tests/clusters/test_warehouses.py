"""The statement counts in PostgreSQL and in Spark as it does in a file."""

from pathlib import Path
from typing import Any

import pandas as pd

from tests.support.warehouse import as_in_a_file


def test_postgresql(postgres: str, tmp_path: Path) -> None:
    import psycopg

    def run(frame: pd.DataFrame, text: str) -> pd.DataFrame:
        plain = frame.astype(object).where(frame.notna(), None)
        kinds = {name: "double precision" if frame[name].dtype == float else "text" for name in frame}
        with psycopg.connect(postgres) as connection, connection.cursor() as cursor:
            cursor.execute("drop table if exists answers")
            columns = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
            cursor.execute(f"create table answers ({columns})")
            with cursor.copy("copy answers from stdin") as copy:
                for row in plain.itertuples(index=False):
                    copy.write_row(row)
            cursor.execute(text)
            names = [each.name for each in cursor.description]
            return pd.DataFrame(cursor.fetchall(), columns=names)

    as_in_a_file(run, tmp_path, "postgres")


def test_spark(spark: Any, tmp_path: Path) -> None:
    def run(frame: pd.DataFrame, text: str) -> pd.DataFrame:
        in_spark(spark, frame).createOrReplaceTempView("answers")
        found = spark.sql(text.rstrip(";\n"))
        return pd.DataFrame([row.asDict() for row in found.collect()], columns=found.columns)

    as_in_a_file(run, tmp_path, "spark")


def in_spark(spark: Any, frame: pd.DataFrame) -> Any:
    """The frame in Spark: numbers where all of a column are, otherwise texts."""
    plain = frame.astype(object).where(frame.notna(), None)
    floats = {name for name in frame if frame[name].dtype == float}
    rows = [
        [
            value if name in floats or value is None else str(value)
            for name, value in zip(frame, row, strict=True)
        ]
        for row in plain.itertuples(index=False)
    ]
    schema = ", ".join(f"`{name}` {'double' if name in floats else 'string'}" for name in frame)
    return spark.createDataFrame(rows, schema)
