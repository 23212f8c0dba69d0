"""A workbook to fill in: one row a respondent, answers from lists, everything else locked."""

from collections.abc import Iterator

from kano.forms.form import BLOCK, PAIR, Form, Item
from kano.forms.platforms.steady_workbook import Book, Sheet, workbook
from kano.values import dataclass

ROWS = 500
"""Respondents that one sheet has room for."""
_TOP = 3
"""Rows above the first respondent: title, hint, header."""
_LISTS = "Lists"
_INK, _QUIET, _SHADE, _LINE = "#1D4F91", "#5A6068", "#E8EFF8", "#B8BEC8"


@dataclass(frozen=True)
class _Column:
    """One column of the sheet."""

    header: str
    width: float
    choices: tuple[str, ...] = ()
    item: Item | None = None
    even: bool = False


def excel(form: Form) -> bytes:
    """The workbook: a protected sheet whose answer cells offer a list, and a hidden sheet with the lists.

    Headers are a question's name and its text, as "hotel_schoon_fun. …", which the readers take apart.
    """
    return workbook(form.titles[form.language], lambda book: _fill(book, form))


def _fill(book: Book, form: Form) -> None:
    say = {key: form.words[form.language][key] for key in form.words[form.language]}
    sheet = book.add_worksheet(say["form.questions"])
    lists = book.add_worksheet(_LISTS)
    columns = list(_columns(form))
    title = " · ".join([form.titles[form.language], *([form.wave] if form.wave else [])])
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14, "font_color": _INK}))
    hints = [say["form.excel.hint"], *([say["form.excel.blocks"]] if form.design else [])]
    sheet.write_string(1, 0, " ".join(hints), book.add_format({"font_color": _QUIET}))
    _header(book, sheet, columns)
    ranges = _write_lists(lists, columns)
    for place, column in enumerate(columns):
        _validated(sheet, place, column, ranges.get(column.choices, ""), say)
        if column.item and column.item.blocks:
            _shaded(book, sheet, place, columns)
    _lock(sheet, len(columns))
    lists.hide()
    lists.protect()
    _paper(sheet)


def _columns(form: Form) -> Iterator[_Column]:
    language = form.language
    say = form.words[language]
    yield _Column(say["form.respondent"], 12)
    if form.design:
        yield _Column(BLOCK, 11, tuple(str(n + 1) for n in range(len(form.design.blocks))))
    for each in form.segments:
        yield _Column(each.question[language], 20, tuple(text[language] for _, text in each.options))
    seen: dict[str, int] = {}
    for part in form.panels():
        for panel in part:
            shade = seen.setdefault(panel.item.key, len(seen)) % 2 == 1
            for role in panel.roles:
                header = f"{panel.item.code(role)}. {panel.item.questions[role][language]}"
                yield _Column(header, 24, _choices(form, role), panel.item, shade)


def _choices(form: Form, role: str) -> tuple[str, ...]:
    if role in PAIR:
        return tuple(text for _, text in form.choice_texts(form.language, role))
    points = tuple(str(n) for n in range(1, form.points(role) + 1))
    return (*points, *filter(None, [form.no_mark(form.language, role)]))


def _header(book: Book, sheet: Sheet, columns: list[_Column]) -> None:
    base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE, "bold": True}
    styles = [book.add_format({**base, "bg_color": colour}) for colour in (_SHADE, "#FFFFFF")]
    code = book.add_format({"font_color": _QUIET, "font_size": 8})
    bold = book.add_format({"bold": True})
    cells = [
        book.add_format({"locked": False, "border": 1, "border_color": _LINE, "bg_color": colour})
        for colour in ("#F7FAFD", "#FFFFFF")
    ]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        name, _, text = column.header.partition(". ")
        if column.item and text:
            sheet.write_rich_string(_TOP - 1, place, code, f"{name}. ", bold, text, styles[column.even])
        else:
            sheet.write_string(_TOP - 1, place, column.header, styles[column.even])
        for row in range(_TOP, _TOP + ROWS):
            sheet.write_blank(row, place, None, cells[column.even])
    sheet.set_row(_TOP - 1, 80)
    sheet.freeze_panes(_TOP, 1)


def _write_lists(lists: Sheet, columns: list[_Column]) -> dict[tuple[str, ...], str]:
    """The lists of answers, each in a column of its own, and where each of them stands."""
    from xlsxwriter.utility import xl_rowcol_to_cell as cell

    ranges: dict[tuple[str, ...], str] = {}
    for choices in dict.fromkeys(column.choices for column in columns if column.choices):
        place = len(ranges)
        for row, text in enumerate(choices):
            if text.isdecimal():
                lists.write_number(row, place, int(text))
            else:
                lists.write_string(row, place, text)
        first = cell(0, place, row_abs=True, col_abs=True)
        last = cell(len(choices) - 1, place, row_abs=True, col_abs=True)
        ranges[choices] = f"={_LISTS}!{first}:{last}"
    return ranges


def _validated(sheet: Sheet, place: int, column: _Column, source: str, say: dict[str, str]) -> None:
    if not source:
        return
    options = {"validate": "list", "source": source, "error_message": say["form.not_in_list"]}
    # Excel shows 255 characters.
    text = column.header.partition(". ")[2] or column.header
    options |= {"input_title": say["form.choose"][:32], "input_message": text[:255]}
    sheet.data_validation(_TOP, place, _TOP + ROWS - 1, place, options)


def _shaded(book: Book, sheet: Sheet, place: int, columns: list[_Column]) -> None:
    """Grey where the row's block doesn't show this feature."""
    from xlsxwriter.utility import xl_rowcol_to_cell as cell

    block = next(i for i, column in enumerate(columns) if column.header == BLOCK)
    where = cell(_TOP, block, col_abs=True)
    item = columns[place].item
    shown = ",".join(f"{where}={number}" for number in (item.blocks if item else ()))
    grey = book.add_format({"bg_color": "#C8CCD2", "pattern": 1})
    rule = {"type": "formula", "criteria": f'=AND({where}<>"",NOT(OR({shown})))', "format": grey}
    sheet.conditional_format(_TOP, place, _TOP + ROWS - 1, place, rule)


def _lock(sheet: Sheet, width: int) -> None:
    from xlsxwriter.utility import xl_col_to_name

    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": False, "autofilter": False})
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(width - 1)}{_TOP + ROWS}"})


def _paper(sheet: Sheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(_TOP - 1)
    sheet.repeat_columns(0)
    sheet.set_footer("&R&8&P / &N")
