"""A roll-up on a screen, and on no more than one: who must do something first, the rest counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gaitool.collection import Collection, go_through
from gaitool.renderers.clean_text import clean_line
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.rollup.alike import Alike, AlikeFinding, between_heading, between_units
from gaitool.renderers.rollup.needed import Ask, Need, Needed, Needs, rest_words
from gaitool.renderers.rollup.screen_sections import (
    DEEPER,
    FEWEST_LINES,
    Entry,
    Section,
    folded,
    shared_out,
)
from gaitool.renderers.rollup.wording import (
    alike_heading,
    interruption,
    overview_words,
    run_words,
    summary,
)
from gaitool.renderers.rollup.years_lines import years_on_screen

MOST_LINES = 57
"""With whatever a run tells beside it; below 60 with a line or two that a long path breaks."""

_STYLES: Mapping[Ask, str] = MappingProxyType(
    {
        Ask.MISSING: "bold yellow",
        Ask.UNUSABLE: "bold red",
        Ask.FAILED: "bold red",
        Ask.REPLY: "bold yellow",
        Ask.OFF_ROSTER: "bold cyan",
    }
)
_BOLD = "bold"
_LINES_OF_NEED, _LINES_OF_FINDING = 4, 6
_NARROWEST = 60
_FULL_LIST = "每个单位、每个问题的清单：-o 汇总.xlsx 或 -o 汇总.html。"
_Told = TypeVar("_Told")


def print_rollup(collection: Collection, console: Console, told: Sequence[str] = ()) -> None:
    """Print what is needed, what several units have in common, earlier years, and the counts.

    ``told`` are the lines that stand on the screen already.
    """
    width = max(console.width, _NARROWEST)
    warning = folded(interruption(collection.overview), width)
    closing = [line for words in _closing(collection) for line in folded(words, width)]
    above = sum(_rows(line, console.width) for line in told)
    room = MOST_LINES - above - len(warning) - len(closing)
    needs, alike = Needs(collection), Alike()
    go_through(collection, needs, alike)
    needed, found = _needed(needs.needed, width), _found(collection, alike.findings, width)
    fewest = FEWEST_LINES * (len(needed) + len(found))
    years = years_on_screen(collection, console, room - fewest)
    for section, lines in shared_out(needed, found, room - len(years), width):
        console.print(Text(lines[0], style=section.style))
        console.print(Text("\n".join(lines[1:])))
    for lines, style in ((warning, "bold red"), (years, ""), (closing, _BOLD)):
        if lines:
            console.print(Text("\n".join(lines), style=style))


def _closing(collection: Collection) -> Iterator[str]:
    yield f"{rest_words(collection)}{_FULL_LIST}"
    yield from run_words(collection)
    yield summary(collection, overview_words(collection))


def _rows(line: str, width: int) -> int:
    """Return how many rows a terminal takes for a line that it folds itself."""
    # A wide character that has no room at the end of a row leaves one cell of it empty.
    return -(-cell_len(line) // max(width - 1, 1)) or 1


def _needed(needed: Iterable[Needed], width: int) -> list[Section]:
    """Return who must do something first."""
    return [
        Section(
            f"{one.name} {one.count} 个单位",
            _STYLES[one.ask],
            _entries(one.needs, _of_need, width),
            one.count,
        )
        for one in needed
    ]


def _found(collection: Collection, alike: Sequence[AlikeFinding], width: int) -> list[Section]:
    """Return what is wrong between the units, and what several have in common."""
    between = between_units(collection)
    found = ((between_heading(collection, between), between), (alike_heading(len(alike)), alike))
    return [
        Section(heading, _BOLD, _entries(some, _of_finding, width), len(some))
        for heading, some in found
        if some
    ]


def _entries(
    told: Sequence[_Told], entry: Callable[[_Told, int], Entry], width: int
) -> list[Entry]:
    """Return what a screen could hold at the most of what is to be told."""
    return [entry(one, width) for one in told[:MOST_LINES]]


def _of_need(need: Need, width: int) -> Entry:
    names = _names(need.units, width, 1 if need.wrong else _LINES_OF_NEED)
    words = f"{names}：{need.wrong}" if need.wrong else names
    return Entry(words, len(need.units), _LINES_OF_NEED)


def _of_finding(alike: AlikeFinding, width: int) -> Entry:
    finding = alike.finding
    names = f"{_names(alike.units, width, 1)}：" if len(alike.units) > 1 else ""
    words = f"{severity_words(finding)} {finding.rule} {names}{finding.message}"
    return Entry(words, 1, _LINES_OF_FINDING)


def _names(units: Sequence[str], width: int, lines: int) -> str:
    """Return as many names as some lines hold, and how many there are if not all."""
    room = (width - cell_len(DEEPER)) * lines - cell_len(f"等 {len(units)} 个单位")
    shown = list[str]()
    for name in map(clean_line, units):
        room -= cell_len(f"{name}、")
        if room < 0 and shown:
            return f"{'、'.join(shown)}等 {len(units)} 个单位"
        shown.append(name)
    return "、".join(shown)
