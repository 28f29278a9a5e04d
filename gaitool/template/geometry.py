"""How wide the columns of a table sheet are, what stays in sight, and which way the paper lies."""

from dataclasses import dataclass

from gaitool.form import Column, Shape
from gaitool.layout import TableSheet
from gaitool.text.typesetting import width_in_em

_HEADING_COLUMN, _LABEL_COLUMN, _ONLY_LABEL_COLUMN = 80, 308, 230
_NARROWEST_FIGURE, _WIDEST_FIGURE = 74, 150
# Fifteen of them, as 表四 has, fit a landscape page.
_GROUPED_FIGURE = 68
_PIXELS_AN_EM, _PADDING = 15, 14
_LEDGER, _CHECK = 84, 80
_WIDEST_PORTRAIT = 1_200
"""Pixels that a sheet of A4 shows upright without its figures becoming too small to read."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Column widths in pixels, the rows and columns kept in sight, the paper's direction."""

    widths: tuple[int, ...]
    head_rows: int = 0
    frozen_columns: int = 0
    landscape: bool = False


def geometry_of(sheet: TableSheet) -> Geometry:
    """Return how a table is set: as its edition says, else as its labels need."""
    look = sheet.table.look
    widths = look.widths or _widths(sheet)
    frozen = _frozen(sheet)
    return Geometry(widths, *frozen, look.landscape or sum(widths) > _WIDEST_PORTRAIT)


def _frozen(sheet: TableSheet) -> tuple[int, int]:
    """Return the rows of heads and columns of labels that stay in sight.

    Stacked blocks have heads of their own, so that none of them may stay.
    """
    first = min(question.address for question in sheet.questions.values())
    head_rows = first.row - sheet.form_area.top
    match sheet.table.shape:
        case Shape.STACKED_BLOCKS:
            return 0, 0
        case Shape.GROUPS_ACROSS:
            return head_rows, 0
        case _:
            return head_rows, first.column - 1


def _widths(sheet: TableSheet) -> tuple[int, ...]:
    if sheet.table.shape is Shape.GROUPS_ACROSS:
        return (_GROUPED_FIGURE,) * sheet.form_area.right
    labels = min(question.address.column for question in sheet.questions.values()) - 1
    columns = max((block.columns for block in sheet.table.blocks), key=len)
    beside = {question.address.column for question in sheet.ledger.values()}
    ledger = sum(column > sheet.form_area.right for column in beside)
    own = (
        (_HEADING_COLUMN,) * (labels - 1) + (_LABEL_COLUMN,)
        if labels > 1
        else (_ONLY_LABEL_COLUMN,)
    )
    return (*own, *map(_figure_width, columns), *[_LEDGER] * ledger, _CHECK)


def _figure_width(column: Column) -> int:
    """Return the width that shows a head on two lines."""
    # Heads wrap: 法律服务机构 on two lines fits the narrowest.
    wanted = round(width_in_em(column.label) / 2 * _PIXELS_AN_EM) + _PADDING
    return min(max(wanted, _NARROWEST_FIGURE), _WIDEST_FIGURE)
