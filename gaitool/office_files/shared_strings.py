"""The texts that sheets refer to by number: those asked for, or all of them packed."""

import re
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import IO
from xml.parsers.expat import ExpatError

from gaitool.office_files.markup import Enough, parse_markup
from gaitool.office_files.rich_runs import RUN_LOOKS, RichRun
from gaitool.text.packed import PackedTexts
from gaitool.text.patterns import pattern

# How XML files of Excel write what XML cannot hold (_x000D_), and a typed _x000D_ itself
# (_x005F_x000D_). Runs, because a character beyond the first 65,536 is written in two halves.
_ESCAPE = r"(?:_x[0-9A-Fa-f]{4}_)+"


class _Strings:
    """Hands over the wanted texts, or all, with their numbers."""

    def __init__(
        self,
        take: Callable[[int, str], None],
        wanted: Collection[int] | None = None,
        last: int = sys.maxsize,
    ) -> None:
        self.take = take
        self.wanted = wanted
        self.last = last
        self._position = 0
        self._pieces: list[str] = []
        self._in_text = False
        self._in_phonetic = False
        self._run = RichRun()

    def read(self, stream: IO[bytes]) -> None:
        """Hand over the texts of a part; raises ForbiddenMarkup, ExpatError."""
        parse_markup(stream, self.start, self.end, self.text)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "t":
            self._in_text = not self._in_phonetic
            return
        self._in_text = False
        if tag in {"si", "r"}:
            if self._run.is_set_apart:
                self._run.begin()
        elif tag == "rPh":
            self._in_phonetic = True
        elif tag in RUN_LOOKS:
            self._run.take(tag, attributes)

    def text(self, piece: str) -> None:
        if self._in_text:
            self._pieces.append(self._run.drawn(piece) if self._run.is_set_apart else piece)

    def end(self, tag: str) -> None:
        self._in_text = False
        if tag == "si":
            self._finish()
        elif tag == "rPh":
            self._in_phonetic = False

    def _finish(self) -> None:
        if self.wanted is None or self._position in self.wanted:
            self.take(self._position, unescaped("".join(self._pieces)))
        self._pieces.clear()
        self._position += 1
        if self._position > self.last:
            raise Enough


def shared_strings(stream: IO[bytes], wanted: Collection[int]) -> dict[int, str]:
    """Return the wanted texts by their number, the runs of rich text joined.

    Figures that a run sets apart from those beside it come as a person sees them (4², 9̶).
    """
    found: dict[int, str] = {}
    strings = _Strings(found.__setitem__, wanted, last=max(wanted, default=-1))
    strings.read(stream)
    return found


def all_shared_strings(stream: IO[bytes]) -> PackedTexts:
    """Return all texts, for whoever reads a sheet row by row and cannot know which it will need."""
    texts = PackedTexts()
    strings = _Strings(lambda _, text: texts.append(text))
    # What is behind the last one that a sheet needs may be broken.
    with suppress(ExpatError):
        strings.read(stream)
    return texts


def unescaped(text: str) -> str:
    """Return a text with its ``_x000D_`` decoded; halves of a character stay as they are."""
    return pattern(_ESCAPE).sub(_decoded, text) if "_x" in text else text


def _decoded(match: re.Match[str]) -> str:
    codes = match[0][2:-1].split("__x")
    halves = b"".join(int(code, 16).to_bytes(2, "little") for code in codes)
    try:
        return halves.decode("utf-16-le")
    except UnicodeDecodeError:
        return match[0]
