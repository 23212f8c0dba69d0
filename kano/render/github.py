"""Findings as the commands by which GitHub Actions marks lines of a change."""

from kano.render import cells
from kano.report.blocks import Finding, Report


def github(report: Report) -> str:
    """A line a finding that isn't reached, then one that says how it ended."""
    found = report.findings
    assert found is not None
    missed = [each for each in found.each if each.outcome != "passed"]
    lines = [_line(each, found.file, report) for each in missed]
    kind = "error" if any(each.fails for each in found.each) else "notice"
    lines.append(f"::{kind} title={_property(report.title)}::{_data(found.title)}")
    return "\n".join(lines) + "\n"


def _line(finding: Finding, file: str, report: Report) -> str:
    place = {"file": file, "line": str(finding.line or 1)} if file else {}
    said = place | {"title": f"{finding.group}: {finding.name}"}
    properties = ",".join(f"{name}={_property(value)}" for name, value in said.items())
    kind = "error" if finding.fails else "warning"
    return f"::{kind} {properties}::{_data(cells.phrase(finding.phrase, report.language))}"


def _data(text: str) -> str:
    r"""A message that ends where it should and starts nothing of its own.

    >>> _data("50%\n::error::x ##[error]y")
    '50%25 ::error::x # #[error]y'
    """
    # Runners heed an older form, ##[…], anywhere in a line.
    return (
        cells.clean(text).replace("##[", "# #[").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    )


def _property(text: str) -> str:
    """A value among others, which commas and colons part."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
