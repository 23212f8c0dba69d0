"""How much of a room's code its tests watch: `python -m tests.mutation ROOM [SIZE] [SEED]`.

A seeded sample of small changes, each in a process forked from one that has everything loaded. A change runs
the tests that reached its function before, doctests among them, the quickest first; it is killed by the first
that fails, and by not coming to an end. Exit code 1 where fewer than 80 % are killed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.changes_of_code import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "counts": (
        ("kano/counts.py", "kano/tally.py"),
        ("tests/test_tally.py", "tests/analyses/classifying", "tests/readers/tallies"),
    ),
    "measures": (("kano/measures",), ("tests/measures",)),
    "pairs": (("kano/readers/pairs",), ("tests/readers", "tests/contact", "tests/words")),
    "answers": (("kano/readers/answers",), ("tests/readers", "tests/contact", "tests/words")),
}
"""Code and tests by room."""
OPTIONS = (
    "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:xdist", "-o", "addopts=",
    "--doctest-modules", "--import-mode=importlib",
)  # fmt: skip
LEAST = 80
Reached = dict[tuple[str, str], set[int]]


@dataclass
class Watch:
    """Runs the tests once as they are, then for every mutant those that may notice it."""

    chosen: list[Mutant]
    survived: list[Mutant] = field(default_factory=list)
    seconds: dict[int, float] = field(default_factory=dict)
    reached: Reached = field(default_factory=dict)

    def pytest_configure(self) -> None:
        """Examples that are the same for each mutant, and not made small once one fails."""
        from hypothesis import HealthCheck, Phase, settings

        phases, checks = (Phase.explicit, Phase.generate), [*HealthCheck]
        settings.register_profile(
            "mutants",
            derandomize=True,
            database=None,
            deadline=None,
            phases=phases,
            suppress_health_check=checks,
        )
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of one run: one for each mutant."""
        for i, item in enumerate(session.items):
            self._baseline(i, item)
        print(f"{len(self.seconds)} tests in {sum(self.seconds.values()):.0f} s", flush=True)
        for mutant in self.chosen:
            tests = self._tests(mutant)
            if not (tests and self._killed(mutant, [session.items[i] for i in tests], tests)):
                self.survived.append(mutant)
                print(f"{shown(mutant)}  [{len(tests)} tests]", flush=True)
        return True

    def _baseline(self, i: int, item: pytest.Item) -> None:
        called: set[tuple[str, str]] = set()

        def seen(frame: Any, event: str, _: object) -> None:
            if event == "call":
                called.add((frame.f_code.co_filename, frame.f_code.co_qualname))

        begun = time.perf_counter()
        sys.setprofile(seen)
        passed = _passes(item)
        sys.setprofile(None)
        if passed:
            self.seconds[i] = time.perf_counter() - begun
            for place, name in called:
                for key in ((place, name.split(".<")[0]), (place, "")):
                    self.reached.setdefault(key, set()).add(i)

    def _tests(self, mutant: Mutant) -> list[int]:
        place = str(mutant.path)
        found = self.reached.get((place, mutant.function)) or self.reached.get((place, ""), set())
        return sorted(found, key=self.seconds.__getitem__)

    def _killed(self, mutant: Mutant, items: list[pytest.Item], tests: list[int]) -> bool:
        child = os.fork()
        if child == 0:
            signal.alarm(int(10 + 5 * sum(self.seconds[i] for i in tests)))
            _try(mutant, items)
        return os.waitpid(child, 0)[1] != 0


def _try(mutant: Mutant, items: list[pytest.Item]) -> None:
    """In a process of its own: end with 0 where every test passes in spite of the change."""
    code = 1
    try:
        from tests.mutation.transplant import transplant

        transplant(sys.modules[name_of(mutant.path)], mutant.code())
        code = int(not all(map(_passes, items)))
    finally:
        os._exit(code)


def _passes(item: pytest.Item) -> bool:
    from _pytest.runner import runtestprotocol

    return all(each.passed for each in runtestprotocol(item, log=False, nextitem=None))


def name_of(path: Path) -> str:
    """The module of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def shown(mutant: Mutant) -> str:
    """A mutant as a line: where, what, and the line that it changes."""
    line = mutant.path.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    return f"survived: {mutant.path.relative_to(ROOT)}:{mutant.line}: {mutant.what}:  {line}"


def sample(room: str, size: int, seed: int) -> list[Mutant]:
    """The same changes for the same seed, as long as the code stays as it is."""
    sources = [ROOT / each for each in ROOMS[room][0]]
    files = [file for each in sources for file in (sorted(each.rglob("*.py")) if each.is_dir() else [each])]
    found = [mutant for file in files for mutant in mutants(file)]
    return random.Random(seed).sample(found, min(size, len(found)))


def main() -> int:
    """Print what survived and the score."""
    room, size, seed, *_ = [*sys.argv[1:], *("", "400", "1")[len(sys.argv) - 1 :]]
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    watch = Watch(sample(room, int(size), int(seed)))
    sources, tests = ROOMS[room]
    pytest.main([*OPTIONS, *sources, *tests], plugins=[watch])
    return _told(room, watch)


def _told(room: str, watch: Watch) -> int:
    score = 100 * (1 - len(watch.survived) / len(watch.chosen))
    every, left = (Counter(each.path.name for each in some) for some in (watch.chosen, watch.survived))
    for name, count in sorted(every.items()):
        print(f"  {name}: {count - left[name]} of {count}")
    print(f"{room}: {len(watch.chosen) - len(watch.survived)} of {len(watch.chosen)} killed, {score:.1f} %")
    return int(score < LEAST)


if __name__ == "__main__":
    sys.exit(main())
