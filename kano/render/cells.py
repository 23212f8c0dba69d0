"""How each kind of value looks as text: the only place that rounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kano.analyses.kinds import Kind
from kano.report.blocks import Bar, Cell, Inline, Label, Phrase, Trail, Value
from kano.words import languages
from kano.words.safe import safe

UNDEFINED = "–"
"""What stands where a number is undefined."""
clean = safe
"""Every text goes through this door."""

NUMBER_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.AMOUNT: "#,##0.0",
    Kind.SHARE: "0.0%",
    Kind.PROBABILITY: "0.0%",
    Kind.COEFFICIENT: "0.00",
    Kind.CHANGE: "+0.00;-0.00;0.00",
    Kind.MEAN: "0.00",
    Kind.MARK: "0.0",
    Kind.GAIN: "0.00",
    Kind.STATISTIC: "0.00",
    Kind.P_VALUE: "0.0000",
}
"""How a spreadsheet shows a number of each kind, the raw number staying in the cell."""

NUMERIC = frozenset(NUMBER_FORMATS)


def number_format(value: float, kind: Kind, language: str = "en") -> str:
    """How a spreadsheet shows this number: as its kind, unless that would make it look certain or minus zero.

    >>> number_format(0.25, Kind.SHARE), number_format(0.99999, Kind.PROBABILITY, "nl")
    ('0.0%', '">99,9%"')
    """
    if kind is Kind.PROBABILITY or (kind is Kind.SHARE and value not in {0.0, 1.0}):
        shown = '"<0.1%"' if value < 0.0005 else '">99.9%"' if value >= 0.9995 else NUMBER_FORMATS[kind]
    elif kind is Kind.P_VALUE and value < 0.00005:
        shown = '"<0.0001"'
    elif value < 0 and NUMBER_FORMATS[kind] == "0.00" and value > -0.005:
        shown = "0.00;0.00"
    else:
        shown = NUMBER_FORMATS[kind]
    marks = _marks(language)
    # A spreadsheet program puts its own marks in what isn't quoted, save for the percent sign.
    return shown.translate(marks if shown.startswith('"') else {ord("%"): marks[ord("%")]})


def text(cell: Cell, kind: Kind, language: str = "en") -> str:
    """A cell as text, in the language's notation of numbers."""
    match cell:
        case None:
            shown = UNDEFINED
        case str():
            shown = clean(cell)
        case Label():
            shown = clean(cell.text)
        case Phrase():
            shown = phrase(cell, language)
        case Bar():
            shown = bar(cell)
        case Trail():
            shown = trail(cell)
        case bool():
            shown = "✓" if cell else ""
        case _:
            shown = number(float(cell), kind, language)
    return shown


def number(value: float, kind: Kind, language: str = "en") -> str:
    """A number as text. Rounding never makes a share 0 or 100 %, nor a p-value 0; a probability never is.

    >>> number(1, Kind.PROBABILITY), number(0.9167, Kind.COEFFICIENT, "nl"), number(1, Kind.SHARE)
    ('>99%', '0,92', '100%')
    """
    return _FORMATS[kind](value).translate(_marks(language))


def phrase(sentence: Phrase, language: str = "en") -> str:
    """A sentence with its values filled in.

    >>> phrase(Phrase("{p} of {what}", {"p": Value(0.25, Kind.SHARE), "what": "all"}))
    '25% of all'
    """
    return sentence.template.format_map({k: _inline(each, language) for k, each in sentence.values.items()})


def bar(shares: Bar, width: int = 10) -> str:
    """Shares as letters, each as often as its share of the width: readable without colour.

    >>> from kano.report.blocks import Part, Tone
    >>> bar(Bar((Part("M", 0.75, Tone.FIRST), Part("O", 0.25, Tone.SECOND))), 8)
    'MMMMMMOO'
    """
    return "".join(
        part.letter * cells for part, cells in zip(shares.parts, bar_cells(shares, width), strict=True)
    )


def bar_cells(shares: Bar, width: int) -> list[int]:
    """How many of `width` cells each part gets: largest remainders, so that they always fill the bar."""
    total = sum(part.share for part in shares.parts)
    if not total > 0:
        return [0] * len(shares.parts)
    exact = [part.share / total * width for part in shares.parts]
    cells = [int(each) for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (cells[i] - exact[i], i))
    for i in by_remainder[: width - sum(cells)]:
        cells[i] += 1
    return cells


def trail(line: Trail) -> str:
    """Values as a line of small blocks over its range, else from lowest to highest; a dot where there is none.

    >>> trail(Trail((0.0, None, 0.5, 1.0)))
    '▁·▄█'
    """
    known = [value for value in line.values if value is not None]
    low = min(known, default=0.0) if line.low is None else line.low
    high = max(known, default=0.0) if line.high is None else line.high
    span = (high - low) or 1.0
    steps = (
        "·" if v is None else _BLOCKS[round(min(max((v - low) / span, 0), 1) * 7 - 0.001)] for v in line.values
    )
    return "".join(steps)


_BLOCKS = "▁▂▃▄▅▆▇█"


@cache
def _marks(language: str) -> dict[int, str]:
    """What a language writes for the marks of an English number."""
    marks = languages.language(language)
    return str.maketrans({",": marks.thousands, ".": marks.decimal, "%": marks.percent})


def _inline(value: Inline, language: str) -> str:
    match value:
        case str():
            return clean(value)
        case int():
            return number(value, Kind.COUNT, language)
        case Value():
            return text(value.value, value.kind, language)
        case Label():
            return clean(value.text)
        case Phrase():
            return phrase(value, language)
        case _:
            return ", ".join(_inline(each, language) for each in value)


def _likely(value: float) -> str:
    # The ends count as well, since 0.5 and 99.5 round to 0 and 100.
    if value <= 0.005:
        return "<1%"
    return ">99%" if value >= 0.995 else f"{value:.0%}"


def _probable(value: float) -> str:
    # Rounded down, so that what is not clear doesn't look as if it were.
    return _likely(value) if not 0.01 <= value < 0.99 else f"{int(value * 100 + 1e-9)}%"


_FORMATS: dict[Kind, Callable[[float], str]] = {
    Kind.COUNT: lambda value: f"{value:,.0f}",
    Kind.AMOUNT: lambda value: f"{value:,.1f}",
    Kind.SHARE: lambda value: f"{value:.0%}" if value in {0.0, 1.0} else _likely(value),
    Kind.PROBABILITY: _probable,
    Kind.COEFFICIENT: lambda value: f"{value:.2f}".replace("-0.00", "0.00"),
    Kind.CHANGE: lambda value: "0.00" if abs(value) < 0.005 else f"{value:+.2f}",
    Kind.MEAN: lambda value: f"{value:.2f}".replace("-0.00", "0.00"),
    Kind.MARK: lambda value: f"{value:.1f}",
    Kind.GAIN: lambda value: f"{value:.2f}".replace("-0.00", "0.00"),
    Kind.STATISTIC: lambda value: f"{value:.2f}".replace("-0.00", "0.00"),
    Kind.P_VALUE: lambda value: "<0.001" if value < 0.001 else f"{value:.3f}",
}
