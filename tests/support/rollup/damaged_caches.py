"""Thirty-six ways in which the cache of a roll-up may be other than the last run left it."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

Damage = Callable[[Path], None]

_PARTS = 9


def _cut(cache: Path, *, part: int) -> None:
    os.truncate(cache, cache.stat().st_size * part // _PARTS)


def _with_a_flipped_byte(cache: Path, *, part: int) -> None:
    content = bytearray(cache.read_bytes())
    content[(len(content) - 1) * part // _PARTS] ^= 0x40
    cache.write_bytes(content)


def _zeroed(cache: Path, *, part: int) -> None:
    content = bytearray(cache.read_bytes())
    start = len(content) * part // 4
    content[start : start + 4096] = bytes(len(content[start : start + 4096]))
    cache.write_bytes(content)


def _foreign_tables(cache: Path) -> None:
    cache.unlink()
    rows = sqlite3.connect(cache)
    rows.executescript("CREATE TABLE collected (id); PRAGMA user_version = 6;")
    rows.close()


def _other_shape(cache: Path) -> None:
    """Tables of an older version, unsealed, as older versions left them."""
    cache.unlink()
    rows = sqlite3.connect(cache)
    rows.executescript("CREATE TABLE collected (id INTEGER PRIMARY KEY); PRAGMA user_version = 2;")
    rows.close()


def _journal(cache: Path, *, ending: str) -> None:
    cache.with_name(f"{cache.name}{ending}").write_bytes(b"left by a killed program" * 400)


def _emptied(cache: Path) -> None:
    cache.write_bytes(b"")


def _text(cache: Path) -> None:
    cache.write_text("这不是缓存。\n" * 100, encoding="utf-8")


def _a_folder(cache: Path) -> None:
    cache.unlink()
    (cache / "inner").mkdir(parents=True)


def _a_pipe(cache: Path) -> None:
    cache.unlink()
    os.mkfifo(cache)


def _a_link_to_itself(cache: Path) -> None:
    cache.unlink()
    cache.symlink_to(cache.name)


def _forbidden(cache: Path) -> None:
    cache.chmod(0)


def _longer(cache: Path) -> None:
    cache.write_bytes(cache.read_bytes() + b"more")


def _of_other_files(cache: Path) -> None:
    """The seal of one, the store of another."""
    content = cache.read_bytes()
    cache.write_bytes(content[: len(content) // 2] + content[-48:])


def _folder_forbidden(cache: Path) -> None:
    cache.parent.chmod(0o500)


def _deleted(cache: Path) -> None:
    shutil.rmtree(cache.parent)


DAMAGES: Mapping[str, Damage] = {
    **{f"cut at {part}": partial(_cut, part=part) for part in range(1, _PARTS)},
    **{
        f"flipped at {part}": partial(_with_a_flipped_byte, part=part) for part in range(_PARTS + 1)
    },
    **{f"zeroed at {part}": partial(_zeroed, part=part) for part in range(3)},
    **{f"left {end}": partial(_journal, ending=end) for end in ("-wal", "-shm", "-journal")},
    "foreign tables": _foreign_tables,
    "other shape": _other_shape,
    "emptied": _emptied,
    "text": _text,
    "a folder": _a_folder,
    "a pipe": _a_pipe,
    "a link to itself": _a_link_to_itself,
    "forbidden": _forbidden,
    "longer": _longer,
    "of other files": _of_other_files,
    "folder forbidden": _folder_forbidden,
    "deleted": _deleted,
}
