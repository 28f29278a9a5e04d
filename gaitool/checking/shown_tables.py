"""What the tables of a document show otherwise than its data: figures, labels, rows."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from gaitool.answers import answer_from_text
from gaitool.as_printed import Altered, Change
from gaitool.checking.alignment import aligned
from gaitool.checking.printed_blocks import Printed, PrintedTable
from gaitool.form import Form
from gaitool.text.set_apart import holds_figure_apart


class ShownRow(NamedTuple):
    """The words of the cells that begin in a row, without white space, their columns, its end."""

    texts: tuple[str, ...]
    columns: tuple[int, ...]


_OF_LABELS = 0.8
_BLANK = "（空白的一格）"
_TOP = "表的最上面"
_SHARED = 0.3


def table_of(
    rows: Sequence[ShownRow], tables: Sequence[PrintedTable], shown: Container[str]
) -> PrintedTable | None:
    """Return which of some tables shows in rows, by what is in it; None for another table.

    Of two that are alike it is the one whose part is not ``shown`` yet.
    """
    words = Counter(text for row in rows for text in row.texts if text)
    best, most = None, (_SHARED, False)
    for table in tables:
        printed = Counter(cell.text for row in table.rows for cell in row if cell.text)
        alike = 2 * (words & printed).total() / max(words.total() + printed.total(), 1)
        score = alike, table.part not in shown
        if score > most and any(text in words for text in _labels_of(table)):
            best, most = table, score
    return best


def _labels_of(table: PrintedTable) -> Iterator[str]:
    return (cell.text for row in table.rows for cell in row if _is_label(cell))


def table_changes(
    table: PrintedTable, shown_rows: Sequence[ShownRow], form: Form
) -> Iterator[Altered]:
    """Yield what is shown otherwise than it is printed, row by row and cell by cell."""
    rows = [row.texts for row in shown_rows]
    printed = [tuple(cell.text for cell in row) for row in table.rows]
    labels = ["".join(cell.text for cell in row if _is_label(cell)) for row in table.rows]
    known = set(_labels_of(table))
    shown = [_label_in(row, known) for row in rows]

    def likeness(one: int, other: int) -> float:
        alike = SequenceMatcher(None, labels[one], shown[other], autojunk=False).ratio()
        cells = sum((Counter(printed[one]) & Counter(rows[other])).values())
        return _OF_LABELS * alike + (1 - _OF_LABELS) * cells / max(len(rows[other]), 1)

    place = f"headings.{table.part}"
    found = aligned(printed, rows, likeness)
    for one, other in sorted((*found.in_place, *found.moved)):
        if (one, other) in found.moved:
            where = _where(shown, other)
            yield Altered(place, where, labels[one], Change.MOVED)
        yield from _cells(table.rows[one], rows[other], form)
    # Without one of its rows a table has others below it out of their columns.
    is_whole = not (found.moved or found.missing or found.added)
    shifted = (
        one
        for one, other in found.in_place
        if is_whole and _is_shifted(table.columns[one], shown_rows[other])
    )
    yield from (Altered(place, "", labels[one], Change.SHIFTED) for one in islice(shifted, 1))
    for number in found.missing:
        yield from (Altered(cell.place, "", cell.text) for cell in table.rows[number] if cell.text)
    for number in found.added:
        yield Altered(place, shown[number] or "".join(rows[number]), "")


def _where(rows: Sequence[str], number: int) -> str:
    """Return in words where a row stands, by the row above, or below where that is the only one."""
    if not number:
        return _TOP
    above, below = rows[number - 1], rows[number + 1] if number + 1 < len(rows) else ""
    if below and rows.count(below) == 1 < rows.count(above):
        return f"“{below}”一行上面"
    return f"“{above}”一行下面"


def _is_shifted(columns: tuple[int, ...], row: ShownRow) -> bool:
    """Whether the cells of a row are all there, and begin in other columns."""
    return len(columns) == len(row.columns) and columns != row.columns


def _is_label(cell: Printed) -> bool:
    return cell.place.startswith("headings.")


def _label_in(row: tuple[str, ...], known: set[str]) -> str:
    """Return the words of a shown row: the labels of the form, and what is no figure."""
    return "".join(t for t in row if t in known or not t.replace(".", "").isdecimal())


def _cells(printed: Sequence[Printed], shown: tuple[str, ...], form: Form) -> Iterator[Altered]:
    texts = tuple(cell.text for cell in printed)
    if len(texts) == len(shown):
        for cell, text in zip(printed, shown, strict=True):
            yield from _cell(cell, text, form)
        return
    found = aligned(texts, shown, lambda _, __: 0.0)
    for one, other in found.in_place:
        yield from _cell(printed[one], shown[other], form)
    gone = sorted((*found.missing, *(pair.first for pair in found.moved)))
    lost = (printed[n] for n in gone if texts[n])
    yield from (Altered(one.place, "", one.text, under=one.under) for one in lost)
    label = next((cell for cell in printed if _is_label(cell)), printed[0])
    added = sorted((*found.added, *(pair.second for pair in found.moved)))
    yield from (Altered(label.place, shown[n] or _BLANK, "") for n in added)


def _cell(cell: Printed, text: str, form: Form) -> Iterator[Altered]:
    if text == cell.text:
        return
    change = Change.OTHERWISE
    if key := form.find_cell(cell.place):
        measure = form.table_of(key).column(key).measure
        numbers = [answer_from_text(one, measure).number for one in (text, cell.text)]
        # Of 2 4 and of a figure that is struck out nobody can tell which number it is.
        is_clear = " " not in text and not holds_figure_apart(text)
        if is_clear and numbers[0] is not None and numbers[0] == numbers[1]:
            change = Change.REWRITTEN
    yield Altered(cell.place, text, cell.text, change, cell.under)
