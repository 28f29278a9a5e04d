"""Puts a file in place in one step, so that a kill at any moment leaves the old file whole."""

import contextlib
import os
import platform
import re
import shutil
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

# Under a second in all: a scanner lets go by then, a person with the file open does not.
_TRIES = 5
_SECONDS_BETWEEN_TRIES = 0.2
# A write takes seconds, even into a slow shared folder.
_SECONDS_UNTIL_STALE = 3_600
_OURS = re.compile(r"\.gaitool-([0-9a-f]{8})-([0-9]+)-[0-9]+\.(?:tmp|sqlite)")
_ZIP_MAGIC = b"PK\x03\x04"


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target, read back what was written, then replace; raises OSError.

    Files that an earlier run left beside the target when it was killed are removed.
    """
    with _put_in_place(path) as beside:
        _write(beside, lambda stream: stream.write(content))
        _verify(beside, content)


def write_streamed(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file piece by piece, as write_whole does with one that is held in memory."""
    with _put_in_place(path) as beside:
        _write(beside, write)
        _demand_whole_zip(beside)


@contextlib.contextmanager
def _put_in_place(path: Path) -> Iterator[Path]:
    """Give a place beside the target to write to; what then stands there replaces the target."""
    remove_leftovers(path.parent)
    beside = temporary_beside(path, ".tmp")
    try:
        yield beside
        if path.exists():  # the replacement keeps the rights that somebody gave the old file
            shutil.copymode(path, beside)
        _replace(beside, path)
    except BaseException:  # Ctrl-C too must not leave a file beside
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def temporary_beside(path: Path, ending: str) -> Path:
    """Return a name beside a file that nobody else uses; a later run knows whose it was."""
    return path.parent / f".gaitool-{_machine()}-{os.getpid()}-{time.time_ns()}{ending}"


def _write(beside: Path, write: Callable[[BinaryIO], object]) -> None:
    # x: never into a file that is there, whoever made it.
    with beside.open("x+b") as stream:
        write(stream)
        stream.flush()
        # Before the renaming: a power cut could otherwise leave the new name with no content.
        os.fsync(stream.fileno())


def remove_leftovers(folder: Path) -> None:
    """Remove our temporary files whose process is gone or that are an hour old.

    A process is looked for only on the machine that named the file: a shared folder holds the
    files of others, who may be writing just now.
    """
    for leftover in folder.glob(".gaitool-*"):
        named = _OURS.fullmatch(leftover.name)
        if named and _is_stale(leftover, machine=named[1], process=int(named[2])):
            with contextlib.suppress(OSError):
                leftover.unlink()


def _is_stale(leftover: Path, *, machine: str, process: int) -> bool:
    if machine == _machine() and process != os.getpid() and _is_gone(process):
        return True
    try:
        return time.time() - leftover.stat().st_mtime > _SECONDS_UNTIL_STALE
    except OSError:
        return False


def _is_gone(process: int) -> bool:
    """Whether no process has that number; unknown on Windows, where asking would kill it."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)  # signal 0 only asks
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # somebody else's process, or a number no process has
        return False
    return False


def _machine() -> str:
    # A checksum: names of machines may hold what no file name can.
    return f"{zlib.crc32(platform.node().encode('utf-8', 'replace')):08x}"


def _verify(written: Path, content: bytes) -> None:
    """Read a file back; raises OSError where it differs from what was written."""
    if written.read_bytes() != content:
        raise OSError(0, "写入后读回的内容不一致")
    _demand_whole_zip(written)


def _demand_whole_zip(written: Path) -> None:
    """Read every part of a zip; raises OSError where one is damaged."""
    with written.open("rb") as stream:
        if stream.read(len(_ZIP_MAGIC)) != _ZIP_MAGIC:
            return  # text needs no more than the reading back
    try:
        with zipfile.ZipFile(written) as archive:
            damaged = archive.testzip()
    except zipfile.BadZipFile as error:
        raise OSError(0, "写出的文件不完整") from error
    if damaged:
        raise OSError(0, f"写出的文件里 {damaged} 不完整")


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


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can do that for folders."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
