"""Reads XML as a stream of names without prefix; refuses a document type in any encoding."""

from collections.abc import Callable, Iterator
from typing import Protocol
from xml.parsers import expat

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

_CHUNK = 64 * 1024
_LARGEST_CHUNK = 8 * 1024 * 1024


class Readable(Protocol):
    """Whatever gives its bytes piece by piece, and none at its end."""

    def read(self, size: int, /) -> bytes:
        """Return the next piece."""
        ...


class Enough(Exception):
    """Raised by a handler that has seen what it wants; the rest is not read."""


class ForbiddenMarkup(ValueError):
    """The XML declares a document type, which no spreadsheet program writes."""


def parse_markup(
    stream: Readable, start: Start, end: End | None = None, text: Text | None = None
) -> None:
    """Call the handlers for every element until the end, or until one raises Enough.

    Names come without their prefix. Raises ForbiddenMarkup, and ExpatError for broken XML.
    """

    def started(name: str, attributes: dict[str, str]) -> None:
        start(local_name(name) if ":" in name else name, attributes)

    def ended(name: str) -> None:
        if end:
            end(local_name(name) if ":" in name else name)

    for _ in parsed_in_pieces(stream, started, ended if end else None, text):
        pass


def parsed_in_pieces(
    stream: Readable, start: Start, end: End | None = None, text: Text | None = None
) -> Iterator[None]:
    """Do the same and halt after each piece, so that what was gathered can be taken away.

    Names come as they are written: sheets have so many elements that the call more for each, which
    parts off a prefix, makes reading their cells a twentieth slower.
    """
    parser = expat.ParserCreate()
    # Fewer calls: expat parts texts at every line break and entity.
    parser.buffer_text = True
    # Here as well as in the pre-flight, so that it goes for whatever else is parsed.
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    try:
        yield from _fed(parser, stream)
    except Enough:
        return


def _fed(parser: expat.XMLParserType, stream: Readable) -> Iterator[None]:
    """Give the parser all of a stream, piece by piece.

    Expat before 2.6 reads a tag or comment that is not complete from its beginning again with
    every chunk: one of 16 MB took 2 s, twice as much 8 s. So what does not get on is given more.
    """
    size, fed = _CHUNK, 0
    while chunk := stream.read(size):
        parser.Parse(chunk)
        gets_on = parser.CurrentByteIndex >= fed
        fed += len(chunk)
        size = _CHUNK if gets_on else min(2 * size, _LARGEST_CHUNK)
        yield
    parser.Parse(b"", True)  # noqa: FBT003 - the library's signature


def demand_well_formed(content: bytes) -> None:
    """Raise ExpatError where a document is not well-formed."""
    expat.ParserCreate().Parse(content, True)  # noqa: FBT003 - the library's signature


def local_name(name: str) -> str:
    """Return the name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise ForbiddenMarkup("a document type is declared")


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute whatever its prefix; empty where there is none."""
    for key, value in attributes.items():
        if local_name(key) == name:
            return value
    return ""
