"""Reads a web page into paragraphs and tables; nothing it links to is fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import etree

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.as_shown import shown_blocks
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.encodings import decoded
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.own_pages import carried_by, foreign_to
from gaitool.importers.page_form_fields import chosen, typed
from gaitool.importers.page_looks import BLOCKS, TELLING, Shown, is_hidden, shown
from gaitool.importers.page_size import is_too_large
from gaitool.importers.page_styles import NOTHING, PageStyles, TooManyRules, page_styles
from gaitool.importers.set_apart import SOFT_BREAK, Piece, TextLook, marked
from gaitool.importers.settled import settled
from gaitool.importers.source_tables import SourceBlock, SourceCell, SourceTable
from gaitool.importers.torn_lines import whole_lines
from gaitool.office_files.own_documents import GENERATOR, RESULTS_GENERATOR

_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
# A caption repeats the heading above a table; ruby's rt says how words sound.
_UNSEEN = frozenset(
    [
        *("caption", "script", "style", "head", "noscript", "template", "svg", "iframe", "canvas"),
        *("audio", "video", "object", "datalist", "rt", "rp", "rtc"),
    ]
)
_FIELDS = frozenset(["input", "select"])
_LOOKS = frozenset(["del", "s", "strike", "sup", "sub", "pre"])
_WITHIN_LINES = ("inline", "contents", "ruby")
_SET_AS_BLOCKS = ("block", "flex", "grid", "list-item", "table", "flow-root")
_OF_TABLES = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MOST_DIGITS = 6
"""Of a colspan: what is larger is cut down to the limit of columns in any case."""

_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_CUT_WORD = re.compile(r"(?:^|>)[^<>]*[^<>\s]$")
_LONGEST_WORD = 200
_NO_WIDTH = re.compile("[\u200b\ufeff]+")
_DTD = "网页里有不该有的实体定义，已拒绝读取。请在浏览器里另存为文本，或另存为 .docx。"
_BROKEN = "网页内容读不出来。请在浏览器里打开，另存为文本或 .docx 后再试。"
_RESULTS = "这是 gaitool 写出的结果，不是年度报告。请换成报告本身。"
_TOO_LARGE = (
    "网页的标签、属性或样式太多，不像年度报告，已停止读取。请只把报告正文另存为 .docx 再试。"
)


def read_web_page(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return what a page shows; raises UnusableFile for what is no page."""
    decoded_text, notes = decoded(path, content)
    text = _without_cut_tag(decoded_text)
    root = _parsed(path, text)
    named = (one for one in root.iter("meta") if one.get("name") == "generator")
    generators = [one.get("content", "") for one in named]
    # It holds parts of the tables, which would be taken for a report with the rest missing.
    if RESULTS_GENERATOR in generators:
        raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, _RESULTS)
    left_out: list[str] = []
    page = PublishedDocument(
        blocks=settled(_blocks(path, root, labels), labels, left_out),
        title=_line(root.findtext(".//title") or ""),
        is_styled=any(name.startswith(GENERATOR) for name in generators),
        notes=notes,
        unplaced=tuple(left_out),
        carried=carried_by(root),
        is_open_ended=bool(_CUT_WORD.search(text[-_LONGEST_WORD:])),
    )
    if not (page.is_styled or page.carried):
        return page
    as_it_stands = _blocks(path, root, labels, joins_lines=False)
    shown = tuple(shown_blocks(as_it_stands, labels.texts))
    foreign = tuple(filter(None, ["、".join(foreign_to(root))]))
    return replace(page, shown=shown, foreign=foreign)


def _without_cut_tag(text: str) -> str:
    """Return a page without the tag in which it breaks off, which would be read as words."""
    begins = text.rfind("<")
    return text[:begins] if begins > text.rfind(">") else text


def page_blocks(path: Path, content: bytes, labels: FormLabels) -> list[SourceBlock]:
    """Return what a page shows that another document holds; raises UnusableFile."""
    return _blocks(path, _parsed(path, decoded(path, content).text), labels)


def _blocks(
    path: Path, root: Any, labels: FormLabels, *, joins_lines: bool = True
) -> list[SourceBlock]:
    try:
        styles = page_styles("".join(sheet.itertext()) for sheet in root.iter("style"))
        page = _PageWalk(labels if joins_lines else None, styles)
        for event, element in etree.iterwalk(root, events=("start", "end")):
            page.take(event, element)
    except TooManyRules as error:
        raise UnusableFile(path, FileProblem.TOO_LARGE, _TOO_LARGE) from error
    page.end_line()
    return page.blocks


def _parsed(path: Path, text: str) -> Any:
    """Return the root of a page; raises UnusableFile for what is none or would take too long."""
    if _ENTITY.search(text):
        raise UnusableFile(path, FileProblem.DAMAGED, _DTD)
    if is_too_large(text):
        raise UnusableFile(path, FileProblem.TOO_LARGE, _TOO_LARGE)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as error:
        raise UnusableFile(path, FileProblem.DAMAGED, _BROKEN) from error
    if root is None:
        raise UnusableFile(path, FileProblem.DAMAGED, _BROKEN)
    return root


@dataclass(slots=True)
class _Table:
    """A table that is open, its innermost cell last."""

    table: SourceTable
    cells: list[SourceCell] = field(default_factory=list)


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
class _PageWalk:
    """Collects blocks while the page is walked through; without labels lines stay as they are."""

    labels: FormLabels | None
    styles: PageStyles
    blocks: list[SourceBlock] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=lambda: [_Open("", Shown())])
    _tables: list[_Table] = field(default_factory=list)
    _words: list[Piece] = field(default_factory=list)
    _has_words: bool = False
    _level: int = 0
    _unseen: Any = None

    def take(self, event: str, element: Any) -> None:
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
        if tag in _UNSEEN or is_hidden(element, declared):
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
        self.end_line()
        self._level = _HEADINGS.get(tag, self._level)
        match tag:
            case "table":
                self._start_table()
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
        self.end_line()
        if ended.tag in _HEADINGS:
            self._level = 0
        if ended.tag == "table" and self._tables:
            self._tables.pop()
        elif ended.tag in {"td", "th"} and self._tables:
            self._tables[-1].cells.clear()

    def end_line(self) -> None:
        """End the line of text that is open, if it holds any words."""
        if self._has_words:
            self._place().extend(self._paragraphs())
        self._words.clear()
        self._has_words = False

    def _paragraphs(self) -> Iterator[PublishedParagraph]:
        lines = (line for part in marked(self._words).split(SOFT_BREAK) if (line := _line(part)))
        whole = whole_lines(lines, self.labels) if self.labels else lines
        yield from (PublishedParagraph(line, self._level) for line in whole)

    def _place(self) -> list[SourceBlock]:
        """Return where the next block belongs: the innermost open cell, or the page."""
        for table in reversed(self._tables):
            if table.cells:
                return table.cells[-1].blocks
        return self.blocks


def _line(text: str) -> str:
    return _SPACE.sub(" ", _NO_WIDTH.sub("", text)).strip(" \u3000")


def _span(element: Any, name: str) -> int:
    written = element.get(name)
    if written is None:
        return 1
    digits = "".join(c for c in written if c.isascii() and c.isdigit())[:_MOST_DIGITS]
    return int(digits or 1)
