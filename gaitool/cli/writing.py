"""Writes output files: whole or not at all, never over an input, never unasked over a file."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from gaitool.errors import CannotWrite, UsageError, WouldOverwrite
from gaitool.office_files.file_identity import identity_of

_WHY_REFUSED = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过了允许的文件大小",
    errno.EBUSY: "文件正被系统或别的程序占用",
    errno.EROFS: "这个位置是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "上级路径不是文件夹",
}
# Listed, since a name may hold a point without being a file's: 2025.1 is a folder.
_ENDINGS_OF_FILES = frozenset(
    [
        *(".xlsx", ".xlsm", ".xls", ".et", ".docx", ".doc", ".wps", ".pdf", ".rtf"),
        *(".html", ".htm", ".csv", ".json", ".txt", ".parquet", ".zip", ".svg", ".png"),
    ]
)


def write_output(
    path: Path, content: bytes | str, *, force: bool, inputs: Iterable[Path] = ()
) -> None:
    """Write a file beside its target, then put it in place.

    Text is written as UTF-8. Raises WouldOverwrite, UsageError for an output that is one of
    the inputs, and CannotWrite.
    """
    from gaitool.cli.safe_file import write_whole

    # Again, since the file may have come up while the command was at work.
    refuse_output(path, force=force, inputs=inputs)
    raw = text_bytes(content) if isinstance(content, str) else content
    with _refusals_told(path):
        write_whole(path, raw)


def stream_output(
    path: Path, write: Callable[[BinaryIO], object], *, force: bool, inputs: Iterable[Path] = ()
) -> None:
    """Write a file piece by piece beside its target, then put it in place.

    ``write`` is given the stream to write to. Raises as ``write_output`` does.
    """
    from gaitool.cli.safe_file import write_streamed

    refuse_output(path, force=force, inputs=inputs)
    with _refusals_told(path):
        write_streamed(path, write)


@contextlib.contextmanager
def _refusals_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWrite(f"{path}：写不进去（{why_refused(error)}）。") from error


def text_bytes(text: str, encoding: str = "utf-8") -> bytes:
    """Return the bytes of a text; half a character, as broken file names hold, is spelled out."""
    return text.encode(encoding, errors="backslashreplace")


def refuse_output(path: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Raise at once whatever would stop ``write_output``, before any work is done."""
    try:
        itself = identity_of(path)
        if any(itself == identity_of(source) for source in inputs):
            raise UsageError(f"{path}：输出不能写到输入文件上。请换一个文件名。")
        if path.exists() and not force:
            raise WouldOverwrite(path)
        if path.is_dir():
            raise CannotWrite(f"{path}：这是文件夹，不能写成文件。请换一个文件名。")
        if not path.parent.is_dir():
            raise CannotWrite(f"{path}：文件夹“{path.parent}”不存在。请先建好文件夹。")
    except (OSError, RuntimeError) as error:
        raise CannotWrite(f"{path}：写不进去（{why_refused(error)}）。") from error


def demand_ending(path: Path, *endings: str) -> None:
    """Refuse an output whose name ends as that of another kind of file; raises UsageError."""
    if path.suffix.lower() not in endings:
        raise UsageError(f"{path}：不能写成这种文件。文件名应以 {'、'.join(endings)} 结尾。")


def demand_format(path: Path, chosen: str, endings: Mapping[str, Sequence[str]]) -> None:
    """Refuse an output whose name does not fit the chosen format; raises UsageError."""
    ending = path.suffix.lower()
    fitting = next((name for name, its_own in endings.items() if ending in its_own), chosen)
    if fitting != chosen:
        raise UsageError(
            f"{path}：文件名以 {ending} 结尾，写出的却是 {chosen} 格式。"
            f"请加 --format {fitting}，或换一个文件名。"
        )
    demand_ending(path, *endings[chosen])


def demand_folder_name(folder: Path) -> None:
    """Refuse a new folder with the name of a file; raises UsageError.

    Whoever writes 批注.xlsx expects one file; 2025.1 is a name for a folder.
    """
    if folder.suffix.lower() in _ENDINGS_OF_FILES and not folder.exists():
        raise UsageError(
            f"{folder}：这里写出的是几个文件，要写文件夹的名称，不能以 {folder.suffix} 结尾。"
        )


def make_folder(path: Path) -> None:
    """Make a folder for output where there is none; raises CannotWrite."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{path}：建不了文件夹（{why_refused(error)}）。") from error


def why_refused(error: OSError | RuntimeError) -> str:
    """State in Chinese why the system refused."""
    if not isinstance(error, OSError):  # Path.resolve in a circle of links
        return "路径绕成了圈"
    if words := _WHY_REFUSED.get(error.errno or 0):
        return words
    if isinstance(error, PermissionError):  # Windows does not tell the two apart
        return "没有写入权限，或文件正被别的程序打开"
    return os.strerror(error.errno) if error.errno else str(error) or "未知原因"
