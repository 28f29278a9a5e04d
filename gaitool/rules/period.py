"""G808: the period that the figures are about."""

from collections.abc import Iterator

from gaitool.filled_report import PREAMBLE, FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.layout import Place
from gaitool.prose.coverage import folded_text
from gaitool.rules.rule import CannotCheck, Violation, found_cover, practice, rule
from gaitool.rules.texts import Said, found_words, report_year, said, texts
from gaitool.text.patterns import pattern
from gaitool.text.periods import Period, periods, unreadable_period

# The preamble speaks of no other period than 统计期限; later texts tell when a campaign ran, so
# that there a period must be called by its name.
# 统计 and 数据 are words of the names of organs too: 县统计局, 大数据中心.
_COUNTED = r"统计(?!局|调查|部门|机构|系统)|(?<!大)数据(?!局|资源|管理|发展|中心|治理)"
_STATES_A_PERIOD = rf"{_COUNTED}|期限|时限|时段|报告期|时间|起止|报告"
_STATES_THE_PERIOD = r"统计(?:期限|时限|时段|周期|区间|时间)|报告期|数据(?:期限|时限)"
_SPEAKS_OF_A_PERIOD = rf"{_STATES_THE_PERIOD}|{_COUNTED}|期限|时限"
# How a preamble speaks of the report, wherever it stands.
_OPENS = (
    r"(?:本|本年度|年度)报(?:告)?[^。]{0,60}(?:编[写制]|组成|构成)|编[写制][^。]{0,12}报告"
    r"|现(?:予以?|向社会)?公[布开]|报告[^。]{0,12}如下|方面[^。]{0,6}报告"
)
_ENDS_WITHOUT_DAY = r"月\d{1,2}(?:止|截止)$"
_NO_DAY = "最后少了“日”字"


@rule(
    "G808",
    Severity.ERROR,
    "统计期限是报告年度的1月1日至12月31日",
    practice("公布的报告在引言里写明统计期限，从1月1日到12月31日"),
)
def the_period_is_the_whole_year(report: FilledReport) -> Iterator[Violation]:
    """Read the period that the preamble (or another text, as 统计期限) states.

    One that is written but cannot be read is wrong; a published report that states none is asked.
    """
    stated = [(item, period) for item in said(report) for period in _periods(item)]
    if not stated:
        if report.headings is None:
            report_year(report)
        yield from _without_period(report)
        return
    year = report_year(report)
    for item, period in stated:
        if fault := _fault(period, year):
            yield Violation(
                cells=(found_words(report, item.text, period.words), found_cover(report, "year")),
                message=f"统计期限写的是“{period.words}”，{fault}。",
                expected=_whole_year(year),
                actual=period.words,
                hint=f"改成“{_whole_year(year)}”。",
                quote=item.sentence.quote,
                severity=Severity.WARNING if fault == _NO_DAY else None,
            )


def _without_period(report: FilledReport) -> Iterator[Violation]:
    expected = _whole_year(report.cover.known_year)
    for item in said(report):
        if _speaks_of_the_period(item) and (words := unreadable_period(item.sentence.text)):
            yield Violation(
                cells=(found_words(report, item.text, words), found_cover(report, "year")),
                message=f"统计期限写的是“{words}”，读不出从哪一天到哪一天。",
                expected=expected,
                actual=words,
                hint=f"改成“{expected}”。",
                quote=item.sentence.quote,
            )
            return
    of_year = (period for item in said(report) for period in periods(item.sentence.text))
    # 报告本局2023年1月1日至12月31日的做法 states it too, though not by its name.
    faults = (_fault(one, report.cover.known_year or one.first.year) for one in of_year)
    if any(fault in (None, _NO_DAY) for fault in faults):
        return
    if report.headings is None or any(map(_speaks_of_the_period, said(report))):
        raise CannotCheck("引言里没有写统计期限")
    yield _states_none(report, expected)


def _states_none(report: FilledReport, expected: str) -> Violation:
    """Return the violation of a published report without a period, or without its head."""
    late = None if _is_opened(report) else report.late_start
    if late and late.parts:
        raise CannotCheck("原文没有从头开始，引言没有看到")
    state = f"写明“所列数据的统计期限为{expected}”"
    # Whether the office wrote none, or whoever copied left it out, nobody can tell.
    lost = f"原文从{late.place}开始，没有标题和引言：统计期限没有看到。" if late else ""
    copied = f"像是开头没有复制全：找到全文再核对一次。原文本来没有引言的，补上并{state}。"
    return Violation(
        cells=(FoundCell("", Place(PREAMBLE), PREAMBLE, ""), found_cover(report, "year")),
        message=lost or "公布的报告没有写统计期限。",
        expected=expected,
        hint=copied if late else f"在引言里{state}。",
        severity=Severity.WARNING,
    )


def _is_opened(report: FilledReport) -> bool:
    """Whether the first text says what a preamble does, below the heading of part one too."""
    first = next(iter(texts(report)), None)
    return first is not None and bool(pattern(_OPENS).search(folded_text(first.entry.body)))


def _whole_year(year: int | None) -> str:
    return f"{year}年1月1日至{year}年12月31日" if year else "报告年度的1月1日至12月31日"


def _speaks_of_the_period(item: Said) -> bool:
    words = _SPEAKS_OF_A_PERIOD if item.text.is_preamble else _STATES_THE_PERIOD
    return bool(pattern(words).search(item.sentence.text))


def _periods(item: Said) -> Iterator[Period]:
    words = _STATES_A_PERIOD if item.text.is_preamble else _STATES_THE_PERIOD
    if pattern(words).search(item.sentence.text):
        yield from periods(item.sentence.text)


def _fault(period: Period, year: int | None) -> str | None:
    first, last = period.first, period.last
    for day in (first, last):
        if not day.exists:
            return f"没有{day.month}月{day.day}日这一天"
        if day.year not in (None, year):
            return f"报告年度是 {year} 年"
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return "应当从1月1日到12月31日"
    return _NO_DAY if pattern(_ENDS_WITHOUT_DAY).search(period.words) else None
