"""Tells where a source begins after its report does: a copy without the first pages."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from gaitool.as_printed import LateStart, PrintedHeading
from gaitool.form import CellKey, Form, Table

_MANY_PARTS = 2
_SHORTEST_PREAMBLE = 60
_LONGEST_PLACE = 12
_MOST_FIGURES = 7
_OPENING = re.compile(r"根据|依据|按照|依照|遵照|为|本(?:年度?)?报告|现|20\d\d年")
"""How a preamble begins where no title stands above it; the rest of a sentence does otherwise."""


class Beginning(NamedTuple):
    """How a document begins: whether a title and the number of a later page come first.

    ``length`` is that of all text before the first heading of a part, ``words`` are the first of
    it; ``is_opened`` tells that this opens a report: 现将……情况报告如下. ``figures`` are those that
    stand above all words of the document.
    """

    is_titled: bool
    length: int
    is_later_page: bool = False
    is_opened: bool = False
    words: str = ""
    figures: tuple[str, ...] = ()


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
    is_bare = not (beginning.is_titled or beginning.length)
    if not headings:
        known = {key.table for key in answered}
        # A table alone, of which not even a heading is there, is one that has begun above.
        begun = [at for at, part in enumerate(form.parts, start=1) if part.key in known]
        is_bare = is_bare or not (beginning.is_titled or beginning.length >= _SHORTEST_PREAMBLE)
        first = begun[0] if is_bare and begun else 0
    elif not first:
        return _within_preamble(form, beginning)
    if not first or not _is_cut(first, beginning):
        return None
    earlier = form.parts[:first]
    unseen = tuple(key for part in earlier if part.table for key in _unseen(part.table, answered))
    tables = (part.table for part in earlier if part.table)
    if begun_in := next((t for t in tables if any(key in answered for key in t.cells)), None):
        is_whole = next(iter(begun_in.cells)) in answered
        place = begun_in.name if is_whole else f"{begun_in.name}中间"
        return LateStart(place, tuple(order[:first]), unseen)
    if beginning.figures:
        more = "……" * (len(beginning.figures) > _MOST_FIGURES)
        figures = f"“{'、'.join(beginning.figures[:_MOST_FIGURES])}{more}”"
        return LateStart(f"没有标题的一组数{figures}", tuple(order[:first]), unseen)
    place = _quoted(beginning.words) or f"“{form.parts[first].heading}”的标题"
    return LateStart(place, tuple(order[:first]), unseen, is_at_heading=is_bare)


def _within_preamble(form: Form, beginning: Beginning) -> LateStart | None:
    """Return where a document begins that has part one, but no title: before it, or at it."""
    if beginning.is_titled or beginning.is_opened:
        return None
    if not beginning.length:
        return LateStart(f"“{form.parts[0].heading}”", (), (), is_at_heading=True)
    is_begun = bool(_OPENING.match(beginning.words))
    return None if is_begun else LateStart(_quoted(beginning.words), (), ())


def _quoted(words: str) -> str:
    return f"“{words[:_LONGEST_PLACE]}{'……' * (len(words) > _LONGEST_PLACE)}”" if words else ""


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
