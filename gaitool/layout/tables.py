"""Where the three statutory tables stand on their sheets, cell for cell as printed."""

from collections.abc import Iterator

from gaitool.form import Block, CellKey, Column, Part, Row, Table
from gaitool.form.applications import CORNER, RESULTS
from gaitool.form.disclosure import FIRST_COLUMN_HEADER
from gaitool.form.disputes import SUIT
from gaitool.layout.places import Address, Area
from gaitool.layout.sheets import (
    Anchor,
    Label,
    LabelKind,
    LabelledInput,
    Question,
    TableSheet,
)

FIRST_ROW = 5
LEDGER_LABEL = "台账核对数（选填）"
ZERO_SWITCH_LABEL = "未填单元格按0上报"
YES, NO = "是", "否"
"""What the switch for blanks may say."""


def _zero_switch(label_column: int, input_column: int) -> LabelledInput:
    return LabelledInput(ZERO_SWITCH_LABEL, Address(3, label_column), Address(3, input_column))


def _runs(headings: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each heading with the first and last index of its unbroken run."""
    start = 0
    for index, heading in enumerate(headings):
        if index + 1 == len(headings) or headings[index + 1] != heading:
            yield heading, start, index
            start = index + 1


def disclosure_sheet(name: str, part: Part, table: Table) -> TableSheet:
    """Lay out table 二: four blocks below each other, labels in A, figures in B to D."""
    labels: list[Label] = []
    questions: dict[CellKey, Question] = {}
    top = FIRST_ROW
    for block in table.blocks:
        labels.append(Label(block.caption, Area(top, 1, top, 4), LabelKind.CAPTION))
        labels.append(Label(FIRST_COLUMN_HEADER, Area(top + 1, 1, top + 1, 1), LabelKind.CORNER))
        heads = _column_heads(block, top + 1)
        labels.extend(heads)
        for row_number, row in enumerate(block.rows, start=top + 2):
            row_label = Label(row.label, Area(row_number, 1, row_number, 1), LabelKind.ROW_HEAD)
            labels.append(row_label)
            for column, head in zip(block.columns, heads, strict=True):
                key = CellKey(table.key, row.key, column.key)
                area = head.area._replace(top=row_number, bottom=row_number)
                questions[key] = Question(key, area, _anchor(row_label), _anchor(head))
        top += 2 + len(block.rows)
    return TableSheet(
        name=name,
        part=part,
        table=table,
        form_area=Area(FIRST_ROW, 1, top - 1, 4),
        labels=tuple(labels),
        questions=questions,
        zero_switch=_zero_switch(1, 2),
        ledger={},
    )


def _anchor(label: Label) -> Anchor:
    return Anchor(label.text, label.area.first)


def _column_heads(block: Block, row: int) -> list[Label]:
    """Place the heads of a block's columns in B to D; a single column takes all three."""
    if len(block.columns) == 1:
        areas = [Area(row, 2, row, 4)]
    else:
        areas = [Area(row, 2 + index, row, 2 + index) for index in range(len(block.columns))]
    return [
        Label(column.label, area, LabelKind.COLUMN_HEAD)
        for column, area in zip(block.columns, areas, strict=True)
    ]


def applications_sheet(name: str, part: Part, table: Table) -> TableSheet:
    """Lay out table 三: labels in A to C, the seven columns of applicants in D to J."""
    (block,) = table.blocks
    first_column, first_row = 4, FIRST_ROW + 3
    row_labels = _application_row_labels(block.rows, first_row)
    column_labels = _applicant_labels(block.columns, first_column)
    anchors_down = {label.area.top: _anchor(label) for label in row_labels if label.area.right == 3}
    anchors_across = {label.area.left: _anchor(label) for label in column_labels[2:]}
    questions = {}
    for row_number, row in enumerate(block.rows, start=first_row):
        for column_number, column in enumerate(block.columns, start=first_column):
            key = CellKey(table.key, row.key, column.key)
            questions[key] = Question(
                key,
                Area(row_number, column_number, row_number, column_number),
                anchors_down[row_number],
                anchors_across[column_number],
            )
    corner = Label(CORNER, Area(FIRST_ROW, 1, FIRST_ROW + 2, 3), LabelKind.CORNER)
    ledger, ledger_labels = _application_ledger(table, questions)
    last_row, last_column = first_row + len(block.rows) - 1, first_column + len(block.columns) - 1
    return TableSheet(
        name=name,
        part=part,
        table=table,
        form_area=Area(FIRST_ROW, 1, last_row, last_column),
        labels=(corner, *column_labels, *row_labels),
        questions=questions,
        zero_switch=_zero_switch(1, 4),
        ledger=ledger,
        ledger_labels=ledger_labels,
    )


def _application_row_labels(rows: tuple[Row, ...], first_row: int) -> list[Label]:
    """Place the labels of table 三 in A to C; merged headings come before their rows."""
    labels = []
    for depth in (0, 1):
        headings = [row.headings[depth] if len(row.headings) > depth else "" for row in rows]
        for heading, start, end in _runs(headings):
            if heading:
                area = Area(first_row + start, depth + 1, first_row + end, depth + 1)
                labels.append(Label(heading, area, LabelKind.ROW_HEAD))
    for row_number, row in enumerate(rows, start=first_row):
        area = Area(row_number, len(row.headings) + 1, row_number, 3)
        labels.append(Label(row.label, area, LabelKind.ROW_HEAD))
    return labels


def _applicant_labels(columns: tuple[Column, ...], first_column: int) -> list[Label]:
    """Place the heads of table 三: the two merged headings first, then each column's own."""
    labels = []
    for depth in (0, 1):
        headings = [c.headings[depth] if len(c.headings) > depth else "" for c in columns]
        for heading, start, end in _runs(headings):
            if heading:
                row = FIRST_ROW + depth
                area = Area(row, first_column + start, row, first_column + end)
                labels.append(Label(heading, area, LabelKind.COLUMN_HEAD))
    for number, column in enumerate(columns, start=first_column):
        area = Area(FIRST_ROW + len(column.headings), number, FIRST_ROW + 2, number)
        labels.append(Label(column.label, area, LabelKind.COLUMN_HEAD))
    return labels


def _application_ledger(
    table: Table, questions: dict[CellKey, Question]
) -> tuple[dict[CellKey, Question], tuple[Label, ...]]:
    """Place 台账核对数 right of the 总计 column, and those of （七）总计 below the table."""
    form = Area.around(*(question.address for question in questions.values()))
    concluded = next(row for row in table.rows if row.sums)
    beside = Label(
        LEDGER_LABEL,
        Area(FIRST_ROW, form.right + 1, FIRST_ROW + 2, form.right + 1),
        LabelKind.COLUMN_HEAD,
    )
    below = Label(
        f"{RESULTS}{concluded.label}的{LEDGER_LABEL}",
        Area(form.bottom + 1, 1, form.bottom + 1, form.left - 1),
        LabelKind.ROW_HEAD,
    )
    ledger = {}
    for key in table.totals:
        total = questions[key]
        row, column = total.address
        if column == form.right:
            area = Area(row, column + 1, row, column + 1)
            ledger[key] = Question(key, area, total.row_anchor, _anchor(beside))
        else:
            area = Area(form.bottom + 1, column, form.bottom + 1, column)
            ledger[key] = Question(key, area, _anchor(below), total.column_anchor)
    return ledger, (beside, below)


def disputes_sheet(name: str, part: Part, table: Table) -> TableSheet:
    """Lay out table 四: the three groups side by side in A to O, one row of figures."""
    (block,) = table.blocks
    width, head_row, figure_row = len(block.columns), FIRST_ROW + 2, FIRST_ROW + 3
    last_column = width * len(block.rows)
    suits = sum(SUIT in row.headings for row in block.rows)
    labels = [
        Label(
            SUIT,
            Area(FIRST_ROW, last_column - suits * width + 1, FIRST_ROW, last_column),
            LabelKind.COLUMN_HEAD,
        )
    ]
    questions: dict[CellKey, Question] = {}
    for index, row in enumerate(block.rows):
        left, top = 1 + index * width, FIRST_ROW + len(row.headings)
        group_area = Area(top, left, FIRST_ROW + 1, left + width - 1)
        group = Label(row.label, group_area, LabelKind.COLUMN_HEAD)
        heads = [
            Label(column.label, Area(head_row, number, head_row, number), LabelKind.COLUMN_HEAD)
            for number, column in enumerate(block.columns, start=left)
        ]
        labels += [group, *heads]
        for column, head in zip(block.columns, heads, strict=True):
            key = CellKey(table.key, row.key, column.key)
            anchor = Anchor(column.label, head.area.first, _anchor(group))
            area = head.area._replace(top=figure_row, bottom=figure_row)
            questions[key] = Question(key, area, None, anchor)
    ledger, ledger_labels = _dispute_ledger(table, questions)
    return TableSheet(
        name=name,
        part=part,
        table=table,
        form_area=Area(FIRST_ROW, 1, figure_row, last_column),
        labels=tuple(labels),
        questions=questions,
        zero_switch=_zero_switch(1, 5),
        ledger=ledger,
        ledger_labels=ledger_labels,
    )


def _dispute_ledger(
    table: Table, questions: dict[CellKey, Question]
) -> tuple[dict[CellKey, Question], tuple[Label, ...]]:
    """Place 台账核对数 under each 总计, its label under the outcomes left of it."""
    ledger, labels = {}, []
    for key in table.totals:
        total = questions[key]
        row, column = total.address.moved(rows=1)
        outcomes = len(table.sum_parts(key))
        label = Label(
            LEDGER_LABEL, Area(row, column - outcomes, row, column - 1), LabelKind.ROW_HEAD
        )
        labels.append(label)
        area = Area(row, column, row, column)
        ledger[key] = Question(key, area, _anchor(label), total.column_anchor)
    return ledger, tuple(labels)
