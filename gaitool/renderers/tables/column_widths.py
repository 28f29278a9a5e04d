"""How the width of a page is shared among the columns of a printed table, and its font size.

An edition may set the shares itself; for a table that nobody has set they are worked out from its
labels and from the figures that are printed in it. Widths are in em of the table's font.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, fsum

from gaitool.form import Shape
from gaitool.layout import Area, Label, LabelKind, TableSheet
from gaitool.text.line_breaking import NEVER_FIRST, unbroken_units
from gaitool.text.typesetting import width_in_em

PAGE_POINTS = 442.0
"""156 mm between the margins of GB/T 9704, the width of 28 characters of the body."""

_FEW_COLUMNS = 6
_SIZE_OF_FEW, _SIZE_OF_ROWS, _SIZE_OF_GROUPS = 10.5, 9.0, 10.0
"""五号 where there is room for it, 小五 for many columns; heads of groups have no long labels."""

_SMALLEST_SIZE = 5.0
_FEWEST_IN_A_LINE = 2
"""A head is not set one character to a line."""

_PADDING = 0.8
_NARROWEST_FIGURE, _WIDEST_FIGURE = 2.2, 8.0
_LINES_OF_A_HEAD, _LINES_OF_A_ROW = 3, 3
_WIDEST_HEAD, _WIDEST_ROW = 8.0, 16.0


def column_shares(sheet: TableSheet, printed: Iterable[tuple[Area, str]]) -> tuple[float, ...]:
    """Return each column's part of the width: as the edition sets it, else as it is needed.

    ``printed`` are the figures as they are printed, with where they stand on the sheet.
    """
    widths: Sequence[float] = sheet.table.look.printed
    if len(widths) != _columns(sheet):
        widths = _needed_widths(sheet, tuple(printed))
    whole = fsum(widths)
    return _with_room_for_marks(sheet, [width / whole for width in widths])


def _with_room_for_marks(sheet: TableSheet, shares: list[float]) -> tuple[float, ...]:
    """Widen columns of labels in which a mark would have no room beside what it belongs to.

    Programs keep marks from the start of a line as long as the line has room: one character wide,
    a column gives 三、 two lines. The widest column gives what the others need.
    """
    room = PAGE_POINTS / _usual_size(sheet)
    for column, least in _marked_widths(sheet).items():
        lacking = (least + _PADDING) / room - shares[column - 1]
        if lacking > 0:
            shares[shares.index(max(shares))] -= lacking
            shares[column - 1] += lacking
    return tuple(shares)


def _marked_widths(sheet: TableSheet) -> dict[int, float]:
    """Return how wide what has a mark is in the labels of each column left of the figures."""
    widths: dict[int, float] = {}
    for label in sheet.labels:
        if label.kind is LabelKind.ROW_HEAD and label.area.left == label.area.right:
            marked = [unit for unit in unbroken_units(label.text) if NEVER_FIRST & set(unit)]
            column = label.area.left
            widths[column] = max([widths.get(column, 0.0), *map(width_in_em, marked)])
    return widths


def font_size(sheet: TableSheet, shares: Sequence[float]) -> float:
    """Return the size in points at which no head has less than two characters in a line."""
    figures = [q.area for q in sheet.questions.values()]
    narrowest = min(fsum(shares[a.left - 1 : a.right]) for a in figures) * PAGE_POINTS
    fitting = narrowest / (_FEWEST_IN_A_LINE + _PADDING)
    return max(min(_usual_size(sheet), int(fitting * 2) / 2), _SMALLEST_SIZE)


def _usual_size(sheet: TableSheet) -> float:
    if _columns(sheet) <= _FEW_COLUMNS:
        return _SIZE_OF_FEW
    is_groups = sheet.table.shape is Shape.GROUPS_ACROSS
    return _SIZE_OF_GROUPS if is_groups else _SIZE_OF_ROWS


def _columns(sheet: TableSheet) -> int:
    return sheet.form_area.right


@dataclass(frozen=True, slots=True)
class _Need:
    """How wide a column has to be, and how wide it would be where there is room."""

    least: float
    wanted: float


def _needed_widths(sheet: TableSheet, printed: Sequence[tuple[Area, str]]) -> list[float]:
    """Return widths that fill the page; groups side by side are all alike."""
    if sheet.table.shape is Shape.GROUPS_ACROSS:
        return [1.0] * _columns(sheet)
    first = min(question.area.left for question in sheet.questions.values())
    labels = [_need_of_labels(sheet, column) for column in range(1, first)]
    figures = [
        _need_of_figures(sheet, printed, column) for column in range(first, _columns(sheet) + 1)
    ]
    room = PAGE_POINTS / _usual_size(sheet)
    return _shared([*labels, *_alike(labels, figures, room)], room)


def _alike(labels: Sequence[_Need], figures: Sequence[_Need], room: float) -> Sequence[_Need]:
    """Make the columns of figures equally wide where the page has room for that."""
    widest = max(need.wanted for need in figures)
    if sum(need.wanted for need in labels) + widest * len(figures) > room:
        return figures
    return [_Need(widest, widest)] * len(figures)


def _shared(needs: Sequence[_Need], room: float) -> list[float]:
    """Give every column what it needs, and of what is left in proportion to what it wants."""
    least, wanted = (
        fsum(need.least for need in needs),
        fsum(need.wanted for need in needs),
    )
    if wanted <= room or wanted == least:
        return [need.wanted for need in needs]
    more = max(room - least, 0.0) / (wanted - least)
    return [need.least + (need.wanted - need.least) * more for need in needs]


def _need_of_labels(sheet: TableSheet, column: int) -> _Need:
    """Return what the labels left of the figures need; one beside many rows may run down them."""
    own = [label for label in sheet.labels if label.kind is LabelKind.ROW_HEAD]
    here = [label for label in own if label.area.right == column]
    widths = [_width(label) / (label.area.right - label.area.left + 1) for label in here]
    lines = [_lines_beside(label.area) for label in here]
    least = max(map(_in_lines, widths, lines), default=1.0)
    of_rows = [w for w, one in zip(widths, here, strict=True) if one.area.top == one.area.bottom]
    wanted = max(least, min(max(of_rows, default=0.0), _WIDEST_ROW))
    return _Need(least + _PADDING, wanted + _PADDING)


def _lines_beside(area: Area) -> int:
    """Return how many lines a label may take: some of a row alone, one of each of many rows."""
    return max(_LINES_OF_A_ROW, area.bottom - area.top + 2)


def _need_of_figures(sheet: TableSheet, printed: Sequence[tuple[Area, str]], column: int) -> _Need:
    """Return what a column of figures needs for them and for the heads above it alone."""
    alone = Area(0, column, 0, column)
    figures = [width_in_em(text) for area, text in printed if _same_columns(area, alone)]
    figure = min(max(figures, default=0.0), _WIDEST_FIGURE)
    heads = [
        _width(label)
        for label in sheet.labels
        if label.kind is LabelKind.COLUMN_HEAD and _same_columns(label.area, alone)
    ]
    head = max(heads, default=0.0)
    least = max(figure, _in_lines(head, _LINES_OF_A_HEAD), _NARROWEST_FIGURE)
    return _Need(least + _PADDING, max(least, min(head, _WIDEST_HEAD)) + _PADDING)


def _same_columns(one: Area, other: Area) -> bool:
    return (one.left, one.right) == (other.left, other.right)


def _width(label: Label) -> float:
    return width_in_em(label.text)


def _in_lines(width: float, lines: int) -> float:
    """Return how wide a text is in so many lines: whole characters."""
    return float(ceil(width / lines))
