"""Reads a Word document: paragraphs with their automatic numbers, tables with merged cells."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.as_shown import shown_blocks
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.own_word_documents import foreign_to
from gaitool.importers.set_apart import SOFT_BREAK, Piece, marked, plain
from gaitool.importers.settled import settled
from gaitool.importers.source_tables import SourceBlock, SourceCell, SourceTable
from gaitool.importers.torn_lines import whole_lines
from gaitool.importers.word_chunks import chunk_blocks
from gaitool.importers.word_lists import TooMuchNumbering, read_lists, whole
from gaitool.importers.word_page_heads import (
    are_pages_marked_draft,
    are_pages_numbered,
    is_a_page_marked_draft,
)
from gaitool.importers.word_parts import (
    DocumentParts,
    document_parts,
    named_children,
    tag_of,
    value,
)
from gaitool.importers.word_styles import (
    WordStyles,
    list_of,
    read_properties,
    read_styles,
    shading,
)
from gaitool.importers.word_words import WordReader, children
from gaitool.office_files.preflight import inspect_archive

_NO_DOCUMENT = "这不是 Word 文档（.docx）。"
_TOO_LONG = "自动编号的文字太长，不像年度报告，已停止读取。请去掉自动编号，另存为 .docx 再试。"
_TEXT_LEVEL = 9
"""The outline level that Word gives to body text."""

_NOTES = MappingProxyType({"footnotes": "脚注", "endnotes": "尾注", "comments": "批注"})
_NO_NOTES = frozenset(["separator", "continuationSeparator", "continuationNotice"])
_MOST_NOTES = 200
_DEEPEST_CHUNK = 1


def read_word_document(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return what a document shows, deleted text aside; raises UnusableFile."""
    body = _body(path, content, labels)
    left_out: list[str] = []
    blocks = settled(body.all_blocks(), labels, left_out)
    document = PublishedDocument(
        blocks,
        is_styled=body.styles.is_ours,
        unplaced=(*left_out, *body.unplaced),
        carried=body.parts.carried,
    )
    if not (document.is_styled or document.carried):
        return document
    as_it_stands = _body(path, content, labels, joins_lines=False)
    shown = tuple(shown_blocks(as_it_stands.all_blocks(), labels.texts))
    return replace(
        document,
        shown=shown,
        foreign=foreign_to(body.parts),
        is_unnumbered=not are_pages_numbered(body.parts),
        is_draft_on_paper=is_a_page_marked_draft(body.parts),
        is_unmarked=not are_pages_marked_draft(body.parts),
    )


def _body(
    path: Path, content: bytes, labels: FormLabels, depth: int = 0, *, joins_lines: bool = True
) -> "_Body":
    package = inspect_archive(path, content, _demand_nothing)
    parts = document_parts(package)
    root = parts.root if parts else None
    if parts is None or root is None or tag_of(root) != "document":
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _NO_DOCUMENT)
    styles = read_styles(parts.named("styles"), read_lists(parts.named("numbering")))
    return _Body(path, parts, root.find("{*}body"), styles, labels, depth, joins_lines)


def _demand_nothing(path: Path, names: Collection[str]) -> None:
    """Leave it to the main part to tell what an archive is."""


@dataclass(slots=True)
class _Body:
    """Walks through a body; numbers of lists are counted on the way."""

    path: Path
    parts: DocumentParts
    body: Any
    styles: WordStyles
    labels: FormLabels
    depth: int = 0
    joins_lines: bool = True
    unplaced: list[str] = field(default_factory=list)

    def all_blocks(self) -> list[SourceBlock]:
        """Return what stands in the body; its notes and comments have no place."""
        try:
            found = list(self._blocks(self.body)) if self.body is not None else []
            self.unplaced += self._notes()
        except TooMuchNumbering as error:
            raise UnusableFile(self.path, FileProblem.TOO_LARGE, _TOO_LONG) from error
        return found

    def _blocks(self, parent: Any, paper: str | None = None) -> Iterator[SourceBlock]:
        """Yield what stands in a body, a cell or a content control."""
        held: list[Piece] = []
        for element in children(parent):
            match tag_of(element):
                case "p":
                    yield from self._paragraph(element, paper, held)
                case "tbl":
                    yield from self._lines(held, "", 0)
                    yield self._table(element)
                case "altChunk":
                    yield from self._chunk(value(element, "id"))
        yield from self._lines(held, "", 0)

    def _paragraph(
        self, element: Any, paper: str | None, held: list[Piece]
    ) -> Iterator[SourceBlock]:
        """Yield a paragraph's lines, and what stands in text boxes after it.

        Where the mark at its end is deleted or hidden its words are held for the next one.
        """
        properties = element.find("{*}pPr")
        said = named_children(properties)
        style = value(said.get("pStyle"))
        words = WordReader(self.styles).words(element, style, shading(said) or paper)
        held += words.pieces
        if not _runs_into_the_next(said.get("rPr")):
            yield from self._lines(held, self._number(said, style), self._level(said, style))
        for _, box in words.boxes:
            yield from self._blocks(box)

    def _lines(self, held: list[Piece], number: str, level: int) -> Iterator[SourceBlock]:
        """Yield the lines of a paragraph and forget its words."""
        text = marked(held)
        held.clear()
        if not text.strip():
            return
        lines = [line.strip() for line in f"{number}{text}".split(SOFT_BREAK) if line.strip()]
        whole = whole_lines(lines, self.labels) if self.joins_lines else lines
        yield from (PublishedParagraph(line, level) for line in whole)

    def _level(self, said: Mapping[str, Any], style: str) -> int:
        outline = value(said.get("outlineLvl"))
        if outline.isdecimal():
            level = whole(outline, _TEXT_LEVEL)
            return level + 1 if level < _TEXT_LEVEL else 0
        return self.styles.levels.get(style, 0)

    def _number(self, said: Mapping[str, Any], style: str) -> str:
        of_style = self.styles.style_lists.get(style)
        listed = list_of(said.get("numPr"))
        if listed and not listed[0] and of_style:
            listed = of_style[0], listed[1]
        listed = listed or of_style
        return self.styles.lists.number(*listed) if listed else ""

    def _table(self, element: Any) -> SourceTable:
        rows = (row for row in children(element) if tag_of(row) == "tr" and not _is_gone(row))
        return SourceTable([list(self._cells(row)) for row in rows])

    def _cells(self, row: Any) -> Iterator[SourceCell]:
        # A row may begin right of the first column, and a vertical merge without a value goes on.
        before = value(row.find("{*}trPr/{*}gridBefore"))
        if before.isdecimal():
            yield SourceCell(whole(before))
        for cell in children(row):
            said = named_children(cell.find("{*}tcPr"))
            if tag_of(cell) != "tc" or "cellDel" in said:
                continue
            yield SourceCell(
                columns=whole(value(said.get("gridSpan")), 1),
                continues="vMerge" in said and value(said["vMerge"]) != "restart",
                blocks=list(self._blocks(cell, shading(said))),
            )

    def _chunk(self, identity: str) -> Iterator[SourceBlock]:
        """Yield what another document holds that stands in this one; else it is told."""
        link = self.parts.links.get(identity)
        if link is None or link.target not in self.parts.package.parts:
            return
        with self.parts.package.open(link.target) as stream:
            content = stream.read()
        name = Path(link.target).name
        found = chunk_blocks(Path(name), content, self.labels, self._inner)
        if found is None:
            self.unplaced.append(f"插入的文件“{name}”（没有读）")
        yield from found or ()

    def _inner(self, path: Path, content: bytes) -> list[SourceBlock] | None:
        """Return what a Word document holds that stands in this one, one within another at most."""
        if self.depth >= _DEEPEST_CHUNK:
            return None
        inner = _body(path, content, self.labels, self.depth + 1)
        found = inner.all_blocks()
        self.unplaced += inner.unplaced
        return found

    def _notes(self) -> Iterator[str]:
        """Yield the notes and comments, whose place in a text the form does not have."""
        for kind, name in _NOTES.items():
            root = self.parts.named(kind)
            notes = list(root) if root is not None else []
            if len(notes) > _MOST_NOTES:
                yield f"{name}：另有 {len(notes) - _MOST_NOTES} 条"
            for note in notes[:_MOST_NOTES]:
                blocks = () if value(note, "type") in _NO_NOTES else self._blocks(note)
                lines = (b.text for b in blocks if isinstance(b, PublishedParagraph))
                if text := plain("".join(lines)):
                    yield f"{name}：{text}"


def _runs_into_the_next(mark: Any) -> bool:
    """Whether the mark at the end of a paragraph is deleted or hidden, by its properties."""
    said = named_children(mark)
    return "del" in said or "moveFrom" in said or bool(read_properties(mark).hidden)


def _is_gone(row: Any) -> bool:
    """Whether a row is deleted, or hidden."""
    return any(row.find(f"{{*}}trPr/{{*}}{name}") is not None for name in ("del", "hidden"))
