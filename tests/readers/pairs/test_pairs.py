"""Which columns make a pair, and which of the two is functional: right or asked, never swapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kano.errors import DataError
from kano.readers.columns.table import table_of
from kano.readers.files.sheet import sheet_of
from kano.readers.pairs import questionnaires
from kano.readers.pairs.evidence import find_pairs
from kano.readers.reading import Reading
from kano.settings.panels.study import FeatureSettings, Settings
from tests.support.pasted import block_of, with_columns

REGISTERS = ("nl-u", "nl-je", "en")
TEXTS = (("I like it", "I dislike it"), ("I expect it", "I am neutral"), ("I am neutral", "I can tolerate it"))
DIGITS = (("1", "5"), ("2", "3"), ("3", "4"))

Texts = tuple[str, str]


@pytest.fixture
def without_questionnaires(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questionnaires, "_contents", lambda: ())


def bank(register: str) -> list[Texts]:
    """The pairs of all questionnaires that come with the program."""
    from kano.questionnaire_file import shipped_questionnaires

    asked = [feature.questions.get(register) for each in shipped_questionnaires() for feature in each.features]
    return list(dict.fromkeys((each.functional, each.dysfunctional) for each in asked if each))


def found(
    columns: Sequence[str], cells: Sequence[Texts] = TEXTS, settings: Settings | None = None
) -> set[Texts]:
    """Functional and dysfunctional headers that were paired."""
    rows = [["Timestamp", *columns]]
    rows += [["2026-03-01 10:00", *(pair[i % 2] for i in range(len(columns)))] for pair in cells]
    sheet = sheet_of(lambda: iter(rows), file="survey.csv")
    table = table_of(sheet, settings or Settings())
    pairing = find_pairs(table)
    if pairing.problems:
        raise DataError(pairing.problems)
    name = table.header.name
    return {(name(pair.functional), name(pair.dysfunctional)) for pair in pairing.pairs}


def right_or_asked(pairs: Sequence[Texts], columns: Sequence[str], cells: Sequence[Texts]) -> bool:
    """Whether all pairs came out right; False where the reader asks."""
    try:
        pairs_found = found(columns, cells)
    except DataError as error:
        if re.search(r"can't be told apart(?s:.*)\[features\.", str(error)):
            return False
        raise
    assert pairs_found == set(pairs)
    return True


def by_turns(pairs: Sequence[Texts], *, backwards: bool) -> list[str]:
    return [text for pair in pairs for text in (pair[::-1] if backwards else pair)]


def in_blocks(pairs: Sequence[Texts], *, backwards: bool) -> list[str]:
    first = int(backwards)
    return [pair[first] for pair in pairs] + [pair[1 - first] for pair in pairs]


@pytest.mark.usefixtures("without_questionnaires")
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("backwards", [False, True], ids=["functional-first", "dysfunctional-first"])
class TestTheQuestionBank:
    """Over a hundred pairs, without the questionnaires that hold them."""

    def test_each_pair_alone(self, register: str, *, backwards: bool) -> None:
        outcomes = [
            right_or_asked([pair], by_turns([pair], backwards=backwards), TEXTS) for pair in bank(register)
        ]
        assert not (backwards and any(outcomes))
        assert backwards or sum(outcomes) >= 0.9 * len(outcomes)

    @pytest.mark.parametrize("cells", [TEXTS, DIGITS], ids=["texts", "digits"])
    @pytest.mark.parametrize("layout", [by_turns, in_blocks])
    @pytest.mark.parametrize("size", [4, 200])
    def test_together(
        self,
        register: str,
        cells: Sequence[Texts],
        layout: Callable[..., list[str]],
        size: int,
        *,
        backwards: bool,
    ) -> None:
        pairs = bank(register)
        parts = [pairs[i : i + size] for i in range(0, len(pairs), size)]
        outcomes = [right_or_asked(part, layout(part, backwards=backwards), cells) for part in parts]
        assert not (backwards and any(outcomes))
        assert size == 200 or backwards or sum(outcomes) >= 15


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("backwards", [False, True])
def test_with_the_questionnaires_order_does_not_matter(register: str, *, backwards: bool) -> None:
    outcomes = [right_or_asked([pair], by_turns([pair], backwards=backwards), TEXTS) for pair in bank(register)]
    assert sum(outcomes) >= (60 if backwards else 110)


def shipped_pairs() -> Iterator[Texts]:
    from kano.questionnaire_file import shipped_questionnaires

    for each in shipped_questionnaires():
        for feature in each.features:
            for question in feature.questions.values():
                yield question.functional, question.dysfunctional


def test_every_shipped_question_is_known_in_either_order() -> None:
    for pair in shipped_pairs():
        assert found(pair) == {pair}
        assert found(pair[::-1]) == {pair}


@pytest.mark.parametrize(
    ("functional", "dysfunctional"),
    [
        ("F1_f", "F1_d"),
        ("F1_fun", "F1_dys"),
        ("F1_functional", "F1_dysfunctional"),
        ("F1.functional", "F1.dysfunctional"),
        ("F1 (functional)", "F1 (dysfunctional)"),
        ("F1 - functional", "F1 - dysfunctional"),
        ("functional_F1", "dysfunctional_F1"),
        ("Functional: maps", "Dysfunctional: maps"),
        ("F1fun", "F1dys"),
        ("F1f", "F1d"),
        ("mapsFunctional", "mapsDysfunctional"),
        ("F1_pos", "F1_neg"),
        ("Q1+", "Q1-"),
        ("maps_with", "maps_without"),
        ("Maps [with]", "Maps [without]"),
        ("With maps", "Without maps"),
        ("maps_has", "maps_lacks"),
        ("kaart_met", "kaart_zonder"),
        ("kaart wel", "kaart niet"),
        ("kaart (functioneel)", "kaart (disfunctioneel)"),
        ("karte_mit", "karte_ohne"),
        ("carte_avec", "carte_sans"),
        ("地图_正向", "地图_反向"),
        ("F01/F01_fun", "F01/F01_dys"),
        ("F01[fun]", "F01[dys]"),
        ("F01[fun]. Maps [If it HAS maps?]", "F01[dys]. Maps [If it does NOT have maps?]"),
    ],
)
@pytest.mark.parametrize("cells", [TEXTS, DIGITS], ids=["texts", "digits"])
def test_suffixed_names_in_any_order(functional: str, dysfunctional: str, cells: Sequence[Texts]) -> None:
    assert found([functional, dysfunctional], cells) == {(functional, dysfunctional)}
    assert found([dysfunctional, functional], cells) == {(functional, dysfunctional)}


def test_names_are_compared_whole() -> None:
    columns = ["search_f", "search history_f", "search history_d", "search_d"]
    assert found(columns) == {("search_f", "search_d"), ("search history_f", "search history_d")}


def test_a_suffix_without_its_partner_is_told() -> None:
    with pytest.raises(DataError, match=r'C "F2_fun" has no dysfunctional partner|D "F2_fun" has no'):
        found(["F1_fun", "F1_dys", "F2_fun"])


GRID = ("How do you feel if the app has this?", "How do you feel if the app does not have this?")


@pytest.mark.parametrize("form", ["{stem} [{name}]", "{stem} - {name}"])
def test_grids(form: str) -> None:
    names = ["Search", "Search history", "E-mail"]
    columns = [form.format(stem=stem, name=name) for stem in GRID for name in names]
    assert found(columns) == {(columns[i], columns[i + 3]) for i in range(3)}


def test_a_chinese_grid() -> None:
    stems = ("1. 如果具備這個功能，你的感受是？", "2. 如果不具備這個功能，你的感受是？")
    columns = [f"{stem} [{name}]" for stem in stems for name in ("地圖", "搜尋")]
    cells = [("喜歡", "不喜歡"), ("無所謂", "能忍受")]
    assert found(columns, cells) == {(columns[0], columns[2]), (columns[1], columns[3])}


def test_marked_questions_with_gaps_in_their_numbers() -> None:
    columns = [
        "1、正向题 Q1：当该厨具具备一键菜谱功能时，您的感受是？",
        "2、反向题 Q2：当该厨具不具备一键菜谱功能时，您的感受是？",
        "5、正向题 Q5：当该厨具具备远程控制功能时，您的感受是？",
        "6、反向题 Q6：当该厨具不具备远程控制功能时，您的感受是？",
    ]
    cells = [("非常喜欢", "很不喜欢"), ("无所谓", "勉强接受")]
    assert found(columns, cells) == {(columns[0], columns[1]), (columns[2], columns[3])}


def test_two_header_rows_are_joined(read_rows: Callable[..., Reading]) -> None:
    reading = read_rows(
        [
            ["", "Maps", "", "Alarm", ""],
            ["Respondent", "functional", "dysfunctional", "functional", "dysfunctional"],
            ["1", "I like it", "I dislike it", "I expect it", "I am neutral"],
            ["2", "I like it", "I am neutral", "I expect it", "I dislike it"],
        ]
    )
    assert [feature.label() for feature in reading.data.features] == ["Maps", "Alarm"]
    assert reading.data.answers.tolist() == [[[0, 4], [1, 2]], [[0, 2], [1, 4]]]


def test_the_second_header_row_of_surveymonkey(read_rows: Callable[..., Reading]) -> None:
    reading = read_rows(
        [
            ["Respondent ID", GRID[0], "", GRID[1], "", "What is your age?"],
            ["", "Maps", "Alarm", "Maps", "Alarm", "Response"],
            ["3292879998", "I like it", "I expect it", "I dislike it", "I am neutral", "18-29"],
            ["3292879999", "I like it", "I expect it", "I am neutral", "I am neutral", "30-44"],
        ]
    )
    assert [feature.label() for feature in reading.data.features] == ["Maps", "Alarm"]
    assert reading.source.layout == "grid"
    assert reading.data.answers.tolist() == [[[0, 4], [1, 2]], [[0, 2], [1, 2]]]


def test_an_answer_column_without_partner_is_told_however_it_is_named() -> None:
    with pytest.raises(DataError, match="this column holds answers but has no partner"):
        found(["F1_fun", "F1_dys", "Remarks"])


ALARM = ("How would you feel if the app has an alarm?", "How would you feel if the app does not have an alarm?")
MAPS = ("How would you feel if the app has offline maps?", "How would you feel if the app has no offline maps?")
ROUTE = ("How would you feel if it shares the route?", "How would you feel if it doesn't share the route?")
OTHER = "How would you feel if your friends used it?"


@pytest.mark.parametrize(
    "columns",
    [
        [OTHER, *ALARM, *MAPS],
        [*ALARM, OTHER, *MAPS],
        [OTHER, *ALARM, *MAPS, "How would you feel if it were blue?"],
        [ALARM[1], *MAPS, *ROUTE, ALARM[0]],
    ],
)
def test_one_column_too_many_shifts_nothing(columns: list[str]) -> None:
    with pytest.raises(DataError) as raised:
        found(columns)
    assert "no partner" in str(raised.value) or "can't be told apart" in str(raised.value)


def test_neighbours_of_unlike_questions_are_no_pair() -> None:
    with pytest.raises(DataError):
        found([ALARM[0], MAPS[1], MAPS[0], ALARM[1]])


def test_one_contradiction_puts_all_of_the_file_in_doubt() -> None:
    with pytest.raises(DataError) as raised:
        found([*ALARM, *MAPS[::-1], *ROUTE])
    assert str(raised.value).count("[features.") == 3


UNSAFE = [
    ("The app not only shows the route but also the traffic", "The app shows only the route"),
    ("You can pay without cash", "You can only pay with cash"),
    ("You meet no obstacles", "You meet obstacles"),
    ("U hoeft niet lang te wachten", "U moet lang wachten"),
    ("Het product is zonder suiker", "Het product is met suiker"),
    ("Nothing holds you back", "Things hold you back"),
    ("Sie sehen keine Werbung", "Sie sehen Werbung"),
    ("Vous ne voyez pas de publicité", "Vous voyez de la publicité"),
    ("您看不到广告", "您看到广告"),
    ("U betaalt zonder kosten", "U betaalt alleen met kosten"),
]


@pytest.mark.parametrize(("functional", "dysfunctional"), UNSAFE)
def test_a_functional_question_with_a_negation_is_asked(functional: str, dysfunctional: str) -> None:
    for columns in ([functional, dysfunctional], [dysfunctional, functional]):
        with pytest.raises(DataError, match="can't be told apart"):
            found([f"How would you feel if: {text}?" for text in columns])


CLEAR = [
    ("Wie wäre es, wenn die App Karten hat?", "Wie wäre es, wenn die App keine Karten hat?"),
    (
        "Que pensez-vous si le lit a une fonction réveil ?",
        "Que pensez-vous si le lit n'a pas de fonction réveil ?",
    ),
    ("¿Cómo se siente si la app tiene mapas?", "¿Cómo se siente si la app no tiene mapas?"),
    ("Como se sente se o app tem mapas?", "Como se sente se o app não tem mapas?"),
    ("Come ti senti se l'app ha le mappe?", "Come ti senti se l'app non ha le mappe?"),
    ("如果该应用具备离线地图，您的感受是？", "如果该应用不具备离线地图，您的感受是？"),
    ("如果這個產品有這個功能，你的感受是？", "如果這個產品沒有這個功能，你的感受是？"),
    ("このアプリに地図機能がある場合、どう感じますか", "このアプリに地図機能がない場合、どう感じますか"),
    ("앱에 지도가 있다면 어떻게 느끼십니까?", "앱에 지도가 없다면 어떻게 느끼십니까?"),
    ("Hoe vindt u het als de app WEL kaarten heeft?", "Hoe vindt u het als de app GEEN kaarten heeft?"),
    ("How do you feel if you can log in by card?", "How do you feel if you can't log in by card?"),
    ("How do you feel if somebody helps you?", "How do you feel if nobody helps you?"),
]


@pytest.mark.parametrize(("functional", "dysfunctional"), CLEAR)
def test_negation_in_many_languages(functional: str, dysfunctional: str) -> None:
    assert found([functional, dysfunctional]) == {(functional, dysfunctional)}
    with pytest.raises(DataError, match="can't be told apart"):
        found([dysfunctional, functional])


def test_the_lines_of_the_question_settle_it() -> None:
    import tomllib

    from kano.settings.file import parse_settings

    columns = ["How do you feel if you get many?", "How do you feel if you get few?", *ALARM]
    with pytest.raises(DataError) as raised:
        found(columns)
    pasted = tomllib.loads(with_columns(block_of(raised.value)))
    settings = parse_settings(pasted, Path("kano.toml"))
    assert found(columns, settings=settings) == {(columns[0], columns[1]), ALARM}


def test_repeated_headers_are_named_by_their_letters() -> None:
    with pytest.raises(DataError) as raised:
        found(["If the app HAS ..", "If the app HAS .."])
    (question,) = raised.value.problems[0].questions
    assert question.proposals[0].lines.endswith('functional = "B"\ndysfunctional = "C"')


def test_settings_by_text_letters_and_patterns() -> None:
    by_letter = Settings(features=(FeatureSettings("maps", "C", "B"),))
    assert found(["one", "two"], settings=by_letter) == {("two", "one")}
    by_text = Settings(features=(FeatureSettings("maps", "One", "two "),))
    assert found(["one", "two"], settings=by_text) == {("one", "two")}
    pattern = Settings(functional="Yes: *", dysfunctional="No: *")
    columns = ["No: a", "Yes: b", "Yes: a", "No: b"]
    assert found(columns, settings=pattern) == {("Yes: a", "No: a"), ("Yes: b", "No: b")}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (Settings(features=(FeatureSettings("maps", "three", "two"),)), 'no column "three"'),
        (Settings(features=(FeatureSettings("maps", "one", "one"),)), "twice"),
        (Settings(functional="*_x"), "one of the two questions only"),
        (Settings(functional="*_x", dysfunctional="*_y"), "no header fits"),
        (Settings(functional="o*", dysfunctional="t*"), "dysfunctional columns by these patterns"),
    ],
)
def test_settings_that_fit_no_column(settings: Settings, message: str) -> None:
    with pytest.raises(DataError, match=message):
        found(["one", "two"], settings=settings)


def test_questions_of_another_kind_are_not_asked_about() -> None:
    rows = [[*ALARM, "I trust this shop", "I trust this brand", "How old are you?"]]
    rows += [["1", "5", "2", "3", "4"], ["2", "3", "4", "5", "5"]]
    sheet = sheet_of(lambda: iter(rows), file="survey.csv")
    pairs = find_pairs(table_of(sheet, Settings())).pairs
    assert [(pair.functional, pair.dysfunctional) for pair in pairs] == [(0, 1)]


def test_letters_with_a_bare_number_behind_them_are_pairs_where_all_have_partners_with_answers(
    read_rows,
) -> None:
    rows = [["F1", "F2", "F3", "D1", "D2", "D3"], *[["1", "2", "3", "5", "5", "3"]] * 12]
    reading = read_rows(rows)
    assert [feature.key for feature in reading.data.features] == ["f1_d1", "f2_d2", "f3_d3"]
    assert reading.data.answers[0].tolist() == [[0, 4], [1, 4], [2, 2]]


def test_demographics_beside_numbered_questions_are_no_partners(read_rows) -> None:
    rows = [
        ["F1", "F2", "F3", "D1", "D2"],
        *[["1", "2", "3", "male", "Delft"], ["1", "2", "3", "female", "Gouda"]] * 6,
    ]
    with pytest.raises(DataError):
        read_rows(rows)
