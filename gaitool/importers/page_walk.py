"""Walks through a web page and collects what it shows: lines, and tables with their cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from gaitool.importers.blocks import PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.page_form_fields import chosen, typed
from gaitool.importers.page_looks import BLOCKS, TELLING, Shown, is_hidden, shown
from gaitool.importers.page_styles import NOTHING, PageStyles
from gaitool.importers.set_apart import SOFT_BREAK, Piece, TextLook, marked
from gaitool.importers.source_tables import SourceBlock, SourceCell, SourceTable
from gaitool.importers.torn_lines import whole_lines

# A caption repeats the heading above a table; ruby's rt says how words sound.
UNSEEN = frozenset(
    [
        *(
            "caption",
            "script",
            "style",
            "head",
            "title",
            "noscript",
            "template",
            "svg",
            "iframe",
            "canvas",
        ),
        *("audio", "video", "object", "datalist", "rt", "rp", "rtc"),
    ]
)
_FIELDS = frozenset(["input", "select"])
_LOOKS = frozenset(["del", "s", "strike", "sup", "sub", "pre"])
_WITHIN_LINES = ("inline", "contents", "ruby")
_SET_AS_BLOCKS = ("block", "flex", "grid", "list-item", "table", "flow-root")
_GROUPS = ("thead", "tfoot")
_OF_TABLES = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MOST_DIGITS = 6
"""Of a colspan: what is larger is cut down to the limit of columns in any case."""

_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_NO_WIDTH = re.compile("[\u200b\ufeff]+")


@dataclass(slots=True)
class _Table:
    """A table that is open, its innermost cell last.

    ``groups`` are the first row of its head, and of its foot, and the row after the last.
    """

    table: SourceTable
    cells: list[SourceCell] = field(default_factory=list)
    groups: dict[str, tuple[int, int]] = field(default_factory=dict)

    def begin(self, group: str) -> None:
        """Begin a head or foot; browsers take one of each, and what comes later for rows."""
        if not self.cells:
            self.groups.setdefault(group, (len(self.table.rows), 0))

    def end(self, group: str) -> None:
        """End a head or foot."""
        begin, end = self.groups.get(group, (0, 1))
        if not (end or self.cells):
            self.groups[group] = begin, len(self.table.rows)

    def settle(self) -> None:
        """Put the rows as browsers do: the head above all, the foot below, wherever they stand."""
        rows = self.table.rows
        head, foot = (range(*self.groups.get(one, (0, 0))) for one in _GROUPS)
        rows[:] = [
            *(rows[at] for at in head),
            *(row for at, row in enumerate(rows) if at not in head and at not in foot),
            *(rows[at] for at in foot),
        ]


@dataclass(slots=True)
class _Open:
    """An element that is open: its tag, how its words are shown, and whether it is a block.

    ``place`` tells apart what the rules of the page may tell apart.
    """

    tag: str
    shown: Shown
    is_block: bool = False
    place: int = 0


@dataclass(slots=True)
class PageWalk:
    """Collects blocks while a page is walked through; without labels lines stay as they are.

    Nothing of the element ``passed_over`` is taken.
    """

    labels: FormLabels | None
    styles: PageStyles
    passed_over: Any = None
    blocks: list[SourceBlock] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=lambda: [_Open("", Shown())])
    _tables: list[_Table] = field(default_factory=list)
    _words: list[Piece] = field(default_factory=list)
    _has_words: bool = False
    _level: int = 0
    _unseen: Any = None

    def through(self, root: Any) -> list[SourceBlock]:
        """Return what an element shows where it stands: hidden around it, it shows nothing."""
        for around in reversed(list(root.iterancestors())):
            if self._unseen is None:
                self._start(around.tag, around)
        if self._unseen is None:
            for event, element in etree.iterwalk(root, events=("start", "end")):
                if event == "end" and element is root:
                    break  # what follows it is none of it
                self._take(event, element)
        self._end_line()
        return self.blocks

    def _take(self, event: str, element: Any) -> None:
        """Take in the start or end of an element."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if self._unseen is not None:
            if event == "end" and element is self._unseen:
                self._unseen = None
                self._say(element.tail)
            return
        if event == "start":
            self._start(tag, element)
            if self._unseen is None:
                self._say(element.text)
        else:
            self._end()
            self._say(element.tail)

    def _say(self, text: str | None) -> None:
        """Take in words that stand where the walk is."""
        around = self._open[-1].shown
        if not text or not around.is_seen:
            return
        if text.isspace() and not around.is_preformatted:
            self._words.append((" ", TextLook.PLAIN))
            return
        self._has_words = True
        if around.is_preformatted:
            text = text.replace("\n", SOFT_BREAK)
        self._words.append((text, around.words_look))

    def _start(self, tag: str, element: Any) -> None:
        place = self.styles.place(self._open[-1].place, element, tag)
        is_telling = not TELLING.isdisjoint(element.keys())
        is_ruled = is_telling or tag in self.styles.rules or "*" in self.styles.rules
        declared = self.styles.declared(element, tag, place) if is_ruled else NOTHING
        if tag in UNSEEN or element is self.passed_over or is_hidden(element, declared):
            self._unseen = element
            return
        around = self._open[-1].shown
        if is_ruled or tag in _LOOKS:
            around = shown(around, element, tag, self.styles, declared)
        if tag in _FIELDS:
            self._take_field(tag, element, around)
            return
        display = declared.get("display", "")
        is_block = tag in BLOCKS and (tag in _OF_TABLES or not display.startswith(_WITHIN_LINES))
        is_block = is_block or display.startswith(_SET_AS_BLOCKS)
        self._open.append(_Open(tag, around, is_block, place))
        if tag == "br":
            self._words.append((SOFT_BREAK, self._open[-1].shown.words_look))
        elif is_block:
            self._start_block(tag, element)

    def _start_block(self, tag: str, element: Any) -> None:
        self._end_line()
        self._level = _HEADINGS.get(tag, self._level)
        match tag:
            case "table":
                self._start_table()
            case "thead" | "tfoot" if self._tables:
                self._tables[-1].begin(tag)
            case "tr" if self._tables:
                self._tables[-1].table.rows.append([])
                self._tables[-1].cells.clear()
            case "td" | "th" if self._tables:
                self._start_cell(element)

    def _start_table(self) -> None:
        table = SourceTable()
        self._place().append(table)
        self._tables.append(_Table(table))

    def _start_cell(self, element: Any) -> None:
        cell = SourceCell(_span(element, "colspan"), _span(element, "rowspan"))
        table = self._tables[-1]
        if not table.table.rows:
            table.table.rows.append([])
        table.table.rows[-1].append(cell)
        table.cells[:] = [cell]

    def _take_field(self, tag: str, element: Any, around: Shown) -> None:
        """Take in what a form field shows; a drop-down alone on its line chooses another page."""
        text = typed(element) if tag == "input" else chosen(element)
        if text and around.is_seen:
            is_part = tag == "input" or self._place() is not self.blocks
            self._has_words = self._has_words or is_part
            self._words.append((text, around.words_look))
        self._unseen = element

    def _end(self) -> None:
        ended = self._open.pop()
        if not ended.is_block:
            return
        self._end_line()
        if ended.tag in _HEADINGS:
            self._level = 0
        if ended.tag == "table" and self._tables:
            self._tables.pop().settle()
        elif ended.tag in _GROUPS and self._tables:
            self._tables[-1].end(ended.tag)
        elif ended.tag in {"td", "th"} and self._tables:
            self._tables[-1].cells.clear()

    def _end_line(self) -> None:
        """End the line of text that is open, if it holds any words."""
        if self._has_words:
            self._place().extend(self._paragraphs())
        self._words.clear()
        self._has_words = False

    def _paragraphs(self) -> Iterator[PublishedParagraph]:
        lines = (line for part in marked(self._words).split(SOFT_BREAK) if (line := line_of(part)))
        whole = whole_lines(lines, self.labels) if self.labels else lines
        yield from (PublishedParagraph(line, self._level) for line in whole)

    def _place(self) -> list[SourceBlock]:
        """Return where the next block belongs: the innermost open cell, or the page."""
        for table in reversed(self._tables):
            if table.cells:
                return table.cells[-1].blocks
        return self.blocks


def line_of(text: str) -> str:
    """Return a text on one line, its white space as browsers show it."""
    return _SPACE.sub(" ", _NO_WIDTH.sub("", text)).strip(" \u3000")


def _span(element: Any, name: str) -> int:
    written = element.get(name)
    if written is None:
        return 1
    digits = "".join(c for c in written if c.isascii() and c.isdigit())[:_MOST_DIGITS]
    return int(digits or 1)
