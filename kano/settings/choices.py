"""Options of the analysis itself: who is counted, and how a feature gets its category."""

from typing import Any

from kano.errors import Problem, did_you_mean
from kano.provenance import frozen_map
from kano.settings import checks, names
from kano.settings.kinds import NUMBER, TEXTS, TRUTH, WHOLE, Kind, are_texts, is_number, texts
from kano.settings.option import CHOICES, CLASSIFYING, FILES, OUTPUT, declared, one_of
from kano.settings.signs import EXCLUDE_PATTERN
from kano.values import dataclass

_CUT = Kind(
    fits=lambda value: isinstance(value, str), python="float | str", wanted="It must be a number.",
    schema=frozen_map(
        {"anyOf": [{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, {"type": "string"}]}
    ),
    read=lambda value: str(value) if is_number(value) else value,
)  # fmt: skip


FINDINGS = ("unclear", "few", "questionable", "reverse", "indifferent", "refuted")
"""What a classification can be asked to fail on."""


def _wrong_finding(value: tuple[str, ...], where: str) -> Problem | None:
    """The first finding that there isn't, with the nearest."""
    if (unknown := next((each for each in value if each not in FINDINGS), None)) is None:
        return None
    allowed = f"Allowed: {', '.join(FINDINGS)}."
    return Problem(f'there is no finding "{unknown}"', where, allowed, did_you_mean(unknown, FINDINGS))


def _findings(value: Any) -> Any:  # noqa: ANN401 - whatever a user gives
    found = TEXTS.read(value)
    return texts(",".join(found)) if are_texts(found) else found


_FINDINGS = Kind(
    fits=are_texts, python="str | Sequence[str]", limited=True, wanted=f"Allowed: {', '.join(FINDINGS)}.",
    schema=frozen_map({"anyOf": [{"type": "string"}, {"type": "array", "items": {"enum": list(FINDINGS)}}]}),
    read=_findings,
)  # fmt: skip


@dataclass(frozen=True)
class ChoiceOptions:
    """Choices of the analysis; each field's meaning is that of its option."""

    by: str = declared(
        "", on=("classify", "advise", "plot", "tally", "drift", "sql"), panel=CHOICES, metavar="COLUMN",
        help="Divide respondents by this column.",
        meaning="Column that divides respondents into segments: its header or its letters.",
    )  # fmt: skip
    weight: str = declared(
        "", on=(*CLASSIFYING, "tally", "drift", "report", "sql"), panel=CHOICES, metavar="COLUMN",
        help="Column of survey weights.", meaning="Column of survey weights.",
    )  # fmt: skip
    cluster: str = declared(
        "", on=("classify", "advise", "tally", "drift"), panel=CHOICES, metavar="COLUMN",
        help="Column of clusters: sites, schools, interviewers.",
        meaning="Column of the clusters in which people were drawn, such as sites or interviewers.",
    )  # fmt: skip
    strata: str = declared(
        "", on=("classify", "advise", "tally", "drift"), panel=CHOICES, metavar="COLUMN",
        help="Column of the strata from which people or clusters were drawn.",
        meaning="Column of the strata from which people or clusters were drawn.",
    )  # fmt: skip
    deff: float = declared(
        1.0, kind=NUMBER, check=checks.wrong_deff, on=("classify", "advise", "drift"), panel=CHOICES,
        metavar="NUMBER", help="Design effect of clusters that the file doesn't tell; 1 is none (default).",
        meaning="Design effect of clusters that no column tells: so many people say as much as one.",
        schema=frozen_map({"minimum": 1, "maximum": 50}),
    )  # fmt: skip
    wave: str = declared(
        "", on=("classify", "advise", "compare", "check", "tally", "audit", "report", "sql"),
        panel=CHOICES, metavar="COLUMN",
        help="Column that tells the wave.", meaning="Column that tells the wave.",
    )  # fmt: skip
    table: str = declared(
        "berger", allowed=names.tables, check=checks.wrong_table,
        on=(*CLASSIFYING, "audit", "drift", "explain"), panel=CHOICES, metavar="TABLE", open=True,
        help="Evaluation table: {allowed}, or a CSV file with your own.",
        meaning="Evaluation table: one of the shipped ones, or a CSV file with an own grid.",
        draft='"berger"', draft_note="or {others}, or a CSV file with an own grid",
    )  # fmt: skip
    rule: str = declared(
        "mode", allowed=names.rules, check=one_of("decision rule", names.rules), on=CLASSIFYING,
        panel=CHOICES, metavar="RULE", help="Decision rule: {allowed}.",
        meaning="Decision rule: from the shares of a feature to its one category.", draft='"mode"',
        draft_note="or {others}",
    )  # fmt: skip
    margin: float = declared(
        0.0, kind=NUMBER, check=checks.wrong_margin, on=CLASSIFYING, panel=CHOICES, metavar="SHARE",
        help="For moai: categories this close tie, as a share of n (0.06); 0 is exact ties only (default).",
        meaning="For the rule moai: how far apart categories still tie, as a share of n.",
        schema=frozen_map({"minimum": 0, "exclusiveMaximum": 1}),
    )  # fmt: skip
    cut: str = declared(
        "0.5", kind=_CUT, check=checks.wrong_cut, on=CLASSIFYING, panel=CHOICES, metavar="CUT",
        help="For quadrant: where it cuts, 0.5 (default) or mean.",
        meaning="For the rule quadrant: where Better and |Worse| are cut, a number between 0 and 1, or mean.",
    )  # fmt: skip
    clear: float = declared(
        0.95, kind=NUMBER, check=checks.wrong_clear, on=("classify", "advise", "compare", "plot"),
        panel=CHOICES, metavar="P",
        help="Probability from which a category is clear, 0.95 (default).",
        meaning="Probability from which a category is called clear.",
        schema=frozen_map({"minimum": 0.5, "exclusiveMaximum": 1}), draft="0.95",
        draft_note="probability from which a category is clear",
    )  # fmt: skip
    group_by: str = declared(
        "", on=("classify",), panel=CHOICES, metavar="GROUPING",
        help="Roll features up by their groups, such as phase or owner.",
        meaning="Grouping of features, such as phase or owner, by which a classification rolls them up.",
    )  # fmt: skip
    groups_file: str = declared(
        "", on=("classify", "advise"), panel=CHOICES, metavar="FILE", flags=("--groups",),
        help="Sheet of groups: a column feature, then one a grouping, such as phase and owner.",
        meaning="Sheet of the groups of features: a column feature, then one a grouping.",
    )  # fmt: skip
    exclude: str = declared(
        "", check=checks.wrong_exclude, on=FILES, panel=CHOICES, metavar="SIGNS",
        help='Leave out careless respondents: "questionable>3,speeders"; also straightliners, same, random, '
        "duplicates, control.",
        meaning="Signs of careless answers for which respondents are left out, with commas between them.",
        schema=frozen_map({"pattern": EXCLUDE_PATTERN, "examples": ["questionable>3, speeders, duplicates"]}),
        draft='"questionable>3, speeders"',
        draft_note="careless respondents to leave out; kano audit shows them",
    )  # fmt: skip
    rank: bool = declared(
        False, kind=TRUTH, on=("classify",), panel=CHOICES,
        help="Rank features, with the ranks that each may truly have.",
        meaning="Whether a classification ranks features, with the ranks that each may truly have.",
    )  # fmt: skip
    scores: str = declared(
        "", on=("classify",), panel=CHOICES, metavar="FILE",
        help="Rank by a score from elsewhere as well: a sheet with the columns feature and score.",
        meaning="Sheet with the columns feature and score, such as MaxDiff or revenue, to rank by as well.",
    )  # fmt: skip
    fail_on: tuple[str, ...] = declared(
        (), kind=_FINDINGS, check=_wrong_finding, on=("classify",), panel=OUTPUT,
        metavar="FINDINGS", repeat=True,
        help=f"Findings that end with exit code 1: {', '.join(FINDINGS)}.",
        meaning="Findings of a classification that end a run with exit code 1.",
    )  # fmt: skip
    min_group: int = declared(
        10, kind=WHOLE, check=checks.wrong_size,
        meaning="Respondents below which nothing is shown of a segment.", schema=frozen_map({"minimum": 0}),
        draft="10", draft_note="groups of fewer respondents are not shown",
    )  # fmt: skip
