"""The cache of a roll-up between runs: a store that is known to be whole, or none.

A run works on a copy and puts it in place when it is done, so that a kill at any moment leaves
the cache of the run before. What follows the store in its file tells whether it is still as it
was written: SQLite itself does not notice a byte that was changed.
"""

import hashlib
import os
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

_MAGIC = b"gaitool-cache-1\n"
_DIGEST = 32
_SEAL = len(_MAGIC) + _DIGEST
_PIECE = 1 << 20


class Restored(Enum):
    """What came of the cache of the last run."""

    WHOLE = auto()
    NONE = auto()
    DAMAGED = auto()
    IN_THE_WAY = auto()
    """Something stands in its place that is no file, so that none can be kept there either."""


def restore(cache: Path, working: Path) -> Restored:
    """Copy what the last run kept, without its seal; raises OSError where it cannot be copied.

    Of a cache that is damaged, foreign or unreadable nothing is left at ``working``.
    """
    if not os.path.lexists(cache):
        return Restored.NONE
    if not cache.is_file():
        return Restored.IN_THE_WAY
    try:
        source = cache.open("rb")
    except OSError:
        return Restored.DAMAGED
    with source, working.open("xb") as target:
        if _copied(source, target):
            return Restored.WHOLE
    working.unlink()
    return Restored.DAMAGED


def keep(working: Path, cache: Path) -> None:
    """Seal a store that is closed and put it in the cache's place; raises OSError."""
    with working.open("r+b") as store:
        digest = hashlib.blake2b(digest_size=_DIGEST)
        for piece in _pieces(store, working.stat().st_size):
            digest.update(piece)
        store.seek(0, os.SEEK_END)
        store.write(_MAGIC + digest.digest())
    working.replace(cache)


def _copied(source: BinaryIO, target: BinaryIO) -> bool:
    """Copy a store; whether its seal fits."""
    length = source.seek(0, os.SEEK_END) - _SEAL
    if length < 0:
        return False
    source.seek(length)
    seal = source.read()
    source.seek(0)
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for piece in _pieces(source, length):
        digest.update(piece)
        target.write(piece)
    return seal == _MAGIC + digest.digest()


def _pieces(stream: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0 and (piece := stream.read(min(_PIECE, length))):
        length -= len(piece)
        yield piece
