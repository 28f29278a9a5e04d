"""Reads a Word document: paragraphs with their automatic numbers, tables with merged cells."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.set_apart import APART, joined
from gaitool.importers.source_tables import SourceBlock, SourceCell, SourceTable, plain_blocks
from gaitool.importers.text_lines import with_rows_of_text
from gaitool.importers.word_styles import WordStyles, list_of, part_root, read_styles, value
from gaitool.office_files.kinds import WORD_PART
from gaitool.office_files.preflight import inspect_archive

# Besides deleted text: Fallback repeats what mc:Choice shows, instrText is the code of a field.
_UNSEEN = frozenset(["del", "moveFrom", "Fallback", "instrText", "rPr", "pPr", "tblPr", "tblGrid"])
_MARKS = MappingProxyType({"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"})
_OFF = frozenset(["0", "false", "off"])
_NO_DOCUMENT = "这不是 Word 文档（.docx）。"
_TEXT_LEVEL = 9
"""The outline level that Word gives to body text."""

_WRAPPERS = frozenset(["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"])


def demand_document_parts(path: Path, names: Collection[str]) -> None:
    """Refuse archives that hold no Word document; raises UnusableFile."""
    if WORD_PART not in names:
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _NO_DOCUMENT)


def read_word_document(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return what a document shows, deleted text aside; raises UnusableFile."""
    package = inspect_archive(path, content, demand_document_parts)
    styles = read_styles(package)
    body = part_root(package, WORD_PART).find("{*}body")
    blocks = list(_Body(styles).blocks(body)) if body is not None else []
    return PublishedDocument(
        tuple(with_rows_of_text(plain_blocks(blocks, labels), labels)), is_styled=styles.is_ours
    )


@dataclass(slots=True)
class _Body:
    """Walks through a body; numbers of lists are counted on the way."""

    styles: WordStyles

    def blocks(self, parent: Any) -> Iterator[SourceBlock]:
        """Yield what stands in a body, a cell or a content control."""
        for element in _children(parent):
            match _tag(element):
                case "p":
                    yield from self._paragraphs(element)
                case "tbl":
                    yield self._table(element)

    def _paragraphs(self, element: Any) -> Iterator[SourceBlock]:
        """Yield a paragraph's lines, and what stands in text boxes after it."""
        properties = element.find("{*}pPr")
        style = value(properties.find("{*}pStyle"), "val") if properties is not None else ""
        level = self._level(properties, style)
        lines, boxes = _words(element)
        text = joined(lines)
        if text.strip():
            number = self._number(properties, style)
            for line in f"{number}{text}".split("\n"):
                if line.strip():
                    yield PublishedParagraph(line.strip(), level)
        for box in boxes:
            yield from self.blocks(box)

    def _level(self, properties: Any, style: str) -> int:
        if properties is not None:
            outline = value(properties.find("{*}outlineLvl"), "val")
            if outline.isdecimal():
                return int(outline) + 1 if int(outline) < _TEXT_LEVEL else 0
        return self.styles.levels.get(style, 0)

    def _number(self, properties: Any, style: str) -> str:
        listed = list_of(properties.find("{*}numPr")) if properties is not None else None
        listed = listed or self.styles.style_lists.get(style)
        return self.styles.number(*listed) if listed else ""

    def _table(self, element: Any) -> SourceTable:
        return SourceTable(
            [list(self._cells(row)) for row in _children(element) if _tag(row) == "tr"]
        )

    def _cells(self, row: Any) -> Iterator[SourceCell]:
        # A row may begin right of the first column, and a vertical merge without a value goes on.
        before = value(row.find("{*}trPr/{*}gridBefore"), "val")
        if before.isdecimal():
            yield SourceCell(int(before))
        for cell in _children(row):
            if _tag(cell) != "tc":
                continue
            span = value(cell.find("{*}tcPr/{*}gridSpan"), "val")
            merge = cell.find("{*}tcPr/{*}vMerge")
            yield SourceCell(
                columns=int(span) if span.isdecimal() else 1,
                continues=merge is not None and value(merge, "val") != "restart",
                blocks=list(self.blocks(cell)),
            )


def _children(parent: Any) -> Iterator[Any]:
    """Yield what stands in an element; of content controls and the like what stands in them."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif _tag(element) in _WRAPPERS:
            waiting.append(iter(element))
        else:
            yield element


def _words(paragraph: Any) -> tuple[list[str], list[Any]]:
    """Return the pieces of a paragraph's text, and the text boxes anchored in it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    was_apart = False
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        tag = _tag(element)
        if tag == "t":
            pieces.append(element.text or "")
        elif tag in _MARKS:
            pieces.append(_MARKS[tag])
        elif tag == "txbxContent":
            boxes.append(element)
        elif tag not in _UNSEEN and not _is_hidden_run(element):
            if tag == "r" and was_apart != _is_set_apart(element):
                was_apart = not was_apart
                pieces.append(APART)
            waiting.append(iter(element))
    return pieces, boxes


def _is_hidden_run(element: Any) -> bool:
    return _is_on(element.find("{*}rPr/{*}vanish"))


def _is_set_apart(run: Any) -> bool:
    """Whether a run is struck out or a note in superscript, so no part of a number beside it."""
    struck = (run.find(f"{{*}}rPr/{{*}}{name}") for name in ("strike", "dstrike"))
    align = value(run.find("{*}rPr/{*}vertAlign"), "val")
    return align == "superscript" or any(map(_is_on, struck))


def _is_on(switch: Any) -> bool:
    return switch is not None and value(switch, "val") not in _OFF


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
