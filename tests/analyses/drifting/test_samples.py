"""What the source texts say of time comes out of the samples."""

from __future__ import annotations

import json
import shutil

import pytest

from kano import drift
from kano.render.terminal import render


def features(ended):
    assert ended.code == 0, ended.err
    return {each["feature"]: each for each in json.loads(ended.out)["features"]}


def gmail(samples, *names):
    return [samples / f"gmail_{name}.csv" for name in names]


def test_gmail_sinks_by_beleving_to_basis_with_both_dates(kano, samples):
    ended = kano("drift", *gmail(samples, "2004-04", "2008-06", "2016-11"), "--to", "json")
    found = features(ended)["gmail_1gb"]
    assert (found["verdict"], found["direction"]) == ("degraded", "basis")
    assert found["route"] == ["A", "O", "M"]
    assert [(each["from"], each["to"], each["dates"]) for each in found["changes"]] == [
        ("A", "O", ["2004-04-01", "2008-06-01"]),
        ("O", "M", ["2008-06-01", "2016-11-01"]),
    ]
    assert all(each["probability"] > 0.9 for each in found["changes"])


def test_the_outer_waves_alone_sink_straight_to_basis(kano, samples):
    ended = kano("drift", *gmail(samples, "2004-04", "2016-11"), "--to", "json")
    found = features(ended)["gmail_1gb"]
    assert (found["verdict"], found["route"]) == ("degraded", ["A", "M"])
    assert found["changes"][0]["dates"] == ["2004-04-01", "2016-11-01"]
    assert found["forecast"] == []
    assert found["moving"] is None


def test_the_order_of_the_files_doesnt_matter(kano, samples):
    files = gmail(samples, "2016-11", "2004-04", "2008-06")
    turned = features(kano("drift", *files, "--to", "json"))
    assert turned == features(kano("drift", *sorted(files), "--to", "json"))


def test_one_sheet_with_a_column_of_waves_says_the_same(kano, samples):
    ended = kano("drift", samples / "gmail_waves.xlsx", "--wave", "Meting", "--to", "json")
    assert features(ended)["gmail_1gb"]["route"] == ["A", "O", "M"]


def test_a_saved_tally_drifts_as_its_survey(kano, samples, tmp_path):
    book = samples / "gmail_waves.xlsx"
    assert kano("tally", book, "--wave", "Meting", "-q", "-o", tmp_path / "counts.csv").code == 0
    direct = features(kano("drift", book, "--wave", "Meting", "--to", "json"))["gmail_1gb"]
    kept = features(kano("drift", tmp_path / "counts.csv", "--to", "json"))["gmail_1gb"]
    for key in ("verdict", "route", "p", "waves", "effect", "forecast"):
        assert kept[key] == direct[key], key


@pytest.fixture
def complaints(samples, tmp_path):
    files = [shutil.copy(samples / f"klacht_{year}.csv", tmp_path) for year in (2016, 2018)]
    return tmp_path, files


def test_two_complaint_features_are_two_until_an_alias_says_otherwise(kano, complaints):
    folder, files = complaints
    apart = kano("drift", *files)
    assert apart.code == 4
    assert "klacht_opgelost" in apart.err
    assert "[aliases]" in apart.err
    (folder / "kano.toml").write_text('[aliases]\nklacht_opgelost = "bas_klachten"\n', encoding="utf-8")
    ended = kano("drift", *files, "--to", "json")
    found = features(ended)
    assert list(found) == ["klacht_opgelost"]
    assert found["klacht_opgelost"]["verdict"] == "degraded"
    assert found["klacht_opgelost"]["route"] == ["A", "M"]
    said = {each["key"]: each["values"] for each in json.loads(ended.out)["warnings"]}
    assert "van begin tot eind oplost" in said["drift.accepted.question"]["one"]
    assert "uitstekend wordt afgehandeld" in said["drift.accepted.question"]["other"]


def test_the_dutch_report_is_dutch_throughout(kano, samples):
    ended = kano("drift", *gmail(samples, "2004-04", "2008-06", "2016-11"), "--lang", "nl")
    assert ended.code == 0, ended.err
    assert "1 gezakt" in ended.out
    assert "bijzonder → beleving tussen 2004-04 en 2008-06" in ended.out
    for english in ("degraded", "between", "Feature", "respondents", "Still", "waves"):
        assert english not in ended.out


@pytest.mark.parametrize("ending", ["md", "json", "csv", "txt"])
def test_a_file_and_a_redirect_hold_the_same_bytes(kano, samples, tmp_path, ending):
    files = gmail(samples, "2004-04", "2008-06", "2016-11")
    target = tmp_path / f"report.{ending}"
    kano("drift", *files, "-q", "-o", target)
    printed = kano("drift", *files, "--to", "text" if ending == "txt" else ending)
    assert target.read_bytes() == printed.out.encode()


def test_the_verdict_comes_first_and_a_row_fits_80_columns(samples):
    found = drift(*gmail(samples, "2004-04", "2008-06", "2016-11"))
    lines = render(found.report(), width=80, colour=False).splitlines()
    assert lines[3] == "1 degraded"
    row = next(line for line in lines if "AOM" in line)
    assert row.startswith("1 GB free e-mail")
    assert all(said in row for said in ("▂▄▇", "degraded", "-0.77", "88%"))
    assert max(map(len, lines)) <= 80
