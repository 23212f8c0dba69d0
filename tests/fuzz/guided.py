"""Bytes that coverage leads further and further into the readers; `make fuzz-guided` runs it.

    python -m tests.fuzz.guided [SECONDS [TARGET ...]]   fuzzes each target in a process and prints how it went
    python -m tests.fuzz.guided show TARGET FILE         reads one input again, such as those kept in build/fuzz

The first byte of an input chooses the way it is read, the rest is the file, or its parts with a zero byte between
them. Anything but a reading or a KanoError is a finding: another exception, a warning of a library, more than
10 seconds or 2 GB, a reading that holds what no report can show. Needs atheris, the dependency group `fuzz`.
"""

from __future__ import annotations

import contextlib
import csv
import importlib
import io
import math
import os
import pkgutil
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from tests.fuzz import changes, seeds

FOUND = seeds.ROOT / "build" / "fuzz"
OPTIONS = ("-timeout=600", "-rss_limit_mb=2048", "-max_len=20000", "-len_control=0", "-seed=1", "-verbosity=1")
INSTRUMENTED = ("settings", "questionnaire", "evaluation", "resources", "readers")
PATIENCE = 10.0
"""Seconds of computing; what hangs is ended by libFuzzer, later, as other work may stop a process for a while."""
AREA = 1 << 22
"""Cells of a workbook that are read here; the program reads more, which would be no finding but no quick run either."""


@dataclass(frozen=True)
class Target:
    """One way into the readers."""

    read: Callable[[bytes, int], None]
    seeds: Callable[[], Iterator[bytes]]
    change: Callable[[bytes, random.Random], bytes] | None = None
    """A mutation that keeps the form, beside those of bytes."""


@dataclass
class Found:
    """What went wrong at which places."""

    target: str
    smallest: dict[str, int] = field(default_factory=dict)

    def keep(self, error: BaseException, data: bytes) -> None:
        """Keeps the smallest input of each place, and prints the first."""
        inner = f"{os.sep}kano{os.sep}"
        frames = [each for each in traceback.extract_tb(error.__traceback__) if inner in each.filename]
        last = f"{Path(frames[-1].filename).stem}-{frames[-1].lineno}" if frames else "harness"
        place = f"{self.target}-{type(error).__name__}-{last}"
        if place not in self.smallest:
            print(f"FOUND {place}: {str(error)[:200]!r}", file=sys.stderr, flush=True)
        if len(data) < self.smallest.get(place, sys.maxsize):
            self.smallest[place] = len(data)
            (FOUND / place).write_bytes(data)


def read_file(data: bytes, way: int, *, name: str = "answers.csv") -> None:
    """Reads it, and looks whether a report could show what came out."""
    from kano.readers.reading import read
    from kano.settings.panels.study import Settings

    handle = io.BytesIO(data)
    handle.name = name
    for reading in read(handle, Settings(**seeds.WAYS[way % len(seeds.WAYS)])):
        "".join(texts_of(reading)).encode()
        for table in ("weight", "w", "w2"):
            values = getattr(reading.data, table, None)
            assert values is None or math.isfinite(values.sum()), f"{table} isn't finite"


def texts_of(reading: Any) -> Iterator[str]:
    """What reports show of a reading."""
    data = reading.data
    for feature in data.features:
        yield from (feature.key, *feature.labels.values())
    for wave in data.waves:
        yield from (wave.key, wave.wording, wave.language)
    yield from getattr(data, "segments", ())
    for name, group in getattr(data, "groups", {}).items():
        yield from (name, *group.labels)


def read_parts(data: bytes, way: int) -> None:
    """Packs XML as a workbook, so that no checksum stops it, and reads that."""
    from kano.readers.files.workbook import extent

    extent._AREA = AREA
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        if b"office:document-content" in data:
            for name, part in {**seeds.ODS_PARTS, "content.xml": data}.items():
                package.writestr(name, part)
        else:
            changed = dict(zip(seeds.PARTS, data.split(b"\0"), strict=False))
            for name, part in {**seeds.usual(), **changed}.items():
                package.writestr(name, part)
    read_file(packed.getvalue(), way, name="answers.xlsx")


def read_settings(data: bytes, way: int) -> None:
    """Reads it as settings, as a questionnaire or as a table of categories."""
    from kano.evaluation import read_table
    from kano.questionnaire_file import load_questionnaire
    from kano.settings.file import load_settings

    readers = (
        (load_settings, "kano.toml"),
        (load_settings, "pyproject.toml"),
        (load_questionnaire, "x.toml"),
        (read_table, "x.csv"),
    )
    reader, name = readers[way % len(readers)]
    path = Path(name)
    path.write_bytes(data)
    reader(path)


TARGETS = {
    "table": Target(read_file, seeds.text_seeds, changes.changed_table),
    "text": Target(read_file, seeds.text_seeds),
    "json": Target(partial(read_file, name="answers.json"), seeds.json_seeds, changes.changed_json),
    "sheet": Target(read_parts, seeds.sheet_seeds, changes.changed_markup),
    "settings": Target(read_settings, seeds.settings_seeds, changes.changed_settings),
}


def one(target: str, data: bytes) -> None:
    """Reads one input; raises what is a finding."""
    from kano.errors import KanoError

    started = time.process_time()
    with warnings.catch_warnings(), contextlib.suppress(KanoError):
        warnings.simplefilter("error")
        TARGETS[target].read(data[1:], data[0] if data else 0)
    if time.process_time() - started > PATIENCE:
        raise TimeoutError(f"it took more than {PATIENCE:g} seconds")


def fuzz(target: str, seconds: str) -> None:
    """Fuzzes one target in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["kano"]):
        for name in INSTRUMENTED:
            module = importlib.import_module(f"kano.{name}")
            for inner in pkgutil.iter_modules(getattr(module, "__path__", []), f"kano.{name}."):
                importlib.import_module(inner.name)
    found = Found(target)

    def run(data: bytes) -> None:
        try:
            one(target, data)
        except BaseException as error:  # noqa: BLE001 - the point of it
            found.keep(error, data)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        change, pick = TARGETS[target].change, random.Random(seed)
        if change and pick.random() < 0.7:
            try:
                return change(data, pick)[:most]
            except (csv.Error, ValueError, RecursionError):
                pass
        return bytes(atheris.Mutate(data, most))

    options = (*OPTIONS, f"-max_total_time={seconds}", f"-artifact_prefix={FOUND}/{target}-", *prepared(target))
    atheris.Setup([sys.argv[0], *options], run, custom_mutator=mutate)
    atheris.Fuzz()


def prepared(target: str) -> tuple[str, str]:
    """The words and the seeds, written into the folder of this process, as options of libFuzzer."""
    corpus, tokens = Path("corpus"), Path("words")
    corpus.mkdir()
    for number, seed in enumerate(TARGETS[target].seeds()):
        (corpus / f"{number:03}").write_bytes(seed)
    codes = (text.encode("utf-8", "replace")[:60] for text in seeds.words() if text)
    tokens.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in code) + '"\n' for code in codes))
    return f"-dict={tokens}", str(corpus)


def run_one(target: str, seconds: str) -> bool:
    """Fuzzes a target in a process of its own and prints how it went; whether all went well."""
    command = [sys.executable, "-m", "tests.fuzz.guided", "fuzz", target, seconds]
    path = os.pathsep.join([str(seeds.ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path},
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        assert process.stderr
        lines = []
        for line in process.stderr:
            lines.append(line)
            if line.startswith(("FOUND", "==", "SUMMARY")):
                print(line, end="", flush=True)
        failed = process.wait() != 0
    said = "".join(lines)
    print(f"{target}: {figures(said)}, {said.count('FOUND')} findings", flush=True)
    return not failed and "FOUND" not in said


def figures(said: str) -> str:
    """What libFuzzer said of a run, in a line."""
    edges = re.findall(r"cov: (\d+) ft: (\d+)", said)
    runs = re.search(r"Done (\d+) runs in (\d+) second", said)
    if not edges or not runs:
        return said[-2000:]
    (first, first_features), *_ = edges
    last, features = edges[-1]
    ran = f"{runs[1]} executions in {runs[2]} s"
    return f"{ran}, edges {first} to {last}, features {first_features} to {features}"


def main(*given: str) -> None:
    """Does what the docstring of this file says."""
    FOUND.mkdir(parents=True, exist_ok=True)
    match given:
        case ("fuzz", target, seconds):
            fuzz(target, seconds)
        case ("show", target, file):
            data = Path(file).read_bytes()
            with tempfile.TemporaryDirectory() as folder:
                os.chdir(folder)
                one(target, data)
            print("Nothing went wrong.")
        case _:
            seconds, *targets = given or ("60",)
            went = [run_one(target, seconds) for target in targets or TARGETS]
            sys.exit(not all(went))


if __name__ == "__main__":
    main(*sys.argv[1:])
