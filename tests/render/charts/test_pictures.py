"""Every picture stands in a strict page, says what it shows, and is the same wherever it is drawn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

import kano
from kano.render.charts.draw import KINDS, svg
from kano.render.charts.kinds.ladder import spread
from kano.render.charts.kinds.spots import REACH, half_axes
from kano.render.charts.look import Look
from kano.render.charts.png import png
from kano.render.charts.theme import THEMES
from kano.report.figures import PICTURES
from kano.report.pictures.kinds import Plane, Spread
from tests.support.crowds import WORDS

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "sample_data"
DUTCH, WAVES = SAMPLES / "3b_voorbeelden.xlsx", sorted(SAMPLES.glob("gmail_*.csv"))
NS = "{http://www.w3.org/2000/svg}"
HOSTILE = "<img src=x onerror=alert(1)> </script> javascript:alert(1) \x1b[31m"


@pytest.fixture(scope="module")
def drawn() -> dict[str, kano.Plot]:
    found = kano.classify(DUTCH, by="Persona", labels={"hotel_schoon": HOSTILE})
    moved = kano.drift(*WAVES)
    return {
        key: (moved if each.analysis == "drift" else found).plot(key, about="seat" if key == "answers" else "")
        for key, each in PICTURES.items()
    }


def test_every_kind_of_picture_is_drawn_here(drawn: dict[str, kano.Plot]) -> None:
    assert {type(each.picture).__name__ for each in drawn.values()} == set(KINDS)


@pytest.mark.parametrize("key", PICTURES)
@pytest.mark.parametrize("width", [1200, 390])
def test_a_strict_page_takes_it(key: str, width: int, drawn: dict[str, kano.Plot]) -> None:
    text = drawn[key].svg(width=width)
    root = ET.fromstring(text)
    every = [*root.iter()]
    assert not any(set(each.attrib) & {"style", "href", "{http://www.w3.org/1999/xlink}href"} for each in every)
    assert not any(name.startswith("on") for each in every for name in each.attrib)
    assert {each.tag.removeprefix(NS) for each in every} <= {
        "svg", "g", "title", "desc", "rect", "line", "path", "text", "ellipse", "defs", "clipPath",
    }  # fmt: skip
    ids = Counter(each.attrib["id"] for each in every if "id" in each.attrib)
    assert set(ids.values()) == {1}
    assert {*re.findall(r"url\(#([^)]*)\)", text)} <= set(ids)
    assert root.attrib["width"] == str(width)


@pytest.mark.parametrize("key", PICTURES)
def test_it_says_what_it_shows(key: str, drawn: dict[str, kano.Plot]) -> None:
    root = ET.fromstring(drawn[key].svg())
    assert root.attrib["role"] == "img"
    named = {each.attrib["id"]: each.text for each in root.iter() if "id" in each.attrib and each.text}
    assert all(named[each] for each in root.attrib["aria-labelledby"].split())
    assert "⟨" not in "".join(root.itertext())


@pytest.mark.parametrize("key", PICTURES)
def test_nothing_leaves_the_picture(key: str, drawn: dict[str, kano.Plot]) -> None:
    """Texts begin and end inside; their widths are those they are measured by."""
    from kano.render.charts.letters import Type, width

    root = ET.fromstring(drawn[key].svg())
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    for each in root.iter(f"{NS}text"):
        if "transform" in each.attrib:
            continue
        size = float(each.attrib.get("font-size", 12))
        long = width(each.text or "", Type(size, bold="font-weight" in each.attrib))
        anchor = {"end": long, "middle": long / 2}.get(each.attrib.get("text-anchor", ""), 0.0)
        left = float(each.attrib["x"]) - anchor
        assert left >= -0.5, each.text
        assert left + long <= wide + 0.5, each.text
        assert 0 <= float(each.attrib["y"]) <= high, each.text


def test_themes_differ_in_colours_only(drawn: dict[str, kano.Plot]) -> None:
    one, other = (re.sub("#[0-9A-F]{6}", "#", drawn["plane"].svg(theme=theme)) for theme in THEMES)
    assert one == other


def test_rules_of_a_theme_name_every_class(drawn: dict[str, kano.Plot]) -> None:
    used = {
        name
        for each in drawn.values()
        for told in re.findall(r'class="([^"]*)"', each.svg())
        for name in told.split()
    }
    rules = "".join(THEMES["dark"].rules(".page"))
    assert all(f".page .{name}{{" in rules for name in used if re.match("[fs]-", name))


def test_reverse_features_stand_apart(drawn: dict[str, kano.Plot]) -> None:
    plane = drawn["plane"].picture
    assert isinstance(plane, Plane)
    assert len(plane.apart) == 1
    assert plane.apart[0].feature not in {each.feature for each in plane.spots}
    root = ET.fromstring(drawn["plane"].svg())
    (points,) = (each for each in root.iter(f"{NS}g") if each.attrib.get("class") == "points")
    assert {each.attrib["data-feature"] for each in points} == {each.feature for each in plane.spots}


def test_ellipses_are_those_of_the_covariance() -> None:
    """Held against eigenvalues of numpy, for a turned one on unlike axes."""
    spread_, across, up = Spread(0.0021, 0.0012, 0.0025), 800.0, 600.0
    turn = np.array([[across, 0], [0, -up]])
    matrix = turn @ np.array([[spread_.x, spread_.xy], [spread_.xy, spread_.y]]) @ turn.T
    values, vectors = np.linalg.eigh(matrix)
    rx, ry, angle = half_axes(spread_, across, up)
    assert (ry, rx) == pytest.approx(REACH * np.sqrt(values))
    long = vectors[:, 1] * np.sign(vectors[0, 1])
    assert (np.cos(np.radians(angle)), np.sin(np.radians(angle))) == pytest.approx(tuple(long))


def test_ellipses_hold_the_truth_as_often_as_they_say() -> None:
    """2,000 surveys of 150: the ellipse of 95 % holds the true place in 93 to 97 of a hundred."""
    from kano.measures.survey.coefficients import better, covariance, worse

    truth = np.array([0.2, 0.3, 0.25, 0.25])
    counts = np.random.default_rng(5).multinomial(150, truth, 2000)
    counts = np.concatenate([counts, np.zeros((2000, 2), dtype=int)], axis=1)
    off = np.stack([better(counts) - 0.55, -worse(counts) - 0.5], axis=-1)
    distance = np.einsum("ni,nij,nj->n", off, np.linalg.inv(covariance(counts, counts)), off)
    assert 0.93 <= (distance <= REACH**2).mean() <= 0.97


def test_names_at_the_end_of_a_ladder_keep_apart() -> None:
    draw = np.random.default_rng(2)
    for _ in range(50):
        wanted = draw.random(20) * 400
        found = np.array(spread(wanted.tolist(), 0, 400, 17))
        assert np.diff(np.sort(found)).min() >= 17 - 1e-9
        assert found.min() >= 0
        assert found.max() <= 400
        assert (np.argsort(found, kind="stable") == np.argsort(wanted, kind="stable")).all()


def test_many_names_turn_into_numbers_with_a_key() -> None:
    from dataclasses import replace

    plane = kano.plot("plane", SAMPLES / "3b_examples.csv").picture
    assert isinstance(plane, Plane)
    spot = plane.spots[0]
    many = [replace(spot, feature=f"f{i}", label=f"{WORDS[i % 15]} {i} " * 8, y=i / 150) for i in range(150)]
    text = svg(replace(plane, spots=tuple(many)), Look())
    root = ET.fromstring(text)
    told = [each.text for each in root.iter(f"{NS}text")]
    assert all(str(i) in told for i in range(1, 151))
    assert len({each.attrib.get("data-feature") for each in root.iter()} - {None}) == 151


DRAW = """
import sys
import kano
survey = kano.read(sys.argv[1], lang="nl", by="Persona")
divided, whole = kano.classify(survey), kano.classify(survey, by="")
divided.plot("segments").save(f"{sys.argv[2]}/segments.svg")
divided.plot("shares").save(f"{sys.argv[2]}/shares.png")
for found, ending in ((divided, "html"), (divided, "xlsx"), (whole, "docx"), (whole, "pptx")):
    found.save(f"{sys.argv[2]}/report.{ending}")
"""


def test_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Two processes, more than two seconds apart, under other zones, languages and seeds; one without fonts."""
    places, runs = [], []
    for i, settings in enumerate(
        (
            {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1", "PYTHONIOENCODING": "ascii"},
            {
                "TZ": "Pacific/Auckland", "LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8", "PYTHONHASHSEED": "2",
                "FONTCONFIG_FILE": os.devnull, "FONTCONFIG_PATH": os.devnull, "HOME": str(tmp_path),
            },
        )
    ):  # fmt: skip
        places.append(tmp_path / str(i))
        places[i].mkdir()
        command = [sys.executable, "-c", DRAW, str(DUTCH), str(places[i])]
        runs.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}))
        time.sleep(0 if i else 2.1)
    assert [run.wait() for run in runs] == [0, 0]
    made = sorted(each.name for each in places[0].iterdir())
    assert len(made) == 6
    for name in made:
        assert (places[0] / name).read_bytes() == (places[1] / name).read_bytes(), name


def test_a_png_is_twice_as_fine(drawn: dict[str, kano.Plot]) -> None:
    made = drawn["shares"].png(width=600)
    assert made.startswith(b"\x89PNG")
    assert int.from_bytes(made[16:20]) == 1200


def test_a_png_says_which_letters_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("kano.render.charts.png.png", lambda svg: seen.append(svg) or b"")
    for label in ("Schöne Zimmer", "清潔な部屋"):
        kano.classify(SAMPLES / "3b_examples.csv", labels={"hotel_schoon": label}).plot().png()
    assert ["lacks letters" in each for each in seen] == [False, True]


def test_without_the_extra_a_png_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(kano.UsageError, match="extra pictures"):
        png("<svg/>")
