"""Tells what a file is by its bytes and parts; each kind that is no workbook gets its own words."""

import io
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import NoReturn

from gaitool.errors import FileProblem, UnusableFile

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_MAGIC = b"%PDF"
RTF_MAGIC = b"{\\rtf"
WORD_PART = "word/document.xml"
"""The part that is a Word document, where Word on a desk puts it."""

WORD_FOLDER = "word/"
"""Where the parts of a Word document stand, whatever the main one is called."""

_PICTURE_MAGICS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
_DRAWING = rb"(?s)(?:\xef\xbb\xbf)?(?>\s+|<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE\s+svg[^>]*>)*+<svg[\s>]"
_LOOKED_AT = 2_048
_PICTURE = (
    "这是图片（一图读懂也是），里面的数读不出来。请改用填报工作簿（.xlsx），或公布的 .docx、.html。"
)
_EMPTY_ZIP_MAGIC = b"PK\x05\x06"
_SAVE_AS = "请用 Excel 或 WPS 打开后另存为 .xlsx。"
_HAND_IN = "请提交用空白表填写的 .xlsx。"
# The end of the name only: not every program puts it into xl/.
_WORKBOOK_PART = "workbook.xml"

_KINDS_BY_PART = (
    ("xl/workbook.bin", FileProblem.LEGACY_FORMAT, f"这是二进制格式的工作簿（.xlsb）。{_SAVE_AS}"),
    (
        "ppt/presentation.xml",
        FileProblem.NOT_A_WORKBOOK,
        f"这是演示文稿，不是填报工作簿。{_HAND_IN}",
    ),
    ("content.xml", FileProblem.LEGACY_FORMAT, f"这是 OpenDocument 文件（.ods 等）。{_SAVE_AS}"),
    ("index/document.iwa", FileProblem.LEGACY_FORMAT, f"这是 Numbers 表格。{_SAVE_AS}"),
)
_KINDS_BY_STREAM = (
    (
        {"EncryptedPackage"},
        FileProblem.ENCRYPTED,
        "文件有打开密码。请在 Excel 或 WPS 中去掉打开密码，保存后再试。",
    ),
    (
        # Book is that of Excel 95; some writers use capitals.
        {"Workbook", "Book", "WORKBOOK", "BOOK"},
        FileProblem.LEGACY_FORMAT,
        f"这是旧版工作簿（.xls 或 .et）。{_SAVE_AS}",
    ),
    (
        {"WordDocument"},
        FileProblem.NOT_A_WORKBOOK,
        f"这是旧版 Word 文档（.doc 或 .wps），不是填报工作簿。{_HAND_IN}",
    ),
    (
        {"PowerPoint Document"},
        FileProblem.NOT_A_WORKBOOK,
        f"这是旧版演示文稿，不是填报工作簿。{_HAND_IN}",
    ),
)
# How sheets without a container begin (Excel 2 to 4): the record BOF, its version, its length.
_BARE_BIFF = tuple(bytes((9, version, length, 0)) for version in (0, 2, 4, 8) for length in (4, 6))
# Web systems often export an HTML table under the name of a workbook.
_RENAMED_TEXT = f"这是网页或 XML 文本，只是扩展名改成了 .xlsx。{_SAVE_AS}"
_KINDS_BY_START = (
    (PDF_MAGIC, f"这是 PDF 文件，不是填报工作簿。{_HAND_IN}"),
    (RTF_MAGIC, f"这是 RTF 文档，不是填报工作簿。{_HAND_IN}"),
    (b"Rar!", "这是 RAR 压缩包。请解压后再核对里面的工作簿。"),
    (b"7z\xbc\xaf", "这是 7z 压缩包。请解压后再核对里面的工作簿。"),
    (b"\x1f\x8b", "这是 gzip 压缩包。请解压后再核对里面的工作簿。"),
    (b"{", "这是 JSON 数据，只是扩展名改成了 .xlsx。报告数据请用扩展名 .json。"),
    (b"<", _RENAMED_TEXT),
    (b"MIME-Version", _RENAMED_TEXT),
)
_LOCK_FILE = "这是办公软件打开文件时放的锁文件，不是工作簿。请核对同名而没有“~$”的文件。"


def refuse_lock_file(path: Path) -> None:
    """Refuse what Excel, WPS and LibreOffice put beside an open file; raises UnusableFile."""
    if path.name.startswith(("~$", ".~")):
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _LOCK_FILE)


def refuse_picture(path: Path, content: bytes) -> None:
    """Refuse a picture, drawn or of pixels, whatever the file is called; raises UnusableFile."""
    head = content[:_LOOKED_AT]
    if head.startswith(_PICTURE_MAGICS) or (b"<svg" in head and re.match(_DRAWING, head)):
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _PICTURE)


def lock_file_beside(path: Path) -> Path | None:
    """Return the lock file that tells that another program has the file open, if any.

    In a folder that nobody may look into there is none.
    """
    folder, name = os.path.split(path)
    locks = (f"~${name}", f".~{name}", f".~lock.{name}#")
    # By os.path, which raises nothing; and quick, since a roll-up asks of thousands of files.
    ways = (os.path.join(folder, lock) for lock in locks)  # noqa: PTH118
    return next((Path(way) for way in ways if os.path.exists(way)), None)  # noqa: PTH110


def demand_zip(path: Path, content: bytes) -> None:
    """Refuse everything that is not a zip archive, with what it is; raises UnusableFile."""
    if content.startswith(OLE_MAGIC):
        _refuse_compound_file(path, content)
    if not content.startswith(ZIP_MAGIC):
        _refuse_other_kind(path, content)


def demand_workbook_parts(path: Path, names: Collection[str]) -> None:
    """Refuse archives whose folded part names are not those of a workbook; raises UnusableFile."""
    for name, problem, message in _KINDS_BY_PART:
        if name in names:
            raise UnusableFile(path, problem, message)
    if any(name.startswith(WORD_FOLDER) for name in names):
        message = f"这是 Word 文档，不是填报工作簿。{_HAND_IN}"
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)
    if not any(name.endswith(_WORKBOOK_PART) for name in names):
        raise UnusableFile(
            path, FileProblem.NOT_A_WORKBOOK, f"这是压缩包，不是 Excel 工作簿。{_HAND_IN}"
        )


def _refuse_compound_file(path: Path, content: bytes) -> NoReturn:
    """Tell an encrypted workbook from an old one: both live in the same container."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            streams = {entry[0] for entry in container.listdir()}
    except Exception as error:
        raise UnusableFile(
            path, FileProblem.DAMAGED, "文件已损坏，打不开。请重新取得这个文件。"
        ) from error
    for known, problem, message in _KINDS_BY_STREAM:
        if streams & known:
            raise UnusableFile(path, problem, message)
    raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, f"这不是 Excel 工作簿。{_HAND_IN}")


def _refuse_other_kind(path: Path, content: bytes) -> NoReturn:
    refuse_picture(path, content)
    if content.startswith(_BARE_BIFF):
        message = f"这是很早的工作簿格式（Excel 4 以前）。{_SAVE_AS}"
        raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message)
    if content.startswith(_EMPTY_ZIP_MAGIC):
        raise UnusableFile(path, FileProblem.DAMAGED, "这是空的压缩包，没有内容。")
    # UTF-16 has a null in every second byte; marks of the encoding and blank lines come first.
    start = content[:256].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    for magic, message in _KINDS_BY_START:
        if start.startswith(magic):
            raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)
    renamed = "（可能是文本文件改了扩展名）" if path.suffix.lower().startswith(".xls") else ""
    message = f"这不是 Excel 工作簿{renamed}。{_HAND_IN}"
    raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)
