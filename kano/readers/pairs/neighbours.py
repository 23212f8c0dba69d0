"""Pairs by their texts: grids of one stem each, and neighbours of which one negates the other."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from kano.readers.columns.header import Header, Kind
from kano.readers.columns.names import RATINGS, asked, coded, is_rating_question, names, same_stem, unnumbered
from kano.readers.columns.platforms import platforms
from kano.readers.columns.table import Table
from kano.readers.pairs.codes import coded_couples
from kano.readers.pairs.order import ALIKE, judged, settled
from kano.readers.pairs.pair import Pair, Unsettled
from kano.readers.pairs.suffixes import marked_sides
from kano.readers.pairs.twins import twins
from kano.values import dataclass
from kano.words.negation import Contrast, Questions

MUCH_ALIKE = 0.6
"""The same where the cells are bare numbers and nothing else speaks for a Kano question."""
_SCATTERED = 2
"""Features of a grid from which columns in either order are no question that was turned round."""
_Weight: TypeAlias = Callable[[int, int], float]
_GRID = tuple(map(re.compile, (r"(.*?)\s*\[([^\[\]]+)\]", r"(.+?)\s+>>\s+(.+)", r"(.+?)\s+[-–—]\s+(.+)")))
"""What stands in brackets, behind two arrows (Jotform) or behind a dash is a row of a grid."""


@dataclass(frozen=True, eq=False)
class Candidates:
    """Columns that may hold a question of a pair."""

    columns: tuple[int, ...]
    sure: frozenset[int]
    """Those that hold Kano answers for certain."""
    numbers: frozenset[int] = frozenset()
    """Those that hold small numbers."""


@dataclass(frozen=True, eq=False)
class Matches:
    """What the texts of the columns told."""

    pairs: tuple[Pair, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    left: tuple[int, ...] = ()
    """Columns without a partner that hold Kano answers, by their cells or by their questions."""
    arrangement: str = ""
    """In a word, how the pairs stand in the table."""


def candidates(table: Table, free: Sequence[int]) -> Candidates:
    """Columns of Kano answers, and columns named by a question whose cells may be answers."""
    header, kinds = table.header, table.kinds
    asking = [i for i in free if not (is_rating_question(header.name(i)) or _is_code(header.name(i)))]
    sure = [i for i in asking if kinds[i] is Kind.ANSWERS]
    likely = (Kind.NUMBERS, Kind.BLANK, Kind.FEW)
    maybe = [
        i for i in asking if kinds[i] in likely and (_is_sentence(header.name(i)) or coded(header.name(i)))
    ]
    numbers = frozenset(i for i in maybe if kinds[i] is Kind.NUMBERS)
    return Candidates(tuple(sorted([*sure, *maybe])), frozenset(sure), numbers)


def grid_pairs(header: Header, found: Candidates) -> Matches:
    """Pairs of grids: each feature stands once under the functional and once under the dysfunctional stem."""
    for pattern in _GRID:
        cells = {i: match for i in found.columns if (match := pattern.fullmatch(_one_line(header.name(i))))}
        features: dict[str, list[int]] = {}
        for i, match in cells.items():
            features.setdefault(same_stem(match[2]), []).append(i)
        whole = {key: columns for key, columns in features.items() if len(columns) == 2}
        stems = {i: unnumbered(cells[i][1]).strip() for columns in whole.values() for i in columns}
        kept = {key: columns for key, columns in whole.items() if stems[columns[0]] != stems[columns[1]]}
        if kept and 2 * len(kept) >= len(features) and all(stems[i] for each in kept.values() for i in each):
            return _grids(kept, stems, {i: cells[i][2].strip() for i in stems})
    return Matches()


def grid_label(text: str) -> str:
    """What stands in brackets, behind arrows or a dash at the end of a name; "" where nothing does."""
    found = (pattern.fullmatch(_one_line(text)) for pattern in _GRID)
    return next((each[2].strip() for each in found if each), "")


def neighbour_pairs(header: Header, found: Candidates, known: Iterable[Pair] = ()) -> Matches:
    """Pairs of neighbours, alternating or in two blocks, that say the same but for a negation.

    The functional question comes first in all of them, or nothing is settled. `known` pairs show how the file's
    questions begin.
    """
    if not found.columns:
        return Matches()
    texts = {i: asked(header.name(i))[-1] for i in found.columns}
    questions = Questions(texts.values())
    marks = marked_sides(header, found.columns)
    contrasts: dict[tuple[int, int], Contrast] = {}

    def contrast(i: int, j: int) -> Contrast:
        if (i, j) not in contrasts:
            contrasts[i, j] = questions.contrast(texts[i], texts[j])
        return contrasts[i, j]

    def weight(i: int, j: int) -> float:
        each = contrast(i, j)
        if {marks.get(i), marks.get(j)} == {"functional", "dysfunctional"}:
            return 1.0 + each.alike
        return each.alike if each.alike >= ALIKE else 0.0

    by_code = coded_couples(header, found.columns)
    couples, arrangement = _beside(by_code, found, weight)
    clear = {i for each in couples if contrasts[each].same and contrasts[each].negated for i in each}
    if not by_code and not clear >= {*found.columns}:
        couples, arrangement = _beside(twins(texts, contrast), found, weight)
    openings = {_opening(asked(header.name(pair.functional))[-1]) for pair in known}
    begins = {i: _opening(text) for i, text in texts.items()}
    about = _about_kano(couples, found, begins, contrasts, openings)
    couples = [couple for couple in couples if couple in about or couple in by_code]
    openings |= {_opening(texts[i]) for couple in couples for i in couple}
    matched = {i for couple in couples for i in couple}
    suspect = found.sure | {i for i in found.numbers if _opening(texts[i]) in openings}
    left = tuple(i for i in found.columns if i in suspect - matched)
    each = {couple: judged(couple, contrasts[couple], marks, coded=couple in by_code) for couple in couples}
    pairs, unsettled = settled(each)
    return Matches(tuple(pairs), tuple(unsettled), left, arrangement)


def _about_kano(
    couples: Sequence[tuple[int, int]],
    found: Candidates,
    opening: Mapping[int, str],
    contrasts: Mapping[tuple[int, int], Contrast],
    known: Collection[str],
) -> list[tuple[int, int]]:
    """Couples of Kano answers, or told apart by a negation where no column is sure, and those that begin alike.

    Where there is nothing of the kind, couples of numbers that are much alike, if they are most of the numbers.
    """
    core = {couple for couple in couples if found.sure & set(couple)}
    if not found.sure:
        told = {couple: contrasts[couple] for couple in couples}
        core = {
            couple for couple, each in told.items() if each.negated is not None and each.alike >= MUCH_ALIKE
        }
    openings = {opening[i] for couple in core for i in couple} | set(known)
    about = [couple for couple in couples if couple in core or {opening[i] for i in couple} & openings]
    if about or known:
        return about
    alike = [each for each in couples if found.numbers >= set(each) and contrasts[each].alike >= MUCH_ALIKE]
    return alike if 4 * len(alike) >= len(found.numbers) else []


def _opening(text: str) -> str:
    return " ".join(text.casefold().split()[:2]) if " " in text else text[:4]


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 3 or bool(re.search(r"[\u3040-\u9fff\uac00-\ud7af]{3}", text))


def _is_code(text: str) -> bool:
    """Whether a column holds what a platform calls the answer, beside the answer itself."""
    return text.casefold().rstrip().endswith(tuple(end for each in platforms() for end in each.repeats))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _grids(features: Mapping[str, list[int]], stems: Mapping[int, str], labels: Mapping[int, str]) -> Matches:
    questions = Questions(dict.fromkeys(stems.values()))
    marks = {i: side for i, stem in stems.items() if (side := _side(stem))}
    pairs: list[Pair] = []
    unsettled: list[Unsettled] = []
    for first, second in _turned(features.values(), stems, questions):
        each = judged((first, second), questions.contrast(stems[first], stems[second]), marks)
        unsettled += [each.unsettled] if each.unsettled else []
        pairs += [replace(each.pair, name=labels[first], evidence="grid")] if each.pair else []
    return Matches(tuple(pairs), tuple(unsettled), arrangement="grid")


def _turned(
    couples: Iterable[Sequence[int]], stems: Mapping[int, str], questions: Questions
) -> list[tuple[int, int]]:
    """The columns of each feature; the stem without the negation first where their order says nothing."""
    given = [(first, second) for first, second in couples]
    orders = {(stems[first], stems[second]) for first, second in given}
    if len(orders) != 2 or len({frozenset(order) for order in orders}) != 1 or len(given) < _SCATTERED:
        return given
    one, two = min(orders)
    told = questions.contrast(one, two)
    plain = one if told.negated else two
    clear = told.negated is not None and not told.doubtful
    return [(i, j) if stems[i] == plain or not clear else (j, i) for i, j in given]


def _side(stem: str) -> str:
    """The side that a grid's stem names, "" where it names none."""
    roles = {name.role for name in names(stem)} - set(RATINGS)
    return roles.pop() if len(roles) == 1 else ""


def _couples(
    columns: Sequence[int], sure: Collection[int], weight: _Weight
) -> tuple[list[tuple[int, int]], str]:
    """The best of these readings: neighbours, or the first half against the second, of all or of those sure."""
    alternating = _best_neighbours(columns, weight)
    blocks = max((_blocks(each, weight) for each in (columns, [i for i in columns if i in sure])), key=len)
    if len(blocks) > 1 and sum(weight(*each) for each in blocks) > sum(weight(*each) for each in alternating):
        return blocks, "blocks"
    return alternating, "alternating"


def _blocks(columns: Sequence[int], weight: _Weight) -> list[tuple[int, int]]:
    """The first half against the second, where each is like its partner; else nothing."""
    half = len(columns) // 2
    found = list(zip(columns[:half], columns[half:], strict=False)) if len(columns) % 2 == 0 else []
    return found if all(weight(*each) for each in found) else []


def _beside(
    known: Sequence[tuple[int, int]], found: Candidates, weight: _Weight
) -> tuple[list[tuple[int, int]], str]:
    """Known couples, and those of the other columns."""
    taken = {i for couple in known for i in couple}
    rest = [i for i in found.columns if i not in taken]
    couples, arrangement = _couples(rest, found.sure, weight) if rest or not known else ([], _standing(known))
    for couple in known:
        weight(*couple)
    return sorted([*known, *couples]), arrangement


def _standing(couples: Sequence[tuple[int, int]]) -> str:
    return "alternating" if all(j == i + 1 for i, j in couples) else "blocks"


def _best_neighbours(columns: Sequence[int], weight: _Weight) -> list[tuple[int, int]]:
    """The neighbours that are most alike altogether, each column in one couple at most."""
    best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ()), (0.0, ())]
    for k in range(1, len(columns)):
        i, j = columns[k - 1], columns[k]
        value = weight(i, j)
        paired = (best[k - 1][0] + value + 0.2, (*best[k - 1][1], (i, j))) if value else (0.0, ())
        best.append(max(best[k], paired, key=lambda each: each[0]))
    return list(best[len(columns)][1]) if columns else []
