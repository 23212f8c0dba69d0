"""Text without a mark of its encoding is read as it was written or asked about, never as something else."""

import io
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kano.errors import DataError
from kano.readers.files.source import sheets
from kano.words.wordings import wordings

CODECS = {
    "de": ("cp1252", "mac_roman", "cp850"),
    "fr": ("cp1252", "mac_roman", "cp850"),
    "es": ("cp1252", "mac_roman", "cp850"),
    "pt": ("cp1252", "mac_roman", "cp850"),
    "it": ("cp1252", "mac_roman"),
    "pl": ("cp1250", "iso8859_2", "cp852"),
    "cs": ("cp1250", "iso8859_2"),
    "hu": ("cp1250", "iso8859_2"),
    "tr": ("cp1254",),
    "ru": ("cp1251", "koi8_r", "cp866"),
    "sv": ("cp1252", "mac_roman"),
    "el": ("cp1253", "iso8859_7"),
    "zh-Hans": ("gb18030", "gbk"),
    "zh-Hant": ("big5", "cp950"),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949", "euc_kr"),
}
"""Encodings in which programs of each language save text."""
OTHERS = {
    "pl": [
        "Gdyby aplikacja miała ciemny motyw, jak byś się czuł?",
        "Podoba mi się",
        "Jest mi to obojętne",
        "Mogę z tym żyć",
    ],
    "cs": [
        "Jak byste se cítili, kdyby aplikace měla tmavý režim?",
        "Líbí se mi to",
        "Očekávám to",
        "Nevadí mi to",
    ],
    "hu": [
        "Mit érezne, ha az alkalmazásnak lenne sötét módja?",
        "Tetszik",
        "Elvárom, hogy így legyen",
        "Közömbös számomra",
    ],
    "tr": [
        "Uygulamada karanlık mod olsaydı ne hissederdiniz?",
        "Hoşuma gider",
        "Böyle olmasını beklerim",
        "Hoşuma gitmez",
    ],
    "ru": [
        "Что вы почувствуете, если в приложении есть тёмная тема?",
        "Мне это нравится",
        "Мне всё равно",
        "Не нравится",
    ],
    "sv": [
        "Hur skulle du känna dig om appen hade mörkt läge?",
        "Det gillar jag",
        "Det förväntar jag mig",
        "Det är jag neutral till",
    ],
    "el": ["Πώς θα νιώθατε αν η εφαρμογή είχε σκούρο θέμα;", "Μου αρέσει", "Το περιμένω", "Δεν μου αρέσει"],
}
PAIRS = Path(__file__).resolve().parents[2] / "contact" / "hard_pairs.tsv"


def texts(language: str) -> list[str]:
    """Questions and answers in a language."""
    found = list(OTHERS.get(language, ()))
    found += [text for each in wordings() if each.language == language for text in each.functional]
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]]
    names = {language, {"zh-Hans": "zh", "zh-Hant": "zh-TW"}.get(language, language)}
    return found + [text for row in rows if row[2] in names for text in row[:2]]


def files() -> Iterator[tuple[str, str, list[list[str]]]]:
    """Language, encoding and rows of files drawn with a seed; none that are ASCII or can't be written."""
    chance = random.Random("encodings")
    for language, codecs in CODECS.items():
        known = texts(language)
        for codec in codecs * 8:
            header = ["id", *chance.sample(known, 2)]
            rows = [header, *([str(i), *chance.choices(known, k=2)] for i in range(12))]
            try:
                if not repr(rows).encode(codec).isascii():
                    yield language, codec, rows
            except UnicodeEncodeError:
                continue


def read(data: bytes) -> list[list[str]] | str:
    """The cells of a text file, or the question that is asked."""
    try:
        (sheet,) = sheets(io.BytesIO(data))
    except DataError as error:
        return str(error)
    return [list(row) for row in sheet.head]


def test_files_in_the_encodings_of_sixteen_languages() -> None:
    found: Counter[str] = Counter()
    wrong = []
    for language, codec, rows in files():
        held = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
        cells = read(held.encode(codec))
        outcome = "asked" if isinstance(cells, str) else "right" if cells == rows else "wrong"
        found[outcome] += 1
        if outcome != "right":
            wrong.append((language, codec, outcome, cells if isinstance(cells, str) else cells[:3]))
    assert found.total() > 200
    assert not found["wrong"], wrong
    assert found["asked"] <= 0.05 * found.total(), wrong


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["功能,我很喜欢", "Функция,Мне нравится", "feature,I like it"])
def test_two_bytes_a_letter_without_a_mark(codec: str, text: str) -> None:
    rows = [text] + [f"{i},{text.split(',')[1]}" for i in range(8)]
    assert read("\r\n".join(rows).encode(codec)) == [row.split(",") for row in rows]


def test_several_encodings_that_read_well_are_asked_about() -> None:
    said = read("id;name\n1;už\n2;žena\n".encode("iso8859_2"))
    assert "--encoding windows-1250    reads uľ, ľena" in said
    assert "--encoding iso-8859-2    reads už, žena" in said
