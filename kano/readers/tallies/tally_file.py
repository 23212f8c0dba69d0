"""The tally file: counts of answer pairs or of categories as tidy CSV, written and read back without loss.

One row a cell that isn't zero, `kind` saying of what: pair, category, no-answer, not-asked, rating. Rows of the
kinds tally, wave, segment, feature and question describe the axes, `name` and `value` saying what; `folded`
names a group that was put together with others; `file` gives the fingerprint and the name of a file that was
counted. How people of a wave came in clusters is told in rows of the kinds design, and covariance: between the
totals of `category` and of the category `name`, in `wx`. No row is about a person.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kano.provenance import CountedFile
from kano.questionnaire import Feature
from kano.readers.tallies.tally_design import design_rows
from kano.readers.tallies.tally_rows import read_tally
from kano.readers.tallies.tally_shape import FIELDS, FORMAT, GUARD, WAVE_FIELDS, Row, calculated, is_tally
from kano.responses import Wave
from kano.scale import ANSWERS, CATEGORIES, Answer
from kano.tally import Categories, Tally

__all__ = ["is_tally", "read_tally", "tally_text"]

_TOLD = frozenset({"value", "wave", "segment", "feature"})
_PAIR_ANSWERS = (*ANSWERS, Answer.NO_ANSWER)


def tally_text(tally: Tally | Categories, files: Sequence[CountedFile] = ()) -> str:
    """A tally as the text of a CSV file, the same for the same tally; `files` are those that it counts.

    >>> import numpy as np
    >>> one = np.zeros((1, 1, 1, 6, 6), dtype=np.int64)
    >>> one[..., 0, 4] = 3
    >>> tally = Tally((Wave("2026"),), ("",), (Feature("map"),), one, one * 1.0, one * 1.0, one[..., 0, 0])
    >>> print(tally_text(tally).splitlines()[-1])
    1,pair,2026,,map,like,dislike,,3,3,3,,,,
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in chain(_rows(tally), map(_file, files)):
        writer.writerow({name: _written(name, value) for name, value in {"kano_tally": FORMAT, **row}.items()})
    return out.getvalue()


def _written(name: str, value: object) -> str:
    """Numbers as short as they can be read back; an apostrophe before what a spreadsheet would calculate."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    text = str(value)
    return GUARD + text if name in _TOLD and calculated(text) else text


def _rows(tally: Tally | Categories) -> Iterator[Row]:
    yield {"kind": "tally", "name": "content", "value": "pairs" if isinstance(tally, Tally) else "categories"}
    if tally.by:
        yield {"kind": "tally", "name": "by", "value": tally.by}
    if isinstance(tally, Categories) and tally.table:
        yield {"kind": "tally", "name": "table", "value": tally.table}
    yield from ({"kind": "tally", "name": "folded", "value": group} for group in tally.folded)
    yield from chain.from_iterable(map(_wave, tally.waves))
    told = zip(tally.waves, tally.clusters, strict=False)
    yield from chain.from_iterable(design_rows(wave.key, own) for wave, own in told if own)
    yield from ({"kind": "segment", "segment": segment} for segment in tally.segments)
    yield from chain.from_iterable(map(_feature, tally.features))
    for w, s, f in np.ndindex(tally.not_asked.shape):
        place: Row = {
            "wave": tally.waves[w].key,
            "segment": tally.segments[s],
            "feature": tally.features[f].key,
        }
        yield from ({**row, **place} for row in _cells(tally, (w, s, f)))


def _file(file: CountedFile) -> Row:
    return {"kind": "file", "name": f"{file.fingerprint} {file.sheets}".rstrip(), "value": file.name}


def _wave(wave: Wave) -> Iterator[Row]:
    yield {
        "kind": "wave",
        "wave": wave.key,
        "name": "date",
        "value": wave.date.isoformat() if wave.date else "",
    }
    for name in WAVE_FIELDS:
        if value := getattr(wave, name):
            yield {"kind": "wave", "wave": wave.key, "name": name, "value": value}
    for key, question in wave.questions.items():
        for name in ("functional", "dysfunctional"):
            text = getattr(question, name)
            yield {"kind": "question", "wave": wave.key, "feature": key, "name": name, "value": text}


def _feature(feature: Feature) -> Iterator[Row]:
    yield {"kind": "feature", "feature": feature.key}
    plain = {"expected": feature.expected or "", "expected_source": feature.expected_source}
    told = {
        **_dotted("label", feature.labels),
        **_dotted("group", feature.groups),
        **{name: value for name, value in plain.items() if value},
        **({"audience": feature.audience} if feature.audience else {}),
        **({"control": "true"} if feature.control else {}),
    }
    for register, question in feature.questions.items():
        told[f"question.{register}.functional"] = question.functional
        told[f"question.{register}.dysfunctional"] = question.dysfunctional
    for name, value in told.items():
        yield {"kind": "feature", "feature": feature.key, "name": name, "value": value}


def _dotted(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{key}": text for key, text in texts.items()}


def _cells(tally: Tally | Categories, at: tuple[int, int, int]) -> Iterator[Row]:
    if isinstance(tally, Tally):
        for i, j in np.argwhere(_filled(tally, at)):
            functional, dysfunctional = _PAIR_ANSWERS[i].key, _PAIR_ANSWERS[j].key
            told: Row = {"kind": "pair", "functional": functional, "dysfunctional": dysfunctional}
            yield {**told, **_numbers(tally, (*at, int(i), int(j)))}
    else:
        for (i,) in np.argwhere(_filled(tally, at)):
            yield {"kind": "category", "category": CATEGORIES[i].value, **_numbers(tally, (*at, int(i)))}
        if tally.no_answer[at]:
            yield {"kind": "no-answer", "n": int(tally.no_answer[at])}
    if tally.not_asked[at]:
        yield {"kind": "not-asked", "n": int(tally.not_asked[at])}
    for name, moments in tally.ratings.items():
        if moments[at].any():
            n, w, wx, wx2 = map(float, moments[at])
            yield {"kind": "rating", "name": name, "n": n, "w": w, "wx": wx, "wx2": wx2}


def _filled(tally: Tally | Categories, at: tuple[int, int, int]) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = (tally.n[at] != 0) | (tally.w[at] != 0) | (tally.w2[at] != 0)
    return filled


def _numbers(tally: Tally | Categories, at: tuple[int, ...]) -> Row:
    return {"n": int(tally.n[at]), "w": float(tally.w[at]), "w2": float(tally.w2[at])}
