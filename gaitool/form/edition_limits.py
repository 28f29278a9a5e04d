"""Refuses tables that no sheet can hold, or that cannot be read back from one."""

from collections.abc import Sequence
from itertools import groupby

from gaitool.form.tables import Block, Column, Row, Shape, SheetLook
from gaitool.text.folding import fold_label
from gaitool.toml_file import Node, known

_MOST_ROWS, _MOST_COLUMNS = 150, 40
_WINDOW_ROWS, _WINDOW_COLUMNS = 400, 60
"""What is read of a sheet."""

_ROWS_AROUND = 8
"""Title, guidance, switch and counts above the form; checks and a space below it."""

_MOST_HEADINGS = 6
_MOST_RUNS = 120
"""Formulas name the inputs run by run, and a function takes 255 of them."""

_NUMERALS = frozenset("零一二三四五六七八九十百千万亿")
_COUNTS = 4
_WIDEST_COLUMN = 1_000
_KEPT_LABEL = "上年数（对照用，不用填写）"
"""Where last year's figures begin below the form; what stands below it is no answer."""


def demand_label(node: Node) -> str:
    """Return the label of a row or column; refuse one that nobody can tell from a figure."""
    label = node.text("label")
    if not any(character.isalpha() and character not in _NUMERALS for character in label):
        raise node.problem("label", f"“{label}”里没有文字；只是数字或符号的，与填的数分不清")
    if fold_label(label) == fold_label(_KEPT_LABEL):
        raise node.problem("label", f"“{label}”是工作表自己要用的字样，请换一个")
    return label


def demand_headings(node: Node, items: Sequence[Row] | Sequence[Column]) -> None:
    """Refuse headings nested deeper than a page has room for."""
    if any(len(item.headings) > _MOST_HEADINGS for item in items):
        raise node.problem("headings", f"最多套 {_MOST_HEADINGS} 层")


def demand_room(node: Node, blocks: Sequence[Block]) -> None:
    """Refuse tables that leave the window of a sheet that is read, totals and checks included."""
    rows = sum(_head_rows(block) + len(block.rows) for block in blocks)
    columns = max(len(block.columns) for block in blocks)
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
        raise node.problem("blocks", f"一张表最多 {_MOST_ROWS} 行（含表头）、{_MOST_COLUMNS} 列")
    labels = 1 + max(len(row.headings) for block in blocks for row in block.rows)
    total_rows = sum(bool(row.sums) for block in blocks for row in block.rows)
    total_columns = {column.key for block in blocks for column in block.columns if column.sums}
    down = _ROWS_AROUND + 2 * rows + total_rows
    across = labels + columns + len(total_columns) + 1
    if down > _WINDOW_ROWS or across > _WINDOW_COLUMNS:
        raise node.problem(
            "blocks",
            f"连同台账核对数、上年数和检查，工作表要 {down} 行、{across} 列，"
            f"最多 {_WINDOW_ROWS} 行、{_WINDOW_COLUMNS} 列",
        )
    if sum(map(_runs_of_inputs, blocks)) > _MOST_RUNS:
        raise node.problem("blocks", "合计行、合计列隔得太密，请把一张表分成几张")


def _head_rows(block: Block) -> int:
    return bool(block.caption) + 1 + max(len(column.headings) for column in block.columns)


def _runs_of_inputs(block: Block) -> int:
    """Return in how many areas the inputs stand that totals part from each other."""
    rows, columns = (
        sum(not is_total for is_total, _ in groupby(items, key=lambda item: bool(item.sums)))
        for items in (block.rows, block.columns)
    )
    return rows * columns


def demand_groups(node: Node, block: Block) -> None:
    """Refuse what cannot be printed as groups side by side over one line of figures."""
    totals = [column for column in block.columns if column.sums]
    if any(row.sums for row in block.rows) or totals not in ([], list(block.columns[-1:])):
        raise node.problem("shape", f"{Shape.GROUPS_ACROSS} 的表只能有一个总计列，放在最后一列")
    if len(block.rows) * len(block.columns) > _MOST_COLUMNS:
        raise node.problem("blocks", f"横排的组一共最多 {_MOST_COLUMNS} 格")
    heads = any(column.headings for column in block.columns)
    if heads or block.caption or block.stock or node.values.get("corner"):
        words = "的表没有地方印 corner、caption 和 columns 的 headings，也不能有 stock"
        raise node.problem("shape", f"{Shape.GROUPS_ACROSS} {words}")


def demand_look(node: Node, look: SheetLook) -> None:
    """Refuse widths and spans that no sheet has."""
    for key, widths in (("widths", look.widths), ("printed", look.printed)):
        if len(widths) > _WINDOW_COLUMNS or max(widths, default=1) > _WIDEST_COLUMN:
            raise node.problem(key, f"最多 {_WINDOW_COLUMNS} 个数，每个最大 {_WIDEST_COLUMN}")
    if look.counts and (len(look.counts) != _COUNTS or sum(look.counts) > _WINDOW_COLUMNS):
        raise node.problem("counts", f"应为 {_COUNTS} 个数，一共最多 {_WINDOW_COLUMNS}")


def demand_corner(node: Node, blocks: Sequence[Block]) -> None:
    """Refuse a corner that is called like a column beside it."""
    corner = fold_label(node.text("corner", ""))
    if any(corner == fold_label(column.label) for block in blocks for column in block.columns):
        raise node.problem("corner", f"“{corner}”是一列的标题，左上角请换一个说法")


def demand_carried_rows(node: Node, blocks: Sequence[Block]) -> None:
    """Refuse rows that carry on from a row that the table does not have."""
    rows = [row for block in blocks for row in block.rows]
    names = [row.carries_on for row in rows if row.carries_on]
    known(node, "rows 的 carries_on", names, (row.key for row in rows))
