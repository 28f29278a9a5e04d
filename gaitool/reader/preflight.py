"""Looks at the bytes of a file before any library opens it: kind, size, and safe to unpack."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile

_MEBIBYTE = 1024 * 1024
_ZIP_MAGIC = b"PK\x03\x04"
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKSHEETS = ("xl/worksheets/", "xl/chartsheets/")
_MARKUP_DANGERS = (b"<!doctype", b"<!entity")
_ENCRYPTED_FLAG = 0x1
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook may measure at most, in bytes and parts; sheets are read as streams."""

    file_size: int = 20 * _MEBIBYTE
    parts: int = 2_000
    part_size: int = 64 * _MEBIBYTE
    parts_size: int = 128 * _MEBIBYTE
    worksheet_size: int = 512 * _MEBIBYTE
    ratio: int = 200
    ratio_counts_from: int = _MEBIBYTE
    rows: int = 400
    columns: int = 60


LIMITS = Limits()

_KINDS_BY_PART = (
    (
        "xl/workbook.bin",
        FileProblem.LEGACY_FORMAT,
        "这是二进制格式的工作簿（.xlsb）。请另存为 .xlsx。",
    ),
    ("word/document.xml", FileProblem.NOT_A_WORKBOOK, "这是 Word 文档，不是填报工作簿。"),
    ("ppt/presentation.xml", FileProblem.NOT_A_WORKBOOK, "这是演示文稿，不是填报工作簿。"),
    (
        "content.xml",
        FileProblem.LEGACY_FORMAT,
        "这是 OpenDocument 文件（.ods 等）。请另存为 .xlsx。",
    ),
)
_KINDS_BY_START = (
    (b"%PDF", "这是 PDF 文件，不是填报工作簿。"),
    (b"{\\rtf", "这是 RTF 文档，不是填报工作簿。"),
    (b"\x89PNG", "这是图片，不是填报工作簿。"),
    (b"\xff\xd8\xff", "这是图片，不是填报工作簿。"),
    (b"<", "这是网页或 XML 文本，只是扩展名改成了 .xlsx。请用 Excel 打开后另存为 .xlsx。"),
)


def inspect_workbook(path: Path, content: bytes, limits: Limits = LIMITS) -> None:
    """Refuse what is no workbook or not safe to unpack; raises UnusableFile."""
    if not content:
        raise UnusableFile(path, FileProblem.DAMAGED, "文件是空的（0 字节）。请重新取得这个文件。")
    if len(content) > limits.file_size:
        message = (
            f"文件超过 {limits.file_size // _MEBIBYTE} MB，不像填报工作簿。请删去图片等多余内容。"
        )
        raise UnusableFile(path, FileProblem.TOO_LARGE, message)
    if content.startswith(_OLE_MAGIC):
        _refuse_compound_file(path, content)
    if not content.startswith(_ZIP_MAGIC):
        _refuse_other_kind(path, content)
    _inspect_archive(path, content, limits)


def _refuse_compound_file(path: Path, content: bytes) -> None:
    """Tell an encrypted workbook from an old one: both live in the same container."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            streams = {entry[0] for entry in container.listdir()}
    except Exception as error:
        raise UnusableFile(path, FileProblem.DAMAGED, "文件已损坏，打不开。") from error
    if "EncryptedPackage" in streams:
        message = "文件有打开密码。请在 Excel 或 WPS 中去掉打开密码，保存后再试。"
        raise UnusableFile(path, FileProblem.ENCRYPTED, message)
    if streams & {"Workbook", "Book"}:
        message = "这是旧版工作簿（.xls 或 .et）。请用 Excel 或 WPS 另存为 .xlsx。"
        raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message)
    if "WordDocument" in streams:
        message = "这是旧版 Word 文档（.doc），不是填报工作簿。"
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)
    raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, "这不是 Excel 工作簿。")


def _refuse_other_kind(path: Path, content: bytes) -> None:
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, message in _KINDS_BY_START:
        if start.startswith(magic):
            raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)
    message = "这不是 Excel 工作簿（可能是文本文件改了扩展名）。请提交用空白表填写的 .xlsx。"
    raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message)


def _inspect_archive(path: Path, content: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _inspect_directory(path, archive, limits)
            _inspect_parts(path, archive, limits)
    except UnusableFile:
        raise
    except Exception as error:
        message = "文件不完整或已损坏。请重新取得这个文件，或用 Excel、WPS 打开后另存为 .xlsx。"
        raise UnusableFile(path, FileProblem.DAMAGED, message) from error


def _inspect_directory(path: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    names = [part.filename.replace("\\", "/").lower().lstrip("/") for part in parts]
    if len(parts) > limits.parts:
        message = f"文件里有 {len(parts)} 个部件，不像填报工作簿。"
        raise UnusableFile(path, FileProblem.TOO_LARGE, message)
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise UnusableFile(path, FileProblem.ENCRYPTED, "压缩包有密码。请去掉密码后再试。")
    if len(set(names)) != len(names):
        raise UnusableFile(path, FileProblem.DAMAGED, "文件里有重名的部件，已拒绝读取。")
    for name, problem, message in _KINDS_BY_PART:
        if name in names:
            raise UnusableFile(path, problem, message)
    if "xl/workbook.xml" not in names:
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, "这是压缩包，不是 Excel 工作簿。")


def _inspect_parts(path: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack every part once, counting: what the directory claims is not believed."""
    total = 0
    for part in archive.infolist():
        is_sheet = part.filename.lower().startswith(_WORKSHEETS)
        size = _inspect_part(
            path, archive, part, limits.worksheet_size if is_sheet else limits.part_size
        )
        if size > limits.ratio_counts_from and size > limits.ratio * max(part.compress_size, 1):
            _refuse_bomb(path)
        total += 0 if is_sheet else size
        if total > limits.parts_size:
            _refuse_bomb(path)


def _inspect_part(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, largest: int) -> int:
    size, tail = 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > largest:
                _refuse_bomb(path)
            window = (tail + chunk).replace(b"\x00", b"").lower()
            if any(danger in window for danger in _MARKUP_DANGERS):
                message = "文件里有不该有的 DTD 或实体定义，已拒绝读取。请用 Excel 另存为 .xlsx。"
                raise UnusableFile(path, FileProblem.DAMAGED, message)
            tail = chunk[-32:]
    return size


def _refuse_bomb(path: Path) -> None:
    raise UnusableFile(path, FileProblem.TOO_LARGE, "文件解开后过大，已停止读取。")
