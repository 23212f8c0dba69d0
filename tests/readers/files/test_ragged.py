"""A header that is longer than its rows is refused, with the place where quotation marks break."""

import io

import pytest

from kano.errors import DataError
from kano.readers.files.source import sheets

HEADER = '"Time","If it had a "hurry, please" button?","If it had no "hurry, please" button?"'


def said(text: str) -> str:
    with pytest.raises(DataError) as caught:
        sheets(io.BytesIO(text.encode()))
    return str(caught.value)


def test_quotation_marks_that_are_not_escaped() -> None:
    message = said("\n".join([HEADER, *["09:04,I like it,I dislike it"] * 5]))
    assert "stdin, row 1: the header has 5 cells, but the rows below it have 3" in message
    assert 'in line 1, at character 21: … "Time","If it had a "hurry, please" button?","If it' in message


def test_a_header_with_names_beyond_every_row() -> None:
    message = said("\n".join(["id;a;b;c;d", *["1;I like it;I dislike it"] * 5]))
    assert "the header has 5 cells, but the rows below it have 3" in message
    assert 'Without answers are D "c", E "d".' in message


@pytest.mark.parametrize(
    "text",
    [
        'id,"say "hi" twice",b\n' + "1,x,y\n" * 5,
        "a,b,,,\n" + "1,x\n" * 5,
        "a,b,c\n" + "1,x\n" * 5 + "1,x,y\n",
        "a,b,c\n1,x\n1,x,y\n",
    ],
)
def test_what_no_answer_stands_wrong_by_is_read(text: str) -> None:
    assert sheets(io.BytesIO(text.encode()))
