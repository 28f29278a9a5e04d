"""Heads that were copied line by line, with no place-holders for the cells that are merged.

A browser copies 自然人, 法人或其他组织 and 总计 as one line and what stands below the second as the
next, so that no figure stands under its head any more. What is left is the order: of words, and
of figures.
"""

from collections.abc import Iterable
from functools import lru_cache

from gaitool.form import Block, Row
from gaitool.importers.heads import Head

Order = tuple[str, ...]


@lru_cache(maxsize=256)
def reading_orders(items: tuple[tuple[str, int], ...]) -> tuple[Order, ...]:
    """Return the orders in which keys may be copied, given how deep below others each stands.

    They follow each other as they stand, or line by line: those under a merged head last.
    """
    by_line = sorted(items, key=lambda item: item[1])
    return tuple(dict.fromkeys(tuple(key for key, _ in order) for order in (items, by_line)))


def column_orders(block: Block) -> tuple[Order, ...]:
    """Return the orders in which the heads of a block's columns may be copied."""
    return reading_orders(tuple((c.key, len(c.headings)) for c in block.columns))


def row_orders(rows: Iterable[Row]) -> tuple[Order, ...]:
    """Return the orders in which the labels of rows that stand side by side may be copied."""
    return reading_orders(tuple((row.key, len(row.headings)) for row in rows))


def are_part_of(keys: Iterable[str], orders: Iterable[Order]) -> bool:
    """Whether keys follow each other as in one of the orders, though some may lack."""
    known = tuple(keys)
    return any(known == tuple(k for k in order if k in known) for order in orders)


def heads_of_the_form(block: Block) -> tuple[Head, ...]:
    """Return the heads of a block as the form has them; they have an order and no positions."""
    return tuple(Head(column.label, column.key, ()) for column in block.columns)
