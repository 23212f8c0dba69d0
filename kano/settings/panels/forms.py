"""Options of the commands about questionnaires: `kano form` and `kano surveys`."""

from kano.settings import names
from kano.settings.kinds import TEXTS, TRUTH, WHOLE
from kano.settings.option import Option
from kano.words.languages import covering, either
from kano.words.registers import form_languages

WORDS, ASKED, ORDER = "Words", "What is asked", "Order and selection"
_FORM, _NEW = ("form",), ("new",)

FORMS = (
    Option(
        name="to", on=_FORM, metavar="FORMAT", needed=True,
        allowed=names.platforms, help="Platform: {allowed}.",
    ),
    Option(
        name="lang", kind=TEXTS, on=_FORM, panel=WORDS, metavar="LANG", repeat=True,
        help=f"{either(form_languages())}; repeat for several, the first opens.",
    ),
    Option(
        name="register", default="u", on=("form", "show"), metavar="u|je", shown=True,
        help="Dutch addresses people by: u or je.",
    ),
    Option(
        name="wording", kind=TEXTS, on=_FORM, panel=WORDS, metavar="KEY", repeat=True,
        help="Answer wording, one a language; the study's own.",
    ),
    Option(name="wave", on=_FORM, panel=WORDS, metavar="LABEL", help="Label of this wave."),
    Option(
        name="importance", default=False, kind=TRUTH, on=_FORM, panel=ASKED,
        help="Ask how important each feature is (1-9).",
    ),
    Option(
        name="fulfilment", default=False, kind=TRUTH, on=_FORM, panel=ASKED,
        help="Ask a mark (1-10) for how well each is done now: kano advise needs it.",
    ),
    Option(
        name="segment", kind=TEXTS, on=_FORM, panel=ASKED, metavar="TEXT", repeat=True,
        help='A question that divides people: "Question=option|option"; translations behind //.',
    ),
    Option(
        name="audience", on=_FORM, panel=ASKED, metavar="WHO",
        help="Who is asked: customer or employee; never both in one form.",
    ),
    Option(
        name="control", default=False, kind=TRUTH, on=_FORM, panel=ASKED,
        help="Add a negative control item.",
    ),
    Option(
        name="layout", default="pairs", on=_FORM, panel=ORDER, metavar="NAME",
        help="pairs together (default), or blocks of one kind.",
    ),
    Option(
        name="randomise", default=False, kind=TRUTH, on=_FORM, panel=ORDER,
        help="Shuffle the features, pairs kept together.",
    ),
    Option(
        name="page_size", default=3, kind=WHOLE, on=_FORM, panel=ORDER, metavar="N",
        help="Features a page, 3 (default).",
    ),
    Option(
        name="subset", default=0, kind=WHOLE, on=_FORM, panel=ORDER, metavar="K",
        help="Show each person this many features, in rotated blocks.",
    ),
    Option(
        name="seed", default=0, kind=WHOLE, on=_FORM, panel=ORDER, metavar="N",
        help="Seed of what is drawn.",
    ),
    Option(
        name="output", on=_FORM, flags=("-o", "--output"), metavar="FILE",
        help="File to write; stdout otherwise.",
    ),
)  # fmt: skip
SURVEYS = (
    Option(name="system", on=("list",), metavar="CODE", help="Only this system, such as S13."),
    Option(name="topic", on=("list",), metavar="WORD", help="Only this topic, such as journey."),
    Option(
        name="file", on=_NEW, flags=("--from",), metavar="FILE",
        help="Spreadsheet or text file with the names.",
    ),
    Option(
        name="column", on=_NEW, metavar="COLUMN",
        help="Its column, by header or letter; the first otherwise.",
    ),
    Option(
        name="subject", on=_NEW, flags=("--about",), metavar="TEXT",
        help='What has the features, such as "the app".',
    ),
    Option(
        name="key", default="my-survey", on=_NEW, metavar="KEY", shown=True,
        help="Key of the questionnaire.",
    ),
    Option(name="title", on=_NEW, metavar="TEXT", help="Title of the questionnaire."),
    Option(
        name="lang", default="en", on=_NEW, metavar="LANG", shown=True,
        help=f"Language of the names: {' or '.join(covering('forms'))}.",
    ),
    Option(
        name="output", on=_NEW, flags=("-o", "--output"), metavar="FILE",
        help="TOML file to write; stdout otherwise.",
    ),
)  # fmt: skip
