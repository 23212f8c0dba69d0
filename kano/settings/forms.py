"""Options of the commands about questionnaires: `kano form` and `kano surveys`."""

from __future__ import annotations

from kano.settings.kinds import TEXTS, TRUTH, WHOLE
from kano.settings.option import Option

WORDS, ASKED, ORDER = "Words", "What is asked", "Order and selection"
_FORM, _NEW = ("form",), ("new",)

FORMS = (
    Option(
        name="to",
        on=_FORM,
        help="Platform: xlsform, limesurvey, qualtrics, surveyjs, google, microsoft, html, excel, print.",
        metavar="FORMAT",
        needed=True,
    ),
    Option(
        name="lang",
        kind=TEXTS,
        on=_FORM,
        help="nl or en; repeat for several, the first opens.",
        panel=WORDS,
        metavar="LANG",
        repeat=True,
    ),
    Option(
        name="register",
        default="u",
        on=("form", "show"),
        help="Dutch addresses people by: u or je.",
        metavar="u|je",
        shown=True,
    ),
    Option(
        name="wording",
        kind=TEXTS,
        on=_FORM,
        help="Answer wording, one a language; the study's own.",
        panel=WORDS,
        metavar="KEY",
        repeat=True,
    ),
    Option(name="wave", on=_FORM, help="Label of this wave.", panel=WORDS, metavar="LABEL"),
    Option(
        name="importance",
        default=False,
        kind=TRUTH,
        on=_FORM,
        help="Ask how important each feature is (1-9).",
        panel=ASKED,
    ),
    Option(
        name="fulfilment",
        default=False,
        kind=TRUTH,
        on=_FORM,
        help="Ask how satisfied people are with each now (1-10).",
        panel=ASKED,
    ),
    Option(
        name="segment",
        kind=TEXTS,
        on=_FORM,
        help='A question that divides people: "Question=option|option"; translations behind //.',
        panel=ASKED,
        metavar="TEXT",
        repeat=True,
    ),
    Option(
        name="control", default=False, kind=TRUTH, on=_FORM, help="Add a negative control item.", panel=ASKED
    ),
    Option(
        name="layout",
        default="pairs",
        on=_FORM,
        help="pairs together (default), or blocks of one kind.",
        panel=ORDER,
        metavar="NAME",
    ),
    Option(
        name="randomise",
        default=False,
        kind=TRUTH,
        on=_FORM,
        help="Shuffle the features, pairs kept together.",
        panel=ORDER,
    ),
    Option(
        name="page_size",
        default=3,
        kind=WHOLE,
        on=_FORM,
        help="Features a page, 3 (default).",
        panel=ORDER,
        metavar="N",
    ),
    Option(
        name="subset",
        default=0,
        kind=WHOLE,
        on=_FORM,
        help="Show each person this many features, in rotated blocks.",
        panel=ORDER,
        metavar="K",
    ),
    Option(
        name="seed", default=0, kind=WHOLE, on=_FORM, help="Seed of what is drawn.", panel=ORDER, metavar="N"
    ),
    Option(
        name="output",
        on=_FORM,
        flags=("-o", "--output"),
        help="File to write; stdout otherwise.",
        metavar="FILE",
    ),
)
SURVEYS = (
    Option(name="system", on=("list",), help="Only this system, such as S13.", metavar="CODE"),
    Option(name="topic", on=("list",), help="Only this topic, such as journey.", metavar="WORD"),
    Option(
        name="file",
        on=_NEW,
        flags=("--from",),
        help="Spreadsheet or text file with the names.",
        metavar="FILE",
    ),
    Option(
        name="column",
        on=_NEW,
        help="Its column, by header or letter; the first otherwise.",
        metavar="COLUMN",
    ),
    Option(
        name="subject",
        on=_NEW,
        flags=("--about",),
        help='What has the features, such as "the app".',
        metavar="TEXT",
    ),
    Option(
        name="key",
        default="my-survey",
        on=_NEW,
        help="Key of the questionnaire.",
        metavar="KEY",
        shown=True,
    ),
    Option(name="title", on=_NEW, help="Title of the questionnaire.", metavar="TEXT"),
    Option(
        name="lang",
        default="en",
        on=_NEW,
        help="Language of the names: en or nl.",
        metavar="LANG",
        shown=True,
    ),
    Option(
        name="output",
        on=_NEW,
        flags=("-o", "--output"),
        help="TOML file to write; stdout otherwise.",
        metavar="FILE",
    ),
)
