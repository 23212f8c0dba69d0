"""`kano plot` draws what it is asked for, or says what there is."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kano as library


def test_svg_goes_to_stdout_and_to_files_alike(kano: Callable[..., Any], samples: Path, tmp_path: Path) -> None:
    printed = kano("plot", "shares", samples / "3b_examples.csv")
    written = kano(
        "plot", "shares", samples / "3b_examples.csv", "-o", tmp_path / "a.svg", "-o", tmp_path / "a.png"
    )
    assert (printed.code, written.code, written.out) == (0, 0, "")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == printed.out
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert ET.fromstring(printed.out).attrib["width"] == "1200"


def test_a_terminal_gets_the_plane_in_letters(
    kano: Callable[..., Any], samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kano.cli.commands.plot.sys", Terminal())
    shown = kano("plot", "plane", samples / "3b_voorbeelden.xlsx", "--lang", "nl")
    assert "A basis          Schone hotelkamer" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    refused = kano("plot", "shares", samples / "3b_examples.csv")
    assert refused.code == 2
    assert "-o shares.svg" in refused.err


class Terminal:
    """In place of `sys`, for what is asked of it."""

    @property
    def stdout(self) -> Terminal:
        return self

    def isatty(self) -> bool:
        return True


def test_a_report_draws_its_main_picture(kano: Callable[..., Any], samples: Path, tmp_path: Path) -> None:
    plane, way = tmp_path / "plane.svg", tmp_path / "way.svg"
    assert kano("classify", samples / "3b_examples.csv", "-q", "-o", plane).code == 0
    assert kano("drift", *sorted(samples.glob("gmail_*.csv")), "-q", "-o", way).code == 0
    assert "picture-plane" in plane.read_text(encoding="utf-8")
    assert "picture-trajectory" in way.read_text(encoding="utf-8")


def test_a_tally_gives_the_picture_of_its_answers(
    kano: Callable[..., Any], samples: Path, tmp_path: Path
) -> None:
    counts = tmp_path / "3b_examples.csv"
    assert kano("tally", samples / "3b_examples.csv", "-q", "-o", counts).code == 0
    pictures = [kano("plot", "shares", each).out for each in (samples / "3b_examples.csv", counts)]
    bars = [[e.text for e in ET.fromstring(each).iter() if (e.text or "").endswith("%")] for each in pictures]
    assert bars[0] == bars[1]
    assert bars[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("plain", "3b_examples.csv"), 'there is no picture "plain"'),
        (("plane",), "there is nothing to read"),
        (("plane", "3b_examples.csv", "-o", "plane.jpg"), 'pictures don\'t come as ".jpg" files'),
        (("plane", "3b_examples.csv", "--width", "10"), "a picture can't be 10 wide"),
        (("plane", "3b_examples.csv", "--theme", "drak"), 'Did you mean "dark"?'),
        (("plane", "3b_examples.csv", "--size", "large"), 'there is no size "large"'),
        (("answers", "3b_examples.csv"), "which feature?"),
        (("answers", "3b_examples.csv", "--feature", "Clean hotel rom"), 'Did you mean "Clean hotel room"?'),
        (("segments", "3b_examples.csv"), "everybody is in one group"),
    ],
)
def test_what_there_isnt_is_told_with_what_there_is(
    words: tuple[str, ...], told: str, kano: Callable[..., Any], samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(samples)
    ended = kano("plot", *words)
    assert ended.code in (2, 4)
    assert told in ended.err
    assert not ended.out


def test_a_report_without_a_picture_says_so(kano: Callable[..., Any], tmp_path: Path) -> None:
    ended = kano("explain", "-q", "-o", tmp_path / "a.svg")
    assert ended.code == 2
    assert "this report has no picture" in ended.err


def test_small_groups_are_on_no_picture(kano: Callable[..., Any], samples: Path, tmp_path: Path) -> None:
    """The least group of a survey is named, and has neither a point nor a number of people."""
    answered = kano(
        "plot",
        "segments",
        samples / "3b_voorbeelden.xlsx",
        "--by",
        "Kanaal",
        "--settings",
        _least(tmp_path, 40),
    )
    told = [each.text for each in ET.fromstring(answered.out).iter() if each.text]
    assert "too few" in told
    shown = [int(each.removeprefix("n = ")) for each in told if each.startswith("n = ") and each[4:].isdigit()]
    assert shown
    assert min(shown) >= 40


def _least(folder: Path, people: int) -> Path:
    file = folder / "kano.toml"
    file.write_text(f"min_group = {people}\n", encoding="utf-8")
    return file


def test_results_show_themselves_in_a_notebook(samples: Path) -> None:
    found = library.classify(samples / "3b_examples.csv")
    page = found._repr_html_()
    read = ET.fromstring(page)
    assert len(read.findall(".//tbody/tr")) == 14
    assert read.find(".//{http://www.w3.org/2000/svg}svg") is not None
    assert repr(found) == (
        "<Kano classification: 4 basis, 4 beleving, 4 bijzonder, 1 indifferent, 1 reverse "
        "(120 respondents · 14 features · 3b_examples.csv)>"
    )
    plot = found.plot()
    assert "\n" not in repr(plot)
    assert plot._repr_svg_() == plot.svg()
    with pytest.raises(library.UsageError, match='no picture "ladder"'):
        found.plot("ladder")
    with pytest.raises(library.UsageError, match='no picture "plane"'):
        library.audit(samples / "3b_examples.csv").plot("plane")


RESULTS: dict[str, Callable[[Path], Any]] = {
    "shares": lambda at: library.audit(at / "3b_examples.csv"),
    "curves": lambda at: library.advise(at / "3b_long.csv", lang="nl"),
    "segments": lambda at: library.compare(at / "3b_examples.csv", by="Persona"),
    "trajectory": lambda at: library.drift(*sorted(at.glob("gmail_2*.csv"))),
    "plane": lambda at: library.check(at / "3b_voorbeelden.xlsx", targets=at / "targets.toml"),
    "planned": lambda _: library.power(features=1, waves=2),
    "planned ": lambda _: library.power(features=4, waves=1, lang="nl"),
    "plane ": lambda at: library.study(at / "3b_examples.csv"),
    "trajectory ": lambda at: library.study(*sorted(at.glob("gmail_2*.csv")), lang="nl"),
}
"""A result of every kind, by its main picture."""


@pytest.mark.parametrize("picture", RESULTS)
def test_every_result_shows_a_line_a_table_and_its_picture(picture: str, samples: Path) -> None:
    found = RESULTS[picture](samples)
    line, page = repr(found), ET.fromstring(found._repr_html_())
    assert line.startswith("<")
    assert line.endswith(")>")
    assert "\n" not in line
    assert page.find(".//tbody/tr") is not None
    drawn = page.find(".//{http://www.w3.org/2000/svg}svg")
    assert drawn is not None
    assert drawn.get("class") == f"picture picture-{picture.strip()}"
    assert found.plot().picture.key == picture.strip()


def test_a_study_draws_what_its_parts_draw(samples: Path) -> None:
    found = library.study(*sorted(samples.glob("gmail_2*.csv")))
    assert [found.plot(kind).picture.key for kind in ("plane", "ladder")] == ["plane", "ladder"]
    with pytest.raises(library.UsageError, match='no picture "plan"'):
        found.plot("plan")
