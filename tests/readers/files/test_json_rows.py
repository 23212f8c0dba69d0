"""JSON of one document a line, and people whose answers are a list."""

import io
import json

import pytest

from kano.errors import DataError
from kano.readers.files.source import sheets

ROWS = [{"user": "u1", "feature": "Search", "fun": "like"}, {"user": "u2", "feature": "Tips", "fun": "neutral"}]


def head(text: str) -> list[list[str]]:
    (sheet,) = sheets(io.BytesIO(text.encode()))
    return [list(row) for row in sheet.head]


def test_a_document_a_line() -> None:
    expected = [["user", "feature", "fun"], ["u1", "Search", "like"], ["u2", "Tips", "neutral"]]
    assert head("\n".join(map(json.dumps, ROWS))) == expected
    assert head(json.dumps(ROWS)) == expected


def test_a_list_of_answers_is_a_row_each() -> None:
    answers = [{"feature": name, "fun": "like"} for name in ("Search", "Tips")]
    expected = [["id", "feature", "fun"], ["r1", "Search", "like"], ["r1", "Tips", "like"]]
    assert head(json.dumps({"responses": [{"id": "r1", "answers": answers}]})) == expected


def test_the_line_that_is_no_document_is_named() -> None:
    with pytest.raises(DataError, match="line 2"):
        head('{"user": "u1", "a": 1}\n{"user": "u2", "a": }\n')
