"""What is sent to a unit in plain words: what to mend or to answer, by when and where to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from pathlib import PurePath

from gaitool.collection import Standing, UnitLine
from gaitool.face import FACE
from gaitool.face.to_units import for_units
from gaitool.findings import Finding, Severity
from gaitool.renderers.findings.wording import place_words
from gaitool.renderers.harmless_csv import csv_text
from gaitool.renderers.printable import one_line
from gaitool.renderers.rollup.needed import Ask, asked_of
from gaitool.renderers.rollup.wording import remark_of, since_last_run
from gaitool.rules.explained import wants_answer

RETURNED, ASKED = "退回通知", "核实通知"
"""What the files are called that a unit gets: of a report without errors nothing is sent back."""

_TITLES = {
    RETURNED: "政府信息公开工作年度报告退回修改通知",
    ASKED: "政府信息公开工作年度报告核实通知",
}
_INDENT = "　　"
_NUMBERS = "一二三"
_WORKBOOKS = frozenset([".xlsx", ".xlsm", ".xls", ".et", ".ett", ".xlsb"])
_FILL_IN_THE_BLANK = (
    "填进这次统一下发的空白填报表（.xlsx）后重新报送；没有空白表的，向发来本通知的单位索取。"
)
_LINE_END = "\r\n"
"""Notepad of older Windows shows no other."""


@dataclass(frozen=True, slots=True)
class ReturnTerms:
    """By when a mended report is to be handed in, and where to; ``sender`` is who asks for it.

    ``day`` is that of the slip. Each is empty where it is not said.
    """

    due: str = ""
    to: str = ""
    sender: str = ""
    day: str = ""


class SlipPart(IntEnum):
    """What a finding is to the unit: to be mended, to be answered, to be known."""

    ERRORS = 0
    ASKED = 1
    TOLD = 2

    @property
    def word(self) -> str:
        """What findings of the part are called where they are counted."""
        return ("错误", "核实", "供参考")[self]

    @property
    def heading(self) -> str:
        """What stands above them."""
        return ("必须改正", "请核实，属实的在“核实说明”写原因", "供参考")[self]


def needs_return_slip(line: UnitLine) -> bool:
    """Whether a unit must mend what it handed in, or answer what is asked of it."""
    return asked_of(line) in {Ask.FAILED, Ask.UNUSABLE, Ask.REPLY}


def slip_kind(line: UnitLine) -> str:
    """Return what is sent to a unit, as its file is called."""
    return ASKED if asked_of(line) is Ask.REPLY else RETURNED


def slip_title(line: UnitLine) -> str:
    """Return the heading of what is sent to a unit."""
    return _TITLES[slip_kind(line)]


def return_slip(
    line: UnitLine, findings: Sequence[Finding], terms: ReturnTerms, marked_copy: str = ""
) -> str:
    """Return the notice to one unit; ``marked_copy`` is the file's name with the marks.

    Lines end as on Windows; explained findings are left out.
    """
    shown = [finding for finding in findings if not finding.explained]
    lines = [
        slip_title(line),
        "",
        f"{line.unit}：",
        "",
        f"{_INDENT}{opening(line)}",
        *_parts(shown),
        "",
        *(f"{_INDENT}{words}" for words in closing(line, terms, marked_copy)),
        *(f"{_INDENT}{words}" for words in (terms.sender, terms.day) if words),
    ]
    return _LINE_END.join(map(one_line, lines)) + _LINE_END


def missing_units_csv(lines: Iterable[UnitLine]) -> str:
    """Return the units that have handed in nothing, as CSV."""
    missing = (line for line in lines if line.standing is Standing.MISSING)
    return csv_text(("单位", "说明"), ((line.unit, remark_of(line)) for line in missing))


def opening(line: UnitLine) -> str:
    """Return what the unit handed in, and what is asked of it."""
    return for_units(_opening(line))


def _opening(line: UnitLine) -> str:
    file = PurePath(line.file).name
    year = f" {line.year} 年度" if line.year else ""
    if line.standing is Standing.UNUSABLE:
        mend = "请重新报送。" if _is_workbook(line) else f"请把内容{_FILL_IN_THE_BLANK}"
        return f"你单位报送的文件“{file}”读不了：{line.first_problem}{mend}"
    if not line.fits_edition:
        return (
            f"你单位报送的{year}报告“{file}”用的不是这次统一下发的表式（{line.note}），没有逐格核对。"
            f"请把内容{_FILL_IN_THE_BLANK}已经填好的不必重填：{FACE.into_new_workbook}，"
            "再补上新表多出来的格。"
        )
    if slip_kind(line) == ASKED:
        return (
            f"你单位报送的{year}报告“{file}”没有错误，有 {line.to_answer} 处要核实："
            "写错了的请改正，属实的请在“核实说明”表里写明原因，然后重新报送。"
        )
    if not line.errors:
        return f"你单位报送的{year}报告“{file}”要重新报送：{remark_of(line)}。"
    asked = f"、{line.to_answer} 处要核实" if line.to_answer else ""
    return (
        f"你单位报送的{year}报告“{file}”有 {line.errors} 处错误必须改正{asked}。"
        "请按下面所列修改后重新报送。"
    )


def told_findings(line: UnitLine, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return what a unit is told to mend: nothing within a form that it has to leave behind."""
    if not line.fits_edition:
        return ()
    return tuple(
        one._replace(message=for_units(one.message), hint=for_units(one.hint)) for one in findings
    )


def _is_workbook(line: UnitLine) -> bool:
    return PurePath(line.file).suffix.lower() in _WORKBOOKS


def _parts(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the findings by severity, each part numbered, each finding in it."""
    for heading, own in parts_of(findings):
        yield ""
        yield heading
        for count, finding in enumerate(own, start=1):
            yield ""
            yield from _described(count, finding)


def parts_of(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Yield errors, what has to be answered and the rest, each under a numbered heading."""
    parts = groupby(sorted(findings, key=kind_of), key=kind_of)
    for number, (part, found) in zip(_NUMBERS, parts, strict=False):
        own = list(found)
        yield f"{number}、{part.heading}（{len(own)} 处）", own


def kind_of(finding: Finding) -> SlipPart:
    """Return what a finding is to the unit."""
    if finding.severity is Severity.ERROR:
        return SlipPart.ERRORS
    return SlipPart.ASKED if wants_answer(finding) else SlipPart.TOLD


def _described(count: int, finding: Finding) -> Iterator[str]:
    suspect = finding.cells[0] if finding.cells else None
    label = suspect.label if suspect else ""
    where = "　".join(words for words in (place_words(finding), label) if words)
    yield f"{count}．{where or finding.title}"
    for name, words in (
        ("问题", finding.message),
        ("现在写的", finding.actual),
        ("应为", finding.expected),
        ("改法", finding.hint),
    ):
        if words:
            yield f"　　{name}：{' '.join(words.split())}"
    yield f"　　（规则 {finding.rule}，要求：{finding.title}）"


def closing(line: UnitLine, terms: ReturnTerms, marked_copy: str) -> Iterator[str]:
    """Yield what goes with the slip, by when and where to the report is due."""
    if line.nearest:
        yield (
            f"机关名称“{line.unit}”不在这次的单位名单上；你单位就是“{line.nearest}”的，"
            "请把封面的机关名称改成全称，改好以前不计入汇总。"
        )
    if changes := since_last_run(line):
        yield f"与上次报送相比：{changes}。"
    if line.lapsed:
        yield f"你单位写的说明有 {len(line.lapsed)} 条没有用上。{for_units(''.join(line.lapsed))}"
    if marked_copy:
        yield (
            f"另附“{marked_copy}”：每一处问题都标在格里，第一张表是问题清单；可以直接在这份里改。"
        )
    by_when = f"请在 {terms.due} 以前" if terms.due else "请尽快"
    done = "核实好" if slip_kind(line) == ASKED else "改好"
    where_to = f"报送到{terms.to}" if terms.to else "报送给发来本通知的单位"
    goes_on = line.fits_edition and line.standing is not Standing.UNUSABLE
    sheet = "仍用原来的" if goes_on else "要用这次统一下发的"
    yield f"{by_when}{done}，{where_to}。文件{sheet}填报表，不要另做表格，不要设密码。"
