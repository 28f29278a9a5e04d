"""Reads the tables of an edition file: blocks, rows, columns, sums and the set-up of sheets."""

from collections.abc import Sequence

from gaitool.form.edition_limits import (
    demand_carried_rows,
    demand_corner,
    demand_groups,
    demand_headings,
    demand_label,
    demand_look,
    demand_room,
)
from gaitool.form.tables import Block, Column, Measure, Row, Shape, SheetLook, Stock, Table
from gaitool.text.folding import fold_label
from gaitool.toml_file import Node, distinct, known

_LONGEST_PROMPT = 240
"""Excel takes at most 255; 来自上年报告，核对后可以改。 may be put in front of the guidance."""

# Excel's limit; the library that writes workbooks drops the message of a longer one.
_LONGEST_PROMPT_TITLE = 32
_MOST_DECIMALS = 6
_LONGEST_MEASURE = 10
_ROW_KEYS = (
    "key",
    "label",
    "short",
    "headings",
    "group",
    "sums",
    "sums_heading",
    "guidance",
    "prompt_title",
    "carries_on",
)
_COLUMN_KEYS = ("key", "label", "headings", "sums", "measure", "decimals", "signed")
_LOOK_KEYS = ("widths", "counts", "landscape", "printed")
_TABLE_KEYS = ("key", "name", "shape", "corner", "balance", *_LOOK_KEYS)


def read_table(node: Node) -> Table:
    """Return a table; raises BadToml."""
    node.allow(*_TABLE_KEYS, "blocks")
    shape = node.text("shape", Shape.ROWS_DOWN)
    known(node, "shape", [shape], Shape)
    blocks = tuple(_read_block(block) for block in node.nodes("blocks"))
    if not blocks:
        raise node.problem("blocks", "至少要有一个 [[tables.blocks]]")
    if len(blocks) > 1 and shape != Shape.STACKED_BLOCKS:
        raise node.problem("shape", f"有几个 [[tables.blocks]] 的表，应为 {Shape.STACKED_BLOCKS}")
    rows = [row for block in blocks for row in block.rows]
    demand_room(node, blocks)
    demand_carried_rows(node, blocks)
    demand_corner(node, blocks)
    distinct(node, rows, lambda row: row.key, "rows 的 key")
    distinct(node, rows, lambda row: fold_label(row.label), "rows 的 label")
    if shape == Shape.GROUPS_ACROSS:
        demand_groups(node, blocks[0])
    return Table(
        key=node.name("key"),
        name=node.text("name"),
        blocks=blocks,
        shape=Shape(shape),
        corner=node.text("corner", ""),
        balance=_read_balance(node, blocks),
        look=_read_look(node),
    )


def _read_look(node: Node) -> SheetLook:
    look = SheetLook(
        widths=node.numbers("widths"),
        counts=node.numbers("counts"),
        landscape=node.flag("landscape"),
        printed=node.numbers("printed"),
    )
    demand_look(node, look)
    return look


def _read_balance(
    node: Node, blocks: Sequence[Block]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    sides = node.values.get("balance")
    if sides is None:
        return None
    if not isinstance(sides, list) or len(sides) != 2:
        raise node.problem("balance", "应为两组行的 key，例如 [[收入, 上年结余], [支出, 年末结余]]")
    # A list of lists: each side is asked as a list of texts of its own, under the same name.
    opening, closing = (Node({"balance": side}, node.where).texts("balance") for side in sides)
    if not opening or not closing:
        raise node.problem("balance", "两边都至少要有一行")
    for side in (opening, closing):
        distinct(node, side, str, "balance")
    known(node, "balance", (*opening, *closing), (row.key for b in blocks for row in b.rows))
    # A balance holds column by column, and only the rows of one block share their columns.
    block = next(b for b in blocks if any(row.key == opening[0] for row in b.rows))
    where = "balance（两边的行应在同一个 block 里）"
    known(node, where, (*opening, *closing), (row.key for row in block.rows))
    return opening, closing


def _read_block(node: Node) -> Block:
    node.allow("caption", "stock", "columns", "rows")
    columns = tuple(_read_column(column) for column in node.nodes("columns"))
    rows = tuple(_read_row(row) for row in node.nodes("rows"))
    for name, items in (("columns", columns), ("rows", rows)):
        if not items:
            raise node.problem(name, "至少要有一个")
    distinct(node, columns, lambda column: column.key, "columns 的 key")
    distinct(node, columns, lambda column: fold_label(column.label), "columns 的 label")
    distinct(node, rows, lambda row: row.key, "rows 的 key")
    read = list(zip(node.nodes("rows"), rows, strict=True))
    inputs = [row for one, row in read if not row.sums and "sums_heading" not in one.values]
    rows = tuple(_with_sums(one, row, inputs) for one, row in read)
    for key, items in (("rows", rows), ("columns", columns)):
        _demand_sums_of_inputs(node, key, items)
        demand_headings(node, items)
    return Block(rows, columns, node.text("caption", ""), _read_stock(node, columns))


def _read_stock(node: Node, columns: Sequence[Column]) -> Stock | None:
    names = node.texts("stock")
    if not names:
        return None
    if len(names) != len(Stock._fields):
        raise node.problem("stock", "应为三列的 key：增加的、减少的、年末的")
    known(node, "stock", names, (column.key for column in columns))
    distinct(node, names, str, "stock")
    return Stock(*names)


def _read_column(node: Node) -> Column:
    node.allow(*_COLUMN_KEYS)
    if node.number("decimals", 0) > _MOST_DECIMALS:
        raise node.problem("decimals", f"最多 {_MOST_DECIMALS}")
    word = node.text("measure", "件")
    if not 0 < len(word) <= _LONGEST_MEASURE:
        raise node.problem("measure", f"应为 1 至 {_LONGEST_MEASURE} 字的单位，例如 万元")
    measure = Measure(word, node.number("decimals", 0), node.flag("signed"))
    return Column(
        node.name("key"), demand_label(node), node.texts("headings"), node.texts("sums"), measure
    )


def _read_row(node: Node) -> Row:
    node.allow(*_ROW_KEYS)
    row = Row(
        key=node.name("key"),
        label=demand_label(node),
        headings=node.texts("headings"),
        sums=node.texts("sums"),
        short=node.text("short", ""),
        group=node.text("group", ""),
        guidance=node.prose("guidance", ""),
        prompt_title=node.text("prompt_title", ""),
        carries_on=node.text("carries_on", ""),
    )
    if len(row.guidance) > _LONGEST_PROMPT:
        raise node.problem("guidance", f"有 {len(row.guidance)} 字，最多 {_LONGEST_PROMPT} 字")
    if len(row.prompt_title) > _LONGEST_PROMPT_TITLE:
        raise node.problem("prompt_title", f"最多 {_LONGEST_PROMPT_TITLE} 字")
    return row


def _with_sums(node: Node, row: Row, inputs: Sequence[Row]) -> Row:
    """Return a total with all inputs below the heading that it adds up, where it names one.

    Other totals below it are passed over: what they add up is added up already.
    """
    heading = node.text("sums_heading", "")
    if not heading:
        return row
    parts = tuple(r.key for r in inputs if heading in r.headings)
    if not parts:
        raise node.problem("sums_heading", f"没有哪一行的 headings 里有“{heading}”")
    return row._replace(sums=parts)


def _demand_sums_of_inputs(node: Node, key: str, items: Sequence[Row] | Sequence[Column]) -> None:
    """Refuse sums of what is not there, and sums of sums: a total adds up what is filled in."""
    inputs = [item.key for item in items if not item.sums]
    for item in items:
        if item.sums:
            known(node, f"{key} “{item.key}” 的 sums", item.sums, inputs)
            distinct(node, item.sums, str, f"{key} “{item.key}” 的 sums")
