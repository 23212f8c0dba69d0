"""A made-up survey as spreadsheets that look like those of survey tools."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

from kano.analyses.planning.made_up import MadeUp
from kano.questionnaire import Wording
from kano.render.excel.workbook import CREATED, PLAIN_TEXT

Row: TypeAlias = Sequence[str | int | float | dt.datetime]

SECONDS = 7.0
"""What one question takes."""
DAYS = 14
"""How long the field work of a wave lasts."""


def survey_workbook(made: MadeUp, wording: Wording, waves: Sequence[int]) -> bytes:
    """A workbook with a sheet for each of these waves, named after it; the same survey gives the same bytes."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss", **PLAIN_TEXT})
    book.set_properties({"created": CREATED})
    bold = book.add_format({"bold": True})
    for w in waves:
        sheet = book.add_worksheet(made.waves[w].key)
        header, *rows = _rows(made, wording, w)
        sheet.write_row(0, 0, header, bold)
        sheet.freeze_panes(1, 1)
        for position, row in enumerate(rows, start=1):
            sheet.write_row(position, 0, row)
    book.close()
    return target.getvalue()


def survey_csv(made: MadeUp, wording: Wording, waves: Sequence[int]) -> bytes:
    """These waves as one CSV, several with a column that tells which; as Excel in their language saves them."""
    out = io.StringIO()
    say = made.recipe.say
    writer = csv.writer(out, delimiter=say.language.csv_separator, lineterminator="\r\n")
    for position, w in enumerate(waves):
        header, *rows = _rows(made, wording, w)
        if len(waves) > 1:
            header = [say("column.wave"), *header]
            rows = [[made.waves[w].key, *row] for row in rows]
        writer.writerows(rows if position else [header, *rows])
    return out.getvalue().encode(say.language.csv_encoding)


def _rows(made: MadeUp, wording: Wording, w: int) -> Iterator[Row]:
    """The header, then a row a respondent: id, times, weight if any, and the two questions in turn."""
    say = made.recipe.say
    weighted = made.recipe.sampling.weight_cv > 0
    asked = [feature.questions[""] for feature in made.features]
    texts = [text for question in asked for text in (question.functional, question.dysfunctional)]
    names = ("respondent", "start", "end", *(["weight"] if weighted else []))
    yield [*(say(f"column.{name}") for name in names), *texts]
    words = ((*wording.functional, ""), (*wording.dysfunctional, ""))
    for i, (start, end) in enumerate(_times(made, w)):
        weight = [float(made.people.weight[w, i])] if weighted else []
        answers = [words[side][pair[side]] for pair in made.pairs[w, i] for side in (0, 1)]
        yield [int(made.people.ids[w, i]) + 1, start, end, *weight, *answers]


def _times(made: MadeUp, w: int) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """When everybody began and ended, in the order of beginning."""
    rng = np.random.default_rng([made.recipe.seed, w])
    people, features, _ = made.pairs[w].shape
    date = made.waves[w].date
    assert date is not None
    day = dt.datetime.combine(date, dt.time())
    begins = np.sort(rng.integers(0, DAYS * 24 * 3600, size=people))
    lasts = np.maximum(1, np.round(2 * features * SECONDS * np.exp(0.2 * rng.standard_normal(people))))
    for begin, last in zip(begins, lasts, strict=True):
        start = day + dt.timedelta(seconds=int(begin))
        yield start, start + dt.timedelta(seconds=int(last))
