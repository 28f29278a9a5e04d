"""Texts that hold a table: decoded whatever wrote them, and parted into cells."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

UNREADABLE = "\ufffd"
"""Stands for a byte that is of no character, so that a row with one can be named."""

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""What a text begins with that says its encoding; UTF-8 is tried anyhow."""

_OF_BYTES = ("utf-8-sig", "gb18030")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_PIECE = 64 * 1024
_LONE_CR = re.compile(r"\r(?!\n)")

Row = list[str]


@dataclass(frozen=True, slots=True)
class TextLines:
    """The lines of a text without their ends, decoded anew each time they are gone through.

    So the text of a long register is never held whole. A byte that fits no encoding becomes a
    mark: one of 100 kB is no reason to read nothing.
    """

    content: bytes
    encoding: str
    # Excel for Macintosh ends lines with CR alone; beside real line ends a CR is a slip in a cell.
    end: str

    @classmethod
    def of(cls, content: bytes) -> "TextLines":
        """Return the lines of a text in UTF-8, UTF-16 or the Chinese encodings."""
        encoding = _encoding_of(content)
        pieces = _pieces(content, encoding, "replace")
        return cls(content, encoding, "\n" if any("\n" in piece for piece in pieces) else "\r")

    def __iter__(self) -> Iterator[str]:
        null = UNREADABLE if self.encoding in _OF_BYTES else "\0"
        source = io.BytesIO(self.content)
        with io.TextIOWrapper(source, self.encoding, "replace", newline=self.end) as text:
            for line in text:
                yield line.removesuffix(self.end).removesuffix("\r").replace("\0", null)


def decoded(content: bytes) -> str:
    """Return a whole text in one of those encodings, every kind of line end as one."""
    return "\n".join(TextLines.of(content))


def _encoding_of(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    wide = (one for one in _WIDE if _makes_sense(content, one)) if b"\0" in content else ()
    if found := next(iter(wide), None):
        return found
    whole = (one for one in _OF_BYTES if _is_decoded(content, one))
    return next(whole, "") or min(_OF_BYTES, key=lambda one: _unreadable(content, one))


def _pieces(content: bytes, encoding: str, errors: str = "strict") -> Iterator[str]:
    with io.TextIOWrapper(io.BytesIO(content), encoding, errors, newline="") as text:
        while piece := text.read(_PIECE):
            yield piece


def _makes_sense(content: bytes, encoding: str) -> bool:
    """Whether a text has two or four bytes a character."""
    try:
        pieces = _pieces(content, encoding)
        return all(sign.isprintable() or sign in "\r\n\t" for piece in pieces for sign in piece)
    except UnicodeDecodeError:
        return False


def _is_decoded(content: bytes, encoding: str) -> bool:
    try:
        return all(_pieces(content, encoding))
    except UnicodeDecodeError:
        return False


def _unreadable(content: bytes, encoding: str) -> int:
    return sum(piece.count(UNREADABLE) for piece in _pieces(content, encoding, "replace"))


def parted(lines: Sequence[str], mark: str) -> list[Row]:
    """Return lines as cells between marks; a quotation that never ends encloses nothing.

    Read by the book, a quotation mark too many swallows every unit behind it.
    """
    return list(parted_rows(lines, mark, is_sound=is_sound(lines, mark)))


def is_sound(lines: Iterable[str], mark: str) -> bool:
    """Whether no quotation in some lines encloses whole rows; they are gone through twice."""
    try:
        swallowed = any(mark in cell.partition("\n")[2] for cell in broken_cells(lines, mark))
    except csv.Error:
        return False
    return not swallowed and sum(line.count('"') for line in lines) % 2 == 0


def broken_cells(lines: Iterable[str], mark: str) -> Iterator[str]:
    """Yield the cells of the rows that have line breaks within; csv.Error where there are none."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=mark)
    before = 0
    for row in reader:
        if reader.line_num > before + 1:
            yield from row
        before = reader.line_num


def parted_rows(lines: Iterable[str], mark: str, *, is_sound: bool) -> Iterator[Row]:
    """Yield lines as cells; by the marks alone where the quotations are not sound."""
    rows: Iterable[Row] = csv.reader((f"{line}\n" for line in lines), delimiter=mark)
    if not is_sound:
        rows = ([cell.strip().strip('"') for cell in line.split(mark)] for line in lines)
    for row in rows:
        yield [_LONE_CR.sub("", cell).replace("\n", "") for cell in row]
