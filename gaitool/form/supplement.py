"""Applies a supplement to the edition it extends: rows relabelled, added, left out; new tables."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from gaitool.toml_file import Node, distinct, known

_ADDED = ("table", "after")
_RAW = dict[str, Any]


def extended(base: Mapping[str, Any], supplement: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the content of the whole edition; raises BadToml.

    Version, title, basis and years are the supplement's own where it gives them.
    """
    node = Node(supplement)
    own = ("version", "title", "basis", "years")
    node.allow("extends", *own, "relabel", "leave_out", "add_rows", "parts", "tables")
    whole = copy.deepcopy(dict(base))
    whole |= {key: supplement[key] for key in own if key in supplement}
    node.text("version")
    # Rows are added before others are left out: a new one may take the place of one that goes.
    # Tables come last, so that all of these speak of the edition's own rows.
    _relabel(whole, node)
    _add_rows(whole, node)
    _leave_out(whole, node)
    _add_parts(whole, node)
    whole["tables"] += [dict(table.values) for table in node.nodes("tables")]
    return whole


def _blocks(whole: _RAW) -> Iterator[tuple[str, _RAW]]:
    for table in whole["tables"]:
        for block in table["blocks"]:
            yield table["key"], block


def _rows(whole: _RAW) -> dict[str, tuple[_RAW, _RAW]]:
    """Return every row of the edition by ``table.row``, with the block that has it."""
    return {
        f"{key}.{row['key']}": (block, row)
        for key, block in _blocks(whole)
        for row in block["rows"]
    }


def _relabel(whole: _RAW, node: Node) -> None:
    labels, rows = node.pairs("relabel"), _rows(whole)
    known(node, "relabel", labels, rows)
    for name, label in labels.items():
        rows[name][1]["label"] = label


def _add_rows(whole: _RAW, node: Node) -> None:
    """Add rows, each below another one, under the same headings unless it says otherwise.

    A total is of no group: whoever counts a group would count it on top.
    """
    for added in node.nodes("add_rows"):
        table, after = added.text("table"), added.text("after")
        known(added, "table", [table], (one["key"] for one in whole["tables"]))
        inside = {
            name.partition(".")[2]: both
            for name, both in _rows(whole).items()
            if name.startswith(f"{table}.")
        }
        known(added, "after", [after], inside)
        block, neighbour = inside[after]
        row = {key: value for key, value in added.values.items() if key not in _ADDED}
        row |= {"key": added.name("key"), "sums": list(added.texts("sums"))}
        is_total = bool(row["sums"]) or "sums_heading" in row
        for key in ("headings",) if is_total else ("headings", "group"):
            if key in neighbour:
                row.setdefault(key, neighbour[key])
        block["rows"].insert(block["rows"].index(neighbour) + 1, row)


def _leave_out(whole: _RAW, node: Node) -> None:
    """Leave rows out, and out of the sums they were in; a row of a balance cannot go."""
    rows, names = _rows(whole), node.texts("leave_out")
    known(node, "leave_out", names, rows)
    distinct(node, names, str, "leave_out")
    for name in names:
        block, row = rows[name]
        block["rows"].remove(row)
        if not block["rows"]:
            raise node.problem("leave_out", f"“{name}”是这一块唯一的一行，不能去掉")
        for other in block["rows"]:
            sums = other.get("sums", [])
            if sums == [row["key"]]:
                raise node.problem("leave_out", f"“{other['key']}”只由“{name}”相加，不能去掉")
            if row["key"] in sums:
                sums.remove(row["key"])
    _demand_no_balance_broken(whole, node)


def _demand_no_balance_broken(whole: _RAW, node: Node) -> None:
    for table in whole["tables"]:
        left = {row["key"] for block in table["blocks"] for row in block["rows"]}
        for row in (row for side in table.get("balance", ()) for row in side):
            if row not in left:
                raise node.problem("leave_out", f"“{table['key']}.{row}”在勾稽关系里，不能去掉")


def _add_parts(whole: _RAW, node: Node) -> None:
    """Add parts after all others, or after the one that they name."""
    for part in node.nodes("parts"):
        keys = [one["key"] for one in whole["parts"]]
        after = part.text("after", keys[-1])
        known(part, "after", [after], keys)
        values = {key: value for key, value in part.values.items() if key != "after"}
        values["key"] = part.name("key")
        whole["parts"].insert(keys.index(after) + 1, values)
