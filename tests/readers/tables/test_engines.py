"""Rows that stay with their engine count as they would in a file, cell for cell."""

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import kano
from kano.errors import DataError
from tests.support.lazy import agree, long, wide

ENGINES: dict[str, Callable[[pd.DataFrame], Any]] = {
    "polars": lambda frame: pl.from_pandas(frame).lazy(),
    "duckdb": lambda frame: duckdb.connect().from_df(frame),
}


@pytest.fixture(params=ENGINES)
def lazy(request: pytest.FixtureRequest) -> Callable[[pd.DataFrame], Any]:
    return ENGINES[request.param]


def counted(given: Any, options: dict[str, Any]) -> tuple[Any, Any]:
    survey = kano.read(given, **options)
    return survey.private_tally(options.get("by", "")), survey.provenance


@pytest.mark.parametrize("seed", [9, 11])
@pytest.mark.parametrize("made", [wide, long])
def test_the_tally_is_that_of_the_rows(
    made: Callable[[int], tuple[pd.DataFrame, dict[str, Any]]], seed: int, lazy: Any
) -> None:
    frame, options = made(seed)
    one, told = counted(frame, options)
    other, afar = counted(lazy(frame), options)
    agree(one, other)
    assert [(each.reason, each.count) for each in told.excluded] == [
        (each.reason, each.count) for each in afar.excluded
    ]
    assert [each.key for each in told.notices] == [each.key for each in afar.notices]
    assert [each.respondents for each in told.sources] == [each.respondents for each in afar.sources]


def test_no_number_is_no_answer() -> None:
    frame = pd.DataFrame({"map_fun": [1.0, float("nan"), 2.0], "map_dys": [float("nan"), float("nan"), 5.0]})
    lazy = pl.from_pandas(frame, nan_to_null=False).lazy()
    agree(counted(frame, {})[0], counted(lazy, {})[0])


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"cluster": "persona"}, "cluster takes the rows of respondents"),
        ({"exclude": "speeders"}, "leave out careless respondents"),
        ({"by": "persona,wave"}, "divided by one column"),
        ({"weight": "persona"}, 'weights in "persona" are no numbers'),
        ({"weight": "debt"}, '[0-9]+ rows have no weight in "debt"'),
    ],
)
def test_what_takes_rows_or_weights_that_are_none_is_refused(
    options: dict[str, Any], what: str, lazy: Any
) -> None:
    frame = wide(11)[0].assign(debt=-1.0)
    with pytest.raises(DataError, match=what):
        kano.read(lazy(frame), **options)


def test_a_text_that_is_no_answer_is_told_with_its_column_and_how_often(lazy: Any) -> None:
    frame = wide(9)[0]
    frame.loc[:6, "map_fun"] = "perhaps"
    with pytest.raises(DataError, match='"perhaps"  7 times, first in column "map_fun"'):
        kano.read(lazy(frame))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda rows: pd.concat([rows, rows[:3]]), "3 times a respondent answers about one feature"),
        (lambda rows: rows.assign(respondent=rows["respondent"].where(rows.index > 4)), "5 rows don't say"),
        (
            lambda rows: rows.assign(persona=["a", "b"] * (len(rows) // 2) + ["a"] * (len(rows) % 2)),
            "differ in",
        ),
    ],
)
def test_rows_of_a_long_table_must_say_whose_they_are_and_say_it_once(
    change: Any, what: str, lazy: Any
) -> None:
    frame, options = long(9)
    with pytest.raises(DataError, match=what):
        kano.read(lazy(change(frame)), **options)


def test_an_engine_that_fails_gives_no_part_for_the_whole() -> None:
    frame = wide(9)[0].assign(row=range(60))
    failing = "case when row = 59 then error('the disk is gone') else map_fun end as map_fun"
    relation = duckdb.connect().from_df(frame).select(f"* replace ({failing})")
    with pytest.raises(DataError, match=r"could not count: .* disk is gone"):
        kano.read(relation)


def test_rows_never_leave_their_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[int] = []
    collect = pl.LazyFrame.collect

    def counting(self: pl.LazyFrame, *given: Any, **more: Any) -> Any:
        found = collect(self, *given, **more)
        came.append(len(found))
        return found

    monkeypatch.setattr(pl.LazyFrame, "collect", counting)
    people = 20_000
    frame = wide(8, people)[0].assign(id=range(people))
    kano.classify(pl.from_pandas(frame).lazy(), wave="wave")
    assert came
    assert max(came) < 5_000
