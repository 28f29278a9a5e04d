"""Tells by their sums how the figures of a row stand where the heads do not tell it.

A row with as many figures as the form has columns, in which the parts add up to the totals, is
that row in the form's order: hardly anything else would add up.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gaitool.answers import Flaw, answer_from_text, exact_sum
from gaitool.form import Block, Table
from gaitool.importers.heads import filled

ODD_SUM = "列标题没有认全，各数相加又不等于总计，按规定格式的次序读"
"""Why the figures of a row are doubtful that does not add up while others of its table do."""

_NOTHING = (Flaw.BLANK, Flaw.STROKE)


def read_by_sums(table: Table, block: Block) -> str:
    """Return what is to be said of a table whose rows were read by their sums."""
    return (
        f"{table.name}的列标题没有认全；每行 {len(block.columns)} 个数，各数相加等于总计，"
        "按规定格式的次序读。"
    )


def figures_of(block: Block, texts: Sequence[str]) -> Mapping[str, Decimal]:
    """Return the figures by column, blanks and strokes as 0; none where a text is no number."""
    figures: dict[str, Decimal] = {}
    for column, text in zip(block.columns, texts, strict=True):
        answer = answer_from_text(text, column.measure)
        if answer.number is None and answer.flaw not in _NOTHING:
            return {}
        figures[column.key] = answer.number or Decimal(0)
    return figures


def adds_up(block: Block, texts: Sequence[str]) -> bool | None:
    """Whether texts, one a column, satisfy the sums of a block; None where none can be tested."""
    totals = [column for column in block.columns if column.sums]
    figures = figures_of(block, texts)
    if not (totals and figures):
        return None
    return all(
        figures[total.key] == exact_sum(figures[part] for part in total.sums) for total in totals
    )


def may_be_shifted(block: Block, texts: Sequence[str]) -> bool:
    """Whether figures may stand one too far, as a blank after them may be the end of a line."""
    has_totals = any(column.sums for column in block.columns)
    return has_totals and not texts[-1] and not adds_up(block, texts)


def may_have_lost_blanks(block: Block, texts: Sequence[str]) -> bool:
    """Whether the last figure may be the total, the blanks before it lost: 184, 184, no more."""
    given = [text for text in texts if text]
    if list(texts[: len(given)]) != given or len(given) == len(texts) or len(given) <= 1:
        return False
    numbers = [*figures_of(block, texts).values()][: len(given)]
    has_totals = any(column.sums for column in block.columns)
    return has_totals and bool(numbers) and numbers[-1] == exact_sum(numbers[:-1]) > 0


def in_columns(block: Block, texts: Sequence[str]) -> Sequence[str] | None:
    """Return the texts of a row, one a column in the form's order; None where that is not sure.

    What was copied without place-holders is filled up at its end: after the first cells, as many
    as there are columns, all are blank. Where the first is blank too, it may stand for a merged
    label; a total that is right, with nothing but blanks after it, shows that it does not.
    """
    count = len(block.columns)
    if (fitting := filled(texts, count)) is not None or any(texts[count:]) or len(texts) < count:
        return fitting
    first = texts[:count]
    is_placed = bool(first[0]) or not any(first) or bool(first[-1] and adds_up(block, first))
    return first if is_placed else None
