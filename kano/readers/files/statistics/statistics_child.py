"""Reads an SPSS or Stata file in a process of its own, as the library for them dies of some files.

Writes one line of JSON (names, labels, texts of every column) and then the codes of all columns, 32 bits each.
It is run by its file name, apart from the package: it imports the standard library and pyreadstat alone.
"""

import datetime as dt
import json
import math
import sys
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

Read: TypeAlias = Callable[..., tuple[dict[str, list[Any]], Any]]

_SPSS_DAYS = dt.datetime(1582, 10, 14)  # noqa: DTZ001 - these files know no zones
_STATA_DAYS = dt.datetime(1960, 1, 1)  # noqa: DTZ001
_LONGEST = 100 * 366 * 86_400 * 100
"""Seconds from which a number is no date."""


class _Places(dict[Any, int]):
    """Values in the order in which they were met."""

    def __missing__(self, value: object) -> int:
        self[value] = len(self)
        return len(self) - 1


def main(path: str) -> None:
    """Write what the file holds to standard output."""
    import pyreadstat

    stata = Path(path).suffix == ".dta"
    read: Read = pyreadstat.read_dta if stata else pyreadstat.read_sav
    columns, about = read(path, output_format="dict", disable_datetime_conversion=True)
    labels = dict(about.column_names_to_labels)
    formats = dict(about.original_variable_types)
    texts, codes = [], array("I")
    for name, values in columns.items():
        places = _Places()
        codes.extend(map(places.__getitem__, values))
        meant = dict(about.variable_value_labels.get(name, {}))
        written = _writer(str(formats.get(name, "")), stata=stata)
        texts.append([_text(value, meant, written) for value in places])
    told = {"names": list(columns), "labels": [labels.get(name) or "" for name in columns], "texts": texts}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    sys.stdout.buffer.write(codes.tobytes())


def _text(value: object, meant: Mapping[Any, str], written: Callable[[float], str]) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if value in meant:
        return str(meant[value])
    return written(value) if isinstance(value, int | float) else str(value)


def _writer(form: str, *, stata: bool) -> Callable[[float], str]:
    """How numbers of a column in this format are written: as dates, or as they are."""
    plain = form.lower().lstrip("%")
    if not plain.startswith(("t", "d") if stata else ("date", "adate", "edate", "sdate", "jdate")):
        return _number
    if not stata:
        return lambda value: _moment(_SPSS_DAYS, value, _number(value))
    if plain.startswith(("tc", "tC")):
        return lambda value: _moment(_STATA_DAYS, value / 1000, _number(value))
    if plain.startswith(("td", "d")):
        return lambda value: _moment(_STATA_DAYS, value * 86_400, _number(value))
    return _number


def _moment(start: dt.datetime, seconds: float, otherwise: str) -> str:
    if not abs(seconds) < _LONGEST:
        return otherwise
    moment = start + dt.timedelta(seconds=seconds)
    return str(moment) if moment.time() != dt.time() else str(moment.date())


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)


if __name__ == "__main__":
    main(sys.argv[1])
