"""Names of files made of the names of units: such as every file system takes."""

import re
from itertools import chain, count

_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_MOST_BYTES = 200


def file_stem(unit: str) -> str:
    """Return the name of a unit as the beginning of a file name; never empty."""
    safe = _REFUSED.sub("_", unit).strip(" .")
    cut = safe.encode("utf-8")[:_MOST_BYTES].decode("utf-8", errors="ignore").strip(" .")
    return f"_{cut}" if not cut or _RESERVED.fullmatch(cut) else cut


class DistinctStems:
    """Gives names for files of one folder; those that come out the same are numbered."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def stem(self, unit: str) -> str:
        """Return the beginning of a file name that no other unit was given."""
        stem = file_stem(unit)
        names = chain([stem], (f"{stem}（{number}）" for number in count(2)))
        free = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(free.casefold())
        return free
