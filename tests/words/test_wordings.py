"""Every answer of every wording is recognised as itself and as nothing else."""

from __future__ import annotations

import pytest

from kano.errors import UsageError
from kano.questionnaire import Wording
from kano.readers.answers.meaning import interpret
from kano.resources import facts
from kano.scale import ANSWERS, Answer
from kano.settings.panels.study import Settings
from kano.words.folding import normal
from kano.words.wordings import (
    AnswerSet,
    answer_sets,
    other_scale,
    scale_answers,
    scales,
    silent_texts,
    wordings,
)

SETS = [pytest.param(each, id=each.wording.key) for each in answer_sets()]
LANGUAGES = {"en", "nl", "de", "fr", "es", "pt", "it", "pl", "sv", "id", "zh-Hans", "zh-Hant", "ja", "ko"}


def one(text: str, side: int = 0, **options: object) -> Answer | None:
    texts = ([text], []) if side == 0 else ([], [text])
    return interpret(texts, Settings(**options)).answers[side].get(text)


def test_there_are_wordings_in_all_languages() -> None:
    assert {each.language for each in wordings()} == LANGUAGES | {""}


@pytest.mark.parametrize("each", SETS)
def test_a_file_in_one_wording_is_understood(each: AnswerSet) -> None:
    sides = (each.wording.functional, each.wording.dysfunctional)
    texts = tuple([text for text in side if text] for side in sides)
    found = interpret(texts, Settings())
    for side in (0, 1):
        for text, answer in zip(sides[side], ANSWERS, strict=True):
            if text:
                assert found.answers[side][text] is answer
    assert found.unknown == ((), ())
    assert not found.ambiguous
    assert len(found.wordings) == 1


@pytest.mark.parametrize("each", SETS)
def test_every_text_alone_means_what_its_set_says(each: AnswerSet) -> None:
    for side in (0, 1):
        for text, answer in each.texts[side].items():
            assert one(text, side) is answer, text


def test_folding_merges_no_two_answers_of_a_set() -> None:
    for key, entry in facts("wordings")["sets"].items():
        found: dict[str, set[int]] = {}
        sides = (entry["functional"], entry.get("dysfunctional", []))
        told = [(text, answer) for side in sides for text, answer in zip(side, ANSWERS, strict=False) if text]
        told += [(text, Answer.of(name)) for name, texts in entry.get("accept", {}).items() for text in texts]
        for text, answer in told:
            found.setdefault(normal(text), set()).add(int(answer))
        assert [text for text, answers in found.items() if len(answers) > 1] == [], key


def test_what_gives_no_answer_is_no_answer_of_a_set() -> None:
    assert not silent_texts() & {text for each in answer_sets() for side in each.texts for text in side}


# Texts that stand close together and mean opposite or unlike things.
TRAPS = [
    ("Normaal", "Neutraal", Answer.MUST_BE, Answer.NEUTRAL),
    ("Dat stoort mij", "Dat stoort mij niet", Answer.DISLIKE, Answer.LIVE_WITH),
    ("Prettig", "Niet prettig", Answer.LIKE, Answer.DISLIKE),
    ("Dat vind ik leuk", "Dat vind ik niet leuk", Answer.LIKE, Answer.DISLIKE),
    ("Cela me plaît", "Cela me déplaît", Answer.LIKE, Answer.DISLIKE),
    ("Das würde mich stören", "Das würde mich nicht stören", Answer.DISLIKE, Answer.LIVE_WITH),
    ("Das gefällt mir", "Das gefällt mir nicht", Answer.LIKE, Answer.DISLIKE),
    ("Me gusta", "No me gusta", Answer.LIKE, Answer.DISLIKE),
    ("Me gusta", "Me disgusta", Answer.LIKE, Answer.DISLIKE),
    ("Mi piace", "Non mi piace", Answer.LIKE, Answer.DISLIKE),
    ("Gosto", "Não gosto", Answer.LIKE, Answer.DISLIKE),
    ("喜欢", "不喜欢", Answer.LIKE, Answer.DISLIKE),
    ("喜歡", "不喜歡", Answer.LIKE, Answer.DISLIKE),
    ("気に入る", "気に入らない", Answer.LIKE, Answer.DISLIKE),
    ("마음에 든다", "마음에 들지 않는다", Answer.LIKE, Answer.DISLIKE),
    (
        "I dislike it, but I can live with it that way",
        "I dislike it that way",
        Answer.LIVE_WITH,
        Answer.DISLIKE,
    ),
    ("I like it that way", "I dislike it that way", Answer.LIKE, Answer.DISLIKE),
    ("I must be that way", "I dislike it that whay", Answer.MUST_BE, Answer.DISLIKE),
]


@pytest.mark.parametrize(("first", "second", "left", "right"), TRAPS)
def test_neighbouring_texts_keep_apart(first: str, second: str, left: Answer, right: Answer) -> None:
    assert (one(first), one(second)) == (left, right)


@pytest.mark.parametrize(
    "text",
    [
        "I LIKE IT",
        "I like it!",
        "I like it.",
        "  I  like\u00a0it  ",
        "“I like it”",
        "I like it 🤩",
        "I like it \u263a\ufe0f",
        "Ｉ like it",
    ],
)
def test_case_spaces_signs_and_emoji_do_not_matter(text: str) -> None:
    assert one(text) is Answer.LIKE


@pytest.mark.parametrize(
    ("text", "answer"), [("I’m neutral", Answer.NEUTRAL), ("Cela m’est égal 🤷‍♂️", Answer.NEUTRAL)]
)
def test_apostrophes_do_not_matter(text: str, answer: Answer) -> None:
    assert one(text) is answer


@pytest.mark.parametrize(
    "text",
    ["I like", "like it a lot", "I really like it", "I dislik it", "neutral-ish", "🙂", "live", "no", "maybe"],
)
def test_nothing_is_guessed(text: str) -> None:
    assert one(text) is None


def test_pictures_alone_are_unknown_not_blank() -> None:
    assert interpret((["😍", "😡"], []), Settings()).unknown[0] == ("😍", "😡")


@pytest.mark.parametrize(
    "text", ["don't know", "Weet niet", "geen mening", "n.v.t.", "N/A", "-", "keine Angabe", "不知道"]
)
def test_no_opinion_is_no_answer(text: str) -> None:
    assert one(text) is Answer.NO_ANSWER


def test_errors_of_spreadsheets_are_no_answer_and_are_told() -> None:
    found = interpret((["#N/A", "#VERW!"], ["I like it"]), Settings())
    assert found.errors == {"#N/A", "#VERW!"}
    assert set(found.answers[0].values()) == {Answer.NO_ANSWER}


def test_own_answers_win_and_may_differ_between_the_questions() -> None:
    settings = Settings(
        answers={"Geen mening": Answer.NEUTRAL},
        answers_functional={"Top": Answer.LIKE},
        answers_dysfunctional={"Top": Answer.DISLIKE},
    )
    found = interpret((["geen mening", "top!"], ["TOP"]), settings)
    assert found.answers[0] == {"geen mening": Answer.NEUTRAL, "top!": Answer.LIKE}
    assert found.answers[1] == {"TOP": Answer.DISLIKE}
    assert found.own


def a_set(key: str, *texts: str) -> AnswerSet:
    side = {normal(text): answer for text, answer in zip(texts, ANSWERS, strict=True)}
    return AnswerSet(Wording(key, texts, texts, "xx"), (side, side), frozenset(side))


def test_a_text_of_two_meanings_is_settled_by_the_texts_around_it() -> None:
    sets = (
        a_set("one", "good", "sure", "fine", "so-so", "bad"),
        a_set("two", "great", "fine", "meh", "ok", "awful"),
    )
    assert interpret((["fine", "so-so"], ["bad"]), Settings(), sets=sets).answers[0]["fine"] is Answer.NEUTRAL
    assert interpret((["fine", "meh"], ["awful"]), Settings(), sets=sets).answers[0]["fine"] is Answer.MUST_BE
    text, options = interpret((["fine"], []), Settings(), sets=sets).ambiguous[0]
    assert (text, dict(options)) == ("fine", {"one": Answer.NEUTRAL, "two": Answer.MUST_BE})


def test_a_wording_can_be_named() -> None:
    assert one("I like it", wording="nl-standard") is None
    with pytest.raises(UsageError, match="Did you mean"):
        one("I like it", wording="nl-standaard")


@pytest.mark.parametrize(
    ("scale", "functional", "dysfunctional"),
    [
        ("1-5", "12345", "12345"),
        ("5-1", "54321", "54321"),
        ("0-4", "01234", "01234"),
        ("4-0", "43210", "43210"),
        ("expect-first", "21345", "21345"),
    ],
)
def test_scales_of_digits(scale: str, functional: str, dysfunctional: str) -> None:
    found = interpret((list(functional), list(dysfunctional)), Settings(scale=scale))
    assert [found.answers[0][text] for text in functional] == list(ANSWERS)
    assert [found.answers[1][text] for text in dysfunctional] == list(ANSWERS)
    assert (found.scale, found.assumed) == (scale, False)


def test_scales_whose_questions_differ() -> None:
    dumouchel = [scale_answers("dumouchel", side) for side in (0, 1)]
    assert dumouchel[0][4.0] is Answer.LIKE
    assert dumouchel[1][4.0] is Answer.DISLIKE
    scores = interpret((["1", "0,5", "-0.25"], ["-0,5", "1"]), Settings(scale="scores"))
    assert list(scores.answers[0].values()) == [Answer.LIKE, Answer.MUST_BE, Answer.LIVE_WITH]
    assert list(scores.answers[1].values()) == [Answer.LIKE, Answer.DISLIKE]
    three = interpret((["1", "2", "3"], ["1", "2", "3"]), Settings(scale="three-level"))
    assert list(three.answers[0].values()) == [Answer.LIKE, Answer.MUST_BE, Answer.NEUTRAL]
    assert list(three.answers[1].values()) == [Answer.NEUTRAL, Answer.LIVE_WITH, Answer.DISLIKE]


def test_bare_numbers_are_1_to_5_unless_said_otherwise() -> None:
    found = interpret((["1", "5.0"], ["3"]), Settings())
    assert found.answers[0] == {"1": Answer.LIKE, "5.0": Answer.DISLIKE}
    assert (found.scale, found.assumed) == ("1-5", True)
    assert interpret((["0", "4"], []), Settings()).unknown[0] == ("0",)


def test_an_unknown_scale_is_refused() -> None:
    assert "1-5" in scales()
    with pytest.raises(UsageError, match="there is no scale"):
        interpret((["1"], []), Settings(scale="1-7"))


def test_number_labels_are_stripped_where_they_are_labels() -> None:
    labelled = [
        "1 - I like it",
        "2. I expect it",
        "(3) I am neutral",
        "4) I can tolerate it",
        "5: I dislike it",
    ]
    assert list(interpret((labelled, []), Settings()).answers[0].values()) == list(ANSWERS)
    twice = interpret((["1 - I like it", "1 - I dislike it"], []), Settings())
    assert twice.unknown[0] == ("1 - I like it", "1 - I dislike it")


def test_labelled_ends_tell_what_the_bare_numbers_between_them_mean() -> None:
    up = interpret((["1 - I like it", "2", "3"], ["4", "5 - I dislike it"]), Settings())
    assert (up.answers[0]["2"], up.answers[1]["4"]) == (Answer.MUST_BE, Answer.LIVE_WITH)
    down = interpret((["5 - I like it", "4", "3"], ["2", "1 - I dislike it"]), Settings())
    assert (down.answers[0]["4"], down.answers[1]["2"]) == (Answer.MUST_BE, Answer.LIVE_WITH)
    assert interpret((["I like it", "3"], []), Settings()).unknown[0] == ("3",)


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["Very satisfied", "Satisfied", "Dissatisfied"], "a satisfaction scale"),
        (["非常不满意", "不满意", "满意", "非常满意"], "a satisfaction scale"),
        (["Strongly agree", "Agree", "Disagree"], "an agreement scale"),
        (["Zeer tevreden", "Tevreden", "Ontevreden"], "a satisfaction scale"),
        (["Very important", "Not important"], "an importance scale"),
        (["I might", "Perhaps"], ""),
    ],
)
def test_other_scales_are_known_by_name(texts: list[str], title: str) -> None:
    assert other_scale(texts) == title


def test_languages_may_be_mixed() -> None:
    found = interpret((["I like it", "Dat verwacht ik"], ["Das ist mir egal", "No me gusta"]), Settings())
    assert found.unknown == ((), ())
    assert {each.language for each in found.wordings} == {"en", "nl", "de", "es"}


def test_one_wording_may_be_told_with_the_words_of_the_other_question() -> None:
    assert one("I barely accept it", side=0) is Answer.LIVE_WITH
    assert one("I reluctantly accept it", side=1) is Answer.LIVE_WITH
