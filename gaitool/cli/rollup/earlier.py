"""``rollup --previous`` and ``--since``: finds the files of earlier years, tells of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from gaitool.checking.sources import PUBLISHED_ENDINGS, read_report
from gaitool.cli.streams import most_named, tell
from gaitool.errors import UnusableFile, UsageError
from gaitool.office_files.file_identity import identity_of
from gaitool.rollup.earlier_reports import EarlierReport, EarlierReports, earlier_reports
from gaitool.rollup.found_files import WhyLeftOut, found_files
from gaitool.rollup.last_year import LastYearMatched, Matched, match_last_year
from gaitool.rollup.records import FileRecord, Role
from gaitool.rollup.roster_names import RosterNames
from gaitool.rollup.store import Store
from gaitool.rollup.summed_units import own_reports
from gaitool.rollup.unit_lines import most_common_year
from gaitool.text.first_of_many import first_and_others

READING: Mapping[Role, str] = MappingProxyType(
    {
        Role.LAST_YEAR: "正在读上年的报告",
        Role.SINCE: "正在读以前各年的报告",
        Role.THIS_YEAR: "正在看是哪个单位的",
    }
)
"""What is said beside the bar while the files of a role are read."""

_MAY_BE_READ = frozenset([*PUBLISHED_ENDINGS, ".json"])
_NONE_FOUND = "{}：没有找到{}的报告（工作簿，或公布的网页、Word 文件）。请检查文件夹。"


@dataclass(frozen=True, slots=True)
class EarlierFiles:
    """The files that may be reports of last year, and of all years of the trend."""

    previous: tuple[Path, ...] = ()
    since: tuple[Path, ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """All of them."""
        return (*self.previous, *self.since)


@dataclass(frozen=True, slots=True)
class EarlierPlaces:
    """The folders that the options name."""

    previous: Path | None
    since: tuple[Path, ...]

    def folders_apart(self, places: Iterable[Path]) -> list[Path]:
        """Return those in which nothing of this year is collected, should they lie among it.

        A folder that is this year's as well is none of them: the year of each report decides.
        """
        own = {identity_of(place) for place in places}
        named = [*self.since, *([self.previous] if self.previous else [])]
        return [one for one in named if identity_of(one) not in own]

    def files(self, others: Sequence[Path]) -> EarlierFiles:
        """Return what lies in the folders, but for what is collected or written by this run.

        Last year's reports are part of the trend too. Raises UsageError for a folder without any,
        and for a file that is no report.
        """
        if self.previous:
            _demand_reports(self.previous, "--previous", "上年")
        for place in self.since:
            _demand_reports(place, "--since", "以前各年")
        previous = tuple(_found([self.previous], others, "上年")) if self.previous else ()
        since: list[Path] = []
        if self.since:
            of_last_year = [self.previous] if self.previous else []
            since = list(_found([*self.since, *of_last_year], others, "以前各年"))
        return EarlierFiles(previous, tuple(since))


@dataclass(frozen=True, slots=True)
class EarlierTerms:
    """By what the reports of earlier years are told apart; ``body`` as for the roll-up."""

    files: EarlierFiles
    body: str
    roster: RosterNames | None


def told_last_year(store: Store, terms: EarlierTerms, year: int | None) -> LastYearMatched:
    """Return each unit's report of last year, and tell which has none and what was not read.

    ``year`` is the year collected, where the user names it; else it is that of most files.
    Raises UsageError where last year's reports are none of an earlier year.
    """
    reports = _reports(store, Role.LAST_YEAR, terms)
    this_year = list(store.beside(Role.THIS_YEAR))
    collected = year or most_common_year(this_year)
    _demand_earlier(reports, collected)
    last = match_last_year(this_year, reports, collected, terms.roster)
    _tell_last_year(last)
    return last


def _demand_earlier(reports: EarlierReports, collected: int | None) -> None:
    """Refuse folders that were mixed up: all that tell a year are of this one, or of a later."""
    years = Counter({year: len(units) for year, units in reports.years.items() if year})
    if collected is None or not years or min(years) < collected:
        return
    (theirs, count), *_ = years.most_common(1)
    swapped = "；两个文件夹可能写反了" if theirs > collected else ""
    raise UsageError(
        f"--previous 的文件夹里是 {theirs} 年度的报告（{count} 份），没有更早的，"
        f"要汇总的却是 {collected} 年度{swapped}。什么都没有写；"
        f"请在 --previous 后面写 {collected - 1} 年度的文件夹，要汇总别的年度的加 --year。"
    )


def told_since(store: Store, terms: EarlierTerms, year: int | None) -> EarlierReports:
    """Return the reports of the years before the one that is collected, and tell likewise."""
    since = _reports(store, Role.SINCE, terms)
    _tell_since(since, year, told=frozenset(map(str, terms.files.previous)))
    return since


def _demand_reports(place: Path, option: str, which: str) -> None:
    """Refuse a file that is no report: what is wanted is a folder of them."""
    if not place.is_file():
        return
    try:
        read_report(place)
    except UnusableFile as error:
        wanted = f"{option} 要的是各单位{which}的报告所在的文件夹"
        raise UsageError(f"{place}：读不出年度报告；{wanted}。") from error


def _found(places: Sequence[Path], others: Sequence[Path], which: str) -> Iterator[Path]:
    """Yield workbooks, data and published documents; locks and hidden files are not told again."""
    found = found_files(places, others)
    documents = (
        one.path
        for one in found.left_out
        if one.cause in {WhyLeftOut.DOCUMENT, WhyLeftOut.OTHER}
        and one.path.suffix.lower() in _MAY_BE_READ
    )
    files = (*found.workbooks, *documents)
    if not files:
        raise UsageError(_NONE_FOUND.format("、".join(map(str, places)), which))
    yield from files


def _reports(store: Store, role: Role, terms: EarlierTerms) -> EarlierReports:
    """Return the reports of units, without those that sum them or are the body's own."""
    records = list(store.beside(role))
    own = {record.place for record in own_reports(records, terms.body, terms.roster)}
    return earlier_reports((one for one in records if one.place not in own), terms.roster)


def _tell_last_year(last: LastYearMatched) -> None:
    called = f"{last.year} 年度" if last.year else "上年"
    _tell_unusable(last.unusable, f"{called}的报告", "这些单位照样核对，只是不与上年比")
    if others := last.of_other_years:
        what = f"{called}的文件夹里有 {{}} 份不是这一年度的，没有与上年比"
        _tell(what, _files(others))
    _tell_doubled(last.reports.values(), called)
    renamed = [_renamed(one) for one in last.matched if one.is_renamed]
    _tell("{} 个单位的名称与上年不同，按名单认作同一个单位", renamed)
    pieces = [f"与 {called}报告对上的 {len(last.matched)} 个单位"]
    if last.new:
        new = [_perhaps(unit, last.perhaps) for unit in last.new]
        pieces.append(f"没有上年报告的 {len(new)} 个：{first_and_others(new, most_named())}")
    if last.gone:
        gone = first_and_others(last.gone, most_named())
        pieces.append(f"上年有、本年没有的 {len(last.gone)} 个：{gone}")
    tell(f"{'；'.join(pieces)}。")


def _tell_since(since: EarlierReports, year: int | None, told: Set[str]) -> None:
    """Tell of the files of the trend; ``told`` are those of last year, told of before."""
    unusable = [record for record in since.unusable if record.file not in told]
    _tell_unusable(unusable, "以前年度的报告", "趋势里没有它们")
    _tell("以前年度的报告里有 {} 份没写年度，没有算进趋势", since.files(None))
    later = [one for one in since.years if one is not None and year and one >= year]
    late = [file for one in sorted(later) for file in since.files(one)]
    _tell(f"以前年度的文件夹里有 {{}} 份不是 {year} 年以前的，没有算进趋势", late)
    for one in sorted(one for one in since.years if one is not None and one not in later):
        reports = since.years[one].values()
        _tell_doubled((r for r in reports if r.record.file not in told), f"{one} 年度")


def _tell_unusable(unusable: Sequence[FileRecord], called: str, effect: str) -> None:
    _tell(f"{called}有 {{}} 份读不了，{effect}", _files(unusable))


def _tell_doubled(reports: Iterable[EarlierReport], called: str) -> None:
    doubled = [f"{one.unit}（{one.record.file}）" for one in reports if one.others]
    _tell(f"{{}} 个单位的 {called}报告有几份，各用一份", doubled)


def _renamed(one: Matched) -> str:
    return f"{one.agency}（上年是{one.report.record.agency}）"


def _perhaps(unit: str, perhaps: Mapping[str, str]) -> str:
    return f"{unit}（是不是上年的“{perhaps[unit]}”？）" if unit in perhaps else unit


def _files(records: Iterable[FileRecord]) -> list[str]:
    return [record.file for record in records]


def _tell(words: str, names: Sequence[str]) -> None:
    if names:
        tell(f"{words.format(len(names))}：{first_and_others(names, most_named())}。")
