"""Who reports, for which year and when: out of the sign-off, the period and lines of names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gaitool.prose.self_references import is_full_name
from gaitool.text.compatible import compatible
from gaitool.text.numerals import read_numeral
from gaitool.text.periods import PERIOD_NAME, periods
from gaitool.text.written_dates import iso_date

_LONGEST_LINE = 80
_LONGEST_NAME = 40
_MOST_LINES_OF_A_NAME = 3
CHINESE_YEAR = "[二2][〇○Ｏ零0][〇○Ｏ零一二三四五六七八九]{2}"
"""For the 0 of a year the number, the circle, a full-width O and the numeral are all in use."""

_CHINESE_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_YEAR = r"(20\d\d)"
_PERIOD = re.compile(rf"{_YEAR}年1月1日(?:起|至|到|-|—)")
_NAMED_PERIOD = re.compile(rf"{PERIOD_NAME}[^。;]{{4,60}}")
_WAYS = ("政府信息公开", "主动公开", "依申请公开")
_REPORTER = re.compile(r"\s{0,20}(?:填报单位|填表单位|报告单位|单位名称|机关名称)\s*[：:]\s*(\S.*)")
_DAY = r"(?:20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2})"
_SIGNED = re.compile(rf"^(.{{0,{_LONGEST_NAME}}}?)[,:]?({_DAY})$")
_CHINESE_DAY = re.compile(
    rf"({CHINESE_YEAR})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_ORGAN = re.compile(
    r"(?:政府|办公室|办公厅|办事处|局|委员会|委|厅|部|院|署|中心|管委会|街道|乡|镇|处|队|所|站|会|办|行|公司|学校|海关"
    r"|(?:开发|度假|示范|产业|保税)区|(?:科技|高科|产业|工业|高新|示范|软件|物流)园)$"
)


@dataclass(frozen=True, slots=True)
class PrintedSignOff:
    """Agency and date under the text, and how many of the last paragraphs end with them.

    ``own`` of these, the first, are agency and date; what follows stands below the sign-off.
    """

    agency: str
    date: str
    paragraphs: int
    own: int


NO_SIGN_OFF = PrintedSignOff("", "", 0, 0)


def folded(text: str) -> str:
    """Return a line in NFKC without white space and unreadable bytes, dates in digits."""
    bare = "".join(compatible(text).replace("\ufffd", "").split())
    return _CHINESE_DAY.sub(_arabic_day, bare)


def year_in_digits(written: str) -> str:
    """Return a year as of CHINESE_YEAR in digits."""
    return written.translate(_CHINESE_DIGITS)


def _arabic_day(match: re.Match[str]) -> str:
    """Return a day in digits; as it was where its numerals are none (十十月)."""
    month, day = read_numeral(match[2]), read_numeral(match[3])
    if month is None or day is None:
        return match[0]
    return f"{year_in_digits(match[1])}年{month.number}月{day.number}日"


def bare_name(text: str) -> str:
    """Return a name without the marks that stand around it in a line."""
    return text.strip("的,:—-·|_").replace("(", "（").replace(")", "）")


def is_name(text: str) -> bool:
    """Whether a line may be the name of an organ: short, without the marks of a sentence."""
    line = folded(text) if len(text) <= 3 * _LONGEST_NAME else ""
    return (
        2 <= len(line) <= _LONGEST_NAME
        and bool(_ORGAN.search(line))
        and not re.search(r"[,。;:?!、>|/]|报告$|网站$|门户", line)
    )


def named_agency(text: str) -> str:
    """Return the organ that a line such as 填报单位：… names; empty for any other line."""
    match = _REPORTER.match(text) if len(text) < 2 * _LONGEST_LINE else None
    return match[1].strip() if match else ""


def period_year(text: str) -> str:
    """Return the year of the period that a text states; one of part of a year has to be named."""
    line = folded(text)
    if match := _PERIOD.search(line):
        return match[1]
    named = (one for match in _NAMED_PERIOD.finditer(line) for one in periods(match[0]))
    years = {day.year for one in named for day in (one.first, one.last)}
    year = years.pop() if len(years) == 1 else None
    return str(year) if year else ""


def reports_a_year(text: str) -> bool:
    """Whether a text without title and headings plainly reports on the work of a year.

    It names the period that its figures are about, and tells of both ways of making public.
    """
    line = folded(text)
    is_of_a_year = bool(_NAMED_PERIOD.search(line)) and bool(period_year(text))
    return is_of_a_year and all(words in line for words in _WAYS)


def read_date(text: str) -> tuple[str, str] | None:
    """Read a line that ends in a date: the words before it, and the date in ISO form."""
    if len(text) > 3 * _LONGEST_NAME:
        return None
    match = _SIGNED.match(folded(text).strip("()"))
    date = iso_date(match[2]) if match else None
    return (bare_name(match[1]), date) if match and date else None


def read_sign_off(texts: Sequence[str], agency: str) -> PrintedSignOff:
    """Find agency and date at the end of a text, before what a page prints below it.

    A date with the organ beside or above it is preferred to one that stands alone.
    """
    alone = NO_SIGN_OFF
    for index in range(len(texts) - 1, -1, -1):
        signed = read_date(texts[index])
        if signed is None:
            continue
        name, date = signed
        if not name and (lines := _lines_of_name(texts[:index], agency)):
            signed_by = "".join(line.strip() for line in texts[index - lines : index])
            return PrintedSignOff(signed_by, date, len(texts) - index + lines, lines + 1)
        if name and _is_signature(name, agency):
            return PrintedSignOff(name, date, len(texts) - index, 1)
        if not name and alone is NO_SIGN_OFF:
            alone = PrintedSignOff("", date, len(texts) - index, 1)
    # Where nothing above tells the organ, a name in full that stands last is that of a sign-off.
    last = folded(texts[-1]) if texts else ""
    is_own = bool(agency) and last == folded(agency)
    if alone is NO_SIGN_OFF and (is_own or (not agency and is_full_name(last) and is_name(last))):
        return PrintedSignOff(texts[-1].strip(), "", 1, 1)
    return alone


def _lines_of_name(above: Sequence[str], agency: str) -> int:
    """Return how many of the last lines are the name of an organ; a long one takes several."""
    for lines in range(2, min(len(above), _MOST_LINES_OF_A_NAME) + 1):
        if agency and folded("".join(above[-lines:])) == folded(agency):
            return lines
    return int(bool(above) and _is_signature(above[-1], agency))


def _is_signature(text: str, agency: str) -> bool:
    return is_name(text) or (bool(agency) and folded(text) == folded(agency))
