"""G808: the period that the figures are about."""

from collections.abc import Iterator

from gaitool.filled_report import PREAMBLE, FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.layout import Place
from gaitool.rules.rule import CannotCheck, Violation, found_cover, practice, rule
from gaitool.rules.texts import Said, found_words, report_year, said
from gaitool.text.patterns import pattern
from gaitool.text.periods import Period, periods, unreadable_period

# The preamble speaks of no other period than 统计期限; later texts tell when a campaign ran, so
# that there a period must be called by its name.
_STATES_A_PERIOD = r"统计|数据|期限|时限|时段|报告期|时间|起止|报告"
_STATES_THE_PERIOD = r"统计(?:期限|时限|时段|周期|区间|时间)|报告期|数据(?:期限|时限)"
_SPEAKS_OF_A_PERIOD = rf"{_STATES_THE_PERIOD}|统计|期限|时限|数据"


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
    year = report_year(report)
    stated = [(item, period) for item in said(report) for period in _periods(item)]
    if not stated:
        yield from _without_period(report, year)
    for item, period in stated:
        if fault := _fault(period, year):
            yield Violation(
                cells=(found_words(report, item.text, period.words), found_cover(report, "year")),
                message=f"统计期限写的是“{period.words}”，{fault}。",
                expected=f"{year}年1月1日至{year}年12月31日",
                actual=period.words,
                hint=f"改成“{year}年1月1日至{year}年12月31日”。",
                quote=item.sentence.quote,
            )


def _without_period(report: FilledReport, year: int) -> Iterator[Violation]:
    expected = f"{year}年1月1日至{year}年12月31日"
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
    if any(_fault(period, year) is None for period in of_year):
        return
    if report.headings is None or any(map(_speaks_of_the_period, said(report))):
        raise CannotCheck("引言里没有写统计期限")
    if report.late_start:
        raise CannotCheck("原文没有从头开始，引言没有看到")
    yield Violation(
        cells=(FoundCell("", Place(PREAMBLE), PREAMBLE, ""), found_cover(report, "year")),
        message="公布的报告没有写统计期限。",
        expected=expected,
        hint=f"在引言里写明“所列数据的统计期限自{year}年1月1日起至{year}年12月31日止”。",
        severity=Severity.WARNING,
    )


def _speaks_of_the_period(item: Said) -> bool:
    words = _SPEAKS_OF_A_PERIOD if item.text.is_preamble else _STATES_THE_PERIOD
    return bool(pattern(words).search(item.sentence.text))


def _periods(item: Said) -> Iterator[Period]:
    words = _STATES_A_PERIOD if item.text.is_preamble else _STATES_THE_PERIOD
    if pattern(words).search(item.sentence.text):
        yield from periods(item.sentence.text)


def _fault(period: Period, year: int) -> str | None:
    first, last = period.first, period.last
    for day in (first, last):
        if not day.exists:
            return f"没有{day.month}月{day.day}日这一天"
        if day.year not in (None, year):
            return f"报告年度是 {year} 年"
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return None if whole else "应当从1月1日到12月31日"
