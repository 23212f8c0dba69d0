"""Tally files read back as what was written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kano.counts import merge
from kano.errors import DataError
from kano.provenance import frozen_map
from kano.questionnaire import Feature, Question
from kano.readers.files.sheet import sheet_of
from kano.readers.reading import read
from kano.readers.tallies.tally_file import is_tally, read_tally, tally_text
from kano.responses import Wave
from kano.scale import Component
from kano.tally import Categories, Tally

WORDS = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Cf"), include_characters=" =+-@'\"\n;,é気🙂"
    ),
    min_size=1,
    max_size=12,
).map(str.strip)
FILLED = WORDS.filter(bool)
TEXTS = st.dictionaries(st.sampled_from(["nl", "en", ""]), FILLED, max_size=2).map(frozen_map)
QUESTIONS = st.builds(Question, FILLED, FILLED)


def keys(size: int) -> st.SearchStrategy[list[str]]:
    return st.lists(FILLED, min_size=1, max_size=size, unique=True)


@st.composite
def waves(draw: st.DrawFn, features: list[str]) -> tuple[Wave, ...]:
    return tuple(
        Wave(
            key=key,
            date=draw(st.none() | st.dates()),
            wording=draw(WORDS),
            scale=draw(WORDS),
            language=draw(WORDS),
            questionnaire=draw(WORDS),
            weighting=draw(WORDS),
            questions=frozen_map(draw(st.dictionaries(st.sampled_from(features), QUESTIONS, max_size=2))),
        )
        for key in draw(keys(2))
    )


@st.composite
def features(draw: st.DrawFn) -> tuple[Feature, ...]:
    return tuple(
        Feature(
            key,
            labels=draw(TEXTS),
            questions=frozen_map(
                draw(st.dictionaries(st.sampled_from(["nl-u", "en", ""]), QUESTIONS, max_size=2))
            ),
            groups=frozen_map(draw(st.dictionaries(st.sampled_from(["phase", "object"]), FILLED, max_size=2))),
            expected=draw(st.none() | st.sampled_from(Component)),
            expected_source=draw(WORDS),
            audience=draw(WORDS),
            control=draw(st.booleans()),
        )
        for key in draw(keys(3))
    )


@st.composite
def tallies(draw: st.DrawFn) -> Tally | Categories:
    asked = draw(features())
    rounds = draw(waves([feature.key for feature in asked]))
    segments = tuple(draw(keys(2) | st.just([""])))
    shape = (len(rounds), len(segments), len(asked))
    pairs = draw(st.booleans())
    inner = (6, 6) if pairs else (6,)
    counts = st.integers(0, 3)
    weights = st.floats(0, 1e6, allow_subnormal=False)
    n = draw(arrays.arrays(np.int64, (*shape, *inner), elements=counts))
    moments = arrays.arrays(np.float64, (*shape, 4), elements=weights)
    common = {
        "waves": rounds,
        "segments": segments,
        "features": asked,
        "n": n,
        "w": draw(arrays.arrays(np.float64, n.shape, elements=weights)),
        "w2": draw(arrays.arrays(np.float64, n.shape, elements=weights)),
        "not_asked": draw(arrays.arrays(np.int64, shape, elements=counts)),
        "by": draw(WORDS),
        "ratings": frozen_map(draw(st.dictionaries(st.sampled_from(["importance", "fulfilment"]), moments))),
    }
    if pairs:
        return Tally(**common)
    no_answer = draw(arrays.arrays(np.int64, shape, elements=counts))
    return Categories(**common, no_answer=no_answer, table=draw(WORDS))


def read_back(text: str) -> Tally | Categories:
    import csv
    import io

    rows = list(csv.reader(io.StringIO(text, newline="")))
    sheet = sheet_of(lambda: iter(rows), file="survey.tally.csv")
    assert is_tally(sheet)
    return read_tally(sheet)


def assert_same(one: Tally | Categories, other: Tally | Categories) -> None:
    assert type(one) is type(other)
    for name in ("waves", "segments", "features", "by"):
        assert getattr(one, name) == getattr(other, name)
    for name in one._tables:
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    full = {name: values for name, values in one.ratings.items() if values.any()}
    assert full.keys() == other.ratings.keys()
    for name, values in full.items():
        assert np.array_equal(values, other.ratings[name])
    if isinstance(one, Categories):
        assert one.table == other.table


@settings(max_examples=60, deadline=None)
@given(tallies())
def test_what_is_written_is_read_back(tally: Tally | Categories) -> None:
    text = tally_text(tally)
    assert_same(tally, read_back(text))
    assert tally_text(read_back(text)) == text


def small(*counts: int, key: str = "2026") -> Tally:
    n = np.zeros((1, 1, len(counts), 6, 6), dtype=np.int64)
    n[0, 0, :, 0, 4] = counts
    weights = n.astype(np.float64)
    return Tally(
        (Wave(key, dt.date(2026, 3, 1), wording="en-like-expect"),),
        ("",),
        tuple(Feature(f"F{i}") for i in range(len(counts))),
        n,
        weights,
        weights,
        np.zeros((1, 1, len(counts)), dtype=np.int64),
    )


def test_files_are_found_out_and_merge(tmp_path: Path) -> None:
    tallies = [small(3, 4), small(1, 0), small(2, 2, key="2027")]
    readings = []
    for i, tally in enumerate(tallies):
        path = tmp_path / f"{i}.csv"
        path.write_text(tally_text(tally), encoding="utf-8")
        readings += read(path)
    assert [reading.source.layout for reading in readings] == ["tally"] * 3
    assert [reading.source.respondents for reading in readings] == [4, 1, 2]
    merged = merge([reading.data for reading in readings])
    assert [wave.key for wave in merged.waves] == ["2026", "2027"]
    assert merged.n[:, 0, :, 0, 4].tolist() == [[4, 4], [2, 2]]


def test_pandas_reads_it_as_a_table(tmp_path: Path) -> None:
    import pandas as pd

    path = tmp_path / "survey.tally.csv"
    path.write_text(tally_text(small(3, 4)), encoding="utf-8")
    frame = pd.read_csv(path)
    cells = frame[frame["kind"] == "pair"]
    assert cells["n"].tolist() == [3, 4]
    assert cells["feature"].tolist() == ["F0", "F1"]


def test_nothing_in_it_is_calculated_by_a_spreadsheet() -> None:
    tally = small(1)
    risky = Feature("=cmd|' /C calc'!A0", {"en": "+1"})
    text = tally_text(Tally(tally.waves, ("@x",), (risky,), tally.n, tally.w, tally.w2, tally.not_asked))
    assert not [cell for line in text.splitlines() for cell in line.split(",") if cell[:1] in "=+@" and cell]
    assert read_back(text).features[0] == risky


@pytest.mark.parametrize("hidden", ["\u200b", "\ufeff", "\u200f", " ", "'", "\u2028 '"])
@pytest.mark.parametrize("sign", ["=1+1", "＝1", "@x", "-1"])
def test_nothing_invisible_lets_a_sign_through(hidden: str, sign: str) -> None:
    name = f"{hidden}{sign}"
    tally = small(1)
    text = tally_text(replace(tally, segments=(name,)))
    assert f",'{name}," in text or f',"\'{name}",' in text
    assert read_back(text).segments == (name,)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1,tally", "2,tally", 'of version "2"'),
        ("like,dislike", "love,dislike", 'there is no functional "love"'),
        ("dislike,,3,3,3", "dislike,,three,3,3", '"three", no count'),
        ("dislike,,3,3,3", "dislike,,-3,3,3", '"-3", no count'),
        ("dislike,,3,3,3", "dislike,,2.5,3,3", 'n is "2.5", no count'),
        ("dislike,,3,3,3", "dislike,,1e300,3,3", 'n is "1e300", no count'),
        ("dislike,,3,3,3", "dislike,,3,1e300,3", 'w is "1e300", no count'),
        ("2026-03-01", "2026-02-30", 'row 3: "2026-02-30" is no date\n  For example'),
        ("F0,,,,,,,,,", "F0,,,,,,,expected,basic,,", 'row 6: there is no component "basic"\n  One of basis, '),
        ("1,feature,", "1,feat,", "this tally file names no features\n  Rows of the kind feature do"),
        (
            "1,pair,2026,,F0",
            "1,rating,2026,,F0,,,,3,3,,importance,,inf,9\n1,pair,2026,,F0",
            "a rating is no number",
        ),
        ("1,pair,2026", "1,pair,2025", 'there is no wave "2025"'),
        ("kano_tally,kind,wave", "kano_tally,kind,when", "columns are missing from this tally file: wave"),
    ],
)
def test_spoilt_files_are_refused_by_row(old: str, new: str, message: str) -> None:
    text = tally_text(small(3))
    assert old in text
    with pytest.raises(DataError, match=message):
        read_back(text.replace(old, new))


CATEGORIES = """kano_tally,kind,wave,segment,feature,functional,dysfunctional,category,n,w,w2,name,value,wx,wx2
1,tally,,,,,,,,,,content,categories,,
1,tally,,,,,,,,,,folded,west,,
1,feature,,,maps,,,,,,,,,,
1,category,,,maps,,,M,12,12,12,,,,
1,no-answer,,,maps,,,,3,,,,,,
1,not-asked,,,maps,,,,2,,,,,,
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("content,categories", "content,pairs", 'row 5: rows of the kind "category" don\'t belong here'),
        (
            "1,tally,,,,,,,,,,content,categories,,\n",
            "",
            'row 4: rows of the kind "category" don\'t belong here',
        ),
        ("content,categories", "content,categoriën", '"categoriën" is no content'),
        ("1,not-asked", "1,notasked", 'row 7: rows of the kind "notasked" don\'t belong here'),
        ("1,category", "1,", 'row 5: rows of the kind "" don\'t belong here'),
        ("folded", "foldet", 'row 3: there is no "foldet" of a tally'),
        (
            "1,no-answer",
            "1,category,,,maps,,,M,1,1,1,,,,\n1,no-answer",
            "row 6: this number stands in the file before",
        ),
        ("1,no-answer,,,maps,,,,3", "1,not-asked,,,maps,,,,3", "row 7: this number stands in the file before"),
    ],
)
def test_no_row_is_lost_or_counted_twice_without_a_word(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(CATEGORIES, encoding="utf-8")
    assert int(read(path)[0].data.n.sum()) == 12
    path.write_text(CATEGORIES.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read(path)
    assert message in str(refused.value)
