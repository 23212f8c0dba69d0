"""The formats that a report comes in, and which of them a file's name asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kano.errors import Problem, UsageError, did_you_mean
from kano.provenance import frozen_map
from kano.render.files import write

if TYPE_CHECKING:
    from kano.report.composed import Composed, Data


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """One way to write a report; its renderer is loaded when it is used."""

    key: str
    endings: tuple[str, ...]
    renderer: str
    """Module in this package and function, joined by a dot."""
    for_machines: bool = False
    """Whether it writes the data, not the document."""

    def render(self, composed: Composed) -> str | bytes:
        """The report in this format."""
        return self._written(composed.data if self.for_machines else composed.document)

    def render_data(self, data: Data) -> str | bytes:
        """Data alone, in a format for machines."""
        assert self.for_machines
        return self._written(data)

    def _written(self, content: object) -> str | bytes:
        module, function = self.renderer.rsplit(".", 1)
        rendered: str | bytes = getattr(import_module(f"kano.render.{module}"), function)(content)
        return rendered


FORMATS: Mapping[str, Format] = frozen_map(
    {
        each.key: each
        for each in (
            Format("text", (".txt",), "plain.plain"),
            Format("md", (".md", ".markdown"), "markdown.markdown"),
            Format("json", (".json",), "json_text.json_text", for_machines=True),
            Format("csv", (".csv",), "csv_text.csv_text", for_machines=True),
            Format("xlsx", (".xlsx",), "excel.workbook.workbook"),
        )
    }
)


def format_named(key: str) -> Format:
    """The format with this key; UsageError names those there are."""
    if key not in FORMATS:
        allowed = f"Allowed: {', '.join(FORMATS)}."
        raise UsageError(
            Problem(f'reports don\'t come as "{key}"', "--to", allowed, did_you_mean(key, FORMATS))
        )
    return FORMATS[key]


def format_of(path: Path) -> Format:
    """The format that a file's ending asks for; UsageError names the endings there are."""
    endings = {ending: each for each in FORMATS.values() for ending in each.endings}
    ending = path.suffix.lower()
    if ending not in endings:
        what = f'reports don\'t come as "{ending}" files' if ending else "the file needs an ending"
        allowed = f"Allowed: {', '.join(endings)}."
        raise UsageError(Problem(what, str(path), allowed, did_you_mean(ending, endings)))
    return endings[ending]


def save(composed: Composed, path: Path, *, inputs: Iterable[str | Path] = ()) -> None:
    """Write the report to a file in the format of its ending; UsageError where that can't be done."""
    write(format_of(path).render(composed), path, inputs=inputs)
