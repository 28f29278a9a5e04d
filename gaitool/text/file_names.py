"""File names made from the names of units, such that every file system takes them."""

from itertools import chain, count
from pathlib import Path

from gaitool.text.patterns import pattern

# What Windows forbids, and halves of characters, which no encoding of file names can hold.
_REFUSED = r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff]'
# Names of devices on Windows, where con.xlsx is the console too.
_RESERVED = r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?"
# Of the 255 that file systems allow; the rest is for a number and an ending in Chinese.
_MOST_BYTES = 200


def file_stem(unit: str, ending: str = "") -> str:
    """Return the name of a unit as the beginning of a file name; never empty.

    ``ending`` stands after it, and is kept where a long name is cut.
    """
    # Windows drops spaces and dots at the end, and would then not find the file it wrote.
    safe, after = (pattern(_REFUSED).sub("_", part).strip(" .") for part in (unit, ending))
    # A cut may fall inside a character, whose first bytes are then ignored.
    room = _MOST_BYTES - len(after.encode("utf-8"))
    cut = safe.encode("utf-8")[:room].decode("utf-8", errors="ignore").strip(" .") + after
    return f"_{cut}" if not cut or pattern(_RESERVED).fullmatch(cut) else cut


class DistinctStems:
    """Gives names to the files of one folder; names that come out the same are numbered."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def stem(self, unit: str) -> str:
        """Return the beginning of a file name that no other unit was given."""
        return self._free(file_stem(unit))

    def kept_name(self, name: str) -> str:
        """Return a name that a file had somewhere, cut and numbered where it must be.

        It is kept otherwise: one that begins with a point stays hidden.
        """
        whole = Path(name.replace("/", "_").replace("\0", "_"))
        stem = whole.name.removesuffix(whole.suffix).encode()[:_MOST_BYTES]
        return self._free(stem.decode(errors="ignore"), whole.suffix)

    def _free(self, stem: str, ending: str = "") -> str:
        names = chain([f"{stem}{ending}"], (f"{stem}（{n}）{ending}" for n in count(2)))
        free = next(name for name in names if name.casefold() not in self._taken)
        # Folded, since Windows and macOS take names for the same that differ in case alone.
        self._taken.add(free.casefold())
        return free
