"""Tells where a source begins after its report does: a copy without the first pages."""

from collections.abc import Collection, Iterator, Sequence

from gaitool.as_printed import LateStart, PrintedHeading
from gaitool.form import CellKey, Form, Part, Table


def late_start(
    form: Form,
    headings: Sequence[PrintedHeading],
    answered: Collection[CellKey],
    *,
    is_titled: bool,
) -> LateStart | None:
    """Return what stands before the first heading that a document has; None for a whole one.

    Whoever leaves out the title and the first parts as well has copied from the middle.
    """
    order = [part.key for part in form.parts]
    first = min((order.index(heading.part) for heading in headings), default=0)
    if is_titled or not first:
        return None
    earlier = form.parts[:first]
    unseen = (key for part in earlier if part.table for key in _unseen(part.table, answered))
    return LateStart(
        _place(earlier, form.parts[first], answered), tuple(order[:first]), tuple(unseen)
    )


def _unseen(table: Table, answered: Collection[CellKey]) -> Iterator[CellKey]:
    """Yield the cells of a table before the first of which anything is known."""
    for key in table.cells:
        if key in answered:
            return
        yield key


def _place(earlier: Sequence[Part], first: Part, answered: Collection[CellKey]) -> str:
    """Return in words where a document begins."""
    tables = (part.table for part in earlier if part.table)
    begun = next((one for one in tables if any(key in answered for key in one.cells)), None)
    return f"{begun.name}中间" if begun else f"“{first.heading}”前后"
