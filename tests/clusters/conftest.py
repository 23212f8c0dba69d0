"""A PostgreSQL server, a local Dask cluster and Spark in local mode, each where its parts are present."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """How to connect to a server of our own, on a socket in a folder of its own."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (str(programs[-1]) if programs else "")
    if not found or importlib.util.find_spec("psycopg") is None:
        pytest.skip("PostgreSQL or psycopg is not installed")
    with tempfile.TemporaryDirectory(prefix="kano-postgres-") as folder:
        root = os.geteuid() == 0
        if root:
            # The server refuses to run as root.
            shutil.chown(folder, "postgres")
        before = ["runuser", "-u", "postgres", "--"] if root else []

        def run(program: str, *words: str) -> None:
            told = [*before, str(Path(found).parent / program), "-D", f"{folder}/data", *words]
            subprocess.run(told, check=True, stdout=subprocess.DEVNULL, cwd=folder)

        run("initdb", "--auth=trust", "--username=kano")
        run("pg_ctl", "-w", "-l", f"{folder}/log", "-o", f"-k {folder} -h ''", "start")
        try:
            yield f"host={folder} user=kano dbname=postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def dask() -> Iterator[Any]:
    """A client of a local cluster of two processes."""
    distributed = pytest.importorskip("distributed")
    told = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**told) as cluster, distributed.Client(cluster) as client:
        yield client


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session of Spark in local mode, in which a task may fail once."""
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    sql = pytest.importorskip("pyspark.sql")
    told = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
    builder = sql.SparkSession.builder.master("local[2,3]").appName("kano")
    for name, value in told.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
