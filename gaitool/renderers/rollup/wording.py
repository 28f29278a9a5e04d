"""The words in which a roll-up is told: how units stand, what is counted, what was left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from gaitool.collection import UNIT_KEYS, Collection, Overview, Standing, UnitLine, Units
from gaitool.findings import Finding, Severity
from gaitool.form import Form
from gaitool.renderers.findings.wording import SEVERITY_WORDS
from gaitool.rules.thresholds import COPIED_TEXT
from gaitool.text.first_of_many import first_of_many
from gaitool.text.shortening import shortened

_TITLE = "政府信息公开工作年度报告汇总"
BETWEEN_UNITS = "（单位之间）"
"""Stands for the unit where a finding is about several of them."""

BETWEEN_HEADING, _ALIKE_HEADING = "单位之间的问题", "几个单位有同样的问题"
_MOST_NAMED = 10
_MOST_OF_A_PROBLEM = 60
_THE_UNIT = "本单位"
YES, NO = "是", "否"
_COUNTED_THINGS = "一两三四五六七八九十"
"""The numbers before a measure word, where 2 is 两 and not 二."""

STANDING_WORDS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.PASSED: "通过",
        Standing.FAILED: "不通过",
        Standing.UNUSABLE: "读不了",
        Standing.MISSING: "未报",
        Standing.DUPLICATE: "重复",
    }
)
_MEANINGS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.PASSED: "没有“错误”；有“核实”的也在内，要改或说明",
        Standing.FAILED: "有“错误”或不是本年度的，要退回修改",
        Standing.UNUSABLE: "文件打不开、有密码或不是填报表，要重新报送",
        Standing.MISSING: "名单上有，没有找到文件",
        Standing.DUPLICATE: "同一单位另有的文件，没有采用，不是另一个单位",
    }
)
_HANDED_IN = (Standing.PASSED, Standing.FAILED, Standing.UNUSABLE)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A line of 总览: what is counted, how many, and what that means."""

    name: str
    number: int
    meaning: str


def title_of(units: Units) -> str:
    """Return what a roll-up is called; the year stands before it where one is known."""
    return f"{units.year}年度{_TITLE}" if units.year else _TITLE


def table_count(form: Form) -> str:
    """Return how many tables an edition has, up to the measure word: 三张."""
    number = len(form.tables)
    is_spelt = 0 < number <= len(_COUNTED_THINGS)
    return f"{_COUNTED_THINGS[number - 1]}张" if is_spelt else f" {number} 张"


def unit_of(finding: Finding) -> str:
    """Return the unit that a finding between units is about, or the first of them and how many."""
    units = units_of(finding)
    return units[0] if len(units) == 1 else f"{units[0]}等 {len(units)} 个单位"


def units_of(finding: Finding) -> tuple[str, ...]:
    """Return all units that a finding between units is about; that it is about several, if none."""
    suspects = finding.cells[: finding.suspects]
    units = tuple(cell.label for cell in suspects if cell.key.startswith(UNIT_KEYS))
    return units or (BETWEEN_UNITS,)


def handed_in(overview: Overview) -> int:
    """Return how many units have handed in a file, readable or not; of the roster, if any."""
    if overview.expected is not None:
        return overview.expected - overview.standings[Standing.MISSING]
    return sum(overview.standings[standing] for standing in _HANDED_IN)


def unit_counts(overview: Overview) -> Iterator[CountLine]:
    """Yield 应报 (where there is a roster), 已报, and the units by how they stand."""
    if overview.expected is not None:
        yield CountLine("应报", overview.expected, "名单上的单位")
    known = "单位" if overview.expected is None else "名单上的单位"
    yield CountLine("已报", handed_in(overview), f"交来文件的{known}，读不了的也算")
    if overview.expected is not None and overview.off_roster:
        yield CountLine("名单外", overview.off_roster, "名单上没有的单位或文件")
        every = overview.expected + overview.off_roster
        yield CountLine("共计", every, "通过、不通过、读不了、未报相加")
    yield from standing_counts(overview)


def standing_counts(overview: Overview) -> Iterator[CountLine]:
    """Yield the number of lines for each way to stand."""
    for standing, word in STANDING_WORDS.items():
        yield CountLine(word, overview.standings[standing], _MEANINGS[standing])


def zero_counts(overview: Overview) -> Iterator[CountLine]:
    """Yield how many reports have no application at all, and of how many that is in doubt."""
    if overview.all_zero:
        yield CountLine("表三全为零", overview.all_zero, "表三每一格都是 0 的报告")
    if overview.zero_doubted:
        yield CountLine(
            "全零有疑问",
            overview.zero_doubted,
            "表三全为 0，别的数却说明有过申请（G308）",
        )


def is_told_at_units(finding: Finding) -> bool:
    """Whether a finding stands both between units and among those of each unit's own file.

    Each of a group with one text is told of it at its own text, and counted there: lists of all
    findings have a row for each of them, and none for the group, which is told as one besides.
    """
    return finding.rule == COPIED_TEXT


def counted_between(collection: Collection) -> tuple[Finding, ...]:
    """Return the findings between units that are not told at the units."""
    return tuple(one for one in collection.own_findings if not is_told_at_units(one))


def overview_words(collection: Collection) -> str:
    """Return all counts in one line: 应报 60 · 已报 57 · … · 错误 3 条（单位之间 1）· …."""
    overview = collection.overview
    counts = (*unit_counts(overview), *zero_counts(overview))
    units = (f"{count.name} {count.number}" for count in counts)
    between = Counter(finding.severity for finding in counted_between(collection))
    local = {Severity.NOTICE: _asked_locally(collection)}
    findings = (
        f"{word} {overview.findings[severity] + between[severity]} 条"
        + (f"（单位之间 {between[severity]}）" if between[severity] else "")
        + (f"（地方口径要核实的 {local[severity]}）" if local.get(severity) else "")
        for severity, word in SEVERITY_WORDS.items()
    )
    explained = [f"已说明 {overview.explained} 条"] if overview.explained else []
    return " · ".join((*units, *findings, *explained))


def _asked_locally(collection: Collection) -> int:
    """Return how many notices have to be answered: what a county asks, and no law."""
    lines = (one for one in collection.lines() if one.standing is not Standing.DUPLICATE)
    return sum(map(_local_of, lines))


def _local_of(line: UnitLine) -> int:
    return max(0, line.to_answer - line.warnings)


def to_answer_words(line: UnitLine) -> str:
    """Say how much a unit has to answer, in the words of the counts: 3 条要核实."""
    local = _local_of(line)
    more = f"，其中地方口径的 {local} 条计在“{SEVERITY_WORDS[Severity.NOTICE]}”里" if local else ""
    return f"{line.to_answer} 条要核实{more}"


def summary(units: Units, counts: str) -> str:
    """Say of which year the counts are, and how many units make up the sums."""
    counted = sum(line.counted for line in units.lines())
    return f"{units.year or '未知'} 年度：{counts}。计入汇总 {counted} 个单位。"


def alike_heading(number: int) -> str:
    """Return the heading of what several units have, with how many kinds of findings it is."""
    return f"{_ALIKE_HEADING} {number} 种"


def finding_counts(collection: Collection) -> Iterator[CountLine]:
    """Yield the number of findings: the open ones by severity, and those that were explained.

    Together they are the rows of 问题清单; what is 其中 is counted among those before it.
    """
    overview = collection.overview
    between = Counter(finding.severity for finding in counted_between(collection))
    meanings = ("必须改正", "要改正或说明原因", "请看一看")
    for severity, meaning in zip(Severity, meanings, strict=True):
        reports, others = overview.findings[severity], between[severity]
        where = f"：各单位的报告里 {reports}，单位之间 {others}" if others else ""
        yield CountLine(f"{SEVERITY_WORDS[severity]}（条）", reports + others, f"{meaning}{where}")
    if local := _asked_locally(collection):
        meaning = "“提示”里地方口径没有做到的，同样要改正或说明原因"
        yield CountLine("其中地方口径要核实（条）", local, meaning)
    if overview.explained:
        meaning = "单位写明了原因的，见“问题清单”"
        yield CountLine("已说明（条）", overview.explained, meaning)


def findings_listed(overview: Overview) -> str:
    """Say how many findings of units' reports there are in a list of all of them."""
    total = sum(overview.findings.values()) + overview.explained
    explained = f"，其中单位已说明的 {overview.explained} 条" if overview.explained else ""
    return f"{total} 条{explained}"


def interruption(overview: Overview) -> str:
    """Say that files were left unchecked; empty where none were."""
    if not overview.interrupted:
        return ""
    return f"核对中途停止，还有 {overview.interrupted} 个文件没有核对，以下结果不完整。"


def nothing_needed(overview: Overview) -> str:
    """Say that nobody is asked anything; of whom an interrupted run has not read nobody knows."""
    unread = "没有读到的单位先不催" if overview.interrupted else "没有要催、要退回的单位"
    return f"{unread}。"


def remark_of(line: UnitLine) -> str:
    """Return what is to be said of a unit beside its findings."""
    meant = f"是不是名单上的“{line.nearest}”？" if line.nearest else ""
    lapsed = f"{len(line.lapsed)} 条核实说明没有用上" if line.lapsed else ""
    return "；".join(words for words in (line.note, meant, lapsed) if words)


def _lapsed_words(lines: Iterable[UnitLine]) -> str:
    units = [f"{line.unit} {len(line.lapsed)} 条" for line in lines if line.lapsed]
    if not units:
        return ""
    names = first_of_many(units, len(units), "个单位", _MOST_NAMED)
    return (
        f"核实说明没有用上的 {len(units)} 个单位：{names}。数改过的，说明失效，要重新写；"
        "通知里写明是哪几条。"
    )


def first_problem_of(line: UnitLine) -> str:
    """Return what is wrong first with a unit's report, in as many words as a row of a list holds.

    The whole of it stands among the findings, but for a file that could not be read.
    """
    if line.standing is Standing.UNUSABLE:
        return line.first_problem
    return shortened(line.first_problem, _MOST_OF_A_PROBLEM)


def since_last_run(line: UnitLine) -> str:
    """Say what changed since the last run; empty where nothing did, or there was none."""
    return _changes((line.mended or 0, line.answered or 0, line.added or 0))


def _changes(numbers: Sequence[int]) -> str:
    mended, answered, added = numbers
    if not any(numbers):
        return ""
    told = f"，已说明 {answered} 条" if answered else ""
    return f"已改 {mended} 条{told}，新增 {added} 条"


def run_words(units: Units) -> Iterator[str]:
    """Yield what this run shows of all units together: what changed, what was explained in vain."""
    yield all_since_last_run(units.lines())
    yield _lapsed_words(units.lines())


def all_since_last_run(lines: Iterable[UnitLine]) -> str:
    """Say how much has changed in all units together, or why it cannot be said; empty for nothing.

    Findings of two runs are compared only where both judged a unit by the same, so that other
    runs may lie between them.
    """
    numbers, otherwise = [0, 0, 0], 0
    differing: dict[str, None] = {}
    for line in lines:
        own = (line.mended, line.answered, line.added)
        numbers = [so_far + (one or 0) for so_far, one in zip(numbers, own, strict=True)]
        otherwise += bool(line.judged_otherwise)
        differing |= dict.fromkeys(line.judged_otherwise)
    told = f"与上次同样条件的汇总相比：{changes}。" if (changes := _changes(numbers)) else ""
    if otherwise:
        told += (
            f"上次汇总的{'、'.join(differing)}与这次不同（或里面的内容改了），"
            f"{otherwise} 个单位没有与上次比；再用同样的条件汇总一次就能比。"
        )
    return told


def yes_or_no(*, counted: bool) -> str:
    """Return 是 or 否."""
    return YES if counted else NO


def without_name(message: str, line: UnitLine) -> str:
    """Return what is said of a unit as it could be said of any: its own name is left out."""
    for name in sorted({line.unit, line.agency} - {""}, key=len, reverse=True):
        message = message.replace(f"“{name}”", _THE_UNIT).replace(name, _THE_UNIT)
    return message
