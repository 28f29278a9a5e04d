"""Reads the title of a report: on one line or several, in the orders that offices use."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import eq

from gaitool.importers.identity import CHINESE_YEAR, bare_name, folded, is_name, year_in_digits
from gaitool.importers.page_furniture import is_navigation, is_publishing_line, without_path
from gaitool.text.organ_names import taken_apart

_LONGEST_TITLE = 80
_LONGEST_NAME = 40
_MOST_LINES = 3
_CHINESE_YEAR = re.compile(f"{CHINESE_YEAR}(?=年)")
_YEAR = r"(?P<year>20\d\d)年?度?"
_OPENED = r"(?:(?:关于)?(?:公布|发布|印发|公开|报送)|关于)?"
_NAME = rf"(?P<name>.{{0,{_LONGEST_NAME}}}?)"
_SUBJECT = r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?:(?:开展|进展|落实|执行)(?=情况|的?年度))?"
_REPORT = r"(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)"
_END = (
    r"(?:数据|统计|附)?表?(?:\((?:电子版|公开版|全文|送审稿|20\d\d年?度?|[^()年]{1,12})\))?"
    r"(?:的(?:通知|公告|公示|函))?"
)
_PARTS = re.compile(r"[-—–_|·@:]+")
_PUBLISHED = re.compile(r"(?:发布|发文|更新)?(?:时间|日期)[::].*$|来源[::].*$")
_TITLES = tuple(
    re.compile(source)
    for source in (
        # 青石县林业局2022年政府信息公开工作年度报告, 2022年青石县林业局信息公开年报
        rf"{_OPENED}{_NAME}{_YEAR}(?P<after>.{{0,{_LONGEST_NAME}}}?){_SUBJECT}{_REPORT}{_END}",
        # 青石县林业局政府信息公开工作2022年度报告
        rf"{_OPENED}{_NAME}{_SUBJECT}的?{_YEAR}{_REPORT}{_END}",
        # 青石县林业局政府信息公开工作年度报告(2022年)
        rf"{_OPENED}{_NAME}{_SUBJECT}(?:情况)?的?(?:年度(?:工作)?(?:情况)?的?报告|年报)"
        r"(?:\(?(?P<year>20\d\d)年?度?\)?)?",
    )
)
_YEARLY = re.compile(rf"{_YEAR}(?:年?报|报告)")
_NAMED_YEAR = re.compile(
    rf"(?![现特兹根依按将])(?P<name>[\u4e00-\u9fff]{{2,{_LONGEST_NAME}}}?)"
    r"(?P<year>20\d\d)年?度?(?P<words>[\u4e00-\u9fff]{8,16})"
)
_FIXED = tuple(
    f"{subject}信息公开{work}{report}"
    for subject in ("政府", "政务", "")
    for work in ("工作", "")
    for report in ("年度报告", "情况报告", "情况年度报告", "报告")
)
"""What follows organ and year in a title, in the wordings that are in use."""


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """A title as printed: who reports on which year; either may be missing.

    ``is_joined`` tells that the organ is the one of the title, completed by a line above it that
    names the body it belongs to; ``is_named_above`` that the title names none, and the organ fills
    the line above alone: perhaps it is that of a menu, or the head of a site.
    """

    agency: str
    year: str
    is_joined: bool = False
    is_named_above: bool = False


NO_TITLE = PrintedTitle("", "")


def read_title(text: str) -> PrintedTitle | None:
    """Read a line that is the title of such a report; None for any other line.

    The path to a page that ends in its title counts as the title alone.
    """
    if len(text) > 2 * _LONGEST_TITLE:
        return None
    line = folded(without_path(text)).strip('《》"“”')
    line = _PUBLISHED.sub("", _CHINESE_YEAR.sub(_arabic_year, line))
    if len(line) > _LONGEST_TITLE:
        return None
    for title in _TITLES:
        if match := title.fullmatch(line):
            words = match.groupdict()
            name = _name(words["name"]) or _name(words.get("after") or "")
            # 某镇人民政府信息公开工作报告: the two 政府 are written as one.
            shared = "政府" if name.endswith("人民") else ""
            return PrintedTitle(name + shared, words["year"] or "")
    return None


def read_running_head(text: str) -> PrintedTitle | None:
    """Read the head of a page that names report and organ apart: Page 9 - 2023年报_某县水利局."""
    pieces = _PARTS.split(folded(text)) if len(text) <= _LONGEST_TITLE else ()
    years = [match["year"] for piece in pieces if (match := _YEARLY.fullmatch(piece))]
    names = list(filter(is_name, pieces))
    return PrintedTitle(names[-1], years[0]) if names and years else None


def find_title(lines: Sequence[str]) -> tuple[PrintedTitle, range]:
    """Return the last title among lines, and the places of the lines that it fills.

    A title that lacks organ or year takes in what stands on the lines above it, and so does one
    whose organ has no place; what still lacks an organ takes that of the title before it. Without
    any title one whose fixed words are misprinted will do.
    """
    last: tuple[PrintedTitle, range] | None = None
    for title, place in _titles(lines):
        if last is None:
            last = title, place
        if title.agency:
            return replace(title, year=last[0].year or title.year), last[1]
    return last or _misprinted(lines)


def _titles(lines: Sequence[str]) -> Iterator[tuple[PrintedTitle, range]]:
    """Yield the titles among lines, the last first."""
    for last in range(len(lines) - 1, -1, -1):
        if "报" not in lines[last]:
            continue
        for first in range(last, max(-1, last - _MOST_LINES), -1):
            if any(map(_is_furniture, lines[first:last])):
                break
            title = read_title("".join(lines[first : last + 1]))
            # 所属类目：政府信息公开年度报告 names where the report is kept.
            if title and (title.year or not is_publishing_line(lines[last])):
                title, place = _with_lines_above(title, lines, range(first, last + 1))
                yield _with_body_above(title, lines, place)
                break


def _misprinted(lines: Sequence[str]) -> tuple[PrintedTitle, range]:
    """Return the last line that is a title but for a slip in the words that all titles have."""
    for at in range(len(lines) - 1, -1, -1):
        line = folded(lines[at]) if len(lines[at]) <= 2 * _LONGEST_TITLE else ""
        match = _NAMED_YEAR.fullmatch(line)
        if match and not _is_furniture(lines[at]) and _is_nearly_fixed(match["words"]):
            return PrintedTitle(_name(match["name"]), match["year"]), range(at, at + 1)
    return NO_TITLE, range(0)


def _is_nearly_fixed(words: str) -> bool:
    """Whether words are those of a title in a wrong order, or with one of them wrong."""
    return any(sorted(words) == sorted(fixed) or _differ_in_one(words, fixed) for fixed in _FIXED)


def _differ_in_one(words: str, fixed: str) -> bool:
    """Whether one character is another one, is missing, or is one too many."""
    start = _alike(words, fixed)
    end = _alike(words[start:][::-1], fixed[start:][::-1])
    return max(len(words), len(fixed)) - start - end <= 1


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(takewhile(bool, map(eq, one, other)))


def _with_body_above(
    title: PrintedTitle, lines: Sequence[str], place: range
) -> tuple[PrintedTitle, range]:
    """Return a title with the body that its organ belongs to, where that fills the line above.

    An organ without a place is a part of something: 某景区管理委员会, and below 卫生健康办公室.
    """
    above = lines[place.start - 1] if place.start else ""
    is_body = is_name(above) and not _is_furniture(above)
    places = taken_apart(bare_name(folded(above))).places if is_body else ()
    if not (places and title.agency) or taken_apart(title.agency).places:
        return title, place
    # The name of the place in it tells that it is whole: 松河海关 below 松河市人民政府.
    if any(one[:-1] in title.agency for one in places):
        return title, place
    whole = bare_name(folded(above)) + title.agency
    return PrintedTitle(whole, title.year, is_joined=True), range(place.start - 1, place.stop)


def _with_lines_above(
    title: PrintedTitle, lines: Sequence[str], place: range
) -> tuple[PrintedTitle, range]:
    """Return a title with what the line above adds that it lacks."""
    if (title.agency and title.year) or not place.start:
        return title, place
    above = lines[place.start - 1]
    if _is_furniture(above) or len(above) > _LONGEST_NAME:
        return title, place
    whole = read_title(above + "".join(lines[place.start : place.stop]))
    # What stands above a title may be the name of a site, or of its part: only a name completes it.
    if whole is None or not is_name(whole.agency) or (title.year and not whole.year):
        return title, place
    adds = not title.agency or (whole.year and not title.year)
    alone = not title.agency and bare_name(folded(above)) == whole.agency
    whole = replace(whole, is_named_above=alone)
    return (whole, range(place.start - 1, place.stop)) if adds else (title, place)


def _is_furniture(text: str) -> bool:
    return is_navigation(text) or is_publishing_line(text)


def _arabic_year(match: re.Match[str]) -> str:
    return year_in_digits(match[0])


def _name(text: str) -> str:
    """Return the organ that a title names: what it is about, where another one issued it."""
    name = bare_name(text.rpartition("关于")[2] or text.partition("关于")[0])
    # What a site or a reader of books puts before it: Page 8 - 青石县林业局.
    name = last if is_name(last := _PARTS.split(name)[-1]) else name
    name = re.sub(r"^(?:正文|标题)[:：]|的?本级$|的$", "", name)
    return "" if re.search(r"[/>|。;]|首页", name) else name
