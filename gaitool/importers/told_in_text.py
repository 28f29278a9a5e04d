"""Who reports on which year as the first sentences of a text tell it, where no title does."""

import re
from collections.abc import Iterable

from gaitool.importers.identity import folded, is_name
from gaitool.importers.titles import PrintedTitle, read_title

_FIRST = 800
"""Characters: what a text says of its organ it says in its first paragraphs."""
_BEGINS = (
    r"认真|严格|坚持|坚决|深入|深化|积极|高度|全面|紧紧|围绕|持续|不断|按照|根据|依据|依法"
    r"|始终|切实|扎实|进一步|充分|大力|贯彻"
)
_SUBJECT = re.compile(
    r"(?:^|(?<=[。;:])|(?<=[导持心助]下,))(?:(?P<year>20\d\d)年(?:度|以来|来)?,?)?"
    rf"(?P<name>[^,。;:\d]{{3,40}}?)(?:{_BEGINS})"
)
_OWN_TITLE = re.compile(r"《([^《》]{8,60}?报告)》")
_OF_THE_WORK = r"(?:的)?(?:政府|政务)?(?:信息|政务)公开(?:工作|情况|年度|的)"
_TOLD_YEAR = re.compile(
    r"(?:^|(?<=[。;:,]))(20\d\d)年(?:度|以来|来)?(?=[,我本全])"
    rf"|(?:[我本][\u4e00-\u9fff]{{1,3}}|现将)(20\d\d)年度?{_OF_THE_WORK}"
    r"|截[至止到](20\d\d)年12月31日"
)
_PRONOUN = re.compile(r"^(?:我|本|该|各|全|其|为|由|在|是|和)|[我本]")
_IN_BRACKETS = re.compile(r"\(.{1,20}\)$")


def told_in_text(paragraphs: Iterable[str]) -> PrintedTitle:
    """Return the organ that opens a sentence (2023年，某县水利局认真…), and the one year told.

    So does the report's own title in 《》. Where sentences tell of several years, none is.
    """
    text = _beginning(paragraphs)
    titles = [title for quoted in _OWN_TITLE.finditer(text) if (title := read_title(quoted[1]))]
    subjects = [match for match in _SUBJECT.finditer(text) if _is_organ(match["name"])]
    names = [*(title.agency for title in titles), *(match["name"] for match in subjects)]
    told = {match["year"] for match in subjects if match["year"]}
    # 公开了《某县水利局2022年…年度报告》 may speak of last year's.
    years = told or {title.year for title in titles if title.year} | {
        year for match in _TOLD_YEAR.finditer(text) for year in match.groups() if year
    }
    return PrintedTitle(next(filter(None, names), ""), years.pop() if len(years) == 1 else "")


def _beginning(paragraphs: Iterable[str]) -> str:
    # Each paragraph begins a sentence, whatever the mark at the end of the one before.
    return "。".join(map(folded, paragraphs))[:_FIRST]


def _is_organ(name: str) -> bool:
    return is_name(_IN_BRACKETS.sub("", name)) and not _PRONOUN.search(name)
