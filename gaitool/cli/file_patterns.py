"""File patterns such as ``*.xlsx``, which the shells of Windows pass on as typed."""

from collections.abc import Iterable, Iterator
from glob import glob

# Windows knows no others; brackets stand in many names, as in 年报[1].xlsx.
_SIGNS = frozenset("*?")
# What Excel and WPS put beside a workbook that is open.
_LOCK_FILE = "~$"


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the arguments with each pattern replaced by its files; one without files stays.

    The lock files of open workbooks are left out.
    """
    for argument in arguments:
        files = glob(argument) if _SIGNS & set(argument) else []  # noqa: PTH207 - refuses none
        meant = sorted(file for file in files if not _is_lock(file))
        yield from meant or [argument]


def _is_lock(file: str) -> bool:
    return file.replace("\\", "/").rpartition("/")[2].startswith(_LOCK_FILE)
