"""Decodes the text of a file: UTF-8, UTF-16 or the Chinese encodings, as declared or tried."""

import codecs
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gaitool.errors import FileProblem, UnusableFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Browsers look for the declaration in the first 1024 bytes; portals put scripts before it."""

# Pages declare gb2312 and use the characters of its successors, which gb18030 has all of.
_CHINESE = frozenset(
    [
        *("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "chinese", "csgb2312"),
        *("gb_2312", "csiso58gb231280", "iso-ir-58"),
    ]
)
_OF_CHINESE = "gb18030"
_UNICODE = frozenset(["utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"])
"""What a page declares to be in UTF-16 cannot be, as it could not be read so far."""

_UNREADABLE = "\ufffd"
_ONE_IN = 50
"""So many bytes to one that no encoding knows make a text; what has more of them is none."""

_QUOTED = 8
_NO_TEXT = "这不是文本文件（内容不是文字）。请打开原文件，另存为 .docx 后再试。"


class Decoded(NamedTuple):
    """The text of a file, the encoding it is in, and where bytes of it could not be read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decoded(path: Path, content: bytes) -> Decoded:
    """Return the text of a file, a bad byte read as �; raises UnusableFile where it is none."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decoded_as(path, content, (encoding,))
    if b"\x00" in content:
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _NO_TEXT)
    declared = _CHARSET.search(content[:_DECLARED_WITHIN])
    is_chinese = declared and declared[1].decode("ascii").lower() in _CHINESE
    both = (_OF_CHINESE, "utf-8")
    return _decoded_as(path, content, both if is_chinese else both[::-1])


def usual_name(declared: str) -> str:
    """Return the encoding that browsers read a page in which declares one."""
    name = declared.strip().lower()
    if name in _CHINESE:
        return _OF_CHINESE
    return "utf-8" if name in _UNICODE else name


def is_marked(encoding: str) -> bool:
    """Whether an encoding is known by the mark at the beginning of a file, whatever it declares."""
    return encoding in {one for _, one in _BOMS}


def _decoded_as(path: Path, content: bytes, encodings: Sequence[str]) -> Decoded:
    """Return a text in the first encoding that it is in, else in the one that fits best."""
    for encoding in encodings:
        try:
            return Decoded(content.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    texts = [content.decode(encoding, errors="replace") for encoding in encodings]
    best, encoding = min(
        zip(texts, encodings, strict=True), key=lambda one: one[0].count(_UNREADABLE)
    )
    bad = best.count(_UNREADABLE)
    if bad > max(1, len(content) // _ONE_IN):
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _NO_TEXT)
    at = best.index(_UNREADABLE)
    line = best.count("\n", 0, at) + 1
    around = "".join(filter(str.isprintable, best[max(0, at - _QUOTED) : at + _QUOTED]))
    note = f"文件里有 {bad} 处字节读不出来，按“{_UNREADABLE}”读，第一处在第 {line} 行“{around}”。"
    return Decoded(best, encoding, (note,))
