"""What stands in a table of units and was not read, though a person may have meant it to be."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from gaitool.reader.roster_words import LEVEL, NAME, TYPE, head_word
from gaitool.text.first_of_many import first_of_many

_MAY_MEAN: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("类型", "类别", "单位类型", "单位类别", "机构类型", "机关类别"), TYPE),
        **dict.fromkeys(("层级", "级别", "行政级别", "单位层级", "单位级别"), LEVEL),
    }
)
"""Heads of columns that hold what the column of the name beside it holds, or groups of its own."""
_MOST_NAMED = 5


def unread_columns(head: Sequence[str], columns: Mapping[str, int]) -> Iterator[str]:
    """Say which columns were not read that may hold types or levels under another name."""
    for cell in head:
        meant = _MAY_MEAN.get(head_word(cell))
        if meant and meant not in columns:
            yield (
                f"名单的“{head_word(cell)}”一列没有读；是{meant}的，"
                f"列名写成“{meant}”，各格照空白表封面的选项写。"
            )


def nameless_rows(
    rows: Sequence[Sequence[str]], columns: Mapping[str, int], first: int
) -> Iterator[str]:
    """Say which rows from a first one on have words behind the column of names, and no name."""
    name = columns[NAME]
    heads = [head_word(cell) for cell in rows[first - 1]]
    # Of two lists side by side the right one names units in rows that the left one has no more.
    if heads.count(heads[name]) > 1:
        return
    behind = {
        number: "、".join(filter(None, map(str.strip, row[name + 1 :])))
        for number, row in enumerate(rows[first:], start=first + 1)
        if len(row) > name and not any(map(str.strip, row[: name + 1]))
    }
    told = [f"第 {number} 行（“{words}”）" for number, words in behind.items() if words]
    if told:
        listed = first_of_many(told, len(told), "行", _MOST_NAMED)
        yield f"名单有 {len(told)} 行没有{NAME}，没有读：{listed}。"
