"""G808: the period that the figures are about."""

from collections.abc import Iterator
from functools import partial

from gaitool.filled_report import PREAMBLE, FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.layout import Place
from gaitool.prose.coverage import folded_text
from gaitool.record import Value
from gaitool.rules.rule import CannotCheck, Violation, found_cover, practice, rule
from gaitool.rules.texts import Said, found_words, report_year, said, texts
from gaitool.text.garbled_periods import GarbledPeriod, garbled_periods
from gaitool.text.patterns import pattern
from gaitool.text.periods import COUNTED, Period, names_the_period, periods

# The preamble speaks of no other period than 统计期限; later texts tell when a campaign ran, so
# that there a period must be called by its name.
_STATES_A_PERIOD = rf"{COUNTED}|期限|时限|时段|报告期|时间|起止|报告"
# What may stand between 数据 and its period: 数据统计口径为, 数据均自.
_COUNTED_FROM = (
    rf"{COUNTED}(?:统计|数据|的|[期时]限|时[段间]|期间|范围|口径|起止|日期|采集|汇总|所属"
    r"|[均都系为是从自指：:（(，]){0,8}$"
)
_BESIDE = 20
# How a preamble speaks of the report, wherever it stands.
_OPENS = (
    r"(?:本|本年度|年度)报(?:告)?[^。]{0,60}(?:编[写制]|组成|构成)|编[写制][^。]{0,12}报告"
    r"|现(?:予以?|向社会)?公[布开]|报告[^。]{0,12}如下|方面[^。]{0,6}报告"
)
_WITHOUT_DAY = r"月\d{1,2}(?![\d日号])"
_NO_DAY = "少了“日”字"
_GARBLED = "缺了字或者错了字，没有写清从哪一天到哪一天"
_FIRST, _LAST = (1, 1), (12, 31)


class _Seen(Value):
    """Every sentence of a report, and the two at which its source begins and breaks off."""

    every: list[Said]
    begun: Said | None
    torn: Said | None

    @classmethod
    def of(cls, report: FilledReport) -> "_Seen":
        """Return what was seen of a report."""
        every = list(said(report))
        is_torn = report.broken_off is not None and report.broken_off.is_torn
        first, last = (every[0], every[-1]) if every else (None, None)
        return cls(every, first if report.late_start else None, last if is_torn else None)

    def is_at_a_cut(self, item: Said, words: str) -> bool:
        """Whether words stand where the source breaks off, or begins within a sentence."""
        text = item.sentence.text
        return (item is self.torn and text.endswith(words)) or (
            item is self.begun and text.startswith(words)
        )


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
    seen = _Seen.of(report)
    stated = [
        (item, period)
        for item in seen.every
        for period in _periods(item)
        if not seen.is_at_a_cut(item, period.words)
    ]
    if not stated:
        if report.headings is None:
            report_year(report)
        yield from _without_period(report, seen)
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


def _without_period(report: FilledReport, seen: _Seen) -> Iterator[Violation]:
    expected = _whole_year(report.cover.known_year)
    for item in seen.every:
        for garbled in filter(partial(_is_the_period, item), garbled_periods(item.sentence.text)):
            if seen.is_at_a_cut(item, garbled.words):
                raise CannotCheck(f"原文在“{garbled.words}”这里断了，统计期限没有看全")
            yield Violation(
                cells=(found_words(report, item.text, garbled.words), found_cover(report, "year")),
                message=f"统计期限写的是“{garbled.words}”，{_GARBLED}。",
                expected=expected,
                actual=garbled.words,
                hint=f"改成“{expected}”。",
                quote=item.sentence.quote,
            )
            return
    of_year = (period for item in seen.every for period in periods(item.sentence.text))
    # 报告本局2023年1月1日至12月31日的做法 states it too, though not by its name.
    faults = (_fault(one, report.cover.known_year or one.first.year) for one in of_year)
    if any(fault in (None, _NO_DAY) for fault in faults):
        return
    if any(names_the_period(item.sentence.text) for item in seen.every):
        raise CannotCheck("说到了统计期限，但认不出从哪一天到哪一天")
    if report.headings is None or any(map(_may_state_it, seen.every)):
        raise CannotCheck("引言里没有写统计期限")
    yield _states_none(report, expected)


def _states_none(report: FilledReport, expected: str) -> Violation:
    """Return the violation of a published report without a period, or without its head."""
    late = None if _is_opened(report) else report.late_start
    if late and late.parts:
        raise CannotCheck("原文没有从头开始，引言没有看到")
    state = f"写明“所列数据的统计期限为{expected}”"
    # Whether the office wrote none, or whoever copied left it out, nobody can tell.
    before = "没有标题和引言" if late and late.is_at_heading else "前面的没有看到"
    lost = f"原文从{late.place}开始，{before}：统计期限没有看到。" if late else ""
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


def _may_state_it(item: Said) -> bool:
    words = rf"{COUNTED}|期限|时限"
    return item.text.is_preamble and bool(pattern(words).search(item.sentence.text))


def _is_the_period(item: Said, garbled: GarbledPeriod) -> bool:
    """Whether garbled words are meant for the period: by what they say, or what stands before."""
    return garbled.is_of_a_year or names_the_period(_words_before(item, garbled.start))


def _words_before(item: Said, start: int) -> str:
    """Return what stands before a place in a sentence, in the same clause."""
    beside = item.sentence.text[max(0, start - _BESIDE) : start]
    # Sign by sign: a pattern would take longer to compile than all that is ever looked through.
    ended = beside.removesuffix("，")
    while ended and ended[-1] not in "，。；" and not ended[-1].isdecimal():
        ended = ended[:-1]
    return beside[len(ended) :]


def _periods(item: Said) -> list[Period]:
    """Return the periods of a sentence that are meant for 统计期限."""
    text = item.sentence.text
    every = list(periods(text))
    if names_the_period(text):
        # 统计期限为…，公示期为…: beside one that has the name the others are something else.
        return [one for one in every if names_the_period(_words_before(item, one.start))] or every
    return [one for one in every if item.text.is_preamble and _is_meant(item, one)]


def _is_meant(item: Said, one: Period) -> bool:
    """Whether a period of the preamble that has no name is meant: others go on until some day."""
    text = item.sentence.text
    if pattern(_COUNTED_FROM).search(_words_before(item, one.start)):
        return True
    is_counted = one.last[1:] == _LAST and pattern(COUNTED).search(text)
    return bool(is_counted or (one.first[1:] == _FIRST and pattern(_STATES_A_PERIOD).search(text)))


def _fault(period: Period, year: int | None) -> str | None:
    first, last = period.first, period.last
    for day in (first, last):
        if not 1 <= day.month <= _LAST[0]:
            return f"没有{day.month}月"
        if not day.exists:
            return f"没有{day.month}月{day.day}日这一天"
        if day.year not in (None, year):
            return f"报告年度是 {year} 年"
    if (first[1:], last[1:]) != (_FIRST, _LAST):
        return "应当从1月1日到12月31日"
    return _NO_DAY if pattern(_WITHOUT_DAY).search(period.words) else None
