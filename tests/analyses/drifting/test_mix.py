"""Another mix of respondents: seen, and held still."""

from __future__ import annotations

import json
from importlib.resources import files as shipped

import jsonschema
import numpy as np
import pytest

from kano.analyses.drifting.standardisation import Column, rake

SCHEMA = json.loads((shipped("kano") / "data" / "schemas" / "drift.schema.json").read_text("utf-8"))
WEB = "A" * 32 + "I" * 6 + "O" * 2
SHOP = "M" * 32 + "I" * 6 + "O" * 2


def wave(web, shop):
    """The same opinions in each channel, in another mix."""
    return {"map": WEB * web + SHOP * shop}, ["web"] * (40 * web) + ["shop"] * (40 * shop)


@pytest.fixture
def files(survey):
    one, channels = wave(4, 1)
    two, others = wave(1, 4)
    return survey("2023.csv", one, Channel=channels), survey("2024.csv", two, Channel=others)


def read(ended):
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def test_a_changed_mix_looks_like_drift_and_is_warned_of(kano, files):
    found = read(kano("drift", *files, "--by", "Channel", "--to", "json"))
    everybody = next(each for each in found["features"] if each["segment"] is None)
    assert everybody["verdict"] == "degraded"
    assert {each["segment"] for each in found["features"]} == {None, "web", "shop"}
    assert all(each["verdict"] == "stable" for each in found["features"] if each["segment"])
    mix = next(each["values"] for each in found["warnings"] if each["key"] == "drift.mix")
    assert (mix["column"], mix["one"], mix["other"]) in {("Channel", "80%", "20%"), ("Channel", "20%", "80%")}


def test_groups_too_small_to_show_have_no_verdict_and_fail_no_run(kano, survey):
    """3,000 on the web each year; in the shop 4 a year, and by phone 40 and then 4."""
    counts = {"2023": (3000, 4, 40), "2024": (3000, 4, 4)}
    files = [
        survey(
            f"{year}.csv",
            {"map": "".join((WEB * 75)[:size] for size in sizes)},
            Channel=["web"] * sizes[0] + ["shop"] * sizes[1] + ["phone"] * sizes[2],
        )
        for year, sizes in counts.items()
    ]
    found = read(kano("drift", *files, "--by", "Channel", "--fail-on", "inconclusive", "--to", "json"))
    jsonschema.validate(found, SCHEMA)
    assert found["settings"]["min_group"] == 10
    by = {each["segment"]: each for each in found["features"]}
    told = {key: (one["verdict"], one["too_few"], one["undecided_by"]) for key, one in by.items()}
    assert told == {
        None: ("stable", False, None),
        "web": ("stable", False, None),
        "shop": (None, True, None),
        "phone": (None, True, None),
    }
    seen = {key: [(wave["n"], wave["too_few"]) for wave in one["waves"]] for key, one in by.items()}
    assert seen["shop"] == [(None, True), (None, True)]
    assert seen["phone"] == [(40, False), (None, True)]
    assert by["shop"]["waves"][0]["category"] is None
    for to in ("text", "md", "csv"):
        assert kano("drift", *files, "--by", "Channel", "--to", to).code == 0
    plain = kano("drift", *files, "--by", "Channel", "--to", "md").out
    assert plain.count("too few") >= 2
    (files[0].parent / "kano.toml").write_text("min_group = 1\n", encoding="utf-8")
    assert kano("drift", *files, "--by", "Channel", "--fail-on", "inconclusive").code == 1


def test_standardised_to_the_first_wave_nothing_moved(kano, files):
    found = read(kano("drift", *files, "--standardise", "Channel", "--to", "json"))
    feature = found["features"][0]
    assert feature["verdict"] == "stable"
    for one in feature["waves"]:
        assert one["shares"]["A"] == pytest.approx(0.8 * 0.8)
    assert feature["waves"][0]["effective_n"] == pytest.approx(200)
    assert feature["waves"][1]["effective_n"] < 100
    assert not [each for each in found["warnings"] if each["key"] == "drift.mix"]


def test_targets_of_the_settings_win(kano, files):
    (files[0].parent / "kano.toml").write_text("[targets.Channel]\nweb = 0.5\nshop = 0.5\n", encoding="utf-8")
    found = read(kano("drift", *files, "--standardise", "Channel", "--to", "json"))
    for one in found["features"][0]["waves"]:
        assert one["shares"]["A"] == pytest.approx(0.4)


def test_saved_counts_standardise_as_answers_do(kano, files, tmp_path):
    saved = []
    for file in files:
        saved.append(tmp_path / f"{file.stem}.tally.csv")
        assert kano("tally", file, "--by", "Channel", "-q", "-o", saved[-1]).code == 0
    names = [f"{file.name.split('.')[0]}={file}" for file in saved]
    direct = read(kano("drift", *files, "--standardise", "Channel", "--to", "json"))["features"][0]
    args = [part for name in names for part in ("--wave", name)]
    kept = read(kano("drift", *args, "--standardise", "Channel", "--to", "json"))["features"][0]
    for one, other in zip(direct["waves"], kept["waves"], strict=True):
        assert one["effective_n"] == pytest.approx(other["effective_n"])
        assert one["shares"] == pytest.approx(other["shares"])


def test_an_unknown_column_is_named(kano, files):
    ended = kano("drift", *files, "--standardise", "Chanel")
    assert ended.code in {3, 4}
    assert "Chanel" in ended.err


def test_a_wave_without_anybody_in_a_wanted_group_is_named(kano, files, survey, tmp_path):
    elsewhere = survey("2025.csv", {"map": WEB}, Channel=["phone"] * 40)
    ended = kano("drift", files[0], elsewhere, "--standardise", "Channel")
    assert ended.code == 4
    assert 'in wave "2025" nobody is in a group of Channel' in ended.err
    saved = [tmp_path / "2023.tally.csv", tmp_path / "2025.tally.csv"]
    for file, target in zip((files[0], elsewhere), saved, strict=True):
        assert kano("tally", file, "--by", "Channel", "-q", "-o", target).code == 0
    args = [part for target in saved for part in ("--wave", f"{target.stem[:4]}={target}")]
    ended = kano("drift", *args, "--standardise", "Channel")
    assert ended.code == 4
    assert 'in wave "2025" nobody is in a group of Channel' in ended.err


def test_shares_that_no_weights_can_give_are_refused(kano, survey):
    """In the second wave all of the web are young and all of the shop old, unlike in the first."""
    channels = ["web"] * 20 + ["shop"] * 20
    ages = (["young"] * 15 + ["old"] * 5) + (["young"] * 15 + ["old"] * 5)
    files = (
        survey("2023.csv", {"map": WEB}, Channel=channels, Age=ages),
        survey("2024.csv", {"map": WEB}, Channel=channels, Age=["young"] * 20 + ["old"] * 20),
    )
    ended = kano("drift", *files, "--standardise", "Channel", "--standardise", "Age")
    assert ended.code == 4
    assert 'no weights give wave "2024" the wanted shares of Channel, Age at once' in ended.err
    assert kano("drift", *files, "--standardise", "Age").code == 0


def test_raking_fits_every_margin_and_keeps_odds_ratios():
    rng = np.random.default_rng(5)
    people = 600
    first, second = rng.integers(0, 2, people), rng.integers(0, 3, people)
    weight = rng.uniform(0.5, 2, people)
    targets = np.array([0.3, 0.7]), np.array([0.2, 0.5, 0.3])
    out = rake(weight, [Column(first, targets[0]), Column(second, targets[1])])
    assert out.sum() == pytest.approx(weight.sum())
    for codes, target in ((first, targets[0]), (second, targets[1])):
        assert np.bincount(codes, out) / out.sum() == pytest.approx(target)
    factor = out / weight
    table = np.array([[factor[(first == i) & (second == j)][0] for j in range(3)] for i in range(2)])
    assert table[0] / table[1] == pytest.approx(np.full(3, table[0, 0] / table[1, 0]))
