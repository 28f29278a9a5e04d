"""Texts that hold a table: decoded whatever wrote them, and parted into cells."""

import csv
import re
from collections.abc import Iterable, Sequence

UNREADABLE = "\ufffd"
"""Stands for a byte that is of no character, so that a row with one can be named."""

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""What a text begins with that says its encoding; UTF-8 is tried anyhow."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_LONE_CR = re.compile(r"\r(?!\n)")

Row = list[str]


def decoded(content: bytes) -> str:
    """Return a text in UTF-8, UTF-16 or the Chinese encodings, every kind of line end as one.

    A byte that fits none becomes a mark: one of 100 kB is no reason to read nothing.
    """
    text = _text_of(content)
    # Excel for Macintosh ends lines with CR alone; beside real line ends a CR is a slip in a cell.
    return text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")


def _text_of(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = (_in_wide(content, encoding) for encoding in _WIDE) if b"\0" in content else ()
    if text := next(filter(None, wide), None):
        return text
    return _in_bytes(content).replace("\0", UNREADABLE)


def _in_bytes(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    tries = (content.decode(encoding, "replace") for encoding in ("utf-8-sig", "gb18030"))
    return min(tries, key=lambda text: text.count(UNREADABLE))


def _in_wide(content: bytes, encoding: str) -> str | None:
    """Return a text of two or four bytes a character; None where it makes no sense as one."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if all(sign.isprintable() or sign in "\r\n\t" for sign in text) else None


def parted(lines: Sequence[str], mark: str) -> list[Row]:
    """Return lines as cells between marks; a quotation that never ends encloses nothing.

    Read by the book, a quotation mark too many swallows every unit behind it.
    """
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), delimiter=mark))
    except csv.Error:
        rows = None
    if rows is None or any(_swallowed(cell, mark) for row in rows for cell in row) or _odd(lines):
        rows = [[cell.strip().strip('"') for cell in line.split(mark)] for line in lines]
    return [[_LONE_CR.sub("", cell).replace("\n", "") for cell in row] for row in rows]


def _swallowed(cell: str, mark: str) -> bool:
    """Whether a cell holds whole rows: line breaks with the mark that parts cells after them."""
    return mark in cell.partition("\n")[2]


def _odd(lines: Iterable[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1
