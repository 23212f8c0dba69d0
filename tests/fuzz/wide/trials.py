"""One mutant of any format: made, read, and held against what it must give."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kano.errors import KanoError
from kano.readers.reading import Reading, read
from tests.fuzz import changes, mutants, seeds
from tests.fuzz.wide import references
from tests.fuzz.wide.doors import DOORS, WrongError
from tests.fuzz.wide.nursery import Nursery
from tests.fuzz.wide.saved import WRITERS, saved, writer
from tests.fuzz.wide.spoiling import spoil

Counts = Counter[frozenset[tuple[Any, int]]]
ENDINGS = (*(each for each in WRITERS if each != ".csv"), ".csv")
FITTING = """rule = "moai"
margin = 0.06
lang = "nl"
min_group = 5
table = "berger"
[answers]
"That's a must" = "must-be"
[labels]
maps = "Maps"
[aliases]
maps = ["kaart", "maps2"]
[drift]
looks = 4
"""
"""Settings under which any export is read."""
ODD = " \x1a\0"
"""Signs around a name that are none of it."""


@dataclass(frozen=True)
class Tried:
    """How it went."""

    kind: str
    """Format and way of changing it."""
    outcome: str
    """read, refused, or what went wrong."""
    wrong: bool = False


def same(one: mutants.Answers | None, other: mutants.Answers | None) -> bool:
    """Whether the counts are the same whatever the features are called."""
    return _bag(one) == _bag(other)


def _bag(answers: mutants.Answers | None) -> Counts:
    return Counter(frozenset(each.items()) for each in (answers or {}).values() if each)


def counts_of(path: Path) -> tuple[Reading, mutants.Answers | None]:
    """What is read of a file; None where these are counts already."""
    first = read(path)[0]
    return first, mutants.counted(first) if hasattr(first.data, "answers") else None


def known(pick: random.Random, ending: str, folder: Path, _: Nursery) -> str:
    """A change whose tally is known, in this format."""
    source = mutants.grid(pick.choice(mutants.NAMES))
    kinds = (mutants.kept, mutants.changed, mutants.spoilt) if source.columns else (mutants.kept,)
    found = pick.choice(kinds)(source, pick, writer(ending))
    path = folder / f"mutant{found.ending}"
    path.write_bytes(found.data)
    try:
        reading, answers = counts_of(path)
    except KanoError as error:
        if found.tally is not None and found.ending == ending not in (".sav", ".dta"):
            # Names of variables stand above the questions in those.
            raise WrongError(f"refused: {str(error)[:200]}") from None
        return "refused"
    if found.tally is not None and not same(answers, found.tally):
        raise WrongError("gives another tally")
    if found.spoilt and not any(found.spoilt in str(each.values) for each in reading.notices):
        raise WrongError("was read although an answer is none")
    return _reported(path, pick)


def cells(pick: random.Random, ending: str, folder: Path, _: Nursery) -> str:
    """Cells changed anyhow: the same tally in this format as separated by commas."""
    source = mutants.grid(pick.choice(mutants.NAMES))
    if ending in (".sav", ".dta") and source.start > 1:
        # Such a file has no rows of headers among its answers.
        ending = ".xls"
    rows = [list(row) for row in source.rows]
    for _i in range(pick.randrange(1, 5)):
        changes.changed_cells(rows, pick)
    rows = [["".join(c for c in text if c >= " " or c == "\n")[:8000].strip() for text in row] for row in rows]
    rows = [[text.encode("utf-8", "ignore").decode() for text in row] for row in rows]
    data, ending = saved(rows, ending)
    path, plain = folder / f"cells{ending}", folder / "cells.csv"
    path.write_bytes(data)
    plain.write_bytes(saved(rows, ".csv")[0])
    try:
        _first, answers = counts_of(path)
    except KanoError:
        return "refused"
    try:
        _first, expected = counts_of(plain)
    except KanoError:
        return "read"
    if not same(answers, expected):
        raise WrongError("another tally than as CSV")
    return "read"


def broken(pick: random.Random, ending: str, folder: Path, nursery: Nursery) -> str:
    """A spoilt file: refused, or what the format's own reader finds in it."""
    path = folder / f"broken{ending}"
    path.write_bytes(spoil(_source(ending, pick), ending, pick))
    try:
        first, answers = counts_of(path)
    except KanoError:
        return "refused"
    ended = _reported(path, pick)
    if ending not in references.READERS:
        return ended
    other = nursery.run(Path(references.__file__), path, patience=60, room=4 << 30)
    if other.returncode:
        return "read, the other not"
    sheets = json.loads(other.stdout)
    rows = sheets.get(first.source.sheet or "", sheets.get(""))
    if not rows:
        return "read, the other empty"
    plain = folder / "reference.csv"
    plain.write_bytes(saved(rows, ".csv")[0])
    try:
        _first, expected = counts_of(plain)
    except KanoError:
        return "read, the other's cells refused"
    if not same(answers, expected):
        raise WrongError("another tally than the reference reader's")
    return "read as the other"


@cache
def _sources(ending: str) -> tuple[bytes, ...]:
    own = [path.read_bytes() for path in sorted(mutants.FOLDER.glob(f"*{ending}"))]
    made = []
    for name in mutants.NAMES[::3]:
        data, found = saved(mutants.grid(name).rows, ending)
        made += [data] if found == ending else []
    return (*own, *made)


def _source(ending: str, pick: random.Random) -> bytes:
    return pick.choice(_sources(ending))


def _reported(path: Path, pick: random.Random) -> str:
    """Now and then a report is made of it as well."""
    if pick.random() < 0.1:
        from kano.api.verbs import classify
        from kano.render.formats import format_named

        try:
            composed = classify(path, by=pick.choice(("", "", "A", "B"))).composed()
        except KanoError:
            return "read"
        for name in ("text", "json", "csv", "md"):
            format_named(name).render(composed)
    return "read"


def tally(pick: random.Random, folder: Path) -> str:
    """A saved tally: refused, or as many people as its rows say."""
    import csv
    import io

    from kano.api.surveying.opening import read as read_survey

    data = spoil("\n".join(pick.choice(seeds.TALLIES)).encode(), ".csv", pick)
    path = folder / "tally.csv"
    path.write_bytes(data)
    try:
        counts: Any = read_survey(path).parts[0]
    except KanoError:
        return "refused"
    if not hasattr(counts, "n") or b"kano_tally" not in data[:200]:
        return "read"
    text = data.decode("utf-8-sig", "replace").lstrip("\r\n")
    delimiter = max(",;\t|", key=text.splitlines()[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    told = [{name.strip(ODD): text for name, text in row.items() if name and text} for row in rows]
    people = sum(int(float(row["n"])) for row in told if row.get("kind", "").strip() in {"pair", "category"})
    if people != int(counts.n.sum()):
        raise WrongError(f"{int(counts.n.sum())} people of {people}")
    return "read"


def settings(pick: random.Random, folder: Path) -> str:
    """A kano.toml beside a survey: refused, or the survey is read under it."""
    from kano.api.verbs import classify

    told = pick.choice((seeds.TOML, FITTING))
    (folder / "kano.toml").write_bytes(changes.changed_settings(b"\0" + told.encode(), pick)[1:])
    path = folder / "answers.csv"
    path.write_bytes(
        (mutants.FOLDER / pick.choice([n for n in mutants.NAMES if n.endswith(".csv")])).read_bytes()
    )
    try:
        classify(path).report()
    except KanoError:
        return "refused"
    finally:
        (folder / "kano.toml").unlink()
    return "read"


@cache
def _banks() -> tuple[bytes, ...]:
    """Two features of each questionnaire that ships."""
    found = []
    for path in sorted((seeds.ROOT / "surveys").glob("*.toml")):
        head, *features = path.read_text(encoding="utf-8").split("\n[[features]]")
        found.append("\n[[features]]".join([head, *features[:2]]).encode())
    return tuple(found)


def questionnaire(pick: random.Random, folder: Path) -> str:
    """A questionnaire: refused, or every form of it can be written."""
    from kano.forms.choices import Choices
    from kano.forms.making import make_form
    from kano.forms.platforms.platforms import FORMATS, fitted
    from kano.questionnaire import load_questionnaire

    path = folder / "questions.toml"
    path.write_bytes(changes.changed_settings(b"\0" + pick.choice(_banks()), pick)[1:])
    try:
        found = load_questionnaire(path)
        target = FORMATS[pick.choice(list(FORMATS))]
        language = pick.choice(list(found.titles) or ["en"])
        target.write(make_form(found, fitted(Choices(languages=(language,)), target)))
    except KanoError:
        return "refused"
    return "read"


def categories(pick: random.Random, folder: Path) -> str:
    """An evaluation table: refused, or a survey is classified by it."""
    from kano.api.verbs import classify

    path = folder / "table.csv"
    path.write_bytes(spoil(seeds.TABLE.encode(), ".csv", pick))
    try:
        classify(mutants.FOLDER / "blocks.csv", table=str(path)).report()
    except KanoError:
        return "refused"
    return "read"


WAYS: tuple[Callable[[random.Random, str, Path, Nursery], str], ...] = (known, cells, broken, broken)
OTHERS: dict[str, Callable[[random.Random, Path], str]] = {
    **{each.__name__: each for each in (tally, settings, questionnaire, categories)},
    **DOORS,
}
KINDS = (*ENDINGS, *OTHERS)


def trial(seed: int, folder: Path, nursery: Nursery) -> Tried:
    """The mutant of this number, and how it went."""
    pick = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    way = pick.choice(WAYS)
    name = f"{kind} {way.__name__}" if kind in ENDINGS else kind
    try:
        if kind in ENDINGS:
            return Tried(name, way(pick, kind, folder, nursery))
        return Tried(name, OTHERS[kind](pick, folder))
    except WrongError as error:
        return Tried(name, str(error), wrong=True)
    except Exception as error:  # noqa: BLE001 - the point of it
        return Tried(name, f"{type(error).__name__}: {str(error)[:200]}{_place(error)}", wrong=True)


def _place(error: Exception) -> str:
    import traceback

    frames = [each for each in traceback.extract_tb(error.__traceback__) if "/kano/" in each.filename]
    return f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else " in the harness"
