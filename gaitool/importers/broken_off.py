"""Tells where a source ends before its report does: what follows was cut, not left out."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from gaitool.answers import Answer
from gaitool.as_printed import BrokenOff, PrintedHeading, Unread
from gaitool.form import CellKey, Form, Part, Shape, Table
from gaitool.importers.endings import Ending, TableEnd, ends_in_row, table_end
from gaitool.importers.labels import core
from gaitool.text.folding import fold_label
from gaitool.text.numbering import numeral_value

_ENDS = ("。", "！", "；", "”", "）", ".", ";", "!", ")")
_TOP_NUMBER = re.compile(r"第?([一二三四五六七八九十]{1,2})(?:部分|[、.,:])")
_LONGEST_NUMBER = 10
_MOST_BELOW = 1
"""Lines below a table: one may be the beginning of what was cut, more are a text that goes on."""

_LONGEST_PLACE = 12
_LONGEST_LABEL = 30
_WHOLE = re.compile("(?:事项|事宜|情况|内容|问题|费用?|[无件元次告明报])$")
"""How short statements end that offices write without a full stop: 无其他需要报告的事项."""

_ALIKE = 0.8
_SHORTEST_TORN = 4
_SHORTEST_CORNER = 8


def broken_off(
    form: Form,
    headings: Sequence[PrintedHeading],
    ending: Ending,
    answers: Mapping[CellKey, Answer],
    unread: Sequence[Unread],
) -> BrokenOff | None:
    """Return where a document breaks off, None where it does not, or where nobody can tell."""
    order = [part.key for part in form.parts]
    tables = {key.table for key in answers}
    reached = max((order.index(heading.part) for heading in headings), default=0)
    if ending.is_closed or ending.part != order[reached]:
        return None
    if headings:
        ending, reached = _with_heads(ending, form, reached)
    else:
        ending, reached = _in_its_last_table(ending, form, reached, tables)
    last, *later = form.parts[reached:]
    # A text without any heading may well be a whole report, unless it stops in a sentence.
    if not (headings or ending.has_table) and (tables or not _is_torn(ending, later)):
        return None
    if any(p.table and p.table.key in tables for p in later) or _goes_on(ending, last, later):
        return None
    # What stands whole before the next heading was seen, be it blank.
    cut = _cut_heading(ending, later)
    table = last.table if ending.has_table or not cut else None
    end = table_end(table, ending, answers, unread) if table else TableEnd()
    heading = headings[-1].text if headings and not ending.lines else last.heading
    is_cut_heading = _is_cut(heading, last.heading)
    lacks = _lacks(ending, last, later, end) if headings or cut or not last.table else end.keys
    if not (is_cut_heading or lacks):
        return None
    return BrokenOff(
        part=last.key,
        place=_place(last, later, ending, end),
        parts=tuple(part.key for part in later),
        keys=(*end.keys, *(key for part in later if part.table for key in part.table.cells)),
        is_in_heading=not (ending.has_table or ending.lines),
        is_torn=bool(end.keys) or is_cut_heading or _is_torn(ending, later),
    )


def _in_its_last_table(
    ending: Ending, form: Form, reached: int, tables: Container[str]
) -> tuple[Ending, int]:
    """Return the ending, and the last part, where nothing is headed and a table is the last."""
    found = [at for at, part in enumerate(form.parts) if part.table and part.table.key in tables]
    at = found[-1] if found else reached
    table = form.parts[at].table
    words = ending.last.words
    if table and (_begins_label(table, words) or _begins_group(table, words)):
        return replace(ending, part=form.parts[at].key, lines=(), has_table=True), at
    if table and _begins_heading(words, form.parts[at + 1 :]):
        return replace(ending, part=form.parts[at].key, lines=(words,), has_table=True), at
    return ending, reached


def _with_heads(ending: Ending, form: Form, reached: int) -> tuple[Ending, int]:
    """Return the ending, and the last part, where the heads of its table have begun untitled.

    The part has no heading then, as the report left it out: it was not cut.
    """
    for at, part in enumerate(form.parts[reached + 1 :], start=reached + 1):
        corner = core(part.table.corner) if part.table else ""
        line = core(_last_line(ending))
        is_corner = len(line) >= _SHORTEST_CORNER and corner.startswith(line)
        is_begun = is_corner or (ending.has_table and part.key == ending.begun)
        if part.table and is_begun:
            lines = ending.lines[:-1] if is_corner else ending.lines
            return replace(ending, part=part.key, lines=lines, has_table=True), at
    return ending, reached


def _goes_on(ending: Ending, last: Part, later: Sequence[Part]) -> bool:
    """Whether the last part that was recognised is followed by text that is none of its own."""
    if ending.has_table:
        heads = [core(column.label) for column in last.table.columns] if last.table else []
        names = map(core, ending.lines)
        return sum(not any(_is_like(name, head) for head in heads) for name in names) > _MOST_BELOW
    lines = [line for line in ending.lines if not _begins_heading(line, later)]
    numbers = (_TOP_NUMBER.match(fold_label(line[:_LONGEST_NUMBER])) for line in lines)
    tops = [numeral_value(match[1]) for match in numbers if match]
    # Offices number the points of a part 一、二、 too: such a list has begun with 一.
    return bool(tops) and tops[0] > 1


def _is_like(name: str, head: str) -> bool:
    """Whether a line is a head or nearly so; 科研 and 机构 below each other are pieces of one."""
    return name in head or SequenceMatcher(None, name, head).ratio() >= _ALIKE


def _cut_heading(ending: Ending, later: Sequence[Part]) -> Part | None:
    return next((part for part in later if _begins_heading(_last_line(ending), [part])), None)


def _begins_heading(line: str, later: Sequence[Part]) -> bool:
    return bool(line) and any(_is_cut(line, part.heading) for part in later)


def _is_cut(text: str, heading: str) -> bool:
    """Whether a text is the beginning of a heading, not all of it."""
    begun, whole = fold_label(text), fold_label(heading)
    return whole.startswith(begun) and begun != whole


def _is_torn(ending: Ending, later: Sequence[Part]) -> bool:
    if not ending.lines:
        return not ending.has_table
    last = ending.lines[-1].rstrip()
    return not last.endswith(_ENDS) or _begins_heading(last, later)


def _is_cut_text(ending: Ending) -> bool:
    """Whether the last part stops in a sentence; offices end short ones without a full stop."""
    line = ending.lines[-1] if ending.is_cut_word and ending.lines else ""
    # A short line below the text may be anything that a page prints there.
    is_text = len(ending.lines) == 1 or "，" in line
    is_open = is_text and len(line) >= _SHORTEST_TORN and not line.endswith(_ENDS)
    return is_open and not _WHOLE.search(line)


def _lacks(ending: Ending, last: Part, later: Sequence[Part], end: TableEnd) -> bool:
    if ending.is_footed:
        return _stops_short(ending, last, later, end)
    is_blank = not (ending.lines or last.table)
    return bool(later or end.keys) or is_blank or (not last.table and _is_cut_text(ending))


def _stops_short(ending: Ending, last: Part, later: Sequence[Part], end: TableEnd) -> bool:
    """Whether a text stops in a sentence, a table between its rows, or either at its heading."""
    line = _last_line(ending)
    if last.table or not line:
        return bool(later) and bool(end.keys or not (line or ending.has_table))
    is_open = "," in fold_label(line) and not line.endswith((*_ENDS, "：", ":"))
    return bool(later) and is_open and not _WHOLE.search(line)


def _last_line(ending: Ending) -> str:
    return ending.lines[-1].strip() if ending.lines else ""


def _place(last: Part, later: Sequence[Part], ending: Ending, end: TableEnd) -> str:
    """Return in words where a document ends: after what it has whole, or in a heading."""
    cut = _cut_heading(ending, later)
    # 四、 below a table that is not whole may be the number of its next row as well.
    is_number = bool(end.keys) and len(core(_last_line(ending))) == 1
    if last.table and cut and not is_number:
        return f"“{cut.heading}”的标题中间"
    if last.table and not end.keys:
        if len(ending.last.figures) > _longest_row(last.table):
            return f"{last.table.name}之后没有标题的一组数"
        torn = _cut_last_label(last.table, ending)
        return f"{last.table.name}的“{torn}”" if torn else f"{last.table.name}之后"
    is_text = bool(last.table) and not ending.has_table and _is_text(last, ending)
    if last.table and (ending.has_table or ending.lines) and not is_text:
        return f"{last.table.name}的{_place_in_table(last.table, ending, end)}"
    if ending.lines:
        return f"“{last.heading}”的“{_tail(ending.lines[-1].strip(), _LONGEST_PLACE)}”"
    return f"“{last.heading}”的标题"


def _longest_row(table: Table) -> int:
    if table.shape is Shape.GROUPS_ACROSS:
        return len(table.cells)
    return max(len(block.columns) for block in table.blocks)


def _cut_last_label(table: Table, ending: Ending) -> str:
    """Return the last words if they are the last label, cut; empty otherwise."""
    words = ending.last.words
    is_there = table.shape is not Shape.GROUPS_ACROSS and not ending.last.figures
    return words if is_there and _is_cut(words, table.rows[-1].label) else ""


def _is_text(part: Part, ending: Ending) -> bool:
    """Whether the last line is a sentence, begun or not, and nothing of the part's table."""
    line = core(_last_line(ending))
    table = part.table
    if not table or core(table.corner).startswith(line):
        return False
    is_label = _begins_label(table, line) or any(
        _is_like(line, core(c.label)) for c in table.columns
    )
    return "," in fold_label(_last_line(ending)) or not (ending.begun and is_label)


def _place_in_table(table: Table, ending: Ending, end: TableEnd) -> str:
    """Return in words what of a table stands last: a row, whole or begun, or words after one."""
    words, figures = ending.last
    begun = end.reached
    if table.shape is Shape.GROUPS_ACROSS and figures:
        return "数字那一行中间"
    if begun and ends_in_row(table, begun, ending):
        is_cut = any(key.row == begun.key for key in end.keys)
        return f"“{begun.path}”一行{'中间' if is_cut else '之后'}"
    if end.row and (table.shape is Shape.GROUPS_ACROSS or not words):
        return f"“{end.row}”一行之后"
    is_row = bool(figures) or _begins_row(table, words)
    if not (begun or is_row):
        return "表头"
    above = f"“{end.row}”一行之后的" if end.row and not is_row else ""
    return f"{above}“{_tail(words, _LONGEST_LABEL)}”{'一行' if figures else ''}"


def _begins_row(table: Table, words: str) -> bool:
    return bool(core(words)) and any(core(row.label).startswith(core(words)) for row in table.rows)


def _begins_label(table: Table, words: str) -> bool:
    """Whether words are the beginning of a label of a table, or a label and more."""
    name = core(words)
    labels = [*(core(row.label) for row in table.rows), *(core(c.label) for c in table.columns)]
    return bool(name) and any(label.startswith(name) or name.startswith(label) for label in labels)


def _begins_group(table: Table, words: str) -> bool:
    """Whether words begin the heading of a group, or are the number of one: （七, 四、."""
    headings = {heading for row in table.rows for heading in (*row.headings, row.label)}
    bare = fold_label(words)
    return bool(bare) and any(fold_label(heading).startswith(bare) for heading in headings)


def _tail(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"……{words[-longest:]}"
