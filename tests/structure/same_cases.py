"""The command lines on which two trees are compared."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise, product
from pathlib import Path

LANGUAGES = ("en", "nl")
FORMATS = ("text", "md", "json", "csv", "xlsx")
FORMS = {
    "xlsform": "xlsx", "limesurvey": "txt", "qualtrics": "txt", "surveyjs": "json", "google": "gs",
    "microsoft": "docx", "html": "html", "excel": "xlsx", "print": "xlsx",
}  # fmt: skip
ALL_FILES = ("-o", "out/a.txt", "-o", "out/a.md", "-o", "out/a.json", "-o", "out/a.csv", "-o", "out/a.xlsx")
COMMANDS = ("classify", "audit", "drift", "init", "tally", "form", "explain", "power", "simulate", "demo")


@dataclass(frozen=True)
class Case:
    """A command line after `kano`."""

    words: tuple[str, ...]
    given: str = ""
    """File that stands on standard input."""
    kept: bool = False
    """Whether other cases need what it writes."""


def case(*words: str, given: str = "") -> Case:
    """The case of a command line in words, or as one text without spaces within words."""
    return Case(words if len(words) > 1 else tuple(words[0].split()), given)


def tenth(planned: Sequence[Case]) -> list[Case]:
    """One case in ten, always the same, and those that others need."""
    drawn = {*random.Random(0).sample(range(len(planned)), len(planned) // 10)}
    return [each for number, each in enumerate(planned) if each.kept or number in drawn]


def cases(folder: Path, surveys: Sequence[str]) -> list[Case]:
    """Every case, in order, for the data files in this folder and the questionnaires that ship."""
    files = sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())
    parts = (_made(), _read(files), _options(files), _made_options(), _waves(files), _piped(files))
    forms = (_forms(surveys), _form_options(surveys), _surveys(surveys))
    return list(dict.fromkeys(chain(*parts, *forms, _planning(), _explained(), _refused(files))))


def _made() -> Iterator[Case]:
    """Surveys of the program's own making, with what exports seldom have together: weights, a panel."""
    sizes = ("--features", "4", "--respondents", "60", "--waves", "3", "--seed", "7")
    more = ("--panel", "--weights", "0.5", "--non-response", "0.1", "--course", "drift")
    for place, to in (("made_csv", "csv"), ("made_xlsx", "xlsx")):
        yield Case(("simulate", *sizes, *more, "-o", place, "--to", to), kept=True)
    yield Case(
        ("simulate", *sizes, *more, "--lang", "nl", "-o", "made_all.csv", "--truth", "made.json"), kept=True
    )


def _read(files: Sequence[str]) -> Iterator[Case]:
    for file, lang, command in product(files, LANGUAGES, ("classify", "audit", "drift")):
        yield case(command, file, "--lang", lang, "--show-columns", *ALL_FILES)
    # Standard output takes the same words: of some files, each format is asked for there.
    for file, lang, command, to in product(files[::5], LANGUAGES, ("classify", "audit", "drift"), FORMATS):
        yield case(command, file, "--lang", lang, "--to", to)
    yield from (case("classify", file, "--quiet", "-o", "out/a.json") for file in files[::5])
    for file in files:
        yield case("init", file)
        yield case("init", file, "-o", "out/kano.toml")
        yield case("tally", file)
        yield case("tally", file, "-o", "out/tally.csv")


RULES = ("moai", "block", "quadrant", "continuous")
RULED = (*(f"--rule {rule}" for rule in RULES), "--rule moai --margin 0.06", "--rule quadrant --cut mean")
OPTIONS = (
    "--table pouliot", "--table three-level", "--scale 5-1", "--wording berger", "--survey six-bs",
    "--exclude questionable>2,straightliners", "--sort name", "--sort sure", "--clear 0.8",
)  # fmt: skip
AUDITED = ("--exclude same,random,duplicates", "--table pouliot", "--exclude questionable>1")


def _shipped(files: Sequence[str]) -> list[str]:
    return [each for each in files if each.startswith(("0_", "1_"))]


def _options(files: Sequence[str]) -> Iterator[Case]:
    """Each rule on every file that ships, each other option on every third."""
    for number, file in enumerate(_shipped(files)):
        for option in (*RULED, *OPTIONS[number % 3 :: 3]):
            yield case("classify", file, *option.split(), "--to", "json")
        yield case("audit", file, *AUDITED[number % 3].split(), "--to", "json")
    for file, rule, lang in product((each for each in files if "sample_data" in each), RULES, LANGUAGES):
        yield case("classify", file, "--rule", rule, "--lang", lang)


CLASSIFY_MADE = ("--by Wave", "--weight Weight", "--wave Wave", "--by Respondent", "--weight Respondent")
DRIFT_MADE = (
    "--panel Respondent", "--weight Weight", "--weight Weight --panel Respondent", "--adjust holm",
    "--adjust none", "--equivalence 0.3", "--looks 4", "--horizon 1", "--horizon 2027-01", "--today 2026-12",
    "--sort name", "--sort worse", "--fail-on drifting,degraded", "--show-columns", "--exclude questionable>2",
    "--accept-wording", "--table pouliot",
)  # fmt: skip


def _made_options() -> Iterator[Case]:
    waves = ("made_csv/survey_2024-01.csv", "made_csv/survey_2024-07.csv", "made_csv/survey_2025-01.csv")
    sets = (waves, waves[:2], ("made_all.csv", "--wave", "Wave"), ("made_xlsx/survey_2024-01.xlsx", *waves[1:]))
    for files, option, lang in product(sets, DRIFT_MADE, LANGUAGES):
        yield case("drift", *files, *option.split(), "--lang", lang)
    for files, to in product(sets, FORMATS):
        yield case("drift", *files, "--to", to)
        yield case("drift", *files, "--panel", "Respondent", "--lang", "nl", "--to", to)
    for file, option, to in product((waves[0], "made_all.csv"), CLASSIFY_MADE, FORMATS):
        yield case("classify", file, *option.split(), "--to", to)
    for option in ("", "--by Wave", "--weight Weight", "--wave Wave", "--exclude questionable>1"):
        yield case("tally", "made_all.csv", *option.split(), "-o", "out/tally.csv")
    yield case("tally", *waves)
    yield case("classify", *waves)


def _waves(files: Sequence[str]) -> Iterator[Case]:
    """Several files at once: those that belong together, and neighbours that don't."""
    sample = [each for each in files if "sample_data" in each]
    for stem, lang in product(("gmail_2", "klacht"), LANGUAGES):
        series = [each for each in sample if stem in each]
        for to in FORMATS:
            yield case("drift", *series, "--lang", lang, "--to", to)
        yield case("drift", *series, "--lang", lang, "--quiet", *ALL_FILES)
        yield case("drift", *series, "--lang", lang, "--accept-wording")
        yield case("tally", *series)
        yield from (case("drift", *pair, "--lang", lang) for pair in combinations(series, 2))
    for first, second in pairwise(_shipped(files)):
        yield case("classify", first, second, "--to", "json")
        yield case("drift", "--wave", f"2024-03={first}", "--wave", f"2024-09={second}", "--to", "json")


def _piped(files: Sequence[str]) -> Iterator[Case]:
    for file in files[1::3]:
        yield case("classify", "-", "--to", "json", given=file)


def _forms(surveys: Sequence[str]) -> Iterator[Case]:
    for key, to, lang in product(surveys[::6], FORMS, LANGUAGES):
        yield case("form", key, "--to", to, "--lang", lang)
    for key, (to, ending), lang in product(surveys, FORMS.items(), LANGUAGES):
        yield case("form", key, "--to", to, "--lang", lang, "-o", f"out/form.{ending}")


FORM_OPTIONS = (
    "--lang nl,en", "--lang en,nl", "--register je --lang nl", "--wave 2025-03", "--importance --fulfilment",
    "--control", "--layout blocks", "--randomise", "--page-size 1", "--subset 3", "--subset 3 --seed 5",
    "--segment Size=small|large", "--wording berger", "--layout rings", "--lang fr",
)  # fmt: skip


def _form_options(surveys: Sequence[str]) -> Iterator[Case]:
    for key, (to, ending), option in product(surveys[-2:], FORMS.items(), FORM_OPTIONS):
        yield case("form", key, "--to", to, *option.split(), "-o", f"out/form.{ending}")


def _surveys(surveys: Sequence[str]) -> Iterator[Case]:
    for lang, to in product(LANGUAGES, FORMATS):
        end = ("--lang", lang, "--to", to)
        yield case("surveys", "list", *end)
        yield from (case("surveys", command, surveys[0], *end) for command in ("show", "check"))
    yield from (case("surveys", "check", "--lang", lang, *ALL_FILES) for lang in LANGUAGES)
    for command, key, lang in product(("show", "check"), surveys, LANGUAGES):
        yield case("surveys", command, key, "--lang", lang, *ALL_FILES)
    for lang in LANGUAGES:
        yield case("surveys", "new", "a red bell", "fast delivery", "--about", "the bike", "--lang", lang)
        yield case("surveys", "new", "opening hours", "--lang", lang, "-o", "out/own.toml")
        yield from (case("surveys", "show", key, "--register", "je", "--lang", lang) for key in surveys)


SIMULATED = (
    "--course stable", "--course drift", "--course walk", "--course step", "--panel", "--weights 0.4",
    "--non-response 0.2", "--noise 0.2", "--moving 0.5", "--start 2020-02 --every 3", "--wording berger",
)  # fmt: skip


def _planning() -> Iterator[Case]:
    small = ("--features", "3", "--respondents", "15", "--waves", "2", "--seed", "3")
    for option, lang in product(SIMULATED, LANGUAGES):
        for end in ("-o out/s.xlsx --truth out/t.json", "-o out/s.csv --truth out/t.csv", "-o out/s --to csv"):
            yield case("simulate", *small, *option.split(), *end.split(), "--lang", lang)
    for lang in LANGUAGES:
        plan = ("--waves", "2", "--features", "300", "--margin", "0.2", "--lang", lang)
        yield case("power", *plan, *ALL_FILES)


def _explained() -> Iterator[Case]:
    for lang, to in product(LANGUAGES, FORMATS):
        yield case("demo", "--lang", lang, "--to", to)
        for table in ("berger", "pouliot", "three-level"):
            yield case("explain", "--table", table, "--lang", lang, "--to", to)
    for words in ((), ("surveys",), *((each,) for each in COMMANDS)):
        yield Case((*words, "--help"))
    yield from (Case(("surveys", each, "--help")) for each in ("list", "show", "check", "new"))
    yield from (Case(words) for words in ((), ("--version",), ("surveys",), *((each,) for each in COMMANDS)))


REFUSED = (
    "--rule mood", "--table bergr", "--lang fr", "--to pdf", "--sort size", "--margin 2", "--cut 7",
    "--clear 0", "--by Nothing", "--weight Nothing", "--wave Nothing", "--exclude lazy", "--survey six-b",
    "--scale 1-9", "--wording bergr", "--functional Q*_yes", "--functional Q --dysfunctional R",
    "--sheet Nothing", "--encoding utf-99", "--settings nowhere.toml", "-o out/a.pdf", "-o nowhere/a.txt",
    "--rul mode", "--today x", "--horizon x", "--adjust x", "--looks 0", "--equivalence 3",
    "--panel Nothing", "--standardise Nothing", "--fail-on drifted", "--rule mood --table bergr --scale 1-9",
)  # fmt: skip


def _refused(files: Sequence[str]) -> Iterator[Case]:
    sample = next(each for each in files if each.endswith("3b_examples.csv"))
    for command, option in product(("classify", "audit", "drift", "tally", "init"), REFUSED):
        yield case(command, sample, *option.split())
    for command in ("classify", "audit", "drift", "tally", "init", "form", "surveys show"):
        yield case(*command.split(), "nowhere.csv")
        yield case(*command.split(), ".")
    for command in ("classify", "drift", "tally"):
        yield case(command, sample, sample)
    for option in ("--power 2", "--drift A9", "--noise -1", "--waves 1", "--features 0", "--seed x"):
        yield case("power", *option.split())
        yield case("simulate", *option.split(), "-o", "out/s.csv")
    yield from (Case((word,)) for word in ("clasify", "--verson", "help"))
