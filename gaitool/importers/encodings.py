"""Decodes the text of a file: UTF-8, UTF-16 or the Chinese encodings, as declared or tried."""

import codecs
import re
from pathlib import Path

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
_CHINESE = frozenset(["gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"])
_NO_TEXT = "这不是文本文件（内容不是文字）。请打开原文件，另存为 .docx 后再试。"


def decoded(path: Path, content: bytes) -> str:
    """Return the text of a file; raises UnusableFile where it is none."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decoded_as(path, content, encoding)
    if b"\x00" in content:
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _NO_TEXT)
    declared = _CHARSET.search(content[:_DECLARED_WITHIN])
    is_chinese = declared and declared[1].decode("ascii").lower() in _CHINESE
    first, second = ("gb18030", "utf-8") if is_chinese else ("utf-8", "gb18030")
    try:
        return content.decode(first)
    except UnicodeDecodeError:
        return _decoded_as(path, content, second)


def _decoded_as(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _NO_TEXT) from error
