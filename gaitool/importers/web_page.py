"""Reads a web page into paragraphs and tables; nothing it links to is fetched."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.encodings import decoded
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.set_apart import APART, joined
from gaitool.importers.source_tables import SourceBlock, SourceCell, SourceTable, plain_blocks
from gaitool.importers.text_lines import with_rows_of_text
from gaitool.office_files.own_documents import GENERATOR

_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
# A caption repeats the heading above a table; a select lists the years of a portal's archive.
_UNSEEN = frozenset(
    ["caption", "script", "style", "head", "noscript", "template", "select", "svg", "iframe"]
)
_INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup"),
        *("tt", "u", "var", "o:p", "st1:chsdate", "st1:chmetcnv"),
    ]
)
_SET_APART = frozenset(["del", "s", "strike", "sup"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MOST_DIGITS = 6
"""Of a colspan: what is larger is cut down to the limit of columns in any case."""

_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u200b\ufeff]+")
_DTD = "网页里有不该有的实体定义，已拒绝读取。请在浏览器里另存为文本，或另存为 .docx。"
_BROKEN = "网页内容读不出来。请在浏览器里打开，另存为文本或 .docx 后再试。"


def read_web_page(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return what a page shows; raises UnusableFile for what is no page."""
    text = decoded(path, content)
    if _ENTITY.search(text):
        raise UnusableFile(path, FileProblem.DAMAGED, _DTD)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as error:
        raise UnusableFile(path, FileProblem.DAMAGED, _BROKEN) from error
    if root is None:
        raise UnusableFile(path, FileProblem.DAMAGED, _BROKEN)
    page = _PageWalk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        page.take(event, element)
    page.end_line()
    generators = root.xpath("//meta[@name='generator']/@content")
    return PublishedDocument(
        blocks=tuple(with_rows_of_text(plain_blocks(page.blocks, labels), labels)),
        title=_line(root.findtext(".//title") or ""),
        is_styled=any(str(name).startswith(GENERATOR) for name in generators),
    )


@dataclass(slots=True)
class _Table:
    """A table that is open, its innermost cell last."""

    table: SourceTable
    cells: list[SourceCell] = field(default_factory=list)


@dataclass(slots=True)
class _PageWalk:
    """Collects blocks while the page is walked through."""

    blocks: list[SourceBlock] = field(default_factory=list)
    _tables: list[_Table] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _level: int = 0
    _unseen: Any = None

    def take(self, event: str, element: Any) -> None:
        """Take in the start or end of an element."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if self._unseen is not None:
            if event == "end" and element is self._unseen:
                self._unseen = None
                self._words.append(element.tail or "")
            return
        if event == "start":
            self._start(tag, element)
            if self._unseen is None and element.text:
                self._words.append(element.text)
        else:
            self._end(tag)
            if element.tail:
                self._words.append(element.tail)

    def _start(self, tag: str, element: Any) -> None:
        if tag in _UNSEEN or _is_hidden(element):
            self._unseen = element
            return
        if tag in _INLINE:
            self._words += [APART] if tag in _SET_APART else []
            return
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

    def _end(self, tag: str) -> None:
        if tag in _INLINE:
            self._words += [APART] if tag in _SET_APART else []
            return
        self.end_line()
        if tag in _HEADINGS:
            self._level = 0
        if tag == "table" and self._tables:
            self._tables.pop()
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].cells.clear()

    def end_line(self) -> None:
        """End the line of text that is open, if it holds any words."""
        if not self._words:
            return
        text = _line(joined(self._words))
        self._words.clear()
        if text:
            self._place().append(PublishedParagraph(text, self._level))

    def _place(self) -> list[SourceBlock]:
        """Return where the next block belongs: the innermost open cell, or the page."""
        for table in reversed(self._tables):
            if table.cells:
                return table.cells[-1].blocks
        return self.blocks


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" \u3000")


def _span(element: Any, name: str) -> int:
    written = element.get(name)
    if written is None:
        return 1
    digits = "".join(c for c in written if c.isascii() and c.isdigit())[:_MOST_DIGITS]
    return int(digits or 1)


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()
