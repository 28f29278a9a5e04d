"""``gaitool doctor``: what this machine and folder allow, for whoever helps from afar."""

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from gaitool import __version__
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import show, tell

LIBRARIES = (
    "chinesecalendar",
    "cn2an",
    "defusedxml",
    "jinja2",
    "lxml",
    "olefile",
    "openpyxl",
    "pebble",
    "python-docx",
    "rich",
    "typer",
    "xlsxwriter",
)
"""What every installation brings along."""

_OPTIONAL = (
    ("distributed", "多台机器一起汇总"),
    ("pyarrow", "汇总时写数据文件"),
    ("resvg-py", "一图读懂写成 .png"),
    ("opencc", "读繁体字的网页"),
)
_TRIAL = b"gaitool doctor"
# What our outputs print, all of it in GBK, so that a Chinese console of Windows passes.
_SIGNS = "汉字√×※●"


def doctor() -> int:
    """检查本机能不能用：版本、编码、写入权限、各项限制。"""
    lines = [
        *_versions(),
        *_surroundings(),
        f"当前文件夹：{Path().resolve()}（{_cannot_write(Path()) or '可以写入'}）",
        *_limits(),
        *_optional_parts(),
    ]
    show("\n".join(lines))
    problems = list(_problems())
    for problem in problems:
        tell(f"要处理：{problem}")
    return ExitCode.UNUSABLE if problems else ExitCode.CLEAN


def _problems() -> Iterator[str]:
    """Yield what keeps the tool from working here, with the remedy."""
    for name in LIBRARIES:
        if _version(name) is None:
            yield f"缺少 {name}，请重新安装 gaitool。"
    if not _shows_signs():
        yield "这个窗口显示不了汉字，请设环境变量 PYTHONIOENCODING=utf-8，或用 -o 把结果写到文件。"
    if why := _cannot_write(Path()):
        yield f"当前文件夹{why}，请换一个文件夹，或用 -o 写到别处。"


def _versions() -> Iterator[str]:
    yield f"gaitool {__version__}，装在：{Path(__file__).parents[2]}"
    yield (
        f"Python {platform.python_version()}（{platform.system()} {platform.release()} "
        f"{platform.machine()}）：{sys.executable}"
    )
    yield "，".join(f"{name} {_version(name) or '没有装'}" for name in LIBRARIES)


def _version(library: str) -> str | None:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def _surroundings() -> Iterator[str]:
    encoding = getattr(sys.stdout, "encoding", None) or "未知"
    where = "屏幕" if sys.stdout.isatty() else "管道或文件"
    signs = "能显示汉字" if _shows_signs() else "不能显示汉字"
    yield (
        f"输出编码：{encoding}（{where}，{signs}）；文件名编码：{sys.getfilesystemencoding()}；"
        f"屏幕宽 {shutil.get_terminal_size().columns} 列"
    )
    yield f"处理器：可用 {usable_cores()} 核，核对多个文件时同时使用"


def _shows_signs() -> bool:
    try:
        _SIGNS.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def _cannot_write(folder: Path) -> str | None:
    """Write a file and remove it again; return why that fails, or None."""
    from gaitool.cli.safe_file import write_whole
    from gaitool.cli.writing import why_refused

    # Tried, not asked: the rights a shared folder states are not always those it grants.
    trial = folder / ".gaitool-doctor.tmp"
    try:
        write_whole(trial, _TRIAL)
        trial.unlink()
    except OSError as error:
        return f"不能写入：{why_refused(error)}"
    return None


def _limits() -> Iterator[str]:
    from gaitool.checking.confined import BYTES_A_WORKER, memory_can_be_limited
    from gaitool.checking.time_limit import SECONDS_A_FILE
    from gaitool.cli.annotation import SECONDS_A_COPY
    from gaitool.office_files.limits import LIMITS, MEBIBYTE

    yield (
        f"读取限制：文件 {LIMITS.file_size // MEBIBYTE} MB，部件 {LIMITS.parts} 个，"
        f"解开后共 {LIMITS.unpacked_size // MEBIBYTE} MB（其中工作表以外 "
        f"{LIMITS.parts_size // MEBIBYTE} MB，单个 {LIMITS.part_size // MEBIBYTE} MB），"
        f"压缩比 {LIMITS.ratio}"
    )
    memory = (
        f"至多用 {BYTES_A_WORKER // MEBIBYTE} MB 内存"
        if memory_can_be_limited()
        else "不限内存（本系统不能限）"
    )
    yield (
        f"每张工作表读前 {LIMITS.rows} 行、{LIMITS.columns} 列，至多 {LIMITS.cells} 格；"
        f"每个文件至多 {SECONDS_A_FILE} 秒，标注副本至多 {SECONDS_A_COPY} 秒，{memory}"
    )


def _optional_parts() -> Iterator[str]:
    for library, purpose in _OPTIONAL:
        version = _version(library)
        yield f"可选 {library}（{purpose}）：{version or '没有装，不影响其他功能'}"
    yield "不需要 Excel、WPS 或 LibreOffice"
