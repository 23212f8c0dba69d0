"""Findings as JUnit XML, which CI services show as tests."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kano.render import cells
from kano.report.blocks import Finding, Report

NOW = "2020-01-01T00:00:00"
"""Fixed, so that the same report gives the same bytes; readers want a time there."""
AT = {"timestamp": NOW, "hostname": "localhost", "time": "0"}


def junit(report: Report) -> str:
    """One suite, a test a finding: what fails the run is a failure, what is undecided otherwise is skipped.

    It holds everything that Ant's schema of such files requires, and nothing that Jenkins' doesn't know.
    """
    found = report.findings
    assert found is not None
    root = Element("testsuites")
    suite = SubElement(root, "testsuite", _suite(report, found.each))
    SubElement(suite, "properties")
    for each in found.each:
        _case(suite, each, _text(cells.phrase(each.phrase, report.language)))
    SubElement(suite, "system-out").text = _text(found.title)
    SubElement(suite, "system-err")
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(report: Report, findings: Sequence[Finding]) -> dict[str, str]:
    failures = sum(each.fails for each in findings)
    skipped = sum(each.outcome == "undecided" and not each.fails for each in findings)
    counts = {"tests": len(findings), "failures": failures, "errors": 0, "skipped": skipped}
    names = {"name": _text(report.title), "package": "kano", "id": "0"}
    return names | {name: str(count) for name, count in counts.items()} | AT


def _case(suite: Element, finding: Finding, message: str) -> None:
    names = {"name": _text(f"{finding.name}: {finding.group}"), "classname": f"kano.{_text(finding.group)}"}
    case = SubElement(suite, "testcase", names | {"time": AT["time"]})
    if finding.fails:
        SubElement(case, "failure", {"message": message, "type": finding.outcome}).text = message
    elif finding.outcome == "undecided":
        SubElement(case, "skipped", {"message": message})


def _text(text: str) -> str:
    """Text that XML can hold: no controls, no halves of characters, none of the two that are no characters."""
    return "".join(c for c in cells.clean(text) if c not in "\ufffe\uffff")
