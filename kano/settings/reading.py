"""Options that say how files are to be read."""

from __future__ import annotations

from dataclasses import dataclass

from kano.settings import checks, names
from kano.settings.choices import ChoiceOptions
from kano.settings.option import FILES, READING, declared


@dataclass(frozen=True, slots=True)
class ReadingOptions(ChoiceOptions):
    """How to read the files; each field's meaning is that of its option."""

    survey: str = declared(
        "",
        on=FILES,
        help="Questionnaire the questions come from: a key, or a TOML file.",
        panel=READING,
        metavar="KEY",
        meaning="Questionnaire that the questions come from: a key (kano surveys list), or a TOML file.",
    )
    scale: str = declared(
        "",
        allowed=names.scales,
        check=checks.wrong_scale,
        on=FILES,
        help="How bare numbers read: 1-5 (default, 1 = like), 5-1, 0-4, 4-0, three-level, …",
        panel=READING,
        metavar="SCALE",
        meaning="How bare numbers are read, such as 1-5 (1 = like) or 5-1 (5 = like).",
    )
    wording: str = declared(
        "",
        check=checks.wrong_wording,
        on=FILES,
        help="Answer wording, where several fit.",
        panel=READING,
        metavar="KEY",
        meaning="Keys of the answer wordings, with commas between them, where a text is an answer in several.",
    )
    functional: str = declared(
        "",
        on=FILES,
        help='Headers of functional questions, * being the feature: "Q*_yes".',
        panel=READING,
        metavar="PATTERN",
        meaning="Pattern of the headers of functional questions, * standing for the feature, such as *_fun.",
    )
    dysfunctional: str = declared(
        "",
        on=FILES,
        help='Headers of dysfunctional questions: "Q*_no".',
        panel=READING,
        metavar="PATTERN",
        meaning="Pattern of the headers of dysfunctional questions, such as *_dys.",
    )
    respondent: str = declared(
        "",
        on=("audit",),
        help="Column of ids, to find those that come twice.",
        panel=READING,
        metavar="COLUMN",
        meaning="Column of respondents' ids; they are held against one another and never shown.",
    )
    sheet: str = declared(
        "",
        on=(*FILES, "init"),
        help="Sheet of a workbook.",
        panel=READING,
        metavar="NAME",
        meaning="Sheet of a workbook; several with commas between them, * for all that hold a survey.",
    )
    encoding: str = declared(
        "",
        on=FILES,
        help="Encoding of a text file.",
        panel=READING,
        metavar="NAME",
        meaning="Encoding of text files, such as utf-8 or cp1252.",
    )
