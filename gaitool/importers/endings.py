"""How a document ends, and in its last table which cells it has nothing for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gaitool.answers import Answer
from gaitool.as_printed import Unread
from gaitool.form import CellKey, Row, Shape, Table
from gaitool.importers.found import NO_LABELS
from gaitool.importers.labels import core
from gaitool.importers.last_words import NO_WORDS, LastWords
from gaitool.importers.lost_repeats import LOST
from gaitool.importers.summed_rows import adds_up, figures_of
from gaitool.text.folding import fold_label


@dataclass(frozen=True, slots=True)
class Ending:
    """How a document ends: the lines of its last part, those below its last table if it has one.

    ``is_closed`` tells that a sign-off follows, so that nothing was cut, ``is_footed`` that the
    foot of a page does: its report may not be whole. ``is_cut_word`` tells that the last word
    stands at the very end of the file. ``begun`` is the part whose table has begun there by its
    heads, ``blank_rows`` are the tables and rows that are printed whole without a figure. ``last``
    is what stands at the very end, wherever that is.
    """

    part: str = ""
    lines: tuple[str, ...] = ()
    has_table: bool = False
    is_closed: bool = True
    is_footed: bool = False
    is_cut_word: bool = False
    begun: str = ""
    blank_rows: frozenset[tuple[str, str]] = frozenset()
    last: LastWords = NO_WORDS


@dataclass(frozen=True, slots=True)
class TableEnd:
    """The first cells of a table that nothing was found for up to its end.

    ``row`` is the last one that stands there whole, ``reached`` the last of which anything is
    known; either may be none.
    """

    keys: tuple[CellKey, ...] = ()
    row: str = ""
    reached: Row | None = None


def table_end(
    table: Table, ending: Ending, answers: Mapping[CellKey, Answer], unread: Sequence[Unread]
) -> TableEnd:
    """Return the cells of a table from where the document ends in it; a cut figure is the first."""
    cells = list(table.cells)
    own = [one for one in unread if one.table == table.key and one.reason != NO_LABELS]
    # Of what stands under the heads of an older edition, the rows are known all the same.
    older = {key for one in own if one.is_of_edition_before for key in one.keys}
    filled = {key for key in cells if key in older or _is_printed(key, ending, answers)}
    rows = {key.row for key in cells if key in older or key in answers}
    if lost := [cells.index(key) for one in own if one.reason == LOST for key in one.keys]:
        # Down to there the labels stand, though their figures were lost.
        return TableEnd(tuple(cells[lost[-1] + 1 :]), table.row(cells[lost[-1]]).path)
    rows |= {key.row for one in own if _of_one_row(one) or not filled for key in one.keys}
    if not rows:
        return TableEnd(tuple(cells))
    order = [row.key for row in table.rows]
    row = max(rows, key=order.index)
    of_row = [key for key in cells if key.row == row]
    known = [key for key in of_row if key in filled]
    if not filled and any(len(one.keys) == len(cells) for one in own):
        return TableEnd(tuple(cells))
    reached = table.row(of_row[0])
    is_cut_word = ending.is_cut_word and ends_in_row(table, reached, ending)
    is_cut_word = is_cut_word and len(ending.last.figures) <= len(of_row)
    known = _whole_figures(table, known, of_row, answers, is_cut_word=is_cut_word)
    start = cells.index(known[-1]) + 1 if known else cells.index(of_row[0])
    is_shifted = not known and any(key in filled for key in of_row)
    if not is_shifted and _stands_below(table, ending.last):
        start = cells.index(of_row[-1]) + 1
    # A label alone may be the heading of a group: rows before it need not be there.
    after = max(map(cells.index, filled), default=-1) + 1
    untold = (at for at in range(after, start) if cells[at].row not in rows)
    start = next(untold, start)
    left = cells[start:]
    before = order.index(left[0].row) - 1 if left else -1
    if any(_holds_rows(one, table) and {*one.keys} <= {*left} for one in unread):
        # They stand between this row and the end, and nobody could tell which they are.
        before = -1
    return TableEnd(tuple(left), table.rows[before].path if before >= 0 else "", reached)


def _is_printed(key: CellKey, ending: Ending, answers: Mapping[CellKey, Answer]) -> bool:
    """Whether a cell has a figure, or is one of a row that is blank throughout."""
    is_blank = key not in answers or answers[key].blank
    return not is_blank or (key.table, key.row) in ending.blank_rows


def _whole_figures(
    table: Table,
    known: list[CellKey],
    row: Sequence[CellKey],
    answers: Mapping[CellKey, Answer],
    *,
    is_cut_word: bool,
) -> list[CellKey]:
    """Return the figures of the last row but for one that may be cut, none of a row shifted."""
    block = table.block_of(row[0].row)
    texts = [answers[key].raw if key in answers else "" for key in row]
    # Zeros add up wherever they stand: after a blank they may be those of the columns before.
    is_placed = known == row[: len(known)] or any(figures_of(block, texts).values())
    if not known or (is_placed and adds_up(block, texts)):
        return known
    # Where a blank comes before the figures, nobody knows how far they are shifted.
    if known != row[: len(known)]:
        return []
    # Nothing can be missing after a 0 that counts something.
    is_whole_zero = texts[len(known) - 1] == "0" and not block.columns[-1].measure.decimals
    return known[:-1] if is_cut_word and not is_whole_zero else known


def _holds_rows(one: Unread, table: Table) -> bool:
    """Whether what was not read of a table is more than a label and one row of figures."""
    longest = max(len(block.columns) for block in table.blocks)
    return one.table == table.key and len(one.text.split("、")) > 1 + longest


def _stands_below(table: Table, last: LastWords) -> bool:
    """Whether the last words are the beginning of a block: what is above them is whole."""
    words = fold_label(last.words)
    heads = (fold_label(block.caption) for block in table.blocks if block.caption)
    begun = (*heads, fold_label(table.corner))
    return bool(words) and not last.figures and any(head.startswith(words) for head in begun)


def _of_one_row(one: Unread) -> bool:
    return len({key.row for key in one.keys}) == 1


def ends_in_row(table: Table, row: Row, ending: Ending) -> bool:
    """Whether the figures at the end of a document are those of a row.

    Rows side by side have no label before their figures.
    """
    words, figures = ending.last
    name = core(words)
    is_label = bool(name) and (name in core(row.path) or core(row.label) in name)
    return bool(figures) and (table.shape is Shape.GROUPS_ACROSS or is_label)
