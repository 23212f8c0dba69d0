"""Options that say how files are to be read."""

from kano.settings import checks, names
from kano.settings.choices import ChoiceOptions
from kano.settings.kinds import TRUTH
from kano.settings.option import FILES, READING, declared
from kano.values import dataclass


@dataclass(frozen=True)
class ReadingOptions(ChoiceOptions):
    """How to read the files; each field's meaning is that of its option."""

    survey: str = declared(
        "", on=FILES, panel=READING, metavar="KEY",
        help="Questionnaire the questions come from: a key, or a TOML file.",
        meaning="Questionnaire that the questions come from: a key (kano surveys list), or a TOML file.",
    )  # fmt: skip
    scale: str = declared(
        "", allowed=names.scales, check=checks.wrong_scale, on=FILES, panel=READING, metavar="SCALE",
        help="How bare numbers read: 1-5 (default, 1 = like), 5-1, 0-4, 4-0, three-level, …",
        meaning="How bare numbers are read, such as 1-5 (1 = like) or 5-1 (5 = like).",
    )  # fmt: skip
    scale_dysfunctional: str = declared(
        "", check=checks.wrong_scale, on=FILES, panel=READING, metavar="SCALE",
        help="The same of dysfunctional questions, where it runs the other way.",
        meaning="How numbers of dysfunctional questions are read, where they run the other way.",
    )  # fmt: skip
    wording: str = declared(
        "", check=checks.wrong_wording, on=FILES, panel=READING, metavar="KEY",
        help="Answer wording, where several fit.",
        meaning="Keys of the answer wordings, with commas between them, where a text is an answer in several.",
    )  # fmt: skip
    functional: str = declared(
        "", on=FILES, panel=READING, metavar="PATTERN",
        help='Headers of functional questions, * being the feature: "Q*_yes".',
        meaning="Pattern of the headers of functional questions, * standing for the feature, such as *_fun.",
    )  # fmt: skip
    dysfunctional: str = declared(
        "", on=FILES, panel=READING, metavar="PATTERN", help='Headers of dysfunctional questions: "Q*_no".',
        meaning="Pattern of the headers of dysfunctional questions, such as *_dys.",
    )  # fmt: skip
    feature: str = declared(
        "", on=tuple(each for each in FILES if each != "plot"), panel=READING, metavar="COLUMN",
        help="Column of features, where rows are pairs of answers.",
        meaning="Column that names the feature, where rows are pairs of answers.",
    )  # fmt: skip
    set_aside: bool = declared(
        False, kind=TRUTH, on=FILES, panel=READING,
        help="Leave out pairs that only a person can tell apart, and count them.",
        meaning="Whether pairs of columns that only a person can tell apart are left out and counted.",
    )  # fmt: skip
    outcome: str = declared(
        "", on=("advise", "check", "report"), panel=READING, metavar="COLUMN",
        help="Column of an outcome: a mark that everybody gave once, such as goodwill.",
        meaning="Columns of outcomes, with commas between them: marks that everybody gave once.",
    )  # fmt: skip
    respondent: str = declared(
        "", on=("audit", "sql"), panel=READING, metavar="COLUMN",
        help="Column of ids, to find those that come twice.",
        meaning="Column of respondents' ids; they are held against one another and never shown.",
    )  # fmt: skip
    sheet: str = declared(
        "", on=(*FILES, "init"), panel=READING, metavar="NAME", help="Sheet of a workbook.",
        meaning="Sheet of a workbook; several with commas between them, * for all that hold a survey.",
    )  # fmt: skip
    encoding: str = declared(
        "", on=FILES, panel=READING, metavar="NAME", help="Encoding of a text file.",
        meaning="Encoding of text files, such as utf-8 or cp1252.",
    )  # fmt: skip
