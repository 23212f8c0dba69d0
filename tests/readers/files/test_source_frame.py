"""A DataFrame is a table like any other."""

import numpy as np
import pandas as pd

from kano.readers.files.source import sheets


def said(frame: pd.DataFrame) -> list[list[str]]:
    (sheet,) = sheets(frame)
    (coded,) = sheet.encode(0, [range(len(sheet.head[0]))])
    assert (sheet.file, sheet.name, sheet.encoding) == ("DataFrame", None, "")
    return [[coded.vocabulary[code] for code in row] for row in coded.codes]


def test_every_type_of_column_becomes_text() -> None:
    frame = pd.DataFrame(
        {
            "text": ["NA", None, " a "],
            "code": [1.0, float("nan"), 5.0],
            "whole": pd.array([1, None, 3], dtype="Int64"),
            "yes": [True, False, True],
            "mixed": [True, 1, 1.0],
            "day": pd.to_datetime(["2026-03-01 00:00", None, "2026-03-02 10:30"]),
            "kind": pd.Categorical(["x", None, "y"]),
            "string": pd.array(["p", None, "q"], dtype="string"),
        }
    )
    assert said(frame) == [
        ["text", "code", "whole", "yes", "mixed", "day", "kind", "string"],
        ["NA", "1", "1", "TRUE", "TRUE", "2026-03-01 00:00:00", "x", "p"],
        ["", "", "", "FALSE", "1", "", "", ""],
        ["a", "5", "3", "TRUE", "1", "2026-03-02 10:30:00", "y", "q"],
    ]


def test_cells_of_numpy_are_numbers_or_lists() -> None:
    cells = [
        np.float32(0.5),
        np.int64(3),
        np.longdouble(2.5),
        np.array([1, 2]),
        np.array([]),
        pd.Series([1, 2]),
    ]
    found = [row[0] for row in said(pd.DataFrame({"mixed": pd.Series(cells, dtype=object)}))]
    assert found[:4] == ["mixed", "0.5", "3", "2.5"]
    assert found[4] == "[1 2]"


def test_a_named_index_is_a_column_and_levels_of_columns_are_header_rows() -> None:
    frame = pd.DataFrame({("F1", "fun"): [1], ("F1", "dys"): [5]}, index=pd.Index(["r1"], name="id"))
    assert said(frame) == [["id", "F1", "F1"], ["", "fun", "dys"], ["r1", "1", "5"]]


def test_an_unnamed_index_is_no_column_and_repeated_names_are_kept() -> None:
    assert said(pd.DataFrame([["x", "y"]], columns=["a", "a"], index=[7])) == [["a", "a"], ["x", "y"]]
