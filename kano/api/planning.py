"""The public verbs before a survey: make one up whose truth is known, and plan how large it must be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kano.api.results.reported import Reported
from kano.errors import UsageError, did_you_mean
from kano.settings.options import settings_of
from kano.settings.panels.planning import PlanOptions, SimulateOptions
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.analyses.planning.made_up import MadeUp
    from kano.analyses.planning.plan import Planned, Progress
    from kano.analyses.planning.simulation import Sampling
    from kano.api.choices import PowerChoices, SimulateChoices
    from kano.api.results.pictures import Plot
    from kano.questionnaire import Wording
    from kano.report.composed import Composed
    from kano.responses import Responses

KINDS = ("xlsx", "csv")


@dataclass(frozen=True, eq=False)
class Simulated:
    """A made-up survey: its respondents, its truth, and the spreadsheets it can be written as."""

    made: MadeUp

    @property
    def responses(self) -> tuple[Responses, ...]:
        """The respondents of each wave, to be analysed: `kano.drift(*made.responses)`."""
        return self.made.responses()

    @property
    def truth(self) -> Mapping[str, Any]:
        """The recipe, and for each feature its true verdict, route, letters and shares, with what was drawn."""
        from kano.analyses.planning.truth import truth

        return truth(self.made)

    def files(self, path: str | Path, *, to: str = "xlsx", truth: str | Path = "") -> dict[Path, bytes]:
        """What `save` writes: one workbook or CSV where the path has such an ending, else a folder of waves."""
        target = Path(path)
        kind = target.suffix.lower().removeprefix(".") or to
        if kind not in KINDS:
            what = f'surveys aren\'t made up as "{kind}"'
            raise UsageError(what, "-o" if target.suffix else "--to", f"Allowed: {', '.join(KINDS)}.")
        told = Path(truth or (target.with_suffix(".truth.json") if target.suffix else target / "truth.json"))
        sheets = dict(self._spreadsheets(target, kind))
        if told in sheets:
            raise UsageError("the truth needs a file of its own", str(told), todo="--truth FILE")
        return {**sheets, told: self._truth(told)}

    def save(self, path: str | Path, *, to: str = "xlsx", truth: str | Path = "") -> tuple[Path, ...]:
        """Write spreadsheets and truth; the paths written, the truth last. UsageError where that can't be."""
        from kano.render.files import write

        target = Path(path)
        files = self.files(target, to=to, truth=truth)
        if not target.suffix:
            _folder(target, files)
        for file, content in files.items():
            write(content, file)
        return tuple(files)

    def _spreadsheets(self, target: Path, kind: str) -> Iterator[tuple[Path, bytes]]:
        from kano.render.survey_files import survey_csv, survey_workbook

        wording = _wording(self.made.recipe.wording)
        write = survey_workbook if kind == "xlsx" else survey_csv
        every = range(len(self.made.waves))
        if target.suffix:
            yield target, write(self.made, wording, every)
            return
        for w in every:
            yield target / f"survey_{self.made.waves[w].key}.{kind}", write(self.made, wording, [w])

    def _truth(self, path: Path) -> bytes:
        from kano.analyses.planning.truth import truth_rows
        from kano.render.formats import format_named
        from kano.report.composed import Data

        kind = path.suffix.lower().removeprefix(".")
        if kind not in {"json", "csv"}:
            raise UsageError(f'the truth can\'t be "{kind}"', "--truth", "Allowed: json, csv.")
        content = self.truth
        text = format_named(kind).render_data(Data(content, tuple(truth_rows(content))))
        return text.encode() if isinstance(text, str) else text


def simulate(**options: Unpack[SimulateChoices]) -> Simulated:
    """A made-up survey whose truth is known, by the code that the program's own checks use.

    `course` is stable, drift, walk or step; options as those of `kano simulate`. The same seed gives the same.

    >>> made = simulate(course="drift", features=2, seed=1)
    >>> [(feature["verdict"], feature["route"]) for feature in made.truth["features"]]
    [('drifting', ['A']), ('drifting', ['A'])]
    """
    from kano.analyses.planning.made_up import Recipe, make_up
    from kano.analyses.planning.move import move_of
    from kano.words.languages import DEFAULT, language, languages

    chosen = settings_of(SimulateOptions, options)
    spoken = chosen.lang if chosen.lang in languages() else DEFAULT
    wording = chosen.wording or language(spoken).wording
    recipe = Recipe(
        course=_course(chosen.course), move=move_of(chosen.drift), moving=chosen.moving, noise=chosen.noise,
        waves=chosen.waves, features=chosen.features, sampling=_sampling(chosen), start=_start(chosen.start),
        every=chosen.every, seed=chosen.seed, language=chosen.lang, wording=_wording(wording).key,
    )  # fmt: skip
    return Simulated(make_up(recipe))


@dataclass(frozen=True, eq=False)
class Power(Reported):
    """Sample sizes, and what a planned survey can find; shows itself in a notebook."""

    planned: Planned
    lang: str = "en"

    def payload(self) -> Mapping[str, Any]:
        """Everything as plain Python values, as JSON has it; None where there is no such size."""
        return self.composed().data.payload()

    def composed(self, *, lang: str = "") -> Composed:
        """The same with its data, which every format can be written from."""
        from kano.report.registry import compose

        return compose("power", self.planned, {}, language=lang or self.lang)

    def plot(self, *, lang: str = "") -> Plot:
        """What the planned survey does how often, or what single surveys of several sizes make clear."""
        from kano.api.results.pictures import first_of

        return first_of(self.report(lang=lang))


def power(*, progress: Progress | None = None, **options: Unpack[PowerChoices]) -> Power:
    """How many respondents and waves a survey needs, and what a planned one can find; simulated in seconds.

    Options as those of `kano power`. The same seed gives the same. `progress` is called with the part that is
    done (0 to 1), from time to time.

    >>> found = power(waves=3, respondents=400).payload()
    >>> found["margins"][1]["respondents"], found["plan"]["found"] > 0.7
    (97, True)
    """
    from kano.analyses.planning.move import move_of
    from kano.analyses.planning.plan import Aims, Study, plan_survey

    chosen = settings_of(PlanOptions, options)
    study = Study(
        chosen.respondents, chosen.waves, chosen.features, chosen.moving or max(1, round(chosen.features / 10)),
        chosen.noise, chosen.weights, chosen.non_response, chosen.deff,
    )  # fmt: skip
    said = chosen.drift
    alone = chosen.waves == 1 and said != "usual" and not any(sign in said for sign in ">→:")
    aims = Aims(chosen.margin, move_of(f"{said} > {said}" if alone else said), chosen.power)
    return Power(plan_survey(study, aims, seed=chosen.seed, progress=progress), chosen.lang)


def _sampling(chosen: SimulateOptions) -> Sampling:
    from kano.analyses.planning.made_up import ATTENDS, KEEPS
    from kano.analyses.planning.simulation import Sampling

    same = (KEEPS, ATTENDS) if chosen.panel else (None, 1.0)
    return Sampling(chosen.respondents, chosen.weights, chosen.non_response, *same)


def _course(word: str) -> Any:  # noqa: ANN401 - loads numpy
    from kano.analyses.planning.simulation import Course

    known = [each.value for each in Course]
    if word not in known:
        allowed = f"Allowed: {', '.join(known)}."
        raise UsageError(f'there is no course "{word}"', "--course", allowed, did_you_mean(word, known))
    return Course(word)


def _start(text: str) -> Any:  # noqa: ANN401 - a date
    from kano.words.dates import date_of

    if (found := date_of(text)) is None:
        raise UsageError(f'"{text}" is no date', "--start", "Allowed: 2024-03, 2024Q1, maart 2024, …")
    return found


def _wording(key: str) -> Wording:
    from kano.words.wordings import wordings

    known = {each.key: each for each in wordings() if all((*each.functional, *each.dysfunctional))}
    if key not in known:
        allowed = f"Known: {', '.join(known)}."
        raise UsageError(
            f'there is no five-answer wording "{key}"', "--wording", allowed, did_you_mean(key, known)
        )
    return known[key]


def _folder(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Make the folder; refuse one in which older made-up waves would stand among the new ones."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"the folder can't be made: {error.strerror}", str(folder)) from error
    kinds = "|".join(KINDS)
    others = [
        path.name
        for path in sorted(folder.iterdir())
        if re.fullmatch(rf"survey_.*\.({kinds})", path.name) and path not in files
    ]
    if others:
        what = f"there are other surveys: {', '.join(others[:3])}{' …' if len(others) > 3 else ''}"
        raise UsageError(what, str(folder), todo="Give another folder, or remove them.")
