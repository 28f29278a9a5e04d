"""Tells where a source begins after its report does: a copy without the first pages."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from gaitool.as_printed import LateStart, PrintedHeading
from gaitool.form import CellKey, Form, Part, Table

_MANY_PARTS = 2
_SHORTEST_PREAMBLE = 60


class Beginning(NamedTuple):
    """How a document begins: whether a title and the number of a later page come first.

    ``length`` is that of all text before the first heading of a part, ``is_opened`` tells that this
    opens a report: 现将……情况报告如下.
    """

    is_titled: bool
    length: int
    is_later_page: bool = False
    is_opened: bool = False


NO_BEGINNING = Beginning(is_titled=False, length=0)


def late_start(
    form: Form,
    headings: Sequence[PrintedHeading],
    answered: Collection[CellKey],
    beginning: Beginning,
) -> LateStart | None:
    """Return what stands before the first heading that a document has; None for a whole one.

    Whoever leaves out the title and the first parts as well has copied from the middle.
    """
    order = [part.key for part in form.parts]
    first = min((order.index(heading.part) for heading in headings), default=0)
    if not first and headings and not (beginning.is_titled or beginning.length):
        return LateStart(f"“{form.parts[0].heading}”", (), ())
    if not first or not _is_cut(first, beginning):
        return None
    earlier = form.parts[:first]
    unseen = (key for part in earlier if part.table for key in _unseen(part.table, answered))
    return LateStart(
        _place(earlier, form.parts[first], answered), tuple(order[:first]), tuple(unseen)
    )


def _is_cut(first: int, beginning: Beginning) -> bool:
    """Whether a document that begins with a later part was copied without what stands before.

    A title right above it, or above the end of a sentence, is the head of every page, unless only
    one part is missing.
    """
    if beginning.is_opened:
        return False
    is_running_title = first >= _MANY_PARTS and beginning.length < _SHORTEST_PREAMBLE
    return not beginning.is_titled or beginning.is_later_page or is_running_title


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
