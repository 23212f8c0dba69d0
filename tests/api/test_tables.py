"""Tables of any library, rows and columns are read as files are; several of them are waves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import kano
from kano.errors import DataError, UsageError
from kano.resources import shipped

FILES = sorted(shipped("sample_data").glob("gmail_*.csv"))
NAMES = [path.stem for path in FILES]
WAVES = ["2004-04", "2008-06", "2016-11"]


def polars(frame: pd.DataFrame) -> Any:
    return pytest.importorskip("polars").DataFrame(frame.to_dict("list"))


def arrow(frame: pd.DataFrame) -> Any:
    return pytest.importorskip("pyarrow").Table.from_pandas(frame)


KINDS: dict[str, Callable[[pd.DataFrame], Any]] = {
    "pandas": lambda frame: frame,
    "polars": polars,
    "arrow": arrow,
    "rows by column": lambda frame: frame.to_dict("records"),
    "rows": lambda frame: [list(frame.columns), *frame.to_numpy().tolist()],
    "columns": lambda frame: frame.to_dict("list"),
    "series": lambda frame: dict(frame.items()),
    "rows by person": lambda frame: frame.to_dict("index"),
}


def frames() -> list[pd.DataFrame]:
    return [pd.read_csv(path, dtype=str, keep_default_na=False) for path in FILES]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_gives_what_its_file_gives(kind: str) -> None:
    table = KINDS[kind](frames()[0])
    for verb in (kano.classify, kano.audit):
        assert verb(table).records() == verb(FILES[0]).records()


@pytest.mark.parametrize("kind", ["pandas", "arrow", "rows by column", "columns"])
def test_tables_by_name_are_waves(kind: str) -> None:
    tables = dict(zip(NAMES, map(KINDS[kind], frames()), strict=True))
    found = kano.drift(tables)
    assert [wave.key for wave in found.counts.waves] == WAVES
    assert [source.file for source in found.provenance.sources] == NAMES
    assert found.records() == kano.drift(*FILES).records()


def test_files_by_name_are_waves() -> None:
    found = kano.drift(dict(zip(("one 2020", "two 2021", "three 2022"), FILES, strict=True)))
    assert [str(wave.date) for wave in found.counts.waves] == ["2020-01-01", "2021-01-01", "2022-01-01"]


@pytest.mark.parametrize("listed", [True, False])
def test_tables_without_names_are_waves_in_their_order(*, listed: bool) -> None:
    found = kano.drift(frames()) if listed else kano.drift(*frames())
    assert [wave.key for wave in found.counts.waves] == ["1", "2", "3"]
    assert [notice.key for notice in found.provenance.notices] == ["waves_counted"]
    assert [record["verdict"] for record in found.records()] == ["degraded"]


def test_a_list_of_files_is_these_files() -> None:
    assert kano.drift(FILES).records() == kano.drift(*FILES).records()


@pytest.mark.parametrize("nothing", [[], {}, [[]]])
def test_nothing_is_refused(nothing: object) -> None:
    with pytest.raises((UsageError, DataError)):
        kano.classify(nothing)


@pytest.mark.parametrize(
    ("given", "what"),
    [(5, "a builtins.int is nothing that can be read"), ({"a": [1], "b": [1, 2]}, "not equally long")],
)
def test_what_is_no_table_is_refused(given: Any, what: str) -> None:
    with pytest.raises(DataError, match=what):
        kano.classify(given)
