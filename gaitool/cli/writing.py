"""Writes output files: whole or not at all, never over an input, never unasked over a file."""

import contextlib
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from gaitool.errors import CannotWrite, UsageError, WouldOverwrite

_TRIES = 5
_SECONDS_BETWEEN_TRIES = 0.2


def write_output(
    path: Path, content: bytes | str, *, force: bool, inputs: Iterable[Path] = ()
) -> None:
    """Write a file beside its target and put it in place.

    Text is written as UTF-8. Raises WouldOverwrite, UsageError for an output that is one of
    the inputs, and CannotWrite.
    """
    refuse_output(path, force=force, inputs=inputs)
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        _write_beside_and_replace(path, raw)
    except OSError as error:
        raise CannotWrite(f"{path}：写不进去（{_reason(error)}）。") from error


def refuse_output(path: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Raise at once what would stop write_output, before any work is done."""
    if any(path.resolve() == source.resolve() for source in inputs):
        raise UsageError(f"{path}：输出不能写到输入文件上。请换一个文件名。")
    if path.exists() and not force:
        raise WouldOverwrite(path)
    if not path.parent.is_dir():
        raise CannotWrite(f"{path}：文件夹“{path.parent}”不存在。请先建好文件夹。")


def make_folder(path: Path) -> None:
    """Make a folder for output where there is none; raises CannotWrite."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{path}：建不了文件夹（{_reason(error)}）。") from error


def _write_beside_and_replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".gaitool-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _replace(Path(name), path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _replace(source: Path, target: Path) -> None:
    """Put a file in place; Windows refuses for a moment while a scanner holds the target."""
    for attempt in range(_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_SECONDS_BETWEEN_TRIES)
        else:
            return


def _reason(error: OSError) -> str:
    match error:
        case PermissionError():
            return "没有写入权限，或文件正被别的程序打开"
        case _:
            return error.strerror or "未知原因"
