"""Rows spread over Dask workers and in Spark count as they would in a file, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import kano
from kano.errors import DataError
from tests.clusters.test_warehouses import in_spark
from tests.support.lazy import agree, long, wide

CASES = [(wide, 9), (long, 9), (long, 11)]


def check(made: Callable[[int], Any], seed: int, opened: Callable[[pd.DataFrame], Any]) -> None:
    frame, options = made(seed)
    one, other = (kano.read(each, **options) for each in (frame, opened(frame)))
    agree(one.private_tally("persona"), other.private_tally("persona"))


@pytest.mark.parametrize(("made", "seed"), CASES)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("dask")
def test_dask(made: Any, seed: int) -> None:
    frames = pytest.importorskip("dask.dataframe")
    check(made, seed, lambda frame: frames.from_pandas(frame, npartitions=4))


@pytest.mark.parametrize(("made", "seed"), CASES)
@pytest.mark.filterwarnings("ignore")
def test_spark(made: Any, seed: int, spark: Any) -> None:
    # Numbers stay texts in Spark here, as one column may hold both.
    check(made, seed, lambda frame: in_spark(spark, frame))


def die_once(rows: pd.DataFrame, mark: str) -> pd.DataFrame:
    """The rows, unless nobody died yet: then the process that holds them does."""
    if len(rows) and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return rows


def always_fail(rows: pd.DataFrame) -> pd.DataFrame:
    if len(rows):
        raise RuntimeError("the disk is gone")
    return rows


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("dask")
def test_a_worker_that_is_killed_costs_no_answer_and_counts_none_twice(tmp_path: Path) -> None:
    frames = pytest.importorskip("dask.dataframe")
    mark = str(tmp_path / "died")

    def opened(frame: pd.DataFrame) -> Any:
        found = frames.from_pandas(frame, npartitions=4)
        return found.map_partitions(die_once, mark, meta=found._meta)

    check(wide, 9, opened)
    assert Path(mark).exists()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("dask")
def test_workers_that_fail_give_an_error_and_no_part_for_the_whole() -> None:
    frames = pytest.importorskip("dask.dataframe")
    found = frames.from_pandas(wide(9)[0], npartitions=4)
    with pytest.raises(DataError, match="could not count"):
        kano.read(found.map_partitions(always_fail, meta=found._meta))


@pytest.mark.filterwarnings("ignore")
def test_a_task_of_spark_that_is_tried_again_counts_once(spark: Any, tmp_path: Path) -> None:
    mark = str(tmp_path / "failed")

    def opened(frame: pd.DataFrame) -> Any:
        found = in_spark(spark, frame)

        def failing(batches: Any) -> Any:
            for batch in batches:
                if not Path(mark).exists():
                    Path(mark).touch()
                    raise RuntimeError("a task that fails once")
                yield batch

        return found.mapInArrow(failing, found.schema)

    check(wide, 9, opened)
    assert Path(mark).exists()
