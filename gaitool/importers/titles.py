"""Reads the title of a report: on one line or several, in the orders that offices use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gaitool.importers.identity import CHINESE_YEAR, bare_name, folded, is_name, year_in_digits
from gaitool.importers.page_furniture import is_navigation, is_publishing_line, without_path

_LONGEST_TITLE = 80
_LONGEST_NAME = 40
_MOST_LINES = 3
_CHINESE_YEAR = re.compile(f"{CHINESE_YEAR}(?=年)")
_YEAR = r"(?P<year>20\d\d)年?度?"
_OPENED = r"(?:(?:关于)?(?:公布|发布|印发|公开|报送)|关于)?"
_NAME = rf"(?P<name>.{{0,{_LONGEST_NAME}}}?)"
_SUBJECT = r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?"
_REPORT = r"(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)"
_END = (
    r"(?:数据|统计|附)?表?(?:\((?:电子版|公开版|全文|送审稿|20\d\d年?度?|[^()年]{1,12})\))?"
    r"(?:的(?:通知|公告|公示|函))?"
)
_PARTS = re.compile(r"[-—–_|·]+")
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


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """A title as printed: who reports on which year; either may be missing."""

    agency: str
    year: str


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
            return PrintedTitle(name, words["year"] or "")
    return None


def find_title(lines: Sequence[str]) -> tuple[PrintedTitle, range]:
    """Return the last title among lines, and the places of the lines that it fills.

    A title that lacks organ or year takes in what stands on the lines above it.
    """
    for last in range(len(lines) - 1, -1, -1):
        if "报" not in lines[last]:
            continue
        for first in range(last, max(-1, last - _MOST_LINES), -1):
            if any(map(_is_furniture, lines[first:last])):
                break
            title = read_title("".join(lines[first : last + 1]))
            if title is not None:
                return _with_lines_above(title, lines, range(first, last + 1))
    return NO_TITLE, range(0)


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
