"""Where the tables of an edition stand on their sheets, cell for cell as printed.

Two ways of printing: rows with their labels at the left (one block, or several stacked), and the
rows side by side as groups of columns over one line of figures.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from gaitool.form import Block, CellKey, Column, Part, Row, Shape, Table
from gaitool.layout.places import Address, Area
from gaitool.layout.sheets import (
    Anchor,
    Label,
    LabelKind,
    LabelledInput,
    Question,
    TableSheet,
)

# Above it stand title, guidance, the switch for blanks and the counts.
FIRST_ROW = 5
LEDGER_LABEL = "台账核对数（选填）"
ZERO_SWITCH_LABEL = "未填单元格按0上报"
YES, NO = "是", "否"
"""What the switch for blanks may say."""


def table_sheet(part: Part, table: Table) -> TableSheet:
    """Lay out the sheet of a table by its shape."""
    if table.shape is Shape.GROUPS_ACROSS:
        return _groups_across(part, table)
    return _rows_down(part, table)


def _rows_down(part: Part, table: Table) -> TableSheet:
    """Lay out blocks below each other, labels at the left, figures right of them."""
    first_column = 1 + _label_columns(table)
    width = max(len(block.columns) for block in table.blocks)
    labels: list[Label] = []
    questions: dict[CellKey, Question] = {}
    corners: list[Area] = []
    top = FIRST_ROW
    for block in table.blocks:
        last_column = first_column + width - 1
        if block.caption:
            labels.append(Label(block.caption, Area(top, 1, top, last_column), LabelKind.CAPTION))
            top += 1
        head_rows = 1 + _depth(block.columns)
        first_row = top + head_rows
        corner = Area(top, 1, first_row - 1, first_column - 1)
        if table.corner:
            labels.append(Label(table.corner, corner, LabelKind.CORNER))
        else:
            corners.append(corner)
        heads = _column_heads(block.columns, Area(top, first_column, first_row - 1, last_column))
        row_labels = _row_labels(block.rows, first_row, first_column - 1)
        labels += [*heads, *row_labels]
        questions |= _questions(table, block, heads, row_labels)
        top = first_row + len(block.rows)
    form_area = Area(FIRST_ROW, 1, top - 1, first_column + width - 1)
    ledger, ledger_labels = _ledger_around(table, questions, form_area)
    return TableSheet(
        name=part.sheet,
        part=part,
        table=table,
        form_area=form_area,
        labels=tuple(labels),
        questions=questions,
        zero_switch=_zero_switch(first_column),
        ledger=ledger,
        ledger_labels=ledger_labels,
        corners=tuple(corners),
    )


def _zero_switch(input_column: int) -> LabelledInput:
    return LabelledInput(ZERO_SWITCH_LABEL, Address(3, 1), Address(3, input_column))


def _depth(items: Sequence[Row] | Sequence[Column]) -> int:
    return max(len(item.headings) for item in items)


def _label_columns(table: Table) -> int:
    return 1 + _depth(table.rows)


def _anchor(label: Label) -> Anchor:
    return Anchor(label.text, label.area.first)


def _runs(items: Sequence[Row] | Sequence[Column], depth: int) -> Iterator[tuple[str, int, int]]:
    """Yield each heading of a depth with the first and last index of its unbroken run.

    Headings that are called alike under different ones are two.
    """
    start = 0
    for headings, run in groupby(item.headings[: depth + 1] for item in items):
        end = start + len(list(run)) - 1
        if len(headings) > depth:
            yield headings[depth], start, end
        start = end + 1


def _column_heads(columns: Sequence[Column], area: Area) -> list[Label]:
    """Place the heads of a block: merged headings first, then each column's own.

    The last column of a block that is narrower than others takes what is left of the width.
    """
    labels = []
    for depth in range(_depth(columns)):
        for heading, start, end in _runs(columns, depth):
            row = area.top + depth
            merged = Area(row, area.left + start, row, area.left + end)
            labels.append(Label(heading, merged, LabelKind.COLUMN_HEAD))
    for index, column in enumerate(columns):
        left = area.left + index
        right = area.right if index + 1 == len(columns) else left
        own = Area(area.top + len(column.headings), left, area.bottom, right)
        labels.append(Label(column.label, own, LabelKind.COLUMN_HEAD))
    return labels


def _row_labels(rows: Sequence[Row], first_row: int, last_column: int) -> list[Label]:
    """Place the labels of rows; merged headings come before their rows."""
    labels = []
    for depth in range(_depth(rows)):
        for heading, start, end in _runs(rows, depth):
            area = Area(first_row + start, depth + 1, first_row + end, depth + 1)
            labels.append(Label(heading, area, LabelKind.ROW_HEAD))
    for number, row in enumerate(rows, start=first_row):
        area = Area(number, len(row.headings) + 1, number, last_column)
        labels.append(Label(row.label, area, LabelKind.ROW_HEAD))
    return labels


def _questions(
    table: Table, block: Block, heads: Sequence[Label], row_labels: Sequence[Label]
) -> dict[CellKey, Question]:
    # Merged headings come first in both lists; what is left is one a column, one a row.
    own_heads = heads[len(heads) - len(block.columns) :]
    own_labels = row_labels[len(row_labels) - len(block.rows) :]
    questions = {}
    for row, label in zip(block.rows, own_labels, strict=True):
        for column, head in zip(block.columns, own_heads, strict=True):
            key = CellKey(table.key, row.key, column.key)
            line = label.area.top
            area = Area(line, head.area.left, line, head.area.right)
            questions[key] = Question(key, area, _anchor(label), _anchor(head))
    return questions


def _ledger_around(
    table: Table, questions: Mapping[CellKey, Question], form: Area
) -> tuple[dict[CellKey, Question], tuple[Label, ...]]:
    """Place 台账核对数 for totals: right of the form those along a row, below it the others."""
    across = list(dict.fromkeys(k.column for k in table.totals if table.row_parts(k)))
    down = list(dict.fromkeys(k.row for k in table.totals if not table.row_parts(k)))
    beside = _labels_beside(table, across, questions, form)
    below = {row: _label_below(table, row, form, down.index(row)) for row in down}
    ledger = {}
    for key in table.totals:
        total = questions[key]
        if label := below.get(key.row) if key.row in down and key.column not in across else None:
            area = Area(label.area.top, total.area.left, label.area.top, total.area.right)
            ledger[key] = Question(key, area, _anchor(label), total.column_anchor)
        else:
            label = beside[_block_index(table, key.row), key.column]
            row, column = total.address.row, label.area.left
            area = Area(row, column, row, column)
            ledger[key] = Question(key, area, total.row_anchor, _anchor(label))
    return ledger, (*beside.values(), *below.values())


def _block_index(table: Table, row: str) -> int:
    return table.blocks.index(table.block_of(row))


def _labels_beside(
    table: Table, totals: Sequence[str], questions: Mapping[CellKey, Question], form: Area
) -> dict[tuple[int, str], Label]:
    """Head a column of 台账核对数 for each column of totals, once a block that has it.

    Where there are several, each says whose it is: labels are how the reader finds them again.
    """
    heads = [
        (index, column, _head_rows(table, block, questions))
        for index, block in enumerate(table.blocks)
        for column in block.columns
        if column.key in totals
    ]
    beside = {}
    for index, column, (top, bottom) in heads:
        at = form.right + 1 + totals.index(column.key)
        caption = table.blocks[index].caption
        # A single one needs no more words, and has none in the workbooks of 表三.
        words = f"{caption}{column.label}的{LEDGER_LABEL}" if len(heads) > 1 else LEDGER_LABEL
        beside[index, column.key] = Label(words, Area(top, at, bottom, at), LabelKind.COLUMN_HEAD)
    return beside


def _head_rows(
    table: Table, block: Block, questions: Mapping[CellKey, Question]
) -> tuple[int, int]:
    """Return the first and last row of a block's heads."""
    first = questions[CellKey(table.key, block.rows[0].key, block.columns[0].key)].address.row
    return first - 1 - _depth(block.columns), first - 1


def _label_below(table: Table, row: str, form: Area, index: int) -> Label:
    total = next(one for one in table.rows if one.key == row)
    line = form.bottom + 1 + index
    caption = table.block_of(row).caption if len(table.blocks) > 1 else ""
    words = f"{caption}{''.join(total.headings[-1:])}{total.label}的{LEDGER_LABEL}"
    return Label(words, Area(line, 1, line, _label_columns(table)), LabelKind.ROW_HEAD)


def _groups_across(part: Part, table: Table) -> TableSheet:
    """Lay out the rows of a table side by side, each a group of columns, over one line."""
    (block,) = table.blocks
    width, head_row = len(block.columns), FIRST_ROW + _depth(block.rows) + 1
    labels = _headings_across(block, width)
    questions: dict[CellKey, Question] = {}
    for index, row in enumerate(block.rows):
        left, top = 1 + index * width, FIRST_ROW + len(row.headings)
        area = Area(top, left, head_row - 1, left + width - 1)
        group = Label(row.label, area, LabelKind.COLUMN_HEAD)
        heads = [
            Label(column.label, Area(head_row, number, head_row, number), LabelKind.COLUMN_HEAD)
            for number, column in enumerate(block.columns, start=left)
        ]
        labels += [group, *heads]
        for column, head in zip(block.columns, heads, strict=True):
            key = CellKey(table.key, row.key, column.key)
            # 总计 stands in every group: the reader needs the group to know whose it is.
            anchor = Anchor(column.label, head.area.first, _anchor(group))
            questions[key] = Question(key, head.area.shifted(1), None, anchor)
    ledger, ledger_labels = _ledger_below(table, questions)
    return TableSheet(
        name=part.sheet,
        part=part,
        table=table,
        form_area=Area(FIRST_ROW, 1, head_row + 1, width * len(block.rows)),
        labels=tuple(labels),
        questions=questions,
        zero_switch=_zero_switch(max(width, 2)),
        ledger=ledger,
        ledger_labels=ledger_labels,
    )


def _headings_across(block: Block, width: int) -> list[Label]:
    """Place the headings over groups that stand beside each other."""
    return [
        Label(
            heading,
            Area(FIRST_ROW + level, 1 + start * width, FIRST_ROW + level, (end + 1) * width),
            LabelKind.COLUMN_HEAD,
        )
        for level in range(_depth(block.rows))
        for heading, start, end in _runs(block.rows, level)
    ]


def _ledger_below(
    table: Table, questions: dict[CellKey, Question]
) -> tuple[dict[CellKey, Question], tuple[Label, ...]]:
    """Place 台账核对数 under each total, its label under the figures left of it."""
    ledger, labels = {}, []
    beside = len(table.columns) - 1
    for key in table.totals:
        total = questions[key]
        row, column = total.address.moved(rows=1)
        area = Area(row, column - beside, row, column - 1)
        label = Label(LEDGER_LABEL, area, LabelKind.ROW_HEAD)
        labels.append(label)
        area = Area(row, column, row, column)
        ledger[key] = Question(key, area, _anchor(label), total.column_anchor)
    return ledger, tuple(labels)
