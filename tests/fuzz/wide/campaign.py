"""Mutants of every format that is read, in batches; `make campaign` goes on where it ended.

    python -m tests.fuzz.wide.campaign [MANY [SECONDS]]   tries mutants until there are so many, or for so long
    python -m tests.fuzz.wide.campaign show SEED           tries one again and keeps its files

Every batch is a process of its own: if one dies, its number is kept. What was found is in build/fuzz/campaign.jsonl.
"""

from __future__ import annotations

import json
import mmap
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
LOG = ROOT / "build" / "fuzz" / "campaign.jsonl"
BATCH = 3500
PATIENCE = 10.0


def batch(seeds: Iterable[int], told: mmap.mmap) -> dict[str, Any]:
    """Try these, saying beforehand which one it is."""
    from kano.readers.files import isolation
    from kano.readers.files.columnar import arrow_file
    from tests.fuzz.wide.nursery import Nursery
    from tests.fuzz.wide.trials import trial

    nursery = Nursery()
    isolation.isolated = nursery.run  # type: ignore[assignment]
    arrow_file.Talk = nursery.talk  # type: ignore[misc, assignment]
    outcomes: Counter[str] = Counter()
    wrong, slowest, of = [], 0.0, 0
    with tempfile.TemporaryDirectory(prefix="kano-fuzz-") as folder:
        for seed in seeds:
            told[:8] = seed.to_bytes(8, "little")
            started = time.process_time()
            nursery.cost.seconds = 0.0
            tried = trial(seed, Path(folder), nursery)
            nursery.end()
            took = time.process_time() - started + nursery.cost.seconds
            if took > slowest:
                slowest, of = took, seed
            outcomes[f"{tried.kind}: {'WRONG' if tried.wrong else tried.outcome}"] += 1
            if tried.wrong or took > PATIENCE:
                wrong.append(f"{seed} {tried.kind}: {tried.outcome} ({took:.1f} s)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    return {
        "outcomes": outcomes,
        "wrong": wrong,
        "slowest": slowest,
        "seed": of,
        "peak": peak,
        "child": nursery.cost.peak,
    }


def forked(first: int, last: int) -> dict[str, Any]:
    """A batch in a process of its own; where that dies, the seed it died of is what was found."""
    told = mmap.mmap(-1, 8)
    with tempfile.TemporaryFile() as out:
        if (number := os.fork()) == 0:
            try:
                out.write(json.dumps(batch(range(first, last), told)).encode())
                out.flush()
            finally:
                os._exit(0)
        _, status = os.waitpid(number, 0)
        out.seek(0)
        said = out.read()
    if not said:
        seed = int.from_bytes(told[:8], "little")
        wrong = [f"{seed} the process ended with {os.waitstatus_to_exitcode(status)}"]
        return {"outcomes": {}, "wrong": wrong, "slowest": 0.0, "seed": seed, "peak": 0, "child": 0}
    found: dict[str, Any] = json.loads(said)
    return found


def lines() -> list[dict[str, Any]]:
    """The batches that were tried."""
    return [json.loads(line) for line in LOG.read_text().splitlines()] if LOG.exists() else []


def main(many: int = 100_000, seconds: float = float("inf")) -> None:
    """Go on until there are so many, then print how it went."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + seconds
    first = max((each["last"] for each in lines()), default=0)
    while first < many and time.monotonic() < until:
        last = min(first + BATCH, many)
        found = {"first": first, "last": last, **forked(first, last)}
        with LOG.open("a") as file:
            file.write(json.dumps(found) + "\n")
        for line in found["wrong"]:
            print(line, flush=True)
        first = last
    summary(lines())


def summary(found: list[dict[str, Any]]) -> None:
    """Print what came of all batches."""
    total: Counter[str] = Counter()
    for each in found:
        total.update(each["outcomes"])
    for name in sorted(total):
        print(f"{total[name]:>8,} {name}")
    wrong = [line for each in found for line in each["wrong"]]
    slowest = max(found, key=lambda each: each["slowest"])
    print(f"{total.total():,} mutants, {len(wrong)} went wrong")
    print(f"slowest {slowest['slowest']:.1f} s of the processor (seed {slowest['seed']})")
    print(
        f"peak {max(each['peak'] for each in found) / 1e6:.0f} MB, of a child {max(each['child'] for each in found) / 1e6:.0f} MB"
    )
    sys.exit(bool(wrong))


def show(seed: int) -> None:
    """Try one, as the program itself would read it, and keep the files."""
    from tests.fuzz.wide.nursery import Nursery
    from tests.fuzz.wide.trials import trial

    folder = LOG.parent / f"seed-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    print(trial(seed, folder, Nursery()), folder)


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.argv[1:2] == ["show"]:
        show(int(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:]))
