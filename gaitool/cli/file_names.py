"""Names of files made of the names of units: such as every file system takes."""

import re
from collections.abc import Iterable, Mapping

_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_MOST_BYTES = 200


def file_stem(unit: str) -> str:
    """Return the name of a unit as the beginning of a file name; never empty."""
    safe = _REFUSED.sub("_", unit).strip(" .")
    cut = safe.encode("utf-8")[:_MOST_BYTES].decode("utf-8", errors="ignore").strip(" .")
    return f"_{cut}" if not cut or _RESERVED.fullmatch(cut) else cut


def distinct_stems(units: Iterable[str]) -> Mapping[str, str]:
    """Return a file name for each unit; those that come out the same are numbered."""
    stems: dict[str, str] = {}
    taken: dict[str, int] = {}
    for unit in units:
        stem = file_stem(unit)
        count = taken[stem.lower()] = taken.get(stem.lower(), 0) + 1
        stems[unit] = stem if count == 1 else f"{stem}（{count}）"
    return stems
