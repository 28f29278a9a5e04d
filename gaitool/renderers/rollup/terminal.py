"""A roll-up on a screen, and on no more than one: who must do something first, the rest counted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gaitool.collection import Collection, Standing
from gaitool.renderers.clean_text import clean_line
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.rollup.alike import AlikeFinding, alike_findings, own_findings
from gaitool.renderers.rollup.needed import Need, what_is_needed
from gaitool.renderers.rollup.wording import (
    ALIKE_HEADING,
    BETWEEN_HEADING,
    all_since_last_run,
    interruption,
    overview_words,
    rest_words,
)
from gaitool.text.typesetting import break_lines

MOST_LINES = 50
"""With what a run tells beside it there are fewer than 60."""

_STYLES: Mapping[Standing | None, str] = MappingProxyType(
    {
        Standing.MISSING: "bold yellow",
        Standing.UNUSABLE: "bold red",
        Standing.FAILED: "bold red",
        None: "bold cyan",
    }
)
_BOLD = "bold"
_INDENT, _DEEPER = "  ", "    "
_LINES_OF_NEED, _LINES_OF_FINDING = 4, 6
_NARROWEST = 60
_TOLD_BY_STANDING = frozenset(["G902", "G904"])
"""Whoever has not handed in, or for another year, stands above them already."""

_FULL_LIST = "每个单位、每个问题的清单：-o 汇总.xlsx 或 -o 汇总.html。"
_Told = TypeVar("_Told")


class _Entry(NamedTuple):
    """One thing on a few lines, and how many units or findings it tells of."""

    lines: Sequence[str]
    number: int


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading, entries below it, and how many units or findings there are in all."""

    heading: str
    style: str
    entries: Sequence[_Entry]
    total: int

    @property
    def needed(self) -> int:
        """How many lines the whole of it takes."""
        return 1 + sum(len(entry.lines) for entry in self.entries)

    def lines(self, room: int) -> Iterator[str]:
        """Yield the lines below the heading that there is room for, and say what is left out."""
        shown, left = 0, room - 1 if self.needed <= room else room - 2
        for entry in self.entries:
            if len(entry.lines) > left:
                break
            left -= len(entry.lines)
            shown += entry.number
            yield from entry.lines
        if shown < self.total:
            yield f"{_INDENT}还有 {self.total - shown} 个没有列出。"


def print_rollup(collection: Collection, console: Console) -> None:
    """Print what is needed, what several units have in common, and the counts."""
    width = max(console.width, _NARROWEST)
    overview = collection.overview
    warning = _folded(interruption(overview), width)
    changes = all_since_last_run(collection.lines())
    closing = [
        line
        for words in (rest_words(overview), changes, _FULL_LIST, overview_words(overview))
        for line in _folded(words, width)
    ]
    sections = [section for section in _sections(collection, width) if section.entries]
    room = MOST_LINES - len(closing) - len(warning)
    shares = _shares([one.needed for one in sections], room)
    for section, share in zip(sections, shares, strict=True):
        console.print(Text(section.heading, style=section.style))
        console.print(Text("\n".join(section.lines(share))))
    if warning:
        console.print(Text("\n".join(warning), style="bold red"))
    console.print(Text("\n".join(closing), style=_BOLD))


def _shares(needed: Sequence[int], room: int) -> list[int]:
    """Share out lines: what asks for few gets them all, the others get as many as each other."""
    shares = dict.fromkeys(range(len(needed)), 0)
    for at, place in enumerate(sorted(shares, key=needed.__getitem__)):
        fair = (room - sum(shares.values())) // (len(needed) - at)
        shares[place] = min(needed[place], fair)
    return list(shares.values())


def _sections(collection: Collection, width: int) -> Iterator[_Section]:
    for one in what_is_needed(collection):
        entries = _entries(one.needs, _of_need, width)
        yield _Section(f"{one.name} {one.count} 个单位", _STYLES[one.standing], entries, one.count)
    between = [one for one in own_findings(collection) if one.finding.rule not in _TOLD_BY_STANDING]
    for heading, alike in ((BETWEEN_HEADING, between), (ALIKE_HEADING, alike_findings(collection))):
        entries = _entries(alike, _of_finding, width)
        yield _Section(f"{heading} {len(alike)} 个", _BOLD, entries, len(alike))


def _entries(
    told: Sequence[_Told], entry: Callable[[_Told, int], _Entry], width: int
) -> list[_Entry]:
    """Return what a screen could hold at the most of what is to be told."""
    return [entry(one, width) for one in told[:MOST_LINES]]


def _of_need(need: Need, width: int) -> _Entry:
    names = _names(need.units, width, 1 if need.wrong else _LINES_OF_NEED)
    words = f"{names}：{need.wrong}" if need.wrong else names
    return _Entry(_cut(words, width, _LINES_OF_NEED), len(need.units))


def _of_finding(alike: AlikeFinding, width: int) -> _Entry:
    finding = alike.finding
    names = f"{_names(alike.units, width, 1)}：" if len(alike.units) > 1 else ""
    words = f"{severity_words(finding)} {finding.rule} {names}{finding.message}"
    return _Entry(_cut(words, width, _LINES_OF_FINDING), 1)


def _names(units: Sequence[str], width: int, lines: int) -> str:
    """Return as many names as some lines hold, and how many there are if not all."""
    room = (width - cell_len(_DEEPER)) * lines - cell_len(f"等 {len(units)} 个单位")
    shown = list[str]()
    for name in map(clean_line, units):
        room -= cell_len(f"{name}、")
        if room < 0 and shown:
            return f"{'、'.join(shown)}等 {len(units)} 个单位"
        shown.append(name)
    return "、".join(shown)


def _cut(words: str, width: int, most: int) -> list[str]:
    """Fold a text into a few lines, and say by … that more was written."""
    lines = _folded(words, width - cell_len(_DEEPER))
    if len(lines) > most:
        last = _folded("".join(lines[most - 1 :]), width - cell_len(f"{_DEEPER}…") - 1)[0]
        lines = [*lines[: most - 1], f"{last}…"]
    first, *others = lines
    return [f"{_INDENT}{first}", *(f"{_DEEPER}{line}" for line in others)]


def _folded(words: str, width: int) -> list[str]:
    """Fold a text as Chinese is folded."""
    return break_lines(clean_line(words), width, cell_len) if words else []
