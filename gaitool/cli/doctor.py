"""``gaitool doctor``: what this machine and folder allow, for whoever has to help from afar."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from gaitool import __version__
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import show

_LIBRARIES = (
    "cn2an",
    "defusedxml",
    "olefile",
    "openpyxl",
    "pebble",
    "rich",
    "typer",
    "xlsxwriter",
)
_OPTIONAL = (("python-docx", "写 Word 文档"), ("dask", "多台机器一起核对"))
_TRIAL = b"gaitool doctor"


def doctor() -> int:
    """检查本机能不能用：版本、编码、写入权限、各项限制。"""
    works = _can_write(Path())
    lines = [
        *_versions(),
        *_surroundings(),
        f"当前文件夹：{Path().resolve()}（{works or '可以写入'}）",
        *_limits(),
        *_optional_parts(),
    ]
    show("\n".join(lines))
    return ExitCode.UNUSABLE if works else ExitCode.CLEAN


def _versions() -> Iterator[str]:
    yield f"gaitool {__version__}"
    yield f"Python {platform.python_version()}（{platform.system()} {platform.machine()}）"
    yield from (f"{name} {_version(name) or '没有装，请重新安装 gaitool'}" for name in _LIBRARIES)


def _version(library: str) -> str | None:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def _surroundings() -> Iterator[str]:

    encoding = getattr(sys.stdout, "encoding", None) or "未知"
    where = "屏幕" if sys.stdout.isatty() else "管道或文件"
    yield f"输出编码：{encoding}（{where}）；文件名编码：{sys.getfilesystemencoding()}"
    yield f"处理器：可用 {usable_cores()} 核，核对多个文件时同时使用"


def _can_write(folder: Path) -> str | None:
    """Try to write a file and take it away again; return why that fails, or None."""
    from gaitool.cli.safe_file import write_whole
    from gaitool.cli.writing import reason

    trial = folder / ".gaitool-doctor.tmp"
    try:
        write_whole(trial, _TRIAL)
        trial.unlink()
    except OSError as error:
        return f"不能写入：{reason(error)}"
    return None


def _limits() -> Iterator[str]:
    from gaitool.office_files.limits import LIMITS, MEBIBYTE
    from gaitool.rollup.many_files import SECONDS_A_FILE

    yield (
        f"读取限制：文件 {LIMITS.file_size // MEBIBYTE} MB，部件 {LIMITS.parts} 个，"
        f"解开后共 {LIMITS.unpacked_size // MEBIBYTE} MB（其中工作表以外 "
        f"{LIMITS.parts_size // MEBIBYTE} MB，单个 {LIMITS.part_size // MEBIBYTE} MB），"
        f"压缩比 {LIMITS.ratio}"
    )
    yield (
        f"每张工作表读前 {LIMITS.rows} 行、{LIMITS.columns} 列，至多 {LIMITS.cells} 格；"
        f"核对多个文件时每个至多 {SECONDS_A_FILE} 秒"
    )


def _optional_parts() -> Iterator[str]:
    for library, purpose in _OPTIONAL:
        version = _version(library)
        yield f"可选 {library}（{purpose}）：{version or '没有装，不影响其他功能'}"
    yield "不需要 Excel、WPS 或 LibreOffice"
