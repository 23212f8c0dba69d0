"""Microsoft Forms: a Word document that its import turns into a form."""

import io
import zipfile
from collections.abc import Iterator
from string import ascii_uppercase
from xml.sax.saxutils import escape

from kano.forms.form import PAIR, Form
from kano.words.languages import language as spoken

_DATED = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(form: Form) -> bytes:
    """The document: numbered questions with lettered answers. Import it at forms.office.com, Quick import.

    Source: ISO/IEC 29500 (Office Open XML) for the package; the layout 1. question, A. answer.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _parts(form):
            entry = zipfile.ZipInfo(name, _DATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, _HEAD + content)
    return target.getvalue()


def _parts(form: Form) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _types()
    yield "_rels/.rels", _relationship("officeDocument", "word/document.xml")
    yield "word/_rels/document.xml.rels", _relationship("styles", "styles.xml")
    yield "word/styles.xml", _styles(form.language)
    body = "".join(_paragraph(text, style) for text, style in _paragraphs(form))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
        'w:gutter="0"/></w:sectPr>'
    )
    yield "word/document.xml", f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'


def _types() -> str:
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    parts = {"document": f"{_WORD}.document.main+xml", "styles": f"{_WORD}.styles+xml"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/{kind}" Target="{target}"/></Relationships>'
    )


def _styles(language: str) -> str:
    head = (
        f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" '
        f'w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="{spoken(language).tag}"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
    )
    close = "<w:keepNext/><w:keepLines/>"
    styles = [
        _style("Normal", '<w:spacing w:after="120"/>', "", default=' w:default="1"'),
        _style("Title", '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="36"/>'),
        _style("Question", f'{close}<w:spacing w:before="240" w:after="60"/>', "<w:b/>"),
        _style("Choice", '<w:keepLines/><w:spacing w:after="20"/><w:ind w:left="425"/>', ""),
    ]
    return f"{head}{''.join(styles)}</w:styles>"


def _style(name: str, paragraph: str, run: str, default: str = "") -> str:
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _paragraph(text: str, style: str) -> str:
    shown = escape("".join(letter for letter in text if letter.isprintable()))
    run = f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _paragraphs(form: Form) -> Iterator[tuple[str, str]]:
    language = form.language
    yield " · ".join([form.titles[language], *([form.wave] if form.wave else [])]), "Title"
    yield form.say("form.intro")[language], "Normal"
    for number, (question, choices) in enumerate(_questions(form), start=1):
        yield f"{number}. {question}", "Question"
        for letter, choice in zip(ascii_uppercase, choices, strict=False):
            yield f"{letter}. {choice}", "Choice"


def _questions(form: Form) -> Iterator[tuple[str, list[str]]]:
    language = form.language
    for each in form.segments:
        yield each.question[language], [text[language] for _, text in each.options]
    for panel in (panel for part in form.panels() for panel in part):
        for role in panel.roles:
            if role in PAIR:
                choices = [text for _, text in form.choice_texts(language, role)]
            else:
                choices = [*form.point_texts(language, role), *filter(None, [form.no_mark(language, role)])]
            yield panel.item.questions[role][language], choices
