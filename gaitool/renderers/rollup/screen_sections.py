"""Sections of a screen that hold what there is room for, and count what they leave out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from gaitool.renderers.clean_text import clean_line
from gaitool.text.typesetting import break_lines

INDENT, DEEPER = "  ", "    "
FEWEST_LINES, _BETTER = 3, 4
"""A heading, a line of what is below it, and how much more there is; better two lines of it."""

_SHORTEST_ENTRY = 2


class Entry(NamedTuple):
    """One thing to be told, how many units or findings it tells of, and its lines at the most."""

    words: str
    number: int
    most: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, entries below it, and how many units or findings there are in all."""

    heading: str
    style: str
    entries: Sequence[Entry]
    total: int

    def needed(self, width: int) -> int:
        """Return how many lines the whole of it takes."""
        return 1 + sum(len(_folded_entry(entry, width, entry.most)) for entry in self.entries)

    def lines(self, room: int, width: int) -> Iterator[str]:
        """Yield the heading and what there is room for below it, and say what is left out.

        Entries become shorter before any of them is left out.
        """
        yield self.heading
        most = self._most(room, width)
        is_whole = sum(entry.number for entry in self.entries) == self.total
        left = room - 1 if is_whole and self._height(most, width) <= room else room - 2
        shown = 0
        for entry in self.entries:
            # The first is cut rather than left out: a heading alone tells nothing.
            lines = _folded_entry(entry, width, min(most, entry.most if shown else max(left, 1)))
            if shown and len(lines) > left:
                break
            left -= len(lines)
            shown += entry.number
            yield from lines
        if shown < self.total:
            yield f"{INDENT}还有 {self.total - shown} 个没有列出。"

    def _most(self, room: int, width: int) -> int:
        """Return the most lines an entry may take so that all fit, or else the fewest."""
        longest = max((entry.most for entry in self.entries), default=0)
        for most in range(longest, _SHORTEST_ENTRY, -1):
            if self._height(most, width) <= room:
                return most
        return min(longest, _SHORTEST_ENTRY)

    def _height(self, most: int, width: int) -> int:
        """Return how many lines it takes where no entry takes more than so many."""
        entries = (_folded_entry(one, width, min(most, one.most)) for one in self.entries)
        return 1 + sum(map(len, entries))


def shared_out(
    first: Sequence[Section], others: Sequence[Section], room: int, width: int
) -> Iterator[tuple[Section, list[str]]]:
    """Yield sections with the lines that there is room for.

    The first take what they ask for, but for a few lines of each of the others. Among equals
    what asks for few lines gets them all, and the rest get as many as each other.
    """
    fewest = _BETTER if room >= _BETTER * (len(first) + len(others)) else FEWEST_LINES
    kept = sum(min(section.needed(width), fewest) for section in others)
    left = room
    for sections, most in ((first, room - kept), (others, room)):
        shares = _shares(sections, min(left, most), width)
        for section, share in zip(sections, shares, strict=True):
            lines = list(section.lines(share, width))
            left -= len(lines)
            yield section, lines


def _shares(sections: Sequence[Section], room: int, width: int) -> list[int]:
    """Return how many lines each section gets, never so few that it tells nothing."""
    needed = [section.needed(width) for section in sections]
    shares = dict.fromkeys(range(len(sections)), 0)
    for at, place in enumerate(sorted(shares, key=needed.__getitem__)):
        fair = (room - sum(shares.values())) // (len(sections) - at)
        shares[place] = min(needed[place], max(fair, FEWEST_LINES))
    return list(shares.values())


def folded(words: str, width: int) -> list[str]:
    """Fold a text as Chinese is folded."""
    return break_lines(clean_line(words), width, cell_len) if words else []


def _folded_entry(entry: Entry, width: int, most: int) -> list[str]:
    """Fold an entry into a few lines, and say by … that more was written."""
    lines = folded(entry.words, width - cell_len(DEEPER))
    if len(lines) > most:
        last = folded("".join(lines[most - 1 :]), width - cell_len(f"{DEEPER}…") - 1)[0]
        lines = [*lines[: most - 1], f"{last}…"]
    first, *others = lines
    return [f"{INDENT}{first}", *(f"{DEEPER}{line}" for line in others)]
