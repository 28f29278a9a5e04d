"""Pages whose tables were damaged at random: no figure may be wrong without a doubt told.

``python -m tests.support.importing.mutated_pages 1000`` tries as many and prints
what became of the cells.
"""

import copy
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree, html

from gaitool.filled_report import FilledReport
from gaitool.importers import read_published
from gaitool.renderers.report.web.web_page import write_report_page

from tests.support.editions import FORM_2021
from tests.support.text_grid import report_of

# Mostly 0, as in real tables: there a shifted row is hardest to notice.
_COUNTS = (0, 0, 0, 1, 2, 3, 5, 8, 13, 40)


def made_up_report(chance: random.Random) -> FilledReport:
    """Return a report with figures drawn at random; totals are what they add up to."""
    inputs = (key for table in FORM_2021.tables.values() for key in table.inputs)
    return report_of({"year": 2025, "cells": {str(key): chance.choice(_COUNTS) for key in inputs}})


def _remove(element: Any, _chance: random.Random) -> None:
    element.getparent().remove(element)


def _insert(element: Any, chance: random.Random) -> None:
    cell = html.Element("td")
    cell.text = chance.choice(["", "0", "7"])
    element.addprevious(cell)


def _span(element: Any, chance: random.Random) -> None:
    element.set(chance.choice(["colspan", "rowspan"]), str(chance.choice([1, 2, 3])))


def _unspan(element: Any, _chance: random.Random) -> None:
    for name in {"colspan", "rowspan"} & set(element.attrib):
        del element.attrib[name]


def _repeat(element: Any, _chance: random.Random) -> None:
    element.addnext(copy.deepcopy(element))


def _swap(element: Any, _chance: random.Random) -> None:
    following = element.getnext()
    if following is not None:
        following.addnext(element)


def _garble(element: Any, chance: random.Random) -> None:
    text = element.text or " "
    at = chance.randrange(len(text))
    element.text = text[:at] + chance.choice(["", "的", text[at] * 2]) + text[at + 1 :]


def _empty(element: Any, _chance: random.Random) -> None:
    element.text = ""


Damage = tuple[str, Callable[[Any, random.Random], None]]
DAMAGES: MappingProxyType[str, Damage] = MappingProxyType(
    {
        "a figure's cell is lost": ("td", _remove),
        "a cell is put in": ("td", _insert),
        "a label's cell is lost": ("th", _remove),
        "a figure spans more": ("td", _span),
        "a label spans otherwise": ("th", _span),
        "a label spans no more": ("th", _unspan),
        "a row is lost": ("tr", _remove),
        "a row is repeated": ("tr", _repeat),
        "two rows are swapped": ("tr", _swap),
        "a label is misspelt": ("th", _garble),
        "a label is empty": ("th", _empty),
        "a figure is empty": ("td", _empty),
    }
)


def outcome(seed: int, damage: str, folder: Path) -> Counter[str]:
    """Return how many cells of one damaged page were read right, doubted, blank or wrong."""
    chance = random.Random(seed)
    report = made_up_report(chance)
    page = html.document_fromstring(write_report_page(report))
    tag, change = DAMAGES[damage]
    change(chance.choice(list(page.iter(tag))), chance)
    path = folder / "page.html"
    path.write_bytes(etree.tostring(page, encoding="utf-8", method="html"))
    imported = read_published(path)
    read = {**imported.report.answers, **imported.report.typed_totals}
    doubted = {doubt.key for doubt in imported.doubts}
    cells: Counter[str] = Counter()
    for key in FORM_2021.cells:
        answer = read.get(key)
        # A blank is no harm: the office sees it. A figure that is wrong unsaid is what must not be.
        if answer is None or answer.blank:
            cells["blank"] += 1
        elif answer.number == report.figure(key):
            cells["right"] += 1
        else:
            cells["doubted" if key in doubted else "silently wrong"] += 1
    return cells


def main() -> None:
    """Print the outcome of so many pages for each kind of damage."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else len(DAMAGES)
    with tempfile.TemporaryDirectory() as folder:
        for number, damage in enumerate(DAMAGES):
            cells: Counter[str] = Counter()
            for seed in range(number, pages, len(DAMAGES)):
                cells += outcome(seed, damage, Path(folder))
            print(f"{damage}: {dict(cells)}")  # noqa: T201 - a benchmark


if __name__ == "__main__":
    main()
