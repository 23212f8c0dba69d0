"""The statement for a warehouse, run where it can be and parsed where it can't."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
import sqlglot
from sqlglot import exp

import kano
from kano.errors import DataError, UsageError
from kano.readers.tables.engines.statement import DIALECTS
from tests.support.lazy import long, wide
from tests.support.warehouse import as_in_a_file, counted


def run(frame: pd.DataFrame, text: str) -> pd.DataFrame:
    connection = duckdb.connect()
    connection.register("answers", frame)
    return connection.sql(text).df()


def test_what_duckdb_counts_is_what_the_rows_give(tmp_path: Path) -> None:
    as_in_a_file(run, tmp_path, "duckdb")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_one_statement_whose_names_are_quoted(dialect: str) -> None:
    hostile = 'map"; drop table x --_fun'
    frame = wide(9)[0].rename(columns={"map_fun": hostile})
    asked = {"functional": hostile.replace("map", "*", 1), "dysfunctional": "*_dys"}
    frame = frame.rename(columns={"map_dys": hostile.replace("_fun", "_dys")})
    asked["dysfunctional"] = asked["functional"].replace("_fun", "_dys")
    (statement,) = sqlglot.parse(kano.sql(frame, dialect=dialect, table="a.b", **asked), read=dialect)
    columns = {each.name for each in statement.find_all(exp.Column)}
    assert hostile in columns
    assert not [*statement.find_all(exp.Drop)]
    assert all(each.args["quoted"] for each in statement.find_all(exp.Identifier))


def test_a_dialect_that_there_is_not_is_told() -> None:
    with pytest.raises(UsageError, match="no dialect"):
        kano.sql(wide(9)[0], dialect="postgresql")


@pytest.mark.parametrize("options", [{"cluster": "persona"}, {"exclude": "speeders"}, {"by": "persona,wave"}])
def test_what_takes_rows_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"takes the|takes their|divided by one"):
        kano.sql(wide(9)[0], dialect="duckdb", **options)


def test_a_text_that_the_statement_did_not_know_to_be_no_answer_is_refused(tmp_path: Path) -> None:
    text = kano.sql(wide(9)[0], dialect="duckdb", table="answers")
    later = wide(9)[0]
    later.loc[:3, "map_fun"] = "weet niet"
    with pytest.raises(DataError, match="weet niet"):
        counted(run(later, text), tmp_path)


def test_respondents_who_count_twice_or_not_at_all_are_refused(tmp_path: Path) -> None:
    frame, options = long(9)
    frame["respondent"] = frame["respondent"].astype(str)
    text = kano.sql(frame, dialect="duckdb", table="answers", **options)
    with pytest.raises(DataError, match="3 times a respondent"):
        counted(run(pd.concat([frame, frame[:3]]), text), tmp_path)
    with pytest.raises(DataError, match="have no weight"):
        counted(run(frame.assign(weight=-1.0), text), tmp_path)
    with pytest.raises(DataError, match="nobody was counted"):
        counted(run(frame[:0], text), tmp_path)
