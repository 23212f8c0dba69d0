"""What pictures cost, as parts of one another and of a whole run: CPU time, the least of several."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

import kano
from kano.render.charts.draw import svg
from kano.render.charts.kinds import names
from kano.render.charts.look import Look
from kano.report.pictures.kinds import Plane
from tests.support.crowds import WORDS

RUNS, FEATURES = 5, 40
KANO = [sys.executable, "-m", "kano"]
SAMPLE = Path(__file__).parents[2] / "sample_data" / "3b_examples.csv"


def least(run: Callable[[], object]) -> float:
    """Seconds of CPU that a call takes."""
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


def plane_of(many: int) -> Plane:
    """A plane of so many features with names of about forty letters."""
    plane = kano.plot("plane", SAMPLE).picture
    assert isinstance(plane, Plane)
    draw = np.random.default_rng(3)
    places = draw.random((many, 2))
    spots = tuple(
        replace(plane.spots[i % 12], feature=f"f{i}", label=" ".join(draw.choice(WORDS, 5)), x=x, y=y)
        for i, (x, y) in enumerate(places)
    )
    return replace(plane, spots=spots)


def main() -> None:
    """Print how long a plane of 40 takes, how much of that its names, and how long a whole run."""
    plane = plane_of(FEATURES)
    asked: list[tuple[object, ...]] = []
    place = names.placed

    def listening(*given: object) -> object:
        asked.append(given)
        return place(*given)  # type: ignore[arg-type]

    names.placed = listening  # type: ignore[assignment]
    size = len(svg(plane, Look())) / 1000
    names.placed = place
    drawn = least(lambda: svg(plane, Look()))
    placed = least(lambda: [place(*given) for given in asked])  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        out = f"{folder}/plane.svg"
        start = time.perf_counter()
        subprocess.run([*KANO, "plot", "plane", str(SAMPLE), "-q", "-o", out], check=True)
        run = time.perf_counter() - start
    print(f"a plane of {FEATURES} features as SVG: {drawn:.4f} s, {size:.0f} kB")
    print(f"of which the places of names: {placed:.4f} s")
    print(f"places of names / the whole SVG: {placed / drawn:.2f} (limit 0.30)")
    print(f"kano plot plane of 14 features, whole run: {run:.2f} s")


if __name__ == "__main__":
    main()
