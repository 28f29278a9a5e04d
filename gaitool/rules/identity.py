"""G806, G807, G809, G812: whose report it is, of which year, on which basis, and when."""

import datetime
from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import AgencyType, Level, predecessor
from gaitool.prose.coverage import folded_text
from gaitool.prose.document_numbers import document_numbers
from gaitool.prose.report_years import WrongYear, wrong_years, years_in_title
from gaitool.prose.self_references import (
    is_full_name,
    is_neighbour,
    names_in_title,
    names_of_the_writer,
    signatures,
    subjects_of_the_work,
)
from gaitool.rules.rule import (
    CannotCheck,
    Violation,
    derived,
    found_cover,
    official,
    rule,
)
from gaitool.rules.stated import OTHER_MATTERS
from gaitool.rules.texts import Said, Text, found_words, report_year, said, texts
from gaitool.text.organ_names import may_be_the_same
from gaitool.text.sentences import FoldedSentence
from gaitool.text.written_dates import iso_day, printed_day

# 条例 第四十九条: departments by 31 January; 第五十条: governments by 31 March.
_OFFICE_DEADLINE, _GOVERNMENT_DEADLINE = (1, 31), (3, 31)


@rule(
    "G806",
    Severity.WARNING,
    "本年的工作写在本年之下，没有留下别的年份",
    derived("报告写的是报告年度的工作，写成别的年份多半是沿用旧稿没有改"),
)
def work_is_reported_under_its_year(report: FilledReport) -> Iterator[Violation]:
    """Ask about sentences that report work under another year."""
    year, writer = report_year(report), folded_text(report.cover.agency)
    for text in texts(report):
        for wrong in _wrong_years(text, year, writer):
            yield Violation(
                cells=(found_words(report, text, wrong.quote), found_cover(report, "year")),
                message=f"这句写的是 {wrong.year} 年的工作，报告年度是 {year} 年。",
                expected=f"{year}年",
                actual=f"{wrong.year}年",
                hint="沿用旧稿忘了改的，改年份，并核对这句里的数；确是往年事项的，写明与本年的关系。",
                quote=wrong.quote,
            )


def _wrong_years(text: Text, year: int, writer: str) -> Iterator[WrongYear]:
    # Part five announces the coming year: what it says of that is no slip.
    plans = text.part == "problems"
    found = list(wrong_years(text.words, year, plans=plans, writer=writer))
    if text.is_preamble or text.part == OTHER_MATTERS:
        found += years_in_title(text.words, year)
    return iter(dict.fromkeys(found))


@rule(
    "G807",
    Severity.WARNING,
    "正文里自称的机关就是封面上的机关",
    derived("编制机关只有一个，写成别的机关多半是套用别处的稿子没有改"),
)
def the_writer_is_the_agency_of_the_cover(report: FilledReport) -> Iterator[Violation]:
    """Compare the full names by which the text says who reports with the cover's.

    Others may be mentioned; a neighbour whose 政府信息公开工作 is reported was left in.
    """
    agency = folded_text(report.cover.agency)
    if not agency:
        raise CannotCheck("封面没有填机关名称")
    # By 财政局 alone any county's would do.
    if not is_full_name(agency):
        raise CannotCheck("封面的机关名称不是带地名的全称")
    for text, name, quote in _writers(report):
        if not may_be_the_same(name, agency):
            yield Violation(
                cells=(found_words(report, text, name), found_cover(report, "agency")),
                message=f"正文说编制报告的机关是“{name}”，封面写的是“{report.cover.agency}”。",
                expected=report.cover.agency,
                actual=name,
                hint="改成封面上的机关；封面写错的，改封面。",
                quote=quote,
            )
    for item in said(report):
        for name in subjects_of_the_work(item.sentence.text):
            if is_neighbour(name, agency):
                yield _neighbour(report, item, name)


def _neighbour(report: FilledReport, item: Said, name: str) -> Violation:
    return Violation(
        cells=(found_words(report, item.text, name), found_cover(report, "agency")),
        message=f"这句写的是“{name}”的政府信息公开工作，封面写的是“{report.cover.agency}”。",
        expected=report.cover.agency,
        actual=name,
        hint="套用别处的稿子忘了改的，改成封面上的机关，并核对这句的内容；封面写错的，改封面。",
        quote=item.sentence.quote,
    )


def _writers(report: FilledReport) -> Iterator[tuple[Text, str, str]]:
    for item in said(report):
        for name in names_of_the_writer(item.sentence.text):
            yield item.text, name, item.sentence.quote
        if item.text.is_preamble:
            for name in names_in_title(item.sentence.text):
                yield item.text, name, item.sentence.quote
    # A sign-off can only stand at the very end.
    for text in list(texts(report, OTHER_MATTERS))[-1:]:
        lines = tuple(filter(None, folded_text(text.entry.body).split("\n")))
        for name in signatures(lines):
            yield text, name, name


@rule(
    "G809",
    Severity.WARNING,
    "报告日期在报告年度的次年，不迟于规定期限",
    official(
        "《政府信息公开条例》第四十九条、第五十条：县级以上人民政府部门每年1月31日前，"
        "县级以上地方人民政府每年3月31日前公布上一年度报告"
    ),
)
def the_report_is_in_time(report: FilledReport) -> Iterator[Violation]:
    """Compare the date of the cover with the end of the year and with the date set by law."""
    year, written = report_year(report), report.cover.date
    if not written:
        raise CannotCheck("封面没有填报告日期")
    day = iso_day(written)
    if day is None:
        no_day = _misdated(
            report, f"报告日期写的是“{written}”，不是日期。", "日期，例如 2024-01-29"
        )
        # Whatever the year may be.
        yield no_day._replace(cells=no_day.cells[:1])
    # No report can be dated before its year has ended, wherever the local date is set.
    elif day.year <= year:
        yield _misdated(
            report,
            f"报告日期是 {printed_day(day)}，{year} 年还没有结束。",
            f"{year + 1}年1月1日以后",
        )
    elif (limit := _deadline(report, year + 1)) and day > limit:
        yield _misdated(
            report,
            f"报告日期是 {printed_day(day)}，迟于规定的 {printed_day(limit)}。",
            f"不迟于{printed_day(limit)}",
        )


def _deadline(report: FilledReport, year: int) -> datetime.date | None:
    """Return the last day for the organ, None where the law sets none."""
    agency_type, level = report.cover.known_type, report.cover.known_level
    if agency_type is None or level is None:
        raise CannotCheck("封面没有填机关类型或行政层级")
    # The 条例 sets dates from county level up; those of 乡镇街道 are local.
    if level is Level.TOWNSHIP:
        return None
    match agency_type:
        case AgencyType.DEPARTMENT | AgencyType.GENERAL_OFFICE:
            return datetime.date(year, *_OFFICE_DEADLINE)
        case AgencyType.GOVERNMENT:
            return datetime.date(year, *_GOVERNMENT_DEADLINE)
        case _:
            return None


def _misdated(report: FilledReport, message: str, expected: str) -> Violation:
    return Violation(
        cells=(found_cover(report, "date"), found_cover(report, "year")),
        message=message,
        expected=expected,
        actual=report.cover.date,
        hint="核对封面的报告日期和报告年度；确实迟报的，在“核实说明”里写明原因。",
    )


@rule(
    "G812",
    Severity.WARNING,
    "编制依据不是已被替代的旧格式",
    derived("{form}从{since}年度起替代{replaced}"),
)
def the_basis_is_the_form_in_force(report: FilledReport) -> Iterator[Violation]:
    """Ask about the old form's number where the one in force is not cited."""
    form = report.form
    # The older form was the right one for that year.
    if report_year(report) < form.years[0]:
        return
    if not form.succeeds:
        raise CannotCheck("这一表式没有替代更早的格式")
    cited = [(item, number) for item in said(report) for number in _numbers_cited(item.sentence)]
    if any(number.endswith(form.basis) for _, number in cited):
        return
    # The edition replaced is read out of its file where a report cites something else only.
    old = predecessor(form) if cited else None
    for item, number in reversed(cited):
        if old and number.endswith(old.basis):
            yield Violation(
                cells=(found_words(report, item.text, old.basis),),
                message=f"依据写的是{old.basis}，这个格式用到{old.years[-1]}年度为止。",
                expected=form.basis,
                actual=old.basis,
                hint=f"改成{form.basis}，并核对各部分是否按新格式填写。",
                quote=item.sentence.quote,
            )
            return


def _numbers_cited(sentence: FoldedSentence) -> Iterator[str]:
    return (number.standard for number in document_numbers(sentence.text))
