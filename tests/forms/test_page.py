"""The web page, filled in by a real browser that is offline."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from kano.api import verbs as api
from kano.forms.choices import Choices
from kano.forms.making import make_form
from kano.forms.platforms.page import columns, page
from kano.questionnaire_file import questionnaire
from tests.support.forms.browser import CHROMIUM, Browser
from tests.support.forms.people import PAIRS, truth_of

needs_browser = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")


def build(path: Path, **choices: object) -> list[str]:
    form = make_form(questionnaire("buying-process"), Choices(**choices))
    path.write_text(page(form), encoding="utf-8")
    return columns(form)


def test_nothing_is_loaded_or_sent(tmp_path) -> None:
    build(tmp_path / "form.html", languages=("nl", "en"))
    text = (tmp_path / "form.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not re.search(
        r"(https?:)?//[a-z]+\.[a-z]|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|@import|src=", text
    )


def test_texts_can_not_break_out_of_the_page() -> None:
    form = make_form(questionnaire("six-basics"), Choices(segments=("</script><b>?=<i>|&amp;",), wave='"><x>'))
    text = page(form)
    assert text.count("</script>") == 2
    assert "<i>" not in text
    assert "<x>" not in text


def fill(browser: Browser, truth: dict[str, str], person: int) -> None:
    """One person: every radio clicked with the mouse, every page turned."""
    for _ in range(50):
        if browser.evaluate("!!document.getElementById('save')"):
            return
        names = browser.evaluate("[...new Set([...document.querySelectorAll('input')].map(e => e.name))]")
        for name in names:
            feature, _, side = name.rpartition("_")
            choice = 0
            if feature in truth:
                pairs = PAIRS[truth[feature]]
                choice = pairs[person % len(pairs)][side == "dys"] if side in {"fun", "dys"} else 4
            browser.click(f"input[name='{name}'][value='{choice}']")
        before = browser.evaluate("document.getElementById('head').textContent")
        browser.click("#next")
        browser.wait(f"document.getElementById('head').textContent !== {before!r}")
    raise AssertionError("the form has no end")


@needs_browser
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_browser_fills_in_the_page_and_saves_what_classifies(language, tmp_path) -> None:
    other = "en" if language == "nl" else "nl"
    heads = build(
        tmp_path / "form.html", languages=(language, other), importance=True, randomise=True, page_size=2,
        segments=("Klant? // Customer?=Nieuw // New|Vast // Regular",), wave="2026-1",
    )  # fmt: skip
    truth = truth_of(questionnaire("buying-process"))
    with Browser(tmp_path) as browser:
        browser.open(tmp_path / "form.html")
        for person in range(5):
            fill(browser, truth, person)
            if person < 4:
                browser.click("#another")
                browser.wait("!document.getElementById('save')")
        browser.click("#save")
        saved = browser.download(".csv")
        assert [url for url in browser.requests if not url.startswith(("file:", "blob:"))] == []
    rows = list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8-sig"))))
    assert list(rows[0]) == heads
    assert len(rows) == 5
    assert {row["wave"] for row in rows} == {"2026-1"}
    assert {row["segment"] for row in rows} == {"Nieuw"}
    assert len({row["respondent"] for row in rows}) == 5
    found = api.classify(saved)
    assert {record["feature"]: record["category"] for record in found.records()} == truth
    assert {record["importance"] for record in found.records()} == {5.0}


@needs_browser
def test_a_page_can_not_be_left_with_a_question_open(tmp_path) -> None:
    build(tmp_path / "form.html", languages=("nl", "en"))
    with Browser(tmp_path, width=390, height=800) as browser:
        browser.open(tmp_path / "form.html")
        browser.click("#next")
        assert browser.evaluate("document.querySelectorAll('[aria-invalid=true]').length") == 6
        assert browser.evaluate("document.activeElement.type") == "radio"
        assert "6 vragen" in browser.evaluate("document.getElementById('missing').textContent")
        # The page fits a telephone, and every question has a name for those who hear it.
        assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert browser.evaluate(
            "[...document.querySelectorAll('fieldset')].every(e => e.querySelector('legend').textContent)"
        )
        assert browser.evaluate("document.documentElement.lang") == "nl"
        browser.evaluate(
            "(s => { s.value = 'en'; s.dispatchEvent(new Event('change')); })(document.querySelector('select'))"
        )
        assert browser.evaluate("document.documentElement.lang") == "en"
        assert "How would you feel" in browser.evaluate("document.querySelector('legend').textContent")


@needs_browser
def test_people_are_shown_their_block_only(tmp_path) -> None:
    build(tmp_path / "form.html", languages=("en",), subset=2, page_size=9)
    truth = truth_of(questionnaire("buying-process"))
    with Browser(tmp_path) as browser:
        browser.open(tmp_path / "form.html")
        for person in range(12):
            fill(browser, truth, person)
            if person < 11:
                browser.click("#another")
                browser.wait("!document.getElementById('save')")
        browser.click("#save")
        saved = browser.download(".csv")
    rows = list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8-sig"))))
    assert len({row["kano_block"] for row in rows}) > 1
    for row in rows:
        assert sum(bool(row[f"{key}_fun"]) for key in truth) == 2
    for record in api.classify(saved).records():
        assert record["n"] + record["not_asked"] == 12
        assert record["no_answer"] == 0
