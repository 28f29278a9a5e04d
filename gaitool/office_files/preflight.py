"""Looks at the bytes of a file before anything opens it: kind, size, and safe to unpack."""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NoReturn, TypeAlias

from gaitool.errors import FileProblem, UnusableFile
from gaitool.office_files.kinds import WORD_FOLDER, demand_workbook_parts, demand_zip
from gaitool.office_files.limits import LIMITS, MEBIBYTE, Limits
from gaitool.office_files.package import Package, fold_name

DemandParts: TypeAlias = Callable[[Path, Collection[str]], None]
"""Refuses archives whose folded part names are not those of the kind wanted."""

_WORKSHEETS = ("xl/worksheets/", "xl/chartsheets/")
_MARKUP = (".xml", ".rels", ".vml")
"""What is parsed when a file is read, by this package or by openpyxl."""

_NEVER_PARSED = ("media/", "customxml/", "embeddings/")
"""Pictures, chunks and the like, of which an SVG may well begin with a document type."""

_MARKUP_DANGERS = (b"<!doctype", b"<!entity")
_MAY_BE_DANGER = re.compile(rb"!\x00*[DdEe]")
_ENCRYPTED_FLAG = 0x1
_CHUNK = 256 * 1024
# What is kept of a chunk for the next: a danger in two-byte characters across both.
_LONGEST_DANGER = 32
_LARGEST_KEPT = MEBIBYTE
_KEPT_TOGETHER = 16 * MEBIBYTE
# The two that office programs use.
_USUAL_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = "文件不完整或已损坏。请重新取得这个文件，或{save_as}。"
_SAVE_WORKBOOK = "用 Excel、WPS 打开后另存为 .xlsx"
_SAVE_DOCUMENT = "用 Word、WPS 打开后另存为 .docx"
_EMPTY = "文件是空的（0 字节）。请重新取得这个文件。"
_DTD = "文件里有不该有的 DTD 或实体定义，已拒绝读取。请{save_as}。"


def inspect_workbook(path: Path, content: bytes, limits: Limits = LIMITS) -> Package:
    """Return the archive of a workbook that is safe to unpack; raises UnusableFile for all else.

    Every part is inflated once and counted meanwhile; the sizes in the directory are not trusted.
    """
    refuse_empty(path, content)
    refuse_size(path, len(content), limits)
    demand_zip(path, content)
    return inspect_archive(path, content, demand_workbook_parts, limits)


def inspect_archive(
    path: Path, content: bytes, demand_parts: DemandParts, limits: Limits = LIMITS
) -> Package:
    """Return an office archive that is safe to unpack, of the kind that is demanded.

    Raises UnusableFile for all else.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = _inspect_directory(path, archive, limits)
        demand_parts(path, parts)
        count = _Count(path, limits)
        for name, part in parts.items():
            count.add(archive, name, part)
        return Package(archive, parts, count.kept)
    except UnusableFile:
        raise
    # zipfile and zlib raise all kinds of errors on damaged archives.
    except Exception as error:
        message = _DAMAGED.format(save_as=_save_as(path, ()))
        raise UnusableFile(path, FileProblem.DAMAGED, message) from error


def refuse_empty(path: Path, content: bytes) -> None:
    """Refuse a file without any content; raises UnusableFile."""
    if not content:
        raise UnusableFile(path, FileProblem.DAMAGED, _EMPTY)


def refuse_size(path: Path, size: int, limits: Limits = LIMITS) -> None:
    """Refuse a file that is too large to be read at all; raises UnusableFile."""
    if size > limits.file_size:
        raise UnusableFile(path, FileProblem.TOO_LARGE, too_large_words(limits))


def too_large_words(limits: Limits = LIMITS) -> str:
    """Say that a file is too large to be read at all."""
    return f"文件超过 {limits.file_size // MEBIBYTE} MB，不像填报工作簿。请删去图片等多余内容。"


def _inspect_directory(
    path: Path, archive: zipfile.ZipFile, limits: Limits
) -> dict[str, zipfile.ZipInfo]:
    """Return the parts by their folded names; no two may have the same one."""
    parts = [part for part in archive.infolist() if not part.is_dir()]
    if len(archive.infolist()) > limits.parts:
        message = f"文件里有 {len(archive.infolist())} 个部件，不像填报工作簿。"
        raise UnusableFile(path, FileProblem.TOO_LARGE, message)
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise UnusableFile(path, FileProblem.ENCRYPTED, "压缩包有密码。请去掉密码后再试。")
    if any(part.compress_type not in _USUAL_METHODS for part in parts):
        message = _DAMAGED.format(save_as=_save_as(path, (p.filename for p in parts)))
        raise UnusableFile(path, FileProblem.DAMAGED, message)
    named = {fold_name(part.filename): part for part in parts}
    # Programs would take different ones of the two.
    if len(named) != len(parts):
        raise UnusableFile(path, FileProblem.DAMAGED, "文件里有重名的部件，已拒绝读取。")
    return named


class _Count:
    """Adds up what is inflated, and keeps the small parts; filled part by part."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.others = 0
        self.total = 0
        self.kept_size = 0
        self.kept: dict[str, bytes] = {}

    def add(self, archive: zipfile.ZipFile, name: str, part: zipfile.ZipInfo) -> None:
        """Inflate one part; raises UnusableFile where it is too large, or markup with a DTD."""
        is_sheet = name.startswith(_WORKSHEETS)
        largest = self.limits.worksheet_size if is_sheet else self.limits.part_size
        is_parsed = _is_parsed(name)
        size, tail, chunks = 0, b"", []
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self.total += len(chunk)
                # Sheets are streamed through the window; all else may have to be held in memory.
                self.others += 0 if is_sheet else len(chunk)
                if self._is_bomb(size, largest, part):
                    _refuse_bomb(self.path)
                if is_parsed and _declares_type(tail + chunk):
                    message = _DTD.format(save_as=_save_as(self.path, (name,)))
                    raise UnusableFile(self.path, FileProblem.DAMAGED, message)
                tail = chunk[-_LONGEST_DANGER:]
                if size <= _LARGEST_KEPT:
                    chunks.append(chunk)
        self._keep(name, size, chunks)

    def _is_bomb(self, size: int, largest: int, part: zipfile.ZipInfo) -> bool:
        limits = self.limits
        packed = max(part.compress_size, 1)  # an empty part claims 0
        return (
            size > largest
            or self.total > limits.unpacked_size
            or self.others > limits.parts_size
            or (size > limits.ratio_counts_from and size > limits.ratio * packed)
        )

    def _keep(self, name: str, size: int, chunks: list[bytes]) -> None:
        if size <= _LARGEST_KEPT and self.kept_size + size <= _KEPT_TOGETHER:
            self.kept[name] = b"".join(chunks)
            self.kept_size += size


def _declares_type(chunk: bytes) -> bool:
    """Whether a DTD or entity is declared, in any encoding of one or two bytes a character.

    The cheap look for a ``!`` comes first: of ``<``, all markup is full.
    """
    if not _MAY_BE_DANGER.search(chunk):
        return False
    plain = chunk.replace(b"\x00", b"").lower()
    return any(danger in plain for danger in _MARKUP_DANGERS)


def _is_parsed(name: str) -> bool:
    return name.endswith(_MARKUP) and not any(folder in name for folder in _NEVER_PARSED)


def _save_as(path: Path, parts: Iterable[str]) -> str:
    """Return how to save a file anew, in the words for its kind."""
    is_document = any(fold_name(part).startswith(WORD_FOLDER) for part in parts)
    return _SAVE_DOCUMENT if is_document or path.suffix.lower() == ".docx" else _SAVE_WORKBOOK


def _refuse_bomb(path: Path) -> NoReturn:
    raise UnusableFile(path, FileProblem.TOO_LARGE, "文件解开后过大，已停止读取。")
