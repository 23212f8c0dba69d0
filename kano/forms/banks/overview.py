"""Reports about questionnaires: which there are, what one holds, what a check found, how blocks rotate."""

from collections.abc import Iterable, Iterator, Sequence

from kano.analyses.kinds import Kind
from kano.errors import UsageError
from kano.forms.choices import wording_of
from kano.forms.language import survey_words
from kano.forms.linting.lint import Finding, minutes
from kano.questionnaire import Feature, Questionnaire
from kano.report.blocks import Block, Column, Inline, Label, Note, Phrase, Report, Section, Table, Tone
from kano.report.composed import Composed, Data
from kano.report.language import TONES, Words
from kano.scale import CATEGORIES
from kano.words.languages import language as spoken
from kano.words.registers import form_languages, register_of, unknown_address


def list_report(found: Sequence[Questionnaire], language: str) -> Composed:
    """The questionnaires there are, one a row."""
    say = survey_words(language)
    columns = (
        *(say.column(key, within="surveys.") for key in ("key", "title", "system", "topic")),
        *(say.column(key, Kind.COUNT, within="surveys.") for key in ("features", "minutes")),
        say.column("languages", within="surveys.", priority=2),
    )
    rows = tuple(
        (
            each.key,
            each.title(language),
            each.system,
            topic_name(say, each.topic),
            len(each.features),
            minutes(len(each.features)),
            ", ".join(_registers(each)),
        )
        for each in found
    )
    table = Table("questionnaires", columns, rows, empty=say("surveys.empty"))
    records = tuple(_record(each, language) for each in found)
    values: dict[str, Inline] = {
        "questionnaires": say.phrase("surveys.count", n=len(found)),
        "features": say.phrase("surveys.pairs", n=sum(len(each.features) for each in found)),
    }
    hint = Note(Phrase(say("surveys.hint")), Tone.QUIET)
    document = Report(
        title=say("surveys.title"),
        subtitle=say.phrase("surveys.subtitle", **values),
        language=language,
        sections=(Section("questionnaires", say("surveys.section.list"), (table, hint)),),
    )
    content = {"format": 1, "kind": "questionnaires", "questionnaires": list(records)}
    return Composed(document, Data(content, records))


def topic_name(say: Words, topic: str) -> str:
    """What a topic is called in a language: its own word, where nothing else is known."""
    return say(f"surveys.topic.{topic}") if say.has(f"surveys.topic.{topic}") else topic


def show_report(each: Questionnaire, language: str, address: str) -> Composed:
    """What a questionnaire asks, feature by feature."""
    say = survey_words(language)
    if wrong := unknown_address(address):
        raise UsageError(wrong)
    register = register_of(language, address)
    columns = (
        say.column("key", within="surveys.", priority=2),
        say.column("feature", within="surveys."),
        Column("functional", say("form.functional"), Kind.TEXT),
        Column("dysfunctional", say("form.dysfunctional"), Kind.TEXT),
        say.column("group", within="surveys.", priority=2),
        say.column("expected", within="surveys."),
        say.column("origin", within="surveys.", priority=3),
        say.column("audience", within="surveys.", priority=3),
    )
    rows = tuple(_row(say, each, feature, register) for feature in each.features)
    records = tuple(_feature_record(feature, register) for feature in each.features)
    wording = wording_of(each, language, ())
    about: list[Block] = [Note(Phrase(text)) for text in [each.about.get(language, "")] if text]
    if source := each.source(language):
        about.append(Note(say.phrase("surveys.source", source=source), Tone.QUIET))
    answers = " · ".join(text for text in wording.functional if text)
    about.append(Note(say.phrase("surveys.answers", wording=wording.key, answers=answers), Tone.QUIET))
    pairs = say.phrase("surveys.pairs", n=len(each.features))
    length = say.phrase("surveys.minutes", pairs=pairs, n=minutes(len(each.features)))
    about.append(Note(length, Tone.QUIET))
    document = Report(
        title=each.title(language),
        subtitle=Phrase("{key} · {pairs}", {"key": each.key, "pairs": pairs}),
        language=language,
        sections=(
            Section("about", say("surveys.section.about"), tuple(about)),
            Section("features", say("surveys.section.features"), (Table("features", columns, rows),)),
        ),
    )
    content = {"format": 1, "kind": "questionnaire", **_record(each, language), "items": list(records)}
    return Composed(document, Data(content, records))


def check_report(found: Sequence[tuple[str, Sequence[Finding]]], language: str) -> Composed:
    """What the checks of some questionnaires found, errors first."""
    say = survey_words(language)
    ordered = [
        (name, finding)
        for name, findings in found
        for finding in sorted(findings, key=lambda each: not each.error)
    ]
    errors = sum(finding.error for _, finding in ordered)
    names = ("severity", "where", "finding", "text")
    columns = tuple(say.column(key, within="check.") for key in names)
    rows = tuple(
        (
            Label(say("check.error"), Tone.WARNING)
            if finding.error
            else Label(say("check.is_advice"), Tone.QUIET),
            " · ".join(part for part in (name, finding.feature, finding.register) if part),
            _sentence(say, finding),
            finding.text,
        )
        for name, finding in ordered
    )
    records = tuple(_finding_record(say, name, finding) for name, finding in ordered)
    values: dict[str, Inline] = {
        "questionnaires": say.phrase("surveys.count", n=len(found)),
        "errors": say.phrase("check.errors", n=errors),
        "advice": say.phrase("check.advice", n=len(ordered) - errors),
    }
    table = Table("findings", columns, rows, empty=say("check.none"))
    document = Report(
        title=say("check.title"),
        subtitle=say.phrase("check.subtitle", **values),
        language=language,
        sections=(Section("findings", say("check.section"), (table,)),),
    )
    content = {"format": 1, "kind": "check-questionnaire", "errors": errors, "findings": list(records)}
    return Composed(document, Data(content, records))


def _sentence(say: Words, finding: Finding) -> str:
    key = f"lint.{finding.rule}"
    return say(key).format(**finding.values)


def _finding_record(say: Words, name: str, finding: Finding) -> dict[str, object]:
    return {
        "questionnaire": name,
        "feature": finding.feature or None,
        "register": finding.register or None,
        "rule": finding.rule,
        "error": finding.error,
        "finding": _sentence(say, finding),
        "text": finding.text or None,
    }


def _row(say: Words, each: Questionnaire, feature: Feature, register: str) -> tuple[str | Label | None, ...]:
    question = feature.questions.get(register)
    expected = next((category for category in CATEGORIES if category.component == feature.expected), None)
    told: str | Label | None = say("surveys.control") if feature.control else None
    if feature.expected and expected:
        told = Label(str(feature.expected), TONES[expected])
    return (
        feature.key,
        feature.label(say.language.key),
        question.functional if question else None,
        question.dysfunctional if question else None,
        ", ".join(_groups(each, feature, say.language.key)) or None,
        told,
        feature.expected_source or None,
        feature.audience or None,
    )


def _groups(each: Questionnaire, feature: Feature, language: str) -> Iterator[str]:
    names = {grouping.key: grouping.values for grouping in each.groupings}
    for key, value in feature.groups.items():
        yield names.get(key, {}).get(value, {}).get(language, value)


def _feature_record(feature: Feature, register: str) -> dict[str, object]:
    question = feature.questions.get(register)
    return {
        "feature": feature.key,
        "label": feature.label(register[:2]),
        "functional": question.functional if question else None,
        "dysfunctional": question.dysfunctional if question else None,
        "groups": dict(feature.groups),
        "expected": str(feature.expected) if feature.expected else None,
        "expected_source": feature.expected_source or None,
        "audience": feature.audience or None,
        "control": feature.control,
    }


def _record(each: Questionnaire, language: str) -> dict[str, object]:
    return {
        "key": each.key,
        "title": each.title(language),
        "system": each.system,
        "topic": each.topic,
        "features": len(each.features),
        "minutes": minutes(len(each.features)),
        "registers": list(_registers(each)),
        "wordings": {key: each.wordings.get(key, spoken(key).wording) for key in form_languages()},
        "source": each.source(language),
    }


def _registers(each: Questionnaire) -> Iterable[str]:
    return dict.fromkeys(register for feature in each.features for register in feature.questions if register)
