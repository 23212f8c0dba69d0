"""Read every case of the corpus as somebody would who has the file and no manual, and sort how it ends.

Run from the root of the repository: `python -m tests.contact.run`, `--all` for the cases that went well too.
"""

import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.contact.making.model import MEANINGS

HERE = Path(__file__).parent
RIGHT, ASKED, REFUSED, WRONG = "right", "asked", "refused", "silently wrong"
OUTCOMES = (RIGHT, ASKED, REFUSED, WRONG)
CATEGORIES = "MOAIRQ"
BERGER = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
"""Berger et al. 1993: a row an answer to the functional question, a column one to the dysfunctional."""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Tried:
    """What came of a case: its outcome, and what to know about it."""

    name: str
    outcome: str
    why: str
    ended: Ended


def cases() -> list[dict[str, Any]]:
    """What is declared about each case."""
    return list(tomllib.loads((HERE / "corpus.toml").read_text(encoding="utf-8"))["case"])


def tried(case: Mapping[str, Any]) -> Tried:
    """Read the case's files with no option at all."""
    with folder_of(case):
        ended = run(case["command"], *case["files"], "--to", "json")
    return judged(case, ended)


@contextlib.contextmanager
def folder_of(case: Mapping[str, Any]) -> Iterator[Path]:
    """A working folder that holds the files of the case and nothing else."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for name in case["files"]:
            shutil.copy(HERE / "files" / case["name"] / name, folder)
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def run(*arguments: str) -> Ended:
    """Run the command line in this process, as the console script does."""
    from kano.__main__ import ended

    out, err, words = io.StringIO(), io.StringIO(), sys.argv
    sys.argv = ["kano", *arguments]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = ended()
    finally:
        sys.argv = words
    return Ended(int(code), out.getvalue(), err.getvalue())


def judged(case: Mapping[str, Any], ended: Ended) -> Tried:
    """Sort an ending: a report is right or silently wrong; without one, a reply was asked for or not."""
    if ended.code == 0:
        why = differences(case, json.loads(ended.out))
        return Tried(case["name"], WRONG if why else RIGHT, why, ended)
    return Tried(case["name"], ASKED if is_question(ended) else REFUSED, ended.err.strip(), ended)


def is_question(ended: Ended) -> bool:
    """Whether a reply would settle it: something to paste or an option to give was printed."""
    return ended.code == 3 and ("[" in ended.err or " = " in ended.err or "--" in ended.err)


def differences(case: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """How a report differs from what is declared, in words; "" where it doesn't."""
    if case["outcome"] == "refused":
        return f"it was read, though it is {case['reason']}"
    read, true = Counter(features(report)), Counter(truth(case))
    if read != true:
        return f"read {sorted((read - true).elements())} where true is {sorted((true - read).elements())}"
    return wrong_people(case, report) or wrong_headers(case, report) or wrong_names(case, report)


def features(report: Mapping[str, Any]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Number of the wave, how many answered and each category's count, a feature (and wave) each."""
    for row in report["features"]:
        if report["kind"] == "classification":
            yield 0, row["n"], tuple(row["counts"][each] for each in CATEGORIES)
            continue
        for number, wave in enumerate(row["waves"]):
            yield number, wave["n"], tuple(round(wave["shares"][each] * wave["n"]) for each in CATEGORIES)


def truth(case: Mapping[str, Any]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """What the report ought to say."""
    waves = list(dict.fromkeys(row.get("wave", "") for row in case["truth"]))
    for row in case["truth"]:
        counts = Counter(row.get("categories", {}))
        for pair, count in row.get("pairs", {}).items():
            if "none" not in (answers := pair.split("|")):
                counts[category(*answers)] += count
        yield waves.index(row.get("wave", "")), row["n"], tuple(counts[each] for each in CATEGORIES)


def category(functional: str, dysfunctional: str) -> str:
    """The category of a pair of answers."""
    return BERGER[MEANINGS.index(functional)][MEANINGS.index(dysfunctional)]


def wrong_people(case: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """Other people counted than answered, where the file tells."""
    people = case["respondents"]
    true = people if isinstance(people, int) else sum(people.values())
    read = sum(source["respondents"] or 0 for source in report["sources"])
    return f"{read} respondents where {true} answered" if true and read not in (0, true) else ""


def wrong_headers(case: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """A functional question that is none, where the report says which columns it took."""
    true = {plain(row["functional"]) for row in case["truth"] if "functional" in row}
    names = {plain(row["feature"]) for row in case["truth"]}
    wide = [source for source in report["sources"] if source.get("layout") != "long"]
    read = {plain(pair["functional"]) for source in wide for pair in source.get("pairs") or ()}
    odd = [text for text in read if not any(text in each or each in text for each in true | names)]
    return f"taken for functional questions: {odd}" if odd else ""


def wrong_names(case: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """Features that the file doesn't name, where rows name them."""
    if any(source.get("layout") not in ("long", "counts") for source in report["sources"]):
        return ""
    odd = {plain(row["label"]) for row in report["features"]} - {plain(row["feature"]) for row in case["truth"]}
    return f"taken for features: {sorted(odd)}" if odd else ""


def plain(text: str) -> str:
    """A header without its marks, as far as two ways of quoting it agree."""
    return re.sub(r"<[^>]+>|&#39;|[\W_]", "", text.rpartition("!")[2]).casefold()


def table(found: Sequence[tuple[Mapping[str, Any], Tried]]) -> str:
    """Outcomes counted, for those that can be known, those that can't, and those to refuse."""
    kinds = {"knowable": True, "unknowable": False, "to refuse": None}
    lines = []
    for title, known in kinds.items():
        counts = Counter(each.outcome for case, each in found if case.get("knowable") is known)
        lines.append(" ".join([f"{title:12}", *(f"{counts[each]:>4} {each}" for each in OUTCOMES)]))
    return "\n".join(lines)


def main(names: Sequence[str]) -> None:
    """Print what came of each case, and the table."""
    found = [(case, tried(case)) for case in cases() if not names or case["name"] in names]
    for case, each in found:
        print(f"{case['name']:28} {case.get('knowable')!s:6} {each.outcome:14} {each.why}")
    print(table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
