"""The public verb `study`, on the command line `report`: everything known about a study in one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kano.api.results.analysed import Analysed
from kano.api.results.reported import Reported
from kano.api.surveying.opening import in_steps, survey_of
from kano.api.surveying.survey import Survey
from kano.api.verbs import classify, drift
from kano.errors import AnalysisError, UsageError
from kano.readers.files.folders import files_in
from kano.settings.file import find_settings
from kano.settings.panels.study import Settings
from kano.values import dataclass

if TYPE_CHECKING:
    from kano.analyses.classifying.changed import Since
    from kano.api.choices import ReportChoices
    from kano.api.results.pictures import Plot
    from kano.api.surveying.sources import Input
    from kano.report.composed import Composed


@dataclass(frozen=True, eq=False)
class Study(Reported):
    """What is known about a study; writes itself in every format."""

    survey: Survey
    classification: Analysed
    advice: Analysed
    drift: Analysed | None
    """None where there is one wave."""
    groups: tuple[Analysed, ...]
    """The classification by each column of groups."""
    comparison: Analysed | None
    """Those groups compared; None where no column makes two that may be shown."""
    check: Analysed | None
    """What is reached of the targets; None where there are none."""
    since: Since | None
    """None without a baseline."""

    def composed(self, *, lang: str = "") -> Composed:
        """The same with its data, which every format can be written from."""
        from kano.report.registry import compose
        from kano.report.studying.contract import Parts

        settings = self.survey.settings
        parts = Parts(
            self.classification.composed(lang=lang),
            self.advice.composed(lang=lang),
            self.drift.composed(lang=lang) if self.drift else None,
            tuple(each.composed(lang=lang) for each in self.groups),
            self.comparison.composed(lang=lang) if self.comparison else None,
            self.check.composed(lang=lang) if self.check else None,
            self.since,
            settings.report.title,
        )
        return compose("study", parts, {}, language=lang or settings.lang)

    def plot(self, kind: str = "", *, about: str = "", size: str = "", lang: str = "") -> Plot:
        """The picture that the document opens with, or what `kind` names of any of its parts."""
        from kano.api.results.pictures import check_kind, first_of
        from kano.report.figures import of_waves

        if not kind:
            return first_of(self.report(lang=lang))
        check_kind(kind)
        found = self.drift if self.drift and of_waves(kind) else self.classification
        return found.plot(kind, about=about, size=size, lang=lang)

    def accept(self, path: str | Path) -> None:
        """Make what is known now the baseline: a tally without small groups, or a report as .json."""
        from kano.readers.tallies.tally_file import tally_text
        from kano.render.files import write
        from kano.render.formats import save

        target = Path(path)
        if target.suffix.lower() == ".json":
            save(self.classification.composed(), target)
        elif target.suffix.lower() == ".csv":
            write(tally_text(self.survey.kept()[0]), target)
        else:
            raise UsageError("a baseline is a tally or a report", str(target), "Allowed: .csv, .json.")


def study(
    *sources: Input | Survey, settings: Settings | None = None, **options: Unpack[ReportChoices]
) -> Study:
    """What each feature is, what to do, who differs, what moved and what is reached, of files given or named.

    Several files are waves, by the dates in their names; kano.toml names files where none are given. Groups too
    small to be shown are left out of the whole document, so that no part can be subtracted from another. Advice
    looks at the groups of the first column. The same input gives the same document.

    >>> from kano.resources import shipped
    >>> found = study(*sorted(shipped("sample_data").glob("gmail_*.csv")))
    >>> found.report().sections[0].key, found.drift is not None
    ('summary', True)
    """
    chosen = _settings(sources, settings).override(**options)
    given: Sequence[Any] = sources or study_files(chosen)
    if not given:
        todo = 'Name them: kano report survey.xlsx; or in kano.toml: [report] files = ["waves/"].'
        raise UsageError("there is nothing to report on", "FILE", todo=todo)
    dated = len(given) > 1 or bool(chosen.wave)
    read = survey_of(given, replace(chosen, by=",".join(columns_of(chosen))), {}, dated=dated)
    survey = replace(in_steps(read) if dated else read, settings=chosen)
    return studied(survey, next((Path(each) for each in given if isinstance(each, (str, Path))), None))


def studied(survey: Survey, data: Path | None = None) -> Study:
    """The study of a survey that was read; `data` is its first file, beside which its targets may stand."""
    from kano.analyses.classifying.classification import Classification
    from kano.api.advising import advise
    from kano.api.comparing import without_small

    columns, chosen = columns_of(survey.settings), survey.settings
    survey = replace(survey, settings=replace(chosen, by=""))
    waves = len({wave.key for part in survey.parts for wave in part.waves})
    if columns:
        survey = without_small(survey, columns, steady=waves > 1)
    baseline = chosen.report.baseline
    main = classify(survey, baseline=baseline)
    assert isinstance(main.result, Classification)
    return Study(
        survey,
        replace(main, result=replace(main.result, since=None)),
        advise(survey, by=columns[0] if columns else ""),
        drift(survey) if waves > 1 else None,
        tuple(classify(survey, by=column) for column in columns),
        _compared(survey, columns),
        _checked(survey, data),
        main.result.since,
    )


def _compared(survey: Survey, columns: Sequence[str]) -> Analysed | None:
    """The groups compared, where a column makes two that may be shown."""
    from kano.api.comparing import compare

    if not columns:
        return None
    try:
        return compare(survey, by=",".join(columns))
    except AnalysisError:
        return None


def _checked(survey: Survey, data: Path | None) -> Analysed | None:
    """What is reached of targets that are named, or that stand beside the data and are about its features."""
    from kano.api.checking import check
    from kano.settings.target_file import find_targets, load_targets

    named = survey.settings.report.targets_file
    path = Path(named) if named else find_targets(data)
    if path is None:
        return None
    if not path.is_file():
        raise UsageError("there is no such file of targets", str(path))
    targets = load_targets(path)
    asked = {feature.key for part in survey.parts for feature in part.features}
    if not named and targets.features and not asked & targets.features.keys():
        return None
    return check(survey, targets=targets, today=survey.settings.drift.today or None)


def columns_of(settings: Settings) -> tuple[str, ...]:
    """The columns that divide respondents."""
    return tuple(dict.fromkeys(each for each in (*settings.report.segments, *settings.by.split(",")) if each))


def study_files(settings: Settings) -> list[str]:
    """The files that the settings name, and the surveys in the folders they name, in alphabetical order."""
    named = [*settings.report.files, *(wave.file for wave in settings.waves if wave.file)]
    not_read = {Path(each).resolve() for each in (*settings.report.outputs, settings.report.baseline) if each}
    files = [file for each in named for file in files_in(each) if Path(file).resolve() not in not_read]
    return list(dict.fromkeys(map(str, files)))


def _settings(sources: Sequence[Input | Survey], settings: Settings | None) -> Settings:
    if settings is None and len(sources) == 1 and isinstance(sources[0], Survey):
        return sources[0].settings
    first = next((Path(each) for each in sources if isinstance(each, (str, Path))), None)
    return settings or find_settings(first)
