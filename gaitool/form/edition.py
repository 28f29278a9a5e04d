"""Builds a Form from the content of an edition file, and refuses what is no edition."""

from collections.abc import Mapping, Sequence
from typing import Any

from gaitool.form.agency import AgencyType
from gaitool.form.edition_tables import read_table
from gaitool.form.model import Aspect, Form, Part, SubHeading
from gaitool.form.tables import Table
from gaitool.text.folding import fold_label
from gaitool.text.patterns import pattern
from gaitool.toml_file import BadToml, Node, distinct, known

# Chinese letters may stand in it (2021-某省), but no space: the stamp of a workbook holds it
# between spaces.
_VERSION = r"[\w.-]{1,40}"
# An edition in force has no last year; this one only keeps out slips such as 2204.
_LAST_YEAR = 2099
# What Excel allows in the name of a sheet.
_LONGEST_SHEET_NAME = 31
_FORBIDDEN_IN_SHEET_NAME = set("[]:*?/\\'‘’;；")
"""Spreadsheet programs refuse some; the others stand around the names in lists of places."""

_KEPT_SHEETS = frozenset(["填报说明", "封面", "核实说明", "问题清单", "表式", "history"])
"""The names of the workbook's own sheets and of its marked copy, and one that Excel keeps."""


def read_form(content: Mapping[str, Any], *, source: str = "", extends: str = "") -> Form:
    """Return the edition that a file holds; ``source`` is its text where workbooks carry it.

    Raises BadToml for anything else.
    """
    node = Node(content)
    node.allow("version", "title", "basis", "years", "succeeds", "becomes", "parts", "tables")
    version = node.text("version")
    if not pattern(_VERSION).fullmatch(version):
        raise node.problem("version", "应为 1 至 40 个字母、汉字、数字、点、下划线或连字符")
    tables = tuple(read_table(table) for table in node.nodes("tables"))
    distinct(node, tables, lambda table: table.key, "tables 的 key")
    parts = tuple(_read_part(part, tables) for part in node.nodes("parts"))
    distinct(node, parts, lambda part: part.key, "parts 的 key")
    distinct(node, parts, lambda part: fold_label(part.heading), "parts 的 heading")
    distinct(node, parts, lambda part: _folded(part.sheet), "parts 的 sheet")
    _demand_every_table_printed(node, parts, tables)
    return Form(
        version=version,
        title=node.text("title"),
        basis=node.text("basis"),
        years=_read_years(node),
        parts=parts,
        succeeds=node.text("succeeds", ""),
        becomes=node.pairs("becomes"),
        source=source,
        extends=extends,
    )


def _read_years(node: Node) -> range:
    years = node.node("years")
    years.allow("first", "last")
    first, last = years.number("first"), years.number("last", _LAST_YEAR)
    if not 1900 < first <= last <= _LAST_YEAR:
        raise node.problem("years", f"first 应不晚于 last，都在 1901 至 {_LAST_YEAR} 之间")
    return range(first, last + 1)


def _read_part(node: Node, tables: Sequence[Table]) -> Part:
    node.allow("key", "heading", "sheet", "table", "guidance", "subheadings", "aspects")
    name = node.text("table", "")
    known(node, "table", [name] if name else [], (table.key for table in tables))
    table = next((table for table in tables if table.key == name), None)
    heading = node.text("heading")
    return Part(
        key=_part_key(node, table),
        heading=heading,
        sheet=_sheet_name(node, heading),
        table=table,
        subheadings=tuple(map(_read_subheading, node.nodes("subheadings"))),
        aspects=tuple(map(_read_aspect, node.nodes("aspects"))),
        guidance=node.prose("guidance", ""),
    )


def _part_key(node: Node, table: Table | None) -> str:
    """Return the key of a part; that of a table is the table's, by which its sheet is known."""
    key = node.name("key")
    if table and key != table.key:
        raise node.problem("key", f"是表的部分，key 应与 table 相同（{table.key}）")
    return key


def _sheet_name(node: Node, heading: str) -> str:
    name = node.text("sheet", heading)
    if len(name) > _LONGEST_SHEET_NAME or _FORBIDDEN_IN_SHEET_NAME & set(name):
        raise node.problem(
            "sheet",
            f"“{name}”不能作工作表名：最多 {_LONGEST_SHEET_NAME} 字，不含 [ ] : * ? / \\ ' ；",
        )
    if _folded(name) in _KEPT_SHEETS:
        raise node.problem("sheet", f"“{name}”是工作簿自己的工作表，请换一个名称")
    return name


def _folded(sheet: str) -> str:
    """Return the name of a sheet as programs and the reader compare it."""
    return fold_label(sheet).casefold()


def _read_subheading(node: Node) -> SubHeading:
    node.allow("heading", "draft", "all_figures")
    return SubHeading(node.text("heading"), node.prose("draft", ""), node.flag("all_figures"))


def _read_aspect(node: Node) -> Aspect:
    node.allow("name", "wordings", "only", "not_meant")
    wordings, only = node.prose("wordings"), node.text("only", "")
    known(node, "only", [only] if only else [], AgencyType)
    not_meant = node.prose("not_meant", "")
    return Aspect(node.text("name"), wordings, AgencyType(only) if only else None, not_meant)


def _demand_every_table_printed(node: Node, parts: Sequence[Part], tables: Sequence[Table]) -> None:
    # A table in no part would have no sheet, and one in two parts its cells twice.
    printed = [part.table.key for part in parts if part.table]
    for table in tables:
        if printed.count(table.key) != 1:
            raise node.problem(
                "parts",
                f'表“{table.key}”应正好放在一个部分里（[[parts]] 写 table = "{table.key}"）',
            )
    if not parts:
        raise BadToml("parts：至少要有一个部分")
