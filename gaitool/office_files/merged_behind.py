"""Finds the merged areas of a sheet whose cells were read to the last row of the window only.

They are listed behind all cells. To parse a million empty rows for them takes minutes, to look
for the word in the bytes a fraction of a second.
"""

import re
from typing import IO

_CHUNK = 256 * 1024
_LIST = b"mergeCells"
# Compiled when first needed: most sheets have no such list.
_AREA = rb"<(?:\w{1,20}:)?mergeCell\s[^<>]{0,200}?\bref\s?=\s?[\"']([A-Z0-9:$]{1,40})[\"']"
_OVERLAP = 300
_LONGEST_LIST = 64 * _CHUNK
"""Longer than any list that a program writes; what follows would cost time alone."""


def merged_behind(stream: IO[bytes], most: int) -> list[str]:
    """Return the references of at most so many merged areas, as the sheet lists them."""
    found: list[str] = []
    before, listed, length = b"", False, 0
    while len(found) < most and length < _LONGEST_LIST and (chunk := stream.read(_CHUNK)):
        text = before + chunk
        if not listed:
            at = text.find(_LIST)
            listed = at >= 0
            text = text[at:] if listed else text[-len(_LIST) :]
        before = text
        if listed:
            length += len(text)
            areas = list(re.finditer(_AREA, text))
            found += [area[1].decode("ascii") for area in areas]
            before = text[areas[-1].end() if areas else 0 :][-_OVERLAP:]
    return found[:most]
