"""Workbooks of thousands of units, each with a text of its own, made in a few milliseconds each."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, parts_of

_PLACE = "永济"
_FIGURE, _MARKER = "disclosure.licences.decisions", 98_765
_STRINGS = "xl/sharedStrings.xml"
# Birds and fish, of which no report of an office tells: as numerals they would state figures.
_BIRDS, _FISH = 0x9E20, 0x9C00
_WORDS_A_BIRD = 100


def files_of_units(folder: Path, count: int) -> list[Path]:
    """Write reports that differ in their place, in one figure and in every sentence."""
    folder.mkdir()
    report = fixture("yongji_2023")
    cells = report["cells"] | {_FIGURE: _MARKER}
    parts = parts_of(filled_workbook(folder / "0.xlsx", report | {"cells": cells}))
    strings = parts[_STRINGS].decode()
    own_texts = [escape(report["agency"]), *_bodies(report["sections"])]
    files = []
    for number in range(count):
        word = chr(_BIRDS + number // _WORDS_A_BIRD) + chr(_FISH + number % _WORDS_A_BIRD)
        words = strings
        for text in own_texts:
            words = words.replace(text, text.replace(_PLACE, word).replace("。", f"{word}。"))
        own = {
            name: part.replace(b">%d<" % _MARKER, b">%d<" % number) for name, part in parts.items()
        }
        file = folder / f"{number}.xlsx"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, part in (own | {_STRINGS: words.encode()}).items():
                archive.writestr(name, part)
        files.append(file)
    return files


def _bodies(sections: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    """Yield the texts of a report as its workbook has them."""
    for paragraphs in sections.values():
        yield from (escape(one["body"]) for one in paragraphs)
