"""What a document prints, cell by cell and as one text, without understanding any of it."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import html5lib
from lxml import etree
from openpyxl import load_workbook

from tests.support.importing.scoring import fold, fold_text

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HTML = "{http://www.w3.org/1999/xhtml}"


def printed_cells(name: str, content: bytes) -> list[str]:
    """Return the texts of all cells from top to bottom, white space dropped."""
    return [fold(text) for text in _cells(name, content)]


def printed_text(name: str, content: bytes) -> str:
    """Return all that is printed as one text, folded as passages are compared."""
    match PurePath(name).suffix:
        case ".docx":
            return fold_text(_word_text(_word_body(content)))
        case ".xlsx":
            return fold_text("".join(_cells(name, content)))
        case ".txt":
            return fold_text(_decoded(content))
        case _:
            return fold_text("".join(_page(content).itertext()))


def _cells(name: str, content: bytes) -> Iterator[str]:
    match PurePath(name).suffix:
        case ".docx":
            return map(_word_text, _word_body(content).iter(f"{_WORD}tc"))
        case ".xlsx":
            return _workbook_cells(content)
        case ".txt":
            return (cell for line in _decoded(content).splitlines() for cell in line.split("\t"))
        case _:
            cells = (e for e in _page(content).iter() if e.tag in {f"{_HTML}td", f"{_HTML}th"})
            return ("".join(cell.itertext()) for cell in cells)


def _workbook_cells(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(content), data_only=True):
        for row in sheet.iter_rows(values_only=True):
            yield from ("" if value is None else str(value) for value in row)


def _word_body(content: bytes) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))


def _word_text(element: Any) -> str:
    return "".join(text.text for text in element.iter(f"{_WORD}t"))


def _page(content: bytes) -> Any:
    return html5lib.parse(_decoded(content))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")
