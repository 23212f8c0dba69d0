"""Read every case of the corpus as somebody would who has the file and no manual, and sort how it ends.

Run from the root of the repository: `python -m tests.contact.run`, with names of cases for these alone.
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

from kano.errors import Proposal
from kano.settings.paste import chosen_block
from tests.contact.making.model import MEANINGS

HERE = Path(__file__).parent
RIGHT, ASKED, REFUSED, WRONG = "right", "asked", "refused", "silently wrong"
OUTCOMES = (RIGHT, ASKED, REFUSED, WRONG)
ALLOWED = "is right too"
"""Said of what is doubtful where reading it without a question is no mistake."""
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
        return judged(case, run(case["command"], *case["files"], "--to", "json"))


def settled(case: Mapping[str, Any]) -> Tried:
    """Paste what the first round printed, choosing among what it offered as declared, and read once more."""
    with folder_of(case) as folder:
        first = run(case["command"], *case["files"], "--to", "json")
        said = json.loads(first.out)
        lines = chosen_block(reply(case, each) for each in said["questions"])
        (folder / "kano.toml").write_text(lines, encoding="utf-8")
        return judged(case, run(case["command"], *case["files"], "--to", "json"))


def reply(case: Mapping[str, Any], question: Mapping[str, Any]) -> Proposal:
    """The proposal that the declared reply is; the first where nothing is declared about this question."""
    offered = [Proposal(each["meaning"], each["toml"]) for each in question["proposals"]]
    return next((each for each in offered if is_declared(case, question, each.lines)), offered[0])


def is_declared(case: Mapping[str, Any], question: Mapping[str, Any], lines: str) -> bool:
    """Whether lines that were offered say what the maker of the case declared."""
    said, settle = tomllib.loads(lines), case.get("settle", {})
    match question["about"]:
        case "pair":
            entry = next(iter(said.get("features", {"": said}).values()))
            columns = {row["functional"].rpartition("!")[2].strip() for row in case["truth"]}
            pairs = {each["functional"].strip() for each in settle.get("pairs", ())}
            return entry["functional"] in pairs | columns
        case "answer":
            known = {**case.get("answers", {}), **settle.get("answers", {})}
            return all(known.get(text) == meaning for text, meaning in said["answers"].items())
        case "dates":
            wanted = {str(date) for date in settle["dates"].values()}
            return {str(wave["date"]) for wave in said["waves"].values()} == wanted
        case _:
            options = settle.get("options", [])
            named = dict(zip(options[::2], options[1::2], strict=True))
            return {f"--{key.replace('_', '-')}": value for key, value in said.items()} == named


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
        if not why and case.get("knowable") is False and ALLOWED not in case.get("doubtful", ""):
            why = "" if (Path.cwd() / "kano.toml").exists() else "assumed what can't be known"
        return Tried(case["name"], WRONG if why else RIGHT, why, ended)
    return Tried(case["name"], ASKED if is_question(ended) else REFUSED, ended.err.strip(), ended)


def is_question(ended: Ended) -> bool:
    """Whether something was asked of which one reply can be chosen."""
    return ended.code == 3 and json.loads(ended.out)["kind"] == "questions"


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
    """Outcomes counted: a row a kind of case, one more for those that were asked about and then settled."""
    lines = ["| | right | asked | refused | silently wrong |", "|---|---|---|---|---|"]
    for title, known in (("can be known", True), ("can't be known", False), ("to refuse", None)):
        lines.append(row(title, [each for case, each in found if case.get("knowable") is known]))
    again = [settled(case) for case, each in found if each.outcome == ASKED and case.get("knowable") is False]
    lines.append(row("of these, after one round", again))
    return "\n".join(lines)


def document() -> str:
    """The table, for all cases."""
    return table([(case, tried(case)) for case in cases()])


def row(title: str, found: Sequence[Tried]) -> str:
    """A line of the table."""
    counts = Counter(each.outcome for each in found)
    return f"| {title} | {' | '.join(str(counts[each]) for each in OUTCOMES)} |"


def main(names: Sequence[str]) -> None:
    """Print what came of each case, and the table."""
    found = [(case, tried(case)) for case in cases() if not names or case["name"] in names]
    for case, each in found:
        print(f"{case['name']:28} {case.get('knowable')!s:6} {each.outcome:14} {each.why}")
        if each.outcome == ASKED and case.get("knowable") is False:
            again = settled(case)
            print(f"{'':28} after one round: {again.outcome} {again.why}")
    print(table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
