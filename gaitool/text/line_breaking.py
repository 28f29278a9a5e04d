"""Breaks Chinese into lines as it is set: marks stay with words, numbers with what they count.

The lines are ours, whatever program prints them: each is written as a row of its own, and none
leaves anything to be wrapped (GB/T 15834-2011, 5.1, on the marks that no line begins or ends with).
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gaitool.text.patterns import pattern

NEVER_FIRST = frozenset("，。；：、！？）》】〕〉」』〗”’…—～·％‰℃°,.;:!?)]}%")
"""Marks that Chinese typesetting never begins a line with."""

NEVER_LAST = frozenset("（《【〔〈「『〖“‘￥＄№([{¥$#")
"""Marks that it never ends one with: what they open or head follows."""

_DIGIT = "[0-9０-９]"
_LATIN = r"0-9A-Za-z０-９Ａ-Ｚａ-ｚÀ-ÖØ-öø-ɏ"
_MEASURED = (
    "个百分点|个工作日|平方公里|平方米|公里|个月|小时|分钟|人次|件次|条次|场次|篇次|"
    "[件条个次份人元项篇起场期家名部类年月日号章款页版批套台户岁天周届位处所只宗例卷册幅辆倍级时分]"
)
_WHOLE = (
    # 2024年1月29日, 1月29日, 〔2021〕30号; some write a space beside each number.
    f"{_DIGIT}+ ?年(?: ?{_DIGIT}+ ?月(?: ?{_DIGIT}+ ?日)?)?[度初底末]?"
    f"|{_DIGIT}+ ?月 ?{_DIGIT}+ ?日"
    rf"|[〔\[（(]{_DIGIT}{{4}}[〕\]）)] ?第? ?{_DIGIT}+ ?号"
    # 第5条, 1.2万余件, 12.5%; what follows the number of a hotline is nothing that it counts.
    rf"|(?:第 ?)?{_DIGIT}+(?:[.,．:·]{_DIGIT}+)*(?![{_LATIN}_/@.\-])"
    f"(?:[%％‰]| ?[万亿千百余多几]*(?:{_MEASURED}))?"
    # Words, addresses, names of files.
    rf"|[{_LATIN}](?:[{_LATIN}_./:@#%+?&=~'\-]*[{_LATIN}_/#%+=~])?"
    r"|—+|…+|[^\n]|\n"
)
_AFTER_THESE = frozenset("/?&=-_.@")
"""Where an address that is longer than a line is broken best."""

_MOST_UNITS = 80
"""Of a longer text nobody sees whether its lines are even."""

Fits = Callable[[str], bool]


def set_lines(text: str, fits: Fits, indent: str = "") -> list[str]:
    """Break one paragraph into lines that fit; joined they are the text again, after its indent.

    Lines are filled as far as the rules allow. What is longer than a line is broken inside.
    """
    lines, line = [], indent
    for whole in unbroken_units(text):
        for unit in _pieces(whole, line, fits, indent):
            if line not in {"", indent} and not fits(line + unit):
                lines.append(line)
                line = ""
            line += unit
    return [*lines, line]


def even_lines(text: str, fits: Fits) -> list[str]:
    """Break a title or a label into as few lines as can be, as long as each other as can be."""
    units, fewest = list(unbroken_units(text)), set_lines(text, fits)
    if len(fewest) == 1 or len(units) > _MOST_UNITS or not all(map(fits, units)):
        return fewest
    # best[n] is the evenest way to set the first n units in so many lines.
    best: dict[int, _Lines] = {0: _Lines(0, ())}
    for _ in fewest:
        best = dict(_one_line_more(best, units, fits))
    return list(best[len(units)].lines)


class _Lines(NamedTuple):
    """Lines, and the sum of their squared lengths: the less, the evener."""

    unevenness: int
    lines: tuple[str, ...]


def _one_line_more(
    best: Mapping[int, _Lines], units: Sequence[str], fits: Fits
) -> Iterator[tuple[int, _Lines]]:
    """Yield for each number of leading units the evenest way with a line more than before."""
    for end in range(1, len(units) + 1):
        ways = [
            _Lines(before.unevenness + len(line) ** 2, (*before.lines, line))
            for start, before in best.items()
            if start < end and fits(line := "".join(units[start:end]))
        ]
        if ways:
            # Of two as even the one whose upper lines are longer.
            yield end, min(ways, key=lambda way: (way.unevenness, [-len(one) for one in way.lines]))


def unbroken_units(text: str) -> Iterator[str]:
    """Yield what must not be broken: a number with what it counts, a word, a sign with its mark."""
    unit = ""
    for match in pattern(_WHOLE).finditer(text):
        piece = match[0]
        if unit and not _clings(unit[-1], piece[0]):
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit


def _clings(before: str, after: str) -> bool:
    """Whether no line may end between two characters."""
    if before in NEVER_LAST or after in NEVER_FIRST or after.isspace():
        return True
    # What combines with a sign, and the invisible that shapes it.
    return unicodedata.category(after) in {"Mn", "Me", "Cf"}


def _pieces(unit: str, line: str, fits: Fits, indent: str) -> Iterator[str]:
    """Yield a unit whole where it fits a line of its own, else in parts that do.

    A line that holds no more than its indent is not left behind.
    """
    if fits(unit) and (line != indent or fits(line + unit)):
        yield unit
        return
    start, room = 0, line
    while start < len(unit):
        end = _fitting_end(unit, start, room, fits)
        yield unit[start:end]
        start, room = end, ""


def _fitting_end(unit: str, start: int, line: str, fits: Fits) -> int:
    """Return up to where what is too long goes onto the line, at least one character of it."""
    most = start + 1
    while most < len(unit) and fits(line + unit[start : most + 1]):
        most += 1
    if most == len(unit):
        return most
    ends = range(most, (start + most) // 2, -1)
    allowed = [end for end in ends if not _clings(unit[end - 1], unit[end])]
    after_sign = (end for end in allowed if unit[end - 1] in _AFTER_THESE)
    return next(after_sign, allowed[0] if allowed else most)
