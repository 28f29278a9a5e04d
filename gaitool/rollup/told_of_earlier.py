"""What is told of the reports of earlier years: whose they are, and what was not used."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from gaitool.errors import UsageError
from gaitool.face import FACE
from gaitool.rollup.earlier_reports import EarlierReport, EarlierReports
from gaitool.rollup.last_year import LastYearMatched, Matched
from gaitool.rollup.records import FileRecord
from gaitool.text.first_of_many import first_and_others
from gaitool.text.folding import fold_label


def demand_earlier(reports: EarlierReports, collected: int | None) -> None:
    """Refuse folders that were mixed up: all that tell a year are of this one, or of a later."""
    years = Counter({year: len(reports.files(year)) for year in reports.years if year})
    if collected is None or not years or min(years) < collected:
        return
    (theirs, count), *_ = years.most_common(1)
    swapped = "；两处可能放反了" if theirs > collected else ""
    raise UsageError(
        f"{FACE.last_years}里是 {theirs} 年度的报告（{count} 份），没有更早的，"
        f"要汇总的却是 {collected} 年度{swapped}。什么都没有写；"
        f"请换成 {collected - 1} 年度的报告；要汇总别的年度的，{FACE.state_year}"
    )


def last_year_told(last: LastYearMatched, named: int) -> Iterator[str]:
    """Yield what was not used of last year's reports, and which units have none; so many named."""
    called = f"{last.year} 年度" if last.year else "上年"
    unusable = f"{called}的报告有 {{}} 份读不了，这些单位照样核对，只是不与上年比"
    yield from _words(unusable, _files(last.unusable), named)
    others = f"{FACE.last_years}里有 {{}} 份不是 {called}的，没有与上年比"
    yield from _words(others, _files(last.of_other_years), named)
    yield from _doubled(last.reports.values(), called, named)
    renamed = [_renamed(one) for one in last.matched if one.is_renamed]
    yield from _words("{} 个单位的名称与上年不同，按名单认作同一个单位", renamed, named)
    merged = [_merged(one.report) for one in last.matched if one.is_merged]
    words = (
        f"{{}} 个单位 {called}是几个旧单位，汇总数与它们的和比，"
        "各单位的报告没有逐格与上年比（没有一份合在一起的）"
    )
    yield from _words(words, merged, named)
    pieces = [f"与 {called}报告对上的 {len(last.matched)} 个单位"]
    if last.new:
        new = [_perhaps(unit, last.perhaps) for unit in last.new]
        pieces.append(f"没有上年报告的 {len(new)} 个：{first_and_others(new, named)}")
    if last.gone:
        gone = first_and_others(last.gone, named)
        pieces.append(f"上年有、本年没有的 {len(last.gone)} 个：{gone}")
    yield f"{'；'.join(pieces)}。"


def since_told(
    since: EarlierReports, year: int | None, before: Set[str], named: int
) -> Iterator[str]:
    """Yield likewise of the files of the trend; ``before`` are those told of already."""
    unusable = [record for record in since.unusable if record.file not in before]
    words = "以前年度的报告有 {} 份读不了，趋势里没有它们"
    yield from _words(words, _files(unusable), named)
    words = "以前年度的报告里有 {} 份没写年度，没有算进趋势"
    yield from _words(words, since.files(None), named)
    later = [one for one in since.years if one is not None and year and one >= year]
    late = [file for one in sorted(later) for file in since.files(one)]
    words = f"以前年度的文件夹里有 {{}} 份不是 {year} 年以前的，没有算进趋势"
    yield from _words(words, late, named)
    for one in sorted(one for one in since.years if one is not None and one not in later):
        reports = [r for r in since.years[one].values() if before.isdisjoint(r.files)]
        yield from _doubled(reports, f"{one} 年度", named)
        merged = [_merged(report) for report in reports if len(report.records) > 1]
        yield from _words(f"{{}} 个单位 {one} 年度是几个旧单位，数加在一起", merged, named)


def _doubled(reports: Collection[EarlierReport], called: str, named: int) -> Iterator[str]:
    doubled = [f"{one.unit}（{'、'.join(one.files)}）" for one in reports if one.others]
    yield from _words(f"{{}} 个单位的 {called}报告有几份，各用一份", doubled, named)
    several = [one.unit for one in reports if one.others and _have_several_names(one)]
    words = (
        "{} 个单位的这几份封面名称不同；是几个单位合并的，"
        "把旧名写进名单的“旧名”（不是“简称”）一列，就加在一起"
    )
    yield from _words(words, several, named)


def _have_several_names(report: EarlierReport) -> bool:
    records = (*report.records, *report.others)
    return len({fold_label(one.agency) for one in records if one.agency}) > len(report.records)


def _renamed(one: Matched) -> str:
    return f"{one.agency}（上年是{one.report.agency}）"


def _merged(report: EarlierReport) -> str:
    return f"{report.unit}（{'、'.join(one.agency or one.file for one in report.records)}）"


def _perhaps(unit: str, perhaps: Mapping[str, str]) -> str:
    return f"{unit}（是不是上年的“{perhaps[unit]}”？）" if unit in perhaps else unit


def _files(records: Iterable[FileRecord]) -> list[str]:
    return [record.file for record in records]


def _words(words: str, names: Sequence[str], named: int) -> Iterator[str]:
    if names:
        yield f"{words.format(len(names))}：{first_and_others(names, named)}。"
