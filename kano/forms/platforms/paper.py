"""A workbook to print: a box to tick for each answer, A4 upright, pairs kept on one page."""

from collections.abc import Sequence

from kano.forms.form import PAIR, Form, Panel
from kano.forms.platforms.steady_workbook import Book, Sheet, workbook

_POINTS = 10
"""Columns of boxes: enough for the longest rating."""
_QUESTION = 46.0
_BOX = 5.2
_LINE = 15.0
_LEAST = 24.0
_ANSWERS = 39.0
_LETTERS = 50
"""Letters that fit in the column of the questions."""
_FULL = 740.0
"""Height in points that a page has for questions."""
_INK, _QUIET, _SHADE = "#1D4F91", "#5A6068", "#E8EFF8"


def paper(form: Form) -> bytes:
    """The printable questionnaire; type its answers into the workbook of the format excel."""
    return workbook(form.titles[form.language], lambda book: _fill(book, form))


def _fill(book: Book, form: Form) -> None:
    say = form.words[form.language]
    sheet = book.add_worksheet(say["form.questions"])
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _QUESTION)
    sheet.set_column(1, _POINTS, _BOX)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    title = " · ".join([form.titles[form.language], *([form.wave] if form.wave else [])])
    sheet.merge_range(
        0, 0, 0, _POINTS, title, book.add_format({"bold": True, "font_size": 15, "font_color": _INK})
    )
    sheet.merge_range(1, 0, 1, _POINTS, say["form.intro"], wrap)
    sheet.set_row(1, 3 * _LINE)
    sheet.write_string(2, 0, f"{say['form.print.number']}: ……………   {say['form.print.tick']}")
    row = _segments(book, sheet, form, 4)
    _questions(book, sheet, form, row)
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{title.replace('&', '&&')[:150]}&R&8{say['form.print.page']}")


def _segments(book: Book, sheet: Sheet, form: Form, row: int) -> int:
    bold = book.add_format({"bold": True, "text_wrap": True})
    for each in form.segments:
        sheet.write_string(row, 0, each.question[form.language], bold)
        options = "     ".join(f"☐ {text[form.language]}" for _, text in each.options)
        sheet.merge_range(row + 1, 0, row + 1, _POINTS, options)
        row += 3
    return row


def _questions(book: Book, sheet: Sheet, form: Form, row: int) -> None:
    breaks: list[int] = []
    # The title and what stands above take their room from the first page.
    height = row * _LINE + 2 * _LINE
    for part in form.panels():
        for panel in part:
            needed = _height(form, panel)
            if height + needed > _FULL:
                breaks.append(row)
                height = 0.0
            row = _panel(book, sheet, form, panel, row)
            height += needed
    sheet.set_h_pagebreaks(breaks)
    sheet.print_area(0, 0, row, _POINTS)


def _height(form: Form, panel: Panel) -> float:
    """What a panel takes of a page, with the blank row behind it."""
    language = form.language
    rows = {role: _question_height(panel.item.questions[role][language]) for role in panel.roles}
    ratings = sum(_LINE for role in panel.roles if role not in PAIR)
    return 2 * _LINE + (_ANSWERS if len(rows) > ratings / _LINE else 0) + sum(rows.values()) + ratings


def _question_height(text: str) -> float:
    return max(_LEAST, _LINE * (1 + len(text) // _LETTERS) + 6)


def _panel(book: Book, sheet: Sheet, form: Form, panel: Panel, row: int) -> int:
    language = form.language
    head = {"bold": True, "bg_color": _SHADE, "font_color": _INK, "valign": "vcenter"}
    sheet.merge_range(row, 0, row, _POINTS, panel.item.labels[language], book.add_format(head))
    row += 1
    if pairs := [role for role in panel.roles if role in PAIR]:
        row = _answers(book, sheet, row, [text for _, text in form.choice_texts(language, pairs[0])])
    for role in pairs:
        row = _boxes(book, sheet, row, panel.item.questions[role][language], width=5)
    for role in panel.roles[len(pairs) :]:
        ends = [form.words[language][f"form.{role}.{end}"] for end in ("low", "high")]
        row = _rating(
            book, sheet, row, panel.item.questions[role][language], ends=ends, points=form.points(role)
        )
    return row + 1


def _answers(book: Book, sheet: Sheet, row: int, texts: Sequence[str]) -> int:
    """The heads of the boxes, two columns each."""
    style = book.add_format({"text_wrap": True, "align": "center", "valign": "bottom", "font_size": 8})
    for i, text in enumerate(texts):
        sheet.merge_range(row, 1 + 2 * i, row, 2 + 2 * i, text, style)
    sheet.set_row(row, _ANSWERS)
    return row + 1


def _boxes(book: Book, sheet: Sheet, row: int, text: str, *, width: int) -> int:
    question = book.add_format({"text_wrap": True, "valign": "vcenter", "bottom": 4, "bottom_color": "#B8BEC8"})
    box = {"align": "center", "valign": "vcenter", "font_size": 15, "bottom": 4, "bottom_color": "#B8BEC8"}
    style = book.add_format(box)
    sheet.write_string(row, 0, text, question)
    for i in range(width):
        sheet.merge_range(row, 1 + 2 * i, row, 2 + 2 * i, "☐", style)
    sheet.set_row(row, _question_height(text))
    return row + 1


def _rating(book: Book, sheet: Sheet, row: int, text: str, *, ends: Sequence[str], points: int) -> int:  # noqa: PLR0913
    question = book.add_format({"text_wrap": True, "valign": "vcenter"})
    digit = book.add_format({"align": "center", "valign": "vcenter", "font_size": 9})
    quiet = {"font_size": 8, "font_color": _QUIET, "valign": "top"}
    sheet.write_string(row, 0, text, question)
    for i in range(points):
        sheet.write_string(row, 1 + i, f"☐ {i + 1}", digit)
    sheet.set_row(row, _question_height(text))
    sheet.write_string(row + 1, 1, ends[0], book.add_format(quiet))
    sheet.write_string(row + 1, points, ends[1], book.add_format({**quiet, "align": "right"}))
    return row + 2
