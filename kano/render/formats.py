"""The formats that a report comes in, and which of them a file's name asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING

from kano.errors import UsageError, did_you_mean
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.report.blocks import Report
    from kano.report.composed import Composed, Data


@dataclass(frozen=True, eq=False)
class Format:
    """One way to write a report; its renderer is loaded when it is used."""

    key: str
    endings: tuple[str, ...]
    renderer: str
    """Module and function, which makes text or bytes of a report."""
    binary: bool = False
    """Whether it makes bytes, which no terminal shows."""

    for_machines: bool = False
    """Whether it writes the data, not the document."""

    for_findings: bool = False
    """Whether it writes what was looked at and how that ended, which not every report has."""

    def render(self, composed: Composed) -> str | bytes:
        """The report in this format."""
        return self._written(composed.data if self.for_machines else composed.document)

    def render_data(self, data: Data) -> str | bytes:
        """Data alone, in a format for machines."""
        assert self.for_machines
        return self._written(data)

    def _written(self, content: Report | Data) -> str | bytes:
        rendered: str | bytes = resolve_name(self.renderer)(content)
        return rendered


_FORMATS = (
    Format("text", (".txt",), "kano.render.plain:plain"),
    Format("md", (".md", ".markdown"), "kano.render.markdown:markdown"),
    Format("html", (".html", ".htm"), "kano.render.html.page:page"),
    Format("json", (".json",), "kano.render.json_text:json_text", for_machines=True),
    Format("csv", (".csv",), "kano.render.csv_text:csv_text", for_machines=True),
    Format("xlsx", (".xlsx",), "kano.render.excel.workbook:workbook", binary=True),
    Format("docx", (".docx",), "kano.render.documents.document:document", binary=True),
    Format("pptx", (".pptx",), "kano.render.documents.deck:deck", binary=True),
    Format("junit", (".xml",), "kano.render.junit:junit", for_findings=True),
    Format("github", (), "kano.render.github:github", for_findings=True),
    Format("svg", (".svg",), "kano.render.charts.draw:main_svg"),
    Format("png", (".png",), "kano.render.charts.draw:main_png", binary=True),
)
FORMATS: Mapping[str, Format] = MappingProxyType({each.key: each for each in _FORMATS if not each.for_findings})
"""Of every report."""
ALL: Mapping[str, Format] = MappingProxyType({each.key: each for each in _FORMATS})
"""Of a report on findings."""


def format_named(key: str, known: Mapping[str, Format] = FORMATS) -> Format:
    """The format with this key; UsageError names those there are."""
    if key not in known:
        allowed = f"Allowed: {', '.join(known)}."
        raise UsageError(f'reports don\'t come as "{key}"', "--to", allowed, did_you_mean(key, known))
    return known[key]


def format_of(path: Path, known: Mapping[str, Format] = FORMATS) -> Format:
    """The format that a file's ending asks for; UsageError names the endings there are."""
    endings = {ending: each for each in known.values() for ending in each.endings}
    ending = path.suffix.lower()
    if ending not in endings:
        what = f'reports don\'t come as "{ending}" files' if ending else "the file needs an ending"
        allowed = f"Allowed: {', '.join(endings)}."
        raise UsageError(what, str(path), allowed, did_you_mean(ending, endings))
    return endings[ending]


def asked_for(name: str, known: Mapping[str, Format] = FORMATS) -> tuple[Format, Path]:
    """The format and the file that a name asks for: the format of its ending, unless one is named before it.

    >>> found, path = asked_for("md:summary")
    >>> found.key, str(path)
    ('md', 'summary')
    """
    key, _, rest = name.partition(":")
    if rest and key in known:
        return known[key], Path(rest)
    return format_of(Path(name), known), Path(name)


def save(composed: Composed, path: Path | str, *, inputs: Iterable[str | Path] = ()) -> None:
    """Write the report to a file in the format of its ending; UsageError where that can't be done."""
    from kano.render.files import write

    form, file = asked_for(str(path), formats_of(composed))
    write(form.render(composed), file, inputs=inputs)


def formats_of(composed: Composed) -> Mapping[str, Format]:
    """The formats that a report can be written in."""
    return ALL if composed.document.findings else FORMATS
