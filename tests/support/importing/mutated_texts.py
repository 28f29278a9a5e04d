"""Copied tables that were damaged at random: no figure may be wrong without being told.

``python -m tests.support.importing.mutated_texts 1000`` tries as many and prints what became of
the cells.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from gaitool.answers import plain_digits
from gaitool.importers import published_of

from tests.support.editions import FORM_2021
from tests.support.importing.copied_prints import COPIED, copied
from tests.support.importing.mutated_pages import made_up_report
from tests.support.importing.plain_prints import read_figures

Lines = list[str]
_BETWEEN = ("以上数据由办公室统计", "备注：截至12月31日。", "说明", "- 4 -", "5")
_SEPARATORS = ("\t", " | ", "｜", "   ", " ")


def _lose_line(lines: Lines, at: int, _chance: random.Random) -> None:
    del lines[at]


def _repeat_line(lines: Lines, at: int, _chance: random.Random) -> None:
    lines.insert(at, lines[at])


def _put_line_in(lines: Lines, at: int, chance: random.Random) -> None:
    lines.insert(at, chance.choice(_BETWEEN))


def _lose_cell(lines: Lines, at: int, chance: random.Random) -> None:
    cells, between = _cells(lines[at])
    del cells[chance.randrange(len(cells))]
    lines[at] = between.join(cells)


def _put_cell_in(lines: Lines, at: int, chance: random.Random) -> None:
    cells, between = _cells(lines[at])
    cells.insert(chance.randrange(len(cells)), chance.choice(["0", "7", ""]))
    lines[at] = between.join(cells)


def _join_cells(lines: Lines, at: int, chance: random.Random) -> None:
    cells, between = _cells(lines[at])
    pair = chance.randrange(len(cells))
    cells[pair : pair + 2] = [" ".join(cells[pair : pair + 2])]
    lines[at] = between.join(cells)


def _cells(line: str) -> tuple[Lines, str]:
    between = next((mark for mark in _SEPARATORS if mark in line), "\t")
    return line.split(between), between


DAMAGES: MappingProxyType[str, Callable[[Lines, int, random.Random], None]] = MappingProxyType(
    {
        "a line is lost": _lose_line,
        "a line is repeated": _repeat_line,
        "a line is put in": _put_line_in,
        "a cell is lost": _lose_cell,
        "a cell is put in": _put_cell_in,
        "two cells are joined": _join_cells,
    }
)


def outcome(seed: int, damage: str) -> Counter[str]:
    """Return how many cells of one damaged text were read right, told, blank or wrong."""
    chance = random.Random(seed)
    report = made_up_report(chance)
    figures = {key: plain_digits(report.figure(key)) for key in FORM_2021.cells}
    text = copied(FORM_2021, figures, COPIED[chance.choice(list(COPIED))])
    lines = [line for line in text.split("\n") if line.strip()]
    # The title and the sign-off hold no figures.
    DAMAGES[damage](lines, chance.randrange(2, len(lines) - 3), chance)
    known = published_of(Path("text.txt"), "\n".join(lines).encode(), FORM_2021)
    read = read_figures(known.report)
    doubted = {doubt.key for doubt in known.doubts}
    cells: Counter[str] = Counter()
    for key, figure in figures.items():
        if key not in read:
            cells["told as unread" if key in known.report.unfound else "blank"] += 1
        elif read[key] == figure:
            cells["right"] += 1
        else:
            cells["doubted" if key in doubted else "silently wrong"] += 1
    return cells


def main() -> None:
    """Print the outcome of so many texts for each kind of damage."""
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else len(DAMAGES)
    for number, damage in enumerate(DAMAGES):
        cells: Counter[str] = Counter()
        for seed in range(number, texts, len(DAMAGES)):
            cells += outcome(seed, damage)
        print(f"{damage}: {dict(cells)}")  # noqa: T201 - a benchmark


if __name__ == "__main__":
    main()
