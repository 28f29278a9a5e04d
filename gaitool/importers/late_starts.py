"""Tells where a source begins after its report does: a copy without the first pages."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
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
    # Without a heading a short text is no preamble: it stands above a table that has begun above.
    shortest = 1 if headings else _SHORTEST_PREAMBLE
    is_bare = not beginning.is_titled and beginning.length < shortest
    if headings:
        order = [part.key for part in form.parts]
        first = min(order.index(heading.part) for heading in headings)
        if not first:
            return _within_preamble(form, beginning)
    else:
        first = _after_first_table(form, answered) if is_bare else 0
    if not first or not _is_cut(first, beginning):
        return None
    missing = form.parts[:first]
    parts = tuple(part.key for part in missing)
    tables = [part.table for part in missing if part.table]
    unseen = tuple(key for table in tables for key in _unseen(table, answered))
    if place := _within_tables(tables, answered) or _below_figures(beginning.figures):
        return LateStart(place, parts, unseen)
    place = _quoted(beginning.words) or f"“{form.parts[first].heading}”的标题"
    return LateStart(place, parts, unseen, is_at_heading=is_bare)


def _after_first_table(form: Form, answered: Collection[CellKey]) -> int:
    """Return the place of the part after the first that has answers; 0 where none has."""
    known = {key.table for key in answered}
    return next((at for at, part in enumerate(form.parts, start=1) if part.key in known), 0)


def _within_tables(tables: Iterable[Table], answered: Collection[CellKey]) -> str:
    """Name the first table that has answers though its heading is missing, if any."""
    begun = next((one for one in tables if any(key in answered for key in one.cells)), None)
    if not begun:
        return ""
    is_whole = next(iter(begun.cells)) in answered
    return begun.name if is_whole else f"{begun.name}中间"


def _below_figures(figures: Sequence[str]) -> str:
    """Quote the figures that stand above all words, if any."""
    if not figures:
        return ""
    more = "……" * (len(figures) > _MOST_FIGURES)
    return f"没有标题的一组数“{'、'.join(figures[:_MOST_FIGURES])}{more}”"


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
