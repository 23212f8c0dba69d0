"""`kano check` as a CI job drives it: how it ends, and what it writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from kano.resources import DATA

SAMPLE = "3b_examples.csv"
BASIS = '[features.hotel_schoon]\ncomponent = "basis"\n'


@pytest.fixture
def check(kano: Callable[..., Any], samples: Path, tmp_path: Path) -> Callable[..., Any]:
    """Check a sample against the text of targets."""

    def run(targets: str, *more: object, file: str = SAMPLE) -> Any:
        path = tmp_path / "targets.toml"
        path.write_text(targets, "utf-8")
        return kano("check", samples / file, "--targets", path, *more)

    return run


@pytest.mark.parametrize(
    ("targets", "more", "code", "said"),
    [
        (BASIS, (), 0, "PASSED"),
        (BASIS.replace("basis", "bijzonder"), (), 1, "Clean hotel room: basis; wanted: bijzonder."),
        ("respondents = 500\n", (), 1, "Every feature: 118 answers"),
        ("months = 6\n", ("--today", "2026-03-24"), 1, "The survey: 12.0 months old; wanted: at most 6"),
        ("[features.hotel_schoon]\nmark = 8\n", (), 1, "Clean hotel room: unknown"),
        ('undecided = "pass"\n[features.hotel_schoon]\nmark = 8\n', (), 0, "1 of 1 targets undecided"),
        ("[features.hotel_schon]\nmark = 8\n", (), 1, "hotel_schon: not in this survey"),
    ],
)
def test_it_passes_or_fails(check: Any, targets: str, more: tuple[str, ...], code: int, said: str) -> None:
    ended = check(targets, *more)
    assert ended.code == code, ended.err
    assert said in ended.out


@pytest.mark.parametrize(
    ("targets", "more", "code", "said"),
    [
        ("component =", (), 3, "the targets can't be read"),
        ('[features.a]\ncomponent = "wow"\n', (), 3, 'component: "wow" is no component'),
        (BASIS, ("--baseline", "nowhere.csv"), 3, "there is no such baseline"),
        ("degraded = true\n", (), 2, "degraded asks for a baseline"),
        (BASIS, ("--today", "soon"), 2, "2024-01-31"),
        ("months = 3\n", ("--today", "soon"), 2, "2024-01-31"),
        (BASIS, ("--to", "xml"), 2, "junit"),
        (BASIS, ("--rule", "mood"), 2, "mode"),
        (BASIS, ("--wave", "nothing"), 3, "nothing"),
    ],
)
def test_what_cannot_be_checked_is_told(
    check: Any, targets: str, more: tuple[str, ...], code: int, said: str
) -> None:
    ended = check(targets, *more)
    assert (ended.code, ended.out) == (code, ""), ended.err
    assert said in ended.err


def test_what_these_data_cannot_answer_has_a_code_of_its_own(kano: Any, tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("feature;M;O;A;I;R;Q\nhotel_schoon;30;8;5;5;3;1\n", "utf-8")
    (tmp_path / "targets.toml").write_text(BASIS, "utf-8")
    ended = kano("check", tmp_path / "counts.csv", "--rule", "continuous")
    assert (ended.code, ended.out) == (4, ""), ended.err
    assert "needs answer pairs" in ended.err
    assert kano("check", tmp_path / "counts.csv").code == 0


def test_targets_are_found_beside_the_data(
    kano: Any, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(SAMPLE).write_bytes((samples / SAMPLE).read_bytes())
    ended = kano("check", SAMPLE)
    assert ended.code == 2
    assert "--init -o targets.toml" in ended.err
    Path("targets.toml").write_text(BASIS, "utf-8")
    assert kano("check", SAMPLE).code == 0
    assert kano("check", SAMPLE, "--targets", "other.toml").code == 2
    assert kano("check", samples / "3b_voorbeelden.xlsx").code == 1


@pytest.mark.parametrize("file", [SAMPLE, "3b_voorbeelden.xlsx", "gmail_2008-06.csv", "klacht_2018.csv"])
def test_todays_result_meets_the_targets_written_from_it(
    kano: Any, samples: Path, tmp_path: Path, file: str
) -> None:
    made = tmp_path / "targets.toml"
    ended = kano("check", samples / file, "--init", "-o", made, "--today", "2018-12-01")
    assert ended.code == 0, ended.err
    assert kano("check", samples / file, "--targets", made, "--today", "2018-12-01").code == 0
    again = kano("check", samples / file, "--init", "-o", made)
    assert again.code == 2
    assert "there already" in again.err


def test_a_tally_is_a_baseline(kano: Any, check: Any, samples: Path, tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    kano("tally", samples / "gmail_2004-04.csv", "-o", counts)
    sunk = check("[features.gmail_1gb]\nrespondents = 5\n", "--baseline", counts, file="gmail_2016-11.csv")
    assert sunk.code == 1
    assert "bijzonder → basis" in sunk.out
    assert check(f'degraded = true\nbaseline = "{counts.name}"\n', file="gmail_2004-04.csv").code == 0


def test_the_age_of_a_survey_is_told_by_its_name(check: Any) -> None:
    for today, code in (("2017-05-01", 0), ("2017-05-02", 1)):
        assert check("months = 6\n", "--today", today, file="gmail_2016-11.csv").code == code


EVIL = {"b6_belastend_r": "50% ::error::gone,x <b>\u202e ##[error]]]>"}
TARGETS = """respondents = 500
undecided = "pass"
# a remark
[features.b6_belastend_r]
component = "bijzonder"
[features.hotel_schoon]
component = "basis"
[features.vlucht_stoel]
mark = 8
"""


@pytest.fixture
def evil(samples: Path, tmp_path: Path) -> Path:
    (tmp_path / "kano.toml").write_text(
        f"[labels]\nb6_belastend_r = {json.dumps(EVIL['b6_belastend_r'])}\n", "utf-8"
    )
    copy = tmp_path / SAMPLE
    copy.write_bytes((samples / SAMPLE).read_bytes())
    (tmp_path / "targets.toml").write_text(TARGETS, "utf-8")
    return copy


SUITE = {
    "name", "package", "id", "tests", "failures", "errors", "skipped", "timestamp", "hostname", "time",
}  # fmt: skip
"""What the schema of Ant requires of a suite, all of which that of Jenkins' xunit plugin allows."""


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_junit_has_what_both_schemas_want(kano: Any, evil: Path, tmp_path: Path, lang: str) -> None:
    made = tmp_path / "checks.xml"
    ended = kano("check", evil, "--lang", lang, "-o", made, "--to", "junit", "--today", "2025-04-01")
    assert ended.code == 1
    assert ended.out == made.read_text("utf-8")
    root = ET.fromstring(ended.out)
    (suite,) = root
    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    assert set(suite.attrib) == SUITE
    assert [each.tag for each in suite] == ["properties", *["testcase"] * 4, "system-out", "system-err"]
    cases = suite.findall("testcase")
    assert all(set(each.attrib) == {"name", "classname", "time"} for each in cases)
    assert [[part.tag for part in each] for each in cases] == [["failure"], ["failure"], ["skipped"], []]
    assert [set(each[0].attrib) for each in cases[:3]] == [{"message", "type"}] * 2 + [{"message"}]
    numbers = [suite.attrib[name] for name in ("tests", "failures", "errors", "skipped")]
    assert numbers == ["4", "2", "0", "1"]
    assert "##[error]]]>" in cases[0].attrib["name"]


def test_annotations_are_lines_that_start_nothing_else(kano: Any, evil: Path) -> None:
    said = kano("check", evil, "--to", "github", "--today", "2025-04-01").out
    lines = said.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::warning", "::error"]
    assert "line=4," in lines[0]
    assert "title=component%3A 50%25 %3A%3Aerror%3A%3Agone%2Cx <b> # #[error]]]>::50%25 ::error" in lines[0]
    assert "##[" not in said
    assert "\u202e" not in said
    assert lines[-1] == "::error title=Check against targets::FAILED: 2 of 4 targets missed, 1 undecided."


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_json_fits_its_schema(kano: Any, evil: Path, lang: str) -> None:
    said = json.loads(kano("check", evil, "--to", "json", "--lang", lang, "--today", "2025-04-01").out)
    schema = json.loads((DATA / "schemas" / "check.schema.json").read_text("utf-8"))
    jsonschema.validate(said, schema)
    assert (said["kind"], said["passed"], len(said["checks"])) == ("check", False, 4)


@pytest.mark.parametrize("key", ["junit", "github"])
def test_other_reports_have_no_findings(kano: Any, samples: Path, key: str) -> None:
    assert kano("classify", samples / SAMPLE, "--to", key).code == 2


def test_no_scipy_and_no_pandas_where_nothing_is_compared(samples: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "targets.toml").write_text(BASIS, "utf-8")
    files = f"{str(samples / SAMPLE)!r}, targets={str(tmp_path / 'targets.toml')!r}"
    code = f"import sys, kano; str(kano.check({files})); print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"scipy", "pandas"}.isdisjoint(ended.stdout.split())


def test_every_expectation_can_be_a_target(check: Any) -> None:
    ended = check("expected = true\n")
    assert ended.code == 0
    assert ended.out.count("as expected") == 12


def test_the_last_answer_dates_a_survey(check: Any) -> None:
    for today, code in (("2025-09-23", 0), ("2025-09-24", 1)):
        assert check("months = 6\n", "--today", today, file="3b_voorbeelden.xlsx").code == code


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("unclear", 0, ""),
        ("unclear,indifferent", 1, "kano: indifferent: Online customer community"),
        ("reverse", 0, ""),  # the control item should be rejected
        ("degraded", 2, "unclear, few"),
        ("unclaer", 2, 'Did you mean "unclear"?'),
    ],
)
def test_a_classification_fails_on_findings(kano: Any, samples: Path, words: str, code: int, said: str) -> None:
    ended = kano("classify", samples / SAMPLE, "--fail-on", words, "-q")
    assert ended.code == code, ended.err
    assert said in ended.err


def test_kano_toml_says_on_what_to_fail(kano: Any, samples: Path, tmp_path: Path) -> None:
    settings = tmp_path / "kano.toml"
    settings.write_text('fail_on = ["indifferent"]\n[drift]\nfail_on = ["degraded"]\n', "utf-8")
    assert kano("classify", samples / SAMPLE, "--settings", settings, "-q").code == 1
    waves = [samples / f"gmail_{date}.csv" for date in ("2004-04", "2008-06", "2016-11")]
    assert kano("drift", *waves, "--settings", settings, "-q").code == 1
    assert kano("drift", *waves, "--fail-on", "unclear", "-q").code == 2
    settings.write_text('fail_on = ["degraded"]\n', "utf-8")
    assert kano("classify", samples / SAMPLE, "--settings", settings, "-q").code == 3
