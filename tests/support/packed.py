"""Workbooks and archives made in memory, and parts of them changed."""

import io
import zipfile

import openpyxl
import pytest

from kano.errors import DataError
from kano.readers.files.source import sheets


def refused(data: bytes) -> str:
    with pytest.raises(DataError) as caught:
        sheets(io.BytesIO(data))
    (problem,) = caught.value.problems
    assert problem.where.startswith("stdin")
    assert problem.todo
    return problem.what


def archive(**files: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def xlsx(*rows: list[object]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    return made.getvalue()
