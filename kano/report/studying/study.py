"""The report of a study: its parts in one document, the answers of all of them first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kano.report.blocks import Block, Figure, Note, Phrase, Report, Section, Table, Tone
from kano.report.classifying.since import headline, since_section
from kano.report.composed import Composed
from kano.report.language import Words, words
from kano.report.studying.contract import Content, Parts, data
from kano.report.wing import Wing

REPEATED = frozenset({"waves"})
"""Sections of a classification that drift says better."""
SHOWN = frozenset({("check", "plane"), ("comparison", "segments")})
"""Pictures of parts that the classification shows."""


def study_report(parts: Parts, *, language: str = "en") -> Composed:
    """Compose the document; each part has been composed as a report of its own."""
    say = words(language, "study", "classification", "pictures")
    main = parts.classification.document
    chapters = [each.document for each in (parts.check, parts.advice, parts.comparison, parts.drift) if each]
    since = parts.since
    sections = (
        *([since_section(say, since)] if since else []),
        *_chapter("check", parts.check, main),
        *_chapter("advice", parts.advice, main),
        *_own(main, drift=parts.drift is not None),
        *_groups(parts.groups),
        *_chapter("comparison", parts.comparison, main),
        *_chapter("drift", parts.drift, main),
        *_appendix(main, chapters),
    )
    key = "trajectory" if parts.drift else "plane"
    shown = _picture(sections, key)
    first = (
        Section("summary", main.sections[0].title, tuple(_summary(say, parts, main, chapters))),
        Section(key, say(f"{key}.title"), shown, detail=True),
    )
    subtitle = parts.drift.document.subtitle if parts.drift else main.subtitle
    news = "since" if since else ""
    rest = _beside(sections, shown)
    title = parts.title or say("study.title")
    document = Report(title, subtitle, language, (*first, *rest), news=news)
    return Composed(document, data(parts))


WING = Wing("study", Content, study_report)


def _summary(say: Words, parts: Parts, main: Report, chapters: Sequence[Report]) -> Iterator[Block]:
    """What is new, then the summary of the classification, then the answers of the other parts."""
    if parts.since:
        yield headline(say, parts.since)
    last = chapters[-1].sections[0].blocks if chapters else ()
    # How the files were read is said once, by the part that says it in the fewest lines.
    yield from _without(main.sections[0].blocks, last)
    for chapter in chapters:
        answers = [
            each for each in chapter.sections[0].blocks if isinstance(each, Note) and each.tone is Tone.GOOD
        ]
        for note in answers:
            told = Phrase("{chapter}: {answer}", {"chapter": chapter.title, "answer": note.phrase})
            yield replace(note, phrase=told, tone=Tone.PLAIN)
    yield from (block for block in last if block not in _without(last, main.sections[0].blocks))


def _picture(sections: Sequence[Section], key: str) -> tuple[Figure, ...]:
    """The picture of this key, with which the document opens; none where there is none."""
    blocks = (block for section in sections for block in section.blocks)
    return tuple(block for block in blocks if isinstance(block, Figure) and block.key == key)[:1]


def _beside(sections: Sequence[Section], shown: Sequence[Block]) -> Iterator[Section]:
    """The sections without what has been shown before."""
    for section in sections:
        yield replace(section, blocks=tuple(each for each in section.blocks if each not in shown))


def _without(blocks: Sequence[Block], others: Sequence[Block]) -> list[Block]:
    """The blocks but quiet sentences of a sort that the others say as well."""
    said = {each.phrase.template for each in others if isinstance(each, Note) and each.tone is Tone.QUIET}
    return [
        each
        for each in blocks
        if not (isinstance(each, Note) and each.tone is Tone.QUIET and each.phrase.template in said)
    ]


def _own(main: Report, *, drift: bool) -> Iterator[Section]:
    """The sections of the classification behind its summary."""
    for section in main.sections[1:]:
        if not section.appendix and not (drift and section.key in REPEATED):
            yield section


def _groups(groups: Sequence[Composed]) -> Iterator[Section]:
    """The classification by each column of groups."""
    for i, each in enumerate(groups):
        for section in each.document.sections:
            if section.key == "segments":
                yield replace(section, key=f"groups-{i + 1}")


def _chapter(key: str, part: Composed | None, main: Report) -> Iterator[Section]:
    """The sections of another part, its summary under the title of its report."""
    if part is None:
        return
    document = part.document
    first, *others = document.sections
    blocks = tuple(_without(first.blocks, main.sections[0].blocks))
    yield replace(first, key=key, title=document.title, blocks=blocks, chapter=document.title)
    for section in others:
        if not section.appendix:
            own = tuple(
                each for each in section.blocks if not (isinstance(each, Figure) and (key, each.key) in SHOWN)
            )
            yield replace(section, key=f"{key}-{section.key}", chapter=document.title, blocks=own)


def _appendix(main: Report, chapters: Sequence[Report]) -> Iterator[Section]:
    """How the numbers came about, said once; of each part its method."""
    for section in main.sections:
        if section.appendix and section.key == "method":
            yield replace(section, title=f"{section.title}: {main.title}")
        elif section.appendix:
            yield replace(section, blocks=tuple(_united(section, chapters)))
    for i, chapter in enumerate(chapters):
        for section in chapter.sections:
            if section.key == "method":
                yield replace(section, key=f"method-{i + 1}", title=f"{section.title}: {chapter.title}")


def _united(section: Section, chapters: Sequence[Report]) -> Iterator[Block]:
    """The tables of a section with the rows of the other parts that it has not."""
    also = [each for chapter in chapters for each in chapter.sections if each.key == section.key]
    for block in section.blocks:
        if isinstance(block, Table):
            others = (each for other in also for each in other.blocks if isinstance(each, Table))
            rows = dict.fromkeys([*block.rows, *(row for table in others for row in table.rows)])
            yield replace(block, rows=tuple(rows))
        else:
            yield block
