"""How often names on a plane of 1200 × 900 overlap, leave it or are dropped, at 11 pixels or more."""

import time
from collections.abc import Iterator

from kano.render.charts.kinds.names import fitted
from tests.support.crowds import CROWDS, FRAME, crowd, faults
from tests.validation.outcome import Outcome, Target

LAYOUTS = 200
FAULTS = ("overlaps", "outside", "dropped")


def run() -> Iterator[Outcome]:
    rows, targets = [], []
    for kind in CROWDS:
        begun, found, lines = time.process_time(), (0, 0, 0), 0
        for seed in range(LAYOUTS):
            labels, points = crowd(kind, seed)
            names = fitted(labels, points, FRAME)
            found = tuple(one + other for one, other in zip(found, faults(labels, names), strict=True))
            lines += sum(each.led is not None for each in names.places) if names else 0
        spent = (time.process_time() - begun) / LAYOUTS * 1000
        rows.append((kind, str(LAYOUTS), *map(str, found), f"{lines / LAYOUTS:.1f}", f"{spent:.0f}"))
        targets += [Target(f"{kind}: {name}", n, 0, high=0) for name, n in zip(FAULTS, found, strict=True)]
    header = ("names", "layouts", *FAULTS, "lines a layout", "ms a layout")
    yield Outcome("Names on a plane", header, rows, targets)
