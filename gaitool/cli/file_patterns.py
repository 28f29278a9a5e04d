"""File patterns such as ``*.xlsx``, which the shells of Windows hand over as they were typed."""

from collections.abc import Iterable, Iterator
from glob import glob

_SIGNS = frozenset("*?")
_LOCK_FILE = "~$"


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the arguments, patterns as the files they mean; one that means none stays.

    The lock files of open workbooks are left out.
    """
    for argument in arguments:
        files = glob(argument) if _SIGNS & set(argument) else []  # noqa: PTH207 - refuses none
        meant = sorted(file for file in files if not _is_lock(file))
        yield from meant or [argument]


def _is_lock(file: str) -> bool:
    return file.replace("\\", "/").rpartition("/")[2].startswith(_LOCK_FILE)
