"""G801–G805: what the text parts must say, and in which order."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

from gaitool.as_printed import BrokenOff, LateStart, PrintedHeading
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.form import Aspect, CellKey, Form, Part, Table
from gaitool.layout import Place
from gaitool.prose.coverage import folded_text, speaks_of, without_contents
from gaitool.rules.rule import (
    CannotCheck,
    Violation,
    official,
    practice,
    prescribed,
    rule,
)
from gaitool.rules.stated import OTHER_MATTERS
from gaitool.rules.texts import Text, found_body, part_text, texts
from gaitool.text.folding import fold_label
from gaitool.text.numbering import numeral

_MOST_NAMED = 2
_OVERVIEW, _PROBLEMS = "overview", "problems"
_FEE_UNPAID = CellKey("applications", "other_fee_unpaid", "total")
_ADVICE = MappingProxyType(
    {
        _PROBLEMS: "写明本年存在的主要问题和改进情况。",
        OTHER_MATTERS: "没有其他事项的，也要写“无其他需要报告的事项”。",
    }
)
_OTHER_ADVICE = "写明这一部分的内容；没有发生的，也写明“无”。"


def _aspects(form: Form, part: str) -> tuple[Aspect, ...]:
    return form.sections[part].aspects if part in form.sections else ()


@rule(
    "G801",
    Severity.ERROR,
    "六个部分齐全，第一、五、六部分写了内容",
    prescribed("规定的六个部分，缺一不可"),
    each=lambda form: form.parts,
)
def every_part_is_there(report: FilledReport, part: Part) -> Iterator[Violation]:
    """Report a part without text, and in a published document one that is missing or misplaced."""
    if (broken := report.broken_off) and (part.key in broken.parts or broken.leaves_open(part.key)):
        if part.key == (broken.parts or (broken.part,))[0]:
            yield _broken_off(report, broken)
        printed = [heading.part for heading in report.headings or ()]
        # A table without its heading has begun: that one was left out, not cut.
        if part.key == broken.part and printed and part.key not in printed:
            yield from filter(None, [_misplaced(report, part)])
        return
    if (late := report.late_start) and part.key in late.parts:
        if part.key == late.parts[0]:
            yield _begun_late(report, late)
        return
    # Sheets cannot be left out or change places: only a published source is asked.
    if report.headings is not None and (misplaced := _misplaced(report, part)):
        yield misplaced
    elif part.key in report.form.sections:
        yield from _says_nothing(report, part.key)


def _broken_off(report: FilledReport, broken: BrokenOff) -> Violation:
    """Return the one violation that tells where a source ends, and all that lacks for it."""
    parts = [p for p in report.form.parts if p.key in broken.parts]
    here = [p for p in report.form.parts if p.key == broken.part]
    ends = "断了" if broken.is_torn else "结束了，也没有落款"
    missing = "、".join(_unseen(broken, parts, here[0].table))
    unseen = f"后面的{missing}没有看到，也没有核对" if missing else "后面没有看到"
    return Violation(
        cells=tuple(FoundCell("", Place(p.heading), p.heading, "") for p in (parts or here)),
        suspects=len(parts or here),
        message=f"原文到{broken.place}就{ends}：{unseen}。",
        hint=(
            "像是没有复制全、没有存全：找到全文再核对一次。"
            f"原文本来就到这里的，补写后面的：{numeral(len(report.form.parts))}个部分一个都不能少。"
        ),
    )


def _begun_late(report: FilledReport, late: LateStart) -> Violation:
    """Return the one violation that tells that the beginning of a source is missing."""
    unseen = "没有看到，也没有核对" if late.is_at_heading else "没有看到，或者没有看全"
    parts = [part for part in report.form.parts if part.key in late.parts]
    return Violation(
        cells=tuple(FoundCell("", Place(p.heading), p.heading, "") for p in parts),
        suspects=len(parts),
        message=f"原文从{late.place}开始：前面的{'、'.join(_named(parts))}{unseen}。",
        hint="像是开头没有复制全、没有存全：找到全文再核对一次。原文本来就这样的，补写缺的部分。",
    )


def _unseen(broken: BrokenOff, parts: Sequence[Part], table: Table | None) -> Iterator[str]:
    """Yield in words what a source does not reach: the rest of a table, and the parts below."""
    # How many cells those are is not said: of a row that is cut nobody knows it for sure.
    left = [key for key in broken.keys if table and key in table.cells]
    if table and left:
        yield f"整张{table.name}的数" if len(left) == len(table.cells) else f"{table.name}余下的格"
    yield from _named(parts)


def _named(parts: Sequence[Part]) -> Iterator[str]:
    if len(parts) > _MOST_NAMED:
        yield f"“{parts[0].heading}”至“{parts[-1].heading}”{numeral(len(parts))}个部分"
    else:
        yield from (f"“{part.heading}”" for part in parts)


def _misplaced(report: FilledReport, part: Part) -> Violation | None:
    """Return what is wrong with the heading of a part, by the order of all parts."""
    printed = [heading.part for heading in report.headings or ()]
    here = FoundCell("", Place(part.heading), part.heading, "")
    parts = f"{numeral(len(report.form.parts))}个部分"
    if part.key not in printed:
        return Violation(
            cells=(here,),
            message=f"没有认出“{part.heading}”这一部分的标题。",
            expected=part.heading,
            hint=f"{parts}一个都不能少；标题写在单独的一行，带序号。",
        )
    order = [other.key for other in report.form.parts]
    before = printed[: printed.index(part.key)]
    late = [key for key in before if order.index(key) > order.index(part.key)]
    if not late:
        return None
    other = report.form.parts[order.index(late[0])].heading
    return Violation(
        cells=(here,),
        message=f"“{part.heading}”排在“{other}”的后面。",
        hint=f"{parts}按规定的次序排列。",
    )


def _says_nothing(report: FilledReport, part: str) -> Iterator[Violation]:
    if any(text.says_something and not text.is_preamble for text in texts(report, part)):
        return
    yield Violation(
        cells=(found_body(report, part),),
        message=f"“{report.form.sections[part].heading}”没有写内容。",
        hint=_advice(report.form, part),
    )


def _advice(form: Form, part: str) -> str:
    """State what belongs in a part: the aspects that every organ owes, or what is known of it."""
    if part == _OVERVIEW and (owed := [a.name for a in _aspects(form, part) if not a.only]):
        return f"按{'、'.join(owed)}{numeral(len(owed))}个方面写。"
    # Fees could be charged from 2021 on: the edition before did not ask for them.
    if part == OTHER_MATTERS and _aspects(form, part):
        return f"写明本年收取信息处理费的情况；{_ADVICE[part]}"
    return _ADVICE.get(part, _OTHER_ADVICE)


@rule(
    "G802",
    Severity.WARNING,
    "公布的报告各部分标题与规定格式一致",
    prescribed("所附格式"),
)
def headings_are_those_of_the_form(report: FilledReport) -> Iterator[Violation]:
    """Compare the printed headings with the form's, white space and width folded."""
    if report.headings is None:
        raise CannotCheck("各部分标题由模板固定，来源不是公布的报告")
    official_headings = {part.key: part.heading for part in report.form.parts}
    for heading in report.headings:
        expected = official_headings[heading.part]
        if _is_cut(report, heading, expected):
            continue
        if fold_label(heading.text) != fold_label(expected):
            yield Violation(
                cells=(FoundCell("", Place(expected), expected, heading.text),),
                message=f"标题写的是“{heading.text}”，规定的是“{expected}”。",
                expected=expected,
                actual=heading.text,
                hint=f"把标题改成“{expected}”。",
            )


def _is_cut(report: FilledReport, heading: PrintedHeading, expected: str) -> bool:
    """Whether the source begins or breaks off in the middle of a heading."""
    late, broken, every = report.late_start, report.broken_off, report.headings or (None,)
    whole, printed = fold_label(expected), fold_label(heading.text)
    if late and late.is_at_heading and heading is every[0]:
        return whole.endswith(printed.lstrip("、."))
    is_last = broken is not None and broken.is_in_heading and broken.part == heading.part
    return is_last and heading is every[-1] and whole.startswith(printed)


@rule(
    "G803",
    Severity.WARNING,
    "第一部分写到了规定的各个方面",
    prescribed(
        "：总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障；"
        "各级人民政府的监督保障还包括工作考核、社会评议和责任追究结果"
    ),
    # What only governments owe is a subject of its own: an unknown type skips nothing else.
    each=lambda form: [
        tuple(aspects)
        for _, aspects in groupby(_aspects(form, _OVERVIEW), key=lambda aspect: aspect.only)
    ],
)
def part_one_covers_its_aspects(
    report: FilledReport, aspects: tuple[Aspect, ...]
) -> Iterator[Violation]:
    """Look for the aspects that the same organs owe in sub-headings and text of part one."""
    written = part_text(report, _OVERVIEW)
    if not _is_owed(report, aspects[0]):
        return
    _demand_whole(report, _OVERVIEW)
    words = without_contents(written, (part.heading for part in report.form.parts))
    if missing := [aspect.name for aspect in aspects if not speaks_of(words, aspect)]:
        yield Violation(
            cells=(found_body(report, _OVERVIEW),),
            message=f"“{_heading(report, _OVERVIEW)}”没有写到{'、'.join(missing)}。",
            expected="、".join(aspect.name for aspect in aspects),
            hint="每个方面写一段；没有发生的也写明“没有”。换了说法的，请改用规定的名称。",
        )


def _demand_whole(report: FilledReport, part: str) -> None:
    """Raise CannotCheck for a part in which the source breaks off."""
    if report.broken_off and report.broken_off.leaves_open(part):
        raise CannotCheck(f"原文在“{_heading(report, part)}”里断了，后面的没有看到")
    if report.late_start and part in report.late_start.parts:
        raise CannotCheck(f"原文没有从头开始，“{_heading(report, part)}”没有看到，或者没有看全")


def _heading(report: FilledReport, part: str) -> str:
    return report.form.sections[part].heading


def _is_owed(report: FilledReport, aspect: Aspect) -> bool:
    """Whether an organ of this type has to speak of an aspect."""
    if aspect.only is None:
        return True
    if report.cover.known_type is None:
        raise CannotCheck("封面没有填机关类型")
    return report.cover.known_type is aspect.only


def _statements(text: Text, problems: Aspect) -> str:
    """Return a text with its sub-heading, unless that names both problems and improvements."""
    heading = folded_text(text.entry.heading)
    names_both = speaks_of(heading, problems) and "改进" in heading
    # 存在的问题及改进情况 repeats the heading of the part and states neither.
    return folded_text(text.entry.body) if names_both else text.folded


@rule(
    "G804",
    Severity.WARNING,
    "第五部分既写了问题，也写了改进情况",
    official("第五部分的标题：存在的主要问题及改进情况"),
    each=lambda form: _aspects(form, _PROBLEMS),
)
def part_five_names_problems_and_improvements(
    report: FilledReport, aspect: Aspect
) -> Iterator[Violation]:
    """Look for what is amiss, and for what is done about it."""
    part_text(report, _PROBLEMS)
    _demand_whole(report, _PROBLEMS)
    aspects = _aspects(report.form, _PROBLEMS)
    written = (text for text in texts(report, _PROBLEMS) if text.says_something)
    if not any(speaks_of(_statements(text, aspects[0]), aspect) for text in written):
        yield Violation(
            cells=(found_body(report, _PROBLEMS),),
            message=f"“{_heading(report, _PROBLEMS)}”没有写{aspect.name}。",
            expected="和".join(one.name for one in aspects),
            hint="问题写本年的实际问题，改进写已采取和将采取的措施，并与上年报告提出的改进事项衔接。",
        )


@rule(
    "G805",
    Severity.WARNING,
    "第六部分写明了信息处理费收取情况",
    practice("公布的报告在第六部分写明本年收取信息处理费的情况，没有收取的也写明"),
    each=lambda form: _aspects(form, OTHER_MATTERS),
)
def part_six_states_processing_fees(report: FilledReport, fee: Aspect) -> Iterator[Violation]:
    """Look for a statement of 信息处理费, of 0 as well; beside unpaid fees G305 asks for it."""
    if _FEE_UNPAID in report.form and report.figure_or_none(_FEE_UNPAID):
        raise CannotCheck("有逾期未缴费的申请，收费情况由 G305 核对")
    words = part_text(report, OTHER_MATTERS)
    _demand_whole(report, OTHER_MATTERS)
    if not speaks_of(words, fee):
        yield Violation(
            cells=(found_body(report, OTHER_MATTERS),),
            message=f"“{_heading(report, OTHER_MATTERS)}”没有写{fee.name}的收取情况。",
            expected=f"{fee.name}收取情况",
            hint="收取了的写明件数和金额（元）；没有收取的写“本年度未收取信息处理费”。",
        )
