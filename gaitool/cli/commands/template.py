"""``gaitool template``: write the locked workbook that an office fills in."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import Force, agency_type_option, level_option, year_option
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.errors import UsageError
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import AgencyType, Level

_PASSWORD_LENGTH = 15
"""Longer passwords are hashed differently by different programs."""


def template(
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="文件", help="写到哪个 .xlsx 文件；有名单时是文件夹。"
        ),
    ] = None,
    agency: Annotated[str, typer.Option(metavar="名称", help="机关名称。")] = "",
    agency_type: Annotated[AgencyType | None, agency_type_option("机关类型")] = None,
    level: Annotated[Level | None, level_option("行政层级")] = None,
    year: Annotated[int | None, year_option("报告所属年度（四位数）。")] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            metavar="文件",
            help="上年的报告：带出上年结转，并列出上年数对照；有名单时是上年报告所在的文件夹。",
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(metavar="文件", help="报告数据（.json），给了多少就填多少。"),
    ] = None,
    with_draft_text: Annotated[
        bool,
        typer.Option(
            "--with-draft-text", help="正文空着的，先写上引言和第一部分的草稿，数字取自表格。"
        ),
    ] = False,
    roster: Annotated[
        Path | None,
        typer.Option(
            metavar="名单",
            help=(
                "单位名单（.xlsx、.csv 或 .txt），每个单位一份；"
                "列名：机关名称、机关类型、行政层级。"
            ),
        ),
    ] = None,
    password: Annotated[
        str, typer.Option(metavar="密码", help="工作表保护密码，最多 15 个字符；默认没有密码。")
    ] = "",
    force: Force = False,
) -> int:
    """生成锁定的填报工作簿（空白表），用 Excel 或 WPS 填写。"""
    if len(password) > _PASSWORD_LENGTH or not password.isascii():
        raise UsageError(f"密码最多 {_PASSWORD_LENGTH} 个英文字母、数字或符号。")
    given = Cover(
        agency=agency,
        agency_type=agency_type or "",
        level=level or "",
        year=str(year or ""),
    )
    if roster:
        if data or agency or with_draft_text:
            raise UsageError("有名单时不用 --data、--agency、--with-draft-text。")
        from gaitool.cli.unit_templates import write_unit_templates

        return write_unit_templates(roster, output, previous, given, password=password, force=force)
    report = _report_to_fill(given, data, previous)
    if with_draft_text:
        report = _with_draft_text(report)
    cover = report.cover
    target = output or Path(f"{cover.agency}{cover.year}政府信息公开工作年度报告填报表.xlsx")
    inputs = [path for path in (data, previous) if path]
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=inputs)
    from gaitool.template import write_template

    content = write_template(report, password=password)
    write_output(target, content, force=force, inputs=inputs)
    tell(f"已生成：{target}。用 Excel 或 WPS 打开填写，保存后运行 gaitool check。")
    return ExitCode.CLEAN


def _with_draft_text(report: FilledReport) -> FilledReport:
    from gaitool.drawn_figures.draft_text import with_draft_text

    return with_draft_text(report)


def _report_to_fill(given: Cover, data: Path | None, previous: Path | None) -> FilledReport:
    """Return what is filled in beforehand: the data, the options, and what last year tells."""
    from gaitool.checking.sources import read_report
    from gaitool.reader import read_filled_report

    last_year = read_report(previous) if previous else None
    report = read_filled_report(data) if data else blank_report()
    report = replace(report, cover=cover_to_fill(given, report.cover, last_year))
    demand_last_year(report.cover, last_year)
    return filled_in_beforehand(report, last_year, from_data=data is not None)


def blank_report() -> FilledReport:
    """Return a report with nothing filled in and no blank confirmed to be 0."""
    return FilledReport().with_blanks_left_open()


def cover_to_fill(given: Cover, known: Cover, last_year: FilledReport | None) -> Cover:
    """Return the cover: what was given, else what is known, else what last year's says."""
    last = last_year.cover if last_year else Cover()
    next_year = str(last.known_year + 1) if last.known_year else ""
    return replace(
        known,
        agency=given.agency or known.agency or last.agency,
        agency_type=given.agency_type or known.agency_type or last.agency_type,
        level=given.level or known.level or last.level,
        year=given.year or known.year or next_year,
    )


def demand_last_year(cover: Cover, last_year: FilledReport | None) -> None:
    """Refuse a report of another year as last year's; raises UsageError."""
    last, this = last_year.cover.known_year if last_year else None, cover.known_year
    if last and this and last != this - 1:
        raise UsageError(f"{cover.agency}的上年报告是 {last} 年的，不是 {this - 1} 年的。")


def filled_in_beforehand(
    report: FilledReport, last_year: FilledReport | None, *, from_data: bool = False
) -> FilledReport:
    """Return the report with 上年结转, and with 0 for the 规章 of an organ that makes none."""
    from gaitool.template import with_fixed_zeros, with_last_year

    if last_year:
        report = with_last_year(report, last_year)
    return report if from_data else with_fixed_zeros(report)
