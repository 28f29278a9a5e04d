"""Finished documents that somebody changed after they were made, as people and programs do."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gaitool.filled_report import FilledReport
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document

_TEXT = "word/document.xml"
_DATA = "customXml/item1.xml"
_WORDS = {
    # The caption of a table is for those who do not see it.
    "html": re.compile(r"(?s)(?:.*<body>|<caption.*?</caption>)|>([^<>]*[^<>\s][^<>]*)<"),
    "docx": re.compile(r"<w:t(?: [^>]*)?>([^<>]+)<"),
}


@dataclass(frozen=True)
class Finished:
    """A finished document as the texts of its parts: what is seen, and what is carried."""

    ending: str
    seen: str
    carried: str
    package: bytes = b""

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        if self.ending == "html":
            return (self.seen + self.carried).encode("utf-8")
        changed = {_TEXT: self.seen, _DATA: self.carried}
        content = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.package)) as old, zipfile.ZipFile(content, "w") as new:
            for name in old.namelist():
                new.writestr(name, changed.get(name, old.read(name)))
        return content.getvalue()


def page(report: FilledReport) -> Finished:
    """Return the web page of a report."""
    written = write_report_page(report)
    at = written.index("<script")
    return Finished("html", written[:at], written[at:])


def word_document(report: FilledReport) -> Finished:
    """Return the Word document of a report."""
    package = write_report_document(report)
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        seen, carried = (parts.read(name).decode("utf-8") for name in (_TEXT, _DATA))
    return Finished("docx", seen, carried, package)


MAKERS: dict[str, Callable[[FilledReport], Finished]] = {"html": page, "docx": word_document}


def replaced(text: str, old: str, new: str) -> str:
    """Return a text with its first ``old`` replaced, which must be there."""
    assert old in text
    return text.replace(old, new, 1)


def without_row_of(text: str, label: str, row: str) -> str:
    """Return markup without the row of a table that has a label; ``row`` is the tag of rows."""
    start, end = _row_of(text, label, row)
    return text[:start] + text[end:]


def with_row_twice(text: str, label: str, row: str) -> str:
    """Return markup with the row of a table that has a label standing there a second time."""
    start, end = _row_of(text, label, row)
    return text[:end] + text[start:end] + text[end:]


def _row_of(text: str, label: str, row: str) -> tuple[int, int]:
    at = text.index(label)
    return text.rindex(f"<{row}>", 0, at), text.index(f"</{row}>", at) + len(f"</{row}>")


def visible_words(document: Finished) -> Iterator[range]:
    """Yield where each piece of text that a reader sees stands in the markup."""
    for match in _WORDS[document.ending].finditer(document.seen):
        if match[1] and match[1].strip():
            yield range(*match.span(1))


def with_other_character(document: Finished, at: int) -> Finished:
    """Return a document with another character or digit at a place of its markup."""
    old = document.seen[at]
    new = str((int(old) + 1) % 10) if old.isdecimal() else {"丁": "丙"}.get(old, "丁")
    return replace(document, seen=f"{document.seen[:at]}{new}{document.seen[at + 1 :]}")
