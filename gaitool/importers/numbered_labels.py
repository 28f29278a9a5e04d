"""Tells which labels of an edition nothing but their number tells from another: 1.其他, 2.其他."""

from collections.abc import Iterable, Iterator

from gaitool.form import Row, Table
from gaitool.importers.labels import core, numbered_core


def numbered_labels(tables: Iterable[Table]) -> Iterator[str]:
    """Yield the labels that nothing but their number tells from another one of their table."""
    for table in tables:
        yield from _numbered((row.key, label) for row in table.rows for label in wordings(row))
        yield from _numbered((column.key, column.label) for column in table.columns)


def _numbered(labels: Iterable[tuple[str, str]]) -> Iterator[str]:
    by_core: dict[str, dict[str, str]] = {}
    for key, label in labels:
        by_core.setdefault(core(label), {})[label] = key
    for alike in by_core.values():
        if len(set(alike.values())) > 1:
            yield from map(numbered_core, alike)


def wordings(row: Row) -> tuple[str, ...]:
    """Return how a row may be called."""
    return tuple(filter(None, (row.label, row.short)))
