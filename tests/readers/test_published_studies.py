"""Studies with published results: their answers, counted, are written as their files were and read again."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kano.errors import DataError
from kano.evaluation import table
from kano.forms.platforms.platforms import FORMATS
from kano.readers.reading import Reading, read
from kano.responses import Responses
from kano.settings.file import load_settings, parse_settings
from kano.settings.paste import asked as asked_of
from kano.settings.paste import chosen_block
from kano.tally import Categories, Tally
from tests.support.pasted import block_of, with_columns
from tests.support.published import PUBLISHED, Given, answers, rows

ENGLISH = ("I like it", "I expect it", "I am neutral", "I can tolerate it", "I dislike it")
FRENCH = ("Cela me plaît", "Cela est normal ainsi", "Cela m'est égal", "Je m'en contente", "Cela me déplaît")
AUDIOCONF = (
    ("Je serais ravi·e !", "Je suis ravi·e !"),
    ("Je trouverais ça bien :)", "Je trouve ça bien :)"),
    ("Ça ne changerait pas mon usage d'AudioConf", "Je ne suis pas concerné·e."),
    ("Ça ne m'enchenterait pas, mais je ferais avec.", "Ça ne m'enchante pas, mais je fais avec."),
    ("Je serais mécontent·e.", "Je suis mécontent·e."),
)
SCORES = np.array([[4.0, 2, 0, -1, -2, np.nan], [-2.0, -1, 0, 2, 4, np.nan]])
"""DuMouchel's scores in the order of the answers, of the functional and of the dysfunctional question."""
LETTERS = "MOAIRQ"


def written(path: Path, lines: Sequence[Sequence[object]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(lines)
    return path


def people(given: Given, functional: Sequence[str], dysfunctional: Sequence[str]) -> list[list[str]]:
    """A row a person, the answers about each feature side by side, as texts."""
    texts = (("", *functional), ("", *dysfunctional))
    columns = [[texts[side][pair[side]] for pair in each] for each in given.values() for side in (0, 1)]
    return [list(row) for row in zip(*columns, strict=True)]


def counted(reading: Reading) -> list[Counter[tuple[int, ...]]]:
    """How many people gave each pair of answers, by feature; 0 for none."""
    assert isinstance(reading.data, Responses)
    codes = (reading.data.answers + 1) % 6
    return [Counter(tuple(map(int, pair)) for pair in codes[:, f]) for f in range(codes.shape[1])]


def asked(given: Given) -> list[Counter[tuple[int, ...]]]:
    return [Counter(each) for each in given.values()]


def test_reppl_as_published_with_a_pair_the_other_way_round(tmp_path: Path) -> None:
    given = answers("REPPL")
    head = [f"F{f}_{side}" for f in range(6, 12) for side in ("functional", "dysfunctional")]
    lines = [head, *people(given, ENGLISH, ENGLISH)]
    lines = [[*line[:8], line[9], line[8], *line[10:]] for line in lines]
    (reading,) = read(written(tmp_path / "transfers.csv", lines))
    assert (reading.source.respondents, reading.source.wording) == (358, "en-like-expect")
    swapped = reading.source.pairs[4]
    assert (swapped.functional_column, swapped.dysfunctional_column) == ("J", "I")
    assert isinstance(reading.data, Responses)
    categories = Tally.of(reading.data).categories(table("pouliot")).n[0, 0]
    published = [[int(row[letter]) for letter in LETTERS] for row in rows("better_worse", "REPPL")]
    assert categories.tolist() == published


def test_the_smart_bed_without_any_setting(tmp_path: Path) -> None:
    given = answers("Feyer")
    asks = (
        "Si votre lit avait {}, qu'en penseriez-vous ?",
        "Si votre lit n'avait PAS {}, qu'en penseriez-vous ?",
    )
    head = [ask.format(f'une fonction "{feature}"') for feature in given for ask in asks]
    lines = ["\t".join(line) for line in (head, *people(given, FRENCH, FRENCH))]
    path = tmp_path / "answers.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (reading,) = read(path)
    assert (reading.source.layout, len(reading.source.pairs)) == ("alternating", 11)
    assert counted(reading) == asked(given)
    assert isinstance(reading.data, Responses)
    counts = Tally.of(reading.data).categories(table("berger")).n[0, 0]
    # The published table counts 34 people, five more than the file holds.
    published = np.array([[int(row[letter]) for letter in LETTERS] for row in rows("smart_bed", "Feyer")])
    assert (published >= counts).all()
    assert (published - counts).sum(axis=1).tolist() == [5] * 11


@pytest.fixture
def audioconf(tmp_path: Path) -> Path:
    """The answers in two wordings, a semicolon between cells; the headings tell of no pair."""
    given = answers("AudioConf")
    head = ["Horodateur", *(f"Question {i + 1}" for i in range(2 * len(given)))]
    told = people(given, *zip(*AUDIOCONF, strict=True))
    return written(tmp_path / "a.csv", [head, *(["2023-05-01", *row] for row in told)], delimiter=";")


def test_audioconf_with_its_settings(audioconf: Path) -> None:
    (reading,) = read(audioconf, load_settings(PUBLISHED / "audioconf.toml"))
    assert (reading.source.encoding, reading.source.wording) == ("utf-8, semicolon", "own")
    assert isinstance(reading.data, Responses)
    for f, row in enumerate(rows("continuous_means", "AudioConf")):
        assert reading.data.features[f].label() == row["feature"]
        means = [np.nanmean(SCORES[side][reading.data.answers[:, f, side]]) for side in (0, 1)]
        assert [f"{mean:.2f}" for mean in means] == [row["functional_mean"], row["dysfunctional_mean"]]


def test_audioconf_without_settings_is_refused(audioconf: Path) -> None:
    with pytest.raises(DataError, match="no pairs of Kano questions"):
        read(audioconf)


def test_atlason_and_giacalone_in_two_layouts(tmp_path: Path) -> None:
    given = answers("Atlason")
    stacked = [pair for each in given.values() for pair in each]
    long = [(i, feature, *pair) for feature, each in given.items() for i, pair in enumerate(each)]
    head = ("functional", "dysfunctional")
    (two,) = read(written(tmp_path / "n_by_2.csv", [head, *stacked]))
    (reading,) = read(written(tmp_path / "long.csv", [("respondent", "feature", *head), *long]))
    assert isinstance(reading.data, Responses)
    assert (len(reading.data), len(reading.data.features), reading.source.layout) == (31, 6, "long")
    assert counted(reading) == asked(given)
    assert counted(two) == [sum(asked(given), Counter())]


def test_headerless_digits_by_turns(tmp_path: Path) -> None:
    lines = [(2, 3, 1, 4, 3, 3, 2, 5), (1, 3, 2, 4, 5, 1, 3, 3), (2, 1, 1, 1, 1, 2, 1, 1)]
    path = written(tmp_path / "digits.csv", lines)
    with pytest.raises(DataError, match="the columns have no names") as caught:
        read(path)
    block = chosen_block(question.proposals[0] for question in asked_of(caught.value.problems))
    (reading,) = read(path, parse_settings(tomllib.loads(block), Path("kano.toml")))
    assert isinstance(reading.data, Responses)
    assert reading.data.answers.reshape(3, 8).tolist() == (np.array(lines) - 1).tolist()
    assert {notice.key: notice.warning for notice in reading.notices} == {
        "numbers_assumed": False,
        "no_header": False,
        # Three people whose four equal pairs fit the opposite scale as well.
        "scale_in_doubt": True,
    }


@pytest.mark.parametrize("source", ["public repository", "REPPL", "R package"])
def test_published_tables_of_counts(source: str, tmp_path: Path) -> None:
    found = rows("better_worse", source)
    lines = [[row["feature"], *(row[letter] for letter in LETTERS)] for row in found]
    (reading,) = read(written(tmp_path / "table.csv", [["feature", *LETTERS], *lines]))
    assert isinstance(reading.data, Categories)
    assert [feature.label() for feature in reading.data.features] == [row["feature"] for row in found]
    assert reading.data.n[0, 0].tolist() == [[int(cell) for cell in line[1:]] for line in lines]


def test_percentages_without_people_are_refused(tmp_path: Path) -> None:
    lines = [
        [row["feature"], *(row[letter] for letter in LETTERS)] for row in rows("better_worse", "agilesoftware")
    ]
    with pytest.raises(DataError, match="percentages without the number of people"):
        read(written(tmp_path / "table.csv", [["feature", *LETTERS], *lines]))


def test_headers_cut_off_alike_are_asked_and_the_lines_of_the_error_settle_it(tmp_path: Path) -> None:
    """LimeSurvey's abbreviated headings end before the word that tells the two questions apart."""
    features = ("Offline maps", "Theft alarm", "Dark mode")
    head = [f"{each} [If the app {has} .. ]" for each in features for has in ("HAS", "does..")]
    path = written(
        tmp_path / "results.csv", [["Response ID", *head], [1, 1, 5, 2, 5, 3, 3], [2, 1, 3, 2, 4, 5, 1]]
    )
    with pytest.raises(DataError, match="3 pairs of columns can't be told apart") as raised:
        read(path)
    settings = tmp_path / "kano.toml"
    settings.write_text(with_columns(block_of(raised.value)), encoding="utf-8")
    (reading,) = read(path, load_settings(settings))
    assert isinstance(reading.data, Responses)
    assert reading.data.answers.tolist() == [[[0, 4], [1, 4], [2, 2]], [[0, 2], [1, 3], [4, 0]]]


@pytest.mark.parametrize("name", FORMATS)
def test_a_form_is_no_file_of_answers(name: str, kano: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / f"form{FORMATS[name].ending}"
    assert kano("form", "loyalty-blueprint", "--lang", "en", "--to", name, "-o", path).code == 0
    ended = kano("classify", path)
    assert (ended.code, ended.out) == (3, "")
    assert path.name in ended.err
