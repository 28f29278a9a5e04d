"""Takes the column for remarks off a table: the form has none, and 无 or / in it is no figure."""

from collections.abc import Iterable, Iterator

from gaitool.importers.blocks import PublishedRow
from gaitool.importers.found import Found
from gaitool.text.folding import fold_label

_HEADS = frozenset(["备注", "备考"])
_NOTHING = frozenset(["", "无", "/", "-", "—", "--", "——"])


def without_remarks(rows: Iterable[PublishedRow], found: Found) -> Iterator[PublishedRow]:
    """Yield the rows of a table without a last column that is headed as remarks; these are told."""
    at = 0
    for row in rows:
        if row and fold_label(row[-1].text) in _HEADS:
            at = len(row) - 1
        # Rows copied without place-holders are shorter or longer: their last cell is a figure.
        if not at or at != len(row) - 1:
            yield row
            continue
        remark = row[at]
        if not remark.spread and fold_label(remark.text) not in _HEADS | _NOTHING:
            found.unplaced.append(f"备注：{remark.text}")
        yield row[:at]
