"""Which file a path means, whatever way leads to it: links, ``./``, letters of any case."""

import os
from pathlib import Path

FileIdentity = tuple[int, int] | str
"""Device and number of a file that is there; else the path, as far as it can be followed."""


def identity_of(path: Path) -> FileIdentity:
    """Return what two paths to one file share; never raises."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: a null character in the name
        status = None
    if status is not None and status.st_ino:
        return (status.st_dev, status.st_ino)
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return os.path.normcase(path)
